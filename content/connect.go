package content

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// connect settles what skills, units and items say of each other: prerequisites that
// exist and form no cycle, each skill in exactly one unit, each item id once.
func (s *source) connect(root *yaml.Node) {
	for _, ref := range s.needs {
		s.link(ref)
	}
	for _, ref := range s.links {
		if other := s.skillNamed(ref.name); other != nil {
			ref.link(other)
		} else {
			s.unknownSkill(ref)
		}
	}
	s.cutCycles()
	for _, draft := range s.units {
		s.fill(draft)
	}
	s.unplaced(root)
	s.unique()
	s.loader.pack.Skipped = s.skipped
}

// link makes one prerequisite of its name; whether they go round is looked at when all
// are there.
func (s *source) link(ref reference) {
	skill, need := ref.skill, s.skillNamed(ref.name)
	switch {
	case need == nil:
		s.unknownSkill(ref)
	case need == skill:
		s.tell(ref, "cycle", fmt.Sprintf("`%s` needs itself", skill.ID), "remove it from `needs`")
	case slices.Contains(skill.Needs, need):
		s.tell(ref, "needs-twice", fmt.Sprintf("`%s` is named twice", ref.name), "name it once")
	default:
		skill.Needs = append(skill.Needs, need)
	}
}

// tell reports at a reference, in whichever file it stands.
func (s *source) tell(ref reference, rule, message, hint string) {
	s.diagnostics = append(s.diagnostics, ref.in.diagnosis(ref.node.Line, ref.node.Column, rule, message, hint))
}

// skillNamed finds a skill by its id, or nil.
func (s *source) skillNamed(id string) *engine.Skill {
	if s.byID == nil {
		s.byID = make(map[string]*engine.Skill)
		for _, k := range s.loader.pack.Skills {
			s.byID[k.ID] = k
		}
	}
	return s.byID[id]
}

// cutCycles walks the prerequisites once and takes away each that closes a circle.
func (s *source) cutCycles() {
	const walking, walked = 1, 2
	at := make(map[*engine.Skill]int)
	var walk func(*engine.Skill)
	walk = func(k *engine.Skill) {
		at[k] = walking
		k.Needs = slices.DeleteFunc(k.Needs, func(need *engine.Skill) bool {
			if at[need] == walking {
				s.tellCycle(k, need)
				return true
			}
			if at[need] == 0 {
				walk(need)
			}
			return false
		})
		at[k] = walked
	}
	for _, k := range s.loader.pack.Skills {
		if at[k] == 0 {
			walk(k)
		}
	}
}

func (s *source) tellCycle(skill, need *engine.Skill) {
	for _, ref := range s.needs {
		if ref.skill == skill && ref.name == need.ID {
			s.tell(ref, "cycle", fmt.Sprintf("`%s` needs `%s`, which needs `%s` in turn", skill.ID, need.ID, skill.ID), "remove one of the two `needs`")
			return
		}
	}
}

// mostSuggestions is for how many unknown skills a near one is looked for.
const mostSuggestions = 50

func (s *source) unknownSkill(ref reference) {
	hint := "add it under `skills`, or remove it here"
	if s.unknown++; s.unknown <= mostSuggestions {
		if near := answer.Nearest(ref.name, slices.Sorted(maps.Keys(s.byID))); near != "" {
			hint = fmt.Sprintf("did you mean `%s`?", near)
		}
	}
	s.tell(ref, "unknown-skill", fmt.Sprintf("there is no skill `%s`", ref.name), hint)
}

func (s *source) fill(draft unitDraft) {
	u := draft.unit
	for _, ref := range draft.skills {
		skill := s.skillNamed(ref.name)
		switch {
		case skill == nil:
			s.unknownSkill(ref)
		case skill.Unit != nil:
			s.report(ref.node, "two-units", fmt.Sprintf("`%s` is in the unit %q already", ref.name, skill.Unit.Title), "a skill belongs to one unit")
		default:
			skill.Unit = u
			u.Skills = append(u.Skills, skill)
		}
	}
	if len(u.Skills) == 0 {
		s.report(draft.node, "empty-unit", fmt.Sprintf("the unit %q has no skills", u.Title), "write `skills: [first-skill, second-skill]`")
		return
	}
	s.loader.pack.Units = append(s.loader.pack.Units, u)
}

// unplaced puts the skills that no unit names into one of their own: all of them
// where the author wrote no units.
func (s *source) unplaced(root *yaml.Node) {
	p := s.loader.pack
	rest := &engine.Unit{ID: "rest", Title: "More"}
	for p.Unit(rest.ID) != nil {
		rest.ID += "-2"
	}
	if len(p.Units) == 0 {
		rest = &engine.Unit{ID: "all", Title: p.Title, About: p.About}
	}
	var names []string
	for _, skill := range p.Skills {
		if skill.Unit == nil {
			skill.Unit = rest
			rest.Skills = append(rest.Skills, skill)
			names = append(names, skill.ID)
		}
	}
	if len(rest.Skills) == 0 {
		return
	}
	if len(p.Units) > 0 {
		s.report(root, "no-unit", "in no unit: "+strings.Join(names, ", "), "name each skill under one unit's `skills`")
	}
	p.Units = append(p.Units, rest)
}
