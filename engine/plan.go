package engine

import (
	"slices"
	"strings"
	"time"
)

// Plan is what a learner means to do in a week: so many minutes, and days of rest.
type Plan struct {
	Minutes int            // 0 when they have not said
	Rest    []time.Weekday // from Monday on
}

// planned is a plan and the day from which it holds.
type planned struct {
	from int
	Plan
}

// Rests reports whether a weekday is one of rest.
func (p Plan) Rests(d time.Weekday) bool { return slices.Contains(p.Rest, d) }

// mostMinutes is those of a whole week.
const mostMinutes = 7 * 24 * 60

// Weekdays are the days of a week, as they follow on each other.
func Weekdays() []time.Weekday {
	return []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday}
}

// WeekdayName is how events name a day of the week.
func WeekdayName(d time.Weekday) string { return strings.ToLower(d.String()) }

// Plan is the learner's plan by now; the zero plan when they made none.
func (s *State) Plan() Plan {
	if len(s.plans) == 0 {
		return Plan{}
	}
	return s.plans[len(s.plans)-1].Plan
}

// planOn is the plan that held on a day, as [dayOf] counts.
func (s *State) planOn(day int) Plan {
	for _, p := range slices.Backward(s.plans) {
		if p.from <= day {
			return p.Plan
		}
	}
	return Plan{}
}

// plan takes a plan in; days that are none are left out.
func (s *State) plan(e Event) {
	p := planned{from: dayOf(e.Time), Plan: Plan{Minutes: min(max(0, e.Minutes), mostMinutes)}}
	for _, d := range Weekdays() {
		if slices.Contains(e.Order, WeekdayName(d)) {
			p.Rest = append(p.Rest, d)
		}
	}
	s.plans = append(slices.Clip(s.plans), p)
}
