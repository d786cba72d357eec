package store

import (
	"errors"
	"os"
	"path/filepath"
	"time"

	"ownpace/store/journal"
)

// What is replaced since it was damaged is kept aside, with its date.

// keepAside keeps a file that will be replaced, if there is room.
func (s *Store) keepAside(path string) {
	dir := s.path(asideName)
	if s.disk.MakeDir(dir) == nil {
		_ = os.Link(path, filepath.Join(dir, stamp()+"-"+filepath.Base(path)))
	}
	s.thinAside()
}

// mostAside is how much is kept of what was damaged; a disk that fails again and again
// is not to be filled with it.
const mostAside = 20

func (s *Store) thinAside() {
	kept, _ := os.ReadDir(s.path(asideName)) // by date
	for _, e := range kept[:max(0, len(kept)-mostAside)] {
		_ = os.RemoveAll(filepath.Join(s.path(asideName), e.Name()))
	}
}

// putAside moves segments of a journal out of it.
func (s *Store) putAside(dir string, segments []int) error {
	if len(segments) == 0 {
		return nil
	}
	aside := filepath.Join(s.path(asideName), stamp()+"-"+journalName)
	if err := s.disk.MakeDir(aside); err != nil {
		return err
	}
	for _, n := range segments {
		if err := s.disk.Rename(filepath.Join(dir, journal.Name(n)), filepath.Join(aside, journal.Name(n))); err != nil {
			return err
		}
	}
	s.thinAside()
	return errors.Join(s.disk.SyncDir(aside), s.disk.SyncDir(dir))
}

// stamp names a moment; two in the same second get names of their own.
func stamp() string { return time.Now().UTC().Format("2006-01-02T150405.000000") }
