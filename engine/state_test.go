package engine_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"ownpace/content"
	"ownpace/engine"
	"ownpace/engine/answer"
)

func algebra(t testing.TB) *engine.Pack {
	t.Helper()
	for _, p := range content.Shipped("", "") {
		p = p.All()
		if p.ID == "algebra" {
			return p
		}
	}
	t.Fatal("there is no algebra pack")
	return nil
}

// fingerprint says everything that a learner could see of a state.
func fingerprint(s *engine.State) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%+v %+v %+v\n", s.Wishes, s.Place, s.Draft)
	for _, pack := range s.Packs() {
		p := s.Progress(pack.ID)
		fmt.Fprintf(&b, "%s %d %v %v\n", pack.ID, p.Answers, p.Placement.Open, p.Placement.Asked())
		for _, k := range pack.Skills {
			recall, _ := p.Recall(k, time.Date(2026, 2, 1, 8, 0, 0, 0, time.UTC))
			fmt.Fprintf(&b, "%s %.9f %s %v %.9f\n", k.ID, p.Mastery(k), p.Standing(k).Text(), p.Ratings(k), recall)
		}
		for _, kind := range []engine.Doubt{engine.Lucky, engine.Mistaken} {
			for _, it := range p.Doubted(kind) {
				fmt.Fprintf(&b, "%s ", it.ID)
			}
		}
		fmt.Fprintf(&b, "%d messages, %d notes, spread %v\n", len(s.Messages(pack.ID)), len(s.Notes(pack.ID)), p.Spread())
		fmt.Fprintf(&b, "%d accepted, %v\n", len(p.Accepted()), p.Earlier())
		fmt.Fprintf(&b, "past %v, narrowed %v\n", p.Past(time.Date(2036, 2, 1, 8, 0, 0, 0, time.UTC)), p.Placement.Narrowing())
		if pack.ID == s.Packs()[0].ID {
			b.WriteString(string(s.JournalMarkdown() + s.QuestionsMarkdown(true)))
		}
		for _, w := range p.Way() {
			step := p.Next(w.Unit.ID)
			fmt.Fprintf(&b, "%s %.2f %v %v %v", w.Unit.ID, w.Score, w.Skipped, p.Pinned(w.Unit), p.Method(w.Unit.ID))
			if !step.Done() {
				fmt.Fprintf(&b, " %s", step.Skill.ID)
			}
			if step.Item != nil {
				fmt.Fprintf(&b, " %s", step.Item.ID)
			}
			b.WriteByte('\n')
		}
		for _, n := range s.Notes(pack.ID) {
			fmt.Fprintf(&b, "%s %q %q %v\n", n.ID, n.Front, n.Text, n.IsCard())
		}
		fmt.Fprintln(&b, len(p.Round(engine.OwnID, time.Date(2026, 2, 1, 8, 0, 0, 0, time.UTC))), p.Left(engine.OwnID))
		b.WriteString(string(p.Recap(nil).Markdown()))
		for _, n := range p.WhatNext(time.Date(2026, 2, 1, 8, 0, 0, 0, time.UTC)) {
			fmt.Fprintf(&b, "%s %.2f\n", n.Title(), n.Score)
		}
	}
	return b.String()
}

// randomEvents are events of every kind, mostly sensible, on two devices.
func randomEvents(pack *engine.Pack, rng *rand.Rand, n int) []engine.Event {
	kinds := []engine.Kind{engine.Named, engine.PlacementOpened, engine.PlacementLeft, engine.PlacementEnded, engine.UnitOpened, engine.UnitLeft,
		engine.LessonRead, engine.Answered, engine.Answered, engine.Answered, engine.HintShown, engine.SolutionShown, engine.MovedOn,
		engine.Withdrawn, engine.PackOpened, engine.PackLeft, engine.WayOpened, engine.LessonPassed, engine.WayOrdered, engine.WayReset, engine.UnitSkipped, engine.UnitRestored, engine.Left, "unheard-of",
		engine.RoundOpened, engine.ReviewOpened, engine.GroundTurned, engine.GroundsReset, engine.GoalSet, engine.GoalDropped, engine.QuestionKept, engine.QuestionClosed,
		engine.SurenessChosen, engine.Claimed, engine.ClaimWithdrawn, engine.Answered, engine.Answered,
		engine.PurposeSaid, engine.PlanChosen, engine.MethodChosen, engine.ColoursChosen, engine.SwitchTurned, engine.UnitPinned, engine.UnitUnpinned, engine.StartedOver, engine.Undone,
		engine.Rated, engine.Disputed, engine.CardTurned, engine.Answered, engine.Answered,
		engine.NoteMade, engine.CardMade, engine.NoteDropped, engine.JournalWritten, engine.Wrote}
	at := time.Date(2026, 1, 1, 8, 0, 0, 0, time.UTC)
	seq := map[string]uint64{}
	var events []engine.Event
	for range n {
		skill := pack.Skills[rng.IntN(len(pack.Skills))]
		item := skill.Items[rng.IntN(len(skill.Items))]
		told := answer.Outcome(rng.IntN(3))
		at = at.Add(time.Duration(rng.IntN(2)) * time.Second)
		device := []string{"here", "there"}[rng.IntN(2)]
		seq[device]++
		e := engine.Event{Device: device, Seq: seq[device], Time: at, Kind: kinds[rng.IntN(len(kinds))], Pack: pack.ID,
			Unit: skill.Unit.ID, Skill: skill.ID, Item: item.ID, Told: &told, Placing: rng.IntN(3) == 0, Unlearnt: rng.IntN(9) == 0,
			Order: []string{pack.Units[rng.IntN(len(pack.Units))].ID}, Name: "Ada", Draft: "1"}
		known := rng.IntN(2) == 0
		e.Known, e.Share, e.Sure, e.Factor = &known, 3*rng.Float64()-1, engine.Sureness(rng.IntN(6)-1), 6*rng.Float64()-1
		e.Part, e.Minutes, e.About = rng.IntN(7)-1, rng.IntN(500)-100, "why"
		e.Reply = &answer.Reply{Text: []string{"a", "b"}[rng.IntN(2)]}
		if n := len(events); n > 0 && rng.IntN(2) == 0 { // at the same item, in the same visit, as before
			e.Unit, e.Skill, e.Item = events[n-1].Unit, events[n-1].Skill, events[n-1].Item
			e.About = events[n-1].ID()
		}
		wrote(&e, events, rng)
		switch rng.IntN(8) { // of rounds, of goals
		case 0:
			e.Unit = []string{engine.ReviewID, engine.StillID, engine.RecheckID, engine.TestID(skill.Unit), engine.TestID(&engine.Unit{ID: "gone"})}[rng.IntN(5)]
		case 1:
			e.Order = []string{item.ID, "gone", pack.Skills[0].Items[0].ID}
		case 2:
			e.Goal = &engine.Goal{Units: []string{skill.Unit.ID, "gone"}, By: at.AddDate(0, 0, rng.IntN(100)-50), Minutes: rng.IntN(300) - 100}
		}
		switch rng.IntN(20) { // what another version of the pack may have had
		case 0:
			e.Pack = "gone"
		case 1:
			e.Item = "gone"
		case 2:
			e.Unit, e.Skill = "gone", "gone"
		case 3:
			e.Told = nil
		}
		events = append(events, e)
	}
	return events
}

// wrote makes of an event one that speaks of what was written before, at random.
func wrote(e *engine.Event, events []engine.Event, rng *rand.Rand) {
	e.About = "in my own words"
	switch e.Kind {
	case engine.NoteMade, engine.CardMade, engine.JournalWritten, engine.QuestionKept:
		e.Order = nil
	}
	if len(events) == 0 || rng.IntN(2) == 0 {
		return
	}
	old := events[rng.IntN(len(events))].ID()
	e.Part = rng.IntN(6) - 1
	switch e.Kind {
	case engine.NoteMade, engine.CardMade, engine.JournalWritten, engine.QuestionKept:
		e.Order = []string{old}
	case engine.NoteDropped, engine.QuestionClosed:
		e.About = old
	case engine.CardTurned:
		e.Item, e.Unit = "own:"+old, []string{engine.ReviewID, engine.OwnID, "gone"}[rng.IntN(3)]
	case engine.RoundOpened:
		e.Unit, e.Order = []string{engine.ReviewID, engine.OwnID}[rng.IntN(2)], []string{"own:" + old, "own:gone"}
	}
}

// TestMergeOrder: the union of two devices' logs gives one state, in whichever order
// it was put together.
func TestMergeOrder(t *testing.T) {
	pack := algebra(t)
	for seed := range uint64(10) {
		rng := rand.New(rand.NewPCG(seed, 1))
		events := randomEvents(pack, rng, 400)
		engine.SortEvents(events)
		want := fingerprint(engine.Replay([]*engine.Pack{pack}, events))
		shuffled := slices.Clone(events)
		rng.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		engine.SortEvents(shuffled)
		if got := fingerprint(engine.Replay([]*engine.Pack{pack}, shuffled)); got != want {
			t.Fatalf("seed %d: two orders gave two states", seed)
		}
		for _, k := range pack.Skills {
			if m := engine.Replay([]*engine.Pack{pack}, events).Progress(pack.ID).Mastery(k); !(m >= 0 && m <= 1) {
				t.Fatalf("seed %d: mastery of %s is %v", seed, k.ID, m)
			}
		}
	}
}

// TestUnknownChangesNothing: what this version does not know stays in the log alone.
func TestUnknownChangesNothing(t *testing.T) {
	pack := algebra(t)
	s := engine.NewState([]*engine.Pack{pack})
	s.Apply(engine.Event{Kind: engine.Named, Name: "Ada"})
	before := fingerprint(s)
	right := answer.Right
	for _, e := range []engine.Event{
		{Kind: "unheard-of", Pack: pack.ID},
		{Kind: engine.Answered, Pack: "gone", Item: "x", Told: &right},
		{Kind: engine.Answered, Pack: pack.ID, Item: "gone", Told: &right},
		{Kind: engine.UnitOpened, Pack: pack.ID, Unit: "gone"},
		{Kind: engine.LessonRead, Pack: pack.ID, Unit: "gone", Skill: "gone"},
		{Kind: engine.HintShown, Pack: pack.ID, Unit: pack.Units[0].ID, Item: pack.Skills[0].Items[0].ID}, // no visit
	} {
		s.Apply(e)
		if after := fingerprint(s); after != before {
			t.Errorf("%+v changed the state", e)
		}
	}
}

// TestVisit walks through a unit: lessons before questions, an item until it is
// closed, and an end.
func TestVisit(t *testing.T) {
	pack := algebra(t)
	s := engine.NewState([]*engine.Pack{pack})
	p, unit := s.Progress(pack.ID), pack.Units[0]
	apply := func(kind engine.Kind, step engine.Step, told answer.Outcome) {
		e := engine.Event{Kind: kind, Pack: pack.ID, Unit: unit.ID}
		if step.Skill != nil {
			e.Skill = step.Skill.ID
		}
		if step.Item != nil {
			e.Item = step.Item.ID
		}
		if kind == engine.Answered {
			e.Told = &told
		}
		s.Apply(e)
	}
	apply(engine.UnitOpened, engine.Step{}, 0)
	first := p.Next(unit.ID)
	if first.Skill != unit.Skills[0] || first.Item != nil {
		t.Fatalf("a visit begins with %+v, not with the lesson", first)
	}
	apply(engine.LessonRead, first, 0)
	question := p.Next(unit.ID)
	before := p.Mastery(first.Skill)
	for _, told := range []answer.Outcome{answer.Almost, answer.Wrong, answer.Wrong} {
		apply(engine.Answered, question, told)
		if p.Next(unit.ID).Item != question.Item {
			t.Fatalf("an item that was %s is passed over", told)
		}
	}
	if after := p.Mastery(first.Skill); after >= before {
		t.Errorf("wrong answers took mastery from %.3f to %.3f", before, after)
	}
	apply(engine.Answered, question, answer.Right)
	if p.Next(unit.ID).Item == question.Item {
		t.Error("an item that was right is asked again at once")
	}
	steps := 0
	for ; !p.Next(unit.ID).Done() && steps < 100; steps++ {
		next := p.Next(unit.ID)
		if next.Item == nil {
			apply(engine.LessonRead, next, 0)
		} else {
			apply(engine.Answered, next, answer.Right)
		}
	}
	if steps == 100 || p.UnitKnown(unit) != len(unit.Skills) {
		t.Errorf("after %d steps %d of %d skills are known", steps, p.UnitKnown(unit), len(unit.Skills))
	}
	apply(engine.UnitOpened, engine.Step{}, 0)
	if p.Next(unit.ID).Done() {
		t.Error("a unit that is known cannot be practised again")
	}
}

// TestHelpCountsLess: a right answer after a hint, or after a wrong one, says less.
func TestHelpCountsLess(t *testing.T) {
	pack := algebra(t)
	unit, item := pack.Units[0], pack.Skills[0].Items[0]
	mastery := func(kinds ...any) float64 {
		s := engine.NewState([]*engine.Pack{pack})
		s.Apply(engine.Event{Kind: engine.UnitOpened, Pack: pack.ID, Unit: unit.ID})
		for _, k := range kinds {
			e := engine.Event{Pack: pack.ID, Unit: unit.ID, Skill: item.Skill.ID, Item: item.ID}
			switch k := k.(type) {
			case engine.Kind:
				e.Kind = k
			case answer.Outcome:
				e.Kind, e.Told = engine.Answered, &k
			}
			s.Apply(e)
		}
		return s.Progress(pack.ID).Mastery(item.Skill)
	}
	falling := []struct {
		name string
		p    float64
	}{
		{"right", mastery(answer.Right)},
		{"right after a hint", mastery(engine.HintShown, answer.Right)},
		{"nothing", mastery()},
		{"right after a wrong answer", mastery(answer.Wrong, answer.Right)},
		{"wrong", mastery(answer.Wrong)},
	}
	for i := 1; i < len(falling); i++ {
		if falling[i].p >= falling[i-1].p {
			t.Errorf("%s (%.3f) counts no less than %s (%.3f)", falling[i].name, falling[i].p, falling[i-1].name, falling[i-1].p)
		}
	}
	if mended, right := mastery(answer.Almost, answer.Right), mastery(answer.Right); mended != right {
		t.Errorf("an almost right answer that was mended counts %.3f, a right one %.3f", mended, right)
	}
	if none, given, wrong := mastery(), mastery(engine.SolutionShown), mastery(answer.Wrong); given <= wrong || given >= none {
		t.Errorf("to look the solution up counts %.3f, between a wrong answer, %.3f, and nothing, %.3f", given, wrong, none)
	}
}

// TestPlacementRules: no question twice, three a skill at most, within the budget.
func TestPlacementRules(t *testing.T) {
	pack := algebra(t)
	for seed := range uint64(30) {
		rng := rand.New(rand.NewPCG(seed, 2))
		s := engine.NewState([]*engine.Pack{pack})
		p := s.Progress(pack.ID)
		s.Apply(engine.Event{Kind: engine.PlacementOpened, Pack: pack.ID})
		seen, perSkill := map[string]bool{}, map[*engine.Skill]int{}
		for item := p.NextPlacement(seed); item != nil; item = p.NextPlacement(seed) {
			if again := p.NextPlacement(seed); again != item {
				t.Fatal("the same state and seed gave two questions")
			}
			if seen[item.ID] {
				t.Fatalf("%s is asked twice", item.ID)
			}
			seen[item.ID] = true
			if perSkill[item.Skill]++; perSkill[item.Skill] > 3 {
				t.Fatalf("%s is asked about four times", item.Skill.ID)
			}
			told := answer.Outcome(rng.IntN(3))
			s.Apply(engine.Event{Kind: engine.Answered, Pack: pack.ID, Item: item.ID, Placing: true, Told: &told, Unlearnt: rng.IntN(4) == 0})
		}
		if p.Placement.Asked() > engine.Budget(len(pack.Skills)) || p.Placement.Asked() == 0 {
			t.Errorf("seed %d: %d questions, the budget is %d", seed, p.Placement.Asked(), engine.Budget(len(pack.Skills)))
		}
	}
}

// TestOwnWay: the learner's order holds, those put aside stand last, a reset brings
// the suggested order back.
func TestOwnWay(t *testing.T) {
	pack := algebra(t)
	s := engine.NewState([]*engine.Pack{pack})
	p := s.Progress(pack.ID)
	titles := func() string {
		var ids []string
		for _, w := range p.Way() {
			ids = append(ids, w.Unit.ID)
		}
		return strings.Join(ids, " ")
	}
	suggested := titles()
	var order []string
	for _, u := range slices.Backward(pack.Units) {
		order = append(order, u.ID)
	}
	s.Apply(engine.Event{Kind: engine.WayOrdered, Pack: pack.ID, Order: order})
	if got := titles(); got != strings.Join(order, " ") {
		t.Errorf("own order is %s", got)
	}
	s.Apply(engine.Event{Kind: engine.UnitSkipped, Pack: pack.ID, Unit: order[0]})
	if got := titles(); !strings.HasSuffix(got, order[0]) {
		t.Errorf("a unit put aside is not last: %s", got)
	}
	s.Apply(engine.Event{Kind: engine.UnitRestored, Pack: pack.ID, Unit: order[0]})
	s.Apply(engine.Event{Kind: engine.WayReset, Pack: pack.ID})
	if got := titles(); got != suggested {
		t.Errorf("after a reset the order is %s, suggested was %s", got, suggested)
	}
}
