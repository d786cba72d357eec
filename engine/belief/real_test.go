package belief

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
)

// Answers of real learners, where they lie beside the project: the files may be looked at
// and not shipped.

// table reads a file of numbers, without its head.
func table(b *testing.B, name string) [][]int {
	b.Helper()
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "responses", name))
	if errors.Is(err, fs.ErrNotExist) {
		b.Skipf("%s is not here", name)
	}
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		b.Fatal(err)
	}
	all := make([][]int, 0, len(rows))
	for _, row := range rows[1:] {
		numbers := make([]int, len(row))
		for i, cell := range row {
			numbers[i], _ = strconv.Atoi(cell)
		}
		all = append(all, numbers)
	}
	return all
}

// predicted is how well probabilities foretell what came: the area under the ROC curve
// and the mean log loss.
func predicted(pairs [][2]float64) (auc, loss float64) {
	sorted := slices.Clone(pairs)
	slices.SortFunc(sorted, func(a, b [2]float64) int {
		switch {
		case a[0] < b[0]:
			return -1
		case a[0] > b[0]:
			return 1
		}
		return 0
	})
	var ranks, right float64
	for i := 0; i < len(sorted); {
		j := i
		for j < len(sorted) && sorted[j][0] == sorted[i][0] {
			j++
		}
		for k := i; k < j; k++ {
			if sorted[k][1] == 1 {
				ranks += float64(i+j+1) / 2
				right++
			}
		}
		i = j
	}
	wrong := float64(len(pairs)) - right
	for _, p := range pairs {
		q := clamp(p[0], 1e-6, 1-1e-6)
		loss -= (p[1]*math.Log(q) + (1-p[1])*math.Log(1-q)) / float64(len(pairs))
	}
	return (ranks - right*(right+1)/2) / (right * wrong), loss
}

const (
	realSlip  = 0.03
	realGuess = 0.10
)

// rightly is the probability of a right answer on skill i.
func (b *Belief) rightly(i int) float64 { return realGuess + (1-realSlip-realGuess)*b.Known(i) }

// asked is one learner's answers, by skill.
type asked struct {
	skills []int
	right  map[int]bool
}

// inPractice is the same as practice has it.
func (b *Belief) inPractice(i int) float64 { return b.Right(i, realGuess, realSlip) }

// holdOut asks of each learner's answers up to so many of 70 %, chosen by what they tell
// or at random, and predicts the other 30 % after each of the counts, in each of the ways;
// seed says which 30 %.
func holdOut(seed int, learners []asked, counts []int, fresh func() *Belief, choose bool, ways ...func(*Belief, int) float64) []map[int][][2]float64 {
	pairs := make([]map[int][][2]float64, len(ways))
	for w := range ways {
		pairs[w] = make(map[int][][2]float64)
	}
	for k, l := range learners {
		rng := rand.New(rand.NewPCG(uint64(seed), uint64(k)))
		skills := slices.Clone(l.skills)
		rng.Shuffle(len(skills), func(i, j int) { skills[i], skills[j] = skills[j], skills[i] })
		cut := int(math.Round(0.7 * float64(len(skills))))
		open, held := skills[:cut], skills[cut:]
		b := fresh()
		for q := 0; q <= counts[len(counts)-1]; q++ {
			if slices.Contains(counts, q) {
				for _, i := range held {
					for w, rightly := range ways {
						pairs[w][q] = append(pairs[w][q], [2]float64{rightly(b, i), truth(l.right[i])})
					}
				}
			}
			if len(open) == 0 {
				continue
			}
			at := 0
			if choose {
				best := b.Ask(func(i int) float64 {
					if slices.Contains(open, i) {
						return realGuess
					}
					return 0
				}, realSlip)
				at = max(0, slices.Index(open, best))
			}
			i := open[at]
			open = slices.Delete(slices.Clone(open), at, at+1)
			if l.right[i] {
				b.Update(i, Correct(realGuess, realSlip))
			} else {
				b.Update(i, Incorrect(realGuess, realSlip))
			}
		}
	}
	return pairs
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// BenchmarkJunyi predicts answers on 835 skills from up to 40, with the graph that experts
// made and without.
func BenchmarkJunyi(b *testing.B) {
	n := len(table(b, "junyi_skills.csv"))
	graph := make(Graph, n)
	for _, edge := range table(b, "junyi_prerequisites.csv") {
		if graph[edge[1]] = append(graph[edge[1]], edge[0]); cyclic(graph) { // one edge closes a circle
			graph[edge[1]] = graph[edge[1]][:len(graph[edge[1]])-1]
		}
	}
	byLearner := make(map[int]*asked)
	var order []int
	for _, row := range table(b, "junyi_responses.csv") {
		l := byLearner[row[0]]
		if l == nil {
			l = &asked{right: make(map[int]bool)}
			byLearner[row[0]] = l
			order = append(order, row[0])
		}
		l.skills = append(l.skills, row[1])
		l.right[row[1]] = row[2] == 1
	}
	var learners []asked
	enough := 0
	for _, id := range order {
		if l := byLearner[id]; len(l.skills) >= 60 {
			if enough%4 == 0 { // all would take half an hour
				learners = append(learners, *l)
			}
			enough++
		}
	}
	for b.Loop() {
		with := New(graph)
		without := byDepth(with)
		for _, way := range []struct {
			name  string
			prior *Belief
		}{{"with the graph", with}, {"without", without}} {
			pairs := holdOut(7, learners, []int{0, 10, 20, 40}, way.prior.Clone, true, (*Belief).rightly, (*Belief).inPractice)
			for _, q := range []int{0, 10, 20, 40} {
				auc, loss := predicted(pairs[0][q])
				aucHere, lossHere := predicted(pairs[1][q])
				fmt.Printf("Junyi, %s, cold, after %2d: as placed AUC %.4f, log loss %.4f; in practice %.4f, %.4f\n", way.name, q, auc, loss, aucHere, lossHere)
			}
		}
	}
}

// byDepth thinks the same of each skill by its depth, and knows no graph.
func byDepth(with *Belief) *Belief {
	b := New(make(Graph, with.n))
	for k, f := range with.filters {
		copy(b.filters[k].mean, f.mean)
	}
	return b
}

func cyclic(g Graph) bool {
	state := make([]int, len(g))
	var walk func(int) bool
	walk = func(i int) bool {
		if state[i] > 0 {
			return state[i] == 1
		}
		state[i] = 1
		for _, p := range g[i] {
			if walk(p) {
				return true
			}
		}
		state[i] = 2
		return false
	}
	for i := range g {
		if walk(i) {
			return true
		}
	}
	return false
}
