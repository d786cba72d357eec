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
