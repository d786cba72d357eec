// Package store keeps a learner's folder: one bbolt file of events, each with a
// checksum. An append that has returned is on disk. Events are never changed.
package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/gofrs/flock"
	bolt "go.etcd.io/bbolt"

	"ownpace/engine"
)

// Store is one learner's folder, held by this process alone until it is closed.
type Store struct {
	dir    string
	db     *bolt.DB
	lock   *flock.Flock
	opened fs.FileInfo // of the file that is open
	device string
	last   engine.Event // of this device: its sequence and time go on from here
	latest time.Time    // of any device
}

// InUse says that another program holds the folder.
type InUse struct {
	Dir string
	Pid string // of the holder, "" when it cannot be told
}

func (e InUse) Error() string {
	by := "another ownpace"
	if e.Pid != "" {
		by += " (process " + e.Pid + ")"
	}
	return fmt.Sprintf("%s has this learner's folder open: %s; close it, or name another learner with --learner", by, e.Dir)
}

const (
	fileName = "progress.db"
	lockName = "lock"
	newName  = "progress.db.new" // being made; swept at the next start
)

// Open opens the folder, making it where it is missing, and returns every event in
// it, sorted. It returns InUse at once when another program holds it.
func Open(dir string) (*Store, []engine.Event, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, nil, fmt.Errorf("cannot make the folder for progress: %w; choose another with --data", err)
	}
	s := &Store{dir: dir, lock: flock.New(filepath.Join(dir, lockName))}
	if held, err := s.lock.TryLock(); err != nil {
		return nil, nil, fmt.Errorf("cannot lock %s: %w; choose another folder with --data", dir, err)
	} else if !held {
		pid, _ := os.ReadFile(filepath.Join(dir, lockName))
		return nil, nil, InUse{Dir: dir, Pid: string(pid)}
	}
	_ = os.WriteFile(s.lock.Path(), fmt.Appendf(nil, "%d", os.Getpid()), 0o600) // for the message only
	events, err := s.open()
	if err != nil {
		s.Close()
		return nil, nil, err
	}
	return s, events, nil
}

func (s *Store) open() (events []engine.Event, err error) {
	defer survive(func(cause error) { err = damaged(s.file(), cause) })()
	_ = os.Remove(filepath.Join(s.dir, newName))
	info, err := os.Stat(s.file())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := s.create(); err != nil {
			return nil, fmt.Errorf("cannot make %s: %w", s.file(), err)
		}
	case err != nil:
		return nil, fmt.Errorf("cannot read %s: %w", s.file(), err)
	case info.Size() == 0: // bbolt would take it for new, and the progress for gone
		return nil, damaged(s.file(), errors.New("it is empty"))
	}
	if s.db, err = bolt.Open(s.file(), 0o600, &bolt.Options{Timeout: time.Second}); err != nil {
		return nil, damaged(s.file(), err)
	}
	if s.opened, err = os.Stat(s.file()); err != nil {
		return nil, err
	}
	return s.read()
}

// survive makes an error of what bbolt does on some kinds of damage: it panics, or
// reads memory behind the end of a file that was cut. It is called before, and what
// it returns is deferred.
func survive(failed func(error)) func() {
	faults := debug.SetPanicOnFault(true)
	return func() {
		debug.SetPanicOnFault(faults)
		if p := recover(); p != nil {
			failed(fmt.Errorf("%v", p))
		}
	}
}

func damaged(file string, err error) error {
	return fmt.Errorf("the progress in %s cannot be read: %w; put a copy of the file there, or move it away to start anew", file, err)
}

func (s *Store) file() string { return filepath.Join(s.dir, fileName) }

// create makes the file aside and puts it in its place when it is whole, so that a
// crash leaves either nothing or a sound file.
func (s *Store) create() error {
	aside := filepath.Join(s.dir, newName)
	db, err := bolt.Open(aside, 0o600, nil)
	if err != nil {
		return err
	}
	err = db.Update(layOut)
	if err = errors.Join(err, db.Sync(), db.Close()); err != nil {
		return err
	}
	if err := os.Rename(aside, s.file()); err != nil {
		return err
	}
	return syncDir(s.dir)
}

// syncDir makes a rename in the folder durable.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, fs.ErrInvalid) {
		return err
	}
	return nil
}

// inPlace reports whether the file that is open is still the one in the folder: a file
// that was deleted or replaced would go on taking events that nobody finds again.
func (s *Store) inPlace() error {
	now, err := os.Stat(s.file())
	if err != nil || !os.SameFile(s.opened, now) {
		return fmt.Errorf("%s was moved, deleted or replaced while it was open; put it back", s.file())
	}
	return nil
}

// Device is the name of this device in the log.
func (s *Store) Device() string { return s.device }

// Close gives the folder free.
func (s *Store) Close() error {
	var err error
	if s.db != nil {
		err = s.db.Close()
	}
	return errors.Join(err, s.lock.Unlock())
}

// Append writes events, giving each its device, sequence and time, and returns them as
// written once they are on disk: all or none. Time never runs backwards in a log,
// whatever the clock says, so that a replay folds events in the order in which they
// happened.
func (s *Store) Append(now time.Time, events ...engine.Event) (written []engine.Event, err error) {
	defer survive(func(cause error) { written, err = nil, cause })()
	if err := s.inPlace(); err != nil {
		return nil, err
	}
	now = now.Truncate(time.Millisecond) // with its offset: days are those where the learner is
	if now.Before(s.latest) {
		now = s.latest
	}
	last := s.last
	for _, e := range events {
		e.Device, e.Seq, e.Time = s.device, last.Seq+1, now
		written, last = append(written, e), e
	}
	if err := s.db.Update(func(tx *bolt.Tx) error { return write(tx, written) }); err != nil {
		return nil, err
	}
	s.last, s.latest = last, now
	return written, nil
}
