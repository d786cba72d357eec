package engine

import (
	"slices"
	"time"
)

// doubt is what the last answer to an item and what the learner said of it before do not
// agree in: right by a guess, or wrong though sure.
type doubt struct {
	kind  Doubt
	when  time.Time
	draw  map[string]string // that it was asked with
	dress string
}

// Doubt is a way in which an answer and being sure of it can differ.
type Doubt int

const (
	NoDoubt  Doubt = iota
	Lucky          // right, and it was a guess
	Mistaken       // wrong, and the learner was sure
)

// doubted notes how the first answer to an item agrees with how sure the learner was. A right
// answer that was none of a guess settles what was in doubt.
func (p *Progress) doubted(item *Item, e Event, right bool) {
	switch {
	case right && e.Sure == Guessed:
		p.doubts[item.ID] = doubt{Lucky, e.Time, e.Draw, e.Dress}
	case !right && e.Sure == Sure:
		p.doubts[item.ID] = doubt{Mistaken, e.Time, e.Draw, e.Dress}
	case right:
		delete(p.doubts, item.ID)
	}
}

// AsAsked is an item in doubt as it was asked.
func (p *Progress) AsAsked(item *Item) *Item {
	d := p.doubts[item.ID]
	return item.As(d.draw, d.dress)
}

// Doubted lists the items in doubt of one kind, the latest first.
func (p *Progress) Doubted(kind Doubt) []*Item {
	var all []*Item
	for _, s := range p.Pack.Skills {
		for _, it := range s.Items {
			if p.doubts[it.ID].kind == kind {
				all = append(all, it)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b *Item) int { return p.doubts[b.ID].when.Compare(p.doubts[a.ID].when) })
	return all
}

const (
	doubtRests  = 20 * time.Hour // after which an item in doubt is asked again
	mostDoubted = 4              // of them in one review
)

// Unsettled lists the items in doubt that a review should ask again by now, those first of
// which the learner was sure.
func (p *Progress) Unsettled(now time.Time) []*Item {
	all := slices.DeleteFunc(append(p.Doubted(Mistaken), p.Doubted(Lucky)...), func(it *Item) bool {
		return now.Sub(p.doubts[it.ID].when) < doubtRests || it.After != nil || it.Use == PlacementOnly || it.Use == PracticeOnly
	})
	return all[:min(mostDoubted, len(all))]
}
