package engine

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"ownpace/engine/belief"
)

// Placement is the adaptive quiz that finds the known skills, as far as it has got.
type Placement struct {
	Open  bool // begun and not ended
	Ended bool // ended at least once

	asked    []*Item    // in this round, in order
	narrowed []Narrowed // after each of them
}

// Narrowed is how many skills a placement had told by then: to be known or not, and of how
// many it could not tell yet.
type Narrowed struct{ Known, Not, Open int }

// Narrowing is what the placement had told after each question of this round.
func (pl *Placement) Narrowing() []Narrowed { return pl.narrowed }

// narrow notes what is told by now.
func (p *Progress) narrow() {
	if !p.Placement.Open {
		return
	}
	n := Narrowed{}
	for _, s := range p.Pack.Skills {
		switch m := p.Mastery(s); {
		case m >= knownAt:
			n.Known++
		case m <= unknownAt:
			n.Not++
		default:
			n.Open++
		}
	}
	p.Placement.narrowed = append(p.Placement.narrowed[:len(p.Placement.asked)-1], n)
}

// Asked is how many questions were answered in this round.
func (pl *Placement) Asked() int { return len(pl.asked) }

func (pl *Placement) open() {
	if !pl.Open {
		*pl = Placement{Open: true, Ended: pl.Ended}
	}
}

func (pl *Placement) end() { pl.Open, pl.Ended = false, true }

func (pl *Placement) answered(item *Item) {
	if pl.Open {
		pl.asked = append(pl.asked, item)
	}
}

// tally counts the questions on each skill.
func (pl *Placement) tally() map[*Skill]int {
	n := make(map[*Skill]int)
	for _, item := range pl.asked {
		n[item.Skill]++
	}
	return n
}

const (
	placedError  = 0.045 // expected share of misjudged skills at which it is enough
	smallPack    = 30    // skills; in a smaller pack one skill is a larger share, so it is placed more surely, at most twice
	leastAsked   = 4     // questions before it ends by itself
	leastGain    = 0.10  // bits; a question that tells less is not worth asking
	mostPerSkill = 3
	nearlyBest   = 0.95 // questions that tell so much of what the best tells are good enough
	alikeAt      = 0.02 // and those are alike whose skills are known so nearly equally
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
	if placed(pack, b, pl.Asked()) {
		return nil
	}
	candidates := pl.candidates(pack, b, pl.resting())
	if len(candidates) == 0 {
		candidates = pl.candidates(pack, b, nil)
	}
	if len(candidates) == 0 {
		return nil
	}
	rng := rand.New(rand.NewPCG(seed, uint64(pl.Asked())))
	return candidates[rng.IntN(len(candidates))]
}

// placed reports whether enough is known after so many questions: the expected error
// is small and was not judged by a slip or two, or the budget is spent.
func placed(pack *Pack, b *belief.Belief, asked int) bool {
	return asked >= Budget(len(pack.Skills)) || asked >= leastAsked && b.Error() <= placedError*min(1, max(0.5, float64(len(pack.Skills))/smallPack))
}

// candidates are the items that tell most, or nearly, outside the unit that rests; of
// these the likeliest to be answered rightly, since being wrong all the time
// discourages.
func (pl *Placement) candidates(pack *Pack, b *belief.Belief, resting *Unit) []*Item {
	best, entropy, tally := leastGain, b.Entropy(), pl.tally()
	gain := func(item *Item) float64 {
		return entropy - b.Expected(item.Skill.Index, item.Key.Guess(), slip)
	}
	var askable [][]*Item // by skill
	var most []float64    // that any item on it tells
	for _, s := range pack.Skills {
		if items := pl.askable(s); len(items) > 0 && tally[s] < mostPerSkill && s.Unit != resting {
			tells := gain(slices.MinFunc(items, func(a, b *Item) int { return cmp.Compare(a.Key.Guess(), b.Key.Guess()) }))
			askable, most, best = append(askable, items), append(most, tells), max(best, tells)
		}
	}
	enough := max(leastGain, nearlyBest*best)
	var all []*Item
	likeliest := 0.0
	for k, items := range askable {
		if most[k] < enough {
			continue
		}
		gains := make(map[float64]float64) // by guess: most items of a skill share it
		for _, item := range items {
			guess := item.Key.Guess()
			if _, ok := gains[guess]; !ok {
				gains[guess] = gain(item)
			}
			if gains[guess] >= enough {
				all, likeliest = append(all, item), max(likeliest, b.Known(item.Skill.Index))
			}
		}
	}
	return slices.DeleteFunc(all, func(item *Item) bool { return b.Known(item.Skill.Index) < likeliest-alikeAt })
}

// askable are the items of a skill that a placement may ask and has not asked yet. The one
// that is guessed least tells most: from its answers those to the others could be made up.
func (pl *Placement) askable(s *Skill) []*Item {
	return slices.DeleteFunc(slices.Clone(s.Items), func(item *Item) bool { return !item.Places() || slices.Contains(pl.asked, item) })
}

// resting is the unit of the last two questions, when both came from the same: a
// third in a row would tire.
func (pl *Placement) resting() *Unit {
	n := len(pl.asked)
	if n >= 2 && pl.asked[n-1].Skill.Unit == pl.asked[n-2].Skill.Unit {
		return pl.asked[n-1].Skill.Unit
	}
	return nil
}

// rollouts is how many futures are played through to tell how many questions are left.
const rollouts = 16

// PlacementLeft is about how many questions are left: the mean over a few futures
// in which each answer falls as the belief expects.
func (p *Progress) PlacementLeft(seed uint64) int {
	return questionsLeft(p.Pack, &p.Placement, p.belief, seed)
}

// Foresee is the next question and about how many are left, if e should be the answer to
// item: what [Progress.NextPlacement] and [Progress.PlacementLeft] will say then. So both
// are ready before the learner has answered.
func (p *Progress) Foresee(item *Item, e Event, seed uint64) (next *Item, left int) {
	item = p.ids.items[item.ID] // not its draw
	b, pl := p.belief.Clone(), p.Placement
	pl.asked = append(slices.Clone(pl.asked), item)
	evidence{skill: item.Skill, item: item, answer: p.placementEvidence(item, e)}.on(b)
	return nextPlacement(p.Pack, &pl, b, seed), questionsLeft(p.Pack, &pl, b, seed)
}

func questionsLeft(pack *Pack, pl *Placement, b *belief.Belief, seed uint64) int {
	rng := rand.New(rand.NewPCG(seed, 0xfeed))
	total := 0
	for range rollouts {
		total += rollout(pack, pl, b.Clone(), rng)
	}
	return (total + rollouts/2) / rollouts
}

// rollout plays one future. Its questions are chosen by what they tell about their own
// skill, which is quick and needs about as many.
func rollout(pack *Pack, pl *Placement, b *belief.Belief, rng *rand.Rand) int {
	n, asked, tally := 0, pl.Asked(), pl.tally()
	for !placed(pack, b, asked+n) {
		var best *Skill
		most := 0.0
		for _, s := range pack.Skills {
			if i := b.Information(s.Index, rolloutGuess, slip); i > most && tally[s] < min(mostPerSkill, placeable(s)) {
				best, most = s, i
			}
		}
		if best == nil {
			break
		}
		evidence := belief.Incorrect(rolloutGuess, slip)
		if rng.Float64() < rolloutGuess+(1-slip-rolloutGuess)*b.Known(best.Index) {
			evidence = belief.Correct(rolloutGuess, slip)
		}
		b.Update(best.Index, evidence)
		tally[best]++
		n++
	}
	return n
}

// placeable counts the items of a skill that a placement may ask.
func placeable(s *Skill) int {
	n := 0
	for _, item := range s.Items {
		if item.Places() {
			n++
		}
	}
	return n
}

// rolloutGuess is the guess of the questions that a placement prefers.
const rolloutGuess = 0.05
