package engine_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// begun is a learner of algebra at a time, with what may happen to them.
type begun struct {
	t     *testing.T
	state *engine.State
	p     *engine.Progress
	now   time.Time
	seq   uint64
}

func newBegun(t *testing.T) *begun {
	pack := algebra(t)
	s := engine.NewState([]*engine.Pack{pack})
	return &begun{t: t, state: s, p: s.Progress(pack.ID), now: time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)}
}

func (b *begun) apply(e engine.Event) {
	b.seq++
	b.now = b.now.Add(20 * time.Second)
	e.Device, e.Seq, e.Time = "a", b.seq, b.now
	if e.Pack == "" && e.Kind != engine.GroundTurned && e.Kind != engine.GroundsReset {
		e.Pack = b.p.Pack.ID
	}
	b.state.Apply(e)
}

func (b *begun) answer(visit string, it *engine.Item, told answer.Outcome) {
	b.apply(engine.Event{Kind: engine.Answered, Unit: visit, Skill: it.Skill.ID, Item: it.ID, Told: &told, Reply: &answer.Reply{Text: "x"}})
}

// learn goes through a unit with right answers only.
func (b *begun) learn(u *engine.Unit) {
	b.apply(engine.Event{Kind: engine.UnitOpened, Unit: u.ID})
	for range 200 {
		step := b.p.Next(u.ID)
		switch {
		case step.Done():
			b.apply(engine.Event{Kind: engine.UnitLeft, Unit: u.ID})
			return
		case step.Item == nil:
			b.apply(engine.Event{Kind: engine.LessonRead, Unit: u.ID, Skill: step.Skill.ID})
		default:
			b.answer(u.ID, step.Item, answer.Right)
		}
	}
	b.t.Fatalf("%s does not end", u.ID)
}

func (b *begun) round(id string) int {
	e := engine.Event{Kind: engine.RoundOpened, Unit: id}
	for _, it := range b.p.Round(id, b.now) {
		e.Order = append(e.Order, it.ID)
	}
	b.apply(e)
	return len(e.Order)
}

func find(all []engine.Suggestion, do engine.Doing) *engine.Suggestion {
	for i := range all {
		if all[i].Do == do {
			return &all[i]
		}
	}
	return nil
}

// TestWhatNext: a review when something fades, less of it after a break; the reasons sum
// up to the score, and what the learner turns changes them.
func TestWhatNext(t *testing.T) {
	b := newBegun(t)
	b.learn(b.p.Pack.Units[0])
	b.learn(b.p.Pack.Units[1])
	if find(b.state.WhatNext(b.now), engine.Review) != nil {
		t.Error("what was learnt a minute ago is to be reviewed")
	}
	later := b.now.Add(60 * 24 * time.Hour)
	all := b.state.WhatNext(later)
	still := find(all, engine.Still)
	if still == nil || all[0].Do != engine.Still || len(still.Skills) > 8 || len(still.Skills) < 2 {
		t.Fatalf("after two months: %+v", all[0])
	}
	if n := len(b.p.Round(engine.StillID, later)); n < 2 || n > 8 {
		t.Errorf("after a break %d questions are asked", n)
	}
	for _, s := range all {
		sum := 0.0
		for _, r := range s.Reasons {
			sum += r.Weight
		}
		if diff := sum - s.Score; diff > 0.011 || diff < -0.011 {
			t.Errorf("%s: the reasons give %.2f, the score is %.2f", s.Title(), sum, s.Score)
		}
	}
	b.apply(engine.Event{Kind: engine.GroundTurned, Name: "break", Factor: 0})
	b.apply(engine.Event{Kind: engine.GroundTurned, Name: "fading", Factor: 0})
	if all := b.state.WhatNext(later); all[0].Do == engine.Still {
		t.Error("who turns fading and the break off still is to review first")
	}
	b.apply(engine.Event{Kind: engine.GroundsReset})
	if all := b.state.WhatNext(later); all[0].Do != engine.Still {
		t.Error("the reset did nothing")
	}
}

// TestTestOut: a unit that was learnt elsewhere is known after a short test; one wrong
// answer on a skill is enough to ask no more about it.
func TestTestOut(t *testing.T) {
	b := newBegun(t)
	unit := b.p.Pack.Units[0]
	id := engine.TestID(unit)
	if n := b.round(id); n == 0 {
		t.Fatal("a test without questions")
	}
	asked := 0
	for ; !b.p.Next(id).Done(); asked++ {
		b.answer(id, b.p.Next(id).Item, answer.Right)
	}
	if known := b.p.UnitKnown(unit); known != len(unit.Skills) || asked > 2*len(unit.Skills) {
		t.Errorf("after %d right answers %d of %d skills are known", asked, known, len(unit.Skills))
	}
	b = newBegun(t)
	b.round(id)
	asked = 0
	for ; !b.p.Next(id).Done() && asked < 100; asked++ {
		it := b.p.Next(id).Item
		b.answer(id, it, answer.Wrong)
		b.apply(engine.Event{Kind: engine.SolutionShown, Unit: id, Skill: it.Skill.ID, Item: it.ID})
	}
	if asked != len(unit.Skills) {
		t.Errorf("who knows nothing of %d skills is asked %d questions", len(unit.Skills), asked)
	}
}

// TestGoal: a forecast is a range around the work that is left; less time a week moves it
// away, a near day brings up what to leave out, and the units of a goal rise.
func TestGoal(t *testing.T) {
	b := newBegun(t)
	f := b.p.Forecast(engine.Goal{Minutes: 120}, b.now)
	if !f.Early.Before(f.Late) || f.Chance != 1 || f.Minutes < 100 {
		t.Errorf("%+v", f)
	}
	if slow := b.p.Forecast(engine.Goal{Minutes: 60}, b.now); !slow.Early.After(f.Early) || !slow.Late.After(f.Late) {
		t.Errorf("half the time: %v to %v, with all of it %v to %v", slow.Early, slow.Late, f.Early, f.Late)
	}
	near := engine.Goal{Minutes: 60, By: b.now.AddDate(0, 0, 14)}
	tight := b.p.Forecast(near, b.now)
	if tight.Chance > 0.5 || len(tight.LeaveOut) == 0 {
		t.Errorf("two hours for all of algebra: %+v", tight)
	}
	fits := near
	for _, u := range b.p.Pack.Units {
		left := false
		for _, out := range tight.LeaveOut {
			left = left || out == u
		}
		if !left {
			fits.Units = append(fits.Units, u.ID)
		}
	}
	if len(fits.Units) > 0 && b.p.Forecast(fits, b.now).Chance < 0.5 {
		t.Error("without what is to be left out it does not fit either")
	}
	before := b.p.WhatNext(b.now)[0].Score
	b.apply(engine.Event{Kind: engine.GoalSet, Goal: &near})
	first := b.p.WhatNext(b.now)[0]
	if first.Score < before+2 || !strings.Contains(string(first.Reasons[len(first.Reasons)-1].Text), "not reached in time") {
		t.Errorf("a goal that falls behind: %+v", first)
	}
	b.apply(engine.Event{Kind: engine.GoalDropped})
	if _, ok := b.p.Goal(); ok {
		t.Error("a goal that was dropped is there")
	}
}

// TestSpent: time away does not count.
func TestSpent(t *testing.T) {
	b := newBegun(t)
	b.apply(engine.Event{Kind: engine.PackOpened})
	for range 6 {
		b.apply(engine.Event{Kind: engine.LessonRead})
	}
	b.now = b.now.Add(8 * time.Hour)
	b.apply(engine.Event{Kind: engine.LessonRead})
	for range 20 { // finding one's way is no work
		b.apply(engine.Event{Kind: engine.WayReset})
	}
	if got := b.state.Spent(b.p.Pack.ID); got != 2*time.Minute+3*time.Minute {
		t.Errorf("two minutes and a night: %v", got)
	}
}

// TestSureness: to be right and sure says more than to be right, that more than a guess;
// what was said is held against what came.
func TestSureness(t *testing.T) {
	mastery := func(sure engine.Sureness, told answer.Outcome) float64 {
		b := newBegun(t)
		unit := b.p.Pack.Units[0]
		b.apply(engine.Event{Kind: engine.UnitOpened, Unit: unit.ID})
		b.apply(engine.Event{Kind: engine.LessonPassed, Unit: unit.ID, Skill: unit.Skills[0].ID})
		it := b.p.Next(unit.ID).Item
		b.apply(engine.Event{Kind: engine.Answered, Unit: unit.ID, Skill: it.Skill.ID, Item: it.ID, Told: &told, Sure: sure})
		if said := b.p.OwnCalibration().N; said != min(1, int(sure)) {
			t.Errorf("%d times something was said", said)
		}
		return b.p.Mastery(it.Skill)
	}
	if g, n, s := mastery(engine.Guessed, answer.Right), mastery(0, answer.Right), mastery(engine.Sure, answer.Right); !(g < n && n < s) {
		t.Errorf("right: guessed %.3f, not asked %.3f, sure %.3f", g, n, s)
	}
	if s, n := mastery(engine.Sure, answer.Wrong), mastery(0, answer.Wrong); s > n {
		t.Errorf("wrong: sure %.3f, not asked %.3f", s, n)
	}
}

// TestShare: half of an answer right says more than nothing of it, and less than all.
func TestShare(t *testing.T) {
	mastery := func(told answer.Outcome, share float64) float64 {
		b := newBegun(t)
		b.apply(engine.Event{Kind: engine.PlacementOpened})
		it := b.p.NextPlacement(1)
		b.apply(engine.Event{Kind: engine.Answered, Skill: it.Skill.ID, Item: it.ID, Told: &told, Share: share, Placing: true})
		return b.p.Mastery(it.Skill)
	}
	if none, half, all := mastery(answer.Wrong, 0), mastery(answer.Wrong, 0.5), mastery(answer.Right, 0); !(none < half && half < all) {
		t.Errorf("%.3f %.3f %.3f", none, half, all)
	}
}

// TestQuestionsAreKept until they are closed.
func TestQuestionsAreKept(t *testing.T) {
	b := newBegun(t)
	b.apply(engine.Event{Kind: engine.QuestionKept, Skill: b.p.Pack.Skills[0].ID, About: "why?"})
	asked := b.state.Questions(b.p.Pack.ID)
	if len(asked) != 1 || asked[0].Text != "why?" {
		t.Fatalf("%+v", asked)
	}
	found := true
	b.apply(engine.Event{Kind: engine.QuestionClosed, About: asked[0].ID, Known: &found})
	if len(b.state.Questions(b.p.Pack.ID)) != 0 {
		t.Error("a question that is closed is open")
	}
}

// TestForesee: what was made ready before an answer is what follows on it.
func TestForesee(t *testing.T) {
	for _, unlearnt := range []bool{false, true} {
		b := newBegun(t)
		b.apply(engine.Event{Kind: engine.PlacementOpened})
		for i := range 12 {
			it := b.p.NextPlacement(3)
			if it == nil {
				break
			}
			told := answer.Outcome(2 * (i % 2))
			e := engine.Event{Kind: engine.Answered, Skill: it.Skill.ID, Item: it.ID, Told: &told, Unlearnt: unlearnt && i%3 == 0, Placing: true}
			next, left := b.p.Foresee(it.Drawn(uint64(i), nil), e, 3)
			b.apply(e)
			if got := b.p.NextPlacement(3); got != next || b.p.PlacementLeft(3) != left {
				t.Fatalf("question %d: foreseen %v and %d, came %v and %d", i, next, left, got, b.p.PlacementLeft(3))
			}
		}
	}
}

// TestKnownStays: in practice one slip does not take away what nobody asked about; a
// wrong answer on a skill itself, and another, do.
func TestKnownStays(t *testing.T) {
	b := newBegun(t)
	b.apply(engine.Event{Kind: engine.PlacementOpened})
	for {
		it := b.p.NextPlacement(1)
		if it == nil {
			break
		}
		told := answer.Right
		b.apply(engine.Event{Kind: engine.Answered, Skill: it.Skill.ID, Item: it.ID, Told: &told, Placing: true})
	}
	b.apply(engine.Event{Kind: engine.PlacementEnded})
	knew := b.p.Count(engine.Known)
	if knew < len(b.p.Pack.Skills)*9/10 {
		t.Fatalf("who answers all rightly knows %d of %d", knew, len(b.p.Pack.Skills))
	}
	unit := b.p.Pack.Units[len(b.p.Pack.Units)/2]
	it := unit.Skills[0].Items[0]
	b.apply(engine.Event{Kind: engine.UnitOpened, Unit: unit.ID})
	b.apply(engine.Event{Kind: engine.SolutionShown, Unit: unit.ID, Skill: it.Skill.ID, Item: it.ID})
	if now := b.p.Count(engine.Known); now < knew-2 {
		t.Errorf("one look at a solution takes %d known skills down to %d", knew, now)
	}
	for _, it := range unit.Skills[0].Items[1:4] {
		b.answer(unit.ID, it, answer.Wrong)
	}
	if b.p.Standing(unit.Skills[0]) == engine.Known {
		t.Error("three wrong answers on a skill, and it counts as known")
	}
}

// TestAgainAtOnce: the same question a minute later says less than tomorrow.
func TestAgainAtOnce(t *testing.T) {
	mastery := func(later time.Duration) float64 {
		b := newBegun(t)
		unit := b.p.Pack.Units[0]
		it := unit.Skills[0].Items[0]
		b.apply(engine.Event{Kind: engine.UnitOpened, Unit: unit.ID})
		b.answer(unit.ID, it, answer.Right)
		b.now = b.now.Add(later)
		b.apply(engine.Event{Kind: engine.RoundOpened, Unit: engine.ReviewID, Order: []string{it.ID}})
		b.answer(engine.ReviewID, it, answer.Wrong)
		return b.p.Mastery(it.Skill)
	}
	if soon, tomorrow := mastery(0), mastery(24*time.Hour); soon <= tomorrow {
		t.Errorf("a wrong answer at once leaves %.3f, tomorrow %.3f", soon, tomorrow)
	}
}

// TestStillOfManyWays: where each skill needs both of the ones before, there are more ways down
// than could ever be walked; what to ask after a break is found all the same.
func TestStillOfManyWays(t *testing.T) {
	p := &engine.Pack{ID: "layers"}
	u := &engine.Unit{ID: "all"}
	var before []*engine.Skill
	for layer := range 60 {
		var these []*engine.Skill
		for _, side := range []string{"a", "b"} {
			s := &engine.Skill{ID: fmt.Sprint(side, layer), Unit: u, Needs: before, Index: len(p.Skills)}
			s.Items = []*engine.Item{{ID: "item-" + s.ID, Skill: s, Level: engine.Medium, Key: answer.Text{Answer: "x"}}}
			p.Skills, these = append(p.Skills, s), append(these, s)
		}
		before = these
	}
	u.Skills, p.Units = p.Skills, []*engine.Unit{u}
	b := &begun{t: t, state: engine.NewState([]*engine.Pack{p}), now: time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)}
	b.p = b.state.Progress(p.ID)
	b.apply(engine.Event{Kind: engine.UnitOpened, Unit: u.ID})
	for range 3 {
		for _, s := range p.Skills {
			b.answer(u.ID, s.Items[0], answer.Right)
		}
	}
	still := b.p.Round(engine.StillID, b.now.Add(100*24*time.Hour))
	if len(still) == 0 || still[0].Skill != p.Skills[118] {
		t.Errorf("after a break is asked %v; the last skills tell most of those below", still)
	}
}

// TestWayGoesUpwards: for a beginner no unit of the suggested order stands before one whose
// skills it needs.
func TestWayGoesUpwards(t *testing.T) {
	b := newBegun(t)
	placed := make(map[*engine.Unit]bool)
	for _, s := range b.p.Way() {
		placed[s.Unit] = true
		for _, missing := range b.p.Missing(s.Unit) {
			if !placed[missing.Unit] {
				t.Errorf("%s stands before %s, which has %s", s.Unit.Title, missing.Unit.Title, missing.Title)
			}
		}
	}
}
