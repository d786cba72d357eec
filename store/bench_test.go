package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// typical is an answer as the program writes it.
func typical(i int) engine.Event {
	right := answer.Right
	return engine.Event{Kind: engine.Answered, Pack: "algebra", Revision: "4f1c2a9b77aa", Unit: "fractions", Skill: "common-denominator",
		Item: fmt.Sprintf("denominator-%d", i%9), Reply: &answer.Reply{Text: fmt.Sprint(i)}, Told: &right, Millis: int64(3000 + i%1000)}
}

// large makes a folder with so many events, as an import adds them.
func large(b testing.TB, n int) string {
	b.Helper()
	dir := b.TempDir()
	s := mustOpen(b, dir)
	records := func(yield func(record, error) bool) {
		for i := range n {
			e := typical(i)
			e.Device, e.Seq, e.Time = s.Device(), uint64(i+1), noon.Add(time.Duration(i)*time.Second)
			body, err := json.Marshal(e)
			if !yield(record{device: e.Device, seq: e.Seq, time: e.Time, body: body}, err) {
				return
			}
		}
	}
	_, err := s.index.addAll(records, func(fresh []record) error {
		for some := range slices.Chunk(fresh, 1000) {
			bodies := make([][]byte, len(some))
			for i, r := range some {
				bodies[i] = r.body
			}
			must(b, s.journal.Append(bodies...))
		}
		return nil
	})
	must(b, err)
	s.acknowledge()
	must(b, s.Close())
	return dir
}

// BenchmarkAcknowledge appends answers to a folder with 100,000 events, and, in turns with
// that, a line of the same length to a plain file, each of them fsynced. It reports the
// median of each, and the ratio.
func BenchmarkAcknowledge(b *testing.B) {
	s := mustOpen(b, large(b, 100_000))
	plain, err := os.Create(filepath.Join(b.TempDir(), "plain"))
	must(b, err)
	defer plain.Close()
	var ours, theirs []time.Duration
	i := 0
	for b.Loop() {
		e := typical(i)
		e.Device, e.Seq, e.Time = s.Device(), uint64(i+1), noon
		line, err := json.Marshal(e)
		must(b, err)
		line = append(line, '\n')
		begun := time.Now()
		_, err = plain.Write(line)
		must(b, err)
		must(b, plain.Sync())
		theirs = append(theirs, time.Since(begun))
		begun = time.Now()
		_, err = s.Append(noon.AddDate(1, 0, 0), typical(i))
		must(b, err)
		ours = append(ours, time.Since(begun))
		i++
	}
	mine, one := median(ours), median(theirs)
	b.ReportMetric(float64(mine.Nanoseconds())/1000, "µs/append")
	b.ReportMetric(float64(one.Nanoseconds())/1000, "µs/plain-fsync")
	b.ReportMetric(float64(mine)/float64(one), "ratio")
}

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}

// BenchmarkStart opens folders after a clean end, with a snapshot of all events but ten.
func BenchmarkStart(b *testing.B) {
	for _, n := range []int{1000, 100_000, 1_000_000} {
		folder := sync.OnceValue(func() string {
			dir := large(b, n)
			s := mustOpen(b, dir)
			must(b, s.KeepSnapshot("k", s.Len(), make([]byte, 100_000)))
			for i := range 10 {
				_, err := s.Append(noon.AddDate(1, 0, 0), typical(i))
				must(b, err)
			}
			must(b, s.Close())
			return dir
		})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := folder()
			for b.Loop() {
				s, err := Open(dir)
				must(b, err)
				snap, ok := s.Snapshot("k")
				read := 0
				for _, err := range s.Events(snap) {
					must(b, err)
					read++
				}
				if !ok || read != 10 || s.Notice() != "" {
					b.Fatalf("snapshot %v, %d events read, told %q", ok, read, s.Notice())
				}
				must(b, s.Close())
			}
		})
	}
}

// BenchmarkRead reads all of 100,000 events, as a start without a snapshot does.
func BenchmarkRead(b *testing.B) {
	s := mustOpen(b, large(b, 100_000))
	for b.Loop() {
		for _, err := range s.Events(Snapshot{}) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.N)*100_000/b.Elapsed().Seconds(), "events/s")
}

// BenchmarkSettle opens a folder of 100,000 events whose index, or journal, is gone, or
// that was not closed.
func BenchmarkSettle(b *testing.B) {
	for name, harm := range map[string]func(dir string) error{
		"not closed":           func(dir string) error { return os.Remove(filepath.Join(dir, markerName)) },
		"no index":             func(dir string) error { return os.Remove(indexOf(dir)) },
		"one bit of the index": func(dir string) error { return edit(indexOf(dir), flip("answered")) },
		"one bit of the journal": func(dir string) error {
			found, err := filepath.Glob(filepath.Join(dir, journalName, "*.jsonl"))
			return errors.Join(err, edit(found[0], flip("answered")))
		},
		"no journal": func(dir string) error { return os.RemoveAll(filepath.Join(dir, journalName)) },
	} {
		b.Run(name, func(b *testing.B) {
			dir := large(b, 100_000)
			for b.Loop() {
				must(b, harm(dir))
				s, err := Open(dir)
				must(b, err)
				if s.Len() != 100_000 {
					b.Fatal(s.Notice())
				}
				must(b, s.Close())
			}
		})
	}
}

// BenchmarkSnapshot keeps a state of 40 MB, and reads it at a start.
func BenchmarkSnapshot(b *testing.B) {
	s := mustOpen(b, large(b, 100_000))
	state := make([]byte, 40<<20)
	var keep, read time.Duration
	for b.Loop() {
		begun := time.Now()
		must(b, s.KeepSnapshot("k", s.Len(), state))
		keep += time.Since(begun)
		begun = time.Now()
		if snap, ok := s.Snapshot("k"); !ok || len(snap.State) != len(state) {
			b.Fatal("there is none")
		}
		read += time.Since(begun)
	}
	b.ReportMetric(float64(keep.Milliseconds())/float64(b.N), "ms/keep")
	b.ReportMetric(float64(read.Milliseconds())/float64(b.N), "ms/read")
}
