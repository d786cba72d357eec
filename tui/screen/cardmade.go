package screen

import (
	"strings"

	"ownpace/engine"
	"ownpace/tui/page"
)

// A card of the learner's own has two sides, which are written one after the other.

// cardFront asks for the side of a card that is shown.
type cardFront struct{ noting }

func (n cardFront) Page(st *Study) page.Page {
	pg := n.page(st, "front")
	pg.Blocks = append(pg.Blocks, page.Line{Text: "The front of the card is what you will be asked; the back is what you want to recall."})
	pg.Ask = writeOn("The front", n.proposed(), "or Enter, to go back")
	return pg
}

// writeOn asks for a line; where something stands there, Enter alone takes that.
func writeOn(prompt, draft, empty engine.Text) page.Write {
	if draft != "" {
		empty = "or Enter, for what stood there"
	}
	return page.Write{Prompt: prompt, Draft: draft, Empty: empty}
}

func (n cardFront) proposed() engine.Text {
	if n.old != nil {
		return n.old.Front.Line()
	}
	return n.front.Line()
}

func (n cardFront) On(_ *Study, in page.Input) Step {
	text := strings.TrimSpace(in.Text)
	if text == "" {
		text = string(n.proposed())
	}
	switch {
	case in.Action == page.Back:
		return n.before(true)
	case in.Action == page.Enter && text == "":
		return to(n.over)
	case in.Action == page.Enter:
		return to(cardBack{n.noting, text})
	}
	return Step{}
}

// keep has nothing to keep yet: a front alone is no card.
func (n cardFront) keep(string) []engine.Event { return nil }

// cardBack asks for its other side.
type cardBack struct {
	noting
	shown string
}

func (n cardBack) Page(st *Study) page.Page {
	pg := n.page(st, "back")
	pg.Blocks = append(pg.Blocks, page.Line{Text: engine.Clean(n.shown).Line(), Voice: page.Strong})
	pg.Ask = writeOn("The back", n.proposed(), "")
	return pg
}

func (n cardBack) proposed() engine.Text {
	if n.old != nil {
		return n.old.Text.Line()
	}
	return n.noting.back.Line()
}

func (n cardBack) On(_ *Study, in page.Input) Step {
	text := strings.TrimSpace(in.Text)
	if text == "" {
		text = string(n.proposed())
	}
	switch {
	case in.Action == page.Back:
		return to(cardFront{n.noting})
	case in.Action == page.Enter && text == "":
		return Step{Note: "Write what is on the back, so that you can look it up when you turn the card."}
	case in.Action == page.Enter:
		return n.kept(n.made(engine.CardMade, n.shown, text))
	}
	return Step{}
}

func (n cardBack) keep(text string) []engine.Event {
	if n.old != nil && string(n.old.Text.Line()) == text {
		return nil
	}
	return []engine.Event{n.made(engine.CardMade, n.shown, text)}
}
