package store

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"ownpace/engine"
	"ownpace/store/disk"
)

// failing is a disk on which the steps from one on fail, as many as it is told to.
type failing struct {
	disk.System
	steps    int // so far
	from, to int // those that fail; 0 for none
	err      error
}

type failingFile struct {
	disk.File
	on *failing
}

func (d *failing) step() error {
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

func (f failingFile) Sync() error {
	if err := f.on.step(); err != nil {
		return err
	}
	return f.File.Sync()
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

// smallDisk is a disk of 1 MiB, where this user may mount one.
func smallDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=1m"); err != nil {
		t.Skip("no small disk can be mounted here: ", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, 0) })
	return dir
}

// fill takes all the room there is but some.
func fill(t *testing.T, disk string, but int) string {
	t.Helper()
	path := filepath.Join(disk, "filler")
	f, err := os.Create(path)
	must(t, err)
	for {
		if _, err := f.Write(make([]byte, 4096)); err != nil {
			break
		}
	}
	info, err := f.Stat()
	must(t, err)
	must(t, f.Truncate(max(0, info.Size()-int64(but))))
	must(t, f.Close())
	return path
}

// TestFault05DiskFull: on a disk that is really full nothing is acknowledged, and saving
// goes on when there is room.
func TestFault05DiskFull(t *testing.T) {
	at := smallDisk(t)
	dir := filepath.Join(at, "learner")
	s := mustOpen(t, dir)
	acked := 0
	answer := func() error {
		_, err := s.Append(noon, engine.Event{Kind: engine.Answered, Millis: int64(acked), Draft: strings.Repeat("a", 2000)})
		if err == nil {
			acked++
		}
		return err
	}
	for range 20 {
		must(t, answer())
	}
	for _, room := range []int{0, 4096, 8192, 16384, 65536} {
		filler := fill(t, at, room)
		var full error
		for range 200 {
			if full = answer(); full != nil {
				break
			}
		}
		if full == nil {
			t.Fatal("the disk was never full")
		}
		if err := answer(); err == nil {
			t.Log("room was found after all")
		}
		must(t, os.Remove(filler))
		must(t, answer())
		if got := len(all(t, s)); got != acked {
			t.Fatalf("%d events, %d acknowledged", got, acked)
		}
		agree(t, s)
	}
	must(t, s.Close())
	whole(t, dir, acked)
}

// TestFault06DiskFullAtStart: on a full disk what there is can be read, if nothing can be
// saved; a folder that is as it was left opens.
func TestFault06DiskFullAtStart(t *testing.T) {
	for name, harm := range map[string]func(dir string) error{
		"closed":   func(string) error { return nil },
		"no index": func(dir string) error { return os.Remove(indexOf(dir)) },
		"killed":   func(dir string) error { return os.Remove(filepath.Join(dir, markerName)) },
	} {
		t.Run(name, func(t *testing.T) {
			at := smallDisk(t)
			dir := filepath.Join(at, "learner")
			s := mustOpen(t, dir)
			give(t, s, 40)
			must(t, s.Close())
			must(t, harm(dir))
			filler := fill(t, at, 0)
			s, err := Open(dir)
			must(t, err)
			if n := len(all(t, s)); n != 40 {
				t.Errorf("%d events, told %q", n, s.Notice())
			}
			if _, err := s.Append(noon, engine.Event{Kind: engine.Named, Draft: strings.Repeat("a", 5000)}); err == nil {
				t.Error("an event was acknowledged on a full disk")
			} else if s.ReadOnly() != nil && !strings.Contains(s.Notice(), "nothing can be saved") {
				t.Errorf("told %q, and then %v", s.Notice(), err)
			}
			_ = s.Close()
			must(t, os.Remove(filler))
			whole(t, dir, 40)
		})
	}
}

// TestFault07FileSizeLimit: RLIMIT_FSIZE stands for a quota.
func TestFault07FileSizeLimit(t *testing.T) {
	s := mustOpen(t, t.TempDir())
	var old syscall.Rlimit
	must(t, syscall.Getrlimit(syscall.RLIMIT_FSIZE, &old))
	give(t, s, 20)
	for _, limit := range []uint64{uint64(s.end.Size) + 100, uint64(s.end.Size) + 1000} {
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: limit, Max: old.Max}); err != nil {
			t.Skip("no limit can be set here: ", err)
		}
		n, err := s.Len(), error(nil)
		for range 20 {
			if _, err = s.Append(noon.Add(1000*1000*1000*3600), engine.Event{Kind: engine.Answered, Millis: int64(s.Len())}); err != nil {
				break
			}
		}
		must(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &old))
		if err == nil {
			t.Fatal("the limit was never met")
		}
		t.Logf("%d more, then %v", s.Len()-n, err)
		give(t, s, 3)
		agree(t, s)
	}
	n := int(s.Len())
	must(t, s.Close())
	whole(t, s.dir, n)
}

// TestFault08ReadOnlyMount: a folder on a disk that cannot be written is read.
func TestFault08ReadOnlyMount(t *testing.T) {
	at := smallDisk(t)
	dir := filepath.Join(at, "learner")
	s := mustOpen(t, dir)
	give(t, s, 20)
	must(t, s.Close())
	if err := syscall.Mount("", at, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skip("it cannot be made read-only here: ", err)
	}
	s = mustOpen(t, dir)
	if len(all(t, s)) != 20 || s.ReadOnly() == nil || !strings.Contains(s.Notice(), "nothing can be saved") {
		t.Errorf("%d events, told %q", s.Len(), s.Notice())
	}
	if _, err := s.Append(noon, engine.Event{Kind: engine.Named}); err == nil {
		t.Error("an event was acknowledged")
	}
	if _, err := Open(filepath.Join(at, "another")); err == nil || !strings.Contains(err.Error(), "--data") {
		t.Errorf("a new folder: %v", err)
	}
	must(t, s.Close())
	must(t, syscall.Mount("", at, "", syscall.MS_REMOUNT, ""))
	whole(t, dir, 20)
}
