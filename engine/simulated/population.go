package simulated

import (
	"math"
	"math/rand/v2"
	"slices"

	"ownpace/engine"
)

// Population is learners of one kind: what they know when they come is drawn alike. None
// is drawn from the prior of the belief, so that what is measured is no echo of it.
type Population struct {
	Name string
	know func(*engine.Pack, *rand.Rand) []bool
}

// Populations lists the kinds of learners there are.
func Populations() []Population {
	return []Population{{"clean paths", cleanPath}, {"3 % violations", violations}, {"patchy ability", patchyAbility}}
}

// cleanPath learns skills one by one, each time one whose prerequisites are known, up to
// a number that is uniform from none to all.
func cleanPath(p *engine.Pack, rng *rand.Rand) []bool {
	known := make([]bool, len(p.Skills))
	for range rng.IntN(len(p.Skills) + 1) {
		var ready []int
		for i, s := range p.Skills {
			if !known[i] && prepared(s, known) {
				ready = append(ready, i)
			}
		}
		known[ready[rng.IntN(len(ready))]] = true
	}
	return known
}

// violations is a clean path with 3 % of the skills turned round.
func violations(p *engine.Pack, rng *rand.Rand) []bool {
	known := cleanPath(p, rng)
	for i := range known {
		if rng.Float64() < 0.03 {
			known[i] = !known[i]
		}
	}
	return known
}

// patchyAbility knows a skill by an overall level, more or less patchily, with 2 % of
// islands whose prerequisites are missing.
func patchyAbility(p *engine.Pack, rng *rand.Rand) []bool {
	level, sharpness := rng.Float64()*1.5-0.25, []float64{3, 8, 20}[rng.IntN(3)]
	known := make([]bool, len(p.Skills))
	depth := depths(p)
	deepest := max(1, slices.Max(depth))
	for _, i := range upwards(depth) {
		chance := 0.02
		if prepared(p.Skills[i], known) {
			chance = 1 / (1 + math.Exp(-sharpness*(level-float64(depth[i])/float64(deepest))))
		}
		known[i] = rng.Float64() < chance
	}
	return known
}

// prepared reports whether all that a skill needs is known.
func prepared(s *engine.Skill, known []bool) bool {
	return !slices.ContainsFunc(s.Needs, func(need *engine.Skill) bool { return !known[need.Index] })
}

// depths is, of each skill, the length of the longest way to it from one that needs nothing.
func depths(p *engine.Pack) []int {
	depth := make([]int, len(p.Skills))
	for i := range depth {
		depth[i] = -1
	}
	var dig func(*engine.Skill) int
	dig = func(s *engine.Skill) int {
		if depth[s.Index] < 0 {
			deepest := 0
			for _, need := range s.Needs {
				deepest = max(deepest, dig(need)+1)
			}
			depth[s.Index] = deepest
		}
		return depth[s.Index]
	}
	for _, s := range p.Skills {
		dig(s)
	}
	return depth
}

// upwards lists the skills so that each comes after what it needs.
func upwards(depth []int) []int {
	order := make([]int, len(depth))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return depth[a] - depth[b] })
	return order
}
