package engine_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"ownpace/content"
	"ownpace/engine"
	"ownpace/engine/answer"
)

// A simulated learner knows some skills and answers with slip and guess. None of the
// three populations is drawn from the belief's own prior.
type population struct {
	name string
	know func(*engine.Pack, *rand.Rand) []bool
}

var populations = []population{
	{"clean paths", learningPath},
	{"3 % violations", func(p *engine.Pack, rng *rand.Rand) []bool {
		known := learningPath(p, rng)
		for i := range known {
			if rng.Float64() < 0.03 {
				known[i] = !known[i]
			}
		}
		return known
	}},
	{"patchy ability", patchyAbility},
}

// learningPath learns skills one by one, each time one whose prerequisites are
// known, up to a number that is uniform from none to all.
func learningPath(p *engine.Pack, rng *rand.Rand) []bool {
	known := make([]bool, len(p.Skills))
	for range rng.IntN(len(p.Skills) + 1) {
		var ready []int
		for i, s := range p.Skills {
			if !known[i] && allKnown(s.Needs, known) {
				ready = append(ready, i)
			}
		}
		known[ready[rng.IntN(len(ready))]] = true
	}
	return known
}

// patchyAbility knows a skill by an overall level, more or less patchily, with 2 % of
// islands whose prerequisites are missing.
func patchyAbility(p *engine.Pack, rng *rand.Rand) []bool {
	level, sharpness := rng.Float64()*1.5-0.25, []float64{3, 8, 20}[rng.IntN(3)]
	known := make([]bool, len(p.Skills))
	depth, deepest := make([]float64, len(p.Skills)), 1.0
	var dig func(*engine.Skill) float64
	dig = func(s *engine.Skill) float64 {
		d := 0.0
		for _, need := range s.Needs {
			d = max(d, dig(need)+1)
		}
		return d
	}
	for i, s := range p.Skills {
		depth[i] = dig(s)
		deepest = max(deepest, depth[i])
	}
	for i, s := range p.Skills { // the shipped packs list prerequisites first
		chance := 0.02
		if allKnown(s.Needs, known) {
			chance = 1 / (1 + math.Exp(-sharpness*(level-depth[i]/deepest)))
		}
		known[i] = rng.Float64() < chance
	}
	return known
}

func allKnown(needs []*engine.Skill, known []bool) bool {
	for _, need := range needs {
		if !known[need.Index] {
			return false
		}
	}
	return true
}

// place runs one placement and returns the questions asked and the share of skills
// judged rightly after each of them, up to most; and how many questions it said were
// left before every fifth.
func place(p *engine.Pack, known []bool, rng *rand.Rand, most int) (progress *engine.Progress, accuracy []float64, left []int) {
	state := engine.NewState([]*engine.Pack{p})
	progress = state.Progress(p.ID)
	state.Apply(engine.Event{Kind: engine.PlacementOpened, Pack: p.ID})
	jitter := func(mean float64) float64 { return min(max(mean+0.05*rng.NormFloat64(), 0.005), 0.6) }
	slips, extra := make([]float64, len(p.Skills)), make([]float64, len(p.Skills))
	for i := range slips {
		slips[i], extra[i] = jitter(0.10), 0.05*rng.NormFloat64()
	}
	seed := rng.Uint64()
	for len(accuracy) < most {
		item := progress.NextPlacement(seed)
		if item == nil {
			break
		}
		if len(accuracy)%5 == 0 {
			left = append(left, progress.PlacementLeft(seed))
		}
		i := item.Skill.Index
		chance := min(max(item.Key.Guess()+extra[i], 0.005), 0.6)
		if known[i] {
			chance = 1 - slips[i]
		}
		told := answer.Wrong
		if rng.Float64() < chance {
			told = answer.Right
		}
		state.Apply(engine.Event{Kind: engine.Answered, Pack: p.ID, Item: item.ID, Placing: true, Told: &told})
		accuracy = append(accuracy, judged(progress, known))
	}
	return progress, accuracy, left
}

func judged(p *engine.Progress, known []bool) float64 {
	right := 0
	for i, s := range p.Pack.Skills {
		if (p.Mastery(s) > 0.5) == known[i] {
			right++
		}
	}
	return float64(right) / float64(len(known))
}

// TestPlacementAccuracy places simulated learners on the shipped packs: within 20
// questions at least 93 % of the skills must be judged rightly on average.
func TestPlacementAccuracy(t *testing.T) {
	const learners, most = 40, 20
	for _, pack := range content.Shipped("") {
		pack = pack.All()
		total := 0.0
		for k, population := range populations {
			rng := rand.New(rand.NewPCG(1, uint64(k)))
			sum, questions, unsure, misplaced, curve, off := 0.0, 0, 0, 0, make([]float64, most), []float64(nil)
			for range learners {
				known := population.know(pack, rng)
				progress, accuracy, left := place(pack, known, rng, most)
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
					case (st == engine.Known) != known[s.Index]:
						misplaced++
					}
				}
				for q := range curve {
					curve[q] += accuracy[min(q, len(accuracy)-1)]
				}
			}
			total += sum / learners
			each := float64(learners * len(pack.Skills))
			t.Logf("%s, %-14s on the map: %.1f %% unsure, %.1f %% placed wrongly", pack.ID, population.name, 100*float64(unsure)/each, 100*float64(misplaced)/each)
			bias, spread := meanAndSpread(off)
			t.Logf("%s, %-14s questions left as told against those that came: %+.1f ± %.1f", pack.ID, population.name, bias, spread)
			t.Logf("%s, %-14s accuracy %.3f after %.1f questions; after 5/10/15: %.3f %.3f %.3f", pack.ID, population.name,
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
	for _, pack := range content.Shipped("") {
		pack = pack.All()
		b.Run(fmt.Sprintf("%s/%d-skills", pack.ID, len(pack.Skills)), func(b *testing.B) {
			progress := engine.NewState([]*engine.Pack{pack}).Progress(pack.ID)
			for b.Loop() {
				progress.NextPlacement(1)
			}
		})
	}
}
