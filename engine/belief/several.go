package belief

// UpdateAll takes an answer in that needs all of several skills: who lacks one of them
// answers as who lacks them all (the conjunctive rule of DINA, Junker & Sijtsma 2001). For
// each skill the others are taken as they were believed before the answer.
func (b *Belief) UpdateAll(skills []int, a Answer) {
	known := make([]float64, len(skills))
	for k, i := range skills {
		known[k] = b.known(i)
	}
	for k, i := range skills {
		others := 1.0
		for j := range skills {
			if j != k {
				others *= known[j]
			}
		}
		b.Update(i, Answer{Known: others*a.Known + (1-others)*a.Unknown, Unknown: a.Unknown})
	}
}
