package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// library lists the packs.
type library struct{ from string } // the pack that one comes back from, "" for none

func (l library) Page(st *Study) page.Page {
	pg := page.Page{
		ID:    "library",
		Title: "Library",
		Keys: []page.Key{
			{Press: "n", Action: "next", Label: "what next"},
			{Press: "p", Action: "progress", Label: "progress"},
			{Press: "y", Action: "yours", Label: "yours"},
			{Press: "esc", Action: page.Back, Label: "leave"},
			{Press: "q", Action: page.Back, Label: "leave"},
			searchKey(), writtenKey(),
		},
	}
	if st.State.Name != "" {
		pg.Aside = st.State.Name
	}
	pg.Blocks = []page.Block{page.Line{Text: "What would you like to work on?"}}
	if st.State.Purpose != "" {
		pg.Blocks = append(pg.Blocks, page.Line{Text: "For: " + st.State.Purpose, Voice: page.Quiet})
	}
	ask := page.Pick{Prompt: "Choose a pack", Left: l.from}
	for _, p := range st.State.Packs() {
		size := engine.Textf("%s, %s", plural(len(p.Units), "unit"), plural(len(p.Skills), "skill"))
		far := engine.Text("new")
		if n, begun := st.State.KnownIn(p.ID); begun {
			far = knownOf(n, p)
		}
		if p.Skipped > 0 {
			size += engine.Textf("; %s could not be read", plural(p.Skipped, "question"))
		}
		ask.Options = append(ask.Options, page.Option{ID: p.ID, Label: p.Title, Aside: far, Detail: []engine.Text{p.About, size}})
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
		return enterPack(st.State.Progress(packs[in.Choice].ID))
	case "yours":
		return to(yours{back: library{}})
	case "search":
		return openSearch(st, nil, library{})
	case "written":
		return to(mine{nil, library{}})
	case "next":
		return to(whatNext{back: library{}})
	case "progress":
		return to(progress{back: library{}})
	case page.Back:
		return to(leave{})
	}
	return Step{}
}

func enterPack(p *engine.Progress) Step {
	return Step{
		Events: []engine.Event{{Kind: engine.PackOpened, Pack: p.Pack.ID, Revision: p.Pack.Revision}},
		Next:   func(*Study) Screen { return openPack(p) },
	}
}

// known says how far a learner is in a pack.
func known(p *engine.Progress) engine.Text {
	if !p.Begun {
		return "new"
	}
	return knownOf(p.Count(engine.Known), p.Pack)
}

func knownOf(n int, p *engine.Pack) engine.Text {
	return engine.Textf("%d of %d known", n, len(p.Skills))
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
	return Step{Events: []engine.Event{{Kind: engine.PackLeft, Pack: p.Pack.ID}}, Next: func(*Study) Screen { return library{from: p.Pack.ID} }}
}
