package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
	"ownpace/tui/theme"
)

// colours lets the learner choose a theme. A skin that has colours shows each as the
// cursor comes to it; nothing is chosen before Enter.
type colours struct{ back Screen }

func toColours(back Screen) Step { return to(colours{back}) }

func (c colours) Page(st *Study) page.Page {
	own := st.State.Colours
	if _, known := theme.Find(own); !known {
		own = theme.Default
	}
	ask := page.Pick{Prompt: "Which colours?", Menu: true}
	for i, t := range theme.All() {
		o := page.Option{ID: t.Name, Label: engine.Clean(t.Name), Detail: []engine.Text{t.For}, Colours: t.Name}
		if t.Name == own {
			o.Aside, ask.At = "yours", i
		}
		ask.Options = append(ask.Options, o)
	}
	return page.Page{
		ID:    "colours",
		Title: "Colours",
		Blocks: []page.Block{
			page.Line{Text: "Each is shown as you come to it. Enter keeps it; Esc goes back to what you had.", Voice: page.Quiet},
			page.Prose{Markdown: "Like this: text, **what matters**, `code`."},
		},
		Ask:  ask,
		Keys: []page.Key{backKey()},
	}
}

func (c colours) On(_ *Study, in page.Input) Step {
	all := theme.Names()
	switch {
	case in.Action == page.Back:
		return to(c.back)
	case in.Action == page.Enter && in.Choice >= 0 && in.Choice < len(all):
		return Step{
			Events: []engine.Event{{Kind: engine.ColoursChosen, Name: all[in.Choice]}},
			Next:   func(*Study) Screen { return c.back },
			Note:   engine.Textf("The colours are %s now.", all[in.Choice]),
		}
	}
	return Step{}
}
