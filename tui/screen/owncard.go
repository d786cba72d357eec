package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// ownCard shows the front of a card of the learner's own, in a review.
type ownCard struct {
	p     *engine.Progress
	visit string
	note  *engine.Note
}

func (c ownCard) page(side string) page.Page {
	pg := page.Page{ID: side + "/" + c.note.ID + "/" + c.visit, Title: visitTitle(c.p, c.visit), Keys: []page.Key{backKey()},
		Blocks: []page.Block{page.Line{Text: "A card of your own", Voice: page.Quiet}, page.Line{Text: c.note.Front, Voice: page.Strong}}}
	if left := c.p.Left(c.visit); left > 0 {
		pg.Aside = engine.Textf("about %d left", left)
	}
	return pg
}

func (c ownCard) Page(*Study) page.Page {
	pg := c.page("own-front")
	pg.Ask = page.Read{Next: "turn it"}
	return pg
}

func (c ownCard) On(_ *Study, in page.Input) Step {
	switch in.Action {
	case page.Enter:
		return to(ownTurned{c})
	case page.Back:
		return leaveVisit(c.p, c.visit)
	}
	return Step{}
}

// ownTurned shows its back and asks how well it was recalled.
type ownTurned struct{ ownCard }

// recalls are how well a card was recalled, in the order of the grades from 1.
var recalls = [...]engine.Text{"Again: it did not come", "Hard: it came slowly", "Good: it came", "Easy: at once"}

func (c ownTurned) Page(st *Study) page.Page {
	pg := c.page("own-back")
	pg.Blocks = append(pg.Blocks, page.Line{Text: c.note.Text})
	if c.note.Quote != "" && c.note.Quote != c.note.Front {
		pg.Blocks = append(pg.Blocks, page.Line{Text: "About: " + c.note.Quote, Voice: page.Quiet})
	}
	pg.News = 2
	ask := page.Pick{Prompt: "How well did it come?", None: true}
	for i, label := range recalls {
		ask.Options = append(ask.Options, page.Option{ID: string(label), Label: label, Aside: comesBack(c.p.OwnLasts(c.note, i+1, st.Now()))})
	}
	pg.Ask = ask
	pg.Keys = append(pg.Keys, page.Key{Press: "e", Action: "edit", Label: "change the card"})
	return pg
}

// comesBack says after how many days something is asked again.
func comesBack(days float64) engine.Text {
	if days < 2 {
		return "comes back tomorrow"
	}
	return "comes back in " + plural(int(days), "day")
}

func (c ownTurned) On(_ *Study, in page.Input) Step {
	switch {
	case in.Action == page.Back:
		return to(c.ownCard)
	case in.Action == "edit":
		return to(cardFront{changing(c.p, c.note, c)})
	case in.Action == page.Enter && in.Choice >= 0 && in.Choice < len(recalls):
		e := engine.Event{Kind: engine.CardTurned, Pack: c.p.Pack.ID, Revision: c.p.Pack.Revision, Unit: c.visit, Item: c.note.CardID(), Part: in.Choice + 1}
		return Step{Events: []engine.Event{e}, Next: func(st *Study) Screen { return nextStep(st, c.p, c.visit) }}
	}
	return Step{}
}

// ownRows says when the own cards that were turned in a round come back.
func ownRows(st *Study, p *engine.Progress, v *engine.Visit) page.Table {
	table := page.Table{}
	cards, _ := v.Own()
	for _, n := range cards {
		table.Rows = append(table.Rows, page.Row{Cells: []engine.Text{n.Front.Short(40), comesBack(p.OwnLasts(n, 0, st.Now()))}})
	}
	return table
}

// asked counts what a round asked, by kind, and how it went.
func askedInRound(v *engine.Visit) engine.Text {
	closed, clean := v.Attempts()
	cards, recalled := v.Own()
	questions := engine.Textf("%s, %d right without help", plural(closed-len(cards), "question"), clean-recalled)
	turned := engine.Textf("%s of your own, %d recalled", plural(len(cards), "card"), recalled)
	switch {
	case len(cards) == 0:
		return questions + "."
	case len(cards) == closed:
		return turned + "."
	}
	return questions + "; " + turned + "."
}
