package belief

import (
	"math"
	"math/rand/v2"
	"testing"
)

// chain is skills that each need the one before.
func chain(n int) Graph {
	g := make(Graph, n)
	for i := 1; i < n; i++ {
		g[i] = []int{i - 1}
	}
	return g
}

// TestUpdateIsBayes compares one answer on one skill with the posterior integrated
// numerically: mean and variance must agree, since the update keeps both.
func TestUpdateIsBayes(t *testing.T) {
	for _, a := range []Answer{Correct(0.05, 0.1), Incorrect(0.05, 0.1), Correct(0.5, 0.1), Incorrect(0.25, 0.1), Unlearnt()} {
		for _, s := range []setting{middling(), {ability: 1, structure: 0.8, own: 0.3, depth: 1.5, noise: 1}} {
			f := newFilter(chain(1), s)
			mean, variance := posterior(f.mean[0], f.variance[0], f.noise2, a)
			f.update(0, a)
			if math.Abs(f.mean[0]-mean) > 1e-6 || math.Abs(f.variance[0]-variance) > 1e-6 {
				t.Errorf("%+v: mean %.6f, variance %.6f; integration gives %.6f, %.6f", a, f.mean[0], f.variance[0], mean, variance)
			}
		}
	}
}

func posterior(m, v, tau2 float64, a Answer) (mean, variance float64) {
	const steps = 200_000
	width := 16 * math.Sqrt(v)
	var mass, first, second float64
	for k := range steps {
		z := m - width/2 + width*(float64(k)+0.5)/steps
		known := normalCDF(z / math.Sqrt(tau2))
		w := normalPDF((z-m)/math.Sqrt(v)) * (a.Unknown + (a.Known-a.Unknown)*known)
		mass, first, second = mass+w, first+w*z, second+w*z*z
	}
	mean = first / mass
	return mean, second/mass - mean*mean
}

// TestEvidenceSpreads: a right answer on a late skill makes the early ones likelier, a
// wrong one on an early skill the late ones less likely, neighbours most.
func TestEvidenceSpreads(t *testing.T) {
	prior := New(chain(9))
	up, down := prior.Clone(), prior.Clone()
	up.Update(6, Correct(0.05, 0.1))
	down.Update(2, Incorrect(0.05, 0.1))
	for i := range 9 {
		if up.Known(i) <= prior.Known(i) {
			t.Errorf("skill %d: a right answer on skill 6 took it from %.3f to %.3f", i, prior.Known(i), up.Known(i))
		}
		if down.Known(i) >= prior.Known(i) {
			t.Errorf("skill %d: a wrong answer on skill 2 took it from %.3f to %.3f", i, prior.Known(i), down.Known(i))
		}
	}
	for k, f := range up.filters {
		if was := prior.filters[k]; f.mean[6]-was.mean[6] <= f.mean[0]-was.mean[0] {
			t.Error("a right answer moved a distant skill more than the one asked")
		}
	}
}

// TestExpectedIsTheMeanOfBothAnswers: looking ahead must agree with taking in.
func TestExpectedIsTheMeanOfBothAnswers(t *testing.T) {
	b := New(chain(6))
	b.Update(3, Incorrect(0.05, 0.1))
	const guess, slip = 0.25, 0.1
	for i := range 6 {
		right, wrong := b.Clone(), b.Clone()
		right.Update(i, Correct(guess, slip))
		wrong.Update(i, Incorrect(guess, slip))
		p := guess + (1-slip-guess)*b.known(i)
		want := p*right.Entropy() + (1-p)*wrong.Entropy()
		if got := b.Expected(i, guess, slip); math.Abs(got-want) > 1e-9 {
			t.Errorf("skill %d: expected entropy %.9f, taking both answers in gives %.9f", i, got, want)
		}
	}
}

// TestStaysSane: whatever is answered, probabilities stay in [0, 1], variances
// positive, and nothing becomes NaN.
func TestStaysSane(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	events := 1_000_000
	if testing.Short() {
		events = 10_000
	}
	b := New(Graph{{}, {0}, {0}, {1, 2}, {3}, {}, {4, 5}})
	for k := range events {
		i := rng.IntN(b.n)
		switch rng.IntN(8) {
		case 0:
			b.Practised(i)
		case 1:
			b.Taught(i)
		case 2:
			b.Update(i, Unlearnt())
		default:
			guess, slip := 0.001+0.9*rng.Float64(), 0.001+0.9*rng.Float64()
			a := Correct(guess, slip)
			if rng.IntN(2) == 0 {
				a = Incorrect(guess, slip)
			}
			b.Update(i, a)
		}
		for j := range b.n {
			if p := b.Known(j); !(p >= 0 && p <= 1) {
				t.Fatalf("after %d events skill %d is known with %v", k, j, p)
			}
			for _, f := range b.filters {
				if !(*f.own(j) > 0) {
					t.Fatalf("after %d events the variance of skill %d is %v", k, j, *f.own(j))
				}
			}
		}
	}
}

// TestStructureIsACovariance: the prior must be positive definite on any graph, which
// a Cholesky factorisation shows.
func TestStructureIsACovariance(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		n := 2 + rng.IntN(60)
		g := make(Graph, n)
		for i := 1; i < n; i++ {
			for range rng.IntN(4) {
				g[i] = append(g[i], rng.IntN(i))
			}
		}
		for _, f := range New(g).filters {
			if !positiveDefinite(f.variance, n) {
				t.Fatalf("the covariance of %v is not positive definite", g)
			}
		}
	}
}

func positiveDefinite(m []float64, n int) bool {
	l := make([]float64, n*n)
	for i := range n {
		for j := range i + 1 {
			sum := m[i*(i+1)/2+j]
			for k := range j {
				sum -= l[i*n+k] * l[j*n+k]
			}
			if i == j {
				if sum <= 0 {
					return false
				}
				l[i*n+i] = math.Sqrt(sum)
			} else {
				l[i*n+j] = sum / l[j*n+j]
			}
		}
	}
	return true
}

func TestNoSkills(t *testing.T) {
	if b := New(nil); b.Error() != 0 || b.Entropy() != 0 {
		t.Error("a belief about nothing is not certain")
	}
}

// TestWeightsFollowPredictions: who answers as the graph says is judged by it; who
// does not, is not.
func TestWeightsFollowPredictions(t *testing.T) {
	orderly, contrary := New(chain(10)), New(chain(10))
	for _, i := range []int{4, 2, 7, 3, 6, 5, 1, 8} {
		orderly.Update(i, answerOf(i < 5))
		contrary.Update(i, answerOf(i%2 == 0))
	}
	if sharpest := orderly.weight[0]; sharpest < 0.5 {
		t.Errorf("an orderly learner leaves the sharp filter %.3f", sharpest)
	}
	if sharpest := contrary.weight[0]; sharpest > 0.4 {
		t.Errorf("a contrary learner leaves the sharp filter %.3f", sharpest)
	}
}

func answerOf(known bool) Answer {
	if known {
		return Correct(0.05, 0.1)
	}
	return Incorrect(0.05, 0.1)
}

// TestGraded: a skill that its author says is hard is less likely known beforehand; where
// nothing is said, nothing changes.
func TestGraded(t *testing.T) {
	g := Graph{nil, nil, {0}, {1}}
	plain, graded := New(g), NewGraded(g, []float64{-1, 1, -1, 0})
	for i := range g {
		was, is := plain.Known(i), graded.Known(i)
		if i%2 == 0 && was != is || i == 1 && is >= was || i == 3 && is <= was {
			t.Errorf("skill %d: %.3f became %.3f", i, was, is)
		}
	}
}

// TestUpdateAll: a right answer that needs two skills speaks for both; a wrong one against
// the one that is less sure, and hardly against the other.
func TestUpdateAll(t *testing.T) {
	g := Graph{nil, nil}
	sure := New(g)
	for range 3 {
		sure.Update(0, Correct(0.05, 0.1))
	}
	before := [2]float64{sure.Known(0), sure.Known(1)}
	right, wrong := sure.Clone(), sure.Clone()
	right.UpdateAll([]int{0, 1}, Correct(0.05, 0.1))
	wrong.UpdateAll([]int{0, 1}, Incorrect(0.05, 0.1))
	if right.Known(0) < before[0] || right.Known(1) <= before[1] {
		t.Errorf("right: %.3f %.3f, before %.3f", right.Known(0), right.Known(1), before)
	}
	if fell, hardly := before[1]-wrong.Known(1), before[0]-wrong.Known(0); fell < 0.1 || hardly > fell/2 {
		t.Errorf("wrong: the unsure fell by %.3f, the sure by %.3f", fell, hardly)
	}
	alone := sure.Clone()
	alone.UpdateAll([]int{1}, Correct(0.05, 0.1))
	sure.Update(1, Correct(0.05, 0.1))
	if alone.Known(1) != sure.Known(1) {
		t.Error("one skill by itself is another thing")
	}
}

// TestAtLeast: a skill reaches a level when its probability does.
func TestAtLeast(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	reached := 0
	for range 300 {
		b := New(chain(12))
		for range 1 + rng.IntN(40) {
			b.Update(rng.IntN(12), answerOf(rng.IntN(3) > 0))
		}
		for i := range 12 {
			for _, p := range []float64{0.3, 0.6, 0.85, 0.95} {
				known, at := b.Known(i), b.AtLeast(i, LevelOf(p))
				if at != (known >= p) && math.Abs(known-p) > 1e-9 {
					t.Errorf("known with %v, and at least %v: %v", known, p, at)
				}
				if at {
					reached++
				}
			}
		}
	}
	if reached < 1000 || reached > 300*12*4-1000 {
		t.Errorf("%d levels were reached: the test compares too little", reached)
	}
}
