package belief

import (
	"fmt"
	"math"
	"testing"
)

// TestForetellFollowsTheLearner: with no answers what is foretold is about what the belief
// says, a little less; success raises it, on the skill and on others, and failure lowers it.
func TestForetellFollowsTheLearner(t *testing.T) {
	var fresh, well, badly Lately
	for range 4 {
		well.Answered(0, true)
		badly.Answered(0, false)
	}
	for i := range 2 {
		if f := fresh.Foretell(i, 0.7); math.Abs(f-0.6) > 0.1 {
			t.Errorf("skill %d: .7 was said and nothing answered yet, and %.3f is foretold", i, f)
		}
		if w, b := well.Foretell(i, 0.7), badly.Foretell(i, 0.7); w < b+0.05 {
			t.Errorf("skill %d: after four right answers %.3f is foretold, after four wrong ones %.3f", i, w, b)
		}
	}
}

// TestForetellStaysInside: whatever is said and answered, what is foretold is a
// probability, and the more is said the more is foretold.
func TestForetellStaysInside(t *testing.T) {
	var l Lately
	for k := range 100 {
		before := 0.0
		for said := 0.0; said <= 1; said += 0.125 {
			f := l.Foretell(0, said)
			if !(f > 0 && f < 1) || f < before {
				t.Fatalf("after %d answers %.3f is said and %v foretold", k, said, f)
			}
			before = f
		}
		l.Answered(0, k%7 < 5)
	}
}

// TestPractisingLeavesTheRest: what a placement found of skills that are not practised is
// still thought of them afterwards.
func TestPractisingLeavesTheRest(t *testing.T) {
	b := New(chain(12))
	for _, i := range []int{6, 3, 8, 5, 7, 4, 10, 2} {
		b.Update(i, answerOf(i < 6))
	}
	placed := b.Clone()
	b.Taught(6)
	for k := range 20 {
		b.Update(6, answerOf(k%4 != 0))
		b.Practised(6)
	}
	for _, i := range []int{0, 1, 2, 3, 4} {
		if b.Known(i) < placed.Known(i)-0.02 {
			t.Errorf("practising skill 6 took skill %d from %.3f to %.3f", i, placed.Known(i), b.Known(i))
		}
	}
}

// tracked is an answer with what is foretold of it.
type tracked struct {
	learner        int
	again          bool // it follows an answer on the same skill
	single         bool // it is surely a question by itself: again, or the first on a skill after three on another
	right          float64
	said, foretold float64
	inputs         [inputs]float64
}

// fits reports whether the learner is of the half to which the layer is fitted; the other
// judges it.
func (a tracked) fits() bool { return a.learner/2%2 == 0 }

// follow predicts each answer of the sequences before it is taken in.
func follow(rows [][]int, prior *Belief) []tracked {
	var all []tracked
	var belief *Belief
	var lately Lately
	learner, skill, run := -1, -1, 0 // run is how many on the skill were answered in a row
	for _, row := range rows {
		i, right := row[2], row[3] == 1
		if row[0] != learner {
			belief, lately, learner, skill = prior.Clone(), Lately{}, row[0], -1
			run = 0
		}
		said := belief.Right(i, realGuess, realSlip)
		a := tracked{learner: learner, again: i == skill, right: truth(right), said: said, foretold: lately.Foretell(i, said), inputs: lately.inputs(i, said)}
		a.single = a.again || run >= 3 && a.inputs[2] == 0
		all = append(all, a)
		if right {
			belief.Update(i, Correct(realGuess, realSlip))
		} else {
			belief.Update(i, Incorrect(realGuess, realSlip))
		}
		belief.Practised(i)
		lately.Answered(i, right)
		if i != skill {
			skill, run = i, 0
		}
		run++
	}
	return all
}

// assistments are the sequences, and how many of the fitting half know each skill.
func assistments(b *testing.B) (rows [][]int, ease []float64) {
	rows = table(b, "assist2009_updated_sequences.csv")
	n := 0
	for _, row := range rows {
		n = max(n, row[2]+1)
	}
	right, answers := make([]float64, n), make([]float64, n)
	for _, row := range rows {
		if (tracked{learner: row[0]}).fits() {
			right[row[2]] += float64(row[3])
			answers[row[2]]++
		}
	}
	for i := range n {
		share := (right[i] + 3.5) / (answers[i] + 5)
		ease = append(ease, clamp((share-realGuess)/(1-realGuess-realSlip), 0.02, 0.98))
	}
	return rows, ease
}

// BenchmarkTracking predicts each answer of a sequence before it is taken in, with no
// graph: with nothing fitted, and with what the layer makes of it.
func BenchmarkTracking(b *testing.B) {
	rows, ease := assistments(b)
	none := make(Graph, len(ease))
	for b.Loop() {
		for _, way := range []struct {
			name  string
			prior *Belief
		}{{"difficulty unknown", New(none)}, {"difficulty known", NewKnowing(none, ease)}} {
			var said, saidOthers, saidAgain, foretold, again [][2]float64
			for _, a := range follow(rows, way.prior) {
				said = append(said, [2]float64{a.said, a.right})
				if a.fits() {
					continue
				}
				saidOthers = append(saidOthers, [2]float64{a.said, a.right})
				foretold = append(foretold, [2]float64{a.foretold, a.right})
				if a.again {
					saidAgain = append(saidAgain, [2]float64{a.said, a.right})
					again = append(again, [2]float64{a.foretold, a.right})
				}
			}
			for _, what := range []struct {
				name  string
				pairs [][2]float64
			}{{"nothing fitted, all learners", said}, {"nothing fitted, judging half", saidOthers},
				{"with the layer, judging half", foretold}, {"nothing fitted, on the same skill as before", saidAgain}, {"with the layer, on the same skill as before", again}} {
				auc, loss := predicted(what.pairs)
				_, ece := calibrated(what.pairs)
				fmt.Printf("ASSISTments, %s, %s: AUC %.4f, log loss %.4f, ECE %.3f (%d answers)\n", way.name, what.name, auc, loss, ece, len(what.pairs))
			}
		}
	}
}

// BenchmarkRefit prints the coefficients of the layer.
func BenchmarkRefit(b *testing.B) {
	rows, ease := assistments(b)
	none := make(Graph, len(ease))
	for b.Loop() {
		var fit []tracked
		for _, a := range append(follow(rows, New(none)), follow(rows, NewKnowing(none, ease))...) {
			if a.fits() && a.single {
				fit = append(fit, a)
			}
		}
		fmt.Printf("%.3f\n", regression(fit))
	}
}

// regression are the coefficients of most likelihood, by Newton's method.
func regression(all []tracked) (w [inputs]float64) {
	for range 12 {
		var gradient [inputs]float64
		var curve [inputs][inputs]float64
		for _, a := range all {
			z := 0.0
			for k, x := range a.inputs {
				z += w[k] * x
			}
			p := 1 / (1 + math.Exp(-z))
			for k, x := range a.inputs {
				gradient[k] += (a.right - p) * x
				for j, y := range a.inputs {
					curve[k][j] += p * (1 - p) * x * y
				}
			}
		}
		for k, step := range solved(curve, gradient) {
			w[k] += step
		}
	}
	return w
}

// solved is x with a·x = y, for a positive definite a.
func solved(a [inputs][inputs]float64, y [inputs]float64) [inputs]float64 {
	for k := range inputs {
		for i := range inputs {
			if i == k {
				continue
			}
			f := a[i][k] / a[k][k]
			for j := k; j < inputs; j++ {
				a[i][j] -= f * a[k][j]
			}
			y[i] -= f * y[k]
		}
	}
	for k := range inputs {
		y[k] /= a[k][k]
	}
	return y
}
