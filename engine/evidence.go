package engine

import (
	"ownpace/engine/answer"
	"ownpace/engine/belief"
)

// What answers say of skills: each becomes evidence, which the belief takes in.

// evidence is one thing that the belief took in.
type evidence struct {
	skill     *Skill
	item      *Item // nil for a lesson or a claim
	draw      map[string]string
	dress     string
	answer    belief.Answer
	told      answer.Outcome
	solution  bool // it was looked at
	unlearnt  bool
	practised bool // something may have been learnt by giving it
	taught    bool // a lesson was read
	claim     bool // the learner's word
	known     bool // what it was
}

// take lets evidence change the belief, and keeps it for [Progress.Why].
func (p *Progress) take(e evidence) {
	p.evidence.Add(e)
	e.on(p.belief)
}

// skills are those that it is about, by index: of an item also what it needs besides.
func (e evidence) skills() []int {
	all := []int{e.skill.Index}
	if e.item != nil {
		for _, s := range e.item.Also {
			all = append(all, s.Index)
		}
	}
	return all
}

func (e evidence) on(b *belief.Belief) {
	i := e.skill.Index
	if e.taught {
		b.Taught(i)
		return
	}
	b.UpdateAll(e.skills(), e.answer)
	if e.practised {
		b.Practised(i)
	}
}

// learnt takes an answer in as evidence. A right one shows the skill and all that it
// builds on.
func (p *Progress) learnt(item *Item, e Event, a belief.Answer, practised bool) {
	said := evidence{skill: item.Skill, item: item, draw: e.Draw, dress: e.Dress, answer: a, unlearnt: e.Unlearnt, practised: practised}
	switch {
	case e.Told != nil:
		said.told = *e.Told
	case e.Kind == MovedOn:
		said.told = answer.Almost
	}
	said.solution = e.Kind == SolutionShown
	p.take(said)
	if a.Known > a.Unknown {
		p.show(item.Skill)
		for _, s := range item.Also {
			p.show(s)
		}
	}
	p.hold(practised || p.again && p.Placement.Open)
}

// hold settles which skills count as known. What was found known stays so in practice until
// it is clearly not: one slip somewhere shakes the belief in much that nobody asked about.
// In the placement each answer is weighed anew.
func (p *Progress) hold(practised bool) {
	for i, s := range p.Pack.Skills {
		enough := atGuessed
		switch {
		case practised && p.held[i]:
			enough = atLost
		case p.shown[i]:
			enough = atKnown
		}
		held := p.belief.AtLeast(i, enough)
		if p.contest != nil && p.held[i] && !held {
			p.contest.unheld = append(p.contest.unheld, s)
		}
		p.held[i] = held
	}
}

func (p *Progress) show(s *Skill) {
	if p.shown[s.Index] {
		return
	}
	p.shown[s.Index] = true
	for _, need := range s.Needs {
		p.show(need)
	}
}

// slip is the probability that somebody who knows is wrong all the same, on an item of
// middling difficulty; slips is by level, from 1 to 5.
const slip = 0.10

var slips = [...]float64{slip, 0.06, 0.08, slip, 0.13, 0.17}

func (it *Item) slip() float64 { return slips[min(max(int(it.Level), 0), len(slips)-1)] }

// guessNearly is the guess that stands for a right answer in the wrong form, and
// guessHelped for one after a hint: they say less than a right answer by itself.
const (
	guessNearly = 0.3
	guessHelped = 0.4
	guessAgain  = 0.5 // right only after having been wrong
)

func (p *Progress) placementEvidence(item *Item, e Event) belief.Answer {
	guess, slip := item.Key.Guess(), p.slip(item)
	switch {
	case e.Unlearnt:
		return belief.Unlearnt()
	case e.Rapid() && item.Asks != Typed:
		return belief.Answer{Known: 1, Unknown: 1} // nobody reads so fast: it says nothing
	case *e.Told == answer.Right:
		return e.Sure.weighed(belief.Correct(guess, slip))
	case *e.Told == answer.Almost:
		return e.Sure.weighed(belief.Correct(max(guess, guessNearly), slip))
	}
	return e.Sure.weighed(belief.Partly(e.share(), guess, slip))
}

// rapidly is the time in which nobody can have read a question.
const rapidly = 700 // milliseconds

// share is of a wrong answer what was right in it.
func (e Event) share() float64 { return min(max(e.Share, 0), 1) }

// Rapid reports whether an answer came so fast that nobody can have read the question.
func (e Event) Rapid() bool {
	return e.Millis > 0 && e.Millis < rapidly
}
