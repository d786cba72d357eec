package engine

import (
	"cmp"
	"slices"
	"time"
)

// Doing is a kind of thing to do next.
type Doing string

const (
	Learn     Doing = "learn"   // a unit, new or begun
	Begin     Doing = "begin"   // a pack
	FindPlace Doing = "place"   // the placement, begun or not
	Review    Doing = "review"  // what fades
	Still     Doing = "still"   // what is still there, after a break
	Recheck   Doing = "recheck" // what is not sure
	TestOut   Doing = "test"    // a unit that may be known already
	Wonder    Doing = "wonder"  // a question that the learner kept
	Rewrite   Doing = "rewrite" // an open prompt again, weeks later
)

// Suggestion is something sensible to do now, with what speaks for and against it.
type Suggestion struct {
	Pack     *Pack
	Do       Doing
	Unit     *Unit     // to learn, or to test
	Skills   []*Skill  // that a review or a check goes through
	Doubted  int       // items besides, of which the learner was otherwise sure
	Question *Question // to wonder about
	Cards    int       // of the learner's own that a review goes through
	Words    *OwnText  // to write again, after so many weeks
	Weeks    int
	Score    float64 // sum of the reasons' weights
	Reasons  []Reason
	Skipped  bool // the learner put it aside
}

// Title says what it is to do.
func (s Suggestion) Title() Text {
	switch s.Do {
	case Begin:
		return "Begin " + s.Pack.Title
	case FindPlace:
		return "Find my place"
	case Review:
		return Textf("Review what fades (%d)", len(s.Skills)+s.Doubted+s.Cards)
	case Still:
		return "What is still there?"
	case Recheck:
		return Textf("Check what is not sure (%d)", len(s.Skills))
	case TestOut:
		return "Test: " + s.Unit.Title
	case Wonder:
		return "Your question: " + s.Question.Text.Short(48)
	case Rewrite:
		return Textf("Your words on %s, %s", s.Words.Item.Skill.Title, weeksLater(s.Weeks))
	}
	return s.Unit.Title
}

// WhatNext is everything sensible now, in all packs, what most speaks for first.
func (s *State) WhatNext(now time.Time) []Suggestion {
	var all []Suggestion
	for _, pack := range s.packs {
		if s.BegunIn(pack.ID) {
			all = append(all, s.Progress(pack.ID).whatNext(now)...)
			continue
		}
		begin, grounds := Suggestion{Pack: pack, Do: Begin}, s.Grounds()
		begin.because(grounds, groundNew, 1, "You have not begun it.")
		if slices.ContainsFunc(pack.Interests, func(i string) bool { return slices.Contains(s.Interests, i) }) {
			begin.because(grounds, groundInterest, 1, "It can speak of what you like.")
		}
		all = append(all, begin)
	}
	return ranked(all)
}

// WhatNext is everything sensible now in this pack, what most speaks for first.
func (p *Progress) WhatNext(now time.Time) []Suggestion { return ranked(p.whatNext(now)) }

// fewest is how many things are named though nothing speaks for them: what is against its
// doing now is on the way all the same, and can be chosen there.
const fewest = 3

func ranked(all []Suggestion) []Suggestion {
	slices.SortStableFunc(all, func(a, b Suggestion) int { return cmp.Compare(b.Score, a.Score) })
	n := len(all)
	for n > fewest && all[n-1].Score <= 0 {
		n--
	}
	return all[:n]
}

func (p *Progress) whatNext(now time.Time) []Suggestion {
	grounds := p.state.Grounds()
	var all []Suggestion
	for _, u := range p.Pack.Units {
		if s := p.suggest(u, grounds); !s.Skipped && u.Items() > 0 && p.UnitKnown(u) < len(u.Skills) {
			all = append(all, s)
			if test, ok := p.leap(u, grounds); ok {
				all = append(all, test)
			}
		}
	}
	for _, s := range []Suggestion{p.placing(grounds), p.reviewing(now, grounds), p.rechecking(grounds), p.rewriting(now, grounds)} {
		if len(s.Reasons) > 0 {
			all = append(all, s)
		}
	}
	for _, q := range p.state.Questions(p.Pack.ID) {
		s := Suggestion{Pack: p.Pack, Do: Wonder, Question: q}
		s.because(grounds, groundWonder, 1, "You kept it on %s.", q.Kept.Format("2 January"))
		all = append(all, s)
	}
	return all
}

// placing is to find one's place, or to go on with it.
func (p *Progress) placing(grounds []Ground) Suggestion {
	s := Suggestion{Pack: p.Pack, Do: FindPlace}
	switch {
	case p.Placement.Open:
		s.because(grounds, groundBegun, 1, "The placement waits at question %d.", p.Placement.Asked()+1)
	case !p.Begun:
		s.because(grounds, groundLikely, 1, "A few questions find what you know already.")
	}
	return s
}

// restored is how long one must have been away for a break.
const restored = 7 * 24 * time.Hour

// Away reports whether the learner comes back to this pack after a break.
func (p *Progress) Away(now time.Time) bool { return !p.last.IsZero() && now.Sub(p.last) >= restored }

// sitting is how long one must have done nothing for another sitting.
const sitting = 4 * time.Hour

// Anew reports whether the learner comes to this pack in another sitting than the last.
func (p *Progress) Anew(now time.Time) bool { return now.Sub(p.last) >= sitting }

// reviewing is to go through what fades: after a break through a little of it, to see
// what is still there.
func (p *Progress) reviewing(now time.Time, grounds []Ground) Suggestion {
	cards := p.OwnFading(now)
	s := Suggestion{Pack: p.Pack, Do: Review, Skills: p.ToReview(now), Cards: len(cards)}
	if doubted := p.Unsettled(now); len(doubted) > 0 {
		s.Doubted = len(doubted)
		s.because(grounds, groundDoubted, float64(len(doubted)), "Right by a guess, or wrong though you were sure: %d.", len(doubted))
	}
	gone, own := 0.0, 0.0
	for _, skill := range s.Skills {
		if r, ok := p.Recall(skill, now); ok {
			gone += 1 - r
		}
	}
	back := p.Away(now) && len(s.Skills) > 1
	if back {
		s.Do, s.Skills, s.Cards, s.Doubted = Still, p.Telling(now), 0, 0
		s.Skills = s.Skills[:min(mostStill, len(s.Skills))]
	}
	const full = 4 // as much as many that are half gone weigh
	if len(s.Skills) > 0 {
		s.because(grounds, groundFading, min(gone, full), "Fading: %s.", ListTitles(s.Skills))
	}
	if len(cards) > 0 {
		for _, n := range cards {
			own += 1 - p.ownRecall(n, now)
		}
		s.because(grounds, groundFading, min(own, full), "%s.", ownFade(len(cards)))
	}
	if back {
		s.because(grounds, groundBreak, 1, "You were away for %d days; a few questions tell what is still there.", dayOf(now)-dayOf(p.last))
	}
	return s
}

func ownFade(n int) Text {
	if n == 1 {
		return "A card of your own fades"
	}
	return Textf("%d cards of your own fade", n)
}

// rechecking is to ask about what is likely known, before more is built on it.
func (p *Progress) rechecking(grounds []Ground) Suggestion {
	s := Suggestion{Pack: p.Pack, Do: Recheck, Skills: p.Doubtful()}
	if n := len(s.Skills); n > 0 && p.Begun {
		s.because(grounds, groundUnsure, float64(min(n, mostRecheck)), "Not sure, and built on next: %s.", ListTitles(s.Skills))
	}
	return s
}

// leapAt is how likely a unit must be known, on the mean of its skills, to suggest a test.
const leapAt = 0.6

// leap is to show by a test that a unit is known, instead of learning it.
func (p *Progress) leap(u *Unit, grounds []Ground) (Suggestion, bool) {
	s := Suggestion{Pack: p.Pack, Do: TestOut, Unit: u}
	m := p.UnitMastery(u)
	if !p.Begun || m < leapAt || len(p.testItems(u)) == 0 {
		return s, false
	}
	s.because(grounds, groundLeaps, (m-0.5)/0.5, "You likely know it: %d %%.", int(100*m+0.5))
	return s, true
}
