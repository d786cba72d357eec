package engine

import (
	"math"

	"ownpace/engine/belief"
)

// Sureness is what a learner said before an answer was judged; 0 when they were not asked.
type Sureness int

const (
	Guessed Sureness = 1 + iota
	Likely
	Sure
)

// Said is the probability of being right that a sureness stands for, as it is told to the
// learner.
func (s Sureness) Said() float64 {
	return [...]float64{0, 1.0 / 3, 0.75, 0.95}[min(max(s, 0), Sure)]
}

// weighed is evidence by how sure the learner was: to be right and sure says more, to be
// right by a guess less; to be wrong and sure a little more. The factors are by judgement,
// not measured; for a choice, where a guess comes true often, they matter most.
func (s Sureness) weighed(a belief.Answer) belief.Answer {
	right := a.Known > a.Unknown
	switch {
	case right && s == Sure:
		a.Unknown /= 1.5
	case right && s == Guessed:
		a.Unknown = math.Min(a.Known, a.Unknown/0.6)
	case !right && s == Sure:
		a.Known /= 1.2
	}
	return a
}

// sureSaid keeps what the learner said of their own answer, to be held against what came.
func (p *Progress) sureSaid(e Event, right bool) {
	if e.Sure >= Guessed && e.Sure <= Sure {
		p.own.Add(foretold{e.Sure.Said(), right})
	}
}

// OwnCalibration holds what the learner said of their answers against what came.
func (p *Progress) OwnCalibration() Calibration { return calibrate(p.own.All()) }
