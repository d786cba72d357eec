// Package simulated sends made-up learners through a pack, by the same events and the same
// engine as real ones, and sums up how well they are placed and how long they study. It
// shows what a pack can do at best: made-up learners are tidier than people.
package simulated

import (
	"math/rand/v2"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// Learner is one simulated learner. What they know decides how they answer, with slips and
// lucky guesses of their own.
type Learner struct {
	Known []bool // by the index of the skill; study changes it

	pack *engine.Pack
	slip []float64 // by skill: the chance to be wrong in spite of knowing
	more []float64 // by skill: what is added to the chance to guess an item
	rng  *rand.Rand
}

const (
	meanSlip = 0.10 // what the engine assumes of an item of middling difficulty
	jitter   = 0.05 // standard deviation of slips, and of guesses around those of the keys
	honest   = 0.60 // of those who do not know: how many say so in the placement
)

// Learner draws a learner of the population.
func (p Population) Learner(pack *engine.Pack, rng *rand.Rand) *Learner {
	l := &Learner{Known: p.know(pack, rng), pack: pack, rng: rng}
	for range pack.Skills {
		l.slip = append(l.slip, chance(meanSlip+jitter*rng.NormFloat64()))
		l.more = append(l.more, jitter*rng.NormFloat64())
	}
	return l
}

// chance keeps a probability where slips and guesses of real questions lie.
func chance(x float64) float64 { return min(max(x, 0.005), 0.6) }

// Place is the learner's answer to a question of the placement: where they do not know,
// mostly that they have not learnt this.
func (l *Learner) Place(item *engine.Item) engine.Event {
	e := engine.Event{Kind: engine.Answered, Pack: l.pack.ID, Item: item.ID, Placing: true}
	if !l.Known[item.Skill.Index] && l.rng.Float64() < honest {
		e.Unlearnt = true
		return e
	}
	told := l.answer(item)
	e.Told = &told
	return e
}

func (l *Learner) answer(item *engine.Item) answer.Outcome {
	i := item.Skill.Index
	right := chance(item.Key.Guess() + l.more[i])
	if l.Known[i] {
		right = 1 - l.slip[i]
	}
	if l.rng.Float64() < right {
		return answer.Right
	}
	return answer.Wrong
}

// How learners learn, from one lesson or one question that they could not answer: by
// judgement, not measured. Nothing is forgotten while they study.
const (
	byReading   = 0.5
	byAnswering = 0.3
	unprepared  = 0.2 // times as much, when something that the skill needs is not known
)

// learn may make a skill known that was not.
func (l *Learner) learn(s *engine.Skill, likely float64) {
	if !prepared(s, l.Known) {
		likely *= unprepared
	}
	if l.rng.Float64() < likely {
		l.Known[s.Index] = true
	}
}
