package engine

import (
	"math/rand/v2"
	"slices"

	"ownpace/engine/belief"
)

// Placement is the adaptive quiz that finds the known skills, as far as it has got.
type Placement struct {
	Open  bool // begun and not ended
	Ended bool // ended at least once
	Asked int  // questions answered in this round

	items map[string]bool // asked in this round
	tally map[*Skill]int
	units []*Unit // of the questions in order
}

func (pl *Placement) open() {
	if !pl.Open {
		*pl = Placement{Open: true, Ended: pl.Ended, items: make(map[string]bool), tally: make(map[*Skill]int)}
	}
}

func (pl *Placement) end() { pl.Open, pl.Ended = false, true }

func (pl *Placement) answered(item *Item) {
	if !pl.Open {
		return
	}
	pl.Asked++
	pl.items[item.ID] = true
	pl.tally[item.Skill]++
	pl.units = append(pl.units, item.Skill.Unit)
}

const (
	placedError  = 0.06 // expected share of misjudged skills at which it is enough
	leastGain    = 0.10 // bits; a question that tells less is not worth asking
	mostPerSkill = 3
	nearlyBest   = 0.97 // questions within 3 % of the best are equally good
)

// Budget is the most questions a placement asks, for a pack of n skills.
func Budget(n int) int { return min(40, 10+3*n/10) }

// NextPlacement is the question that is expected to tell most, or nil when the
// placement is at its end: enough is known, no question tells much more, or the
// budget is spent. Among nearly equal ones seed decides, the same for the same
// state.
func (p *Progress) NextPlacement(seed uint64) *Item {
	return nextPlacement(p.Pack, &p.Placement, p.belief, seed)
}

func nextPlacement(pack *Pack, pl *Placement, b *belief.Belief, seed uint64) *Item {
	if pl.Asked >= Budget(len(pack.Skills)) || pl.Asked > 0 && b.Error() <= placedError {
		return nil
	}
	candidates := pl.candidates(pack, b, pl.resting())
	if len(candidates) == 0 {
		candidates = pl.candidates(pack, b, nil)
	}
	if len(candidates) == 0 {
		return nil
	}
	rng := rand.New(rand.NewPCG(seed, uint64(pl.Asked)))
	return candidates[rng.IntN(len(candidates))]
}

// candidates are the items that tell most, or nearly, outside the unit that rests.
func (pl *Placement) candidates(pack *Pack, b *belief.Belief, resting *Unit) []*Item {
	type candidate struct {
		item *Item
		gain float64
	}
	var all []candidate
	best, entropy := leastGain, b.Entropy()
	for _, s := range pack.Skills {
		if pl.tally[s] >= mostPerSkill || s.Unit == resting {
			continue
		}
		gains := make(map[float64]float64) // by guess: most items of a skill share it
		for _, item := range s.Items {
			if pl.items[item.ID] || item.Use != Anywhere {
				continue
			}
			guess := item.Key.Guess()
			if _, ok := gains[guess]; !ok {
				gains[guess] = entropy - b.Expected(s.Index, guess, slip)
			}
			all = append(all, candidate{item, gains[guess]})
			best = max(best, gains[guess])
		}
	}
	var items []*Item
	for _, c := range all {
		if c.gain >= leastGain && c.gain >= nearlyBest*best {
			items = append(items, c.item)
		}
	}
	return items
}

// resting is the unit of the last two questions, when both came from the same: a
// third in a row would tire.
func (pl *Placement) resting() *Unit {
	n := len(pl.units)
	if n >= 2 && pl.units[n-1] == pl.units[n-2] {
		return pl.units[n-1]
	}
	return nil
}

// rollouts is how many futures are played through to tell how many questions are left.
const rollouts = 4

// PlacementLeft is about how many questions are left: the mean over a few futures
// in which each answer falls as the belief expects.
func (p *Progress) PlacementLeft(seed uint64) int {
	total := 0
	for i := range uint64(rollouts) {
		total += p.rollout(seed + i)
	}
	return (total + rollouts/2) / rollouts
}

func (p *Progress) rollout(seed uint64) int {
	b, pl := p.belief.Clone(), p.Placement.clone()
	rng := rand.New(rand.NewPCG(seed, 0xfeed))
	n := 0
	for {
		item := nextPlacement(p.Pack, pl, b, seed)
		if item == nil {
			return n
		}
		guess, i := item.Key.Guess(), item.Skill.Index
		evidence := belief.Incorrect(guess, slip)
		if rng.Float64() < guess+(1-slip-guess)*b.Known(i) {
			evidence = belief.Correct(guess, slip)
		}
		b.Update(i, evidence)
		pl.answered(item)
		n++
	}
}

func (pl *Placement) clone() *Placement {
	c := *pl
	c.Open = true
	c.units = slices.Clone(pl.units)
	c.items, c.tally = make(map[string]bool), make(map[*Skill]int)
	for k, v := range pl.items {
		c.items[k] = v
	}
	for k, v := range pl.tally {
		c.tally[k] = v
	}
	return &c
}
