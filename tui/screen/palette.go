package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// palette leads anywhere, from anywhere: to the pages, the packs, and, of the packs that
// were begun, to the units and skills. It opens over a page, to which Esc and the pages
// that only tell something lead back.
type palette struct{ under Screen }

// place is one destination.
type place struct {
	label, aside engine.Text
	do           func(*Study) Step
}

// overlay is what a key opens over the page that is there: help or the palette; nil for
// neither. It opens over no page of its own kind.
func (s *Session) overlay(a page.Action) Screen {
	under := beneath(s.screen)
	if _, ok := under.(library); ok { // the mark has been where one came from, and may be elsewhere by now
		under = library{}
	}
	_, helped := s.screen.(help)
	switch {
	case a == page.Help && !helped:
		return help{under: s.screen, page: s.page}
	case a == page.Palette && s.roams():
		return palette{under}
	}
	return nil
}

// roams reports whether there is anywhere to go: not before there is a learner, and not for
// an author who looks at a pack.
func (s *Session) roams() bool {
	_, author := beneath(s.screen).(preview)
	return s.State.Begun && !author
}

// beneath is the page that stands under what is laid over it.
func beneath(s Screen) Screen {
	switch top := s.(type) {
	case help:
		return beneath(top.under)
	case palette:
		return beneath(top.under)
	}
	return s
}

func (l palette) Page(st *Study) page.Page {
	ask := page.Pick{Prompt: "Where to?", Menu: true, Find: true}
	for _, p := range l.places(st) {
		ask.Options = append(ask.Options, page.Option{ID: string(p.aside + "/" + p.label), Label: p.label, Aside: p.aside})
	}
	return page.Page{ID: "palette", Title: "Go to", Ask: ask, Keys: []page.Key{backKey()}}
}

func (l palette) On(st *Study, in page.Input) Step {
	all := l.places(st)
	switch {
	case in.Action == page.Back:
		return to(l.under)
	case in.Action == page.Enter && in.Choice >= 0 && in.Choice < len(all):
		return all[in.Choice].do(st)
	}
	return Step{}
}

// places lists where one can go, the pack that one is in first.
func (l palette) places(st *Study) []place {
	here := st.State.Progress(st.State.Place.Pack)
	var all []place
	if here != nil {
		all = append(all, pagesOf(here)...)
	}
	all = append(all, l.pages(st)...)
	for _, pack := range st.State.Packs() {
		if here == nil || pack.ID != here.Pack.ID {
			all = append(all, place{pack.Title, "pack", func(st *Study) Step {
				p := st.State.Progress(pack.ID)
				return goInto(st, p, openPack(p))
			}})
		}
	}
	if here != nil {
		all = append(all, partsOf(here)...)
	}
	for _, pack := range st.State.Packs() {
		if (here == nil || pack.ID != here.Pack.ID) && st.State.BegunIn(pack.ID) {
			p := st.State.Progress(pack.ID)
			all = append(all, append(pagesOf(p), partsOf(p)...)...)
		}
	}
	return all
}

// pages are those that belong to no pack, and the settings. They lead back.
func (l palette) pages(st *Study) []place {
	tells := func(s Screen) func(*Study) Step { return func(*Study) Step { return to(s) } }
	all := []place{
		{"Library", "all packs", func(st *Study) Step {
			from := st.State.Place.Pack
			return Step{Events: leaving(st, nil), Next: func(*Study) Screen { return library{from} }}
		}},
		{"What next", "all packs", tells(whatNext{back: l.under})},
		{"Progress", "all packs", tells(progress{back: l.under})},
		{"Over time", "all packs", tells(overTime{back: l.under})},
		{"Foretold and found", "all packs", tells(calibrated{back: l.under})},
		{"Yours", "settings", tells(yours{back: l.under})},
		{"What counts for what comes next", "settings", tells(grounds{back: l.under})},
	}
	if weekKey(st) != nil {
		all = append(all, place{"My weeks", "all packs", tells(weeks{back: l.under})})
	}
	for _, s := range settings(st) {
		all = append(all, place{s.title(st), "settings", tells(resetting{s, l.under})})
	}
	return append(all, place{"Leave", "", tells(leave{})})
}

// pagesOf are the pages of a pack.
func pagesOf(p *engine.Progress) []place {
	into := func(s Screen) func(*Study) Step {
		return func(st *Study) Step { return goInto(st, p, s) }
	}
	title := p.Pack.Title
	all := []place{
		{"My way", title, into(openPack(p))},
		{"What next here", title, into(whatNext{p: p, back: way{p}})},
		{"Map", title, into(skillMap{p: p})},
		{"Skills", title, into(skillList{over: skillMap{p: p}})},
		{"Find my place", title, func(*Study) Step { return openPlacement(p) }},
		{"My goal", title, func(st *Study) Step {
			step := toAim(p)
			step.Events = append(leaving(st, p), step.Events...)
			return step
		}},
	}
	if len(p.Pack.Glossary) > 0 {
		all = append(all, place{"Words", title, into(words{p})})
	}
	return all
}

// partsOf are the units and the skills of a pack.
func partsOf(p *engine.Progress) []place {
	var all []place
	for _, u := range p.Pack.Units {
		all = append(all, place{u.Title, "unit · " + p.Pack.Title, func(*Study) Step { return openUnit(p, u) }})
	}
	for _, s := range p.Pack.Skills {
		all = append(all, place{s.Title, "skill · " + p.Pack.Title, func(st *Study) Step {
			return goInto(st, p, oneSkill{over: skillList{over: skillMap{p: p}}, skill: s})
		}})
	}
	return all
}

// goInto goes to a page of a pack.
func goInto(st *Study, p *engine.Progress, s Screen) Step {
	return Step{Events: leaving(st, p), Next: func(*Study) Screen { return s }}
}

// leaving is what happens when one goes from where one is to a pack, or to none: what is
// open there is left, to be taken up again.
func leaving(st *Study, to *engine.Progress) []engine.Event {
	at := st.State.Place
	var events []engine.Event
	switch {
	case at.Placing:
		events = append(events, engine.Event{Kind: engine.PlacementLeft, Pack: at.Pack})
	case at.Unit != "":
		events = append(events, engine.Event{Kind: engine.UnitLeft, Pack: at.Pack, Unit: at.Unit})
	}
	switch {
	case to == nil && at.Pack != "":
		events = append(events, engine.Event{Kind: engine.PackLeft, Pack: at.Pack})
	case to != nil && at.Pack != to.Pack.ID:
		events = append(events, engine.Event{Kind: engine.PackOpened, Pack: to.Pack.ID, Revision: to.Pack.Revision})
	}
	return events
}
