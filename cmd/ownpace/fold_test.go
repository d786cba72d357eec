package main

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"ownpace/engine"
	"ownpace/engine/answer"
	"ownpace/store"
)

// reviewed adds rounds of review to a log, about so many events, one answer in four wrong at
// first, and ends in the library.
func reviewed(t testing.TB, log *store.Store, pack *engine.Pack, n int) {
	t.Helper()
	var items []*engine.Item
	for _, s := range pack.Skills {
		items = append(items, s.Items...)
	}
	add := func(at time.Time, events ...engine.Event) {
		for i := range events {
			events[i].Pack = pack.ID
		}
		if _, err := log.Append(at, events...); err != nil {
			t.Fatal(err)
		}
	}
	at := time.Date(2016, 3, 1, 12, 0, 0, 0, time.UTC)
	add(at, engine.Event{Kind: engine.Named, Name: "Ada"}, engine.Event{Kind: engine.PackOpened}, engine.Event{Kind: engine.WayOpened})
	for i := 0; log.Len() < uint64(n); i++ {
		opened := engine.Event{Kind: engine.RoundOpened, Unit: engine.ReviewID}
		round := []engine.Event{opened}
		for k := range 12 {
			it := items[(i*7+k*31)%len(items)]
			round[0].Order = append(round[0].Order, it.ID)
			e := engine.Event{Kind: engine.Answered, Unit: engine.ReviewID, Skill: it.Skill.ID, Item: it.ID, Reply: &answer.Reply{Text: "12"}, Millis: 4000}
			right, wrong := answer.Right, answer.Wrong
			if (i+k)%4 == 0 {
				e.Told = &wrong
				round = append(round, e)
			}
			e.Told = &right
			round = append(round, e)
		}
		at = at.Add(time.Hour)
		add(at, append(round, engine.Event{Kind: engine.UnitLeft, Unit: engine.ReviewID})...)
	}
	add(at, engine.Event{Kind: engine.PackLeft})
}

// reopened closes a log and opens it again.
func reopened(t testing.TB, dir string, log *store.Store) *store.Store {
	t.Helper()
	if log != nil {
		if err := log.Close(); err != nil {
			t.Fatal(err)
		}
	}
	log, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = log.Close() })
	return log
}

func mustFold(t testing.TB, o *options, log *store.Store) folded {
	t.Helper()
	f, err := o.fold(log, nil)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestStateIsKept: a state that was kept is taken up, with what happened since folded in, and
// says what a state says that is folded anew; other packs, and a union with another log, have
// all events folded again.
func TestStateIsKept(t *testing.T) {
	data := t.TempDir()
	o := &options{data: data, learner: "me"}
	o.packs = func() []*engine.Pack { return o.allPacks(nil) }
	dir := filepath.Join(data, "learners", "me")
	log := reopened(t, dir, nil)
	pack := o.packs()[0].All()
	reviewed(t, log, pack, 500)
	all := log.Len()

	f := mustFold(t, o, log)
	if f.kept != 0 {
		t.Fatalf("%d events are kept before any were", f.kept)
	}
	f.keep(log)
	log = reopened(t, dir, log)
	reviewed(t, log, pack, int(all)+20)
	f = mustFold(t, o, log)
	if f.kept != all || f.state.Folded != log.Len() {
		t.Errorf("%d events were kept, want %d; %d are folded, want %d", f.kept, all, f.state.Folded, log.Len())
	}
	events, err := log.All()
	if err != nil {
		t.Fatal(err)
	}
	anew := engine.Replay(o.packs(), events)
	p, q := anew.Progress(pack.ID), f.state.Progress(pack.ID)
	for i, s := range p.Pack.Skills {
		if want, got := p.Mastery(s), q.Mastery(q.Pack.Skills[i]); got != want {
			t.Errorf("%s: mastery %v, folded anew %v", s.ID, got, want)
		}
	}

	over, err := log.Append(time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC), engine.Event{Kind: engine.StartedOver, Pack: pack.ID})
	if err != nil {
		t.Fatal(err)
	}
	f.state.Apply(over[0])
	f.kept = 0
	f.keep(log)
	log = reopened(t, dir, log)
	f = mustFold(t, o, log)
	if id, _, _, ok := f.state.Undoable(); !ok || id != over[0].ID() || f.kept != all {
		t.Errorf("who starts over and leaves cannot take that back: %s, %v, with %d kept", id, ok, f.kept)
	}

	f.state.Apply(engine.Event{Kind: engine.Named, Name: "Bob", Device: "here", Seq: 1, Time: over[0].Time})
	if f.state.Sits(); f.state.Name != "Bob" {
		t.Errorf("a new sitting changes the name to %q", f.state.Name)
	}
	if _, label, _, ok := f.state.Undoable(); ok {
		t.Errorf("%q of an earlier sitting can be taken back", label)
	}
	f.state.Folded-- // that was not in the log

	f.state.Folded-- // as when an answer was written, and the program ended before it was folded
	f.keep(log)
	if again := mustFold(t, o, log); again.kept != all {
		t.Errorf("a state was kept that is behind the log: %d", again.kept)
	}
	other := *o
	packs := o.packs()
	other.packs = func() []*engine.Pack { return packs[:len(packs)-1] }
	if f := mustFold(t, &other, log); f.kept != 0 || f.state.Folded != log.Len() {
		t.Errorf("with other packs %d events were kept", f.kept)
	}
}

// BenchmarkStart takes up the state of a folder as a start does, with the pack that was
// studied; events/s is how fast all of them are folded anew.
func BenchmarkStart(b *testing.B) {
	for _, n := range []int{1000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			data := b.TempDir()
			o := &options{data: data, learner: "me"}
			packs := o.allPacks(nil)
			o.packs = func() []*engine.Pack { return packs }
			dir := filepath.Join(data, "learners", "me")
			log := reopened(b, dir, nil)
			pack := packs[0].All()
			reviewed(b, log, pack, n)
			begun := time.Now()
			f := mustFold(b, o, log)
			anew := time.Since(begun)
			begun = time.Now()
			f.keep(log)
			kept := time.Since(begun)
			log = reopened(b, dir, log) // the first end puts all in one file
			for b.Loop() {
				log = reopened(b, dir, log)
				if f := mustFold(b, o, log); f.kept+fewEvents < log.Len() || f.state.Progress(pack.ID) == nil {
					b.Fatalf("only %d events were kept", f.kept)
				}
			}
			b.ReportMetric(float64(n)/anew.Seconds(), "anew/s")
			b.ReportMetric(float64(kept.Milliseconds()), "ms/keep")
		})
	}
}
