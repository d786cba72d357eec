package screen

import (
	"strconv"
	"strings"

	"ownpace/engine"
	"ownpace/tui/page"
)

// journal lists what the learner wrote in it, the newest first.
type journal struct {
	p    *engine.Progress // nil for all packs
	back Screen
}

func (j journal) Page(st *Study) page.Page {
	pg := page.Page{ID: "journal/" + packID(j.p), Title: ownTitle(j.p, "my journal"), Keys: append([]page.Key{backKey(), searchKey()}, undoKey(st, undoIn(j.p))...)}
	pg.Blocks = []page.Block{page.Line{Text: "It is for you. To take it along: ownpace data journal FILE", Voice: page.Quiet}}
	ask := page.Pick{Prompt: "Choose an entry", Options: []page.Option{{ID: "write", Label: "Write now"}}}
	for _, e := range st.State.Journal(packID(j.p)) {
		ask.Options = append(ask.Options, page.Option{ID: e.ID, Label: entryTitle(st, e), Detail: []engine.Text{e.Text.Short(120)}})
	}
	pg.Ask = ask
	return pg
}

// entryTitle says when an entry was written, and where it belongs.
func entryTitle(st *Study, e *engine.Entry) engine.Text {
	if at := st.State.EntryAt(e); at != "" {
		return date(e.When) + ": " + at
	}
	return date(e.When)
}

func (j journal) On(st *Study, in page.Input) Step {
	list := st.State.Journal(packID(j.p))
	switch {
	case in.Action == page.Back:
		return to(j.back)
	case in.Action == "search":
		return openSearch(st, j.p, j)
	case in.Action == page.Enter && in.Choice == 0:
		return to(journalling{pack: packID(j.p), over: j})
	case in.Action == page.Enter && in.Choice > 0 && in.Choice <= len(list):
		return to(entry{list[in.Choice-1], j})
	}
	return Step{}
}

// journalling writes in it.
type journalling struct {
	pack, unit string
	asked      engine.Text   // what to write about, "" for whatever one likes
	old        *engine.Entry // that is changed, or nil
	over       Screen
}

// afterUnit writes three lines after a unit.
func afterUnit(st *Study, p *engine.Progress, u *engine.Unit, over Screen) Step {
	return to(journalling{pack: p.Pack.ID, unit: u.ID, asked: engine.JournalPrompt(u.ID, st.Now()), over: over})
}

func (j journalling) Page(st *Study) page.Page {
	pg := page.Page{ID: "journal/write/" + j.pack + "/" + j.unit + "/" + strconv.Itoa(st.State.Writings()), Title: "My journal", Aside: date(st.Now()), Keys: []page.Key{backKey()}}
	ask := page.Compose{Prompt: "Three lines are plenty"}
	switch {
	case j.old != nil:
		ask.Draft, ask.Prompt = j.old.Text, "Change it as you like"
	case j.asked == "":
		ask.Prompt = "Write what you like"
	}
	if j.asked != "" {
		pg.Blocks = append(pg.Blocks, page.Line{Text: j.asked, Voice: page.Strong})
	}
	pg.Ask = ask
	return pg
}

func (j journalling) On(_ *Study, in page.Input) Step {
	if in.Action != page.Enter && in.Action != page.Back {
		return Step{}
	}
	back := func(*Study) Screen { return j.over }
	events := j.keep(in.Text)
	if len(events) == 0 {
		return Step{Next: back}
	}
	return Step{Events: events, Next: back, Note: "It is in your journal."}
}

// keep keeps what is written, whichever way the page is left.
func (j journalling) keep(text string) []engine.Event {
	text = strings.TrimSpace(text)
	if text == "" || j.old != nil && text == strings.TrimSpace(string(j.old.Text)) {
		return nil
	}
	e := engine.Event{Kind: engine.JournalWritten, Pack: j.pack, Unit: j.unit, Name: string(j.asked), About: text}
	if j.old != nil {
		e.Order = []string{j.old.ID}
	}
	return []engine.Event{e}
}

// entry is one of the journal, to be read, changed or dropped.
type entry struct {
	e    *engine.Entry
	back Screen
}

func (o entry) Page(st *Study) page.Page {
	pg := page.Page{ID: "entry/" + o.e.ID + "/" + strconv.FormatBool(o.e.Dropped), Title: "My journal", Aside: date(o.e.When), Ask: pick(o.choices()), Keys: []page.Key{backKey()}}
	if at := st.State.EntryAt(o.e); at != "" {
		pg.Blocks = append(pg.Blocks, page.Line{Text: at, Voice: page.Quiet})
	}
	if o.e.Asked != "" {
		pg.Blocks = append(pg.Blocks, page.Line{Text: o.e.Asked, Voice: page.Strong})
	}
	pg.Blocks = append(pg.Blocks, page.Line{Text: o.e.Text, Voice: page.Quoted})
	if o.e.Dropped {
		pg.Blocks = append(pg.Blocks, page.Line{Text: "It is dropped, and can come back.", Voice: page.Quiet})
	}
	return pg
}

func (o entry) choices() []choice {
	back := choice{"Back", func(*Study) Step { return to(o.back) }}
	if o.e.Dropped {
		return []choice{{"Bring it back", func(*Study) Step {
			e := engine.Event{Kind: engine.JournalWritten, Pack: o.e.Pack, Unit: o.e.Unit, Name: string(o.e.Asked), About: string(o.e.Text), Order: []string{o.e.ID}}
			return Step{Events: []engine.Event{e}, Next: func(*Study) Screen { return o }, Note: "It is back."}
		}}, back}
	}
	return []choice{back,
		{"Change it", func(*Study) Step {
			return to(journalling{pack: o.e.Pack, unit: o.e.Unit, asked: o.e.Asked, old: o.e, over: o})
		}},
		{"Drop it; it can come back", func(*Study) Step {
			return Step{Events: []engine.Event{{Kind: engine.NoteDropped, Pack: o.e.Pack, About: o.e.ID}}, Next: func(*Study) Screen { return o.back },
				Note: "It is dropped. You find it under what you wrote, to bring it back."}
		}}}
}

func (o entry) On(st *Study, in page.Input) Step {
	if in.Action == page.Back {
		return to(o.back)
	}
	return take(o.choices(), st, in)
}
