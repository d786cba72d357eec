package engine

import (
	"time"

	"ownpace/engine/answer"
	"ownpace/engine/belief"
	"ownpace/engine/memory"
)

// What happens to an item in a visit: hints, answers, the solution, and what each says.

// attempted takes in what happened to an item in a visit. Only what is new says
// something about the skill: the first answer fully; a right one after hints or a
// wrong one less; a second wrong one nothing.
func (p *Progress) attempted(e Event) {
	v, item := p.visits[e.Unit], p.ids.items[e.Item]
	if v == nil || item == nil {
		return
	}
	a := v.attempts[item.ID]
	if a == nil {
		a = &Attempt{Before: p.asked[item.ID]}
		v.attempts[item.ID] = a
	}
	p.keepWords(a, item, e)
	guess, slip := item.Key.Guess(), p.slip(item)
	if a.Hints > 0 {
		guess = max(guess, guessHelped)
	}
	fresh := a.Wrong == 0 && !a.closed
	if p.contest = nil; e.Kind == Answered && !a.closed {
		p.contest = p.contestable(v, item)
	}
	defer func() {
		if a.closed {
			v.last, p.met[item.ID] = item, e.Time
		}
	}()
	switch {
	case e.Kind == Wrote:
		if e.Reply != nil {
			a.Wrote = Clean(e.Reply.Text)
		}
	case e.Kind == HintShown:
		a.Hints++
	case e.Kind == SolutionShown:
		if fresh {
			p.practised(item, e, belief.Incorrect(guess, slip).Half()) // to look is not to be wrong
			p.remember(item, memory.Again, e)
		}
		if !a.closed && a.Wrong == 0 && !a.Nearly {
			p.asked[item.ID]++
		}
		a.Solution, a.closed = true, true
		p.last = e.Time
	case e.Kind == CardTurned:
		p.turned(v, item, a, e, fresh)
	case e.Kind == MovedOn:
		if fresh && a.Nearly {
			p.practised(item, e, belief.Correct(max(guess, guessNearly), slip))
			p.remember(item, memory.Hard, e)
		}
		a.closed = true
	case e.Told == nil || a.closed:
	case *e.Told == answer.Right:
		if fresh {
			p.foretell(item, e, true)
			p.school(v, item.Skill, e, true)
			p.remember(item, p.graded(item, a, e), e)
		} else {
			guess = max(guess, guessAgain)
		}
		p.practised(item, e, e.Sure.weighed(belief.Correct(guess, slip)))
		a.Right, a.Nearly, a.closed = true, false, true
	case *e.Told == answer.Almost:
		a.Nearly = true
	default:
		if fresh {
			p.foretell(item, e, false)
			p.school(v, item.Skill, e, false)
			p.practised(item, e, e.Sure.weighed(belief.Partly(e.share(), guess, slip)))
			p.remember(item, memory.Again, e)
		}
		a.Wrong, a.Nearly = a.Wrong+1, false
	}
}

// again is the time within which the same question is remembered rather than worked out: an
// answer to it says half as much.
const again = 15 * time.Minute

// practised takes an answer in and allows for what was learnt by giving it.
func (p *Progress) practised(item *Item, e Event, a belief.Answer) {
	p.Begun = true
	p.before = nil // what came after an answer of the placement stays
	if e.Kind == Answered && e.Rapid() && item.Asks != Typed {
		a = belief.Answer{Known: 1, Unknown: 1}
	}
	if last, asked := p.met[item.ID]; asked && e.Time.Sub(last) < again {
		a = a.Half()
	}
	p.learnt(item, e, a, true)
	if a.Known != a.Unknown {
		p.settle(item.Skill, a.Known > a.Unknown)
	}
}

// foretell keeps how likely a right answer was thought before it came, by the engine and,
// where they were asked, by the learner.
func (p *Progress) foretell(item *Item, e Event, came bool) {
	says := p.belief.Right(item.Skill.Index, item.Key.Guess(), p.slip(item))
	said := p.lately.Foretell(item.Skill.Index, says)
	p.foretold.Add(foretold{said, came})
	p.lately.Answered(item.Skill.Index, came)
	p.sureSaid(e, came)
	p.doubted(item, e, came)
	if p.hard[item.ID] == nil {
		p.hard[item.ID] = &hardness{}
	}
	p.hard[item.ID].felt(said, came)
}
