package engine

import "math"

// How hard an item is, is said by its author with its level; the log teaches the rest.

// hardness is what the answers of this learner tell of an item: how many, and by how much
// fewer of them were right than was foretold.
type hardness struct {
	n        int
	surprise float64
}

const (
	hardnessPrior = 6   // answers that speak for the author's level
	hardnessSlope = 5.0 // change of the slip's logit by a mean surprise of 1
	hardnessMost  = 1.5 // and that is the most
)

// felt takes an answer in: what was foretold, and what came.
func (h *hardness) felt(foretold float64, right bool) {
	h.n++
	h.surprise += foretold
	if right {
		h.surprise--
	}
}

// slip is the probability that somebody who knows is wrong on the item all the same: as
// its level says, moved by what was learnt from the answers. The mean surprise is shrunk
// towards none, as if some answers more had come as foretold.
func (p *Progress) slip(it *Item) float64 {
	h := p.hard[it.ID]
	if h == nil {
		return it.slip()
	}
	moved := hardnessSlope * h.surprise / float64(h.n+hardnessPrior)
	moved = min(max(moved, -hardnessMost), hardnessMost)
	return 1 / (1 + math.Exp(-(math.Log(it.slip()/(1-it.slip())) + moved)))
}
