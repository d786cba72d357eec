package engine

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strconv"
)

// Which items a game asks: those on what the learner has met, mixed by chance, which is the
// same for the same log.

const (
	dailyItems  = 5
	mostTimed   = 150 // more than anyone can answer in the time
	rungItems   = 3   // for each rung: one may fall back on it
	shortEnough = 240 // letters of a question that is read at a glance
	LeastPlay   = 5   // items without which a game is none
)

// gameItems are the items of a game that is opened now; none when too few were met.
func (p *Progress) gameItems(id string) []*Item {
	switch {
	case id == TimedID:
		return p.timedItems(p.chance(id))
	case id == LadderID:
		return p.ladderItems(p.chance(id))
	}
	return p.dailyItems(chance{p.Pack.ID, id})
}

// chance mixes things up: always alike for the same words.
type chance []string

// chance is another one for each time a game is played to its end.
func (p *Progress) chance(id string) chance {
	return chance{p.Pack.ID, id, strconv.Itoa(len(p.results[id]))}
}

func (c chance) of(id string) uint64 {
	h := fnv.New64a()
	for _, word := range append(slices.Clip(c), id) {
		h.Write([]byte(word))
		h.Write([]byte{0})
	}
	x := h.Sum64() // of words that end alike its high bits hardly differ
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	return x ^ x>>33
}

func (c chance) items(items []*Item) []*Item {
	slices.SortStableFunc(items, func(a, b *Item) int { return cmp.Compare(c.of(a.ID), c.of(b.ID)) })
	return items
}

func (c chance) skills(skills []*Skill) []*Skill {
	slices.SortStableFunc(skills, func(a, b *Skill) int { return cmp.Compare(c.of(a.ID), c.of(b.ID)) })
	return skills
}

// hasMet reports whether the learner knows a skill, or has practised it.
func (p *Progress) hasMet(s *Skill) bool {
	return p.Begun && !p.skipped[s.Unit.ID] && (p.Standing(s) == Known || p.skills[s.ID] != nil)
}

// ready reports whether a skill could be learnt next, and was not met.
func (p *Progress) ready(s *Skill) bool {
	return !p.hasMet(s) && !p.skipped[s.Unit.ID] && p.Standing(s) == Ready
}

// playable lists the items of a skill that a game may ask: they stand by themselves, are
// graded by themselves, and need nothing else that was not met.
func (p *Progress) playable(s *Skill) []*Item {
	return slices.DeleteFunc(slices.Clone(s.Items), func(it *Item) bool {
		return it.Use == PlacementOnly || it.Asks == Composed || it.After != nil ||
			slices.ContainsFunc(it.Also, func(also *Skill) bool { return !p.hasMet(also) })
	})
}

// dailyItems takes one item each from the skills that were met, then a second; skills that
// come next fill up what is missing.
func (p *Progress) dailyItems(by chance) []*Item {
	var met, next []*Skill
	for _, s := range p.Pack.Skills {
		switch {
		case p.hasMet(s):
			met = append(met, s)
		case p.ready(s):
			next = append(next, s)
		}
	}
	skills := append(by.skills(met), by.skills(next)...)
	from := make(map[*Skill][]*Item)
	for _, s := range skills {
		items := by.items(p.playable(s))
		slices.SortStableFunc(items, func(a, b *Item) int { return cmp.Compare(p.asked[a.ID], p.asked[b.ID]) })
		from[s] = items
	}
	var items []*Item
	for found := true; found; {
		found = false
		for _, s := range skills {
			if left := from[s]; len(left) > 0 && len(items) < dailyItems {
				items, from[s], found = append(items, left[0]), left[1:], true
			}
		}
	}
	return items
}

// timedItems are short questions on what was met, answered by a line or a choice.
func (p *Progress) timedItems(by chance) []*Item {
	var items []*Item
	for _, s := range p.Pack.Skills {
		if !p.hasMet(s) {
			continue
		}
		for _, it := range p.playable(s) {
			if (it.Asks == Typed || it.Asks == One) && len(it.Stem)+len(it.Ask) <= shortEnough {
				items = append(items, it)
			}
		}
	}
	if len(items) < LeastPlay {
		return nil
	}
	items = by.items(items)
	return items[:min(mostTimed, len(items))]
}

// ladderItems go from what the learner most likely gets right to what they least likely do;
// each rung has as many.
func (p *Progress) ladderItems(by chance) []*Item {
	var items []*Item
	likely := make(map[*Item]float64)
	for _, s := range p.Pack.Skills {
		if p.hasMet(s) || p.ready(s) {
			for _, it := range p.playable(s) {
				items = append(items, it)
				likely[it] = p.belief.Right(s.Index, it.Key.Guess(), p.slip(it))
			}
		}
	}
	if len(items) < LeastPlay {
		return nil
	}
	slices.SortStableFunc(by.items(items), func(a, b *Item) int { return cmp.Compare(likely[b], likely[a]) })
	rungs := min(ladderRungs, len(items))
	var chosen []*Item
	for i := range rungs {
		band := items[i*len(items)/rungs : (i+1)*len(items)/rungs]
		each := min(rungItems, len(items)/rungs)
		band = by.items(slices.Clone(band))
		slices.SortStableFunc(band, func(a, b *Item) int { return cmp.Compare(p.asked[a.ID], p.asked[b.ID]) })
		chosen = append(chosen, band[:each]...)
	}
	return chosen
}
