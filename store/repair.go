package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"ownpace/store/journal"
)

// repair puts right what a failed write left, or what was done to the folder while it was
// open, so that the records hold what was acknowledged and nothing else of this device; or,
// where the lock was gone, what another program may have added as well.
func (s *Store) repair() error {
	if err := s.makeFolder(); err != nil {
		return err
	}
	if !s.lockInPlace() {
		s.visited = true
		old := s.lock
		if err := s.take(); err != nil {
			return err
		}
		_ = old.Close()
	}
	if s.index != nil && !s.index.there() {
		if err := s.writeDown(); err != nil {
			return err
		}
	}
	err := s.journal.Close()
	if err == nil && !s.visited {
		err = s.cut()
	}
	if err != nil {
		return err
	}
	if s.index != nil && !s.visited {
		_ = s.index.fold() // even where the tail is gone; what was not acknowledged is withdrawn
	}
	_ = s.index.close()
	s.index, s.journal = nil, nil
	acknowledged := s.head
	_ = s.sweep()
	how := settling{acknowledged: &acknowledged}
	if s.visited {
		how.acknowledged = nil
		s.marker, _ = readMarker(s.dir)
	}
	if s.marker.Devices == nil {
		s.marker.Devices = map[string]string{}
	}
	s.marker.Devices[placeOf(s.dir)] = acknowledged.Device
	if err := s.settle(how); err != nil {
		_ = errors.Join(s.index.close(), s.journal.Close())
		s.index, s.journal, s.head = nil, nil, acknowledged
		return err
	}
	if s.head.Events < acknowledged.Events {
		return fmt.Errorf("%d of the events that were saved are gone from %s; `ownpace data restore` brings back what backups have", acknowledged.Events-s.head.Events, s.dir)
	}
	h := s.head.next()
	h.Device, h.Shift = acknowledged.Device, acknowledged.Shift
	if _, err := s.index.commit(h, nil); err != nil {
		return err
	}
	s.visited = false
	s.acknowledge()
	_ = writeMarker(s.disk, s.dir, s.marker) // one that fails costs no more than time
	return nil
}

// writeDown writes what was acknowledged into a new journal, from an index that is open
// but no longer found in its folder, before it is let go.
func (s *Store) writeDown() error {
	var unread error
	acknowledged := func(yield func([]byte, error) bool) {
		for r, err := range s.index.walk() {
			unread = err
			if err == nil && r.device == s.head.Device && r.seq > s.head.Last[r.device] {
				continue
			}
			if !yield(r.body, err) {
				return
			}
		}
	}
	j, err := journal.Anew(s.disk, s.path(journalName), acknowledged)
	if unread != nil { // then the journal that there is must do
		err = nil
	}
	return errors.Join(err, j.Close())
}

// cut takes what was not acknowledged from the end of the journal. A segment that is
// missing or shorter is no matter here: settling sees to it.
func (s *Store) cut() error {
	info, err := os.Stat(filepath.Join(s.path(journalName), journal.Name(s.end.Segment)))
	if err != nil || info.Size() <= s.end.Size {
		return nil
	}
	j, err := journal.Resume(s.disk, s.path(journalName), s.end)
	return errors.Join(err, j.Close())
}
