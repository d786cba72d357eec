package screen

import (
	"slices"

	"ownpace/engine"
	"ownpace/tui/page"
)

// way lists the units of a pack in the suggested order, or the learner's own; any can
// be chosen.
type way struct{ p *engine.Progress }

func toWay(p *engine.Progress) Step { return to(way{p}) }

func (w way) Page(st *Study) page.Page {
	pg := page.Page{
		ID:    "way/" + w.p.Pack.ID,
		Title: w.p.Pack.Title + " · my way",
		Aside: known(w.p),
		Keys:  w.keys(st),
	}
	lead := engine.Text("The suggested order. Any unit can be chosen; the reasons are advice.")
	if w.p.OwnOrder() {
		lead = "Your own order."
	}
	if w.p.Placement.Open {
		pg.Blocks = append(pg.Blocks, page.Line{Text: engine.Textf("The placement waits at question %d.", w.p.Placement.Asked()+1)})
	}
	if fades := fading(st, w.p); fades != "" {
		pg.Keys = slices.Insert(pg.Keys, 1, page.Key{Press: "v", Action: "review", Label: "review"})
		pg.Blocks = append(pg.Blocks, page.Line{Text: fades + " A review takes them up."})
	}
	pg.Keys = append(pg.Keys, undoKey(st, w.p.Pack.ID)...)
	pg.Blocks = append(pg.Blocks, page.Line{Text: lead, Voice: page.Quiet})
	ask := page.Pick{Prompt: "Choose a unit"}
	for _, s := range w.p.Way() {
		ask.Options = append(ask.Options, w.option(s))
	}
	pg.Ask = ask
	return pg
}

// keys begins with what a learner is likeliest to want next.
func (w way) keys(st *Study) []page.Key {
	place := page.Key{Press: "f", Action: "place", Label: w.placeLabel()}
	keys := []page.Key{
		backKey(),
		{Press: "o", Action: "about", Label: "more about it", OnOption: true},
		{Press: "n", Action: "next", Label: "what next"},
		{Press: "m", Action: "map", Label: "map"},
		{Press: "K", Action: "up", Label: "move up", OnOption: true},
		{Press: "s", Action: "skip", Label: "put aside, or bring back", OnOption: true},
		{Press: "J", Action: "down", Label: "move down", OnOption: true},
		{Press: "t", Action: "test", Label: "test: I know this", OnOption: true},
		{Press: "a", Action: "goal", Label: "my goal"},
		{Press: "p", Action: "progress", Label: "progress"},
		searchKey(), writtenKey(), recapKey(),
		{Press: "r", Action: "reset", Label: "suggested order"},
		{Press: "X", Action: "over", Label: "start over with all"},
	}
	if len(w.p.Pack.Glossary) > 0 {
		keys = append(keys, page.Key{Press: "w", Action: "words", Label: "words and what they mean"})
	}
	keys = append(keys, playKeys(st)...)
	if w.p.Placement.Open {
		return slices.Insert(keys, 1, place)
	}
	return append(keys, place)
}

func (w way) placeLabel() engine.Text {
	switch {
	case w.p.Placement.Open:
		return "go on placing"
	case w.p.Placement.Ended:
		return "find my place again"
	}
	return "find my place"
}

func (w way) option(s engine.Suggestion) page.Option {
	o := page.Option{ID: s.Unit.ID, Label: s.Unit.Title}
	for _, skill := range s.Unit.Skills {
		sign := engine.Text("·")
		if w.p.Begun {
			sign = mark(w.p.Standing(skill))
		}
		o.More = append(o.More, sign+"  "+skill.Title)
	}
	if w.p.Begun {
		o.Aside = engine.Textf("%d of %d known", w.p.UnitKnown(s.Unit), len(s.Unit.Skills))
	}
	if s.Skipped {
		o.Aside = "put aside"
		return o
	}
	if w.p.Pinned(s.Unit) {
		if o.Aside != "" {
			o.Aside += ", "
		}
		o.Aside += "pinned"
	}
	var reasons []engine.Text
	for _, r := range s.Reasons {
		if !r.OfGoal() { // that is said once, above
			reasons = append(reasons, r.Text)
		}
	}
	o.Detail = []engine.Text{engine.JoinText(reasons, " ")}
	return o
}

func (w way) On(st *Study, in page.Input) Step {
	list := w.p.Way()
	chosen := in.Choice >= 0 && in.Choice < len(list)
	switch in.Action {
	case page.Back:
		return leavePack(w.p)
	case "map":
		return to(skillMap{p: w.p})
	case "review":
		return openRound(st, w.p, engine.ReviewID)
	case "play":
		return to(play(w))
	case "words":
		return to(words(w))
	case "next":
		return to(whatNext{p: w.p, back: w})
	case "search":
		return openSearch(st, w.p, w)
	case "written":
		return to(mine{w.p, w})
	case "goal":
		return toAim(w.p)
	case "test":
		if chosen {
			return openRound(st, w.p, engine.TestID(list[in.Choice].Unit))
		}
		return Step{}
	case "progress":
		return to(progress{back: w})
	case "place":
		return w.place()
	case "reset":
		return w.reset()
	case "over":
		return to(startOver(w.p, nil, w))
	}
	if !chosen {
		return Step{}
	}
	unit := list[in.Choice].Unit
	switch in.Action {
	case page.Enter:
		return openUnit(w.p, unit)
	case "about":
		return to(aUnit{w.p, unit})
	case "recap":
		return to(recap{w.p, unit, w})
	case "message":
		return writeTo(w.p, unit, w)
	case "up":
		return w.move(list, in.Choice, -1)
	case "down":
		return w.move(list, in.Choice, +1)
	case "skip":
		if list[in.Choice].Skipped {
			return w.write(engine.Event{Kind: engine.UnitRestored, Unit: unit.ID}, unit.Title+" is back.")
		}
		return w.write(engine.Event{Kind: engine.UnitSkipped, Unit: unit.ID}, unit.Title+" is put aside, at the end of the list; it can be brought back.")
	}
	return Step{}
}

func (w way) write(e engine.Event, note engine.Text) Step {
	e.Pack = w.p.Pack.ID
	return Step{Events: []engine.Event{e}, Next: func(*Study) Screen { return w }, Note: note}
}

// move changes a unit's place with its neighbour's; units put aside stay below.
func (w way) move(list []engine.Suggestion, from, by int) Step {
	at := from + by
	if list[from].Skipped {
		return Step{Next: func(*Study) Screen { return w }, Note: "What is put aside stays at the end; it can be moved when it is brought back."}
	}
	if at < 0 || at >= len(list) || list[at].Skipped {
		return Step{Next: func(*Study) Screen { return w }, Note: "It cannot go further."}
	}
	moved, neighbour := list[from].Unit, list[at].Unit
	var order []string
	for _, u := range w.p.Order() {
		switch u {
		case moved:
			u = neighbour
		case neighbour:
			u = moved
		}
		order = append(order, u.ID)
	}
	return w.write(engine.Event{Kind: engine.WayOrdered, Order: order}, engine.Textf("%s is now number %d.", moved.Title, at+1))
}

// place goes on with the placement, or asks before it begins another.
func (w way) place() Step {
	if w.p.Placement.Open || !w.p.Placement.Ended {
		return openPlacement(w.p)
	}
	return to(menu{
		id: "again/" + w.p.Pack.ID, title: w.p.Pack.Title + " · find my place", over: w,
		blocks: []page.Block{page.Line{Text: "The questions begin anew; what you know stays until they show otherwise."}},
		choices: []choice{
			{"Find my place again", func(*Study) Step { return openPlacement(w.p) }},
			{"Not now", func(*Study) Step { return to(w) }},
		},
	})
}

// reset goes back to the suggested order.
func (w way) reset() Step {
	if !w.p.OwnOrder() {
		return Step{Next: func(*Study) Screen { return w }, Note: "This is the suggested order."}
	}
	return w.write(engine.Event{Kind: engine.WayReset}, "This is the suggested order again, with all that was put aside; your own can be taken back.")
}
