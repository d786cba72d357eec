// Package memory says how long something that was learnt will last: FSRS-6, the sixth
// version of the Free Spaced Repetition Scheduler (Ye, Su & Cao, "A Stochastic Shortest
// Path Algorithm for Optimizing Spaced Repetition Scheduling", KDD 2022, and the public
// documentation of FSRS-6), with its public default weights, which were fitted to some
// hundreds of millions of reviews. It knows only numbers: days, grades, and probabilities.
//
// A memory has a stability, the days after which the probability of recall has fallen to
// 90 %, and a difficulty from 1 to 10.
package memory

import "math"

// Grade is how well something was recalled.
type Grade int

const (
	Again Grade = 1 + iota // not recalled
	Hard
	Good
	Easy
)

// Weights are the parameters of the model, w0 to w20.
type Weights [21]float64

// Defaults are the public default weights of FSRS-6.
func Defaults() Weights {
	return Weights{0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
		1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542}
}

// Memory is the state of one memory. The zero Memory is of something not yet reviewed.
type Memory struct {
	Stability  float64 // days, from 0.001 to 36,500
	Difficulty float64 // from 1 to 10
}

// New reports whether nothing was reviewed yet.
func (m Memory) New() bool { return m.Stability == 0 }

const (
	leastStability = 0.001
	mostStability  = 36_500
	mostInterval   = 36_500 // days
)

// Model is the weights with what follows from them alone, worked out once.
type Model struct {
	w             Weights
	decay, factor float64 // of the forgetting curve
	growth        float64 // e^w8
	sameDayLapse  float64 // e^(w17·w18)
}

// Model prepares the weights for use.
func (w Weights) Model() Model {
	decay := -w[20]
	return Model{w: w, decay: decay, factor: math.Pow(0.9, 1/decay) - 1, growth: math.Exp(w[8]), sameDayLapse: math.Exp(w[17] * w[18])}
}

// Retrievability is the probability, in [0, 1], of recall so many days after the last
// review: the power curve R = (1 + factor·t/S)^decay with R(S) = 0.9.
func (k Model) Retrievability(m Memory, days float64) float64 {
	if m.New() {
		return 0
	}
	return math.Pow(1+k.factor*max(0, days)/m.Stability, k.decay)
}

// Interval is the days until recall has fallen to a probability, rounded, from 1 to
// 36,500.
func (k Model) Interval(m Memory, retention float64) float64 {
	days := m.Stability / k.factor * (math.Pow(retention, 1/k.decay) - 1)
	return min(max(math.Round(days), 1), mostInterval)
}

// Reviewed is the memory after a review so many days after the last one; a part of a day
// is the same day.
func (k Model) Reviewed(m Memory, g Grade, days float64) Memory {
	if m.New() {
		return Memory{Stability: bounded(k.w[g-1], leastStability, mostStability), Difficulty: bounded(k.w.firstDifficulty(g), 1, 10)}
	}
	next := Memory{Difficulty: k.w.difficulty(m.Difficulty, g)}
	switch {
	case days < 1:
		next.Stability = k.sameDay(m, g)
	case g == Again:
		next.Stability = k.lapsed(m, k.Retrievability(m, days))
	default:
		next.Stability = k.recalled(m, g, k.Retrievability(m, days))
	}
	next.Stability = bounded(next.Stability, leastStability, mostStability)
	return next
}

// firstDifficulty is D0(G) = w4 − e^(w5(G−1)) + 1, not yet bounded: mean reversion takes
// it so.
func (w Weights) firstDifficulty(g Grade) float64 { return w[4] - math.Exp(w[5]*float64(g-1)) + 1 }

// difficulty moves by the grade, the less the nearer it is to 10, and back towards that of
// an easy first review.
func (w Weights) difficulty(d float64, g Grade) float64 {
	moved := d + (10-d)/9*(-w[6]*float64(g-3))
	return bounded(w[7]*w.firstDifficulty(Easy)+(1-w[7])*moved, 1, 10)
}

// recalled is the stability after a recall: it grows the more, the nearer the memory was to
// being lost.
func (k Model) recalled(m Memory, g Grade, r float64) float64 {
	growth := k.growth * (11 - m.Difficulty) * math.Pow(m.Stability, -k.w[9]) * (math.Exp((1-r)*k.w[10]) - 1)
	switch g {
	case Hard:
		growth *= k.w[15]
	case Easy:
		growth *= k.w[16]
	}
	return m.Stability * (1 + growth)
}

// lapsed is the stability after forgetting, never above what a lapse on the same day
// would leave.
func (k Model) lapsed(m Memory, r float64) float64 {
	forgotten := k.w[11] * math.Pow(m.Difficulty, -k.w[12]) * (math.Pow(m.Stability+1, k.w[13]) - 1) * math.Exp((1-r)*k.w[14])
	return min(forgotten, m.Stability/k.sameDayLapse)
}

// sameDay is the stability after another review on the same day; one that succeeded, even
// hardly, never weakens (as go-fsrs has it; py-fsrs lets a hard one weaken).
func (k Model) sameDay(m Memory, g Grade) float64 {
	factor := math.Exp(k.w[17]*(float64(g)-3+k.w[18])) * math.Pow(m.Stability, -k.w[19])
	if g >= Hard {
		factor = max(factor, 1)
	}
	return m.Stability * factor
}

// Credited is a memory that was exercised within something else, with a weight in (0, 1],
// the given days after its last review: it moves by that share towards what a good recall
// would have made of it, and its clock is put back so that its probability of recall rises
// by the same share of what it lacked. It returns the days that then lie behind it. (The
// idea is Math Academy's fractional implicit repetition; the form is our own.)
func (k Model) Credited(m Memory, share, days float64) (Memory, float64) {
	if m.New() {
		return m, days
	}
	r := k.Retrievability(m, days)
	good := k.Reviewed(m, Good, max(days, 1))
	m.Stability += share * max(0, good.Stability-m.Stability)
	return m, k.daysTo(m, r+share*(1-r))
}

// daysTo is how many days after a review recall has fallen to a probability.
func (k Model) daysTo(m Memory, retention float64) float64 {
	return max(0, m.Stability/k.factor*(math.Pow(bounded(retention, 1e-9, 1), 1/k.decay)-1))
}

func bounded(x, least, most float64) float64 {
	if math.IsNaN(x) {
		return least
	}
	return min(max(x, least), most)
}

// FromSM2 is the memory that an ease factor and an interval of the SM-2 scheduler amount
// to, when recall was meant to be at a retention.
func (k Model) FromSM2(ease, interval, retention float64) Memory {
	s := bounded(interval*k.factor/(math.Pow(retention, 1/k.decay)-1), leastStability, mostStability)
	growth := k.growth * math.Pow(s, -k.w[9]) * (math.Exp((1-retention)*k.w[10]) - 1)
	return Memory{Stability: s, Difficulty: bounded(11-(ease-1)/growth, 1, 10)}
}
