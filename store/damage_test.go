package store

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"ownpace/engine"
	"ownpace/store/disk"
)

func segment(dir string) string { return filepath.Join(dir, journalName, "000001.jsonl") }
func indexOf(dir string) string { return filepath.Join(dir, indexName) }

// edit changes a file as a whole.
func edit(file string, to func([]byte) []byte) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return os.WriteFile(file, to(data), 0o600)
}

// flip turns one bit of the first place where text stands.
func flip(text string) func([]byte) []byte {
	return func(b []byte) []byte {
		b[strings.Index(string(b), text)] ^= 1
		return b
	}
}

func lineOf(b []byte, n int) (from, to int) {
	for range n - 1 {
		from += strings.IndexByte(string(b[from:]), '\n') + 1
	}
	return from, from + strings.IndexByte(string(b[from:]), '\n') + 1
}

// TestDamageOfOneRecord: with one record whole, nothing is lost, and one line tells.
func TestDamageOfOneRecord(t *testing.T) {
	const n = 200
	for name, c := range map[string]struct {
		harm func(dir string) error
		told string
	}{
		"Fault09 the index is missing":    {func(dir string) error { return os.Remove(indexOf(dir)) }, "progress.db was missing"},
		"Fault09 the index has no byte":   {func(dir string) error { return os.Truncate(indexOf(dir), 0) }, "it is empty"},
		"Fault10 the index cut at 8 KiB":  {func(dir string) error { return os.Truncate(indexOf(dir), 8<<10) }, "progress.db was damaged"},
		"Fault10 the index cut at 16 KiB": {func(dir string) error { return os.Truncate(indexOf(dir), 16<<10) }, "progress.db was damaged"},
		"Fault10 the index cut in two":    {func(dir string) error { return os.Truncate(indexOf(dir), 40<<10) }, "progress.db was damaged"},
		"Fault10 the index is garbage":    {func(dir string) error { return os.WriteFile(indexOf(dir), []byte(strings.Repeat("x", 70000)), 0o600) }, "progress.db was damaged"},
		"Fault10 both first pages are gone": {func(dir string) error {
			return edit(indexOf(dir), func(b []byte) []byte { clear(b[:8192]); return b })
		}, "progress.db was damaged"},
		"Fault10 a page of the index is gone": {func(dir string) error {
			return edit(indexOf(dir), func(b []byte) []byte {
				at := strings.Index(string(b), `"kind":"answered"`) &^ 4095
				clear(b[at : at+4096])
				return b
			})
		}, "progress.db was damaged"},
		"Fault10 one bit of an event": {func(dir string) error { return edit(indexOf(dir), flip("answered")) }, "progress.db was damaged"},
		"Fault10 another's file": {func(dir string) error {
			_ = os.Remove(indexOf(dir))
			db, err := bolt.Open(indexOf(dir), 0o600, nil)
			return errors.Join(err, db.Close())
		}, "progress.db was damaged"},
		"Fault10 the index is a folder": {func(dir string) error {
			return errors.Join(os.Remove(indexOf(dir)), os.Mkdir(indexOf(dir), 0o700))
		}, ""},
		"Fault12 the last line is torn": {func(dir string) error {
			return edit(segment(dir), func(b []byte) []byte { return b[:len(b)-10] })
		}, "1 event was in progress.db only"},
		"Fault13 one bit of a line":         {func(dir string) error { return edit(segment(dir), flip("answered")) }, "segment 1, line 2: it is damaged"},
		"Fault13 one bit of a checksum":     {func(dir string) error { return edit(segment(dir), flip(`","event"`)) }, "it is damaged"},
		"Fault13 one bit of the first line": {func(dir string) error { return edit(segment(dir), flip("journal")) }, "segment 1, line 1"},
		"Fault13 a line is gone": {func(dir string) error {
			return edit(segment(dir), func(b []byte) []byte {
				from, to := lineOf(b, 20)
				return append(b[:from], b[to:]...)
			})
		}, "1 event was in progress.db only"},
		"Fault14 the journal is gone":     {func(dir string) error { return os.RemoveAll(filepath.Join(dir, journalName)) }, "the journal was missing"},
		"Fault14 the journal has no byte": {func(dir string) error { return os.Truncate(segment(dir), 0) }, "200 events: each was in progress.db only"},
		"Fault14 the journal is garbage":  {func(dir string) error { return os.WriteFile(segment(dir), []byte(strings.Repeat("y\n", 9000)), 0o600) }, "the journal was damaged"},
		"Fault14 the journal is zeros":    {func(dir string) error { return os.WriteFile(segment(dir), make([]byte, 70000), 0o600) }, "200 events: each was in progress.db only"},
		"the marker is gone":              {func(dir string) error { return os.Remove(filepath.Join(dir, markerName)) }, ""},
		"the marker is damaged":           {func(dir string) error { return edit(filepath.Join(dir, markerName), flip("events")) }, ""},
		"the marker and the index are gone": {func(dir string) error {
			return errors.Join(os.Remove(filepath.Join(dir, markerName)), os.Remove(indexOf(dir)))
		}, "progress.db was missing"},
		"both are damaged, not in one place": {func(dir string) error {
			return errors.Join(edit(segment(dir), flip(`"millis":7`)), edit(indexOf(dir), flip(`"millis":150`)))
		}, "what was whole of it"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filled(t, n)
			must(t, c.harm(dir))
			if name == "Fault10 the index is a folder" { // what is not a file is not removed
				s, err := Open(dir)
				must(t, err)
				if len(all(t, s)) != n || s.ReadOnly() == nil {
					t.Errorf("%d events, read only: %v", s.Len(), s.ReadOnly())
				}
				must(t, s.Close())
				return
			}
			if told := whole(t, dir, n); !strings.Contains(told, c.told) || strings.Contains(told, "\n") {
				t.Errorf("told %q, want %q", told, c.told)
			}
			if s := mustOpen(t, dir); s.Notice() != "" {
				t.Errorf("told again: %q", s.Notice())
			}
		})
	}
}

// TestFault10SilentRot: a bit that changed since a clean end, with no trace in the times of
// files, is found where it is read, and mended.
func TestFault10SilentRot(t *testing.T) {
	rot := func(file string) {
		info, err := os.Stat(file)
		must(t, err)
		must(t, edit(file, flip(`"millis":150`)))
		must(t, os.Chtimes(file, info.ModTime(), info.ModTime()))
	}
	dir := filled(t, 200)
	rot(indexOf(dir))
	s := mustOpen(t, dir)
	if s.Notice() != "" {
		t.Fatalf("it was found before it was read: %q", s.Notice())
	}
	if n := len(all(t, s)); n != 200 || !strings.Contains(s.Notice(), "progress.db was damaged") {
		t.Errorf("%d events, told %q", n, s.Notice())
	}
	agree(t, s)
	must(t, s.Close())
	rot(segment(dir))
	s = mustOpen(t, dir)
	give(t, s, 1)
	must(t, s.BackupAtEnd(noon.AddDate(1, 0, 0)))
	if v, err := SurveyLog(Backups(dir)[0].Path); err != nil || v.Events != 201 {
		t.Errorf("the backup has %+v, %v", v, err)
	}
	must(t, s.Close())
	if told := whole(t, dir, 201); !strings.Contains(told, "the journal was damaged") {
		t.Errorf("told %q", told)
	}
}

// TestFault11CheckHangs: a child that does not come to an end is ended, and the index made
// again.
func TestFault11CheckHangs(t *testing.T) {
	if testing.Short() {
		t.Skip("it waits for three seconds")
	}
	dir := filled(t, 20)
	must(t, os.Remove(filepath.Join(dir, markerName))) // or nothing is looked at
	t.Setenv(hang, "1")
	s, err := Open(dir)
	must(t, err)
	t.Setenv(hang, "")
	if !strings.Contains(s.Notice(), "could not be read within 3s") || len(all(t, s)) != 20 {
		t.Errorf("%d events, told %q", s.Len(), s.Notice())
	}
	must(t, s.Close())
	whole(t, dir, 20)
}

// TestFault13FromBackup: what is damaged in both records comes from a backup; where there
// is none, that is told, and the rest is there.
func TestFault13FromBackup(t *testing.T) {
	for _, backup := range []bool{true, false} {
		s := mustOpen(t, t.TempDir())
		give(t, s, 50)
		if backup {
			_, err := s.Backup(noon)
			must(t, err)
		}
		give(t, s, 50)
		must(t, s.Close())
		if !backup {
			must(t, os.RemoveAll(s.path(backupsName))) // they are made while one studies
		}
		harm := flip(`"millis":7}`)
		must(t, errors.Join(edit(segment(s.dir), harm), edit(indexOf(s.dir), harm)))
		if backup {
			if told := whole(t, s.dir, 100); !strings.Contains(told, "taken from the backup") {
				t.Errorf("told %q", told)
			}
			continue
		}
		s = mustOpen(t, s.dir)
		if n := len(all(t, s)); n != 99 || !strings.Contains(s.Notice(), "1 event was lost") {
			t.Errorf("%d events, told %q", n, s.Notice())
		}
		kept, err := filepath.Glob(filepath.Join(s.dir, asideName, "*"))
		if must(t, err); len(kept) != 2 {
			t.Errorf("aside: %v", kept)
		}
	}
}

// TestFault14NeverEmpty: a folder in which there was progress does not start empty.
func TestFault14NeverEmpty(t *testing.T) {
	gone := func(dir string) error {
		return errors.Join(os.Remove(indexOf(dir)), os.RemoveAll(filepath.Join(dir, journalName)))
	}
	for name, harm := range map[string]func(dir string) error{
		"both gone":            gone,
		"both without a byte":  func(dir string) error { return errors.Join(os.Truncate(indexOf(dir), 0), os.Truncate(segment(dir), 0)) },
		"only the backup left": func(dir string) error { return errors.Join(gone(dir), os.Remove(filepath.Join(dir, markerName))) },
		"and a damaged marker": func(dir string) error { return errors.Join(gone(dir), edit(filepath.Join(dir, markerName), flip("e"))) },
		"only an index, no byte": func(dir string) error {
			return errors.Join(os.RemoveAll(filepath.Join(dir, journalName)), os.Remove(filepath.Join(dir, markerName)), os.RemoveAll(filepath.Join(dir, backupsName)), os.Truncate(indexOf(dir), 0))
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := mustOpen(t, t.TempDir())
			give(t, s, 20)
			path, err := s.Backup(noon)
			must(t, err)
			must(t, s.Close())
			must(t, harm(s.dir))
			for range 2 { // the second time shows that the lock was given back, and nothing made
				_, err = Open(s.dir)
				var lost Lost
				if !errors.As(err, &lost) || !strings.Contains(err.Error(), "ownpace data restore") {
					t.Fatalf("got %v", err)
				}
			}
			if len(Backups(s.dir)) == 0 {
				return
			}
			r, err := OpenToRestore(s.dir)
			must(t, err)
			in, err := r.Import(noon, path)
			must(t, err)
			if in.Events != 20 || len(all(t, r)) != 20 {
				t.Errorf("restored %+v", in)
			}
			must(t, r.Close())
			whole(t, s.dir, 20)
		})
	}
}

// meddlings are what can be done to a folder while it is open.
func meddlings() map[string]func(dir string) error {
	return map[string]func(dir string) error{
		"the folder":  os.RemoveAll,
		"the index":   func(dir string) error { return os.Remove(indexOf(dir)) },
		"the journal": func(dir string) error { return os.RemoveAll(filepath.Join(dir, journalName)) },
		"the segment": func(dir string) error { return os.Remove(segment(dir)) },
		"the lock":    func(dir string) error { return os.Remove(filepath.Join(dir, lockName)) },
		"index, by another": func(dir string) error {
			return errors.Join(os.Remove(indexOf(dir)), os.WriteFile(indexOf(dir), []byte("x"), 0o600))
		},
		"journal, by another": func(dir string) error {
			return errors.Join(os.Remove(segment(dir)), os.WriteFile(segment(dir), []byte("x"), 0o600))
		},
		"the journal is cut": func(dir string) error { return os.Truncate(segment(dir), 300) },
		"the index is cut":   func(dir string) error { return os.Truncate(indexOf(dir), 8192) },
		"the tail":           func(dir string) error { return os.Remove(tailOf(indexOf(dir))) },
		"the tail is cut":    func(dir string) error { return os.Truncate(tailOf(indexOf(dir)), 300) },
		"tail, by another": func(dir string) error {
			return errors.Join(os.Remove(tailOf(indexOf(dir))), os.WriteFile(tailOf(indexOf(dir)), []byte("x"), 0o600))
		},
		"tail and journal": func(dir string) error {
			return errors.Join(os.Remove(tailOf(indexOf(dir))), os.RemoveAll(filepath.Join(dir, journalName)))
		},
		"tail and index": func(dir string) error {
			return errors.Join(os.Remove(tailOf(indexOf(dir))), os.Remove(indexOf(dir)))
		},
		"the journal is longer": func(dir string) error {
			return edit(segment(dir), func(b []byte) []byte { return append(b, "x\n"...) })
		},
		"the folder was moved": func(dir string) error { return os.Rename(dir, dir+"-moved") },
	}
}

// TestFault15DeletedWhileOpen: what nobody would find again is not acknowledged; it is
// written anew first.
func TestFault15DeletedWhileOpen(t *testing.T) {
	for name, harm := range meddlings() {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "d")
			s := mustOpen(t, dir)
			give(t, s, 30)
			must(t, harm(dir))
			give(t, s, 30)
			agree(t, s)
			must(t, s.Close())
			whole(t, dir, 60)
		})
	}
}

// TestFault15DeletedWhileWriting: the same when it happens while an answer is on its way.
func TestFault15DeletedWhileWriting(t *testing.T) {
	for name, harm := range meddlings() {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "d")
			d := &meddling{}
			s, err := open(d, dir, false)
			must(t, err)
			give(t, s, 30)
			meddled := false
			d.then = func() {
				d.then, meddled = nil, true
				must(t, harm(dir))
			}
			give(t, s, 1)
			if !meddled {
				t.Fatal("nothing was done to the folder")
			}
			agree(t, s)
			give(t, s, 29)
			must(t, s.Close())
			whole(t, dir, 60)
		})
	}
}

// meddling is a disk on which something else happens before the next write into the tail.
type meddling struct {
	disk.System
	then func()
}

type meddlingFile struct {
	disk.File
	on *meddling
}

func (d *meddling) Over(name string) (disk.File, error) {
	f, err := d.System.Over(name)
	if err != nil {
		return nil, err
	}
	return meddlingFile{f, d}, nil
}

func (f meddlingFile) WriteAt(b []byte, at int64) (int, error) {
	if f.on.then != nil {
		f.on.then()
	}
	return f.File.WriteAt(b, at)
}

// TestFault15DeletedAtTheEnd: a folder that was deleted since the last answer is written anew
// with the backup at the end, or is gone; the next start is not refused.
func TestFault15DeletedAtTheEnd(t *testing.T) {
	for name, harm := range map[string]func(dir string) error{
		"the folder": os.RemoveAll,
		"both": func(dir string) error {
			return errors.Join(os.Remove(indexOf(dir)), os.RemoveAll(filepath.Join(dir, journalName)))
		},
		"all but a lock": func(dir string) error {
			return errors.Join(os.Remove(indexOf(dir)), os.Remove(tailOf(indexOf(dir))), os.RemoveAll(filepath.Join(dir, journalName)), os.Remove(filepath.Join(dir, markerName)))
		},
		"nothing": func(string) error { return nil },
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "d")
			s := mustOpen(t, dir)
			give(t, s, 30)
			must(t, harm(dir))
			must(t, s.BackupAtEnd(noon))
			must(t, s.Close())
			if len(Backups(dir)) != 1 {
				t.Errorf("%d backups", len(Backups(dir)))
			}
			whole(t, dir, 30)
		})
	}
	t.Run("nothing was added", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "d")
		s := mustOpen(t, dir)
		give(t, s, 30)
		s = reopen(t, s)
		must(t, os.RemoveAll(dir))
		must(t, s.BackupAtEnd(noon))
		must(t, s.Close())
		if exists(dir) {
			t.Error("something was left")
		}
		must(t, mustOpen(t, dir).Close())
	})
}

// TestFault16LockDeleted: when the lock is taken away and another program writes, what it
// wrote stays, as does what was acknowledged before and after.
func TestFault16LockDeleted(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "d")
	s := mustOpen(t, dir)
	give(t, s, 30)
	must(t, os.Remove(filepath.Join(dir, lockName)))
	other := mustOpen(t, dir)
	if _, err := s.Append(noon, engine.Event{Kind: engine.Named}); !errors.As(err, new(InUse)) {
		t.Errorf("while the other has it open: %v", err)
	}
	give(t, other, 20)
	must(t, other.Close())
	give(t, s, 10)
	agree(t, s)
	if s = reopen(t, s); len(all(t, s)) != 60 {
		t.Errorf("%d events, told %q", s.Len(), s.Notice())
	}
}

// TestFault15CannotBeWrittenAnew: where it cannot be written anew, nothing is acknowledged.
func TestFault15CannotBeWrittenAnew(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "d")
	s := mustOpen(t, dir)
	give(t, s, 30)
	must(t, os.RemoveAll(dir))
	must(t, os.WriteFile(dir, nil, 0o600)) // a file where the folder was
	if _, err := s.Append(noon, engine.Event{Kind: engine.Named}); err == nil {
		t.Error("an event was acknowledged")
	}
	must(t, os.Remove(dir))
	give(t, s, 30)
	must(t, s.Close())
	whole(t, dir, 60)
}

// TestFault17StaleLock: a lock whose holder is dead does not hold.
func TestFault17StaleLock(t *testing.T) {
	dir := filled(t, 5)
	must(t, os.WriteFile(filepath.Join(dir, lockName), []byte("4242"), 0o600))
	begun := time.Now()
	whole(t, dir, 5)
	if time.Since(begun) > time.Second {
		t.Error("it waited")
	}
}

// sums are the checksums of all files in a folder but the lock.
func sums(t *testing.T, dir string) map[string][32]byte {
	t.Helper()
	all := map[string][32]byte{}
	must(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == lockName {
			return err
		}
		data, err := os.ReadFile(path)
		all[path] = sha256.Sum256(data)
		return err
	}))
	return all
}

// TestFault18NewerSchema: what a later version wrote is read, and not altered by a byte.
func TestFault18NewerSchema(t *testing.T) {
	dir := filled(t, 20)
	db, err := bolt.Open(indexOf(dir), 0o600, nil)
	must(t, err)
	must(t, db.Update(func(tx *bolt.Tx) error { return tx.Bucket(metaBucket).Put(schemaKey, schemaValue(99)) }))
	must(t, db.Close())
	before := sums(t, dir)
	s := mustOpen(t, dir)
	if len(all(t, s)) != 20 || s.ReadOnly() == nil || !strings.Contains(s.Notice(), "later version") {
		t.Errorf("%d events, told %q", s.Len(), s.Notice())
	}
	if _, err := s.Append(noon, engine.Event{Kind: engine.Named}); err == nil {
		t.Error("an event was acknowledged")
	}
	must(t, s.Close())
	after := sums(t, dir)
	for path, sum := range before {
		if after[path] != sum {
			t.Errorf("%s was altered", path)
		}
	}
	if len(after) != len(before) {
		t.Errorf("files before %d, after %d", len(before), len(after))
	}
}

// TestFault19Schema1: the file of the first version is brought to the present layout, with
// every event byte for byte, and kept as it was.
func TestFault19Schema1(t *testing.T) {
	old, err := os.ReadFile(filepath.Join("testdata", "schema-1.db"))
	must(t, err)
	for _, cut := range []int{len(old), len(old) - 4096*20} { // the second is damaged as well
		dir := t.TempDir()
		must(t, os.WriteFile(indexOf(dir), old[:cut], 0o600))
		s := mustOpen(t, dir)
		events := all(t, s)
		if cut < len(old) {
			t.Logf("of the damaged one: %d events, told %q", len(events), s.Notice())
			if len(events) == 0 || s.Notice() == "" {
				t.Errorf("%d events, told %q", len(events), s.Notice())
			}
			continue
		}
		if len(events) != 60 || events[0].Name != "Ada é" || events[59].Reply.Text != "56" || events[59].Device != s.Device() {
			t.Errorf("%d events, the last %+v", len(events), events[len(events)-1])
		}
		for r, err := range s.index.walk() {
			if must(t, err); !strings.Contains(string(old), string(r.body)) {
				t.Errorf("event %d is not as it was", r.seq)
			}
		}
		kept, _ := filepath.Glob(filepath.Join(dir, backupsName, "*-schema-1.db"))
		if len(kept) != 1 {
			t.Fatalf("kept: %v", kept)
		}
		if data, _ := os.ReadFile(kept[0]); string(data) != string(old) {
			t.Error("it was not kept as it was")
		}
		agree(t, s)
		if s = reopen(t, s); s.Notice() != "" {
			t.Errorf("told again: %q", s.Notice())
		}
	}
}
