package store

import (
	"errors"
	"iter"

	"ownpace/store/journal"
)

// scanned is a journal that was read whole.
type scanned struct {
	journal.Found
	head    head // of what it holds; only the counts
	ids     ids
	repeats bool // an id came more than once
}

// scan reads a journal whole.
func scan(dir string) (scanned, error) {
	sc := scanned{head: head{Last: map[string]uint64{}}, ids: ids{}}
	var err error
	sc.Found, err = journal.Walk(dir, func(body []byte) error {
		r, err := recordOf(body)
		if err != nil {
			return nil // a line of a later version
		}
		if !sc.ids.add(r.device, r.seq) {
			sc.repeats = true
			return nil
		}
		sc.head.Events++
		return sc.head.count(r, nil)
	})
	return sc, err
}

// lines hands over the records of a journal; the bytes are good until the next.
func lines(dir string) iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		stop := errors.New("stop")
		err := journal.Read(dir, func(body []byte) error {
			r, err := recordOf(body)
			if err == nil && !yield(r, nil) {
				return stop
			}
			return nil
		})
		if err != nil && err != stop {
			yield(record{}, err)
		}
	}
}
