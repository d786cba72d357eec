package belief

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
)

// Simulated learners on random graphs. What they know is not drawn from the prior of the
// belief, and their slips and guesses are jittered around what the belief assumes.

// layered is a random graph of n skills in layers; a skill needs one to three of the layer
// before.
func layered(n int, rng *rand.Rand) Graph {
	layers := map[bool]int{true: 5}[n <= 20]
	if layers == 0 {
		layers = map[bool]int{true: 10}[n <= 100]
	}
	if layers == 0 {
		layers = map[bool]int{true: 20, false: 30}[n <= 400]
	}
	g := make(Graph, n)
	layer := func(i int) int { return i * layers / n }
	for i := range n {
		var before []int
		for j := range i {
			if layer(j) == layer(i)-1 {
				before = append(before, j)
			}
		}
		rng.Shuffle(len(before), func(a, b int) { before[a], before[b] = before[b], before[a] })
		if len(before) > 0 {
			g[i] = before[:min(len(before), 1+rng.IntN(3))]
		}
	}
	return g
}

type population struct {
	name string
	know func(Graph, *rand.Rand) []bool
}

var populations = []population{
	{"clean", cleanPath},
	{"3 % violations", func(g Graph, rng *rand.Rand) []bool {
		known := cleanPath(g, rng)
		for i := range known {
			if rng.Float64() < 0.03 {
				known[i] = !known[i]
			}
		}
		return known
	}},
	{"patchy", patchy},
}

// cleanPath learns skills one by one, each time one whose prerequisites are known, up to a
// number that is uniform from none to all.
func cleanPath(g Graph, rng *rand.Rand) []bool {
	known := make([]bool, len(g))
	for range rng.IntN(len(g) + 1) {
		var ready []int
		for i := range g {
			if !known[i] && allOf(g[i], known) {
				ready = append(ready, i)
			}
		}
		known[ready[rng.IntN(len(ready))]] = true
	}
	return known
}

// patchy knows by an overall level, more or less patchily, with 2 % of islands.
func patchy(g Graph, rng *rand.Rand) []bool {
	level, sharpness := rng.Float64()*1.5-0.25, []float64{3, 8, 20}[rng.IntN(3)]
	order := topological(g)
	depth, deepest := depths(g, order)
	known := make([]bool, len(g))
	for _, i := range order {
		chance := 0.02
		if allOf(g[i], known) {
			chance = 1 / (1 + math.Exp(-sharpness*(level-float64(depth[i])/float64(max(1, deepest)))))
		}
		known[i] = rng.Float64() < chance
	}
	return known
}

func allOf(needs []int, known []bool) bool {
	for _, p := range needs {
		if !known[p] {
			return false
		}
	}
	return true
}

// learner answers with slips and guesses of their own; unlearnt is how many of those who
// do not know say so.
type learner struct {
	known      []bool
	slip, more []float64 // of each skill; more is added to the guess
	unlearnt   float64
	rng        *rand.Rand
}

func newLearner(known []bool, rng *rand.Rand) learner {
	l := learner{known: known, slip: make([]float64, len(known)), more: make([]float64, len(known)), rng: rng}
	for i := range known {
		l.slip[i], l.more[i] = clamp(0.10+0.05*rng.NormFloat64(), 0.005, 0.6), 0.05*rng.NormFloat64()
	}
	return l
}

func (l learner) answer(i int, guess, slip float64) Answer {
	switch {
	case l.known[i]:
		if l.rng.Float64() < 1-l.slip[i] {
			return Correct(guess, slip)
		}
	case l.rng.Float64() < l.unlearnt:
		return Unlearnt()
	case l.rng.Float64() < clamp(guess+l.more[i], 0.005, 0.6):
		return Correct(guess, slip)
	}
	return Incorrect(guess, slip)
}

func clamp(x, least, most float64) float64 { return min(max(x, least), most) }

// course is how a placement went: after each question the share of skills judged rightly,
// and where it would have stopped.
type course struct {
	accuracy []float64
	stop     int          // questions
	pairs    [][2]float64 // at the stop, of each skill: the probability, and whether it is known
}

const (
	assumedSlip = 0.10
	enough      = 0.045 // expected error at which a placement stops, as the engine has it
)

func placeOne(b *Belief, l learner, guess float64, most int) course {
	var c course
	asked := make([]int, len(l.known))
	for q := 1; q <= most; q++ {
		best := b.Ask(func(i int) float64 {
			if asked[i] >= 3 {
				return 0
			}
			return guess
		}, assumedSlip)
		if best < 0 {
			break
		}
		asked[best]++
		b.Update(best, l.answer(best, guess, assumedSlip))
		right := 0
		for i, known := range l.known {
			if (b.Known(i) > 0.5) == known {
				right++
			}
		}
		c.accuracy = append(c.accuracy, float64(right)/float64(len(l.known)))
		if c.stop == 0 && q >= 4 && b.Error() <= enough {
			c.stop = q
			for i, known := range l.known {
				truth := 0.0
				if known {
					truth = 1
				}
				c.pairs = append(c.pairs, [2]float64{b.Known(i), truth})
			}
		}
	}
	if c.stop == 0 {
		c.stop = most
	}
	return c
}

// cell is many learners of one population on graphs of one size.
func cell(n int, p population, guess float64, learners, most int, unlearnt float64, fresh func(Graph) *Belief) []course {
	courses := slices.Repeat([]course{{}}, learners)
	var group sync.WaitGroup
	room := make(chan struct{}, 2)
	for k := range learners {
		group.Go(func() {
			room <- struct{}{}
			defer func() { <-room }()
			rng := rand.New(rand.NewPCG(uint64(n), uint64(k)))
			g := layered(n, rng)
			l := newLearner(p.know(g, rng), rng)
			l.unlearnt = unlearnt
			courses[k] = placeOne(fresh(g), l, guess, most)
		})
	}
	group.Wait()
	return courses
}

// questionsTo is after how many questions the mean accuracy is reached, or 0.
func questionsTo(target float64, courses []course, most int) int {
	for q := range most {
		if meanAt(courses, q) >= target {
			return q + 1
		}
	}
	return 0
}

func meanAt(courses []course, q int) float64 {
	sum := 0.0
	for _, c := range courses {
		sum += c.accuracy[min(q, len(c.accuracy)-1)]
	}
	return sum / float64(len(courses))
}

// calibrated is the Brier score and the expected calibration error, in ten bins.
func calibrated(pairs [][2]float64) (brier, ece float64) {
	var count, said, true [10]float64
	for _, p := range pairs {
		brier += (p[0] - p[1]) * (p[0] - p[1]) / float64(len(pairs))
		k := min(9, int(p[0]*10))
		count[k]++
		said[k] += p[0]
		true[k] += p[1]
	}
	for k := range count {
		ece += math.Abs(said[k]-true[k]) / float64(len(pairs))
	}
	return brier, ece
}

// BenchmarkSimulated prints how placements of simulated learners go.
func BenchmarkSimulated(b *testing.B) {
	for b.Loop() {
		for _, c := range []struct {
			n, most, learners int
			guess             float64
		}{{20, 20, 200, 0.2}, {100, 60, 200, 0.2}, {100, 40, 200, 0.05}, {400, 90, 60, 0.2}, {1000, 30, 10, 0.2}} {
			if testing.Short() && c.n > 100 {
				continue
			}
			for _, p := range populations {
				courses := cell(c.n, p, c.guess, c.learners, c.most, 0, New)
				fmt.Println(row(c.n, p.name, c.guess, courses, c.most))
			}
		}
	}
}

func row(n int, name string, guess float64, courses []course, most int) string {
	var curve []string
	for _, q := range []int{5, 10, 15, 20, 30, 40, 60} {
		if q <= most {
			curve = append(curve, fmt.Sprintf("%.3f", meanAt(courses, q-1)))
		}
	}
	stop := 0.0
	var pairs [][2]float64
	atStop := 0.0
	for _, c := range courses {
		stop += float64(c.stop) / float64(len(courses))
		pairs = append(pairs, c.pairs...)
		atStop += c.accuracy[min(c.stop, len(c.accuracy))-1] / float64(len(courses))
	}
	brier, ece := calibrated(pairs)
	return fmt.Sprintf("%4d skills, guess %.2f, %-14s 95 %% after %2d; stops after %4.1f with %.3f, Brier %.3f, ECE %.3f; after 5 10 15 20 30 40 60: %s",
		n, guess, name, questionsTo(0.95, courses, most), stop, atStop, brier, ece, strings.Join(curve, " "))
}

// BenchmarkQuestion times choosing a question and taking the answer in.
func BenchmarkQuestion(b *testing.B) {
	for _, n := range []int{46, 100, 400, 1000} {
		b.Run(fmt.Sprint(n, "-skills"), func(b *testing.B) {
			rng := rand.New(rand.NewPCG(1, 1))
			belief := New(layered(n, rng))
			b.ReportAllocs()
			for b.Loop() {
				i := belief.Ask(func(int) float64 { return 0.2 }, assumedSlip)
				if rng.IntN(2) == 0 {
					belief.Update(i, Correct(0.2, assumedSlip))
				} else {
					belief.Update(i, Incorrect(0.2, assumedSlip))
				}
			}
		})
	}
}
