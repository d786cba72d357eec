package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// recap shows what there is to keep of a unit.
type recap struct {
	p    *engine.Progress
	unit *engine.Unit
	back Screen
}

func recapKey() page.Key {
	return page.Key{Press: "R", Action: "recap", Label: "recap", OnOption: true}
}

func (r recap) Page(*Study) page.Page {
	pg := page.Page{ID: "recap/" + r.p.Pack.ID + "/" + r.unit.ID, Title: unitTitle(r.p, r.unit), Aside: "recap", Ask: page.Read{Next: "back"}, Keys: []page.Key{backKey()}}
	pg.Blocks = []page.Block{page.Prose{Markdown: r.p.Recap(r.unit).Markdown()},
		page.Line{Text: engine.Textf("To keep it as a file: ownpace recap %s %s > recap.md", r.p.Pack.ID, r.unit.ID), Voice: page.Quiet}}
	return pg
}

func (r recap) On(_ *Study, in page.Input) Step {
	if in.Action == page.Enter || in.Action == page.Back {
		return to(r.back)
	}
	return Step{}
}
