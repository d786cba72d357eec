package proof

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ownpace/store"
)

// TestFault10Vandalise kills a program that takes answers, then harms one of the two
// records, or both where they do not overlap, and starts again.
func TestFault10Vandalise(t *testing.T) {
	rng := random(t)
	dir := filled(t, *events)
	acked := *events
	var slowest time.Duration
	how := map[string]int{}
	for i := range *vandalise {
		if i > 0 && i%100 == 0 {
			t.Logf("%d times, 0 of %d lost, slowest start %v", i, acked, slowest)
		}
		c := start(t, "answer", dir)
		for c.opened < 0 && c.line() {
		}
		c.killAfter(time.Duration(rng.IntN(40)) * time.Millisecond)
		if c.failed() {
			t.Fatal(c.wrong)
		}
		acked = max(acked, c.acked)
		what, err := harm(dir, rng)
		must(t, err)
		how[strings.Fields(what)[0]]++
		n, took, told := verified(t, dir, acked)
		if took > slowest {
			slowest = took
			t.Logf("start of %v after %s; told %q", took.Round(time.Millisecond), what, told)
		}
		acked = n
		clean(t, dir)
	}
	asGiven(t, dir)
	t.Logf("%d times killed and vandalised (%v), 0 of %d lost, slowest start %v", *vandalise, how, acked, slowest)
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
	if rng.IntN(2) == 0 {
		file = segment
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

// TestFault10OneBit changes a single bit of one record, anywhere in it, and starts. The
// start tells, unless the bit stands where nothing is kept: that of an index, in pages that
// are free or behind the last entry of a page.
func TestFault10OneBit(t *testing.T) {
	rng := random(t)
	dir := filled(t, 60)
	index := filepath.Join(dir, "progress.db")
	segment := func() string {
		found, err := filepath.Glob(filepath.Join(dir, "journal", "*.jsonl"))
		must(t, err)
		return found[len(found)-1]
	}
	var inIndex, inJournal, silent int
	for i := range *flips {
		file := index
		if i%2 == 0 {
			file = segment()
		}
		info, err := os.Stat(file)
		must(t, err)
		at, bit := rng.Int64N(info.Size()), rng.IntN(8)
		must(t, flipBit(file, at, bit))
		must(t, touch(file, info.ModTime().Add(time.Second)))
		n, _, told := verified(t, dir, 60)
		if n != 60 {
			t.Fatalf("%d events", n)
		}
		switch {
		case file != index && told == "":
			t.Fatalf("bit %d of byte %d of the journal was changed, and nothing told", bit, at)
		case file != index:
			inJournal++
		case told == "":
			silent++
			must(t, flipBit(file, at, bit)) // so that such bits do not gather
		default:
			inIndex++
		}
		clean(t, dir)
	}
	asGiven(t, dir)
	t.Logf("%d bits changed: %d of %d in the journal found; in the index %d found and %d where nothing is kept; 0 of 60 events lost each time",
		*flips, inJournal, *flips-inIndex-silent, inIndex, silent)
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
