package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"iter"
	"maps"

	bolt "go.etcd.io/bbolt"
)

// Adding records to the index, one answer or a whole log.

// put adds a record and says whether it was new. The rule of every union: what is there is
// not added again; of different contents with one id the first in order is the event, and
// the others are conflicts. So the order in which records come does not matter.
func (h *head) put(tx *bolt.Tx, r record) (bool, error) {
	events, key := tx.Bucket(eventsBucket), r.key()
	events.FillPercent = 0.9 // ids mostly grow
	var found []byte
	if r.seq <= h.Last[r.device] {
		found = events.Get(key)
	}
	if found == nil {
		h.add(r)
		if r.value == nil {
			r = r.kept()
		}
		return true, events.Put(key, r.value)
	}
	if len(found) > 4 && bytes.Equal(found[4:], r.body) {
		return false, nil
	}
	body, err := unsealed(found)
	if err != nil {
		return false, err
	}
	there, err := recordOf(bytes.Clone(body))
	if err != nil || there.same(r) {
		return false, err
	}
	beside := r
	if r.compare(there) < 0 {
		beside = there
	}
	conflicts, key := tx.Bucket(conflictsBucket), beside.conflictKey()
	if conflicts.Get(key) != nil {
		return false, nil
	}
	h.Conflicts++
	if err := conflicts.Put(key, sealed(beside.body)); err != nil {
		return false, err
	}
	if beside.order() != r.order() || !bytes.Equal(beside.body, r.body) { // the event is another now
		h.Straight = false
		err = events.Put(r.key(), sealed(r.body))
	}
	return true, h.count(r, err)
}

// add counts a record whose id is new.
func (h *head) add(r record) {
	h.Straight = h.Straight && (h.Events == 0 || r.device == h.Latest.Device && r.seq > h.Latest.Seq && !r.time.Before(h.Latest.Time))
	h.Events++
	_ = h.count(r, nil)
}

func (h *head) count(r record, err error) error {
	h.Sum += r.mark()
	h.Last[r.device] = max(h.Last[r.device], r.seq)
	if o := r.order(); o.compare(h.Latest) > 0 {
		h.Latest = o
	}
	return err
}

func (r record) conflictKey() []byte {
	sum := sha256.Sum256(r.body)
	return append(r.key(), sum[:8]...)
}

// next is a copy of the head, to be changed by a commit that may fail.
func (h head) next() head {
	h.Last = maps.Clone(h.Last)
	return h
}

// commit adds records to progress.db; those that were there already are passed over, and where
// all of them were, nothing is written. What was added is on disk when it returns.
func (x *index) commit(h head, records []record) (added int, err error) {
	if err := x.fold(); err != nil {
		return 0, err
	}
	err = x.update(func(tx *bolt.Tx) error {
		for _, r := range records {
			isNew, err := h.put(tx, r)
			if err != nil {
				return err
			}
			if isNew {
				added++
			}
		}
		if len(records) > 0 && added == 0 && h.Conflicts == x.head.Conflicts && h.Device == x.head.Device && h.Shift == x.head.Shift {
			return errNothing
		}
		return h.write(tx)
	})
	if errors.Is(err, errNothing) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	x.head = h
	return added, nil
}

// atOnce is how many bytes of records are added in one commit of many.
const atOnce = 2 << 20

// addAll adds many records, and hands on those that were new, some at a time, before they
// are added.
func (x *index) addAll(records iter.Seq2[record, error], before func([]record) error) (added int, err error) {
	var some []record
	size := 0
	flush := func() error {
		if len(some) == 0 {
			return nil
		}
		if before != nil {
			fresh, err := x.missing(some)
			if err != nil || len(fresh) == 0 {
				some, size = some[:0], 0
				return err
			}
			if err := before(fresh); err != nil {
				return err
			}
			some = append(some[:0], fresh...)
		}
		done, err := x.commit(x.head.next(), some)
		added += done
		some, size = some[:0], 0
		return err
	}
	for r, err := range records {
		if err != nil {
			return added, err
		}
		some = append(some, r.kept())
		if size += len(r.body) + 100; size > atOnce {
			if err := flush(); err != nil {
				return added, err
			}
		}
	}
	return added, flush()
}

// missing returns those records that would be new.
func (x *index) missing(records []record) (fresh []record, err error) {
	if err := x.fold(); err != nil {
		return nil, err
	}
	h := x.head.next()
	err = x.update(func(tx *bolt.Tx) error {
		for _, r := range records {
			isNew, err := h.put(tx, r)
			if err != nil {
				return err
			}
			if isNew {
				fresh = append(fresh, r)
			}
		}
		return errNothing
	})
	if errors.Is(err, errNothing) {
		err = nil
	}
	return fresh, err
}

// errNothing ends a change of which nothing is kept.
var errNothing = errors.New("nothing is to be kept")

// withdraw removes what this device wrote after what was acknowledged.
func (x *index) withdraw(acknowledged head) error {
	h, device := x.head.next(), acknowledged.Device
	after := acknowledged.Last[device]
	err := x.update(func(tx *bolt.Tx) error {
		c := tx.Bucket(eventsBucket).Cursor()
		prefix := keyOf(device, 0)[:2+len(device)]
		for k, v := c.Seek(keyOf(device, after+1)); bytes.HasPrefix(k, prefix); k, v = c.Next() {
			body, err := unsealed(v)
			if err != nil {
				return err
			}
			r, err := recordOf(body)
			if err != nil {
				return err
			}
			h.Events--
			h.Sum -= r.mark()
			if err := c.Delete(); err != nil {
				return err
			}
		}
		if h.Events == x.head.Events {
			return nil
		}
		h.Last[device], h.Latest = after, acknowledged.Latest
		if after == 0 {
			delete(h.Last, device)
		}
		return h.write(tx)
	})
	if err == nil {
		x.head = h
	}
	return err
}
