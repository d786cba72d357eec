package engine

import (
	"maps"
	"math"
	"slices"

	"ownpace/engine/memory"
)

// The memory is fitted anew after so many more reviews, and a share of those it was fitted to,
// and to about so many at most: a fit takes a second for some thousands.
const (
	fitEvery  = 400
	fitGrowth = 0.25
	mostToFit = 8000
)

// FitMemory fits the weights of the memory to the learner's own reviews, when there are
// enough new ones, and returns the event that says so: to every second, third, … skill and
// card when there are many. The same reviews give the same weights. When the fit foretells no
// better than the weights there are, those are kept.
func (s *State) FitMemory() (Event, bool) {
	n := 0
	for _, a := range s.asleep {
		n += a.Reviews
	}
	for _, p := range s.progress {
		n += p.countReviews()
	}
	if n-s.fitted < max(fitEvery, int(fitGrowth*float64(s.fitted))) {
		return Event{}, false
	}
	var all [][]memory.Review
	each, i := 1+n/mostToFit, 0
	for _, p := range s.wakeAll() {
		for _, id := range slices.Sorted(maps.Keys(p.reviews)) {
			if i++; i%each == 0 {
				reviews := p.reviews[id]
				all = append(all, reviews.All())
			}
		}
	}
	weights, kept := memory.Defaults().Fit(all)
	if !kept {
		weights = s.weights
	}
	return Event{Kind: MemoryFitted, Weights: weights[:], Part: n}, true
}

func (p *Progress) countReviews() int {
	n := 0
	for _, reviews := range p.reviews {
		n += reviews.Len()
	}
	return n
}

// fittedTo takes fitted weights in; what is no set of weights is passed over.
func (s *State) fittedTo(e Event) {
	if len(e.Weights) != len(s.weights) {
		return
	}
	for _, w := range e.Weights {
		if !(w > 0 && w < 100) || math.IsNaN(w) {
			return
		}
	}
	copy(s.weights[:], e.Weights)
	s.fitted = e.Part
	for _, p := range s.progress {
		p.memory = s.weights.Model()
	}
}
