package proof

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"ownpace/engine"
	"ownpace/store"
)

// TestFault21Merge makes logs of several devices, some of them with events that have the
// same id and say different things, takes parts of them that overlap, and merges these in
// random orders, some more than once. Whatever the order, every byte of an export is the
// same, and what is kept beside.
func TestFault21Merge(t *testing.T) {
	rng := random(t)
	dir, parts := t.TempDir(), []string(nil)
	var want string
	for i := range *merges {
		if i%20 == 0 { // new logs now and then
			parts = randomLogs(t, rng, filepath.Join(dir, fmt.Sprint("logs-", i)))
			want = ""
		}
		order := append(rng.Perm(len(parts)), rng.Perm(len(parts))[:rng.IntN(len(parts))]...)
		learner := filepath.Join(dir, "learner")
		must(t, os.RemoveAll(learner))
		s, err := store.Open(learner)
		must(t, err)
		for n, part := range order {
			_, err := s.Import(time.Now(), parts[part])
			must(t, err)
			if rng.IntN(8) == 0 && n < len(order)-1 {
				must(t, s.Close())
				if rng.IntN(2) == 0 {
					must(t, os.Remove(filepath.Join(learner, "progress.db"))) // it comes from the journal
				}
				s, err = store.Open(learner)
				must(t, err)
			}
		}
		var b bytes.Buffer
		_, err = s.Export(&b)
		must(t, err)
		r, err := s.Check()
		must(t, err)
		if len(r.Problems) > 0 {
			t.Fatalf("order %v: %v", order, r.Problems)
		}
		must(t, s.Close())
		got := fmt.Sprintf("%s%+v", b.Bytes(), r.Conflicts)
		if want == "" {
			want = got
		}
		if got != want {
			t.Fatalf("order %v gives\n%s\nand another gave\n%s", order, got, want)
		}
	}
	t.Logf("%d orders, each with the same bytes as the others of its logs", *merges)
}

// randomLogs writes parts of the logs of a few devices.
func randomLogs(t *testing.T, rng *rand.Rand, dir string) (parts []string) {
	t.Helper()
	must(t, os.MkdirAll(dir, 0o700))
	var all []engine.Event
	for d := range 1 + rng.IntN(4) {
		at := time.Date(2026, 3, 1, 12, 0, rng.IntN(100), 0, time.UTC)
		for seq := range 1 + rng.IntN(30) {
			e := typical(rng.Uint64N(1000))
			e.Device, e.Seq, e.Time = fmt.Sprint("device", d), uint64(seq+1), at
			all = append(all, e)
			for rng.IntN(15) == 0 { // the same id again, with another content
				e.Millis++
				e.Time = e.Time.Add(time.Duration(rng.IntN(3)-1) * time.Second)
				all = append(all, e)
			}
			at = at.Add(time.Duration(rng.IntN(100)) * time.Second)
		}
	}
	for p := range 1 + rng.IntN(5) {
		some := slices.Clone(all)
		if p > 0 { // the first is whole
			rng.Shuffle(len(some), func(i, j int) { some[i], some[j] = some[j], some[i] })
			some = some[:rng.IntN(len(some)+1)]
		}
		var b bytes.Buffer
		for _, e := range some {
			must(t, writeJSON(&b, e))
		}
		path := filepath.Join(dir, fmt.Sprint(p, ".jsonl"))
		must(t, os.WriteFile(path, b.Bytes(), 0o600))
		parts = append(parts, path)
	}
	return parts
}
