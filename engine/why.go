package engine

import (
	"cmp"
	"math"
	"slices"

	"ownpace/engine/answer"
)

// Influence is something that changed what is thought of a skill.
type Influence struct {
	Skill    *Skill // that it was about
	Item     *Item  // nil for a lesson or the learner's word
	draw     map[string]string
	dress    string
	Told     answer.Outcome
	Solution bool // it was looked at
	Unlearnt bool
	Taught   bool
	Claim    bool
	Known    bool    // of a claim
	Before   float64 // the probability that the skill is known, before and after
	After    float64
}

// Why lists what changed the probability that a skill is known most, the strongest first,
// and what it was before anything was known.
func (p *Progress) Why(s *Skill, most int) (all []Influence, prior float64) {
	b := p.Pack.prior()
	prior = b.Known(s.Index)
	before := prior
	for _, e := range p.evidence.All() {
		e.on(b)
		after := b.Known(s.Index)
		all = append(all, Influence{e.skill, e.item, e.draw, e.dress, e.told, e.solution, e.unlearnt, e.taught, e.claim, e.known, before, after})
		before = after
	}
	slices.SortStableFunc(all, func(a, b Influence) int {
		return cmp.Compare(math.Abs(b.After-b.Before), math.Abs(a.After-a.Before))
	})
	all = all[:min(most, len(all))]
	all = slices.DeleteFunc(all, func(i Influence) bool { return math.Abs(i.After-i.Before) < 0.005 })
	for i := range all {
		if all[i].Item != nil { // as it was asked
			all[i].Item = all[i].Item.As(all[i].draw, all[i].dress)
		}
	}
	return all, prior
}
