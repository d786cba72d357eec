package screen

import (
	"math"

	"ownpace/engine"
	"ownpace/tui/page"
)

// result is the end of a visit to a unit: what it changed, and what could come next.
type result struct {
	p    *engine.Progress
	unit *engine.Unit
}

func (r result) Page(st *Study) page.Page {
	v := r.p.Visit(r.unit.ID)
	closed, clean := v.Attempts()
	pg := page.Page{
		ID:    "result/" + r.p.Pack.ID + "/" + r.unit.ID,
		Title: unitTitle(r.p, r.unit),
		Aside: engine.Textf("%d of %d known", r.p.UnitKnown(r.unit), len(r.unit.Skills)),
		Keys:  []page.Key{backKey()},
	}
	pg.Blocks = append(pg.Blocks, page.Heading{Text: "The end of this unit"})
	if closed > 0 {
		pg.Blocks = append(pg.Blocks, page.Line{Text: engine.Textf("%s, %d right without help.", plural(closed, "question"), clean)})
	}
	if passed := v.Passed(); len(passed) > 0 {
		pg.Blocks = append(pg.Blocks, page.Line{Text: engine.Textf("Left out, since you know it already: %s.", engine.JoinText(titles(passed), ", ")), Voice: page.Quiet})
	}
	table := page.Table{}
	for _, s := range r.unit.Skills {
		now := r.p.Mastery(s)
		words := engine.Textf("%s, %s", percent(now), r.p.Standing(s).Text())
		if before, ok := v.Before[s]; ok && percent(before) != percent(now) {
			words = engine.Textf("%s, was %s, %s", percent(now), percent(before), r.p.Standing(s).Text())
		}
		table.Rows = append(table.Rows, page.Row{Cells: []engine.Text{s.Title}, Meter: &page.Meter{Value: now, Words: words}})
	}
	pg.Blocks = append(pg.Blocks, table)
	pg.Ask = pick(r.choices(st))
	return pg
}

func (r result) choices(st *Study) []choice {
	var choices []choice
	if s, ok := r.p.Suggested(r.unit); ok {
		choices = append(choices, choice{"Go on with " + s.Unit.Title, func(*Study) Step { return openUnit(r.p, s.Unit) }})
	}
	choices = append(choices,
		choice{"My way: see all units", func(*Study) Step { return leaveUnit(r.p, r.unit) }},
		choice{"Practise this unit again", func(*Study) Step { return openUnit(r.p, r.unit) }})
	if len(ratable(r.unit)) > 0 {
		choices = append(choices, choice{"Say what you can now", func(*Study) Step { return to(rate{p: r.p, unit: r.unit, then: func(*Study) Screen { return r }}) }})
	}
	if st.State.Wants(engine.Journal) {
		choices = append(choices, choice{"Write three lines in my journal", func(st *Study) Step { return afterUnit(st, r.p, r.unit, r) }})
	}
	return append(choices, choice{"Recap: what to keep of it", func(*Study) Step { return to(recap{r.p, r.unit, r}) }})
}

func (r result) On(st *Study, in page.Input) Step {
	if in.Action == page.Back {
		return leaveUnit(r.p, r.unit)
	}
	return take(r.choices(st), st, in)
}

func percent(p float64) engine.Text {
	return engine.Textf("%d %%", int(math.Round(100*p)))
}

func titles(skills []*engine.Skill) []engine.Text {
	var all []engine.Text
	for _, s := range skills {
		all = append(all, s.Title)
	}
	return all
}
