package engine

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// Goal is what a learner wants of a pack: all of it or some units, by a day or whenever,
// at so many minutes a week.
type Goal struct {
	Units   []string  `json:"units,omitempty"` // none for all
	By      time.Time `json:"by,omitzero"`     // the last day, zero for none
	Minutes int       `json:"minutes"`         // a week
}

func (s *State) goal(e Event) {
	p := s.Progress(e.Pack)
	switch {
	case p == nil:
	case e.Kind == GoalDropped:
		delete(s.goals, p.Pack.ID)
	case e.Goal != nil:
		s.goals[p.Pack.ID] = *e.Goal
	}
}

// Goal is the learner's goal in a pack, if there is one.
func (p *Progress) Goal() (Goal, bool) {
	g, ok := p.state.goals[p.Pack.ID]
	return g, ok
}

// Covers reports whether a goal is about a unit.
func (p *Progress) Covers(g Goal, u *Unit) bool {
	return len(g.Units) == 0 || slices.ContainsFunc(g.Units, func(id string) bool { return renamed(p.ids.unit, id) == u.ID })
}

// covered lists the units of a goal, without those that are put aside.
func (p *Progress) covered(g Goal) []*Unit {
	return slices.DeleteFunc(slices.Clone(p.Pack.Units), func(u *Unit) bool { return !p.Covers(g, u) || p.skipped[u.ID] })
}

// Forecast is when a goal will be reached.
type Forecast struct {
	Minutes     float64 // of work that is left
	Weekly      float64 // minutes a week: the learner's own by now, or as many as they want
	Measured    bool    // they are the learner's own
	Early, Late time.Time
	Chance      float64 // of being in time, 0 to 1; 1 without a day
	spread      float64 // standard deviation of the logarithm of the time it takes
	LeaveOut    []*Unit // without which it will likely fit, those first on which least builds
}

// Probabilities of a forecast.
const (
	weeksDiffer = 0.25   // standard deviation of the logarithm of how much is done in the time there is
	eightyIn    = 1.2816 // standard deviations: one in ten falls below, one above
	likelyFits  = 0.5
	leastWeekly = 10 // minutes of one's own below which the plan is believed rather
)

// Forecast says when a goal will be reached at the learner's own tempo, as a range that
// it will be within in eight of ten cases, as far as the estimates are right. The work left
// is taken as log-normal.
func (p *Progress) Forecast(g Goal, now time.Time) Forecast {
	units := p.covered(g)
	f := Forecast{Minutes: p.Minutes(units), Weekly: float64(g.Minutes), Chance: 1}
	if own, ok := p.state.Weekly(now); ok && own >= leastWeekly {
		f.Weekly, f.Measured = own, true
	}
	_, uncertain := p.tempo()
	spread := math.Hypot(uncertain, weeksDiffer)
	f.spread = spread
	f.Early, f.Late = f.within(f.Weekly, now)
	if g.By.IsZero() {
		return f
	}
	chance := func(minutes float64) float64 {
		have := f.Weekly * (day(g.By) - day(now)) / 7
		switch {
		case minutes <= 0:
			return 1
		case have <= 0:
			return 0
		}
		return 0.5 * math.Erfc(-math.Log(have/minutes)/spread/math.Sqrt2)
	}
	f.Chance = chance(f.Minutes)
	left := f.Minutes
	for _, u := range p.dispensable(units) {
		if chance(left) >= likelyFits {
			break
		}
		left -= p.Minutes([]*Unit{u})
		f.LeaveOut = append(f.LeaveOut, u)
	}
	return f
}

// within is the range in which the goal is reached eight times in ten, with so many minutes a
// week.
func (f Forecast) within(weekly float64, now time.Time) (early, late time.Time) {
	times := math.Exp(eightyIn * f.spread)
	return after(now, f.Minutes/times/max(1, weekly)), after(now, f.Minutes*times/max(1, weekly))
}

// Planned is when the goal will be reached with the minutes that the learner plans.
func (f Forecast) Planned(g Goal, now time.Time) (early, late time.Time) {
	return f.within(float64(g.Minutes), now)
}

// after is so many weeks from now, at most some years.
func after(now time.Time, weeks float64) time.Time {
	const most = 520
	return now.AddDate(0, 0, int(math.Ceil(7*min(weeks, most))))
}

// dispensable lists units that are not known, those first on which least builds, of
// these the longest.
func (p *Progress) dispensable(units []*Unit) []*Unit {
	units = slices.DeleteFunc(slices.Clone(units), func(u *Unit) bool { return p.UnitKnown(u) == len(u.Skills) })
	opens := make(map[*Unit]int)
	for _, u := range units {
		opens[u] = p.opens(u)
	}
	slices.SortStableFunc(units, func(a, b *Unit) int {
		return cmp.Or(cmp.Compare(opens[a], opens[b]), cmp.Compare(p.Minutes([]*Unit{b}), p.Minutes([]*Unit{a})))
	})
	return units
}

// behindAt is the chance to be in time below which a goal is falling behind.
const behindAt = 0.35

// forGoal adds what a goal says of a suggestion about a unit. Whether a goal falls behind
// is a matter of days, so that the last answer's time will do for now.
func (p *Progress) forGoal(s *Suggestion, grounds []Ground) {
	g, ok := p.Goal()
	if !ok || !p.Covers(g, s.Unit) || p.UnitKnown(s.Unit) == len(s.Unit.Skills) {
		return
	}
	s.because(grounds, groundGoal, 1, "It serves your goal.")
	if !g.By.IsZero() && p.Forecast(g, p.state.pace.last).Chance < behindAt {
		s.because(grounds, groundBehind, 1, "At this pace your goal for %s is not reached in time.", g.By.Format("2 January"))
	}
}
