package belief

import "math"

// Right is the probability that a question on skill i is answered rightly in practice,
// for one that is guessed with probability guess and missed in spite of knowing with
// probability slip. It comes from the same filters as [Belief.Known], which weighs whether
// a skill is mastered, with another prior: two in ten learners answer as their mastery
// says, the others rightly now and wrongly then, as the soft filter has it.
func (b *Belief) Right(i int, guess, slip float64) float64 {
	known, sum := 0.0, 0.0
	for k, f := range b.filters {
		w := b.weight[k] * f.practice
		known += w * f.known(i)
		sum += w
	}
	return guess + (1-slip-guess)*known/sum
}

// Lately is how a learner has answered in practice lately. It corrects what a belief says
// of the next answer by what the last ones were beyond it: logistic regression on
// recency-weighted successes, as in performance factors analysis with recency (Galyardt &
// Goldin 2015) laid over the belief. It needs no data but the learner's own answers. The
// zero value is a learner who has not answered yet.
type Lately struct {
	all   recent
	skill map[int]recent
}

// recent is a sum over answers in which each counts decay times as much as the next.
type recent struct{ right, answers float64 }

// decay is short: what a learner can do in the long run the belief knows. From .3 to .9 it
// makes no difference to answers on one skill in a row.
const decay = 0.4

func (r recent) and(right bool) recent {
	r.right *= decay
	if right {
		r.right++
	}
	r.answers = decay*r.answers + 1
	return r
}

// beyond is how much was answered rightly beyond what the probability said leads to
// expect.
func (r recent) beyond(said float64) float64 { return r.right - said*r.answers }

// Answered takes an answer on skill i in: the first to a question, not what was tried
// after it.
func (l *Lately) Answered(i int, right bool) {
	if l.skill == nil {
		l.skill = make(map[int]recent)
	}
	l.all, l.skill[i] = l.all.and(right), l.skill[i].and(right)
}

// Foretell is the probability in (0, 1) of a right answer on skill i where said is what the
// belief says, as [Belief.Right] does.
func (l *Lately) Foretell(i int, said float64) float64 {
	z := 0.0
	for k, x := range l.inputs(i, said) {
		z += x * fitted()[k]
	}
	return 1 / (1 + math.Exp(-z))
}

const inputs = 5

// inputs are what the logistic regression goes by: 1, the logit of what was said, how much
// of skill i was answered lately, and how much was answered rightly beyond what was said:
// on the skill, and on all.
func (l *Lately) inputs(i int, said float64) [inputs]float64 {
	said = min(max(said, 1e-3), 1-1e-3)
	own := l.skill[i]
	return [inputs]float64{1, math.Log(said / (1 - said)), own.answers, own.beyond(said), l.all.beyond(said)}
}

// fitted are the coefficients of the inputs, fitted to ASSISTments 2009: every second
// learner of the half at hand, with the difficulty of skills both known and unknown. There
// a question on two skills stands twice in a row, as an answer on each; so only answers
// that are surely questions by themselves were fitted to. These print them anew:
//
//	go test ./engine/belief -run - -bench Refit -benchtime 1x
func fitted() [inputs]float64 { return [inputs]float64{-0.483, 0.808, 0.524, -0.294, 0.543} }
