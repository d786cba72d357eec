package engine_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"ownpace/engine"
)

// TestSnapshot: a state that was frozen and thawed on the way, again and again, is the one
// that was lived through, and stays so whatever follows.
func TestSnapshot(t *testing.T) {
	frozen := 0
	for seed := range uint64(12) {
		rng := rand.New(rand.NewPCG(seed, 11))
		pack := algebra(t)
		packs := []*engine.Pack{pack}
		events := randomEvents(pack, rng, 100+rng.IntN(600))
		lived, thawed := engine.NewState(packs), engine.NewState(packs)
		for i, e := range events {
			if e.Kind == engine.Undone { // what can be taken back is not the same
				continue
			}
			lived.Apply(e)
			thawed.Apply(e)
			if rng.IntN(40) > 0 {
				continue
			}
			ice, ok := thawed.Freeze()
			if !ok {
				continue
			}
			frozen++
			if ice2, _ := thawed.Freeze(); len(ice2) != len(ice) {
				t.Fatalf("seed %d: to freeze changes the state", seed)
			}
			var err error
			if thawed, err = engine.Thaw(packs, ice); err != nil {
				t.Fatal(err)
			}
			if rng.IntN(2) == 0 { // what is asleep can be frozen as well
				ice, _ = thawed.Freeze()
				if thawed, err = engine.Thaw(packs, ice); err != nil {
					t.Fatal(err)
				}
			}
			known, begun := lived.KnownIn(pack.ID)
			if k, b := thawed.KnownIn(pack.ID); k != known || b != begun || thawed.BegunIn(pack.ID) != lived.BegunIn(pack.ID) {
				t.Fatalf("seed %d: asleep it says %d, %v for %d, %v", seed, k, b, known, begun)
			}
			if rng.IntN(3) == 0 {
				same(t, fmt.Sprintf("seed %d, event %d", seed, i), lived, thawed)
			}
		}
		same(t, fmt.Sprintf("seed %d, at the end", seed), lived, thawed)
	}
	if frozen < 100 {
		t.Errorf("only %d were frozen: the test says little", frozen)
	}
}

func same(t *testing.T, where string, lived, thawed *engine.State) {
	t.Helper()
	if want, got := fingerprint(lived), fingerprint(thawed); got != want {
		t.Fatalf("%s: thawed otherwise:\n%s", where, firstDifference(want, got))
	}
	if difference := engine.Differ(lived, thawed); difference != "" {
		t.Fatalf("%s: thawed otherwise: %s", where, difference)
	}
}
