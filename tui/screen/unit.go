package screen

import (
	"strings"
	"unicode/utf8"

	"ownpace/engine"
	"ownpace/tui/page"
)

// aUnit is all about one unit: what is in it, where each skill stands, why the unit stands
// where it does, and what can be done with it.
type aUnit struct {
	p    *engine.Progress
	unit *engine.Unit
}

func (a aUnit) suggestion() engine.Suggestion {
	for _, s := range a.p.Way() {
		if s.Unit == a.unit {
			return s
		}
	}
	return engine.Suggestion{Unit: a.unit}
}

func (a aUnit) Page(st *Study) page.Page {
	p, u := a.p, a.unit
	pg := page.Page{ID: "unit/" + p.Pack.ID + "/" + u.ID, Title: unitTitle(p, u), Keys: append([]page.Key{backKey()}, undoKey(st, p.Pack.ID)...)}
	if p.Begun {
		pg.Aside = engine.Textf("%d of %d known", p.UnitKnown(u), len(u.Skills))
	}
	if u.About != "" {
		pg.Blocks = append(pg.Blocks, page.Line{Text: u.About})
	}
	pg.Blocks = append(pg.Blocks, skillsSaid(p, u.Skills)...)
	if minutes := p.Minutes([]*engine.Unit{u}); minutes >= 1 {
		pg.Blocks = append(pg.Blocks, page.Line{Text: engine.Textf("Left in it: %s, at your pace. You go through it by this method: %s.", hours(minutes), p.Method(u.ID).Text()), Voice: page.Quiet})
	}
	var reasons []engine.Text
	for _, r := range a.suggestion().Reasons {
		reasons = append(reasons, engine.Textf("%s (%+.1f)", r.Text, r.Weight))
	}
	if len(reasons) > 0 {
		pg.Blocks = append(pg.Blocks, page.Line{Text: engine.JoinText(reasons, " ")})
	}
	pg.Ask = pick(a.choices(st))
	return pg
}

// skillsSaid shows where skills stand, beside what the learner says of them.
func skillsSaid(p *engine.Progress, skills []*engine.Skill) []page.Block {
	table := page.Table{}
	for _, s := range skills {
		words := p.Standing(s).Text()
		if p.Begun {
			words = engine.Textf("%s, %s", percent(p.Mastery(s)), words)
		}
		if said := p.Ratings(s); len(said) > 0 {
			words += engine.Textf("; you said: %s", engine.RatingText(said[len(said)-1].Level))
		}
		row := page.Row{Cells: []engine.Text{s.Title, words}}
		if p.Begun {
			row = page.Row{Cells: []engine.Text{s.Title}, Meter: &page.Meter{Value: p.Mastery(s), Words: words}}
		}
		table.Rows = append(table.Rows, row)
	}
	return []page.Block{table}
}

// mostMissing is how many units are offered that should come before.
const mostMissing = 2

func (a aUnit) choices(st *Study) []choice {
	p, u := a.p, a.unit
	here := func(e engine.Event, note engine.Text) func(*Study) Step {
		e.Pack, e.Revision, e.Unit = p.Pack.ID, p.Pack.Revision, u.ID
		return func(*Study) Step {
			return Step{Events: []engine.Event{e}, Next: func(*Study) Screen { return a }, Note: note}
		}
	}
	choices := []choice{{"Open it", func(*Study) Step { return openUnit(p, u) }}}
	for i, s := range p.Missing(u) {
		if i < mostMissing {
			choices = append(choices, choice{"First: " + s.Title + ", which it builds on", func(*Study) Step { return openUnitAt(p, s) }})
		}
	}
	if p.UnitKnown(u) < len(u.Skills) {
		choices = append(choices, choice{"A test: show that you know it", func(st *Study) Step { return openRound(st, p, engine.TestID(u)) }})
	}
	choices = append(choices,
		choice{"Another method", func(*Study) Step {
			return to(chooseMethod{p, u, func(*Study) Screen { return a }})
		}})
	if len(ratable(u)) > 0 {
		choices = append(choices, choice{"Say what you can", func(*Study) Step { return to(rate{p: p, unit: u, then: func(*Study) Screen { return a }}) }})
	}
	if p.Pinned(u) {
		choices = append(choices, choice{"Let it stand in its usual place", here(engine.Event{Kind: engine.UnitUnpinned}, "It stands in its place again.")})
	} else {
		choices = append(choices, choice{"Pin it: it stands first", here(engine.Event{Kind: engine.UnitPinned}, "It stands first now.")})
	}
	if a.suggestion().Skipped {
		choices = append(choices, choice{"Bring it back", here(engine.Event{Kind: engine.UnitRestored}, u.Title+" is back.")})
	} else {
		choices = append(choices, choice{"Put it aside", here(engine.Event{Kind: engine.UnitSkipped}, u.Title+" is put aside, at the end of the list.")})
	}
	if p.Visit(u.ID) != nil {
		choices = append(choices, choice{"Start it over", func(*Study) Step { return to(startOver(p, u, a)) }})
	}
	return append(choices, choice{"Back to my way", func(*Study) Step { return toWay(p) }})
}

func (a aUnit) On(st *Study, in page.Input) Step {
	if in.Action == page.Back {
		return toWay(a.p)
	}
	return take(a.choices(st), st, in)
}

// startOver asks before a unit, or with none the whole pack, is met as if it were new.
func startOver(p *engine.Progress, u *engine.Unit, over Screen) Screen {
	what, e := p.Pack.Title, engine.Event{Kind: engine.StartedOver, Pack: p.Pack.ID, Revision: p.Pack.Revision}
	if u != nil {
		what, e.Unit = u.Title, u.ID
	}
	return menu{
		id: "over/" + p.Pack.ID + "/" + e.Unit, title: p.Pack.Title + " · start over", over: over,
		blocks: []page.Block{
			page.Line{Text: engine.Textf("%s will be as new: what your answers showed of it counts no more. They stay in your history as an earlier round, under progress.", what)},
			page.Line{Text: "It can be taken back until you give the next answer."},
		},
		choices: []choice{
			{"Leave it as it is", func(*Study) Step { return to(over) }},
			{"Start over with " + what, func(*Study) Step {
				return Step{Events: []engine.Event{e}, Next: func(*Study) Screen { return over }, Note: engine.Textf("%s begins anew.", what)}
			}},
		},
	}
}

// sentence begins a text with a capital.
func sentence(t engine.Text) engine.Text {
	_, n := utf8.DecodeRuneInString(string(t))
	return engine.Clean(strings.ToUpper(string(t[:n]))) + t[n:]
}
