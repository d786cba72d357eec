package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// yours is all that the learner said about themselves and how they want things.
type yours struct {
	back Screen
	at   int // what was chosen last
}

func (y yours) Page(st *Study) page.Page {
	pg := page.Page{ID: "yours", Title: "Yours", Aside: st.State.Name, Keys: append([]page.Key{backKey()}, undoKey(st, "")...)}
	pg.Blocks = []page.Block{page.Line{Text: "What you told, and how you like it. All of it can be changed, and taken back."}}
	ask := pick(y.choices(st))
	ask.At = y.at
	pg.Ask = ask
	return pg
}

func (y yours) choices(st *Study) []choice {
	var choices []choice
	for _, s := range settings(st) {
		choices = append(choices, choice{s.title(st), func(*Study) Step { return to(resetting{s, y}) }})
	}
	return append(choices,
		choice{"What counts for what comes next", func(*Study) Step { return to(grounds{back: y}) }},
		choice{"How each method has worked for you", func(*Study) Step { return to(methods{back: y}) }},
		choice{"Answers that you hold to be right", func(*Study) Step { return to(heldRight{back: y}) }},
		choice{"What you wrote: notes, cards, questions, journal", func(*Study) Step { return to(mine{nil, y}) }},
		choice{"Back", func(*Study) Step { return to(y.back) }})
}

func (y yours) On(st *Study, in page.Input) Step {
	if in.Action == page.Back {
		return to(y.back)
	}
	y.at = max(in.Choice, 0)
	return take(y.choices(st), st, in)
}

// anyPack stands for all packs, and for none.
const anyPack = "*"

// undoKey takes the last change back, where it was about this pack, or about none.
func undoKey(st *Study, pack string) []page.Key {
	if _, label, about, ok := st.State.Undoable(); ok && (about == pack || pack == anyPack) {
		return []page.Key{{Press: "u", Action: undo, Label: "take back: " + label.Short(32)}}
	}
	return nil
}

const undo page.Action = "undo"

// takeBack takes the last change back, on the same page.
func takeBack(st *Study) Step {
	id, label, _, ok := st.State.Undoable()
	if !ok {
		return Step{Note: "There is nothing to take back."}
	}
	return Step{Events: []engine.Event{{Kind: engine.Undone, About: id}}, Note: "Taken back: " + label + "."}
}
