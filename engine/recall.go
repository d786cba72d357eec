package engine

import (
	"slices"
	"time"

	"ownpace/engine/belief"
	"ownpace/engine/memory"
)

// Remembered is a memory of a skill or a card, and when it was last reviewed.
type Remembered struct {
	memory.Memory
	last    float64 // day
	Reviews int
}

// fadedAt is the probability of recall below which it is time for a review.
const fadedAt = 0.9

// day is the moment in days, counted from midnight to midnight where the learner is, so
// that a night is a night.
func day(t time.Time) float64 {
	_, offset := t.Zone()
	return float64(t.Unix()+int64(offset)) / (24 * 60 * 60)
}

// Recall is the probability that what was learnt of a skill would be recalled now; false
// when nothing was learnt of it here yet.
func (p *Progress) Recall(s *Skill, now time.Time) (float64, bool) {
	m := p.skills[s.ID]
	if m == nil {
		return 0, false
	}
	return p.recall(m, now), true
}

func (p *Progress) recall(m *Remembered, now time.Time) float64 {
	return p.memory.Retrievability(m.Memory, day(now)-m.last)
}

// Lasts is for how many days a skill will likely be recalled yet, counted from its last
// review; false when nothing was learnt of it.
func (p *Progress) Lasts(s *Skill) (days float64, ok bool) {
	m := p.skills[s.ID]
	if m == nil {
		return 0, false
	}
	return p.memory.Interval(m.Memory, fadedAt), true
}

// remember takes a review of an item in: of its skill, of the card when it is one, and, by
// their share, of the skills that are exercised within it.
func (p *Progress) remember(item *Item, g memory.Grade, e Event) {
	at := e.Time
	p.review(p.skills, item.Skill.ID, g, at)
	p.reviewed(item.Skill.ID, g, at)
	if item.Card && max(e.Edition, 1) == max(item.Edition, 1) { // else it has become another question
		p.review(p.cards, item.ID, g, at)
	}
	if g == memory.Again {
		return // what failed here need not be what is exercised within
	}
	for other, share := range item.Skill.Practises {
		if m := p.skills[other.ID]; m != nil {
			elapsed := 0.0
			m.Memory, elapsed = p.memory.Credited(m.Memory, share, day(at)-m.last)
			m.last = day(at) - elapsed
		}
	}
}

// reviewed keeps a review, for the memory to be fitted to.
func (p *Progress) reviewed(id string, g memory.Grade, at time.Time) {
	all := p.reviews[id]
	all.Add(memory.Review{Day: day(at), Grade: g})
	p.reviews[id] = all
}

// guessRecalled is how likely somebody who does not know says that they did: what one says
// of what one recalled is not measured.
const guessRecalled = 0.3

// turned takes in how well an item was recalled as a card, as the learner says. One that was
// not known comes again.
func (p *Progress) turned(v *Visit, item *Item, a *Attempt, e Event, fresh bool) {
	grade := memory.Grade(e.Part)
	if grade < memory.Again || grade > memory.Easy {
		return
	}
	p.last = e.Time
	p.state.settled(p.Pack.ID)
	slip := p.slip(item)
	said := belief.Correct(max(item.Key.Guess(), guessRecalled), slip)
	if grade == memory.Again {
		said = belief.Incorrect(guessRecalled, slip)
	}
	a.Turned = true
	if fresh && !a.closed {
		p.school(v, item.Skill, e, grade > memory.Again)
		p.practised(item, e, said)
		p.remember(item, grade, e)
	}
	if grade == memory.Again {
		a.Wrong++
		return
	}
	a.Right, a.closed = true, true
	p.Answers++
	p.asked[item.ID]++
}

func (p *Progress) review(all map[string]*Remembered, id string, g memory.Grade, at time.Time) {
	m := all[id]
	if m == nil {
		m = &Remembered{}
		all[id] = m
	}
	today := day(at)
	m.Memory = p.memory.Reviewed(m.Memory, g, float64(int(today)-int(m.last)))
	m.last, m.Reviews = today, m.Reviews+1
}

// graded is the grade of a right answer: with help, or only nearly right at first, it was
// hard; known for sure and in half the learner's usual time, it was easy, but not when the
// skill is met for the first time.
func (p *Progress) graded(item *Item, a *Attempt, e Event) memory.Grade {
	easy := e.Sure == Sure && e.Millis > 0 && p.skills[item.Skill.ID] != nil && 2*e.Millis < p.usualTime()
	if e.Millis > 0 {
		if p.times = append(p.times, e.Millis); len(p.times) >= 2*mostTimes {
			p.times = slices.Clone(p.times[len(p.times)-mostTimes:])
		}
	}
	switch {
	case a.Hints > 0 || a.Nearly || e.Sure == Guessed:
		return memory.Hard
	case easy:
		return memory.Easy
	}
	return memory.Good
}

const (
	leastTimes = 30  // answers that say what is usual
	mostTimes  = 300 // that are looked at
)

// usualTime is the median of how long right answers took, in milliseconds; 0 when there
// are too few to say.
func (p *Progress) usualTime() int64 {
	if len(p.times) < leastTimes {
		return 0
	}
	sorted := slices.Sorted(slices.Values(p.times[max(0, len(p.times)-mostTimes):]))
	return sorted[len(sorted)/2]
}
