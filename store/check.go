package store

import (
	"errors"
	"fmt"
	"iter"
)

// Report is what a check of a folder found.
type Report struct {
	Events    uint64     `json:"events"`
	Conflicts []Conflict `json:"conflicts"` // contents that are kept, and do not count, since an event has their id
	Problems  []string   `json:"problems"`  // none where both records are whole and hold the same
	Backups   int        `json:"backups"`   // those that are whole
	Bytes     int64      `json:"bytes"`     // of the journal
}

// Conflict is a second content of an id.
type Conflict struct {
	Device string `json:"device"`
	Seq    uint64 `json:"seq"`
	Counts string `json:"counts"` // the JSON of the one that counts
	Beside string `json:"beside"` // of the other
}

// Check reads both records and all backups whole. When a record has a problem, the next
// start settles it.
func (s *Store) Check() (Report, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	r := Report{Conflicts: []Conflict{}, Problems: []string{}}
	problem := func(format string, args ...any) { r.Problems = append(r.Problems, fmt.Sprintf(format, args...)) }
	sc, err := scan(s.path(journalName))
	if err != nil {
		return r, err
	}
	r.Events, r.Bytes = sc.head.Events, sc.End.Bytes
	for _, f := range sc.Faults {
		problem("journal, %s", f)
	}
	if sc.Torn {
		problem("journal, segment %d: its last line is not finished", sc.End.Segment)
	}
	switch {
	case s.index == nil:
		problem("%s is not looked at: %v", indexName, s.closed)
	default:
		r.Events = s.head.Events
		s.checkIndex(sc, &r, problem)
	}
	s.suspect = s.suspect || len(r.Problems) > 0
	for _, b := range Backups(s.dir) {
		v, err := SurveyLog(b.Path)
		if err != nil || v.Sums != 1 || v.BadLines > 0 {
			problem("the backup %s is not whole", b.Path)
			continue
		}
		r.Backups++
	}
	return r, nil
}

// Mends reports whether a check found what the next start puts right.
func (s *Store) Mends() bool { return s.suspect && s.marker.Devices != nil }

func (s *Store) checkIndex(sc scanned, r *Report, problem func(string, ...any)) {
	if sum, err := sumOf(s.path(indexName)); s.marker.Index.Sum != 0 && (err != nil || sum != s.marker.Index.Sum) {
		problem("%s: %v", indexName, errors.Join(err, errLeft))
	}
	if err := s.index.head.check(s.index); err != nil {
		problem("%s: %v", indexName, err)
		return
	}
	for c, err := range s.index.conflicts() {
		if err != nil {
			problem("%s: %v", indexName, err)
			return
		}
		r.Conflicts = append(r.Conflicts, c)
	}
	if sc.repeats && len(r.Conflicts) == 0 {
		problem("journal: it holds some events twice; the next start writes it anew")
	}
	if !sc.repeats && !s.index.head.holds(sc.head) {
		problem("the journal holds %d events and %s %d", sc.head.Events, indexName, s.index.head.Events)
	}
	if sc.repeats {
		only, err := s.onlyInIndex(sc)
		if err = errors.Join(err, s.onlyInJournal()); err != nil || len(only) > 0 {
			problem("%d records are in %s only; %v", len(only), indexName, err)
		}
	}
}

func (s *Store) onlyInJournal() error {
	for r, err := range lines(s.path(journalName)) {
		if err != nil {
			return err
		}
		fresh, err := s.index.missing([]record{r})
		if err != nil || len(fresh) > 0 {
			return errors.Join(err, fmt.Errorf("event %d of %s is in the journal only", r.seq, r.device))
		}
	}
	return nil
}

// conflicts hands over what is kept beside events.
func (x *index) conflicts() iter.Seq2[Conflict, error] {
	return func(yield func(Conflict, error) bool) {
		twice, err := x.twice()
		if err != nil {
			yield(Conflict{}, err)
			return
		}
		if len(twice) == 0 {
			return
		}
		counts := map[string]string{}
		n := uint64(0)
		for r, err := range x.walk() {
			n++
			key := string(r.key())
			switch {
			case err != nil:
				yield(Conflict{}, err)
				return
			case n <= x.head.Events && twice[key]:
				counts[key] = string(r.body)
			case n > x.head.Events && !yield(Conflict{r.device, r.seq, counts[key], string(r.body)}, nil):
				return
			}
		}
	}
}
