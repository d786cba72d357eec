package content

import (
	"fmt"
	"slices"
	"strings"

	"ownpace/engine"
)

// Which thing of a new version of a pack is which of the old: by id, by `was`, or by its
// looks.

// matching is what became of the things of one sort.
type matching[T comparable] struct {
	heir  map[T]T // that progress goes to
	own   map[T]T // the heir, unless another thing goes on as that: what was merged is not compared
	looks map[T]T // that looks like it, and gets no progress
	added []T
	id    func(T) string
	was   func(T) []string
}

// match finds what became of each thing. An id that is in use again is not an earlier one.
func match[T comparable](before, now []T, id func(T) string, was func(T) []string) matching[T] {
	m := matching[T]{heir: make(map[T]T), own: make(map[T]T), looks: make(map[T]T), id: id, was: was}
	taken := make(map[T]bool)
	for _, old := range before {
		i := slices.IndexFunc(now, func(n T) bool { return id(n) == id(old) })
		if i < 0 {
			i = slices.IndexFunc(now, func(n T) bool { return slices.Contains(was(n), id(old)) })
		}
		if i >= 0 {
			m.heir[old] = now[i]
			merged := taken[now[i]] || id(now[i]) != id(old) && slices.ContainsFunc(before, func(b T) bool { return id(b) == id(now[i]) })
			if !merged {
				m.own[old] = now[i]
			}
			taken[now[i]] = true
		}
	}
	m.added = slices.DeleteFunc(slices.Clone(now), func(n T) bool { return taken[n] })
	return m
}

// guess finds among what was added what looks like something that has no heir.
func (m *matching[T]) guess(before []T, like func(before, now T) bool) {
	for _, old := range before {
		if _, found := m.heir[old]; found {
			continue
		}
		if i := slices.IndexFunc(m.added, func(n T) bool { return like(old, n) }); i >= 0 {
			m.looks[old] = m.added[i]
			m.added = slices.Delete(m.added, i, i+1)
		}
	}
}

// next is what a thing is now, whether or not progress goes there; zero when it is gone.
func (m matching[T]) next(before T) T {
	if now, found := m.heir[before]; found {
		return now
	}
	return m.looks[before]
}

func newComparison(before, now Release) *comparison {
	c := &comparison{before: before, now: now, found: []Difference{}}
	olds := itemsOf(before.Pack)
	c.item = match(olds, itemsOf(now.Pack), func(it *engine.Item) string { return it.ID }, func(it *engine.Item) []string { return it.Was })
	c.skill = match(before.Skills, now.Skills, func(s *engine.Skill) string { return s.ID }, func(s *engine.Skill) []string { return s.Was })
	units := written(before.Pack)
	c.unit = match(units, written(now.Pack), func(u *engine.Unit) string { return u.ID }, func(u *engine.Unit) []string { return u.Was })

	c.item.guess(olds, func(a, b *engine.Item) bool { return a.Ask == b.Ask && a.Stem == b.Stem && sameAnswer(a, b) })
	c.skill.guess(before.Skills, func(a, b *engine.Skill) bool {
		return a.Title == b.Title || len(a.Items) > 0 && slices.Contains(b.Items, c.item.next(a.Items[0]))
	})
	c.unit.guess(units, func(a, b *engine.Unit) bool {
		return a.Title == b.Title || slices.Contains(b.Skills, c.skill.next(a.Skills[0]))
	})
	return c
}

// tellIDs tells what became of the ids of one sort of thing.
func tellIDs[T comparable](c *comparison, thing string, before []T, m matching[T]) {
	for _, old := range before {
		id := m.id(old)
		now, kept := m.heir[old]
		like, looks := m.looks[old]
		switch {
		case kept && m.id(now) != id:
			c.add(Difference{Thing: thing, Change: "renamed", ID: m.id(now), Was: id})
		case looks:
			c.add(Difference{Thing: thing, Change: "re-identified", ID: m.id(like), Was: id, Advice: fmt.Sprintf("write `was: [%s]`, or give it its id back", id)})
		case !kept:
			advice := ""
			if !slices.Contains(c.now.Retired, id) && thing != "unit" {
				advice = fmt.Sprintf("write `%s: why it is gone` under `retired`, so that the id is not used again", id)
			}
			c.add(Difference{Thing: thing, Change: "removed", ID: id, Advice: advice})
		}
		for _, earlier := range m.was(old) {
			if kept && m.id(now) != earlier && !slices.Contains(m.was(now), earlier) {
				c.add(Difference{Thing: thing, Change: "forgotten", ID: m.id(now), Was: earlier, Advice: fmt.Sprintf("write `%s` under `was` again", earlier)})
			}
		}
	}
	for _, now := range m.added {
		change := "added"
		if slices.Contains(c.before.Retired, m.id(now)) || slices.ContainsFunc(before, func(old T) bool { return slices.Contains(m.was(old), m.id(now)) }) {
			change = "id-again"
		}
		c.add(Difference{Thing: thing, Change: change, ID: m.id(now)})
	}
}

// written are the units that the author wrote: not that of all skills, nor that of the
// rest, which the program makes.
func written(p *engine.Pack) []*engine.Unit {
	return slices.DeleteFunc(slices.Clone(p.Units), func(u *engine.Unit) bool {
		return u.ID == "all" && len(p.Units) == 1 && u.Title == p.Title || strings.HasPrefix(u.ID, "rest") && u.Title == "More"
	})
}

func itemsOf(p *engine.Pack) []*engine.Item {
	var all []*engine.Item
	for _, s := range p.Skills {
		all = append(all, s.Items...)
	}
	return all
}

// teaching is what a learner reads of a skill before its questions.
func teaching(s *engine.Skill) []engine.Text {
	texts := []engine.Text{s.Title, s.Can, s.Summary, s.Lesson, s.Figure.Alt, s.Figure.Art}
	for _, e := range s.Examples {
		texts = append(append(texts, e.Ask, e.Answer), e.Steps...)
	}
	return texts
}
