package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// methods tells how each method has worked for this learner, as far as that can be said.
type methods struct{ back Screen }

func (m methods) Page(st *Study) page.Page {
	pg := page.Page{ID: "methods", Title: "How each method has worked for you", Ask: page.Read{Next: "back"}, Keys: []page.Key{backKey()}}
	pg.Blocks = []page.Block{page.Line{Text: "What was met by each method, and how many answers were right a day or more later. Skills differ, so take it as a hint."}}
	all := st.State.HowMethodsWorked(st.Now())
	if len(all) == 0 {
		pg.Blocks = append(pg.Blocks, page.Line{Text: "You have not gone through a unit yet."})
	}
	if n := len(engine.Methods()) - len(all); len(all) > 0 && n > 0 {
		pg.Blocks = append(pg.Blocks, page.Line{Text: "To compare, go through other units by another method.", Voice: page.Quiet})
	}
	for _, f := range all {
		pg.Blocks = append(pg.Blocks, page.Heading{Text: sentence(f.Method.Text())})
		pg.Blocks = append(pg.Blocks, page.Line{Text: engine.Textf("%s met, in %s.", plural(f.Skills, "skill"), worked(f.Spent.Minutes()))})
		if !f.Enough {
			pg.Blocks = append(pg.Blocks, page.Line{Text: engine.Textf("%s a day or more later: too early to say.", plural(f.Later, "answer")), Voice: page.Quiet})
			continue
		}
		share := float64(f.Right) / float64(f.Later)
		pg.Blocks = append(pg.Blocks, page.Table{Rows: []page.Row{{Cells: []engine.Text{"Right later"}, Meter: &page.Meter{Value: share,
			Words: engine.Textf("%d of %d; likely %s to %s", f.Right, f.Later, percent(f.Low), percent(f.High))}}}})
	}
	return pg
}

func (m methods) On(_ *Study, in page.Input) Step {
	if in.Action == page.Enter || in.Action == page.Back {
		return to(m.back)
	}
	return Step{}
}

// chooseMethod asks for the method of one unit.
type chooseMethod struct {
	p    *engine.Progress
	unit *engine.Unit
	back func(*Study) Screen
}

func (c chooseMethod) Page(*Study) page.Page {
	ask := askMethod(c.p.Method(c.unit.ID))
	if c.p.OwnMethod(c.unit.ID) {
		ask.Options = append(ask.Options, page.Option{ID: "usual", Label: "No method of its own"})
	}
	return page.Page{ID: "method/" + c.p.Pack.ID + "/" + c.unit.ID, Title: unitTitle(c.p, c.unit),
		Blocks: []page.Block{page.Line{Text: "How would you like to go through this unit? The questions are the same; you can change it in the middle."}},
		Ask:    ask, Keys: []page.Key{backKey()}}
}

func (c chooseMethod) On(_ *Study, in page.Input) Step {
	e := engine.Event{Kind: engine.MethodChosen, Pack: c.p.Pack.ID, Unit: c.unit.ID}
	switch {
	case in.Action == page.Back:
		return Step{Next: c.back}
	case in.Action != page.Enter || in.Choice < 0:
		return Step{}
	case in.Choice < len(engine.Methods()):
		e.Name = engine.Methods()[in.Choice].Named()
	}
	return Step{Events: []engine.Event{e}, Next: c.back, Note: "The method is chosen."}
}
