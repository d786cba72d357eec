package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// welcome asks, the first time, where to begin.
type welcome struct{ p *engine.Progress }

func (w welcome) Page(*Study) page.Page {
	pack := w.p.Pack
	pg := page.Page{
		ID:    "welcome/" + pack.ID,
		Title: pack.Title,
		Blocks: []page.Block{
			page.Line{Text: pack.About},
			page.Line{Text: "A few questions can find what you know already, so that you need not repeat it. No right or wrong is shown, and “I have not learnt this” is a good answer. You can stop at any question; what was found stays."},
		},
		Ask: page.Pick{Prompt: "Where shall we begin?", Options: []page.Option{
			{ID: "place", Label: "Find my place", Aside: engine.Textf("at most %d questions", engine.Budget(len(pack.Skills)))},
			{ID: "way", Label: "Choose for myself", Aside: plural(len(pack.Units), "unit")},
		}},
		Keys: []page.Key{backKey()},
	}
	if len(pack.Goals) > 0 {
		table := page.Table{}
		for _, goal := range pack.Goals[:min(3, len(pack.Goals))] {
			table.Rows = append(table.Rows, page.Row{Cells: []engine.Text{"·", goal}})
		}
		pg.Blocks = append(pg.Blocks[:1:1], append([]page.Block{page.Line{Text: "What for, for example:", Voice: page.Quiet}, table}, pg.Blocks[1:]...)...)
	}
	return pg
}

func (w welcome) On(_ *Study, in page.Input) Step {
	switch {
	case in.Action == page.Back:
		return leavePack(w.p)
	case in.Action == page.Enter && in.Choice == 0:
		return openPlacement(w.p)
	case in.Action == page.Enter && in.Choice == 1:
		return Step{
			Events: []engine.Event{{Kind: engine.WayOpened, Pack: w.p.Pack.ID}},
			Next:   func(*Study) Screen { return openPack(w.p) },
		}
	}
	return Step{}
}
