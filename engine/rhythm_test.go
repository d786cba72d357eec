package engine_test

import (
	"testing"
	"time"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// works answers a question every two minutes from a time on, so many.
func (b *begun) works(at time.Time, n int) {
	u := b.p.Pack.Units[0]
	for i := range n {
		b.now = at.Add(time.Duration(2*i)*time.Minute - 20*time.Second)
		if i == 0 {
			b.apply(engine.Event{Kind: engine.UnitOpened, Unit: u.ID})
			b.now = b.now.Add(-20 * time.Second)
		}
		b.answer(u.ID, u.Skills[0].Items[i%len(u.Skills[0].Items)], answer.Right)
	}
}

func TestWeeks(t *testing.T) {
	east := time.FixedZone("", 2*60*60)
	at := func(day, hour, minute int) time.Time { return time.Date(2026, 3, day, hour, minute, 0, 0, east) }
	b := newBegun(t)
	if b.state.Weeks(at(2, 9, 0)) != nil {
		t.Error("a week before there was any work")
	}
	b.works(at(3, 9, 0), 11) // Tuesday
	b.now = at(3, 21, 0)
	b.apply(engine.Event{Kind: engine.PlanChosen, Minutes: 60, Order: []string{"sunday", "wednesday", "someday"}})
	b.works(at(6, 3, 50), 16) // in the night before Friday, until 4:20
	b.works(at(8, 10, 0), 3)  // on Sunday, a day of rest
	weeks := b.state.Weeks(at(12, 9, 0))
	if len(weeks) != 2 {
		t.Fatalf("%d weeks", len(weeks))
	}
	marks := func(w engine.Week) (all string) {
		for _, d := range w.Days {
			all += [...]string{"free ", "worked ", "rest ", "today ", "ahead ", "- "}[d.Mark]
		}
		return all
	}
	if got := marks(weeks[0]); got != "- worked rest worked worked free worked " {
		t.Errorf("the first week: %s", got)
	}
	if got := marks(weeks[1]); got != "free free rest today ahead ahead rest " {
		t.Errorf("the second week: %s", got)
	}
	if w := weeks[0]; w.Wanted != 4 || w.Worked != 4 || !w.Met() || weeks[1].Met() || weeks[1].Wanted != 5 {
		t.Errorf("the first week: %d of %d days", w.Worked, w.Wanted)
	}
	if got := weeks[0].Days[3].Minutes; got != 8 {
		t.Errorf("until four in the night it was Thursday: %.1f minutes", got)
	}
	if again := b.state.Weeks(at(5, 22, 0)); len(again) != 1 || again[0].Days[0].Date.Format(time.DateOnly) != "2026-03-02" {
		t.Errorf("in its own week: %+v", again)
	}
}

// TestManyWeeks: no more weeks are shown than there is room for, the last one last.
func TestManyWeeks(t *testing.T) {
	b := newBegun(t)
	begin := b.now
	for w := range 20 {
		b.works(begin.AddDate(0, 0, 7*w), 2)
	}
	weeks := b.state.Weeks(b.now)
	if all := b.state.Calendar(b.now, 52); len(all) != 20 || all[0].Worked != 1 {
		t.Errorf("%d weeks since the beginning", len(all))
	}
	if len(weeks) != 8 || weeks[7].Worked != 1 || !weeks[0].Days[0].Date.Before(weeks[7].Days[0].Date) {
		t.Errorf("%d weeks", len(weeks))
	}
	if weeks[7].Planned() || weeks[7].Met() {
		t.Error("nothing was meant to be done, and it was met")
	}
}

func TestAway(t *testing.T) {
	b := newBegun(t)
	if b.state.Away(b.now) != 0 {
		t.Error("who was never here was away")
	}
	for _, u := range b.p.Pack.Units[:6] {
		b.learn(u)
	}
	if n := b.state.Away(b.now.AddDate(0, 0, 6)); n != 0 {
		t.Errorf("six days away are a break: %d", n)
	}
	b.now = b.now.AddDate(0, 0, 30)
	if n := b.state.Away(b.now); n != 30 {
		t.Errorf("away for %d days", n)
	}
	if most := b.state.FadedMost(b.now); len(most) != 1 || most[0] != b.p {
		t.Errorf("%v", most)
	}
	b.apply(engine.Event{Kind: engine.PackOpened})
	if n := b.state.Away(b.now); n != 30 {
		t.Errorf("to open the pack is to have been here: %d", n)
	}
	b.apply(engine.Event{Kind: engine.WayOpened})
	if n := b.state.Away(b.now); n != 0 {
		t.Errorf("still away: %d", n)
	}
}

// TestSpread: while reviews are spread there are few of them each day, until all that fades
// has been gone through.
func TestSpread(t *testing.T) {
	b := newBegun(t)
	for _, u := range b.p.Pack.Units {
		b.learn(u)
	}
	b.now = b.now.AddDate(0, 0, 60)
	if n, all := len(b.p.ToReview(b.now)), len(b.p.Fading(b.now)); n != 12 || all <= 15 {
		t.Fatalf("one sitting asks for %d, of %d", n, all)
	}
	yes := true
	b.apply(engine.Event{Kind: engine.SwitchTurned, Name: engine.SwitchSpread, Known: &yes})
	days := 0
	for ; b.p.Spread() && days < 60; days++ {
		items := b.open(engine.ReviewID, 0)
		if len(items) > engine.DailyReviews {
			t.Fatalf("day %d: %d reviews", days, len(items))
		}
		for _, it := range items {
			b.answer(engine.ReviewID, it, answer.Right)
		}
		if b.p.Spread() && len(b.p.ToReview(b.now)) != 0 {
			t.Errorf("day %d: there are more on the same day", days)
		}
		b.now = b.now.AddDate(0, 0, 1)
	}
	if days < 3 || days == 60 {
		t.Errorf("caught up after %d days", days)
	}
}

// TestPutAside: what is put aside may fade.
func TestPutAside(t *testing.T) {
	b := newBegun(t)
	b.learn(b.p.Pack.Units[0])
	b.now = b.now.AddDate(0, 0, 60)
	if len(b.p.Fading(b.now)) == 0 {
		t.Fatal("nothing fades")
	}
	b.apply(engine.Event{Kind: engine.UnitSkipped, Unit: b.p.Pack.Units[0].ID})
	if left := b.p.Fading(b.now); len(left) != 0 {
		t.Errorf("it is asked all the same: %v", engine.ListTitles(left))
	}
}
