package content

import (
	"math"
	"slices"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// What learners' logs tell of the items of a pack. Only the first answer of each attempt
// counts: what is tried after feedback says little of the item. Nothing is said of few.

const (
	leastAnswers  = 10 // for a share: below it, one answer more or less moves it by a tenth and more
	leastLearners = 30 // for a correlation: below it, ±0.36 and more come by chance
	leastOthers   = 5  // answers to other items that a learner is known by
)

// Stats is what logs tell of a pack.
type Stats struct {
	Pack     string      `json:"pack"`
	Learners int         `json:"learners"` // who answered anything in it
	Answers  int         `json:"answers"`  // first ones
	Items    []ItemStats `json:"items"`    // those that were answered, in the pack's order
}

// ItemStats is what logs tell of an item. What would rest on too few answers is null.
type ItemStats struct {
	ID       string   `json:"id"`
	Skill    string   `json:"skill"`
	N        int      `json:"n"`        // first answers
	Right    *float64 `json:"right"`    // the share of them that was right, or almost
	Almost   *float64 `json:"almost"`   // the share that was almost right
	Unlearnt int      `json:"unlearnt"` // times somebody said in the placement that they have not learnt it

	Attempts int      `json:"attempts"` // outside the placement
	Hinted   *float64 `json:"hinted"`   // the share of them in which a hint was taken

	Learners       int      `json:"learners"`       // whom the discrimination rests on
	Discrimination *float64 `json:"discrimination"` // correlation with how right the learner is elsewhere

	Choices []ChoiceCount `json:"choices,omitempty"`
	Wrong   []WrongAnswer `json:"wrong,omitempty"`  // that many gave
	Accept  string        `json:"accept,omitempty"` // the line to paste for those of them that are right
	Foresee string        `json:"mistakes,omitempty"`
}

// ChoiceCount is how often a choice was taken.
type ChoiceCount struct {
	Choice string `json:"choice"`
	Right  bool   `json:"right"`
	N      int    `json:"n"`
}

// Tally gathers what the logs of learners tell of a pack.
func Tally(p *engine.Pack, learners [][]engine.Event) Stats {
	t := tally{pack: p, all: make(map[*engine.Item]*gathered), ids: make(map[string]*engine.Item)}
	for _, it := range itemsOf(p) {
		for _, was := range it.Was {
			if t.ids[was] == nil {
				t.ids[was] = it
			}
		}
	}
	for _, it := range itemsOf(p) { // an id that is in use is not an earlier one
		t.ids[it.ID] = it
		t.all[it] = &gathered{}
	}
	out := Stats{Pack: p.ID, Items: []ItemStats{}}
	for who, events := range learners {
		if n := t.learner(who, events); n > 0 {
			out.Learners++
			out.Answers += n
		}
	}
	for _, it := range itemsOf(p) {
		if g := t.all[it]; len(g.answers) > 0 || g.attempts > 0 || g.unlearnt > 0 {
			out.Items = append(out.Items, t.item(it, g))
		}
	}
	return out
}

// tally is what is gathered of the items of a pack.
type tally struct {
	pack   *engine.Pack
	ids    map[string]*engine.Item // now and earlier
	all    map[*engine.Item]*gathered
	scores []score // of each learner
}

// score is how many first answers of a learner were right, of how many.
type score struct{ right, n int }

func (s *score) add(e engine.Event) {
	s.n++
	if *e.Told != answer.Wrong {
		s.right++
	}
}

// item says what was gathered of an item, as far as it is enough.
func (t *tally) item(it *engine.Item, g *gathered) ItemStats {
	s := ItemStats{ID: it.ID, Skill: it.Skill.ID, N: len(g.answers), Unlearnt: g.unlearnt, Attempts: g.attempts}
	if s.Attempts >= leastAnswers {
		s.Hinted = share(g.hinted, s.Attempts)
	}
	s.Learners, s.Discrimination = t.discrimination(g)
	if s.N >= leastAnswers {
		right, almost := 0, 0
		for _, a := range g.answers {
			switch *a.event.Told {
			case answer.Right:
				right++
			case answer.Almost:
				almost++
			}
		}
		s.Right, s.Almost = share(right+almost, s.N), share(almost, s.N)
		s.Choices = choiceCounts(it, g)
	}
	s.Wrong = wrongAnswers(it, g.answers)
	s.Accept, s.Foresee = toPaste(it, s.Wrong)
	return s
}

// discrimination is how well the item tells learners apart: the correlation of how right
// they are on it with how right they are on the other items, and of how many learners.
func (t *tally) discrimination(g *gathered) (n int, r *float64) {
	here := make(map[int]*score)
	for _, a := range g.answers {
		if here[a.who] == nil {
			here[a.who] = &score{}
		}
		here[a.who].add(a.event)
	}
	var xs, ys []float64
	for who, all := range t.everyone() {
		own := here[who]
		if own == nil || all.n-own.n < leastOthers {
			continue
		}
		xs = append(xs, float64(own.right)/float64(own.n))
		ys = append(ys, float64(all.right-own.right)/float64(all.n-own.n))
	}
	if len(xs) < leastLearners {
		return len(xs), nil
	}
	return len(xs), correlation(xs, ys)
}

// everyone is the score of each learner on all items.
func (t *tally) everyone() []score {
	if t.scores == nil {
		for _, g := range t.all {
			for _, a := range g.answers {
				for len(t.scores) <= a.who {
					t.scores = append(t.scores, score{})
				}
				t.scores[a.who].add(a.event)
			}
		}
	}
	return t.scores
}

// correlation is Pearson's; nil when one of them never changes.
func correlation(xs, ys []float64) *float64 {
	mx, my := mean(xs), mean(ys)
	xy, xx, yy := 0.0, 0.0, 0.0
	for i := range xs {
		dx, dy := xs[i]-mx, ys[i]-my
		xy, xx, yy = xy+dx*dy, xx+dx*dx, yy+dy*dy
	}
	if xx < 1e-12 || yy < 1e-12 {
		return nil
	}
	return rounded(xy / math.Sqrt(xx*yy))
}

func mean(xs []float64) float64 {
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	return sum / float64(len(xs))
}

func share(part, whole int) *float64 { return rounded(float64(part) / float64(whole)) }

// rounded is to three places: what is beyond is chance.
func rounded(x float64) *float64 {
	x = math.Round(1000*x) / 1000
	return &x
}

// choiceCounts counts how often each choice was taken, in the author's order. Where the
// choices vary, only those that were taken are known.
func choiceCounts(it *engine.Item, g *gathered) []ChoiceCount {
	key, is := it.Key.(answer.Choice)
	if !is {
		return nil
	}
	var counts []ChoiceCount
	if it.Vary == nil {
		for _, option := range it.Options {
			counts = append(counts, ChoiceCount{Choice: option, Right: slices.Contains(key.Answers, option)})
		}
	}
	for _, a := range g.answers {
		for _, picked := range a.event.Reply.Picked {
			i := slices.IndexFunc(counts, func(c ChoiceCount) bool { return c.Choice == picked })
			if i < 0 {
				i = len(counts)
				counts = append(counts, ChoiceCount{Choice: picked, Right: *a.event.Told == answer.Right})
			}
			counts[i].N++
		}
	}
	return counts
}
