package engine_test

import (
	"math"
	"testing"
	"time"

	"ownpace/content"
	"ownpace/engine"
	"ownpace/engine/answer"
)

// fresh is a state with the first shipped pack, and a skill of it that has enough items.
func fresh(t *testing.T) (*engine.State, *engine.Progress, *engine.Skill) {
	t.Helper()
	pack := content.Shipped("", "")[0].All()
	state := engine.NewState([]*engine.Pack{pack})
	p := state.Progress(pack.ID)
	return state, p, pack.Skills[3]
}

func answered(p *engine.Progress, s *engine.Skill, i int, told answer.Outcome) engine.Event {
	return engine.Event{Kind: engine.Answered, Pack: p.Pack.ID, Unit: s.Unit.ID, Skill: s.ID, Item: s.Items[i].ID, Told: &told, Millis: 5000}
}

// TestClaims: the learner's word holds until answers settle it; taken back, it leaves
// nothing.
func TestClaims(t *testing.T) {
	for _, c := range []struct {
		known    bool
		answers  answer.Outcome
		quizWins int
	}{{true, answer.Right, 0}, {true, answer.Wrong, 1}, {false, answer.Wrong, 0}, {false, answer.Right, 1}} {
		state, p, s := fresh(t)
		state.Apply(engine.Event{Kind: engine.UnitOpened, Pack: p.Pack.ID, Unit: s.Unit.ID})
		before := p.Mastery(s)
		claim := engine.Event{Kind: engine.Claimed, Pack: p.Pack.ID, Skill: s.ID, Known: &c.known}
		state.Apply(claim)
		if moved := p.Mastery(s) - before; moved == 0 || (moved > 0) != c.known {
			t.Errorf("claiming %v moved it by %v", c.known, moved)
		}
		if known := p.Standing(s) == engine.Known; known != c.known {
			t.Errorf("claiming %v, it stands %v", c.known, p.Standing(s))
		}
		state.Apply(engine.Event{Kind: engine.ClaimWithdrawn, Pack: p.Pack.ID, Skill: s.ID})
		if math.Abs(p.Mastery(s)-before) > 1e-9 || p.Claim(s) != nil {
			t.Errorf("taken back, it is %v, was %v", p.Mastery(s), before)
		}
		state.Apply(claim)
		for i := range 2 {
			state.Apply(answered(p, s, i, c.answers))
		}
		if settled, quiz := p.Claims(); settled != 1 || quiz != c.quizWins {
			t.Errorf("claiming %v and answering %v: %d settled, the quiz right in %d", c.known, c.answers, settled, quiz)
		}
	}
}

// TestWhy: what moved a skill most is named, with its sign, and nothing that was taken
// back.
func TestWhy(t *testing.T) {
	state, p, s := fresh(t)
	if all, prior := p.Why(s, 5); len(all) > 0 || prior != p.Mastery(s) {
		t.Errorf("of a fresh learner: %v, %v", all, prior)
	}
	state.Apply(engine.Event{Kind: engine.PlacementOpened, Pack: p.Pack.ID})
	right := answered(p, s, 0, answer.Right)
	right.Placing, right.Unit = true, ""
	state.Apply(right)
	all, prior := p.Why(s, 5)
	if len(all) != 1 || all[0].Item != s.Items[0] || all[0].Before != prior || all[0].After != p.Mastery(s) || all[0].After <= prior {
		t.Errorf("after one answer: %+v, prior %v, now %v", all, prior, p.Mastery(s))
	}
	state.Apply(engine.Event{Kind: engine.Withdrawn, Pack: p.Pack.ID})
	if all, _ := p.Why(s, 5); len(all) > 0 {
		t.Errorf("after it was taken back: %+v", all)
	}
}

// TestCalibrationCounts: what was foretold is held against what came.
func TestCalibrationCounts(t *testing.T) {
	state, p, s := fresh(t)
	state.Apply(engine.Event{Kind: engine.UnitOpened, Pack: p.Pack.ID, Unit: s.Unit.ID})
	state.Apply(answered(p, s, 0, answer.Right))
	state.Apply(answered(p, s, 1, answer.Wrong))
	state.Apply(answered(p, s, 1, answer.Wrong)) // a second try foretells nothing
	c := p.Calibration()
	if c.N != 2 || c.Brier <= 0 || c.Brier >= 1 || c.Error < 0 || c.Error > 1 {
		t.Errorf("%+v", c)
	}
}

// TestFitMemory: enough reviews are fitted to once, and what is no set of weights changes
// nothing.
func TestFitMemory(t *testing.T) {
	state, p, s := fresh(t)
	at := time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC)
	var e engine.Event
	due := false
	for k := 0; k < 5000 && !due; k++ {
		u := p.Pack.Units[k/100%len(p.Pack.Units)]
		about := engine.Event{Pack: p.Pack.ID, Unit: u.ID, Time: at}
		apply := func(kind engine.Kind, skill, item string, told *answer.Outcome) {
			e := about
			e.Kind, e.Skill, e.Item, e.Told, e.Millis = kind, skill, item, told, 5000
			state.Apply(e)
		}
		outcome := []answer.Outcome{answer.Wrong, answer.Right, answer.Right}[k%3]
		switch step := p.Next(u.ID); {
		case step.Done():
			apply(engine.UnitOpened, "", "", nil)
		case step.Item == nil:
			apply(engine.LessonRead, step.Skill.ID, "", nil)
		default:
			apply(engine.Answered, step.Skill.ID, step.Item.ID, &outcome)
			apply(engine.SolutionShown, step.Skill.ID, step.Item.ID, nil)
		}
		at = at.Add(30 * time.Hour)
		if k%100 == 99 {
			e, due = state.FitMemory()
		}
	}
	if !due {
		t.Fatal("it is never fitted")
	}
	state.Apply(e)
	if _, again := state.FitMemory(); again {
		t.Error("it is fitted a second time at once")
	}
	before, _ := p.Lasts(s)
	state.Apply(engine.Event{Kind: engine.MemoryFitted, Weights: []float64{1, 2}})
	state.Apply(engine.Event{Kind: engine.MemoryFitted, Weights: make([]float64, 21), Part: 9})
	if after, _ := p.Lasts(s); after != before {
		t.Error("nonsense changed the memory")
	}
}
