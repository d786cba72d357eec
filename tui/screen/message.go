package screen

import (
	"strconv"
	"strings"

	"ownpace/engine"
	"ownpace/tui/page"
)

// Messages to oneself: each is opened when its unit is known, or all of the pack.

// messages lists those that were kept, and what another can be for.
type messages struct{ play }

// units lists what a message can wait for: those that are not known yet.
func (m messages) units() []*engine.Unit {
	var units []*engine.Unit
	for _, u := range m.p.Pack.Units {
		if len(u.Skills) > 0 && m.p.UnitKnown(u) < len(u.Skills) {
			units = append(units, u)
		}
	}
	return units
}

func (m messages) Page(st *Study) page.Page {
	pg := page.Page{ID: "messages/" + m.p.Pack.ID, Title: m.p.Pack.Title + " · messages to yourself", Keys: append([]page.Key{backKey()}, undoKey(st, m.p.Pack.ID)...)}
	var opened []*engine.Message
	table := page.Table{}
	for _, kept := range st.State.Messages(m.p.Pack.ID) {
		if kept.Opened {
			opened = append(opened, kept)
			continue
		}
		table.Rows = append(table.Rows, page.Row{Cells: []engine.Text{titleOf(m.p, kept.Unit), engine.Textf("closed, of %s", date(kept.Kept))}})
	}
	for _, o := range opened[max(0, len(opened)-3):] {
		pg.Blocks = append(pg.Blocks, page.Line{Text: engine.Textf("%s, of %s:", titleOf(m.p, o.Unit), date(o.Kept)), Voice: page.Quiet}, page.Line{Text: o.Text, Voice: page.Quoted})
	}
	if len(table.Rows) > 0 {
		pg.Blocks = append(pg.Blocks, page.Heading{Text: "Waiting to be opened"}, table)
	}
	units := m.units()
	if len(units) == 0 {
		pg.Blocks = append(pg.Blocks, page.Line{Text: "You know all of it: there is nothing here that a message could wait for."})
		pg.Ask = page.Read{Next: "back"}
		return pg
	}
	pg.Blocks = append(pg.Blocks, page.Line{Text: "Write a few lines to yourself. You will read them when you know what they wait for."})
	ask := page.Pick{Prompt: "What shall it wait for?"}
	for _, u := range units {
		ask.Options = append(ask.Options, page.Option{ID: u.ID, Label: u.Title, Aside: engine.Textf("%d of %d known", m.p.UnitKnown(u), len(u.Skills))})
	}
	ask.Options = append(ask.Options, page.Option{ID: "~all", Label: "All of " + m.p.Pack.Title, Aside: known(m.p)})
	pg.Ask = ask
	return pg
}

func titleOf(p *engine.Progress, unit string) engine.Text {
	if u := p.Pack.Unit(unit); u != nil {
		return u.Title
	}
	return p.Pack.Title
}

func (m messages) On(_ *Study, in page.Input) Step {
	units := m.units()
	switch {
	case in.Action == page.Back, in.Action == page.Enter && len(units) == 0:
		return to(m.play)
	case in.Action == page.Enter && in.Choice >= 0 && in.Choice < len(units):
		return to(messaging{m, units[in.Choice].ID, m, m.play})
	case in.Action == page.Enter && in.Choice == len(units):
		return to(messaging{m, "", m, m.play})
	}
	return Step{}
}

// messaging asks for the message.
type messaging struct {
	messages
	unit string // "" for all of the pack
	back Screen // where Esc leads
	done Screen // and where, when it is written
}

// writeTo asks for a message that waits for a unit, if it is not known yet.
func writeTo(p *engine.Progress, u *engine.Unit, back Screen) Step {
	if p.UnitKnown(u) == len(u.Skills) {
		return Step{Next: func(*Study) Screen { return back }, Note: engine.Textf("You know it already: %s. A message waits for what you do not know yet.", u.Title)}
	}
	return to(messaging{messages{play{p}}, u.ID, back, back})
}

// draft is the name under which a message that is half written is kept.
func (m messaging) draft() string { return "~message/" + m.unit }

func (m messaging) Page(st *Study) page.Page {
	ask := page.Compose{Prompt: "To yourself"}
	if d := st.State.Draft; d.Pack == m.p.Pack.ID && d.Item == m.draft() {
		ask.Draft = engine.Clean(d.Text)
	}
	return page.Page{
		ID: "messaging/" + m.p.Pack.ID + "/" + m.unit + "/" + strconv.Itoa(st.State.Writings()), Title: m.p.Pack.Title + " · a message to yourself",
		Blocks: []page.Block{page.Line{Text: engine.Textf("You will read it when you know: %s. Until then it stays closed; the last one can be taken back.", titleOf(m.p, m.unit))}},
		Ask:    ask, Keys: []page.Key{backKey()},
	}
}

func (m messaging) On(_ *Study, in page.Input) Step {
	text := strings.TrimSpace(in.Text)
	switch {
	case in.Action == page.Back && text != "":
		return Step{Events: m.keep(in.Text), Next: func(*Study) Screen { return m.back }, Note: "Not kept yet. It stands there when you come back, until you answer a question."}
	case in.Action == page.Back, in.Action == page.Enter && text == "":
		return to(m.back)
	case in.Action == page.Enter:
		e := engine.Event{Kind: engine.MessageKept, Pack: m.p.Pack.ID, Revision: m.p.Pack.Revision, Unit: m.unit, About: text}
		return Step{Events: []engine.Event{e}, Next: func(*Study) Screen { return m.done }, Note: engine.Textf("Kept. It opens when you know: %s.", titleOf(m.p, m.unit))}
	}
	return Step{}
}

func (m messaging) keep(text string) []engine.Event {
	return []engine.Event{{Kind: engine.Left, Pack: m.p.Pack.ID, Item: m.draft(), Draft: text}}
}

// arrived is a message whose time has come, on the way to another screen.
type arrived struct {
	p    *engine.Progress
	m    *engine.Message
	then func(*Study) Screen
}

// unlessArrived is a screen, or before it a message that has its time now.
func unlessArrived(st *Study, then func(*Study) Screen) Screen {
	if m := st.State.Arrived(); m != nil {
		return arrived{st.State.Progress(m.Pack), m, then}
	}
	return then(st)
}

func (a arrived) Page(*Study) page.Page {
	return page.Page{
		ID: "arrived/" + a.m.ID, Title: a.p.Pack.Title + " · a message from you",
		Blocks: []page.Block{
			page.Line{Text: engine.Textf("You know it now: %s. On %s you wrote to yourself:", titleOf(a.p, a.m.Unit), date(a.m.Kept))},
			page.Line{Text: a.m.Text, Voice: page.Quoted},
		},
		Ask:  page.Read{Next: "on"},
		Keys: []page.Key{backKey()},
	}
}

func (a arrived) On(_ *Study, in page.Input) Step {
	if in.Action != page.Enter && in.Action != page.Back {
		return Step{}
	}
	e := engine.Event{Kind: engine.MessageOpened, Pack: a.m.Pack, Unit: a.m.Unit, About: a.m.ID}
	return Step{Events: []engine.Event{e}, Next: func(st *Study) Screen { return unlessArrived(st, a.then) }}
}
