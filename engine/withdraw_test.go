package engine_test

import (
	"testing"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// TestWithdraw: to take the last answer of the placement back leaves no trace of it,
// once; there is no second one to take back.
func TestWithdraw(t *testing.T) {
	pack := algebra(t)
	s := engine.NewState([]*engine.Pack{pack})
	p := s.Progress(pack.ID)
	give := func(told answer.Outcome) {
		item := p.NextPlacement(1)
		s.Apply(engine.Event{Kind: engine.Answered, Pack: pack.ID, Item: item.ID, Placing: true, Told: &told})
	}
	s.Apply(engine.Event{Kind: engine.PlacementOpened, Pack: pack.ID})
	give(answer.Right)
	before, question := fingerprint(s), p.NextPlacement(1)
	give(answer.Wrong)
	if fingerprint(s) == before {
		t.Fatal("an answer changed nothing")
	}
	for range 2 {
		s.Apply(engine.Event{Kind: engine.Withdrawn, Pack: pack.ID})
		if fingerprint(s) != before || p.NextPlacement(1) != question {
			t.Error("the answer that was taken back left a trace")
		}
	}
}

// TestWithdrawNeverReachesBack: what came after the placement's last answer stays, and
// another placement begins with nothing to take back.
func TestWithdrawNeverReachesBack(t *testing.T) {
	pack := algebra(t)
	right := answer.Right
	unit := pack.Units[0]
	item := unit.Skills[0].Items[0]
	practice := []engine.Event{
		{Kind: engine.UnitOpened, Unit: unit.ID},
		{Kind: engine.Answered, Unit: unit.ID, Item: item.ID, Told: &right},
	}
	for name, events := range map[string][]engine.Event{
		"ended, begun again": {{Kind: engine.PlacementEnded}, {Kind: engine.PlacementOpened}},
		"practice between":   append(practice, engine.Event{Kind: engine.PlacementOpened}),
	} {
		s := engine.NewState([]*engine.Pack{pack})
		p := s.Progress(pack.ID)
		apply := func(e engine.Event) { e.Pack = pack.ID; s.Apply(e) }
		apply(engine.Event{Kind: engine.PlacementOpened})
		apply(engine.Event{Kind: engine.Answered, Item: p.NextPlacement(1).ID, Placing: true, Told: &right})
		for _, e := range events {
			apply(e)
		}
		if p.CanWithdraw() {
			t.Errorf("%s: there is something to take back", name)
		}
		before := fingerprint(s)
		if apply(engine.Event{Kind: engine.Withdrawn}); fingerprint(s) != before {
			t.Errorf("%s: it was taken back", name)
		}
	}
}
