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
	over    Screen                      // where Back leads
	begins  func(*Study, string) Screen // where a digit leads that begins an answer; nil where it is a choice
}

type choice struct {
	label engine.Text
	do    func(*Study) Step
}

func (m menu) Page(*Study) page.Page {
	ask := pick(m.choices)
	if m.begins != nil {
		ask.Begins = begin
	}
	return page.Page{ID: m.id, Title: m.title, Blocks: m.blocks, Ask: ask, Keys: []page.Key{backKey()}}
}

func (m menu) On(st *Study, in page.Input) Step {
	switch in.Action {
	case page.Back:
		return to(m.over)
	case begin:
		return Step{Next: func(st *Study) Screen { return m.begins(st, in.Text) }}
	}
	return take(m.choices, st, in)
}

// begin is to begin an answer where one could also choose.
const begin page.Action = "begin"

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
