package engine

import (
	"slices"
	"strings"
	"time"

	"ownpace/engine/memory"
)

// Note is something that the learner wrote down at its place: a note, or a card to be
// turned. It is held by the ids of skill and item, which follow when an author renames
// them, and by the words it is about; when the skill is gone it stands under the pack.
type Note struct {
	ID    string // of the event that made it; it stays when the note is changed
	Pack  string
	Skill string
	Item  string // "" at a lesson
	Quote Text   // the words it is about, as they stood there; "" for all of the page
	Front Text   // of a card; "" makes it a note
	Text  Text   // the note; of a card, its back
	Made  time.Time

	Dropped bool
}

// IsCard reports whether it is a card.
func (n *Note) IsCard() bool { return n.Front != "" }

// ownCard begins the ids of items that are cards of the learner's own.
const ownCard = "own:"

// CardID is the id of the card as an item.
func (n *Note) CardID() string { return ownCard + n.ID }

// noted takes in what was noted, changed or dropped. Who changes a note or a card names
// the one that is changed, so that a card keeps its memory; one that was dropped comes
// back by that.
func (s *State) noted(e Event) {
	if e.Kind == NoteDropped {
		if n := s.Note(e.About); n != nil {
			n.Dropped = true
		}
		if entry := s.Entry(e.About); entry != nil {
			entry.Dropped = true
		}
		return
	}
	now := Note{ID: e.ID(), Pack: e.Pack, Skill: e.Skill, Item: e.Item, Text: Clean(e.About).TrimEnd(), Made: e.Time}
	switch {
	case e.Kind == CardMade:
		now.Front, now.Quote = Clean(e.Name).TrimEnd(), Clean(e.Draft).TrimEnd()
		if now.Front == "" {
			return
		}
	case now.Text == "":
		return
	default:
		now.Quote = Clean(e.Name).TrimEnd()
	}
	if old := s.Note(changes(e)); old != nil {
		now.ID, now.Made = old.ID, old.Made
		*old = now
	} else {
		s.notes = append(s.notes, &now)
	}
	if p := s.Progress(e.Pack); p != nil && now.IsCard() && p.cards[now.CardID()] == nil {
		p.review(p.cards, now.CardID(), memory.Hard, e.Time) // who writes a card has seen it, and does not know it by heart
	}
}

// changes is the id of what an event changes, where it makes nothing new.
func changes(e Event) string {
	if len(e.Order) == 0 {
		return ""
	}
	return e.Order[0]
}

// Note finds a note or a card by its id, also one that was dropped, or nil.
func (s *State) Note(id string) *Note {
	return find(s.notes, func(n *Note) bool { return n.ID == id })
}

// Notes lists the notes and cards made in a pack, or in all when it is "", the oldest
// first.
func (s *State) Notes(pack string) []*Note {
	return slices.DeleteFunc(slices.Clone(s.notes), func(n *Note) bool { return n.Dropped || pack != "" && n.Pack != pack })
}

// NotesAt lists the notes made at a skill of this pack: at its lesson, or at an item; those
// that are cards are asked, and not read.
func (p *Progress) NotesAt(skill, item string) []*Note {
	return slices.DeleteFunc(p.state.Notes(p.Pack.ID), func(n *Note) bool { return n.IsCard() || n.Item != item || item == "" && n.Skill != skill })
}

// NotesDropped lists those that were dropped and can come back.
func (s *State) NotesDropped(pack string) []*Note {
	return slices.DeleteFunc(slices.Clone(s.notes), func(n *Note) bool { return !n.Dropped || pack != "" && n.Pack != pack })
}

// Writings counts how often the learner wrote, changed or dropped something of their own:
// what is written after it is another thing than what was written before.
func (s *State) Writings() int { return s.writings }

// Own lists the cards of the learner's own that were turned in a visit, and how many of them
// were recalled.
func (v *Visit) Own() (turned []*Note, recalled int) {
	for _, it := range v.queue {
		if a := v.attempts[it.ID]; it.Own != nil && a != nil {
			turned = append(turned, it.Own)
			if a.Right {
				recalled++
			}
		}
	}
	return turned, recalled
}

// OwnFading lists the learner's own cards in this pack that are likely to be forgotten,
// those that are gone furthest first.
func (p *Progress) OwnFading(now time.Time) []*Note {
	return slices.DeleteFunc(p.ownCards(now), func(n *Note) bool { return p.ownRecall(n, now) >= fadedAt })
}

// ownCards lists the own cards of the pack, those that are gone furthest first.
func (p *Progress) ownCards(now time.Time) []*Note {
	cards := slices.DeleteFunc(p.state.Notes(p.Pack.ID), func(n *Note) bool { return !n.IsCard() })
	slices.SortStableFunc(cards, func(a, b *Note) int {
		switch x, y := p.ownRecall(a, now), p.ownRecall(b, now); {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
	return cards
}

func (p *Progress) ownRecall(n *Note, now time.Time) float64 {
	if m := p.cards[n.CardID()]; m != nil {
		return p.recall(m, now)
	}
	return 0
}

// ownItem is a card as an item of a round. Its skill is nil when that is gone.
func (p *Progress) ownItem(n *Note) *Item {
	return &Item{ID: n.CardID(), Own: n, Skill: p.Pack.Skill(n.Skill), Ask: n.Front, Explain: n.Text, Card: true,
		Key: ownKey(n)}
}

func (p *Progress) ownItems(cards []*Note) []*Item {
	var items []*Item
	for _, n := range cards {
		items = append(items, p.ownItem(n))
	}
	return items
}

// withOwn adds own cards that fade to what a review asks, in at most half of it when there
// is more than enough.
func (p *Progress) withOwn(items []*Item, most int, now time.Time) []*Item {
	cards := p.OwnFading(now)
	n := min(len(cards), max(most-len(items), most/2))
	return append(slices.Clip(items[:min(len(items), most-n)]), p.ownItems(cards[:n])...)
}

// ownOf is the own card that an item's id names, or nil.
func (p *Progress) ownOf(item string) *Note {
	id, own := strings.CutPrefix(item, ownCard)
	if n := p.state.Note(id); own && n != nil && n.IsCard() && n.Pack == p.Pack.ID {
		return n
	}
	return nil
}

// ownTurned takes in how well an own card was recalled: it says something of the card
// alone.
func (p *Progress) ownTurned(e Event) {
	n := p.ownOf(e.Item)
	if n == nil || e.Part < int(memory.Again) || e.Part > int(memory.Easy) {
		return
	}
	g := memory.Grade(e.Part)
	p.review(p.cards, n.CardID(), g, e.Time)
	p.reviewed(n.CardID(), g, e.Time)
	p.last = e.Time
	if v := p.visits[e.Unit]; v != nil && v.attempts[n.CardID()] == nil {
		a := &Attempt{closed: true, Right: g > memory.Again}
		if g == memory.Again {
			a.Wrong = 1
		}
		v.attempts[n.CardID()] = a
	}
}

// OwnLasts is for how many days a card of the learner's own will likely be recalled,
// counted from when it was last turned; with a grade, if it were turned now with that.
func (p *Progress) OwnLasts(n *Note, grade int, now time.Time) float64 {
	m := Remembered{}
	if known := p.cards[n.CardID()]; known != nil {
		m = *known
	}
	if grade > 0 {
		m.Memory = p.memory.Reviewed(m.Memory, memory.Grade(grade), float64(int(day(now))-int(m.last)))
	}
	return p.memory.Interval(m.Memory, fadedAt)
}
