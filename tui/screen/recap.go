package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// recap shows what there is to keep of a unit.
type recap struct {
	p    *engine.Progress
	unit *engine.Unit // nil for all that was begun
	back Screen
}

func recapKey() page.Key {
	return page.Key{Press: "R", Action: "recap", Label: "recap", OnOption: true}
}

func (r recap) Page(*Study) page.Page {
	pg := page.Page{ID: "recap/" + r.p.Pack.ID, Title: r.p.Pack.Title, Aside: "recap", Ask: page.Read{Next: "back"}, Keys: []page.Key{backKey()}}
	command := engine.Textf("ownpace recap %s", r.p.Pack.ID)
	if r.unit != nil {
		pg.ID, pg.Title = pg.ID+"/"+r.unit.ID, unitTitle(r.p, r.unit)
		command += engine.Textf(" %s", r.unit.ID)
	}
	pg.Blocks = []page.Block{page.Prose{Markdown: r.p.Recap(r.unit).Markdown()}, page.Line{Text: "To keep it as a file: " + command + " > recap.md", Voice: page.Quiet}}
	return pg
}

func (r recap) On(_ *Study, in page.Input) Step {
	if in.Action == page.Enter || in.Action == page.Back {
		return to(r.back)
	}
	return Step{}
}
