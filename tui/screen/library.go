package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// library lists the packs.
type library struct{}

func (library) Page(st *Study) page.Page {
	pg := page.Page{
		ID:    "library",
		Title: "Library",
		Keys: []page.Key{
			{Press: "p", Action: "progress", Label: "progress"},
			{Press: "esc", Action: page.Back, Label: "leave"},
			{Press: "q", Action: page.Back, Label: "leave"},
		},
	}
	if st.State.Name != "" {
		pg.Aside = st.State.Name
	}
	pg.Blocks = []page.Block{page.Line{Text: "What would you like to work on?"}}
	ask := page.Pick{Prompt: "Choose a pack"}
	for _, p := range st.State.Packs() {
		ask.Options = append(ask.Options, page.Option{
			ID: p.ID, Label: p.Title, Aside: known(st.State.Progress(p.ID)),
			Detail: []engine.Text{p.About, engine.Textf("%s, %s, %s", plural(len(p.Units), "unit"), plural(len(p.Skills), "skill"), plural(p.Items(), "question"))},
		})
	}
	pg.Ask = ask
	return pg
}

func (library) On(st *Study, in page.Input) Step {
	switch in.Action {
	case page.Enter:
		packs := st.State.Packs()
		if in.Choice < 0 || in.Choice >= len(packs) {
			return Step{}
		}
		p := st.State.Progress(packs[in.Choice].ID)
		return Step{
			Events: []engine.Event{{Kind: engine.PackOpened, Pack: p.Pack.ID, Revision: p.Pack.Revision}},
			Next:   func(*Study) Screen { return openPack(p) },
		}
	case "progress":
		return to(progress{back: library{}})
	case page.Back:
		return to(leave{})
	}
	return Step{}
}

// known says how far a learner is in a pack.
func known(p *engine.Progress) engine.Text {
	if !p.Begun {
		return "new"
	}
	return engine.Textf("%d of %d known", p.Count(engine.Known), len(p.Pack.Skills))
}

func plural(n int, one engine.Text) engine.Text {
	if n == 1 {
		return "1 " + one
	}
	return engine.Textf("%d %ss", n, one)
}

// openPack leads into a pack: to the way through it, or, the first time, to the
// question where to begin.
func openPack(p *engine.Progress) Screen {
	if !p.Met {
		return welcome{p}
	}
	return way{p}
}

func leavePack(p *engine.Progress) Step {
	return Step{Events: []engine.Event{{Kind: engine.PackLeft, Pack: p.Pack.ID}}, Next: func(*Study) Screen { return library{} }}
}

// welcome asks, the first time, where to begin.
type welcome struct{ p *engine.Progress }

func (w welcome) Page(*Study) page.Page {
	pack := w.p.Pack
	return page.Page{
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
