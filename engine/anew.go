package engine

import (
	"maps"
	"slices"
	"time"

	"ownpace/engine/frozen"
)

// To start over is to meet an item, a unit or a pack as if it were new. What was done
// before stays as an earlier round, to be looked back on.

// Earlier is what a round had come to when it was started over.
type Earlier struct {
	What    Text // the pack, the unit or the skill
	Ended   time.Time
	Answers int
	Known   int // of so many skills
	Of      int
}

// LastAsked is an item as it was asked last.
func (p *Progress) LastAsked(item *Item) *Item {
	for _, e := range slices.Backward(p.evidence.All()) {
		if e.item == item {
			return item.As(e.draw, e.dress)
		}
	}
	return item
}

// Earlier lists what was started over, the oldest first.
func (p *Progress) Earlier() []Earlier { return p.earlier }

func (p *Progress) startOver(e Event) {
	before := *p
	label, skills := p.Pack.Title, p.Pack.Skills
	item := p.ids.items[e.Item]
	u := p.Pack.Unit(e.Unit)
	switch {
	case e.Item != "" && item == nil, e.Unit != "" && u == nil:
		return
	case item != nil:
		p.forgetItem(item)
		p.state.reweighed(e, "starting a question over", func() { *p = before })
		return
	case u != nil:
		label, skills = u.Title, u.Skills
	}
	round := Earlier{What: label, Ended: e.Time, Known: p.count(skills, Known), Of: len(skills)}
	for _, s := range skills {
		for _, it := range s.Items {
			round.Answers += p.asked[it.ID]
		}
	}
	if u == nil {
		p.forgetAll()
	} else {
		p.forgetUnit(u)
	}
	p.earlier = append(before.earlier[:len(before.earlier):len(before.earlier)], round)
	p.state.reweighed(e, "starting over with "+label, func() { *p = before })
}

// forgetAll makes the pack new, but for what the learner chose and wrote.
func (p *Progress) forgetAll() {
	fresh := p.state.newProgress(p.Pack)
	fresh.belief = p.Pack.prior()
	fresh.Met, fresh.order, fresh.skipped, fresh.pinned, fresh.methods = true, p.order, p.skipped, p.pinned, p.methods
	fresh.ratings, fresh.schooled, fresh.spentBy, fresh.foretold, fresh.own = p.ratings, p.schooled, p.spentBy, p.foretold, p.own
	fresh.accepted, fresh.words, fresh.last = p.accepted, p.words, p.last
	fresh.results, fresh.spread, fresh.past = p.results, p.spread, p.past
	for id, m := range p.cards {
		if p.ownOf(id) != nil { // a card of one's own is none of the pack's
			fresh.cards[id] = m
		}
	}
	*p = *fresh
}

// forgetUnit takes back all that was found of a unit's skills in answers to its items. What
// answers elsewhere say of them stays.
func (p *Progress) forgetUnit(u *Unit) {
	p.forget(func(s *Skill) bool { return s.Unit == u })
	p.visits = maps.Clone(p.visits)
	delete(p.visits, u.ID)
	delete(p.visits, TestID(u))
}

// forget takes back what was found of some skills. Nothing that the progress held before is
// changed: it may be put back.
func (p *Progress) forget(gone func(*Skill) bool) {
	p.skills, p.cards, p.reviews = maps.Clone(p.skills), maps.Clone(p.cards), maps.Clone(p.reviews)
	p.asked, p.met, p.doubts, p.held = maps.Clone(p.asked), maps.Clone(p.met), maps.Clone(p.doubts), slices.Clone(p.held)
	for _, s := range p.Pack.Skills {
		if !gone(s) {
			continue
		}
		delete(p.skills, s.ID)
		delete(p.reviews, s.ID)
		p.held[s.Index] = false
		for _, it := range s.Items {
			delete(p.cards, it.ID)
			delete(p.asked, it.ID)
			delete(p.met, it.ID)
			delete(p.doubts, it.ID)
		}
	}
	p.claims = slices.DeleteFunc(slices.Clone(p.claims), func(c *Claim) bool { return gone(c.Skill) })
	p.forgetEvidence(func(e evidence) bool { return gone(e.skill) })
	p.before = nil
	p.rethink()
}

// forgetEvidence takes back some of what the belief took in.
func (p *Progress) forgetEvidence(gone func(evidence) bool) {
	p.evidence = frozen.ListOf(slices.DeleteFunc(slices.Clone(p.evidence.All()), gone))
}

// forgetItem makes one item new: it is asked again as if it never was, and what its answers
// said is taken back.
func (p *Progress) forgetItem(item *Item) {
	p.asked, p.met, p.cards, p.doubts, p.held = maps.Clone(p.asked), maps.Clone(p.met), maps.Clone(p.cards), maps.Clone(p.doubts), slices.Clone(p.held)
	delete(p.asked, item.ID)
	delete(p.met, item.ID)
	delete(p.cards, item.ID)
	delete(p.doubts, item.ID)
	p.visits = maps.Clone(p.visits)
	for id, v := range p.visits {
		if v.attempts[item.ID] != nil {
			again := *v
			again.attempts = maps.Clone(v.attempts)
			delete(again.attempts, item.ID)
			p.visits[id] = &again
		}
	}
	p.forgetEvidence(func(e evidence) bool { return e.item == item })
	p.before = nil
	p.rethink()
}

// mostHalved is how often what is known is halved, to be asked about again.
const mostHalved = 3

// doubtAll lets what went right count half as much, and half of that, until a placement has
// something to ask: who wants to be placed again wants it looked at anew. What is known stays.
func (p *Progress) doubtAll(e Event) {
	again := Placement{Open: true}
	if p.evidence.Len() == 0 || nextPlacement(p.Pack, &again, p.belief, 0) != nil {
		return
	}
	before := *p
	p.held = slices.Clone(p.held)
	for range mostHalved {
		halved := slices.Clone(p.evidence.All())
		for i, e := range halved {
			if e.answer.Known > e.answer.Unknown { // what went wrong stays as it is: nothing is to rise by this
				halved[i].answer = e.answer.Half()
			}
		}
		p.evidence = frozen.ListOf(halved)
		p.rethink()
		if nextPlacement(p.Pack, &again, p.belief, 0) != nil {
			break
		}
	}
	p.held = slices.Clone(before.held)
	p.state.reweighed(e, "finding your place again", func() { *p = before })
}

// rethink forms the belief anew from the evidence there is.
func (p *Progress) rethink() {
	p.Begun = p.evidence.Len() > 0
	p.belief = p.Pack.prior()
	p.shown = make([]bool, len(p.Pack.Skills))
	for _, e := range p.evidence.All() {
		e.on(p.belief)
		if e.item != nil && e.answer.Known > e.answer.Unknown {
			p.show(e.skill)
			for _, s := range e.item.Also {
				p.show(s)
			}
		}
	}
	p.hold(true)
}
