package engine

import (
	"maps"
	"math"
	"slices"

	"ownpace/engine/memory"
)

// fitEvery is after how many more reviews the memory is fitted anew.
const fitEvery = 400

// FitMemory fits the weights of the memory to the learner's own reviews, when there are
// enough new ones, and returns the event that says so. It takes a second or two for ten
// thousand reviews; the same reviews give the same weights. When the fit foretells no
// better than the weights there are, those are kept.
func (s *State) FitMemory() (Event, bool) {
	var all [][]memory.Review
	n := 0
	for _, id := range slices.Sorted(maps.Keys(s.progress)) {
		p := s.progress[id]
		for _, skill := range slices.Sorted(maps.Keys(p.reviews)) {
			all = append(all, p.reviews[skill])
			n += len(p.reviews[skill])
		}
	}
	if n-s.fitted < fitEvery {
		return Event{}, false
	}
	weights, kept := memory.Defaults().Fit(all)
	if !kept {
		weights = s.weights
	}
	return Event{Kind: MemoryFitted, Weights: weights[:], Part: n}, true
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
