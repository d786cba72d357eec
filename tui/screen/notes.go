package screen

import (
	"slices"
	"strconv"

	"ownpace/engine"
	"ownpace/tui/page"
)

// notes lists the learner's own notes and cards, the newest first.
type notes struct {
	p    *engine.Progress // nil for all packs
	back Screen
}

func packID(p *engine.Progress) string {
	if p == nil {
		return ""
	}
	return p.Pack.ID
}

// ownTitle is the title of a page about what the learner wrote, in a pack or in all.
func ownTitle(p *engine.Progress, what engine.Text) engine.Text {
	if p == nil {
		return "What I wrote · " + what
	}
	return p.Pack.Title + " · " + what
}

func (n notes) list(st *Study) []*engine.Note {
	all := st.State.Notes(packID(n.p))
	slices.Reverse(all)
	return all
}

func (n notes) Page(st *Study) page.Page {
	pg := page.Page{ID: "notes/" + packID(n.p), Title: ownTitle(n.p, "my notes and cards"), Keys: append([]page.Key{backKey()}, undoKey(st, undoIn(n.p))...)}
	list := n.list(st)
	if len(list) == 0 {
		pg.Blocks = []page.Block{page.Line{Text: "There are none yet. In a lesson and at a question, “note” is among what you can do."}}
		pg.Ask = page.Read{Next: "back"}
		return pg
	}
	if n.p != nil && slices.ContainsFunc(list, (*engine.Note).IsCard) {
		pg.Keys = append(pg.Keys, page.Key{Press: "t", Action: "turn", Label: "go through my cards"})
	}
	ask := page.Pick{Prompt: "Choose one"}
	for _, note := range list {
		ask.Options = append(ask.Options, noteOption(st, note))
	}
	pg.Ask = ask
	return pg
}

// noteOption is a note in a list.
func noteOption(st *Study, n *engine.Note) page.Option {
	o := page.Option{ID: n.ID, Label: n.Text.Short(60), Aside: "note", Detail: []engine.Text{placeOf(st, n)}}
	if n.IsCard() {
		o.Label, o.Aside = n.Front.Short(60), "card"
	}
	return o
}

// placeOf says where a note was made, and when.
func placeOf(st *Study, n *engine.Note) engine.Text {
	return whereIs(st, n.Pack, n.Skill) + ", " + date(n.Made)
}

// whereIs names a skill with its pack, as far as they are there.
func whereIs(st *Study, pack, skill string) engine.Text {
	p := st.State.Progress(pack)
	if p == nil {
		return engine.Clean(pack).Line() + " (not here now)"
	}
	if s := p.Pack.Skill(skill); s != nil {
		return p.Pack.Title + " · " + s.Title
	}
	return p.Pack.Title
}

func (n notes) On(st *Study, in page.Input) Step {
	list := n.list(st)
	switch {
	case in.Action == page.Back, len(list) == 0 && in.Action == page.Enter:
		return to(n.back)
	case in.Action == "turn" && n.p != nil:
		return openRound(st, n.p, engine.OwnID)
	case in.Action == page.Enter && in.Choice >= 0 && in.Choice < len(list):
		return to(oneNote{note: list[in.Choice], back: n})
	}
	return Step{}
}

// notesAt shows what the learner noted at a lesson, or at an item, where it belongs.
func notesAt(p *engine.Progress, s *engine.Skill, item string) []page.Block {
	var blocks []page.Block
	for _, n := range p.NotesAt(s.ID, item) {
		if len(blocks) == 0 {
			blocks = []page.Block{page.Heading{Text: "What you noted"}}
		}
		if n.Quote != "" && item == "" {
			blocks = append(blocks, page.Line{Text: "About: " + n.Quote, Voice: page.Quiet})
		}
		blocks = append(blocks, page.Line{Text: n.Text, Voice: page.Quoted})
	}
	return blocks
}

// oneNote is a note or a card, to be changed or dropped.
type oneNote struct {
	note *engine.Note
	back Screen
}

func (o oneNote) Page(st *Study) page.Page {
	n := o.note
	pg := page.Page{ID: "note/" + n.ID + "/" + strconv.FormatBool(n.Dropped), Title: whereIs(st, n.Pack, n.Skill), Ask: pick(o.choices(st)), Keys: []page.Key{backKey()}}
	if n.Quote != "" && n.Quote != n.Front {
		pg.Blocks = append(pg.Blocks, page.Line{Text: "About: " + n.Quote, Voice: page.Quiet})
	}
	if n.IsCard() {
		pg.Blocks = append(pg.Blocks, page.Line{Text: n.Front, Voice: page.Strong})
	}
	pg.Blocks = append(pg.Blocks, page.Line{Text: n.Text, Voice: page.Quoted})
	said := "Made on " + date(n.Made) + "."
	if p := st.State.Progress(n.Pack); p != nil && n.IsCard() && !n.Dropped {
		said += engine.Textf(" It lasts about %s from when it was turned last.", plural(int(p.OwnLasts(n, 0, st.Now())), "day"))
	}
	if n.Dropped {
		said = "It is dropped, and can come back."
	}
	pg.Blocks = append(pg.Blocks, page.Line{Text: said, Voice: page.Quiet})
	return pg
}

// changing begins to change a note or a card.
func changing(p *engine.Progress, n *engine.Note, over Screen) noting {
	c := noting{p: p, at: p.Pack.Skill(n.Skill), item: n.Item, title: p.Pack.Title, quote: n.Quote, old: n, over: over}
	if c.at != nil {
		c.title += " · " + c.at.Title
	}
	return c
}

func (o oneNote) choices(st *Study) []choice {
	n, p := o.note, st.State.Progress(o.note.Pack)
	if n.Dropped {
		return []choice{{"Bring it back", o.restore}, {"Back", func(*Study) Step { return to(o.back) }}}
	}
	choices := []choice{{"Back", func(*Study) Step { return to(o.back) }}}
	if p != nil {
		change := func(*Study) Step { return to(noteText{changing(p, n, o)}) }
		if n.IsCard() {
			change = func(*Study) Step { return to(cardFront{changing(p, n, o)}) }
		}
		choices = append(choices, choice{"Change it", change})
		if s := p.Pack.Skill(n.Skill); s != nil {
			choices = append(choices, choice{"Look at " + s.Title, func(*Study) Step { return to(look(p, s, o)) }})
		}
	}
	return append(choices, choice{"Drop it; it can come back", func(*Study) Step {
		return Step{Events: []engine.Event{{Kind: engine.NoteDropped, Pack: n.Pack, About: n.ID}}, Next: func(*Study) Screen { return o.back },
			Note: "It is dropped. You find it under what you wrote, to bring it back."}
	}})
}

// restore brings back what was dropped, by making it again as it was.
func (o oneNote) restore(*Study) Step {
	n := o.note
	e := engine.Event{Kind: engine.NoteMade, Pack: n.Pack, Skill: n.Skill, Item: n.Item, Name: string(n.Quote), About: string(n.Text), Order: []string{n.ID}}
	if n.IsCard() {
		e.Kind, e.Name, e.Draft = engine.CardMade, string(n.Front), string(n.Quote)
	}
	return Step{Events: []engine.Event{e}, Next: func(*Study) Screen { return o }, Note: "It is back."}
}

func (o oneNote) On(st *Study, in page.Input) Step {
	if in.Action == page.Back {
		return to(o.back)
	}
	return take(o.choices(st), st, in)
}
