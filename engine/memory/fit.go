package memory

import (
	"math"
	"slices"
)

// Review is one review of one thing.
type Review struct {
	Day   float64 // when, in days from any midnight
	Grade Grade
}

// A fit stays near the weights it began with: sigma of each is a share of it, and what a
// learner's own log says against that must outweigh it.
const (
	spread     = 0.5 // of a weight around the default, as a share of it
	fitSteps   = 20
	firstStep  = 0.03 // of a weight, as a share of it
	leastToFit = 400  // reviews; with fewer the defaults are better
	heldOut    = 0.2  // of the log's end, to judge a fit by
)

// Fit finds the weights that foretell a learner's own reviews best; cards holds the
// reviews of each thing, in order. They are kept only when they foretell the end of the
// log, which they were not fitted to, better than the weights given: else those are
// returned, and false. The same log gives the same weights.
//
// The loss is the log loss of recall on a later day than the review before, as in the
// FSRS benchmark; it goes down by resilient propagation (Riedmiller & Braun 1993) on
// differences, since there are only 21 weights.
func (w Weights) Fit(cards [][]Review) (Weights, bool) {
	var days []float64
	for _, card := range cards {
		for _, r := range card {
			days = append(days, r.Day)
		}
	}
	if len(days) < leastToFit {
		return w, false
	}
	slices.Sort(days)
	cut := days[int(float64(len(days))*(1-heldOut))]
	fitted := w.descend(cards, cut)
	before, _ := w.Loss(cards, cut, math.Inf(1))
	after, n := fitted.Loss(cards, cut, math.Inf(1))
	if n == 0 || !(after < before) {
		return w, false
	}
	return fitted, true
}

// descend goes down the loss of what lies before a day.
func (w Weights) descend(cards [][]Review, before float64) Weights {
	cost := func(v Weights) float64 {
		loss, n := v.Loss(cards, math.Inf(-1), before)
		for i := range v {
			off := (v[i] - w[i]) / scale(w[i])
			loss += off * off / float64(2*max(1, n))
		}
		return loss
	}
	v, best := w, w
	lowest := cost(w)
	var step, last Weights
	for i := range step {
		step[i] = firstStep * scale(w[i]) / spread
	}
	for range fitSteps {
		here := cost(v)
		if here < lowest {
			lowest, best = here, v
		}
		next := v
		for i := range v {
			h := 1e-3 * scale(w[i])
			moved := v
			moved[i] += h
			slope := (cost(moved) - here) / h
			switch {
			case slope*last[i] > 0:
				step[i] *= 1.2
			case slope*last[i] < 0:
				step[i] *= 0.5
			}
			last[i] = slope
			if slope != 0 {
				next[i] = max(v[i]-math.Copysign(step[i], slope), 1e-4)
			}
		}
		v = next
	}
	if cost(v) < lowest {
		best = v
	}
	return best
}

func scale(weight float64) float64 { return spread*math.Abs(weight) + 0.01 }

// Loss is the mean log loss of the reviews from one day up to another, and how many they
// were; only reviews on a later day than the one before are counted.
func (w Weights) Loss(cards [][]Review, from, to float64) (loss float64, n int) {
	w.Model().Foretell(cards, func(day, recall float64, g Grade) {
		if day < from || day >= to {
			return
		}
		p := bounded(recall, 1e-6, 1-1e-6)
		if g == Again {
			p = 1 - p
		}
		loss -= math.Log(p)
		n++
	})
	return loss / float64(max(1, n)), n
}

// Foretell goes through the reviews of each card, and tells of each, on a later day than
// the one before, when it was, the probability of recall, and the grade that came.
func (k Model) Foretell(cards [][]Review, tell func(day, recall float64, g Grade)) {
	for _, card := range cards {
		var m Memory
		last := 0.0
		for _, r := range card {
			elapsed := math.Floor(r.Day) - math.Floor(last) // a night is what counts
			if !m.New() && elapsed >= 1 {
				tell(r.Day, k.Retrievability(m, elapsed), r.Grade)
			}
			m, last = k.Reviewed(m, r.Grade, elapsed), r.Day
		}
	}
}
