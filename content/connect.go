package content

import (
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
)

// connect settles what skills, units and items say of each other: prerequisites that
// exist and form no cycle, each skill in exactly one unit, each item id once.
func (s *source) connect(root *yaml.Node) {
	for _, ref := range s.needs {
		s.link(ref)
	}
	for _, draft := range s.units {
		s.fill(draft)
	}
	s.unplaced(root)
	s.unique()
}

// link makes one prerequisite of its name.
func (s *source) link(ref reference) {
	skill, need := ref.skill, s.loader.pack.Skill(ref.name)
	report := func(severity Severity, rule, message, hint string) {
		s.diagnostics = append(s.diagnostics, ref.in.diagnosis(ref.node.Line, ref.node.Column, severity, rule, message, hint))
	}
	switch {
	case need == nil:
		s.unknownSkill(ref)
	case need == skill:
		report(Error, "cycle", fmt.Sprintf("`%s` needs itself", skill.ID), "remove it from `needs`")
	case slices.Contains(skill.Needs, need):
		report(Warning, "needs-twice", fmt.Sprintf("`%s` is named twice", ref.name), "name it once")
	case reaches(need, skill):
		report(Error, "cycle", fmt.Sprintf("`%s` needs `%s`, which needs `%s` in turn", skill.ID, need.ID, skill.ID), "remove one of the two `needs`")
	default:
		skill.Needs = append(skill.Needs, need)
	}
}

// unique keeps the first of several items with one id.
func (s *source) unique() {
	first := make(map[string]reference)
	for _, ref := range s.items {
		if other, twice := first[ref.name]; twice {
			s.diagnostics = append(s.diagnostics, ref.in.diagnosis(ref.node.Line, ref.node.Column, Error, "duplicate-id",
				fmt.Sprintf("there is another item `%s`, at %s:%d", ref.name, other.in.file, other.node.Line),
				"give one of them another `id`; ids are unique in the whole pack"))
			last := -1
			for i, item := range ref.skill.Items {
				if item.ID == ref.name {
					last = i
				}
			}
			ref.skill.Items = slices.Delete(ref.skill.Items, last, last+1)
			continue
		}
		first[ref.name] = ref
	}
}

// reaches reports whether from needs to, directly or through others.
func reaches(from, to *engine.Skill) bool {
	seen := make(map[*engine.Skill]bool)
	var walk func(*engine.Skill) bool
	walk = func(k *engine.Skill) bool {
		if k == to {
			return true
		}
		if seen[k] {
			return false
		}
		seen[k] = true
		return slices.ContainsFunc(k.Needs, walk)
	}
	return walk(from)
}

func (s *source) unknownSkill(ref reference) {
	var ids []string
	for _, k := range s.loader.pack.Skills {
		ids = append(ids, k.ID)
	}
	hint := "add it under `skills`, or remove it here"
	if near := nearest(ref.name, ids); near != "" {
		hint = fmt.Sprintf("did you mean `%s`?", near)
	}
	s.report(ref.node, Error, "unknown-skill", fmt.Sprintf("there is no skill `%s`", ref.name), hint)
}

func (s *source) fill(draft unitDraft) {
	u := draft.unit
	for _, ref := range draft.skills {
		skill := s.loader.pack.Skill(ref.name)
		switch {
		case skill == nil:
			s.unknownSkill(ref)
		case skill.Unit != nil:
			s.report(ref.node, Error, "two-units", fmt.Sprintf("`%s` is in the unit %q already", ref.name, skill.Unit.Title), "a skill belongs to one unit")
		default:
			skill.Unit = u
			u.Skills = append(u.Skills, skill)
		}
	}
	if len(u.Skills) == 0 {
		s.report(draft.node, Error, "empty-unit", fmt.Sprintf("the unit %q has no skills", u.Title), "write `skills: [first-skill, second-skill]`")
		return
	}
	s.loader.pack.Units = append(s.loader.pack.Units, u)
}

// unplaced puts the skills that no unit names into one of their own: all of them
// where the author wrote no units.
func (s *source) unplaced(root *yaml.Node) {
	p := s.loader.pack
	rest := &engine.Unit{ID: "rest", Title: "More"}
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
		s.report(root, Warning, "no-unit", "in no unit: "+strings.Join(names, ", "), "name each skill under one unit's `skills`")
	}
	p.Units = append(p.Units, rest)
}
