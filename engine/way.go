package engine

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// The way is the units of a pack, in the order that is suggested or in the learner's own.

// Order is every unit in the learner's own order, or the suggested one; what is put
// aside keeps its place in it.
func (p *Progress) Order() []*Unit {
	way := p.Way()
	if p.order != nil {
		slices.SortStableFunc(way, func(a, b Suggestion) int { return cmp.Compare(p.rank(a.Unit), p.rank(b.Unit)) })
	}
	units := make([]*Unit, len(way))
	for i, s := range way {
		units[i] = s.Unit
	}
	return units
}

// OwnOrder reports whether the learner has put the units in an order of their own, or
// some aside.
func (p *Progress) OwnOrder() bool { return p.order != nil || len(p.skipped)+len(p.pinned) > 0 }

// arranged takes in how the learner arranges the units, with how to take it back.
func (p *Progress) arranged(e Event) {
	order, skipped, pinned := p.order, maps.Clone(p.skipped), p.pinned
	label := Text("the order of units")
	switch e.Kind {
	case WayOrdered:
		p.order = slices.Clone(e.Order)
	case WayReset:
		p.order, p.pinned = nil, nil
		clear(p.skipped)
	case UnitSkipped:
		p.skipped[e.Unit] = true
		label = "putting a unit aside"
	case UnitRestored:
		delete(p.skipped, e.Unit)
		label = "bringing a unit back"
	case UnitPinned:
		p.pinned = append(p.unpinned(e.Unit), e.Unit)
		label = "pinning a unit"
	case UnitUnpinned:
		p.pinned = p.unpinned(e.Unit)
		label = "unpinning a unit"
	}
	p.state.changed(e, label, func() { p.order, p.skipped, p.pinned = order, skipped, pinned })
}

// unpinned are the pinned units without one.
func (p *Progress) unpinned(unit string) []string {
	return slices.DeleteFunc(slices.Clone(p.pinned), func(id string) bool { return id == unit })
}

// Pinned reports whether a unit stands first by the learner's wish.
func (p *Progress) Pinned(u *Unit) bool { return slices.Contains(p.pinned, u.ID) }

// Way lists every unit: those that are pinned first, then in the learner's own order where
// there is one, else the best suggestion first, but none before one that has what it misses;
// those put aside last.
func (p *Progress) Way() []Suggestion {
	way, grounds := make([]Suggestion, 0, len(p.Pack.Units)), p.state.Grounds()
	for _, u := range p.Pack.Units {
		way = append(way, p.suggest(u, grounds))
	}
	slices.SortStableFunc(way, func(a, b Suggestion) int {
		if a.Skipped != b.Skipped {
			if a.Skipped {
				return 1
			}
			return -1
		}
		if pinned := p.pinRank(a.Unit) - p.pinRank(b.Unit); pinned != 0 {
			return pinned
		}
		if p.order != nil {
			return cmp.Compare(p.rank(a.Unit), p.rank(b.Unit))
		}
		return cmp.Compare(b.Score, a.Score)
	})
	if p.order != nil {
		return way
	}
	return p.upwards(way)
}

// upwards moves each unit behind those that have what it misses, and changes the order no more
// than that. Where units need each other in a circle, it goes on with the first of them.
func (p *Progress) upwards(way []Suggestion) []Suggestion {
	waits := make(map[*Unit]map[*Unit]bool, len(way)) // for which units each waits
	for _, s := range way {
		waits[s.Unit] = make(map[*Unit]bool)
		if s.Skipped || p.Pinned(s.Unit) {
			continue
		}
		for _, missing := range p.Missing(s.Unit) {
			if !p.skipped[missing.Unit.ID] {
				waits[s.Unit][missing.Unit] = true
			}
		}
	}
	ordered := make([]Suggestion, 0, len(way))
	for len(way) > 0 {
		i := max(0, slices.IndexFunc(way, func(s Suggestion) bool { return len(waits[s.Unit]) == 0 }))
		next := way[i]
		ordered, way = append(ordered, next), slices.Delete(way, i, i+1)
		for _, s := range way {
			delete(waits[s.Unit], next.Unit)
		}
	}
	return ordered
}

// pinRank is the place of a unit among those that are pinned; all others stand behind.
func (p *Progress) pinRank(u *Unit) int {
	if i := slices.Index(p.pinned, u.ID); i >= 0 {
		return i
	}
	return len(p.pinned)
}

// Suggested is the unit to do next, whatever order the learner keeps, besides the one
// named, which may be nil; false when all others are known or put aside.
func (p *Progress) Suggested(besides *Unit) (Suggestion, bool) {
	var best Suggestion
	for _, s := range p.Way() {
		if s.Unit != besides && !s.Skipped && s.Unit.Items() > 0 && p.UnitKnown(s.Unit) < len(s.Unit.Skills) && (best.Unit == nil || s.Score > best.Score) {
			best = s
		}
	}
	return best, best.Unit != nil
}

// rank is the place of a unit in the learner's own order; units that came with a
// later version of the pack stand last.
func (p *Progress) rank(u *Unit) int {
	if i := slices.Index(p.order, u.ID); i >= 0 {
		return i
	}
	return len(p.order)
}

func (p *Progress) suggest(u *Unit, grounds []Ground) Suggestion {
	s := Suggestion{Pack: p.Pack, Do: Learn, Unit: u, Skipped: p.skipped[u.ID]}
	because := func(name string, times float64, format Text, args ...any) {
		s.because(grounds, name, times, format, args...)
	}
	known, all := p.UnitKnown(u), len(u.Skills)
	if u.Items() == 0 {
		because(groundKnown, 1, "There is only to read in it.")
		return s
	}
	if known == all {
		because(groundKnown, 1, "You know all of it.")
		return s
	}
	if v := p.visits[u.ID]; v != nil && v.Begun() && !p.Next(u.ID).Done() {
		because(groundBegun, 1, "You are in the middle of it.")
	}
	if missing := p.Missing(u); len(missing) > 0 {
		because(groundMissing, 1, "It builds on %s.", ListTitles(missing))
	} else if needs := p.needsOutside(u); p.count(needs, Known) < len(needs) {
		because(groundLikely, 1, "You probably know what it builds on.")
	} else if len(needs) > 0 {
		because(groundReady, 1, "You know what it builds on.")
	} else {
		because(groundReady, 1, "It needs nothing before it.")
	}
	if known > 0 {
		because(groundPartly, float64(known)/float64(all), "You know %d of its %d skills already.", known, all)
	}
	if n := p.opens(u); n > 0 {
		because(groundOpens, float64(n), "%s on it.", buildOn(n))
	}
	switch {
	case p.Pinned(u):
		because(groundOwn, 1, "You pinned it.")
	case p.nextInOrder() == u:
		because(groundOwn, 1, "It is the next one in your own order.")
	}
	if dressed := p.dressed(u); dressed > 0 {
		because(groundInterest, dressed, "It can speak of what you like.")
	}
	p.forGoal(&s, grounds)
	return s
}

// nextInOrder is the first unit in the learner's own order that is not known nor put aside, or
// nil when they keep none.
func (p *Progress) nextInOrder() *Unit {
	for _, id := range p.order {
		if u := p.Pack.Unit(id); u != nil && !p.skipped[id] && u.Items() > 0 && p.UnitKnown(u) < len(u.Skills) {
			return u
		}
	}
	return nil
}

// dressed is the share of a unit's items that have a dress for what the learner likes.
func (p *Progress) dressed(u *Unit) float64 {
	n := 0
	for _, s := range u.Skills {
		for _, it := range s.Items {
			if slices.ContainsFunc(it.Dresses, func(d string) bool { return slices.Contains(p.state.Interests, d) }) {
				n++
			}
		}
	}
	return float64(n) / float64(max(1, u.Items()))
}

func buildOn(n int) Text {
	if n == 1 {
		return "1 later skill builds"
	}
	return Textf("%d later skills build", n)
}

// Missing lists the skills outside the unit that it needs and that are likelier
// not known than known.
func (p *Progress) Missing(u *Unit) []*Skill {
	return slices.DeleteFunc(p.needsOutside(u), func(s *Skill) bool {
		return p.Begun && p.Mastery(s) >= enoughAt
	})
}

// needsOutside lists what the unit's skills need from other units, each once.
func (p *Progress) needsOutside(u *Unit) []*Skill {
	var needs []*Skill
	for _, s := range u.Skills {
		for _, need := range s.Needs {
			if need.Unit != u && !slices.Contains(needs, need) {
				needs = append(needs, need)
			}
		}
	}
	return needs
}

// opens counts the skills outside the unit, not known yet, that need one of its
// skills directly or through others.
func (p *Progress) opens(u *Unit) int {
	reached := make(map[*Skill]bool)
	for _, s := range u.Skills {
		reached[s] = true
	}
	n := 0
	for grown := true; grown; {
		grown = false
		for _, s := range p.Pack.Skills {
			if reached[s] || !slices.ContainsFunc(s.Needs, func(need *Skill) bool { return reached[need] }) {
				continue
			}
			reached[s], grown = true, true
			if s.Unit != u && p.Standing(s) != Known {
				n++
			}
		}
	}
	return n
}

// ListTitles names up to three skills.
func ListTitles(skills []*Skill) Text {
	var titles []Text
	for i, s := range skills {
		if i == 3 {
			titles = append(titles, Textf("%d more", len(skills)-i))
			break
		}
		titles = append(titles, s.Title)
	}
	if slices.ContainsFunc(titles, func(t Text) bool {
		return strings.Contains(string(t), ", ") || len(titles) > 1 && strings.Contains(string(t), " and ")
	}) {
		return JoinText(titles, "; ")
	}
	if len(titles) > 1 {
		last := len(titles) - 1
		titles = append(titles[:last-1], titles[last-1]+" and "+titles[last])
	}
	return JoinText(titles, ", ")
}
