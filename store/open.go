package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"ownpace/store/disk"
	"ownpace/store/journal"
)

// Open opens the folder to be written, making it where it is missing. What is missing or
// damaged in one record is taken from the other, and told by Notice. It returns InUse at
// once when another program holds the folder, and Lost when there was progress and there
// is none left. A folder that cannot be written, or that a later version has written, is
// opened to be read only.
func Open(dir string) (*Store, error) { return open(disk.System{}, dir, false) }

// OpenToRestore opens a folder even where all was lost.
func OpenToRestore(dir string) (*Store, error) { return open(disk.System{}, dir, true) }

// OpenReadOnly reads a folder, be it held by another program, and changes nothing in it.
func OpenReadOnly(dir string) (*Store, error) {
	s := &Store{dir: dir, disk: disk.System{}}
	return s, s.readOnly(errors.New("it was opened only to be looked at"))
}

func open(d disk.Disk, dir string, restoring bool) (*Store, error) {
	s := &Store{dir: dir, disk: d}
	err := s.take()
	if err == nil {
		err = s.begin(restoring)
	}
	var inUse InUse
	var lost Lost
	if errors.As(err, &inUse) {
		return nil, err
	}
	if err != nil {
		_ = errors.Join(s.index.close(), s.journal.Close())
		s.index, s.journal = nil, nil
	}
	if err != nil && !errors.As(err, &lost) {
		if s.readOnly(err) == nil && len(s.view) > 0 {
			s.notice("nothing can be saved: %v", err)
			return s, nil
		}
	}
	if err != nil {
		_ = s.Close()
		return nil, err
	}
	s.backups.opened = s.head.records()
	return s, nil
}

// take makes the folder and locks it.
func (s *Store) take() error {
	if err := s.makeFolder(); err != nil {
		return fmt.Errorf("cannot make the folder for progress: %w; choose another with --data", err)
	}
	lock := flock.New(s.path(lockName))
	held, err := lock.TryLock()
	for range 5 { // one that only looks who has it open holds it for a moment
		if held || err != nil {
			break
		}
		time.Sleep(20 * time.Millisecond)
		held, err = lock.TryLock()
	}
	if err != nil {
		return fmt.Errorf("cannot lock %s: %w; choose another folder with --data", s.dir, err)
	}
	if !held {
		pid, _ := os.ReadFile(s.path(lockName))
		return InUse{Dir: s.dir, Pid: string(pid)}
	}
	s.lock = lock
	_ = os.WriteFile(lock.Path(), fmt.Appendf(nil, "%d", os.Getpid()), 0o600) // for the message only
	return nil
}

// makeFolder makes the folder and those above it, so that they outlast a power cut.
func (s *Store) makeFolder() error {
	var made []string
	for dir := s.dir; !exists(dir) && dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		made = append(made, dir)
	}
	err := s.disk.MakeDir(s.dir)
	for _, dir := range made {
		err = errors.Join(err, s.disk.SyncDir(filepath.Dir(dir)))
	}
	return err
}

// begin opens both records. After a clean end, and when nothing has changed since, that
// costs nothing that grows with the log.
func (s *Store) begin(restoring bool) error {
	if err := s.sweep(); err != nil {
		return err
	}
	var there bool
	s.marker, there = readMarker(s.dir)
	if !s.resume() {
		if err := s.settle(settling{restoring: restoring, unsure: there && s.marker.Devices == nil}); err != nil {
			return err
		}
	}
	return s.name()
}

// sweep removes what a write that was cut short left.
func (s *Store) sweep() error {
	for _, name := range []string{indexName, tailOf(indexName), snapshotName, markerName, filepath.Join(backupsName, "*")} {
		left, err := filepath.Glob(filepath.Join(escaped(s.dir), name+disk.New))
		for _, path := range left {
			err = errors.Join(err, s.disk.Remove(path))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// escaped is a path that a pattern matches as it is.
func escaped(path string) string {
	return strings.NewReplacer(`*`, `\*`, `?`, `\?`, `[`, `\[`, `\`, `\\`).Replace(path)
}

// resume opens both records as they were left at a clean end, if they are as they were.
func (s *Store) resume() bool {
	if !s.marker.Clean {
		return false
	}
	same, changed, err := journal.Ends(s.path(journalName), s.marker.End)
	if err != nil || !same || changed != s.marker.Changed {
		return false
	}
	mark, err := markOf(s.path(indexName))
	mark.Sum = s.marker.Index.Sum // it is not read whole
	if err != nil || mark != s.marker.Index || exists(tailOf(s.path(indexName))) {
		return false
	}
	x, err := openIndex(s.disk, s.path(indexName))
	if err != nil {
		return false
	}
	j, err := journal.Resume(s.disk, s.path(journalName), s.marker.End)
	if err != nil || x.head.Events != s.marker.Events || x.head.Sum != s.marker.Sum {
		_ = errors.Join(x.close(), j.Close())
		return false
	}
	s.index, s.journal = x, j
	s.acknowledge()
	return true
}

// name gives this device its name in the log. A folder that was copied, or that two
// computers share, goes on under another name in each place, so that no two events get the
// same id.
func (s *Store) name() error {
	place := placeOf(s.dir)
	name, known := s.marker.Devices[place]
	switch {
	case known && name == s.index.head.Device:
		return nil
	case !known && len(s.marker.Devices) > 0:
		name = newDevice()
	case !known:
		name = s.index.head.Device
	}
	if err := s.unclean(); err != nil {
		return err
	}
	h := s.index.head.next()
	h.Device, h.Shift = name, 0
	if _, err := s.index.commit(h, nil); err != nil {
		return err
	}
	s.acknowledge()
	devices := map[string]string{place: name}
	for p, d := range s.marker.Devices {
		if p != place {
			devices[p] = d
		}
	}
	s.marker.Devices, s.marker.Clean, s.marker.End = devices, false, s.journal.End()
	s.marker.Events, s.marker.Sum = s.head.Events, s.head.Sum
	return writeMarker(s.disk, s.dir, s.marker)
}

// readOnly reads what is whole of both records, without the lock.
func (s *Store) readOnly(why error) error {
	s.closed = why
	s.marker, _ = readMarker(s.dir)
	s.head.Device = s.marker.Devices[placeOf(s.dir)]
	var all []record
	add := func(records iter.Seq2[record, error]) error {
		for r, err := range records {
			if err != nil {
				return err
			}
			r.body = bytes.Clone(r.body)
			all = append(all, r)
		}
		return nil
	}
	found, err := journal.Walk(s.path(journalName), func([]byte) error { return nil })
	if err == nil {
		err = add(lines(s.path(journalName)))
	}
	if err == nil && (!found.Sound() || found.End.Files == 0 || uint64(len(all)) < s.marker.Events) && exists(s.path(indexName)) {
		err = add(salvage(s.path(indexName)))
	}
	if tail, _, torn := readTail(tailOf(s.path(indexName))); err == nil && torn == nil {
		err = add(held(tail))
	}
	slices.SortFunc(all, record.compare)
	seen := ids{}
	s.view = slices.DeleteFunc(all, func(r record) bool { return !seen.add(r.device, r.seq) })
	return err
}

// exists reports whether there is a file; what cannot be told counts as there.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// Glance says, without reading what is kept, how many events there are, when the folder was
// last written, and whether a program has it open. It changes nothing.
func Glance(dir string) (events uint64, last time.Time, open bool, err error) {
	m, there := readMarker(dir)
	numbers, _ := journal.Segments(filepath.Join(dir, journalName))
	for _, n := range numbers {
		if info, err := os.Stat(filepath.Join(dir, journalName, journal.Name(n))); err == nil && info.ModTime().After(last) {
			last = info.ModTime()
		}
	}
	if lock := flock.New(filepath.Join(dir, lockName), flock.SetFlag(os.O_RDONLY)); exists(lock.Path()) {
		held, err := lock.TryRLock()
		open = err == nil && !held
		_ = lock.Close()
	}
	same, changed, err := journal.Ends(filepath.Join(dir, journalName), m.End)
	if there && err == nil && same && m.Clean && changed == m.Changed {
		return m.Events, last, open, nil
	}
	s, err := OpenReadOnly(dir) // it has to be counted
	if err != nil {
		return m.Events, last, open, err
	}
	return s.Len(), last, open, nil
}

// Delete removes a folder and all that is in it, unless a program has it open.
func Delete(dir string) error {
	s := &Store{dir: dir, disk: disk.System{}}
	if err := s.take(); err != nil {
		return err
	}
	return errors.Join(os.RemoveAll(dir), s.lock.Unlock())
}
