package engine

import (
	"slices"

	"ownpace/engine/answer"
	"ownpace/engine/belief"
)

// Answers, in the placement and in units, and the last one of the placement taken back.

// answered takes a graded answer in: in the placement as evidence alone, in a unit as
// part of the visit.
func (p *Progress) answered(e Event) {
	item := p.ids.items[e.Item]
	if item == nil || e.Told == nil && !e.Unlearnt {
		return
	}
	p.Begun = true
	p.last = e.Time
	p.state.settled(p.Pack.ID)
	if e.Placing {
		p.before = &undo{p.belief.Clone(), slices.Clone(p.Placement.asked), slices.Clone(p.shown), item, p.evidence.Len(), p.own.Len()}
		p.Placement.answered(item)
		p.learnt(item, e, p.placementEvidence(item, e), false)
		if e.Told != nil {
			p.sureSaid(e, *e.Told == answer.Right)
		}
		p.narrow()
	} else {
		p.attempted(e)
	}
	p.Answers++
	p.asked[item.ID]++
}

// undo is what stood before an answer of the placement.
type undo struct {
	belief *belief.Belief
	asked  []*Item
	shown  []bool
	item   *Item
	seen   int // pieces of evidence
	said   int // times the learner said how sure they were
}

// CanWithdraw reports whether there is a last answer of the placement to take back.
func (p *Progress) CanWithdraw() bool { return p.before != nil && p.Placement.Open }

func (p *Progress) withdraw() {
	if !p.CanWithdraw() {
		return
	}
	p.belief, p.Placement.asked, p.shown = p.before.belief, p.before.asked, p.before.shown
	p.evidence, p.own = p.evidence.First(p.before.seen), p.own.First(p.before.said)
	p.Placement.narrowed = p.Placement.narrowed[:len(p.Placement.asked)]
	p.hold(p.again)
	p.Answers--
	p.asked[p.before.item.ID]--
	p.before = nil
}

// AskedBefore is how often the item was answered before it was begun this time: the
// same through all tries of one attempt, and through all steps of one problem.
func (p *Progress) AskedBefore(item *Item) int {
	first := item.First()
	if v := p.visits[p.at]; v != nil {
		if a := v.attempts[first.ID]; a != nil && (!a.closed || item != first) {
			return a.Before
		}
	}
	return p.asked[first.ID]
}
