package belief

// setting holds the parameters of a filter's prior.
type setting struct {
	ability   float64 // a: standard deviation of what all skills share
	structure float64 // c: standard deviation of what follows the graph
	own       float64 // e: standard deviation of each skill by itself
	inherit   float64 // phi in [0, 1): how closely a skill follows its prerequisites
	depth     float64 // b: how much harder the deepest skill is than the first
	noise     float64 // tau: standard deviation of an answer around the skill
	weight    float64 // how likely the setting is before any answer
	practice  float64 // how likely it is of answers in practice
}

// The settings: sharp trusts the graph fully; soft was fitted to the answers of
// classrooms, where prerequisites hold only often; middling lies between. Soft begins
// with little weight, since in a placement it would cost orderly learners questions: with
// as much as the others, half as many again. Where learners are not orderly, a few dozen
// answers bring it forward.
func sharp() setting {
	return setting{ability: 3, structure: 2, own: 0.1, inherit: 0.9, depth: 10, noise: 0, weight: 0.50, practice: 0.1}
}

func middling() setting {
	return setting{ability: 1.6, structure: 1.3, own: 0.2, inherit: 0.9, depth: 4, noise: 0.3, weight: 0.49, practice: 0.1}
}

func soft() setting {
	return setting{ability: 1, structure: 0.8, own: 0.3, inherit: 0.8, depth: 1.5, noise: 1, weight: 0.01, practice: 0.8}
}

// newFilter is the prior: m = b(1/2 - d) with d the depth in the graph from 0 to 1,
// V = a² 11ᵀ + c² T + e² I.
func newFilter(g Graph, s setting) *filter {
	n := len(g)
	f := &filter{n: n, noise2: s.noise * s.noise, practice: s.practice / s.weight, mean: make([]float64, n), variance: make([]float64, n*(n+1)/2), column: make([]float64, n)}
	order := topological(g)
	depth, deepest := depths(g, order)
	t := structure(g, order, s.inherit)
	for i := range n {
		f.mean[i] = s.depth * (0.5 - relative(depth[i], deepest))
		at := i * (i + 1) / 2
		for j := range i + 1 {
			f.variance[at+j] = s.ability*s.ability + s.structure*s.structure*t[i*n+j]
		}
		*f.own(i) += s.own * s.own
	}
	return f
}

// structure is the covariance T of the linear model in which each skill is phi times
// the mean of its prerequisites plus what is its own: positive semidefinite whatever
// the graph.
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

// relative is a depth from 0 to 1; where there is no other, it says nothing.
func relative(depth, deepest int) float64 {
	if deepest == 0 {
		return 0.5
	}
	return float64(depth) / float64(deepest)
}
