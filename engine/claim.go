package engine

import (
	"slices"

	"ownpace/engine/belief"
	"ownpace/engine/frozen"
)

// Claim is what a learner says of a skill against what was found: it is evidence, and it
// holds until later answers settle who was right.
type Claim struct {
	Skill   *Skill
	Known   bool    // what the learner says
	Found   float64 // the probability that was found
	Settled bool
	Right   bool // the learner was, once it is settled

	right, wrong int // answers since
}

// claim takes the learner's word on a skill in, or their taking it back. Either can be undone
// until the next answer.
func (p *Progress) claim(e Event) {
	s := p.Pack.Skill(e.Skill)
	if s == nil || e.Kind == Claimed && e.Known == nil || e.Kind == ClaimWithdrawn && p.Claim(s) == nil {
		return
	}
	before := *p
	p.held = slices.Clone(p.held)
	if c := p.contest; c != nil {
		own := *c
		own.unheld = slices.Clip(own.unheld)
		p.contest = &own
	}
	label := "your word on " + s.Title
	if e.Kind == Claimed {
		p.claimed(s, *e.Known)
	} else {
		p.withdrawClaim(s)
		label = "taking " + label + " back"
	}
	p.state.reweighed(e, label, func() {
		held := before.held
		*p = before
		p.rethink()
		p.held = held
	})
}

// toSettle is how many answers to one side settle a claim.
const toSettle = 2

// claimed takes a claim in, as evidence of its own strength: people know themselves fairly
// well, and not always.
func (p *Progress) claimed(s *Skill, known bool) {
	p.withdrawClaim(s)
	p.claims = append(p.claims, &Claim{Skill: s, Known: known, Found: p.Mastery(s)})
	says := belief.Answer{Known: 0.8, Unknown: 0.3}
	if !known {
		says = belief.Answer{Known: 0.1, Unknown: 0.6}
	}
	p.Begun = true
	p.before = nil
	p.take(evidence{skill: s, answer: says, claim: true, known: known})
	p.hold(true)
}

// withdrawClaim takes back an open claim on a skill, and what it did to the belief. What the
// progress held before is not changed: it may be put back.
func (p *Progress) withdrawClaim(s *Skill) {
	c := p.Claim(s)
	if c == nil {
		return
	}
	p.claims = slices.DeleteFunc(slices.Clone(p.claims), func(other *Claim) bool { return other == c })
	for i, e := range slices.Backward(p.evidence.All()) {
		if e.claim && e.skill == s {
			p.evidence = frozen.ListOf(slices.Delete(slices.Clone(p.evidence.All()), i, i+1))
			break
		}
	}
	p.rethink()
}

// Claim is the open claim on a skill, or nil.
func (p *Progress) Claim(s *Skill) *Claim {
	for _, c := range p.claims {
		if c.Skill == s && !c.Settled {
			return c
		}
	}
	return nil
}

// settle counts a later answer on the skill for or against a claim.
func (p *Progress) settle(s *Skill, right bool) {
	c := p.Claim(s)
	if c == nil {
		return
	}
	if right {
		c.right++
	} else {
		c.wrong++
	}
	if c.right >= toSettle || c.wrong >= toSettle {
		c.Settled, c.Right = true, (c.right > c.wrong) == c.Known
	}
}

// Claims counts the claims that were settled, and in how many of them the quiz was right.
func (p *Progress) Claims() (settled, quizRight int) {
	for _, c := range p.claims {
		if c.Settled {
			settled++
			if !c.Right {
				quizRight++
			}
		}
	}
	return settled, quizRight
}
