package store

import (
	"errors"
	"io"
	"time"
)

// Taking what is kept elsewhere, and back.

// Export writes all events, in order, and then what is kept beside events with the same
// ids. It returns how many lines of either it wrote.
func (s *Store) Export(w io.Writer) (int, error) {
	if s.index == nil {
		return writeLog(w, int64(len(s.view)), bodies(s.read(Snapshot{})))
	}
	return writeLog(w, int64(s.head.records()), func(yield func([]byte, error) bool) {
		for e, err := range bodies(s.read(Snapshot{})) {
			if !yield(e, err) {
				return
			}
		}
		for c, err := range s.index.conflicts() {
			if !yield([]byte(c.Beside), err) {
				return
			}
		}
	})
}

// Imported is what an import did.
type Imported struct {
	Events    int `json:"events"`    // in the log
	New       int `json:"new"`       // that were not here
	Conflicts int `json:"conflicts"` // of those, with the id of an event that is here, and another content
}

// Import makes the union with a log: what is here already is passed over, and it may be
// imported again, in any order with others. There is a backup before.
func (s *Store) Import(now time.Time, path string) (Imported, error) {
	var in Imported
	if s.closed != nil {
		return in, s.closed
	}
	if _, err := s.Backup(now); err != nil {
		return in, err
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.ready(); err != nil {
		return in, err
	}
	before := s.head
	counted := func(yield func(record, error) bool) {
		for r, err := range logRecords(path, nil) {
			if errors.Is(err, errNotWhole) {
				continue
			}
			in.Events++
			if !yield(r, err) {
				return
			}
		}
	}
	_, s.broken = s.index.addAll(counted, func(fresh []record) error {
		return s.journal.AppendAll(func(yield func([]byte, error) bool) {
			for _, r := range fresh {
				if !yield(r.body, nil) {
					return
				}
			}
		})
	})
	if s.broken != nil {
		return in, s.broken
	}
	s.acknowledge()
	s.mark()
	in.New = int(s.head.records() - before.records())
	in.Conflicts = int(s.head.Conflicts - before.Conflicts)
	return in, nil
}
