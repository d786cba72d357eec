package store

import (
	"bytes"
	"iter"
	"slices"

	bolt "go.etcd.io/bbolt"
)

// Reading in the order of the fold.

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
