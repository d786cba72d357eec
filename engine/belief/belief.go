// Package belief estimates which skills a learner knows. It knows only numbers:
// skills are 0 to n-1, their prerequisites a graph.
//
// Each skill has a latent value z, known when z > 0. The belief over all of them is
// a normal distribution whose covariance comes from the prerequisite graph, so that
// an answer on one skill speaks about its neighbours (see filter.go). How far a graph
// can be trusted differs from learner to learner; so there are three such beliefs, one
// that trusts it fully, one that can be talked out of it, and one fitted to classrooms
// in which prerequisites hold only often; and each counts as much as its predictions of
// the answers so far have deserved: a Bayesian mixture. FIGURES.md beside this file has
// what it measured.
package belief

import (
	"cmp"
	"math"
	"slices"
)

// Graph lists the prerequisites of each skill: Graph[i] holds the skills that i
// needs, each smaller than the number of skills. It must have no cycle.
type Graph [][]int

// Belief is what is thought of every skill. The zero value is not usable; see [New].
type Belief struct {
	n       int
	filters []*filter
	weight  []float64 // of each filter; they sum to 1
}

// New is the belief about a learner of whom nothing is known: deeper skills are
// less likely, and neighbours in the graph go together.
func New(g Graph) *Belief { return mixture(g, sharp(), middling(), soft()) }

// byAuthor is how much of where a skill stands is taken from what its author says, where
// they do; the rest is how deep it lies in the graph. By judgement.
const byAuthor = 0.25

// NewGraded is New for skills of which some authors say how hard they are among the
// others, from 0 to 1, below 0 for nothing said.
func NewGraded(g Graph, hard []float64) *Belief {
	b := New(g)
	depth, deepest := depths(g, topological(g))
	for k, s := range []setting{sharp(), middling(), soft()} {
		for i, h := range hard {
			if h >= 0 {
				b.filters[k].mean[i] -= s.depth * byAuthor * (min(h, 1) - relative(depth[i], deepest))
			}
		}
	}
	return b
}

// NewKnowing is the belief about a learner of whom nothing is known but how many of
// others know each skill: ease is that share, in (0, 1).
func NewKnowing(g Graph, ease []float64) *Belief {
	b := New(g)
	for _, f := range b.filters {
		for i, share := range ease {
			f.mean[i] = normalQuantile(min(max(share, 0.001), 0.999)) * math.Sqrt(f.spread(i))
		}
	}
	return b
}

func mixture(g Graph, settings ...setting) *Belief {
	b := &Belief{n: len(g)}
	for _, s := range settings {
		b.filters = append(b.filters, newFilter(g, s))
		b.weight = append(b.weight, s.weight)
	}
	return b
}

// Known is the probability, in [0, 1], that skill i is known.
func (b *Belief) Known(i int) float64 { return normalCDF(surer * normalQuantile(b.known(i))) }

// Level is a probability to compare with what is known.
type Level struct{ known, z float64 } // as the filters say it, and where one of them does

// LevelOf is the level of a probability in (0, 1).
func LevelOf(p float64) Level {
	z := normalQuantile(p) / surer
	return Level{normalCDF(z), z}
}

// AtLeast reports whether [Belief.Known] of skill i reaches a level. It is there since all
// skills are compared after each answer, and mostly the filters agree.
func (b *Belief) AtLeast(i int, l Level) bool {
	above := 0
	for _, f := range b.filters {
		if f.mean[i] >= l.z*math.Sqrt(f.spread(i)) {
			above++
		}
	}
	return above == len(b.filters) || above > 0 && b.known(i) >= l.known
}

// surer corrects the filters, which are less sure of simulated learners than they could
// be. It was learnt from other placements than those that judge it (FIGURES.md).
const surer = 1.25

// known is what the filters say.
func (b *Belief) known(i int) float64 {
	return min(1, b.mean(func(f *filter) float64 { return f.known(i) })) // rounding may pass 1
}

// mean is the mean of what the filters say, each by its weight.
func (b *Belief) mean(says func(*filter) float64) float64 {
	sum := 0.0
	for k, f := range b.filters {
		sum += b.weight[k] * says(f)
	}
	return sum
}

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

// Update takes an answer on skill i in.
func (b *Belief) Update(i int, a Answer) {
	b.weight = b.weighed(i, a)
	for _, f := range b.filters {
		f.update(i, a)
	}
}

// weighed is the weights after an answer on skill i: each filter gains by how well it
// foresaw it. None falls so low that it could not come back when a learner turns out
// differently.
func (b *Belief) weighed(i int, a Answer) []float64 {
	const least = 1e-3
	weight, sum := make([]float64, len(b.filters)), 0.0
	for k, f := range b.filters {
		weight[k] = max(b.weight[k]*f.evidence(i, a), math.SmallestNonzeroFloat64)
		sum += weight[k]
	}
	total := 0.0
	for k := range weight {
		weight[k] = max(weight[k]/sum, least)
		total += weight[k]
	}
	for k := range weight {
		weight[k] /= total
	}
	return weight
}

// Practised says that skill i was worked on: people learn between answers, so the
// belief becomes a little less certain and the next answer counts a little more.
func (b *Belief) Practised(i int) {
	for _, f := range b.filters {
		*f.own(i) += 0.02
	}
}

// Taught says that a lesson on skill i was read: it is less certain now, and likelier
// known where it was not, but never more than even: only answers show that it is.
func (b *Belief) Taught(i int) {
	for _, f := range b.filters {
		if f.mean[i] < 0 {
			f.mean[i] = min(0, f.mean[i]+0.5*math.Sqrt(*f.own(i)))
		}
		*f.own(i) += 0.1
	}
}

// Error is the share of skills, in [0, 0.5], that would be judged wrongly if each
// were called known or not by what is likelier.
func (b *Belief) Error() float64 {
	sum := 0.0
	for i := range b.n {
		p := b.Known(i)
		sum += min(p, 1-p)
	}
	return sum / float64(max(1, b.n))
}

// Entropy is how much is not known about the learner: the summed entropy of all
// skills, in bits, as the filters say it.
func (b *Belief) Entropy() float64 {
	sum := 0.0
	for i := range b.n {
		sum += entropy(b.known(i))
	}
	return sum
}

// Expected is the [Belief.Entropy] to expect after one more question on skill i;
// the difference is what the question tells.
func (b *Belief) Expected(i int, guess, slip float64) float64 {
	right := guess + (1-slip-guess)*b.known(i)
	return right*b.entropyAfter(i, Correct(guess, slip)) +
		(1-right)*b.entropyAfter(i, Incorrect(guess, slip))
}

// entropyAfter is the summed entropy after an answer on skill i, without taking
// it in.
func (b *Belief) entropyAfter(i int, a Answer) float64 {
	known := make([]float64, b.n)
	for k, w := range b.weighed(i, a) {
		b.filters[k].after(i, a, w, known)
	}
	sum := 0.0
	for _, p := range known {
		sum += entropy(p)
	}
	return sum
}

// Information is how many bits the answer to a question on skill i tells about that
// skill alone: a quick stand-in for the drop of [Belief.Expected].
func (b *Belief) Information(i int, guess, slip float64) float64 {
	p := b.known(i)
	return entropy(guess+(1-slip-guess)*p) - p*entropy(slip) - (1-p)*entropy(guess)
}

// Clone is a copy that can be changed by itself.
func (b *Belief) Clone() *Belief {
	c := &Belief{n: b.n, weight: append([]float64(nil), b.weight...)}
	for _, f := range b.filters {
		c.filters = append(c.filters, f.clone())
	}
	return c
}

func entropy(p float64) float64 {
	if p <= 0 || p >= 1 {
		return 0
	}
	return -p*math.Log2(p) - (1-p)*math.Log2(1-p)
}

// Ask is the skill whose question tells most, or -1 when none tells anything: guess gives
// the guess of the question that could be asked on a skill, 0 for none.
func (b *Belief) Ask(guess func(i int) float64, slip float64) int {
	best, most := -1, 0.0
	entropy := b.Entropy()
	for _, i := range b.promising(guess, slip) {
		if gain := entropy - b.Expected(i, guess(i), slip); gain > most {
			best, most = i, gain
		}
	}
	return best
}

// promising are the skills that can be asked about; where there are many, those whose
// answer tells most about the skill alone.
func (b *Belief) promising(guess func(i int) float64, slip float64) []int {
	const enough = 64
	var all []int
	for i := range b.n {
		if guess(i) > 0 {
			all = append(all, i)
		}
	}
	if len(all) <= 2*enough {
		return all
	}
	told := make([]float64, b.n)
	for _, i := range all {
		told[i] = b.Information(i, guess(i), slip)
	}
	slices.SortFunc(all, func(i, j int) int { return cmp.Compare(told[j], told[i]) })
	return all[:enough]
}
