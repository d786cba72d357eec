package store

import (
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"ownpace/engine"
	"ownpace/store/disk"
)

// failing is a disk on which the steps from one on fail, as many as it is told to.
type failing struct {
	disk.System
	counting sync.Mutex // both records are written at once
	steps    int        // so far
	from, to int        // those that fail; 0 for none
	err      error
}

type failingFile struct {
	disk.File
	on *failing
}

func (d *failing) step() error {
	d.counting.Lock()
	defer d.counting.Unlock()
	d.steps++
	if d.from > 0 && d.steps >= d.from && d.steps < d.to {
		return d.err
	}
	return nil
}

func (d *failing) file(f disk.File, err error) (disk.File, error) {
	if err != nil {
		return nil, err
	}
	return failingFile{f, d}, nil
}

func (d *failing) Append(name string) (disk.File, error) {
	if err := d.step(); err != nil {
		return nil, err
	}
	return d.file(d.System.Append(name))
}

func (d *failing) Create(name string) (disk.File, error) {
	if err := d.step(); err != nil {
		return nil, err
	}
	return d.file(d.System.Create(name))
}

func (d *failing) Over(name string) (disk.File, error) {
	if err := d.step(); err != nil {
		return nil, err
	}
	return d.file(d.System.Over(name))
}

func (d *failing) Rename(from, to string) error {
	if err := d.step(); err != nil {
		return err
	}
	return d.System.Rename(from, to)
}

func (d *failing) Remove(name string) error {
	if err := d.step(); err != nil {
		return err
	}
	return d.System.Remove(name)
}

func (d *failing) MakeDir(dir string) error {
	if err := d.step(); err != nil {
		return err
	}
	return d.System.MakeDir(dir)
}

func (d *failing) SyncDir(dir string) error {
	if err := d.step(); err != nil {
		return err
	}
	return d.System.SyncDir(dir)
}

// Write writes half of what it was given when it fails.
func (f failingFile) Write(b []byte) (int, error) {
	if err := f.on.step(); err != nil {
		n, _ := f.File.Write(b[:len(b)/2])
		return n, err
	}
	return f.File.Write(b)
}

func (f failingFile) WriteAt(b []byte, at int64) (int, error) {
	if err := f.on.step(); err != nil {
		n, _ := f.File.WriteAt(b[:len(b)/2], at)
		return n, err
	}
	return f.File.WriteAt(b, at)
}

func (f failingFile) Sync() error {
	if err := f.on.step(); err != nil {
		return err
	}
	return f.File.Sync()
}

func (f failingFile) SyncData() error {
	if err := f.on.step(); err != nil {
		return err
	}
	return f.File.SyncData()
}

func (f failingFile) Truncate(n int64) error {
	if err := f.on.step(); err != nil {
		return err
	}
	return f.File.Truncate(n)
}

// TestFault07EveryStepFails lets each step of opening, answering, closing and opening again
// fail, once, thrice and for long. What was acknowledged is there, what was not is not
// there twice, and when the disk is well again saving goes on.
func TestFault07EveryStepFails(t *testing.T) {
	for _, c := range []struct {
		name   string
		err    error
		length int
	}{{"EIO once", syscall.EIO, 1}, {"EDQUOT thrice", syscall.EDQUOT, 3}, {"ENOSPC for long", syscall.ENOSPC, 1000}} {
		t.Run(c.name, func(t *testing.T) {
			steps, stride := 1000, 1
			if testing.Short() {
				stride = 7
			}
			for from := 1; from <= steps; from += stride {
				d := &failing{from: from, to: from + c.length, err: c.err}
				dir := t.TempDir()
				acked := failingSession(t, d, dir)
				if from == 1 {
					steps = 1 + stepsOf(t)
				}
				s := mustOpen(t, dir)
				events := all(t, s)
				if len(events) != acked {
					t.Errorf("step %d: %d events are there, %d were acknowledged; told %q", from, len(events), acked, s.Notice())
				}
				for i, e := range events {
					if e.Seq != uint64(i+1) || e.Millis != int64(i+1) {
						t.Errorf("step %d: event %d is %+v", from, i, e)
					}
				}
				agree(t, s)
				must(t, s.Close())
			}
			t.Logf("%d steps", steps)
		})
	}
}

func stepsOf(t *testing.T) int {
	d := &failing{}
	failingSession(t, d, t.TempDir())
	return d.steps
}

// failingSession takes ten answers in two sessions on a disk that fails, giving each again
// until it is taken; in the middle the disk becomes well. It returns how many were
// acknowledged.
func failingSession(t *testing.T, d *failing, dir string) (acked int) {
	t.Helper()
	for session := range 2 {
		s, err := open(d, dir, false)
		if err != nil || s.ReadOnly() != nil {
			if s != nil {
				_ = s.Close()
			}
			d.from = 0 // it is well again, and the program started anew
			s, err = open(d, dir, false)
			must(t, err)
		}
		for range 5 {
			event := engine.Event{Kind: engine.Answered, Millis: int64(acked + 1)}
			if _, err = s.Append(noon, event); err != nil {
				_, err = s.Append(noon, event)
			}
			if err != nil {
				d.from = 0
				_, err = s.Append(noon, event)
			}
			must(t, err)
			acked++
		}
		if session == 0 && d.steps%2 == 0 { // one that ends without being closed
			_ = s.index.close()
			_ = s.journal.Close()
			must(t, s.lock.Unlock())
			continue
		}
		_ = s.Close()
	}
	return acked
}

// TestFault08ReadOnlyFiles: what cannot be written is read, and nothing pretended.
func TestFault08ReadOnlyFiles(t *testing.T) {
	dir := filled(t, 20)
	d := &failing{from: 1, to: 1 << 30, err: syscall.EROFS}
	s, err := open(d, dir, false)
	must(t, err)
	if s.ReadOnly() == nil || len(all(t, s)) != 20 || !strings.Contains(s.Notice(), "read-only file system") {
		t.Errorf("%d events, told %q", s.Len(), s.Notice())
	}
	if _, err := s.Append(noon, engine.Event{Kind: engine.Named}); err == nil || !strings.Contains(err.Error(), "can only be read") {
		t.Errorf("an event got %v", err)
	}
	must(t, s.Close())
	if _, err := open(d, filepath.Join(dir, "new"), false); err == nil || !strings.Contains(err.Error(), "--data") {
		t.Errorf("a folder that cannot be made: %v", err)
	}
	whole(t, dir, 20)
}
