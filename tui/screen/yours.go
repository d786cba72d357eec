package screen

import (
	"strings"

	"ownpace/engine"
	"ownpace/tui/page"
)

// yours is all that the learner said about themselves and how they want things.
type yours struct{ back Screen }

func (y yours) Page(st *Study) page.Page {
	pg := page.Page{ID: "yours", Title: "Yours", Aside: st.State.Name, Keys: []page.Key{backKey()}}
	pg.Blocks = []page.Block{page.Line{Text: "What you told, and how you like it. All of it can be changed."}}
	pg.Ask = pick(y.choices(st))
	return pg
}

func (y yours) choices(st *Study) []choice {
	name := engine.Text("Your name: none")
	if st.State.Name != "" {
		name = "Your name: " + st.State.Name
	}
	likes := engine.Text("none chosen")
	if len(st.State.Interests) > 0 {
		likes = engine.Clean(strings.Join(st.State.Interests, ", ")).Line()
	}
	asked, other := engine.Text("How sure you are, before an answer is judged: not asked"), true
	if st.State.Sureness {
		asked, other = "How sure you are, before an answer is judged: asked", false
	}
	choices := []choice{{name, func(*Study) Step { return to(renamed{y}) }}}
	if len(offered(st)) > 0 {
		choices = append(choices, choice{"Interests: " + likes, func(*Study) Step { return to(interests{back: y}) }})
	}
	return append(choices,
		choice{asked, func(*Study) Step {
			note := engine.Text("You will not be asked.")
			if other {
				note = "You will be asked, in units and reviews. Progress shows how right you were."
			}
			return Step{Events: []engine.Event{{Kind: engine.SurenessChosen, Known: &other}}, Next: func(*Study) Screen { return y }, Note: note}
		}},
		choice{"What counts for what comes next", func(*Study) Step { return to(grounds{back: y}) }},
		choice{"What you wrote: notes, cards, questions, journal", func(*Study) Step { return to(mine{nil, y}) }},
		choice{"Back", func(*Study) Step { return to(y.back) }})
}

func (y yours) On(st *Study, in page.Input) Step {
	if in.Action == page.Back {
		return to(y.back)
	}
	return take(y.choices(st), st, in)
}

// renamed asks for another name.
type renamed struct{ yours }

func (r renamed) Page(st *Study) page.Page {
	return page.Page{
		ID: "renamed", Title: "Yours", Aside: st.State.Name,
		Blocks: []page.Block{page.Line{Text: "What shall I call you?"}},
		Ask:    page.Write{Prompt: "Your name", Draft: st.State.Name, Empty: "or Enter, for none"},
		Keys:   []page.Key{backKey()},
	}
}

func (r renamed) On(_ *Study, in page.Input) Step {
	switch in.Action {
	case page.Back:
		return to(r.yours)
	case page.Enter:
		return Step{Events: []engine.Event{{Kind: engine.Named, Name: strings.TrimSpace(in.Text)}}, Next: func(*Study) Screen { return r.yours }}
	}
	return Step{}
}
