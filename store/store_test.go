package store

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"ownpace/engine"
	"ownpace/engine/answer"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func mustOpen(t *testing.T, dir string) (*Store, []engine.Event) {
	t.Helper()
	s, events, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s, events
}

func reopen(t *testing.T, s *Store) (*Store, []engine.Event) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return mustOpen(t, s.dir)
}

// TestRoundTrip: every field of an event comes back as it went in.
func TestRoundTrip(t *testing.T) {
	s, events := mustOpen(t, t.TempDir())
	if len(events) != 0 {
		t.Fatalf("a new folder has %d events", len(events))
	}
	almost := answer.Almost
	full := engine.Event{Kind: engine.Answered, Pack: "p", Revision: "r", Unit: "u", Skill: "s", Item: "i", Name: "Ada é",
		Reply: &answer.Reply{Text: "3/4\x1b", Picked: []string{"a", "b"}}, Unlearnt: true, Told: &almost, Placing: true,
		Millis: 1234, Draw: map[string]string{"a": "3"}, Order: []string{"x", "y"}, Draft: "half"}
	written, err := s.Append(noon.Add(time.Microsecond), full, engine.Event{Kind: "kind of a later version"})
	if err != nil {
		t.Fatal(err)
	}
	full.Device, full.Seq, full.Time = s.Device(), 1, noon
	if !reflect.DeepEqual(written[0], full) || written[1].Seq != 2 {
		t.Errorf("written as %+v", written)
	}
	s, events = reopen(t, s)
	if !reflect.DeepEqual(events, written) {
		t.Errorf("read as %+v, written as %+v", events, written)
	}
	more, err := s.Append(noon.Add(time.Hour), engine.Event{Kind: engine.Named})
	if err != nil || more[0].Seq != 3 || more[0].Device != full.Device {
		t.Errorf("after a restart: %+v, %v", more, err)
	}
}

// TestClockSetBack: events keep the order in which they happened.
func TestClockSetBack(t *testing.T) {
	s, _ := mustOpen(t, t.TempDir())
	for _, at := range []time.Time{noon, noon.AddDate(-10, 0, 0), noon.Add(time.Second)} {
		if _, err := s.Append(at, engine.Event{Kind: engine.Named}); err != nil {
			t.Fatal(err)
		}
	}
	_, events := reopen(t, s)
	for i, e := range events {
		if e.Seq != uint64(i+1) || i > 0 && e.Time.Before(events[i-1].Time) {
			t.Errorf("event %d is number %d, at %v", i, e.Seq, e.Time)
		}
	}
}

// TestDaysWhereTheLearnerIs: an event keeps the offset of where it happened, so that its day is
// the learner's.
func TestDaysWhereTheLearnerIs(t *testing.T) {
	s, _ := mustOpen(t, t.TempDir())
	east := time.Date(2026, 3, 2, 1, 30, 0, 0, time.FixedZone("", 9*60*60)) // still the day before in London
	if _, err := s.Append(east, engine.Event{Kind: engine.Named}); err != nil {
		t.Fatal(err)
	}
	_, events := reopen(t, s)
	if got := events[len(events)-1].Time; !got.Equal(east) || got.Format(time.DateOnly) != "2026-03-02" {
		t.Errorf("after a restart it was on %v", got)
	}
}

func TestSecondOpen(t *testing.T) {
	s, _ := mustOpen(t, t.TempDir())
	begun := time.Now()
	_, _, err := Open(s.dir)
	var inUse InUse
	if !errors.As(err, &inUse) || inUse.Pid == "" {
		t.Errorf("a second open says %v", err)
	}
	if time.Since(begun) > time.Second {
		t.Error("a second open waited")
	}
	reopen(t, s)
}

// TestCrashWhileBeingMade: what a kill during the first start leaves is a new folder.
func TestCrashWhileBeingMade(t *testing.T) {
	dir := t.TempDir()
	for _, half := range []string{"", "garbage"} {
		if err := os.WriteFile(filepath.Join(dir, newName), []byte(half), 0o600); err != nil {
			t.Fatal(err)
		}
		s, events := mustOpen(t, dir)
		if len(events) != 0 {
			t.Errorf("%d events", len(events))
		}
		_ = s.Close()
		_ = os.Remove(s.file())
	}
}

// TestDamage: a damaged file is an error that names it, never a fresh start, and the
// folder is free again afterwards.
func TestDamage(t *testing.T) {
	for name, damage := range map[string]func(t *testing.T, file string){
		"zero length": func(t *testing.T, file string) { must(t, os.Truncate(file, 0)) },
		"half":        func(t *testing.T, file string) { must(t, os.Truncate(file, 8192)) },
		"garbage": func(t *testing.T, file string) {
			must(t, os.WriteFile(file, []byte(strings.Repeat("x", 40000)), 0o600))
		},
		"one event changed": func(t *testing.T, file string) {
			change(t, file, eventsBucket, func(v []byte) []byte { v[len(v)-3] ^= 1; return v })
		},
		"one event cut": func(t *testing.T, file string) {
			change(t, file, eventsBucket, func([]byte) []byte { return []byte{1} })
		},
		"newer schema": func(t *testing.T, file string) {
			change(t, file, metaBucket, func([]byte) []byte { return []byte("99") })
		},
		"another's file": func(t *testing.T, file string) { must(t, os.Remove(file)); otherFile(t, file) },
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := mustOpen(t, t.TempDir())
			if _, err := s.Append(noon, engine.Event{Kind: engine.Named, Name: "Ada"}); err != nil {
				t.Fatal(err)
			}
			must(t, s.Close())
			damage(t, s.file())
			before, _ := os.ReadFile(s.file())
			for range 2 { // the second time shows that the lock was given back
				_, _, err := Open(s.dir)
				if err == nil {
					t.Fatal("it was opened")
				}
				if !strings.Contains(err.Error(), s.file()) {
					t.Errorf("the error does not name the file: %v", err)
				}
			}
			if after, _ := os.ReadFile(s.file()); string(after) != string(before) {
				t.Error("the damaged file was changed")
			}
		})
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// change changes the last value of a bucket.
func change(t *testing.T, file string, bucket []byte, to func([]byte) []byte) {
	t.Helper()
	db, err := bolt.Open(file, 0o600, nil)
	must(t, err)
	must(t, db.Update(func(tx *bolt.Tx) error {
		b := tx.Bucket(bucket)
		k, v := b.Cursor().Last()
		return b.Put(k, to(append([]byte(nil), v...)))
	}))
	must(t, db.Close())
}

func otherFile(t *testing.T, file string) {
	t.Helper()
	db, err := bolt.Open(file, 0o600, nil)
	must(t, err)
	must(t, db.Close())
}

// TestFileDeletedWhileOpen: what nobody will find again is not acknowledged.
func TestFileDeletedWhileOpen(t *testing.T) {
	for name, harm := range map[string]func(file string) error{
		"deleted":  os.Remove,
		"replaced": func(file string) error { return errors.Join(os.Remove(file), os.WriteFile(file, []byte("x"), 0o600)) },
	} {
		s, _ := mustOpen(t, t.TempDir())
		aside := filepath.Join(t.TempDir(), "aside")
		must(t, os.Link(s.file(), aside))
		must(t, harm(s.file()))
		if _, err := s.Append(noon, engine.Event{Kind: engine.Named}); err == nil {
			t.Errorf("%s: an event was acknowledged", name)
		}
		must(t, os.RemoveAll(s.file()))
		must(t, os.Link(aside, s.file()))
		if _, err := s.Append(noon, engine.Event{Kind: engine.Named}); err != nil {
			t.Errorf("%s and put back: %v", name, err)
		}
	}
}

func TestFolderThatCannotBeMade(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a-file")
	must(t, os.WriteFile(file, nil, 0o600))
	if _, _, err := Open(filepath.Join(file, "below")); err == nil || !strings.Contains(err.Error(), "--data") {
		t.Errorf("got %v", err)
	}
}

func BenchmarkAppend(b *testing.B) {
	s, _, err := Open(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for b.Loop() {
		if _, err := s.Append(noon, engine.Event{Kind: engine.Answered, Pack: "p", Item: "i"}); err != nil {
			b.Fatal(err)
		}
	}
}
