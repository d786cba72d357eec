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

// covers reports whether an index holds, to the bit, all that a journal does; false also where
// that cannot be told without reading the journal again, which takes three times as long.
func (x *index) covers(sc scanned) (bool, error) {
	if sc.repeats || x.head.Conflicts > 0 || sc.head.Events > x.head.Events {
		return false, nil
	}
	events, sum := sc.head.Events, sc.head.Sum
	if events == 0 {
		return true, nil
	}
	for r, err := range x.walk() {
		if err != nil {
			return false, err
		}
		if sc.ids.has(r.device, r.seq) {
			events, sum = events-1, sum-r.mark()
		}
	}
	return events == 0 && sum == 0, nil
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
