package engine

import (
	"math"
	"slices"
	"time"
)

// The weekly rhythm: days with work and days of rest. There is no streak, so a missed day
// breaks none.

// dayBegins is when a day begins: who works late has not begun the next one.
const dayBegins = 4 * time.Hour

// dayOf counts days where the learner is.
func dayOf(t time.Time) int { return int(math.Floor(day(t.Add(-dayBegins)))) }

// dateOf is the date of a day, as [dayOf] counts.
func dateOf(day int) time.Time { return time.Unix(int64(day)*24*60*60, 0).UTC() }

// DayMark is what became of a day.
type DayMark int

const (
	Free   DayMark = iota // it went by without work
	Worked                // with some
	Rested                // it is a day of rest, and there was none
	Today                 // it is not over yet, and there was none so far
	Ahead                 // still to come
	Before                // the learner had not begun
)

// Day is one day of a week.
type Day struct {
	Date    time.Time
	Mark    DayMark
	Minutes float64
}

// Week is one week, from Monday on.
type Week struct {
	Days    [7]Day
	Worked  int // days with work
	Minutes float64
	Wanted  int  // days that are not of rest, when there are days of rest; else 0
	Plan    Plan // that held at its end
}

// Planned reports whether the learner had said what they mean to do in that week.
func (w Week) Planned() bool { return w.Wanted > 0 || w.Plan.Minutes > 0 }

// Met reports whether as much was done as the learner meant to: in days, whichever they
// were, or in minutes.
func (w Week) Met() bool {
	return w.Wanted > 0 && w.Worked >= w.Wanted || w.Plan.Minutes > 0 && w.Minutes >= float64(w.Plan.Minutes)
}

// weeksShown is how many weeks are looked back on, with this one.
const weeksShown = 8

// Weeks lists this week and those before it since the learner began, this one last; none
// before there was any work.
func (s *State) Weeks(now time.Time) []Week { return s.Calendar(now, weeksShown) }

// Calendar lists as many weeks at most, as [State.Weeks] does.
func (s *State) Calendar(now time.Time, most int) []Week {
	if len(s.pace.worked) == 0 {
		return nil
	}
	first, today := dayOf(s.pace.begun), dayOf(now)
	var weeks []Week
	for monday := today - weekday(today); len(weeks) < most && monday+6 >= first; monday -= 7 {
		weeks = append(weeks, s.week(monday, first, today))
	}
	slices.Reverse(weeks)
	return weeks
}

// weekday is how many days after Monday a day is: day 0 was a Thursday.
func weekday(day int) int { return ((day+3)%7 + 7) % 7 }

func (s *State) week(monday, first, today int) Week {
	w := Week{Plan: s.planOn(min(monday+6, today))}
	for i := range w.Days {
		d := monday + i
		rest := w.Plan.Rests(Weekdays()[i])
		day := Day{Date: dateOf(d), Minutes: s.pace.days[d].Minutes()}
		switch {
		case s.pace.worked[d]:
			day.Mark = Worked
			w.Worked++
			w.Minutes += day.Minutes
		case d < first:
			day.Mark = Before
		case rest:
			day.Mark = Rested
		case d == today:
			day.Mark = Today
		case d > today:
			day.Mark = Ahead
		}
		if !rest && d >= first && len(w.Plan.Rest) > 0 { // nobody is asked for days before the first
			w.Wanted++
		}
		w.Days[i] = day
	}
	return w
}

// works reports whether an event is work, rather than finding one's way.
func works(k Kind) bool {
	return k == Answered || k == LessonRead || k == Wrote || k == ExampleTried || k == CardTurned
}
