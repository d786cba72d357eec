package content

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
)

// Advice that only the whole pack, or a whole text, can give.

// weigh says what a sound pack still lacks.
func (s *source) weigh() {
	if !s.thorough {
		return
	}
	for i, skill := range s.loader.pack.Skills {
		placeable := 0
		for _, it := range skill.Items {
			if it.Places() {
				placeable++
			}
		}
		if placeable < leastItems && len(skill.Items) > 0 {
			s.report(s.keys[i], "few-items", fmt.Sprintf("`%s` has %d %s fit for placement; with fewer than %d it may be asked until none is left", skill.ID, placeable, plural(placeable, "item"), leastItems),
				"add more, and leave `use` out of some")
		}
	}
	below := make(map[*engine.Skill]*big.Int, len(s.loader.pack.Skills))
	for _, skill := range s.loader.pack.Skills {
		s.below(skill, below)
	}
	for _, ref := range s.needs {
		if need := s.skillNamed(ref.name); need != nil {
			s.implied(ref, need, below)
		}
	}
}

const leastItems = 3

func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

// implied notes a prerequisite that another one needs already.
func (s *source) implied(ref reference, need *engine.Skill, below map[*engine.Skill]*big.Int) {
	if !slices.Contains(ref.skill.Needs, need) {
		return
	}
	for _, other := range ref.skill.Needs {
		if other != need && below[other].Bit(need.Index) == 1 {
			s.tell(ref, "implied-need", fmt.Sprintf("`%s` needs `%s` anyway, through `%s`", ref.skill.ID, need.ID, other.ID), "you may leave it out")
			return
		}
	}
}

// below is the set, by index, of all that a skill builds on, however far down; the graph
// has no circles by now.
func (s *source) below(skill *engine.Skill, known map[*engine.Skill]*big.Int) *big.Int {
	if set := known[skill]; set != nil {
		return set
	}
	set := new(big.Int)
	for _, need := range skill.Needs {
		set.Or(set, s.below(need, known)).SetBit(set, need.Index, 1)
	}
	known[skill] = set
	return set
}

// prose reads Markdown, and refuses what would take a drawing program minutes.
func (s *source) prose(target *engine.Text) func(*yaml.Node) {
	return func(n *yaml.Node) {
		t, ok := s.text(n)
		if !ok {
			return
		}
		*target = t
		if s.proved {
			return
		}
		if why := t.Heavy(); why != "" {
			s.report(n, "heavy-text", "this text would be shown without its layout: "+why, "make it simpler, or cut it")
		}
		s.linked(t, func(name, rule, message string) {
			s.report(n, rule, message, "name a file of the pack, or a whole address with https://")
		})
	}
}

// link is a Markdown link or image and what it leads to.
var link = regexp.MustCompile(`\]\(<?([^)\s>]+)>?[^)]*\)`)

// linked reports links to files that are not in the pack.
func (s *source) linked(t engine.Text, report func(name, rule, message string)) {
	if !s.thorough || s.alone {
		return
	}
	for _, m := range link.FindAllStringSubmatch(withoutCode(string(t)), -1) {
		name := m[1]
		switch {
		case strings.Contains(name, "://"), strings.HasPrefix(name, "#"), strings.HasPrefix(name, "mailto:"):
		case strings.HasPrefix(name, "/"), strings.Contains(name, ".."):
			report(name, "path-outside", fmt.Sprintf("the link to %s leads out of the pack", name))
		default:
			if file, _, _ := strings.Cut(name, "#"); !s.hasFile(file) {
				report(name, "no-file", fmt.Sprintf("there is no file %s in the pack", name))
			}
		}
	}
}

var codeParts = regexp.MustCompile("(?s)```.*?```|`[^`\n]*`")

// withoutCode is Markdown without its code, in which nothing is a link.
func withoutCode(s string) string { return codeParts.ReplaceAllString(s, "") }
