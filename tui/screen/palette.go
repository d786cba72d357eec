package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// palette leads anywhere, from anywhere: to the pages, the packs, and, of the packs that
// were begun, to the units and skills; once something is looked for, to the lessons and the
// questions of the pack that one is in, too. It opens over a page, to which Esc and the pages
// that only tell something lead back. No pack is read for it.
type palette struct {
	under  Screen
	places []place
	in     *engine.Progress // the pack that one is in; nil for none
	items  []*engine.Item   // those of it that were met
}

// place is one destination.
type place struct {
	label, aside engine.Text
	also         engine.Text // other words that find it
	late         bool        // it is listed once something is looked for
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
		return newPalette(&s.Study, under)
	}
	return nil
}

// roams reports whether there is anywhere to go: not before there is a learner who was asked the
// first questions, and not for an author who looks at a pack.
func (s *Session) roams() bool {
	switch beneath(s.screen).(type) {
	case preview, firstSetting:
		return false
	}
	return s.State.Begun
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

func newPalette(st *Study, under Screen) palette {
	l := palette{under: under, places: places(st, under), in: st.State.Awake(st.State.Place.Pack)}
	if l.in == nil {
		return l
	}
	for _, s := range l.in.Pack.Skills {
		for _, it := range s.Items {
			if l.in.Asked(it) { // of no other anything is told before it is asked
				l.items = append(l.items, it)
			}
		}
	}
	return l
}

func (l palette) Page(*Study) page.Page {
	options := make([]page.Option, 0, len(l.places)+len(l.items))
	for _, p := range l.places {
		options = append(options, page.Option{ID: string(p.aside + "/" + p.label), Label: p.label, Aside: p.aside, Also: p.also, Late: p.late})
	}
	for _, it := range l.items {
		options = append(options, page.Option{ID: it.ID, Label: it.Ask, Aside: "a question", Late: true})
	}
	return page.Page{ID: "palette", Title: "Go to", Keys: []page.Key{backKey()},
		Ask: page.Pick{Prompt: "Where to?", Menu: true, Find: true, Options: options}}
}

func (l palette) On(st *Study, in page.Input) Step {
	item := in.Choice - len(l.places)
	switch {
	case in.Action == page.Back:
		return to(l.under)
	case in.Action != page.Enter || in.Choice < 0 || item >= len(l.items):
		return Step{}
	case item >= 0:
		return to(lookItem(l.in, l.items[item], l.under))
	}
	return l.places[in.Choice].do(st)
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
