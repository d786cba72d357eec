package store

import (
	"bytes"
	"errors"
	"fmt"
	"iter"

	bolt "go.etcd.io/bbolt"
)

// Reading the index.

// walk hands over every record, events before conflicts, in the order of their ids. The
// bytes are good until the next.
func (x *index) walk() iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		stopped := false
		err := x.view(func(tx *bolt.Tx) error {
			for _, name := range [][]byte{eventsBucket, conflictsBucket} {
				c := tx.Bucket(name).Cursor()
				for k, v := c.First(); k != nil && !stopped; k, v = c.Next() {
					r, err := read(k, v)
					if err != nil {
						return err
					}
					stopped = !yield(r, nil)
				}
			}
			return nil
		})
		if err != nil && !stopped {
			yield(record{}, err)
		}
	}
}

// view looks at the index, into which it puts the tail first, and survives its damage.
func (x *index) view(look func(*bolt.Tx) error) (err error) {
	if err := x.fold(); err != nil {
		return err
	}
	defer survive(&err)()
	return x.db.View(look)
}

// read makes sure that a record is what it says and stands where it should.
func read(k, v []byte) (record, error) {
	body, err := unsealed(v)
	if err == nil {
		var r record
		if r, err = recordOf(body); err == nil {
			if key := r.key(); bytes.HasPrefix(k, key) && (len(k) == len(key) || bytes.Equal(k, r.conflictKey())) {
				return r, nil
			}
			err = errors.New("it stands where another should")
		}
	}
	return record{}, fmt.Errorf("record %x: %w", k, err)
}

// bodies are the JSON of records.
func bodies(records iter.Seq2[record, error]) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		for r, err := range records {
			if !yield(r.body, err) {
				return
			}
		}
	}
}

// twice are the keys of the ids that have more than one content.
func (x *index) twice() (map[string]bool, error) {
	keys := map[string]bool{}
	err := x.view(func(tx *bolt.Tx) error {
		return tx.Bucket(conflictsBucket).ForEach(func(k, v []byte) error {
			r, err := read(k, v)
			keys[string(r.key())] = true
			return err
		})
	})
	return keys, err
}

// these hands over the records of some keys.
func (x *index) these(keys [][]byte) iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		stopped := false
		err := x.view(func(tx *bolt.Tx) error {
			for _, k := range keys {
				v := tx.Bucket(eventsBucket).Get(k)
				if v == nil {
					v = tx.Bucket(conflictsBucket).Get(k)
				}
				r, err := read(k, v)
				if err != nil {
					return err
				}
				if stopped = !yield(r, nil); stopped {
					return nil
				}
			}
			return nil
		})
		if err != nil && !stopped {
			yield(record{}, err)
		}
	}
}
