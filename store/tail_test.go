package store

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ownpace/engine"
)

// left is a folder with answers, as a program leaves it that is killed: the last of them are
// in the tail.
func left(t testing.TB, n int) string {
	t.Helper()
	dir := filled(t, n/2)
	s := mustOpen(t, dir)
	give(t, s, n-n/2)
	drop(t, s)
	return dir
}

// drop lets a folder go without closing it.
func drop(t testing.TB, s *Store) {
	t.Helper()
	s.backups.wait()
	must(t, errors.Join(s.index.close(), s.journal.Close(), s.lock.Unlock()))
	s.lock = nil
}

// TestFault10Tail: whatever becomes of a tail, nothing is lost, and one line tells.
func TestFault10Tail(t *testing.T) {
	const n = 80
	other, err := os.ReadFile(tailOf(indexOf(left(t, 10))))
	must(t, err)
	for name, c := range map[string]struct {
		harm func(tail string) error
		told string
	}{
		"as it was left":     {func(string) error { return nil }, ""},
		"missing":            {os.Remove, "40 events: each was in the journal only"},
		"no byte":            {func(tail string) error { return os.Truncate(tail, 0) }, "progress.tail was damaged (it has 0 bytes"},
		"cut in a line":      {func(tail string) error { return os.Truncate(tail, 1000) }, "progress.tail was damaged"},
		"cut in the zeros":   {func(tail string) error { return os.Truncate(tail, tailSize-1) }, "progress.tail was damaged"},
		"garbage":            {func(tail string) error { return os.WriteFile(tail, []byte(strings.Repeat("x\n", 9000)), 0o600) }, "progress.tail was damaged"},
		"zeros":              {func(tail string) error { return os.WriteFile(tail, make([]byte, tailSize), 0o600) }, "40 events: each was in the journal only"},
		"a bit of a line":    {func(tail string) error { return edit(tail, flip(`"millis":50`)) }, "progress.tail was damaged (line 11: it is damaged); 1 event was in the journal only"},
		"a bit of the zeros": {func(tail string) error { return edit(tail, func(b []byte) []byte { b[100_000] ^= 1; return b }) }, "progress.tail was damaged"},
		"a sector of a line": {func(tail string) error {
			return edit(tail, func(b []byte) []byte { clear(b[1024:1536]); return b })
		}, "progress.tail was damaged"},
		"a line in the journal as well": {func(tail string) error {
			return errors.Join(edit(tail, flip(`"millis":50`)), edit(segment(filepath.Dir(tail)), flip(`"millis":60`)))
		}, "the journal was damaged"},
		"and progress.db is gone": {func(tail string) error { return os.Remove(indexOf(filepath.Dir(tail))) }, "progress.db was missing"},
		"alone, with the half": {func(tail string) error {
			return edit(segment(filepath.Dir(tail)), func(b []byte) []byte { from, _ := lineOf(b, 60); return b[:from] })
		}, "22 events: each was in progress.db only"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := left(t, n)
			must(t, c.harm(tailOf(indexOf(dir))))
			told := whole(t, dir, n)
			if !strings.Contains(told, c.told) || strings.Contains(told, "\n") || c.told == "" && told != "" {
				t.Errorf("told %q, want %q", told, c.told)
			}
			if exists(tailOf(indexOf(dir))) {
				t.Error("there is a tail after a clean end")
			}
			if s := mustOpen(t, dir); s.Notice() != "" {
				t.Errorf("told again: %q", s.Notice())
			}
		})
	}
	t.Run("another's", func(t *testing.T) { // what it holds counts, as from any log
		dir := left(t, n)
		must(t, os.WriteFile(tailOf(indexOf(dir)), other, 0o600))
		s := mustOpen(t, dir)
		if got := len(all(t, s)); got != n+5 || !strings.Contains(s.Notice(), "in the journal only") || !strings.Contains(s.Notice(), "in progress.db only") {
			t.Errorf("%d events, told %q", got, s.Notice())
		}
		agree(t, s)
	})
}

// TestFault10TailBits: no bit of a tail changes without being found.
func TestFault10TailBits(t *testing.T) {
	dir := left(t, 40)
	tail := tailOf(indexOf(dir))
	data, err := os.ReadFile(tail)
	must(t, err)
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range 2000 {
		at, bit := rng.IntN(tailSize), rng.IntN(8)
		if i%2 == 0 {
			at = rng.IntN(2000) // in the lines
		}
		data[at] ^= 1 << bit
		must(t, os.WriteFile(tail, data, 0o600))
		if records, damage, err := readTail(tail); err != nil || damage == "" || len(records) < 18 {
			t.Fatalf("bit %d of byte %d: %d records, %q, %v", bit, at, len(records), damage, err)
		}
		data[at] ^= 1 << bit
	}
}

// TestFault02TailComesBack: a tail whose events are in progress.db already, since a fold was not
// finished or its end was lost, changes nothing, be it from long ago.
func TestFault02TailComesBack(t *testing.T) {
	s := mustOpen(t, t.TempDir())
	tail := tailOf(indexOf(s.dir))
	give(t, s, 30)
	must(t, errors.Join(os.Link(tail, tail+".kept"), s.index.fold()))
	for _, more := range []int{0, 20} {
		give(t, s, more)
		must(t, s.index.fold())
		drop(t, s)
		must(t, os.Link(tail+".kept", tail))
		s = mustOpen(t, s.dir)
		if n := len(all(t, s)); n != 30+more || s.Notice() != "" || exists(tail) {
			t.Errorf("%d events, told %q", n, s.Notice())
		}
		agree(t, s)
	}
}

// TestTailIsFull: what has no room in it goes on in the next, and what has room in none
// into progress.db.
func TestTailIsFull(t *testing.T) {
	s := mustOpen(t, t.TempDir())
	for i := range 60 {
		size := 10_000
		if i%20 == 19 {
			size = tailSize
		}
		_, err := s.Append(noon, engine.Event{Kind: engine.Answered, Millis: int64(i), Draft: strings.Repeat("a", size)})
		must(t, err)
	}
	if n := len(s.index.pending); n != 0 {
		t.Errorf("%d events in the tail after one that has no room in any", n)
	}
	give(t, s, 5)
	drop(t, s)
	if told := whole(t, s.dir, 65); told != "" {
		t.Errorf("told %q", told)
	}
}

// TestFault10UnusedByte: a bit that changed where progress.db keeps nothing is found as well,
// by a check, or at the next start that looks.
func TestFault10UnusedByte(t *testing.T) {
	for _, check := range []bool{true, false} {
		dir := filled(t, 200)
		info, err := os.Stat(indexOf(dir))
		must(t, err)
		must(t, edit(indexOf(dir), func(b []byte) []byte { b[len(b)-1] ^= 1; return b })) // behind all pages
		if check {
			must(t, os.Chtimes(indexOf(dir), info.ModTime(), info.ModTime()))
			s := mustOpen(t, dir)
			r, err := s.Check()
			if must(t, err); len(r.Problems) != 1 || !strings.Contains(r.Problems[0], "not as it was left") || s.Notice() != "" {
				t.Errorf("a check says %q, the start %q", r.Problems, s.Notice())
			}
			must(t, s.Close())
		}
		if told := whole(t, dir, 200); !strings.Contains(told, "progress.db was damaged (it is not as it was left)") {
			t.Errorf("told %q", told)
		}
	}
}
