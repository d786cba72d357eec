package store

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// Tests that are of a case of the list of faults have its number in their name.

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func mustOpen(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := Open(dir)
	must(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func reopen(t testing.TB, s *Store) *Store {
	t.Helper()
	must(t, s.Close())
	return mustOpen(t, s.dir)
}

func all(t testing.TB, s *Store) []engine.Event {
	t.Helper()
	events, err := s.All()
	must(t, err)
	return events
}

// give appends answers, a minute apart.
func give(t testing.TB, s *Store, n int) {
	t.Helper()
	for range n {
		_, err := s.Append(noon.Add(time.Duration(s.Len())*time.Minute), engine.Event{Kind: engine.Answered, Pack: "p", Item: "i", Millis: int64(s.Len())})
		must(t, err)
	}
}

// filled is a folder with answers, closed.
func filled(t testing.TB, n int) string {
	t.Helper()
	s := mustOpen(t, t.TempDir())
	give(t, s, n)
	must(t, s.Close())
	return s.dir
}

// whole makes sure that a folder opens with so many answers, that both records hold them,
// and that it takes one more. It returns what the start told.
func whole(t testing.TB, dir string, n int) string {
	t.Helper()
	s := mustOpen(t, dir)
	defer s.Close()
	events := all(t, s)
	if len(events) != n {
		t.Errorf("%d events, want %d; the start told %q", len(events), n, s.Notice())
		return s.Notice()
	}
	must(t, s.ReadOnly())
	for i, e := range events {
		if e.Seq != uint64(i+1) || e.Kind == engine.Answered && e.Millis != int64(i) {
			t.Errorf("event %d is %+v", i, e)
		}
	}
	agree(t, s)
	_, err := s.Append(noon.AddDate(1, 0, 0), engine.Event{Kind: engine.Named})
	must(t, err)
	if got := len(all(t, s)); got != n+1 {
		t.Errorf("%d events after one more, want %d", got, n+1)
	}
	agree(t, s)
	return s.Notice()
}

// agree makes sure that both records hold the same, and are sound.
func agree(t testing.TB, s *Store) {
	t.Helper()
	sc, err := scan(s.path(journalName))
	must(t, err)
	if !sc.Sound() || sc.Torn {
		t.Errorf("the journal is not sound: %v", sc.Faults)
	}
	if !sc.repeats && !s.index.head.holds(sc.head) {
		t.Errorf("the journal holds %d events, the index says %d", sc.head.Events, s.index.head.Events)
	}
	must(t, s.index.head.check(s.index))
}

// TestRoundTrip: every field of an event comes back as it went in.
func TestRoundTrip(t *testing.T) {
	s := mustOpen(t, t.TempDir())
	if n := len(all(t, s)); n != 0 || s.Notice() != "" {
		t.Fatalf("a new folder has %d events and says %q", n, s.Notice())
	}
	almost := answer.Almost
	full := engine.Event{Kind: engine.Answered, Pack: "p", Revision: "r", Unit: "u", Skill: "s", Item: "i", Name: "Ada é",
		Reply: &answer.Reply{Text: "3/4\x1b", Picked: []string{"a", "b"}}, Unlearnt: true, Told: &almost, Placing: true,
		Millis: 1234, Draw: map[string]string{"a": "3"}, Order: []string{"x", "y"}, Draft: "half"}
	written, err := s.Append(noon.Add(time.Microsecond), full, engine.Event{Kind: "kind of a later version"})
	must(t, err)
	full.Device, full.Seq, full.Time = s.Device(), 1, noon
	if !reflect.DeepEqual(written[0], full) || written[1].Seq != 2 {
		t.Errorf("written as %+v", written)
	}
	s = reopen(t, s)
	if events := all(t, s); !reflect.DeepEqual(events, written) || s.Notice() != "" {
		t.Errorf("read as %+v, written as %+v; told %q", events, written, s.Notice())
	}
	more, err := s.Append(noon.Add(time.Hour), engine.Event{Kind: engine.Named})
	if err != nil || more[0].Seq != 3 || more[0].Device != full.Device {
		t.Errorf("after a restart: %+v, %v", more, err)
	}
	agree(t, s)
}

// TestFault20Clock: whatever the clock does, no event is lost, none is before another that
// was given earlier, and time goes on at its pace.
func TestFault20Clock(t *testing.T) {
	zurich := time.FixedZone("summer", 2*3600)
	for _, c := range []struct {
		name  string
		clock []time.Time
		pace  []time.Duration // from the first
	}{
		{"forward", []time.Time{noon, noon.Add(time.Second), noon.AddDate(10, 0, 0)}, []time.Duration{0, time.Second, noon.AddDate(10, 0, 0).Sub(noon)}},
		{"corrected by seconds", []time.Time{noon, noon.Add(-5 * time.Second), noon.Add(time.Second)}, []time.Duration{0, 0, time.Second}},
		{"set back ten years, and right again", []time.Time{noon, noon.AddDate(-10, 0, 0), noon.AddDate(-10, 0, 1), noon.AddDate(0, 0, 2)},
			[]time.Duration{0, 0, 24 * time.Hour, 48 * time.Hour}},
		{"ten years ahead, and right again", []time.Time{noon.AddDate(10, 0, 0), noon, noon.Add(24 * time.Hour), noon.Add(25 * time.Hour)},
			[]time.Duration{0, 0, 24 * time.Hour, 25 * time.Hour}},
		{"summer time", []time.Time{noon, noon.Add(time.Minute).In(zurich), noon.Add(2 * time.Minute).Local()}, []time.Duration{0, time.Minute, 2 * time.Minute}},
		{"a leap day", []time.Time{time.Date(2028, 2, 28, 23, 0, 0, 0, time.UTC), time.Date(2028, 2, 29, 23, 0, 0, 0, time.UTC), time.Date(2028, 3, 1, 23, 0, 0, 0, time.UTC)},
			[]time.Duration{0, 24 * time.Hour, 48 * time.Hour}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := mustOpen(t, t.TempDir())
			for i, at := range c.clock {
				foretold := s.Now(at)
				written, err := s.Append(at, engine.Event{Kind: engine.Named})
				must(t, err)
				if !foretold.Equal(written[0].Time) {
					t.Errorf("Now said %v, the event is of %v", foretold, written[0].Time)
				}
				if i%2 == 1 {
					s = reopen(t, s)
				}
			}
			events := all(t, s)
			for i, e := range events {
				if got := e.Time.Sub(events[0].Time); e.Seq != uint64(i+1) || got != c.pace[i] {
					t.Errorf("event %d is number %d, %v after the first; want %v", i, e.Seq, got, c.pace[i])
				}
			}
		})
	}
}

// TestFault16TwoInstances: a second program is told at once, and may read.
func TestFault16TwoInstances(t *testing.T) {
	s := mustOpen(t, t.TempDir())
	give(t, s, 3)
	begun := time.Now()
	_, err := Open(s.dir)
	var inUse InUse
	if !errors.As(err, &inUse) || inUse.Pid == "" {
		t.Errorf("a second open says %v", err)
	}
	if time.Since(begun) > time.Second {
		t.Error("a second open waited")
	}
	r, err := OpenReadOnly(s.dir)
	must(t, err)
	if events := all(t, r); len(events) != 3 || !reflect.DeepEqual(events, all(t, s)) {
		t.Errorf("read only: %+v", events)
	}
	if _, err := r.Append(noon, engine.Event{Kind: engine.Named}); err == nil {
		t.Error("an event was acknowledged by one that only reads")
	}
	must(t, r.Close())
	give(t, s, 1)
	whole(t, reopen(t, s).dirClosed(t), 4)
}

func (s *Store) dirClosed(t testing.TB) string {
	t.Helper()
	must(t, s.Close())
	return s.dir
}

// TestFault03KillWhileBeingMade: what a kill during the first start leaves is a new folder.
func TestFault03KillWhileBeingMade(t *testing.T) {
	header := func(t *testing.T) string {
		data, err := os.ReadFile(filepath.Join(filled(t, 0), journalName, "000001.jsonl"))
		must(t, err)
		return string(data)
	}(t)
	for name, left := range map[string]map[string]string{
		"nothing but the folder":   {},
		"an index that is half":    {indexName + ".new": "garbage"},
		"an index without a byte":  {indexName + ".new": ""},
		"a journal without a byte": {journalName + "/000001.jsonl": ""},
		"half a first line":        {journalName + "/000001.jsonl": header[:20]},
		"a journal and no index":   {journalName + "/000001.jsonl": header},
		"half a marker":            {markerName + ".new": "{"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			must(t, os.MkdirAll(filepath.Join(dir, journalName), 0o700))
			for file, text := range left {
				must(t, os.WriteFile(filepath.Join(dir, file), []byte(text), 0o600))
			}
			if told := whole(t, dir, 0); told != "" {
				t.Errorf("told %q", told)
			}
			if left, _ := filepath.Glob(filepath.Join(dir, "*.new")); len(left) > 0 {
				t.Errorf("%v was left", left)
			}
		})
	}
}

func TestFolderThatCannotBeMade(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a-file")
	must(t, os.WriteFile(file, nil, 0o600))
	if _, err := Open(filepath.Join(file, "below")); err == nil || !strings.Contains(err.Error(), "--data") {
		t.Errorf("got %v", err)
	}
}

// TestDaysWhereTheLearnerIs: an event keeps the offset of where it happened, so that its day is
// the learner's.
func TestDaysWhereTheLearnerIs(t *testing.T) {
	s := mustOpen(t, t.TempDir())
	east := time.Date(2026, 3, 2, 1, 30, 0, 0, time.FixedZone("", 9*60*60)) // still the day before in London
	if _, err := s.Append(east, engine.Event{Kind: engine.Named}); err != nil {
		t.Fatal(err)
	}
	events, err := reopen(t, s).All()
	if err != nil {
		t.Fatal(err)
	}
	if got := events[len(events)-1].Time; !got.Equal(east) || got.Format(time.DateOnly) != "2026-03-02" {
		t.Errorf("after a restart it was on %v", got)
	}
}
