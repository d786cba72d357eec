package engine

import (
	"slices"
	"strings"
	"time"
)

// Plan is how much a learner means to study, and on which days they rest.
type Plan struct {
	Minutes int // a week, 0 when nothing was said
	Rest    []time.Weekday
}

// Rests reports whether a weekday is one of rest.
func (p Plan) Rests(d time.Weekday) bool { return slices.Contains(p.Rest, d) }

// mostMinutes is those of a whole week.
const mostMinutes = 7 * 24 * 60

// planOf is the plan that an event speaks of; days that are none are passed over.
func planOf(e Event) Plan {
	p := Plan{Minutes: min(max(e.Minutes, 0), mostMinutes)}
	for d := time.Sunday; d <= time.Saturday; d++ {
		if slices.Contains(e.Order, DayName(d)) {
			p.Rest = append(p.Rest, d)
		}
	}
	return p
}

// DayName is a weekday as events name it.
func DayName(d time.Weekday) string { return strings.ToLower(d.String()) }
