// Package belief estimates which skills a learner knows. It knows only numbers:
// skills are 0 to n-1, their prerequisites a graph.
//
// Each skill has a latent value z, known when z > 0. The belief over all of them is
// one normal distribution whose covariance comes from the prerequisite graph, so
// that an answer on one skill speaks about its neighbours. An answer is taken in
// by assumed-density filtering: the exact posterior of one probit observation with
// guess and slip, replaced by the normal distribution of equal mean and
// covariance (Opper, "A Bayesian approach to on-line learning", 1998; the model is
// multidimensional probit IRT, Reckase 2009).
package belief

import "math"

// Graph lists the prerequisites of each skill: Graph[i] holds the skills that i
// needs, each smaller than the number of skills. It must have no cycle.
type Graph [][]int

// Belief is what is thought of every skill. The zero value is not usable; see [New].
type Belief struct {
	n      int
	tau2   float64
	mean   []float64
	cov    []float64 // n × n, symmetric
	column []float64 // scratch of one update
}

// Setting holds the parameters of the prior.
type Setting struct {
	Ability   float64 // a: standard deviation of what all skills share
	Structure float64 // c: standard deviation of what follows the graph
	Own       float64 // e: standard deviation of each skill by itself
	Inherit   float64 // phi in [0, 1): how closely a skill follows its prerequisites
	Depth     float64 // b: how much harder the deepest skill is than the first
	Noise     float64 // tau: standard deviation of an answer around the skill
}

// Mid is the setting in use. It lies between one that trusts the graph fully and
// one fitted to classrooms, where prerequisites hold only often: sure enough to
// place in few questions, loose enough to be talked out of it.
func Mid() Setting {
	return Setting{Ability: 1.6, Structure: 1.3, Own: 0.2, Inherit: 0.9, Depth: 4, Noise: 0.3}
}

// New is the belief about a learner of whom nothing is known: deeper skills are
// less likely, and neighbours in the graph go together.
func New(g Graph, s Setting) *Belief {
	n := len(g)
	b := &Belief{n: n, tau2: s.Noise * s.Noise,
		mean: make([]float64, n), cov: make([]float64, n*n), column: make([]float64, n)}
	order := topological(g)
	depth, deepest := depths(g, order)
	t := structure(g, order, s.Inherit)
	for i := range n {
		d := 0.0
		if deepest > 0 {
			d = float64(depth[i]) / float64(deepest)
		}
		b.mean[i] = s.Depth * (0.5 - d)
		for j := range n {
			b.cov[i*n+j] = s.Ability*s.Ability + s.Structure*s.Structure*t[i*n+j]
		}
		b.cov[i*n+i] += s.Own * s.Own
	}
	return b
}

// structure is the covariance of the linear model in which each skill is phi times
// the mean of its prerequisites plus what is its own; unit variance of the new
// part keeps it positive semidefinite whatever the graph.
func structure(g Graph, order []int, phi float64) []float64 {
	n := len(g)
	t := make([]float64, n*n)
	for k, i := range order {
		own := 1.0
		if len(g[i]) > 0 {
			own = 1 - phi*phi
			for _, j := range order[:k] {
				sum := 0.0
				for _, p := range g[i] {
					sum += t[p*n+j]
				}
				t[i*n+j] = phi * sum / float64(len(g[i]))
				t[j*n+i] = t[i*n+j]
			}
		}
		shared := 0.0
		for _, p := range g[i] {
			shared += t[i*n+p]
		}
		if len(g[i]) > 0 {
			shared *= phi / float64(len(g[i]))
		}
		t[i*n+i] = shared + own
	}
	return t
}

// topological orders the skills so that each comes after what it needs.
func topological(g Graph) []int {
	order := make([]int, 0, len(g))
	placed := make([]bool, len(g))
	var place func(i int)
	place = func(i int) {
		if placed[i] {
			return
		}
		placed[i] = true
		for _, p := range g[i] {
			place(p)
		}
		order = append(order, i)
	}
	for i := range g {
		place(i)
	}
	return order
}

// depths is the length of the longest way from a skill without prerequisites.
func depths(g Graph, order []int) (depth []int, deepest int) {
	depth = make([]int, len(g))
	for _, i := range order {
		for _, p := range g[i] {
			depth[i] = max(depth[i], depth[p]+1)
		}
		deepest = max(deepest, depth[i])
	}
	return depth, deepest
}

// Known is the probability, in [0, 1], that skill i is known.
func (b *Belief) Known(i int) float64 {
	return normalCDF(b.mean[i] / math.Sqrt(b.variance(i)))
}

func (b *Belief) variance(i int) float64 { return b.cov[i*b.n+i] + b.tau2 }

// Answer says how likely an answer is for who knows the skill and who does not;
// only the ratio of the two matters. Both are in (0, 1].
type Answer struct{ Known, Unknown float64 }

// Correct is a right answer to a question that is guessed with probability guess
// and missed in spite of knowing with probability slip.
func Correct(guess, slip float64) Answer { return Answer{Known: 1 - slip, Unknown: guess} }

// Incorrect is a wrong answer to the same question.
func Incorrect(guess, slip float64) Answer { return Answer{Known: slip, Unknown: 1 - guess} }

// Unlearnt is the answer "I have not learnt this": half of those who do not know
// say so, and three in a hundred of those who do.
func Unlearnt() Answer { return Answer{Known: 0.03, Unknown: 0.5} }

// moments are the derivative of the log evidence of an answer on skill i with
// respect to its mean, and its negative second derivative, which is below 0 after a
// surprise: then the belief becomes less certain.
func (b *Belief) moments(i int, a Answer) (slope, curve float64) {
	v := b.variance(i)
	z := b.mean[i] / math.Sqrt(v)
	evidence := a.Unknown + (a.Known-a.Unknown)*normalCDF(z)
	slope = (a.Known - a.Unknown) * normalPDF(z) / (evidence * math.Sqrt(v))
	curve = slope*slope + (a.Known-a.Unknown)*normalPDF(z)*z/(evidence*v)
	return slope, curve
}

// Update takes an answer on skill i in.
func (b *Belief) Update(i int, a Answer) {
	slope, curve := b.moments(i, a)
	copy(b.column, b.cov[i*b.n:(i+1)*b.n])
	for j, cj := range b.column {
		b.mean[j] += cj * slope
		row := b.cov[j*b.n : (j+1)*b.n]
		for k, ck := range b.column {
			row[k] -= cj * ck * curve
		}
	}
	b.keepPositive()
}

// keepPositive mends what rounding may do to a variance that has become tiny.
func (b *Belief) keepPositive() {
	const least = 1e-6
	for i := range b.n {
		if v := &b.cov[i*b.n+i]; *v < least {
			*v = least
		}
	}
}

// Practised says that skill i was worked on: people learn between answers, so the
// belief becomes a little less certain and the next answer counts a little more.
func (b *Belief) Practised(i int) { b.cov[i*b.n+i] += 0.02 }

// Taught says that a lesson on skill i was read: it is less certain now, and likelier
// known where it was not, but never more than even: only answers show that it is.
func (b *Belief) Taught(i int) {
	if b.mean[i] < 0 {
		b.mean[i] = min(0, b.mean[i]+0.5*math.Sqrt(b.cov[i*b.n+i]))
	}
	b.cov[i*b.n+i] += 0.1
}

// Error is the share of skills, in [0, 0.5], that would be judged wrongly if each
// were called known or not by what is likelier.
func (b *Belief) Error() float64 {
	if b.n == 0 {
		return 0
	}
	sum := 0.0
	for i := range b.n {
		p := b.Known(i)
		sum += min(p, 1-p)
	}
	return sum / float64(b.n)
}

// Entropy is how much is not known about the learner: the summed entropy of all
// skills, in bits.
func (b *Belief) Entropy() float64 {
	sum := 0.0
	for i := range b.n {
		sum += entropy(b.Known(i))
	}
	return sum
}

// Expected is the [Belief.Entropy] to expect after one more question on skill i;
// the difference is what the question tells.
func (b *Belief) Expected(i int, guess, slip float64) float64 {
	right := guess + (1-slip-guess)*b.Known(i)
	return right*b.entropyAfter(i, Correct(guess, slip)) +
		(1-right)*b.entropyAfter(i, Incorrect(guess, slip))
}

// Information is how many bits the answer to a question on skill i tells about that
// skill alone: a quick stand-in for the drop of [Belief.Expected], in O(1).
func (b *Belief) Information(i int, guess, slip float64) float64 {
	p := b.Known(i)
	return entropy(guess+(1-slip-guess)*p) - p*entropy(slip) - (1-p)*entropy(guess)
}

// entropyAfter is the summed entropy after an answer on skill i, without taking
// it in.
func (b *Belief) entropyAfter(i int, a Answer) float64 {
	slope, curve := b.moments(i, a)
	sum := 0.0
	for j, c := range b.cov[i*b.n : (i+1)*b.n] {
		v := max(b.variance(j)-c*c*curve, 1e-6)
		sum += entropy(normalCDF((b.mean[j] + c*slope) / math.Sqrt(v)))
	}
	return sum
}

// Clone is a copy that can be changed by itself.
func (b *Belief) Clone() *Belief {
	c := *b
	c.mean = append([]float64(nil), b.mean...)
	c.cov = append([]float64(nil), b.cov...)
	c.column = make([]float64, b.n)
	return &c
}

func entropy(p float64) float64 {
	if p <= 0 || p >= 1 {
		return 0
	}
	return -p*math.Log2(p) - (1-p)*math.Log2(1-p)
}

func normalCDF(z float64) float64 { return 0.5 * math.Erfc(-z/math.Sqrt2) }

func normalPDF(z float64) float64 { return math.Exp(-z*z/2) / math.Sqrt(2*math.Pi) }
