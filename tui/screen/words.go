package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// words is the glossary of a pack.
type words struct{ p *engine.Progress }

func (w words) Page(*Study) page.Page {
	pg := page.Page{ID: "words/" + w.p.Pack.ID, Title: w.p.Pack.Title + " · words", Ask: page.Read{Next: "back"}, Keys: []page.Key{backKey()}}
	for _, t := range w.p.Pack.Glossary {
		pg.Blocks = append(pg.Blocks, page.Line{Text: t.Word, Voice: page.Strong}, page.Prose{Markdown: t.Meaning})
	}
	return pg
}

func (w words) On(_ *Study, in page.Input) Step {
	if in.Action == page.Enter || in.Action == page.Back {
		return toWay(w.p)
	}
	return Step{}
}
