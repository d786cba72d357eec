package content

import (
	"fmt"
	"slices"
	"strings"

	"ownpace/engine"
)

// What a pack lacks. That is no mistake in a file, but learners will miss it.

// Shortfall is something that a pack lacks. An error keeps learners from getting through;
// a note is advice.
type Shortfall struct {
	Rule     string   `json:"rule"` // stable name
	Severity Severity `json:"severity"`
	Unit     string   `json:"unit"`
	Skill    string   `json:"skill,omitempty"` // "" where it is about the whole unit
	Message  string   `json:"message"`
}

// leastKinds are the kinds of items that a skill should have: who meets it in one form
// only may have learnt the form.
const leastKinds = 2

// shortfalls finds what a pack lacks: unit by unit, in each what keeps it out of reach,
// then what its skills lack.
func shortfalls(p *engine.Pack) []Shortfall {
	all := []Shortfall{}
	for _, u := range p.Units {
		lack := func(rule string, severity Severity, skill, format string, args ...any) {
			all = append(all, Shortfall{rule, severity, u.ID, skill, fmt.Sprintf(format, args...)})
		}
		if circle := circleOf(u); circle != nil {
			lack("out-of-reach", Error, "", "the unit `%s` needs itself through others, so it cannot be done as a whole: %s", u.ID, spelled(circle))
		}
		if s, missing := unreachable(u); missing != nil {
			lack("out-of-reach", Error, "", "the unit `%s` is out of reach: `%s` needs `%s` of the unit `%s`, which has no items, so nobody can be seen to know it", u.ID, s.ID, missing.ID, missing.Unit.ID)
		}
		open := false
		for _, s := range u.Skills {
			lacks(s, func(rule string, severity Severity, format string, args ...any) {
				lack(rule, severity, s.ID, format, args...)
			})
			open = open || slices.ContainsFunc(s.Items, func(it *engine.Item) bool { return it.Asks == engine.Composed })
		}
		if !open {
			lack("no-open-prompt", Note, "", "the unit `%s` has no open prompt: a question with `rubric` and `model`, to answer in own words", u.ID)
		}
	}
	return all
}

// lacks tells what a skill lacks.
func lacks(s *engine.Skill, lack func(rule string, severity Severity, format string, args ...any)) {
	if !s.Teaches() {
		lack("no-lesson", Note, "`%s` has no lesson and no worked example", s.ID)
	}
	if len(s.Items) == 0 {
		lack("no-items", Error, "`%s` has no items, so nothing can tell whether it is known", s.ID)
		return
	}
	placing, reviewed := 0, 0
	kinds := make(map[string]bool)
	for _, it := range s.Items {
		kinds[kindOf(it)] = true
		if it.Places() {
			placing++
		}
		if reviews(it) {
			reviewed++
		}
	}
	if placing < leastItems {
		lack("few-items", Note, "`%s` has %d %s fit for placement; %d are wanted", s.ID, placing, plural(placing, "item"), leastItems)
	}
	if reviewed == 0 {
		lack("no-review", Note, "`%s` has no item fit for review", s.ID)
	}
	if len(kinds) < leastKinds {
		lack("one-kind", Note, "`%s` has items of one kind only: %s", s.ID, kindOf(s.Items[0]))
	}
}

// way is a prerequisite that leads from one unit to another.
type way struct{ from, need *engine.Skill }

// waysOut are the prerequisites that a unit has in others.
func waysOut(u *engine.Unit) []way {
	var all []way
	for _, s := range u.Skills {
		for _, need := range s.Needs {
			if need.Unit != u {
				all = append(all, way{s, need})
			}
		}
	}
	return all
}

// circleOf is the shortest way by which a unit needs itself through others, or nil.
// Skills form no circle, but their units may.
func circleOf(u *engine.Unit) []way {
	seen := make(map[*engine.Unit]bool)
	for trails := [][]way{nil}; len(trails) > 0; trails = trails[1:] {
		trail, at := trails[0], u
		if len(trail) > 0 {
			at = trail[len(trail)-1].need.Unit
		}
		for _, w := range waysOut(at) {
			longer := append(trail[:len(trail):len(trail)], w)
			if w.need.Unit == u {
				return longer
			}
			if !seen[w.need.Unit] {
				seen[w.need.Unit] = true
				trails = append(trails, longer)
			}
		}
	}
	return nil
}

// spelled is a way from unit to unit in words.
func spelled(trail []way) string {
	steps := make([]string, len(trail))
	for i, w := range trail {
		steps[i] = fmt.Sprintf("`%s` needs `%s` of `%s`", w.from.ID, w.need.ID, w.need.Unit.ID)
	}
	return strings.Join(steps, ", ")
}

// unreachable is a skill of the unit and one of another unit without items that it needs,
// directly or through others.
func unreachable(u *engine.Unit) (s, missing *engine.Skill) {
	seen := make(map[*engine.Skill]bool)
	var bare func(*engine.Skill) *engine.Skill
	bare = func(s *engine.Skill) *engine.Skill {
		for _, need := range s.Needs {
			if seen[need] {
				continue
			}
			seen[need] = true
			if len(need.Items) == 0 && need.Unit != u {
				return need
			}
			if found := bare(need); found != nil {
				return found
			}
		}
		return nil
	}
	for _, s := range u.Skills {
		if missing := bare(s); missing != nil {
			return s, missing
		}
	}
	return nil, nil
}
