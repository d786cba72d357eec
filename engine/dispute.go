package engine

import (
	"maps"
	"slices"
	"strings"

	"ownpace/engine/answer"
)

// A learner may hold their answer to be right, whatever the key says: then the attempt is
// set aside, and the answer counts as right for them from then on.

// Accepted is an answer that a learner holds to be right.
type Accepted struct {
	Item  *Item
	Reply answer.Reply
	Draw  map[string]string // that the item was drawn with
	Dress string
	Why   Text // in the learner's words, may be empty
}

// contest is what stood before the last answer that was judged wrong or almost right, to be
// set aside.
type contest struct {
	visit    *Visit
	item     *Item
	attempt  *Attempt // as it was, nil when it had none
	evidence int      // pieces there were
	skill    *Remembered
	card     *Remembered
	reviews  int
	foretold int
	own      int
	doubt    doubt
	unheld   []*Skill // that counted as known until then
}

// contestable keeps what stands before an answer, and returns it to be completed.
func (p *Progress) contestable(v *Visit, item *Item) *contest {
	c := &contest{visit: v, item: item, evidence: p.evidence.Len(), reviews: p.reviews[item.Skill.ID].Len(),
		foretold: p.foretold.Len(), own: p.own.Len(), doubt: p.doubts[item.ID]}
	if a := v.attempts[item.ID]; a != nil {
		was := *a
		c.attempt = &was
	}
	c.skill, c.card = p.skills[item.Skill.ID].copy(), p.cards[item.ID].copy()
	return c
}

func (m *Remembered) copy() *Remembered {
	if m == nil {
		return nil
	}
	was := *m
	return &was
}

// CanDispute reports whether the last answer in a visit, to that item, can be set aside.
func (p *Progress) CanDispute(visit string, item *Item) bool {
	return p.contest != nil && p.contest.item.ID == item.ID && p.contest.visit == p.visits[visit]
}

// dispute sets the last answer aside and takes it as right from now on.
func (p *Progress) dispute(e Event) {
	item := p.ids.items[e.Item]
	if item == nil || e.Reply == nil {
		return
	}
	if e.Known != nil && !*e.Known {
		p.giveUp(item, e)
		return
	}
	if !p.CanDispute(e.Unit, item) {
		return
	}
	before := *p
	c := p.contest
	p.accepted = append(p.accepted[:len(p.accepted):len(p.accepted)], Accepted{Item: item, Reply: *e.Reply, Draw: e.Draw, Dress: e.Dress, Why: Clean(e.About).TrimEnd()})
	p.skills, p.cards, p.reviews, p.doubts = maps.Clone(p.skills), maps.Clone(p.cards), maps.Clone(p.reviews), maps.Clone(p.doubts)
	put(p.skills, item.Skill.ID, c.skill)
	put(p.cards, item.ID, c.card)
	p.reviews[item.Skill.ID] = p.reviews[item.Skill.ID].First(c.reviews)
	p.foretold, p.own = p.foretold.First(c.foretold), p.own.First(c.own)
	p.doubts[item.ID] = c.doubt
	p.evidence = p.evidence.First(c.evidence)
	p.held = slices.Clone(p.held)
	for _, s := range c.unheld {
		p.held[s.Index] = true
	}
	p.rethink()
	aside := Attempt{Before: p.asked[item.ID]}
	if c.attempt != nil {
		aside = *c.attempt
	}
	aside.closed, aside.Aside = true, true
	p.visits = maps.Clone(p.visits)
	visit := *c.visit
	visit.attempts = maps.Clone(visit.attempts)
	visit.attempts[item.ID], visit.last = &aside, item
	p.visits[e.Unit] = &visit
	p.contest = nil
	p.state.reweighed(e, "counting your answer", func() { *p = before })
}

// giveUp lets an answer be judged as the pack says again.
func (p *Progress) giveUp(item *Item, e Event) {
	before := p.accepted
	p.accepted = slices.DeleteFunc(slices.Clone(before), func(a Accepted) bool {
		return a.Item == item && maps.Equal(a.Draw, e.Draw) && alike(a.Reply, *e.Reply)
	})
	if len(p.accepted) < len(before) {
		p.state.changed(e, "giving an answer up", func() { p.accepted = before })
	}
}

func put(all map[string]*Remembered, id string, m *Remembered) {
	if m == nil {
		delete(all, id)
		return
	}
	all[id] = m
}

// Accepted lists the answers that the learner holds to be right.
func (p *Progress) Accepted() []Accepted { return p.accepted }

// Accepts reports whether the learner holds such an answer to the item, as it is drawn, to be
// right.
func (p *Progress) Accepts(item *Item, r answer.Reply) bool {
	return slices.ContainsFunc(p.accepted, func(a Accepted) bool {
		return a.Item.ID == item.ID && maps.Equal(a.Draw, item.Draw) && alike(a.Reply, r)
	})
}

// alike reports whether two replies say the same, but for capitals and spaces.
func alike(a, b answer.Reply) bool {
	fold := func(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
	return fold(a.Text) == fold(b.Text) && slices.Equal(a.Picked, b.Picked) &&
		slices.EqualFunc(a.Parts, b.Parts, func(x, y string) bool { return fold(x) == fold(y) })
}

// Asked is the item as it was asked.
func (a Accepted) Asked() *Item { return a.Item.As(a.Draw, a.Dress) }
