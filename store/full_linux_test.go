package store

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"ownpace/engine"
)

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
	const child = "OWNPACE_TEST_LIMITED"
	if os.Getenv(child) == "" { // the limit is of a process, and this one writes a log of its own
		cmd := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$", "-test.v")
		cmd.Env = append(os.Environ(), child+"=1")
		out, err := cmd.CombinedOutput()
		if t.Logf("%s", out); err != nil {
			t.Error(err)
		}
		return
	}
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
