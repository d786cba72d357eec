package engine

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// A round is a visit across units: a short queue of items that were chosen when it was
// opened. Events name it where others name a unit.
const (
	ReviewID  = "~review"  // what was learnt and fades
	StillID   = "~still"   // after a break: what is still there?
	RecheckID = "~recheck" // what is not sure, and is built on next
	OwnID     = "~own"     // all cards of the learner's own
	testID    = "~test/"   // and a unit: whether it is known already
)

// TestID names the test of a unit.
func TestID(u *Unit) string { return testID + u.ID }

const (
	mostReviews = 12   // items of one review: there is no wall of overdue work
	mostStill   = 8    // items after a break
	mostOwn     = 24   // cards of the learner's own at once, when they ask for them
	mostRecheck = 6    // items of one check
	testsEach   = 2    // items of a skill in a test
	leastShare  = 0.10 // of another skill that a review must exercise to count for it
)

// Round is the items of a round that is opened now; none when there is nothing to ask.
func (p *Progress) Round(id string, now time.Time) []*Item {
	if isGame(id) {
		return p.gameItems(id)
	}
	switch id {
	case ReviewID:
		return p.withOwn(p.withUnsettled(p.reviewItems(p.Fading(now), p.reviewsLeft(now), now), now), p.reviewsLeft(now), now)
	case StillID:
		return p.stillItems(now)
	case OwnID:
		cards := p.ownCards(now)
		return p.ownItems(cards[:min(len(cards), mostOwn)])
	case RecheckID:
		return p.oneEach(p.Doubtful())
	}
	if u := p.tested(id); u != nil {
		return p.testItems(u)
	}
	if it := p.Rewritten(id); it != nil {
		return []*Item{it}
	}
	return nil
}

// isRound reports whether an id names a round of this pack.
func (p *Progress) isRound(id string) bool {
	return id == ReviewID || id == StillID || id == RecheckID || id == OwnID || isGame(id) || p.tested(id) != nil || p.Rewritten(id) != nil
}

// tested is the unit that a test is about, or nil.
func (p *Progress) tested(id string) *Unit {
	unit, is := strings.CutPrefix(id, testID)
	if !is {
		return nil
	}
	return p.Pack.Unit(renamed(p.ids.unit, unit))
}

// openRound begins a round with such items, or takes up one that is not at its end.
func (p *Progress) openRound(id string, items []*Item) {
	if !p.isRound(id) {
		return
	}
	p.at = id
	if v := p.visits[id]; v != nil && !p.Next(id).Done() && id != TimedID { // whose time does not wait
		return
	}
	v := newVisit(nil)
	v.Knew = p.Count(Known)
	v.queue, v.testing = items, id == RecheckID || p.tested(id) != nil
	for _, it := range items {
		if it.Own == nil {
			v.Before[it.Skill] = p.Mastery(it.Skill)
		}
	}
	p.visits[id] = v
}

// itemsOf are the items that an event names; those that are gone are left out.
func (p *Progress) itemsOf(names []string) []*Item {
	var items []*Item
	for _, id := range names {
		if it := p.ids.items[renamed(p.ids.item, id)]; it != nil {
			items = append(items, it)
		} else if n := p.ownOf(id); n != nil {
			items = append(items, p.ownItem(n))
		}
	}
	return items
}

// Fading lists the skills that were learnt and are likely to be forgotten, those first
// whose review helps most: also with others that it exercises. What is put aside may fade.
func (p *Progress) Fading(now time.Time) []*Skill {
	lost := make([]float64, len(p.Pack.Skills)) // how likely each is gone, 0 where it does not fade
	with := make([][]*Skill, len(p.Pack.Skills))
	for i, s := range p.Pack.Skills {
		if r, ok := p.Recall(s, now); ok && r < fadedAt && p.Standing(s) == Known && !p.skipped[s.Unit.ID] {
			lost[i], with[i] = 1-r, exercised(s)
		}
	}
	var chosen []*Skill
	for {
		var best *Skill
		most := 0.0
		for i, s := range p.Pack.Skills {
			if lost[i] == 0 {
				continue
			}
			helps := lost[i]
			for _, other := range with[i] {
				helps += s.Practises[other] * lost[other.Index]
			}
			if helps > most {
				best, most = s, helps
			}
		}
		if best == nil {
			return chosen
		}
		chosen = append(chosen, best)
		lost[best.Index] = 0
		for _, other := range with[best.Index] {
			if lost[other.Index] *= 1 - best.Practises[other]; lost[other.Index] < 0.01 {
				lost[other.Index] = 0
			}
		}
	}
}

// exercised lists the skills that are exercised within another one enough to count, always
// in the same order.
func exercised(s *Skill) []*Skill {
	var all []*Skill
	for other, w := range s.Practises {
		if w >= leastShare && other != s {
			all = append(all, other)
		}
	}
	slices.SortFunc(all, func(a, b *Skill) int { return cmp.Compare(a.Index, b.Index) })
	return all
}

// Telling lists the skills whose review tells most, after a break, about what is still
// there: those that were learnt and rest on much else that was.
func (p *Progress) Telling(now time.Time) []*Skill {
	faded := p.Fading(now)
	rests := make(map[*Skill]int, len(faded))
	for _, s := range faded {
		rests[s] = len(below(s))
	}
	slices.SortStableFunc(faded, func(a, b *Skill) int { return cmp.Compare(rests[b], rests[a]) })
	covered := make(map[*Skill]bool)
	var first, rest []*Skill
	for _, s := range faded {
		if covered[s] {
			rest = append(rest, s)
			continue
		}
		first = append(first, s)
		for under := range below(s) {
			covered[under] = true
		}
	}
	return append(first, rest...)
}

// below is what a skill needs, directly and through others.
func below(s *Skill) map[*Skill]bool {
	all := make(map[*Skill]bool)
	var walk func(*Skill)
	walk = func(s *Skill) {
		for _, need := range s.Needs {
			if !all[need] {
				all[need] = true
				walk(need)
			}
		}
	}
	walk(s)
	return all
}

// Doubtful lists the skills that are likelier known than not but not surely so, and that
// something is built on which the learner could learn now.
func (p *Progress) Doubtful() []*Skill {
	var all []*Skill
	for _, s := range p.Pack.Skills {
		if p.Standing(s) != Unsure || p.Mastery(s) < enoughAt {
			continue
		}
		if slices.ContainsFunc(p.Pack.Skills, func(other *Skill) bool {
			return slices.Contains(other.Needs, s) && p.Standing(other) != Known
		}) {
			all = append(all, s)
		}
	}
	return all
}

// reviewItems are one item for each of the skills, or those of its cards that fade, up to so
// many.
func (p *Progress) reviewItems(skills []*Skill, most int, now time.Time) []*Item {
	var items []*Item
	for _, s := range skills {
		if len(items) >= most {
			break
		}
		items = append(items, p.reviewOf(s, now)...)
	}
	return items[:min(most, len(items))]
}

// withUnsettled adds to a review what was answered otherwise than the learner was sure of.
func (p *Progress) withUnsettled(items []*Item, now time.Time) []*Item {
	for _, it := range p.Unsettled(now) {
		if !slices.Contains(items, it) {
			items = append(items, it)
		}
	}
	return items
}

// oneEach is one item for each of the skills.
func (p *Progress) oneEach(skills []*Skill) []*Item {
	var items []*Item
	for _, s := range skills[:min(mostRecheck, len(skills))] {
		items = append(items, p.telling(s)[:min(1, len(p.telling(s)))]...)
	}
	return items
}

// testItems are a few items for each skill of the unit that is not known, later skills
// first: who can do those need not be asked about what they build on.
func (p *Progress) testItems(u *Unit) []*Item {
	var items []*Item
	for _, s := range slices.Backward(u.Skills) {
		if p.Standing(s) != Known {
			telling := p.telling(s)
			items = append(items, telling[:min(testsEach, len(telling))]...)
		}
	}
	return items
}

// telling lists the items of a skill that a test may ask: those asked least so far, of
// these those that are guessed least, harder ones first.
func (p *Progress) telling(s *Skill) []*Item {
	items := slices.DeleteFunc(slices.Clone(s.Items), func(it *Item) bool { return !it.Places() })
	slices.SortStableFunc(items, func(a, b *Item) int {
		return cmp.Or(cmp.Compare(p.asked[a.ID], p.asked[b.ID]), cmp.Compare(a.Key.Guess(), b.Key.Guess()), cmp.Compare(b.Level, a.Level))
	})
	return items
}

// reviewOf are the cards of a skill that fade, or else the item asked least so far, harder
// ones first: what was recalled is known better than what was recognised.
func (p *Progress) reviewOf(s *Skill, now time.Time) []*Item {
	var cards, others []*Item
	for _, it := range s.Items {
		switch {
		case it.Use == PlacementOnly || it.Use == PracticeOnly || it.After != nil:
		case !it.Card:
			others = append(others, it)
		case p.cards[it.ID] != nil && p.recall(p.cards[it.ID], now) < fadedAt:
			cards = append(cards, it)
		}
	}
	if len(cards) > 0 || len(others) == 0 {
		return cards
	}
	return []*Item{slices.MinFunc(others, func(a, b *Item) int {
		return cmp.Or(cmp.Compare(p.asked[a.ID], p.asked[b.ID]), cmp.Compare(b.Level, a.Level))
	})}
}
