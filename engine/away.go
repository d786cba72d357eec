package engine

import (
	"cmp"
	"slices"
	"time"
)

// Coming back after days away: there is no wall of overdue work, whatever has faded.

// sees keeps when the learner was here last. To open a pack alone is to come, not to have
// been here.
func (s *State) sees(e Event) {
	if e.Kind != PackOpened && e.Kind != MemoryFitted {
		s.seen = e.Time
	}
}

// Away is for how many days the learner was away when they come back now after a break, 0
// when it was none.
func (s *State) Away(now time.Time) int {
	if s.seen.IsZero() || now.Sub(s.seen) < restored {
		return 0
	}
	return dayOf(now) - dayOf(s.seen)
}

// mostFaded is how many packs are named to who comes back.
const mostFaded = 3

// FadedMost lists the packs in which most has faded, that with most first.
func (s *State) FadedMost(now time.Time) []*Progress {
	var all []*Progress
	gone := make(map[*Progress]float64)
	for _, pack := range s.packs {
		if !s.BegunIn(pack.ID) {
			continue
		}
		p := s.Progress(pack.ID)
		for _, skill := range p.Fading(now) {
			r, _ := p.Recall(skill, now)
			gone[p] += 1 - r
		}
		if gone[p] > 0 {
			all = append(all, p)
		}
	}
	slices.SortStableFunc(all, func(a, b *Progress) int { return cmp.Compare(gone[b], gone[a]) })
	return all[:min(mostFaded, len(all))]
}

// leastStill is how many items there are at least after a break, as far as enough is known.
const leastStill = 5

// stillItems ask what is still there: on what tells most, and where that is little, on what
// is nearest to fading.
func (p *Progress) stillItems(now time.Time) []*Item {
	skills := p.Telling(now)
	if len(skills) == 0 {
		return nil
	}
	var rest []*Skill
	for _, s := range p.Pack.Skills {
		if p.skills[s.ID] != nil && p.Standing(s) == Known && !p.skipped[s.Unit.ID] && !slices.Contains(skills, s) {
			rest = append(rest, s)
		}
	}
	recall := func(s *Skill) float64 { r, _ := p.Recall(s, now); return r }
	slices.SortStableFunc(rest, func(a, b *Skill) int { return cmp.Compare(recall(a), recall(b)) })
	items := p.reviewItems(skills, mostStill, now)
	for _, s := range rest {
		if len(items) >= leastStill {
			break
		}
		items = append(items, p.reviewOf(s, now)...)
	}
	return items[:min(len(items), mostStill)]
}

// spread is what faded, gone through a little each day until it is caught up.
type spread struct {
	on    bool
	day   int             // of the last review
	asked map[string]bool // items reviewed on it
}

// SwitchSpread turns the reviews of a pack to a few each day.
const SwitchSpread = "spread"

// DailyReviews is how many reviews of a pack there are on a day while they are spread.
const DailyReviews = 5

// Spread reports whether the reviews of this pack are spread over days.
func (p *Progress) Spread() bool { return p.spread.on }

func (p *Progress) spreads(e Event) {
	switch {
	case e.Kind == SwitchTurned && e.Name == SwitchSpread && e.Known != nil:
		before := p.spread.on
		p.spread.on = *e.Known
		p.state.changed(e, "how many reviews a day", func() { p.spread.on = before })
	case e.Kind == RoundOpened && e.Unit == ReviewID && len(e.Order) < p.reviewsLeft(e.Time):
		p.spread.on = false // all that fades was asked, and more would have been
	case e.Unit == ReviewID && e.Item != "":
		if today := dayOf(e.Time); p.spread.day != today || p.spread.asked == nil {
			p.spread.day, p.spread.asked = today, make(map[string]bool)
		}
		p.spread.asked[e.Item] = true
	}
}

// reviewsLeft is how many reviews one sitting asks for now: there is no wall of overdue work.
func (p *Progress) reviewsLeft(now time.Time) int {
	if !p.spread.on {
		return mostReviews
	}
	if p.spread.day != dayOf(now) {
		return DailyReviews
	}
	return max(0, DailyReviews-len(p.spread.asked))
}

// ToReview lists the skills that one sitting would review now.
func (p *Progress) ToReview(now time.Time) []*Skill {
	fading := p.Fading(now)
	return fading[:min(len(fading), p.reviewsLeft(now))]
}
