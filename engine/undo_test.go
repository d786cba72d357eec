package engine_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// TestUndo: whatever the learner changed, taking it back leaves the state as it was before,
// after any history; and a state that is replayed is the one that was lived through.
func TestUndo(t *testing.T) {
	pack := algebra(t)
	kinds := []engine.Kind{engine.Named, engine.InterestsChosen, engine.PurposeSaid, engine.SurenessChosen, engine.MethodChosen, engine.ColoursChosen,
		engine.PlanChosen, engine.SwitchTurned, engine.GroundTurned, engine.GroundsReset, engine.GoalSet, engine.GoalDropped, engine.WayOrdered, engine.WayReset,
		engine.UnitSkipped, engine.UnitRestored, engine.UnitPinned, engine.UnitUnpinned, engine.StartedOver, engine.Rated, engine.Disputed,
		engine.QuestionKept, engine.QuestionClosed, engine.NoteMade, engine.CardMade, engine.NoteDropped, engine.JournalWritten, engine.MessageKept,
		engine.Claimed, engine.ClaimWithdrawn}
	changed := make(map[engine.Kind]int)
	for seed := range uint64(12) {
		rng := rand.New(rand.NewPCG(seed, 7))
		history := randomEvents(pack, rng, 60+rng.IntN(200))
		for i := range history { // one device: the last event is the last of all
			history[i].Device, history[i].Seq, history[i].Pack = "here", uint64(i+1), pack.ID
		}
		state := engine.Replay([]*engine.Pack{pack}, history)
		lived := history
		apply := func(e engine.Event) {
			e.Device, e.Seq, e.Time, e.Pack = "here", uint64(len(lived)+1), history[len(history)-1].Time, pack.ID
			if e.Kind == engine.SwitchTurned { // of a pack it is another thing
				e.Pack = ""
			}
			state.Apply(e)
			lived = append(lived[:len(lived):len(lived)], e)
		}
		apply(engine.Event{Kind: engine.HintShown, Item: "gone"}) // whatever speaks of an item ends a draft
		for _, kind := range kinds {
			e := history[rng.IntN(len(history))]
			e.Kind, e.Part = kind, 1+rng.IntN(4)
			switch rng.IntN(4) {
			case 0:
				e.Unit, e.Item = "", ""
			case 1:
				e.Item = ""
			}
			prepare(&e, pack, apply, func() string { return lived[len(lived)-1].ID() })
			if kind == engine.Disputed {
				e = disputable(pack, rng, apply)
			}
			before := fingerprint(state)
			apply(e)
			if fingerprint(state) == before {
				continue
			}
			changed[kind]++
			id, label, _, ok := state.Undoable()
			if !ok || id != lived[len(lived)-1].ID() || label == "" {
				t.Fatalf("seed %d: %s cannot be taken back", seed, kind)
			}
			apply(engine.Event{Kind: engine.Undone, About: id})
			if after := fingerprint(state); after != before {
				t.Fatalf("seed %d: %s left a trace:\n%s", seed, kind, firstDifference(before, after))
			}
		}
		if want, got := fingerprint(state), fingerprint(engine.Replay([]*engine.Pack{pack}, lived)); got != want {
			t.Fatalf("seed %d: replayed otherwise:\n%s", seed, firstDifference(want, got))
		}
	}
	for _, kind := range kinds {
		if changed[kind] == 0 {
			t.Errorf("%s never changed anything: the test says nothing of it", kind)
		}
	}
}

// prepare sees to it that the event changes something, whatever the history.
func prepare(e *engine.Event, pack *engine.Pack, apply func(engine.Event), last func() string) {
	before := *e
	switch e.Kind {
	case engine.Named, engine.ColoursChosen:
		e.Name = "night"
	case engine.PurposeSaid:
		e.About = "to read the sky"
	case engine.MethodChosen:
		e.Name = "try"
	case engine.QuestionKept, engine.NoteMade, engine.CardMade, engine.JournalWritten, engine.MessageKept:
		e.Name, e.About, e.Order = "a front", "my own words", nil
	case engine.QuestionClosed, engine.NoteDropped:
		before.Kind, before.About, before.Order = engine.QuestionKept, "why?", nil
		if e.Kind == engine.NoteDropped {
			before.Kind = engine.NoteMade
		}
		apply(before)
		e.About = last()
	case engine.UnitUnpinned:
		e.Unit, before.Unit, before.Kind = pack.Units[0].ID, pack.Units[0].ID, engine.UnitPinned
		apply(before)
	case engine.UnitRestored:
		e.Unit, before.Unit, before.Kind = pack.Units[0].ID, pack.Units[0].ID, engine.UnitSkipped
		apply(before)
	case engine.Claimed:
		e.Skill, e.Known = pack.Skills[0].ID, new(bool)
	case engine.ClaimWithdrawn:
		before.Kind, before.Skill, before.Known = engine.Claimed, pack.Skills[0].ID, new(bool)
		apply(before)
		e.Skill = before.Skill
	case engine.GoalDropped:
		before.Kind, before.Goal = engine.GoalSet, &engine.Goal{Minutes: 60}
		apply(before)
	}
}

// disputable gives a wrong answer in a unit, and returns the objection to it.
func disputable(pack *engine.Pack, rng *rand.Rand, apply func(engine.Event)) engine.Event {
	u := pack.Units[rng.IntN(len(pack.Units))]
	s := u.Skills[rng.IntN(len(u.Skills))]
	it := s.Items[rng.IntN(len(s.Items))]
	wrong := answer.Wrong
	apply(engine.Event{Kind: engine.UnitOpened, Unit: u.ID})
	e := engine.Event{Kind: engine.Answered, Unit: u.ID, Skill: s.ID, Item: it.ID, Told: &wrong, Sure: engine.Sure, Reply: &answer.Reply{Text: "seven"}}
	apply(e)
	e.Kind = engine.Disputed
	return e
}

// firstDifference is the first line in which two texts differ.
func firstDifference(a, b string) string {
	from := 0
	for i := 0; i < min(len(a), len(b)) && a[i] == b[i]; i++ {
		if a[i] == '\n' {
			from = i + 1
		}
	}
	return "was " + a[from:min(len(a), from+200)] + "\nis  " + b[from:min(len(b), from+200)]
}

// TestAnswersSettle: what rests on answers cannot be taken back once another answer rests on
// it; other changes can.
func TestAnswersSettle(t *testing.T) {
	b := newBegun(t)
	u := b.p.Pack.Units[0]
	b.apply(engine.Event{Kind: engine.UnitOpened, Unit: u.ID})
	b.answer(u.ID, u.Skills[0].Items[0], answer.Right)
	b.apply(engine.Event{Kind: engine.UnitPinned, Unit: u.ID})
	b.apply(engine.Event{Kind: engine.StartedOver, Unit: u.ID})
	if b.p.Answers == 0 || len(b.p.Earlier()) != 1 {
		t.Errorf("after starting over: %d answers, earlier %v", b.p.Answers, b.p.Earlier())
	}
	b.apply(engine.Event{Kind: engine.UnitOpened, Unit: u.ID})
	b.answer(u.ID, u.Skills[0].Items[0], answer.Right)
	if _, label, _, _ := b.state.Undoable(); label != "pinning a unit" {
		t.Errorf("what can be taken back is %q", label)
	}
}

// TestDispute: an answer that the learner holds to be right says nothing against them, and
// counts from then on; the attempt is at its end.
func TestDispute(t *testing.T) {
	b := newBegun(t)
	u := b.p.Pack.Units[0]
	s := u.Skills[0]
	it := s.Items[0]
	b.apply(engine.Event{Kind: engine.UnitOpened, Unit: u.ID})
	b.apply(engine.Event{Kind: engine.LessonRead, Unit: u.ID, Skill: s.ID})
	before, away := b.p.Mastery(s), answer.Reply{Text: "Seven  Eighths"}
	wrong := answer.Wrong
	b.apply(engine.Event{Kind: engine.Answered, Unit: u.ID, Skill: s.ID, Item: it.ID, Told: &wrong, Reply: &away, Draw: it.Draw})
	if b.p.Mastery(s) >= before || !b.p.CanDispute(u.ID, it) {
		t.Fatalf("a wrong answer: mastery %.3f, was %.3f; can be disputed: %v", b.p.Mastery(s), before, b.p.CanDispute(u.ID, it))
	}
	b.apply(engine.Event{Kind: engine.Disputed, Unit: u.ID, Skill: s.ID, Item: it.ID, Reply: &away, Draw: it.Draw, About: "it is the same"})
	if b.p.Mastery(s) != before {
		t.Errorf("set aside, and mastery is %.9f, was %.9f", b.p.Mastery(s), before)
	}
	if !b.p.Accepts(it, answer.Reply{Text: "seven eighths"}) || b.p.Accepts(it, answer.Reply{Text: "eight"}) {
		t.Error("it is not the own answer that counts")
	}
	if next := b.p.Next(u.ID); next.Item == it {
		t.Error("the question is asked again")
	}
	if _, ok := b.p.Recall(s, time.Date(2026, 2, 1, 8, 0, 0, 0, time.UTC)); ok {
		t.Error("the memory kept the answer")
	}
}

// TestUndoBesideClaims: a claim that was taken back is there again when that is undone, and
// what came before it, too.
func TestUndoBesideClaims(t *testing.T) {
	b := newBegun(t)
	yes, no := true, false
	u := b.p.Pack.Units[0]
	first, second := u.Skills[0], u.Skills[1]
	b.apply(engine.Event{Kind: engine.UnitOpened, Unit: u.ID})
	b.answer(u.ID, first.Items[0], answer.Right)
	b.apply(engine.Event{Kind: engine.Claimed, Skill: first.ID, Known: &no})
	b.apply(engine.Event{Kind: engine.Claimed, Skill: second.ID, Known: &yes})
	before := fingerprint(b.state)
	b.apply(engine.Event{Kind: engine.StartedOver, Item: first.Items[0].ID})
	b.apply(engine.Event{Kind: engine.ClaimWithdrawn, Skill: first.ID})
	for _, want := range []engine.Text{"taking your word on " + first.Title + " back", "starting a question over"} {
		id, label, _, _ := b.state.Undoable()
		if label != want {
			t.Fatalf("what can be undone is %q, not %q", label, want)
		}
		b.apply(engine.Event{Kind: engine.Undone, About: id})
	}
	if c := b.p.Claim(first); c == nil || c.Known {
		t.Errorf("the first claim: %+v", c)
	}
	if c := b.p.Claim(second); c == nil || !c.Known {
		t.Errorf("the second claim: %+v", c)
	}
	if got := fingerprint(b.state); got != before {
		t.Errorf("it is\n%s\nand was\n%s", got, before)
	}
}
