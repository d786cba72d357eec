package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// switches is what can be left out.
type switches struct{ back Screen }

func (s switches) Page(st *Study) page.Page {
	pg := page.Page{ID: "switches", Title: "What can be left out", Keys: []page.Key{backKey()}}
	pg.Blocks = []page.Block{page.Line{Text: "Choose one to leave it out, or to have it back. Nothing is lost by it."}}
	ask := page.Pick{Prompt: "What to turn"}
	for _, one := range st.State.Switches() {
		o := page.Option{ID: one.Name, Label: one.Says, Aside: "left out"}
		if one.On {
			o.Aside = "there"
		}
		ask.Options = append(ask.Options, o)
	}
	for _, p := range s.spread(st) {
		ask.Options = append(ask.Options, page.Option{ID: "spread/" + p.Pack.ID, Label: "A few reviews each day: " + p.Pack.Title, Aside: "there"})
	}
	pg.Ask = ask
	return pg
}

// spread lists the packs whose reviews are spread over days.
func (s switches) spread(st *Study) []*engine.Progress {
	var all []*engine.Progress
	for _, pack := range st.State.Packs() {
		if st.State.BegunIn(pack.ID) && st.State.Progress(pack.ID).Spread() {
			all = append(all, st.State.Progress(pack.ID))
		}
	}
	return all
}

func (s switches) On(st *Study, in page.Input) Step {
	if in.Action == page.Back {
		return to(s.back)
	}
	if in.Action != page.Enter || in.Choice < 0 {
		return Step{}
	}
	all, packs := st.State.Switches(), s.spread(st)
	turned := engine.Event{Kind: engine.SwitchTurned}
	note := engine.Text("It is left out.")
	switch n := in.Choice - len(all); {
	case n < 0:
		on := !all[in.Choice].On
		turned.Name, turned.Known = all[in.Choice].Name, &on
		if on {
			note = "It is back."
		}
	case n < len(packs):
		off := false
		turned.Pack, turned.Name, turned.Known = packs[n].Pack.ID, engine.SwitchSpread, &off
		note = "Reviews come as they fade."
	default:
		return Step{}
	}
	return Step{Events: []engine.Event{turned}, Next: func(*Study) Screen { return s }, Note: note}
}
