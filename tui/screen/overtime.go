package screen

import (
	"math"
	"time"

	"ownpace/engine"
	"ownpace/tui/page"
)

// overTime shows, of each pack, what was known day by day, and how it will fade when nothing
// is done.
type overTime struct{ back Screen }

func (o overTime) Page(st *Study) page.Page {
	pg := page.Page{ID: "over-time", Title: "Over time", Aside: st.State.Name, Ask: page.Read{Next: "back"}, Keys: []page.Key{backKey()}}
	for _, pack := range st.State.Packs() {
		if !st.State.BegunIn(pack.ID) || !st.State.Progress(pack.ID).Begun {
			continue
		}
		p := st.State.Progress(pack.ID)
		pg.Blocks = append(pg.Blocks, page.Heading{Text: pack.Title})
		pg.Blocks = append(pg.Blocks, knownOver(p.Past(st.Now()))...)
		pg.Blocks = append(pg.Blocks, whatFades(p.Coming(st.Now(), daysAhead))...)
		if all := p.Placement.Narrowing(); len(all) > 0 && !p.Placement.Open {
			pg.Blocks = append(pg.Blocks, narrowing(all)...)
		}
	}
	if len(pg.Blocks) == 0 {
		pg.Blocks = []page.Block{page.Line{Text: "Nothing was answered yet. Some days from now this page shows how much you knew on each."}}
	}
	return pg
}

func (o overTime) On(_ *Study, in page.Input) Step {
	if in.Action == page.Enter || in.Action == page.Back {
		return to(o.back)
	}
	return Step{}
}

// knownOver is a chart of the skills that were known.
func knownOver(past []engine.Past) []page.Block {
	if len(past) == 0 {
		return nil
	}
	first, last := past[0], past[len(past)-1]
	said := engine.Textf("%s known today.", plural(last.Known, "skill"))
	if len(past) == 1 {
		return []page.Block{page.Line{Text: said + " From tomorrow on you see here how it goes.", Voice: page.Strong}}
	}
	said = engine.Textf("%s known today, %d on %s.", plural(last.Known, "skill"), first.Known, shortDate(first.Date))
	known, expected := page.Series{Name: "known", Shape: page.Curve}, page.Series{Name: "expected: the sum of how likely each is", Shape: page.Dots}
	top := 0.0
	for _, d := range past {
		x := daysBetween(first.Date, d.Date)
		known.Points = append(known.Points, page.Point{X: x, Y: float64(d.Known)})
		expected.Points = append(expected.Points, page.Point{X: x, Y: d.Expected})
		top = max(top, float64(d.Known), d.Expected)
	}
	chart := page.Chart{Series: []page.Series{known, expected}, Most: daysBetween(first.Date, last.Date), Top: roundUp(top), Words: pastWords(past)}
	chart.Up = counts(chart.Top)
	chart.Across = []engine.Text{shortDate(first.Date), shortDate(last.Date)}
	return []page.Block{page.Line{Text: said, Voice: page.Strong}, chart}
}

// mostSaid is how many points of a chart are said in words.
const mostSaid = 8

func pastWords(past []engine.Past) engine.Text {
	var all []engine.Text
	for i := range min(mostSaid, len(past)) {
		d := past[i*(len(past)-1)/max(1, min(mostSaid, len(past))-1)]
		all = append(all, engine.Textf("%s %d (expected %.1f)", shortDate(d.Date), d.Known, d.Expected))
	}
	return "Known: " + engine.JoinText(all, ", ") + "."
}

const (
	daysAhead = 61 // of what is remembered
	daysDue   = 14 // of what falls due, day by day
)

// whatFades is what falls due in the next days, and what is remembered when nothing is done.
func whatFades(coming []engine.Coming) []page.Block {
	if len(coming) == 0 {
		return nil
	}
	soon, last := coming[:daysDue], coming[len(coming)-1]
	due, top := 0, 0
	bars := page.Series{Shape: page.Bars}
	var words []engine.Text
	for i, c := range soon {
		due, top = due+c.Due, max(top, c.Due)
		bars.Points = append(bars.Points, page.Point{X: float64(i), Y: float64(c.Due)})
		if c.Due > 0 {
			words = append(words, engine.Textf("%d %s", c.Due, onDay(i, c.Date)))
		}
	}
	blocks := []page.Block{page.Line{Text: engine.Textf("%s for a review in the next two weeks, %d of them now.", fallDue(due), soon[0].Due), Voice: page.Strong}}
	if due > 0 {
		chart := page.Chart{Series: []page.Series{bars}, Most: daysDue, Top: roundUp(float64(top)), Words: "Due: " + engine.JoinText(words, ", ") + "."}
		chart.Up = counts(chart.Top)
		chart.Across = []engine.Text{"today", shortDate(soon[daysDue/2].Date), shortDate(soon[daysDue-1].Date)}
		blocks = append(blocks, chart)
	}
	recall, said := page.Series{Shape: page.Area}, []engine.Text{}
	for i, c := range coming {
		recall.Points = append(recall.Points, page.Point{X: float64(i), Y: 100 * c.Recall})
		if i%10 == 0 {
			said = append(said, engine.Textf("%s %s", percent(c.Recall), onDay(i, c.Date)))
		}
	}
	return append(blocks,
		page.Line{Text: engine.Textf("Of what you learnt you would recall %s now, and %s on %s if nothing is done.", percent(coming[0].Recall), percent(last.Recall), shortDate(last.Date)), Voice: page.Strong},
		page.Chart{Series: []page.Series{recall}, Most: float64(len(coming) - 1), Top: 100, Up: percents(), Words: "Recalled: " + engine.JoinText(said, ", ") + ".",
			Across: []engine.Text{"today", shortDate(coming[len(coming)/2].Date), shortDate(last.Date)}})
}

func fallDue(n int) engine.Text {
	if n == 1 {
		return "1 skill falls due"
	}
	return engine.Textf("%d skills fall due", n)
}

// narrowing is how a placement told more with each question.
func narrowing(all []engine.Narrowed) []page.Block {
	known, open := page.Series{Name: "known", Shape: page.Area}, page.Series{Name: "not told yet; above it, not known", Shape: page.Haze}
	var words []engine.Text
	for i, n := range all {
		x := float64(i + 1)
		known.Points = append(known.Points, page.Point{X: x, Y: float64(n.Known)})
		open.Points = append(open.Points, page.Point{X: x, Y: float64(n.Known + n.Open)})
		if (i+1)%5 == 0 || i == len(all)-1 {
			words = append(words, engine.Textf("after %d questions %d known, %d not known, %d not told", i+1, n.Known, n.Not, n.Open))
		}
	}
	last := all[len(all)-1]
	top := last.Known + last.Not + last.Open
	said := engine.Textf("The placement told %d of %d skills in %s.", last.Known+last.Not, top, plural(len(all), "question"))
	if len(all) < 3 {
		return []page.Block{page.Line{Text: said, Voice: page.Strong}}
	}
	return []page.Block{page.Line{Text: said, Voice: page.Strong},
		page.Chart{Series: []page.Series{known, open}, Least: 1, Most: float64(len(all)), Top: float64(top), Up: []engine.Text{"0", engine.Textf("%d", top)},
			Across: []engine.Text{"question 1", engine.Textf("%d", len(all))}, Words: "It went so: " + engine.JoinText(words, "; ") + "."}}
}

// narrowed is the same while the placement goes on, in one line that tells of no answer
// whether it was right.
func narrowed(all []engine.Narrowed) []page.Block {
	if len(all) == 0 {
		return nil
	}
	spark := page.Spark{}
	told, of := 0, 0
	for _, n := range all {
		told, of = n.Known+n.Not, n.Known+n.Not+n.Open
		spark.Values = append(spark.Values, share(told, of))
	}
	spark.Words = engine.Textf("%d of %d skills are settled so far, known or not yet.", told, of)
	return []page.Block{spark}
}

// roundUp is the end of a scale for numbers up to one: even, so that its middle is whole.
func roundUp(n float64) float64 {
	for scale := 2.0; ; scale *= 10 {
		for _, top := range []float64{1, 2, 3, 4, 5, 6, 8} {
			if n <= top*scale {
				return top * scale
			}
		}
	}
}

// counts and percents stand beside a scale upwards.
func counts(top float64) []engine.Text {
	return []engine.Text{"0", engine.Textf("%.0f", top/2), engine.Textf("%.0f", top)}
}

func percents() []engine.Text { return []engine.Text{"0 %", "50 %", "100 %"} }

func shortDate(t time.Time) engine.Text { return engine.Clean(t.Format("2 Jan")) }

func daysBetween(from, to time.Time) float64 { return math.Round(to.Sub(from).Hours() / 24) }

// onDay is a day that is so many after today.
func onDay(after int, t time.Time) engine.Text {
	switch after {
	case 0:
		return "today"
	case 1:
		return "tomorrow"
	}
	return "on " + shortDate(t)
}
