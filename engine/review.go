package engine

import (
	"cmp"
	"slices"
	"time"
)

// ReviewID stands for the review where events name a unit: a visit across all units.
const ReviewID = "~review"

const (
	mostReviews = 12   // items of one review: there is no wall of overdue work
	leastShare  = 0.10 // of another skill that a review must exercise to count for it
)

// Fading lists the skills that were learnt and are likely to be forgotten, those first
// whose review helps most: also with others that it exercises.
func (p *Progress) Fading(now time.Time) []*Skill {
	lost := make(map[*Skill]float64) // of each that fades, how likely it is gone
	for _, s := range p.Pack.Skills {
		if r, ok := p.Recall(s, now); ok && r < fadedAt && p.Mastery(s) >= enoughAt {
			lost[s] = 1 - r
		}
	}
	var chosen []*Skill
	for len(lost) > 0 {
		var best *Skill
		most := 0.0
		for _, s := range p.Pack.Skills {
			if _, fades := lost[s]; !fades {
				continue
			}
			if helps := p.helped(s, lost); helps > most {
				best, most = s, helps
			}
		}
		if best == nil {
			break
		}
		chosen = append(chosen, best)
		for other := range lost {
			lost[other] *= 1 - share(best, other)
		}
		for other, gone := range lost {
			if gone < 0.01 || other == best {
				delete(lost, other)
			}
		}
	}
	return chosen
}

// helped is how much a review of a skill helps all that fade.
func (p *Progress) helped(s *Skill, lost map[*Skill]float64) float64 {
	sum := 0.0
	for _, other := range p.Pack.Skills {
		sum += share(s, other) * lost[other]
	}
	return sum
}

// share is how much of a skill is exercised within another.
func share(s, other *Skill) float64 {
	if s == other {
		return 1
	}
	if w := s.Practises[other]; w >= leastShare {
		return w
	}
	return 0
}

// reviewItems are the items of a review: for each skill that fades one, and its cards that
// fade.
func (p *Progress) reviewItems(now time.Time) []*Item {
	var items []*Item
	for _, s := range p.Fading(now) {
		items = append(items, p.reviewOf(s, now)...)
		if len(items) >= mostReviews {
			return items[:mostReviews]
		}
	}
	return items
}

// reviewOf are the cards of a skill that fade, or else the item asked least so far, harder
// ones first: what was recalled is known better than what was recognised.
func (p *Progress) reviewOf(s *Skill, now time.Time) []*Item {
	var cards, others []*Item
	for _, it := range s.Items {
		switch {
		case it.Use == PlacementOnly || it.After != nil:
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

// openReview begins a review, or takes up one that is not at its end.
func (p *Progress) openReview(now time.Time) {
	if v := p.visits[ReviewID]; v != nil && !p.Next(ReviewID).Done() {
		return
	}
	v := newVisit(nil)
	v.queue = p.reviewItems(now)
	for _, it := range v.queue {
		v.Before[it.Skill] = p.Mastery(it.Skill)
	}
	p.visits[ReviewID] = v
}
