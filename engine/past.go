package engine

import "time"

// How much of a pack was known, day by day, and how it will fade when nothing is done.

// Past is how many skills of a pack were known at the end of a day, and how many are
// expected to have been: the sum of all masteries.
type Past struct {
	Date     time.Time
	Known    int
	Expected float64
}

// past is one as it is kept.
type past struct {
	day, known int
	expected   float64
}

// closeDay keeps what was known at the end of the last day with an answer, when another day
// has come. Once a day, so that it costs the replay nothing.
func (p *Progress) closeDay(now time.Time) {
	if p.last.IsZero() {
		return
	}
	day, n := dayOf(p.last), len(p.past)
	if dayOf(now) <= day || n > 0 && p.past[n-1].day >= day {
		return
	}
	p.past = append(p.past, p.upTo(day))
}

// upTo is what is known by now, at a day.
func (p *Progress) upTo(day int) past {
	return past{day, p.Count(Known), p.PackMastery() * float64(len(p.Pack.Skills))}
}

// Past lists the days with answers in the pack, and today, which is not over.
func (p *Progress) Past(now time.Time) []Past {
	if !p.Begun {
		return nil
	}
	all := make([]Past, 0, len(p.past)+1)
	for _, d := range p.past {
		all = append(all, Past{dateOf(d.day), d.known, d.expected})
	}
	today := p.upTo(dayOf(now))
	return append(all, Past{dateOf(today.day), today.known, today.expected})
}

// Coming is what will be of the memory on a day when nothing is done until then.
type Coming struct {
	Date   time.Time
	Due    int     // skills whose time for a review comes on that day; today also those before
	Recall float64 // how likely what was learnt is recalled, on the mean
}

// Coming lists today and the days that follow, as many in all; none when nothing was learnt
// here. The skills are those of which [Progress.Fading] speaks.
func (p *Progress) Coming(now time.Time, days int) []Coming {
	all := make([]Coming, days)
	learnt := 0
	for _, s := range p.Pack.Skills {
		m := p.skills[s.ID]
		if m == nil || p.Standing(s) != Known || p.skipped[s.Unit.ID] {
			continue
		}
		learnt++
		due := false
		for i := range all {
			r := p.recall(m, now.AddDate(0, 0, i))
			if all[i].Recall += r; r < fadedAt && !due {
				due = true
				all[i].Due++
			}
		}
	}
	if learnt == 0 {
		return nil
	}
	for i := range all {
		all[i].Date = dateOf(dayOf(now) + i)
		all[i].Recall /= float64(learnt)
	}
	return all
}
