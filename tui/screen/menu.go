package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// menu is a small choice laid over a screen.
type menu struct {
	id      string
	title   engine.Text
	blocks  []page.Block
	choices []choice
	over    Screen // where Back leads
}

type choice struct {
	label engine.Text
	do    func(*Study) Step
}

func (m menu) Page(*Study) page.Page {
	return page.Page{ID: m.id, Title: m.title, Blocks: m.blocks, Ask: pick(m.choices), Keys: []page.Key{backKey()}}
}

func (m menu) On(st *Study, in page.Input) Step {
	if in.Action == page.Back {
		return to(m.over)
	}
	return take(m.choices, st, in)
}

// pick asks which of some choices to take.
func pick(choices []choice) page.Pick {
	ask := page.Pick{Prompt: "What now?", Menu: true}
	for _, c := range choices {
		ask.Options = append(ask.Options, page.Option{ID: string(c.label), Label: c.label})
	}
	return ask
}

// take does the choice that was picked.
func take(choices []choice, st *Study, in page.Input) Step {
	if in.Action == page.Enter && in.Choice >= 0 && in.Choice < len(choices) {
		return choices[in.Choice].do(st)
	}
	return Step{}
}
