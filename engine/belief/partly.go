package belief

import "math"

// Half is evidence that says half as much, on the scale of the logarithm.
func (a Answer) Half() Answer { return Answer{math.Sqrt(a.Known), math.Sqrt(a.Unknown)} }

// Partly is an answer of several parts of which a share, in [0, 1], was right: between
// [Incorrect] and [Correct], on the scale of the logarithm, as if each part were a piece
// of one answer.
func Partly(share, guess, slip float64) Answer {
	between := func(wrong, right float64) float64 {
		return math.Exp((1-share)*math.Log(wrong) + share*math.Log(right))
	}
	right, wrong := Correct(guess, slip), Incorrect(guess, slip)
	return Answer{Known: between(wrong.Known, right.Known), Unknown: between(wrong.Unknown, right.Unknown)}
}
