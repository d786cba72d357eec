package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"iter"
	"slices"

	bolt "go.etcd.io/bbolt"
)

// Snapshot is a state as it was when some events had been folded into it. A start that
// has one reads only the events after it. The zero Snapshot is that of no event.
//
// It is right for as long as nothing is added before the last event that it holds: the
// union with another log drops it, in the same commit. It is never more than time that is
// lost with one.
type Snapshot struct {
	Folded uint64 // events
	State  []byte

	last map[string]uint64 // sequence of each device
}

// kept is the beginning of a snapshot in the index: a line of JSON before the state.
type kept struct {
	Folded uint64            `json:"folded"`
	Last   map[string]uint64 `json:"last"`
}

// Snapshot returns the snapshot of a key, which says what a state depends on besides
// events: the packs and the version of the engine.
func (s *Store) Snapshot(key string) (Snapshot, bool) {
	if s.index == nil {
		return Snapshot{}, false
	}
	var snap Snapshot
	err := s.index.view(func(tx *bolt.Tx) error {
		body, err := unsealed(tx.Bucket(snapshotsBucket).Get([]byte(key)))
		if err != nil {
			return err
		}
		line, state, _ := bytes.Cut(body, []byte("\n"))
		var k kept
		err = json.Unmarshal(line, &k)
		snap = Snapshot{k.Folded, bytes.Clone(state), k.Last}
		return err
	})
	if err != nil || snap.Folded > s.head.Events {
		return Snapshot{}, false
	}
	return snap, true
}

// KeepSnapshot keeps the state into which so many events were folded, which must be all
// there are, in place of any other snapshot.
func (s *Store) KeepSnapshot(key string, folded uint64, state []byte) (err error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.ready(); err != nil {
		return err
	}
	if folded != s.head.Events {
		return errors.New("the state is not that of all events")
	}
	line, err := json.Marshal(kept{folded, s.head.Last})
	if err != nil {
		return err
	}
	body := append(append(line, '\n'), state...)
	s.broken = s.index.keepSnapshot(key, body)
	return s.broken
}

// keepSnapshot syncs twice, as bbolt by itself does: the journal holds no trace of this
// commit that would have a start look whether it is torn.
func (x *index) keepSnapshot(key string, body []byte) (err error) {
	defer survive(&err)()
	x.db.NoSync = false
	defer func() { x.db.NoSync = true }()
	return x.db.Update(func(tx *bolt.Tx) error {
		if err := dropSnapshots(tx); err != nil {
			return err
		}
		return tx.Bucket(snapshotsBucket).Put([]byte(key), sealed(body))
	})
}

func dropSnapshots(tx *bolt.Tx) error {
	if k, _ := tx.Bucket(snapshotsBucket).Cursor().First(); k == nil {
		return nil
	}
	if err := tx.DeleteBucket(snapshotsBucket); err != nil {
		return err
	}
	_, err := tx.CreateBucket(snapshotsBucket)
	return err
}

// folded hands over the records after a snapshot in the order of the fold. The bytes are
// good until the next.
func (s *Store) folded(after Snapshot) iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		if s.index == nil {
			for _, r := range s.view {
				if !yield(r, nil) {
					return
				}
			}
			return
		}
		stopped := false
		err := s.index.view(func(tx *bolt.Tx) (err error) {
			next := func(r record) bool { stopped = !yield(r, nil); return !stopped }
			if s.head.Straight || len(s.head.Last) == 0 {
				return eachAfter(tx, s.head.Last, after.last, next)
			}
			return eachSorted(tx, s.head.Last, after.last, next)
		})
		if err != nil && !stopped {
			yield(record{}, err)
		}
	}
}

// eachAfter hands over the events after the last ones of each device, by ids.
func eachAfter(tx *bolt.Tx, devices, last map[string]uint64, next func(record) bool) error {
	c := tx.Bucket(eventsBucket).Cursor()
	for device := range devices {
		prefix := keyOf(device, 0)[:2+len(device)]
		for k, v := c.Seek(keyOf(device, last[device]+1)); bytes.HasPrefix(k, prefix); k, v = c.Next() {
			r, err := read(k, v)
			if err != nil {
				return err
			}
			if !next(r) {
				return nil
			}
		}
	}
	return nil
}

// eachSorted hands them over in the order of the fold, holding of each no more than its
// place in it.
func eachSorted(tx *bolt.Tx, devices, last map[string]uint64, next func(record) bool) error {
	var all []order
	if err := eachAfter(tx, devices, last, func(r record) bool { all = append(all, r.order()); return true }); err != nil {
		return err
	}
	slices.SortFunc(all, order.compare)
	for _, o := range all {
		k := keyOf(o.Device, o.Seq)
		r, err := read(k, tx.Bucket(eventsBucket).Get(k))
		if err != nil || !next(r) {
			return err
		}
	}
	return nil
}
