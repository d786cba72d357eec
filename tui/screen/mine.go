package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// mine is everything that the learner wrote, in a pack or in all.
type mine struct {
	p    *engine.Progress // nil for all packs
	back Screen
}

func writtenKey() page.Key { return page.Key{Press: "O", Action: "written", Label: "what I wrote"} }

// undoIn is whose changes a list of what was written takes back.
func undoIn(p *engine.Progress) string {
	if p == nil {
		return anyPack
	}
	return p.Pack.ID
}

func (m mine) Page(st *Study) page.Page {
	pg := page.Page{ID: "mine/" + packID(m.p), Title: "What I wrote", Keys: append([]page.Key{backKey(), searchKey()}, undoKey(st, undoIn(m.p))...)}
	if m.p != nil {
		pg.Title = ownTitle(m.p, "what I wrote")
	}
	pg.Ask = pick(m.choices(st))
	return pg
}

func (m mine) choices(st *Study) []choice {
	pack := packID(m.p)
	open := len(st.State.AllQuestions(pack))
	for _, q := range st.State.AllQuestions(pack) {
		if q.Closed {
			open--
		}
	}
	words := len(ownWords{p: m.p}.list(st))
	choices := []choice{
		{engine.Textf("My notes and cards (%d)", len(st.State.Notes(pack))), func(*Study) Step { return to(notes{m.p, m}) }},
		{engine.Textf("My questions (%d open)", open), func(*Study) Step { return to(questions{m.p, m}) }},
		{engine.Textf("My own words (%d)", words), func(*Study) Step { return to(ownWords{m.p, m}) }},
		{engine.Textf("My journal (%d)", len(st.State.Journal(pack))), func(*Study) Step { return to(journal{m.p, m}) }},
		{"Search", func(st *Study) Step { return openSearch(st, m.p, m) }},
	}
	if m.p != nil {
		choices = append(choices, choice{"Recap of all that I began", func(*Study) Step { return to(recap{m.p, nil, m}) }})
	}
	if n := len(dropped{p: m.p}.list(st)); n > 0 {
		choices = append(choices, choice{engine.Textf("What I dropped (%d)", n), func(*Study) Step { return to(dropped{m.p, m}) }})
	}
	return append(choices, choice{"Back", func(*Study) Step { return to(m.back) }})
}

func (m mine) On(st *Study, in page.Input) Step {
	switch in.Action {
	case page.Back:
		return to(m.back)
	case "search":
		return openSearch(st, m.p, m)
	}
	return take(m.choices(st), st, in)
}

// dropped lists notes, cards and entries that were dropped, to be brought back.
type dropped struct {
	p    *engine.Progress // nil for all packs
	back Screen
}

// gone is one of them.
type gone struct {
	option page.Option
	open   func(back Screen) Screen
}

func (d dropped) list(st *Study) []gone {
	var all []gone
	for _, n := range st.State.NotesDropped(packID(d.p)) {
		all = append(all, gone{noteOption(st, n), func(back Screen) Screen { return oneNote{n, back} }})
	}
	for _, e := range st.State.EntriesDropped(packID(d.p)) {
		all = append(all, gone{page.Option{ID: e.ID, Label: entryTitle(st, e), Aside: "journal", Detail: []engine.Text{e.Text.Short(120)}}, func(back Screen) Screen { return entry{e, back} }})
	}
	return all
}

func (d dropped) Page(st *Study) page.Page {
	pg := page.Page{ID: "dropped/" + packID(d.p), Title: ownTitle(d.p, "what I dropped"), Keys: []page.Key{backKey()}}
	ask := page.Pick{Prompt: "Choose one"}
	for _, g := range d.list(st) {
		ask.Options = append(ask.Options, g.option)
	}
	if pg.Ask = ask; len(ask.Options) == 0 {
		pg.Blocks = []page.Block{page.Line{Text: "Nothing is dropped."}}
		pg.Ask = page.Read{Next: "back"}
	}
	return pg
}

func (d dropped) On(st *Study, in page.Input) Step {
	list := d.list(st)
	switch {
	case in.Action == page.Back, len(list) == 0 && in.Action == page.Enter:
		return to(d.back)
	case in.Action == page.Enter && in.Choice >= 0 && in.Choice < len(list):
		return to(list[in.Choice].open(d))
	}
	return Step{}
}
