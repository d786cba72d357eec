package screen

import (
	"slices"

	"ownpace/engine"
	"ownpace/tui/page"
)

// The rhythm of the weeks. There is no streak: a day without work breaks nothing.

// thisWeek is the days of this week for the page of progress, or nothing.
func thisWeek(st *Study) []page.Block {
	weeks := st.State.Weeks(st.Now())
	if len(weeks) == 0 || !st.State.Wants(engine.Rhythm) {
		return nil
	}
	w := weeks[len(weeks)-1]
	days := page.Strip{}
	for _, d := range w.Days {
		mark, words := dayWords(d)
		days.Cells = append(days.Cells, page.Cell{Head: engine.Clean(d.Date.Format("Mon")), Mark: mark, Words: words})
	}
	soFar := weekWords(w) + "."
	if w.Worked == 0 && !w.Planned() {
		soFar = "Free so far."
	}
	return []page.Block{page.Heading{Text: "This week"}, days, page.Line{Text: soFar, Voice: page.Quiet}}
}

// dayWords is the mark of a day, and the same in words.
func dayWords(d engine.Day) (mark, words engine.Text) {
	switch d.Mark {
	case engine.Worked:
		return "■", engine.Textf("%d min", max(1, int(d.Minutes+0.5)))
	case engine.Rested:
		return "○", "rest"
	case engine.Today:
		return "▸", "today"
	case engine.Ahead:
		return "·", "to come"
	case engine.Before:
		return "–", ""
	}
	return "·", "free"
}

// weekWords says what was done in a week, beside what was meant to be.
func weekWords(w engine.Week) engine.Text {
	days := plural(w.Worked, "day")
	switch {
	case w.Worked > w.Wanted && w.Wanted > 0:
		days += engine.Textf(" (you meant %d)", w.Wanted)
	case w.Wanted > 0:
		days = engine.Textf("%d of your %s", w.Worked, plural(w.Wanted, "day"))
	}
	if w.Worked == 0 && !w.Planned() {
		return "free"
	}
	spent := int(w.Minutes + 0.5)
	if w.Worked > 0 {
		spent = max(1, spent)
	}
	if m := w.Plan.Minutes; m > 0 {
		return engine.Textf("%s, %d of your %d minutes", days, spent, m)
	}
	return engine.Textf("%s, %s", days, plural(spent, "minute"))
}

// weekKey leads to the weeks before, where there are any.
func weekKey(st *Study) []page.Key {
	if thisWeek(st) == nil {
		return nil
	}
	return []page.Key{{Press: "w", Action: "weeks", Label: "my weeks"}}
}

// weeks shows the last weeks.
type weeks struct{ back Screen }

func (w weeks) Page(st *Study) page.Page {
	pg := page.Page{ID: "weeks", Title: "My weeks", Aside: st.State.Name, Ask: page.Read{Next: "back"},
		Keys: []page.Key{backKey(), {Press: "d", Action: "rest", Label: "days of rest"}}}
	pg.Blocks = thisWeek(st)
	all := st.State.Weeks(st.Now())
	if len(all) > 1 {
		table, met, planned := page.Table{}, 0, 0
		for _, week := range slices.Backward(all[:len(all)-1]) {
			row := page.Row{Cells: []engine.Text{engine.Clean(week.Days[0].Date.Format("2 Jan") + " – " + week.Days[6].Date.Format("2 Jan"))},
				Meter: &page.Meter{Value: share(week.Worked, 7), Words: weekWords(week)}}
			if week.Wanted > 0 {
				row.Meter.Value = share(week.Worked, week.Wanted)
			}
			table.Rows = append(table.Rows, row)
			if week.Planned() {
				planned++
				if week.Met() {
					met++
				}
			}
		}
		pg.Blocks = append(pg.Blocks, page.Heading{Text: "Day by day"}, calendar(st.State.Calendar(st.Now(), weeksBack)), page.Heading{Text: "Before"}, table)
		if planned > 0 {
			pg.Blocks = append(pg.Blocks, page.Line{Text: engine.Textf("Weeks as you meant them: %d of %d.", met, planned)})
		}
	}
	pg.Blocks = append(pg.Blocks, page.Line{Text: "A day begins at four in the morning. Time away from the keyboard is not counted, and a free day breaks nothing.", Voice: page.Quiet})
	return pg
}

func (w weeks) On(_ *Study, in page.Input) Step {
	switch in.Action {
	case "rest":
		return to(resetting{restSetting(), w})
	case page.Enter, page.Back:
		return to(w.back)
	}
	return Step{}
}
