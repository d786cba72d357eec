package engine_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"ownpace/content"
	"ownpace/engine"
	"ownpace/engine/simulated"
)

// place runs one placement and returns the questions asked and the share of skills
// judged rightly after each of them, up to most; and how many questions it said were
// left before every fifth.
func place(p *engine.Pack, learner *simulated.Learner, seed uint64, most int) (progress *engine.Progress, accuracy []float64, left []int) {
	state := engine.NewState([]*engine.Pack{p})
	progress = state.Progress(p.ID)
	state.Apply(engine.Event{Kind: engine.PlacementOpened, Pack: p.ID})
	for len(accuracy) < most {
		item := progress.NextPlacement(seed)
		if item == nil {
			break
		}
		if len(accuracy)%5 == 0 {
			left = append(left, progress.PlacementLeft(seed))
		}
		state.Apply(learner.Place(item))
		accuracy = append(accuracy, simulated.Accuracy(progress, learner.Known))
	}
	return progress, accuracy, left
}

// TestPlacementAccuracy places simulated learners on the shipped packs: within 20
// questions at least 93 % of the skills must be judged rightly on average.
func TestPlacementAccuracy(t *testing.T) {
	const learners, most = 40, 20
	for _, pack := range content.Shipped("", "") {
		pack = pack.All()
		total := 0.0
		populations := simulated.Populations()
		for k, population := range populations {
			rng := rand.New(rand.NewPCG(1, uint64(k)))
			sum, questions, unsure, misplaced, curve, off := 0.0, 0, 0, 0, make([]float64, most), []float64(nil)
			for range learners {
				learner := population.Learner(pack, rng)
				progress, accuracy, left := place(pack, learner, rng.Uint64(), most)
				asked := len(accuracy)
				questions += asked
				for q, told := range left {
					off = append(off, float64(told-(asked-5*q)))
				}
				sum += accuracy[len(accuracy)-1]
				for _, s := range pack.Skills {
					switch st := progress.Standing(s); {
					case st == engine.Unsure:
						unsure++
					case (st == engine.Known) != learner.Known[s.Index]:
						misplaced++
					}
				}
				for q := range curve {
					curve[q] += accuracy[min(q, len(accuracy)-1)]
				}
			}
			total += sum / learners
			each := float64(learners * len(pack.Skills))
			t.Logf("%s, %-14s on the map: %.1f %% unsure, %.1f %% placed wrongly", pack.ID, population.Name, 100*float64(unsure)/each, 100*float64(misplaced)/each)
			bias, spread := meanAndSpread(off)
			t.Logf("%s, %-14s questions left as told against those that came: %+.1f ± %.1f", pack.ID, population.Name, bias, spread)
			t.Logf("%s, %-14s accuracy %.3f after %.1f questions; after 5/10/15: %.3f %.3f %.3f", pack.ID, population.Name,
				sum/learners, float64(questions)/learners, curve[4]/learners, curve[9]/learners, curve[14]/learners)
		}
		if mean := total / float64(len(populations)); mean < 0.93 {
			t.Errorf("%s: mean accuracy %.3f, want at least 0.93", pack.ID, mean)
		}
	}
}

func meanAndSpread(xs []float64) (mean, spread float64) {
	for _, x := range xs {
		mean += x / float64(len(xs))
	}
	for _, x := range xs {
		spread += (x - mean) * (x - mean) / float64(len(xs))
	}
	return mean, math.Sqrt(spread)
}

func BenchmarkNextPlacement(b *testing.B) {
	for _, pack := range content.Shipped("", "") {
		pack = pack.All()
		b.Run(fmt.Sprintf("%s/%d-skills", pack.ID, len(pack.Skills)), func(b *testing.B) {
			progress := engine.NewState([]*engine.Pack{pack}).Progress(pack.ID)
			for b.Loop() {
				progress.NextPlacement(1)
			}
		})
	}
}
