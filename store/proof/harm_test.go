package proof

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ownpace/store"
)

// TestFault10Vandalise kills a program that takes answers, then harms one of the two
// records, or both where they do not overlap, and starts again.
func TestFault10Vandalise(t *testing.T) {
	rng := random(t)
	var dir string
	var acked, given int
	var slowest time.Duration
	long := 0 // starts of more than a second
	how := map[string]int{}
	for i := range *vandalise {
		if i%100 == 0 { // a folder grows by what is answered
			if i > 0 {
				asGiven(t, dir)
				t.Logf("%d times, 0 of %d lost, slowest start %v, %d above 1s", i, given, slowest, long)
			}
			dir, acked = filled(t, *events), *events
			given += acked
		}
		c := start(t, "answer", dir)
		for c.opened < 0 && c.line() {
		}
		c.killAfter(time.Duration(rng.IntN(40)) * time.Millisecond)
		if c.failed() {
			t.Fatal(c.wrong)
		}
		given += max(0, c.acked-acked)
		acked = max(acked, c.acked)
		what, err := harm(dir, rng)
		must(t, err)
		how[strings.Fields(what)[0]]++
		n, took, told := verified(t, dir, acked)
		if took > time.Second {
			long++
		}
		if took > slowest {
			slowest = took
			t.Logf("start of %v after %s; told %q", took.Round(time.Millisecond), what, told)
		}
		acked = n
		clean(t, dir)
	}
	asGiven(t, dir)
	t.Logf("%d times killed and vandalised (%v), 0 of %d lost, slowest start %v, %d above 1s", *vandalise, how, given, slowest, long)
}

// harm does something to one of the records, and says what.
func harm(dir string, rng *rand.Rand) (string, error) {
	index := filepath.Join(dir, "progress.db")
	segments, err := filepath.Glob(filepath.Join(dir, "journal", "*.jsonl"))
	if err != nil {
		return "", err
	}
	segment := segments[rng.IntN(len(segments))]
	file := index
	switch tail := filepath.Join(dir, "progress.tail"); rng.IntN(4) {
	case 0, 1:
		file = segment
	case 2:
		if _, err := os.Stat(tail); err == nil {
			file = tail
		}
	}
	name := filepath.Base(file)
	info, err := os.Stat(file)
	if err != nil {
		return "", err
	}
	size := info.Size()
	switch rng.IntN(8) {
	case 0:
		return "deleted " + name, os.Remove(file)
	case 1:
		if file == segment {
			return "deleted-all of the journal", os.RemoveAll(filepath.Dir(segment))
		}
		return "emptied " + name, os.Truncate(file, 0)
	case 2:
		return "emptied " + name, os.Truncate(file, 0)
	case 3:
		return "truncated " + name, os.Truncate(file, rng.Int64N(size))
	case 4:
		return "garbage in all of " + name, os.WriteFile(file, noise(rng, int(min(size, 1<<20))), 0o600)
	case 5:
		part := noise(rng, 1+rng.IntN(20000))
		return fmt.Sprintf("noise of %d bytes in %s", len(part), name), overwrite(file, part, rng.Int64N(size))
	case 6:
		part := make([]byte, 512<<rng.IntN(6))
		return fmt.Sprintf("zeros, %d bytes, in %s", len(part), name), overwrite(file, part, rng.Int64N(size)&^511)
	}
	n := 1 + rng.IntN(40)
	for range n {
		if err := flipBit(file, rng.Int64N(size), rng.IntN(8)); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("flipped %d bits in %s", n, name), nil
}

func noise(rng *rand.Rand, n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(rng.Uint32())
	}
	return b
}

func overwrite(file string, part []byte, at int64) error {
	f, err := os.OpenFile(file, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = f.WriteAt(part, at)
	return err
}

func flipBit(file string, at int64, bit int) error {
	f, err := os.OpenFile(file, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	var b [1]byte
	if _, err := f.ReadAt(b[:], at); err != nil {
		return err
	}
	b[0] ^= 1 << bit
	_, err = f.WriteAt(b[:], at)
	return err
}

// TestFault10OneBit changes a single bit of one record, anywhere in it, and starts: of the
// journal or progress.db after a clean end, or of the tail that a kill left. The start tells
// each time, even where nothing is kept.
func TestFault10OneBit(t *testing.T) {
	rng := random(t)
	dir := filled(t, 60)
	closed := picture(t, filepath.Dir(dir))
	c := start(t, "leave", dir)
	c.killAfter(time.Hour)
	killed := picture(t, filepath.Dir(dir))
	tail := filepath.Join(dir, "progress.tail")
	if c.acked != 100 || killed[tail] == nil {
		t.Fatalf("%d events, and a tail: %v; %s", c.acked, killed[tail] != nil, c.wrong)
	}
	found := map[string]int{}
	for i := range *flips {
		file, left, events := filepath.Join(dir, "progress.db"), closed, 60
		switch i % 3 {
		case 1:
			file = filepath.Join(dir, "journal", "000001.jsonl")
		case 2:
			file, left, events = tail, killed, 100
		}
		must(t, os.RemoveAll(dir))
		restore(t, left)
		at, bit := rng.IntN(len(left[file])), rng.IntN(8)
		must(t, flipBit(file, int64(at), bit))
		n, _, told := verified(t, dir, events)
		if n != events || told == "" {
			t.Fatalf("bit %d of byte %d of %s was changed: %d events, told %q", bit, at, file, n, told)
		}
		if i%50 < 3 {
			asGiven(t, dir)
		}
		found[filepath.Base(file)]++
	}
	t.Logf("%d bits changed and found (%v); 0 of 60 or 100 events lost each time", *flips, found)
}

// restore writes a picture back.
func restore(t testing.TB, all map[string][]byte) {
	t.Helper()
	for _, path := range slices.Sorted(maps.Keys(all)) {
		if all[path] == nil {
			must(t, os.MkdirAll(path, 0o700))
		} else {
			must(t, os.WriteFile(path, all[path], 0o600))
		}
	}
}

// touch makes sure that a change of a file in the same moment as its last is seen.
func touch(file string, at time.Time) error { return os.Chtimes(file, at, at) }

// TestFault10SilentBit changes bits and sets the time of the file back, as a disk that rots
// does: a check finds them.
func TestFault10SilentBit(t *testing.T) {
	rng := random(t)
	dir := filled(t, 60)
	for range max(5, *flips/100) {
		segment := filepath.Join(dir, "journal", "000001.jsonl")
		info, err := os.Stat(segment)
		must(t, err)
		at, bit := rng.Int64N(info.Size()), rng.IntN(8)
		must(t, flipBit(segment, at, bit))
		must(t, touch(segment, info.ModTime()))
		s, err := store.Open(dir)
		must(t, err)
		r, err := s.Check()
		must(t, err)
		if len(r.Problems) == 0 || s.Notice() != "" {
			t.Fatalf("bit %d of byte %d: a check finds %v, the start told %q", bit, at, r.Problems, s.Notice())
		}
		must(t, s.Close())
		must(t, flipBit(segment, at, bit))
		must(t, touch(segment, info.ModTime()))
		if _, _, told := verified(t, dir, 60); told != "" { // a start after a check that found something looks at all
			t.Fatalf("told %q", told)
		}
	}
}
