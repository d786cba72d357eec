package engine

import "slices"

// Where the learner is in a visit to a unit, in numbers.

// Counted is which skill of those that a visit goes through it is at, and which question
// on it, both from 1.
type Counted struct{ Skill, Skills, Question int }

// Counted says where in the visit to a unit a skill is; false in a round.
func (v *Visit) Counted(s *Skill) (Counted, bool) {
	if v == nil || v.Unit == nil {
		return Counted{}, false
	}
	passed := v.Passed()
	through := slices.DeleteFunc(slices.Clone(v.Unit.Skills), func(other *Skill) bool {
		return slices.Contains(passed, other) && other != v.first
	})
	c := Counted{Skill: slices.Index(through, s) + 1, Skills: len(through), Question: 1}
	for _, it := range s.Items {
		if v.closed(it) {
			c.Question++
		}
	}
	return c, c.Skill > 0
}
