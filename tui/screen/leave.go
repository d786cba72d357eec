package screen

import "ownpace/tui/page"

// leave is the last page.
type leave struct{}

func (leave) Page(st *Study) page.Page {
	return page.Page{
		ID:     "leave",
		Title:  "Leave",
		Aside:  st.State.Name,
		Blocks: []page.Block{page.Line{Text: "Leave now? " + st.kept()}},
		Ask: page.Pick{Prompt: "Leave now?", Options: []page.Option{
			{ID: "leave", Label: "Leave"}, {ID: "stay", Label: "Stay"},
		}},
		Keys: []page.Key{backKey()},
	}
}

func (leave) On(_ *Study, in page.Input) Step {
	switch {
	case in.Action == page.Enter && in.Choice == 0:
		return Step{Quit: true}
	case in.Action == page.Back, in.Action == page.Enter && in.Choice == 1:
		return to(library{})
	}
	return Step{}
}
