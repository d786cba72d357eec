package engine_test

import (
	"testing"
	"time"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// TestPast: a day with answers is kept as it was at its end, when another has come; days
// without are none; starting over takes none of them back.
func TestPast(t *testing.T) {
	b := newBegun(t)
	at := func(day, hour int) time.Time { return time.Date(2026, 3, day, hour, 0, 0, 0, time.UTC) }
	b.works(at(3, 9), 4)
	if past := b.p.Past(at(3, 20)); len(past) != 1 {
		t.Fatalf("on the first day: %+v", past)
	}
	atEnd := b.p.Past(at(3, 20))[0]
	b.works(at(6, 9), 8)
	b.now = at(7, 9)
	b.apply(engine.Event{Kind: engine.PackOpened})
	b.apply(engine.Event{Kind: engine.PackOpened})
	past := b.p.Past(at(9, 9))
	if len(past) != 3 {
		t.Fatalf("two days with answers, and today: %+v", past)
	}
	for i, want := range []string{"2026-03-03", "2026-03-06", "2026-03-09"} {
		if got := past[i].Date.Format(time.DateOnly); got != want {
			t.Errorf("day %d is %s, not %s", i, got, want)
		}
	}
	if past[0] != atEnd {
		t.Errorf("the first day was %+v at its end, and became %+v", atEnd, past[0])
	}
	if now := past[2]; now.Known != b.p.Count(engine.Known) || now.Expected <= past[0].Expected {
		t.Errorf("after right answers: %+v", past)
	}
	b.apply(engine.Event{Kind: engine.StartedOver})
	b.works(at(12, 9), 1)
	if again := b.p.Past(at(12, 20)); len(again) != 3 || again[0] != past[0] || again[1] != past[1] {
		t.Errorf("after starting over: %+v", again)
	}
}

// TestComing: what is to be recalled fades day by day, and each skill falls due once, now
// those that fade now.
func TestComing(t *testing.T) {
	b := newBegun(t)
	now := time.Date(2026, 3, 3, 9, 0, 0, 0, time.UTC)
	if b.p.Coming(now, 3) != nil {
		t.Error("something fades before anything was learnt")
	}
	b.works(now, 12)
	for _, later := range []int{0, 40} {
		const days = 400
		now := b.now.AddDate(0, 0, later)
		coming, due := b.p.Coming(now, days), 0
		if len(coming) != days {
			t.Fatalf("%d days", len(coming))
		}
		for i, c := range coming {
			due += c.Due
			if i > 0 && (c.Recall >= coming[i-1].Recall || c.Recall <= 0) {
				t.Fatalf("day %d: %.4f after %.4f", i, c.Recall, coming[i-1].Recall)
			}
		}
		if fading := len(b.p.Fading(now)); coming[0].Due < fading || later > 0 && fading == 0 {
			t.Errorf("after %d days %d fade and %d are due", later, fading, coming[0].Due)
		}
		learnt := 0
		for _, s := range b.p.Pack.Skills {
			if _, ok := b.p.Recall(s, now); ok && b.p.Standing(s) == engine.Known {
				learnt++
			}
		}
		if due != learnt || learnt == 0 {
			t.Errorf("of %d skills %d fall due", learnt, due)
		}
	}
}

// TestNarrowing: after each question of the placement all skills are counted; what is taken
// back is no more, and another placement begins anew.
func TestNarrowing(t *testing.T) {
	pack := algebra(t)
	s := engine.NewState([]*engine.Pack{pack})
	p := s.Progress(pack.ID)
	give := func() {
		told := answer.Right
		s.Apply(engine.Event{Kind: engine.Answered, Pack: pack.ID, Item: p.NextPlacement(1).ID, Placing: true, Told: &told})
	}
	s.Apply(engine.Event{Kind: engine.PlacementOpened, Pack: pack.ID})
	for n := 1; n <= 4; n++ {
		give()
		all := p.Placement.Narrowing()
		if last := all[len(all)-1]; len(all) != n || last.Known+last.Not+last.Open != len(pack.Skills) {
			t.Fatalf("after %d questions: %+v", n, all)
		}
	}
	if all := p.Placement.Narrowing(); all[3].Known <= all[0].Known || all[3].Open >= all[0].Open {
		t.Errorf("right answers told nothing: %+v", all)
	}
	s.Apply(engine.Event{Kind: engine.Withdrawn, Pack: pack.ID})
	if n := len(p.Placement.Narrowing()); n != 3 {
		t.Errorf("%d after one was taken back", n)
	}
	s.Apply(engine.Event{Kind: engine.PlacementEnded, Pack: pack.ID})
	if len(p.Placement.Narrowing()) != 3 {
		t.Error("its end forgot them")
	}
	s.Apply(engine.Event{Kind: engine.PlacementOpened, Pack: pack.ID})
	if len(p.Placement.Narrowing()) != 0 {
		t.Error("another placement begins with those of the last")
	}
}
