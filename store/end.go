package store

import (
	"errors"

	"ownpace/store/journal"
)

// What the marker is told: that writing began, that a segment was closed, and of a clean
// end, which the next start can go on from without reading anything.

// unclean says in the marker, before anything else is written, that the folder is no longer
// as a clean end left it.
func (s *Store) unclean() error {
	if !s.marker.Clean && s.marker.Index.Sum == 0 {
		return nil
	}
	m := s.marker
	m.Clean, m.Index.Sum = false, 0
	if err := writeMarker(s.disk, s.dir, m); err != nil {
		return err
	}
	s.marker = m
	return nil
}

// mark writes the marker when a segment was closed. A marker that could not be written
// costs time at the next start, and no more.
func (s *Store) mark() {
	if end := s.journal.End(); end.Segment != s.marker.End.Segment {
		s.marker.Events, s.marker.Sum, s.marker.End, s.marker.Clean = s.head.Events, s.head.Sum, end, false
		_ = writeMarker(s.disk, s.dir, s.marker)
	}
}

// Close gives the folder free. A write in flight, and a backup, are waited for.
func (s *Store) Close() error {
	s.backups.wait()
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.lock == nil {
		return nil
	}
	var err error
	if s.index != nil && s.journal != nil && s.broken == nil {
		err = s.closeCleanly()
	}
	err = errors.Join(err, s.index.close(), s.journal.Close(), s.lock.Unlock())
	s.lock, s.index, s.journal = nil, nil, nil
	if s.closed == nil {
		s.closed = errors.New("it was closed")
	}
	return err
}

func (s *Store) closeCleanly() error {
	inPlace := s.inPlace()
	folded := s.index.fold() == nil // or else the next start does it
	if err := errors.Join(s.journal.Close(), s.index.close()); err != nil || !inPlace || !folded {
		return err
	}
	mark, err := markOf(s.path(indexName))
	if err == nil && s.marker.Index.Sum == 0 {
		mark.Sum, err = sumOf(s.path(indexName))
	} else {
		mark.Sum = s.marker.Index.Sum // nothing was written
	}
	if err != nil {
		return err
	}
	_, changed, err := journal.Ends(s.path(journalName), s.end)
	if err != nil {
		return err
	}
	m := s.marker
	m.Events, m.Sum, m.Clean, m.Index, m.End, m.Changed = s.head.Events, s.head.Sum, !s.suspect, mark, s.end, changed
	if s.marker.Clean && m.Clean && m.Index == s.marker.Index && m.End == s.marker.End && m.Changed == s.marker.Changed && m.Sum == s.marker.Sum {
		return nil // nothing was written
	}
	return writeMarker(s.disk, s.dir, m)
}
