package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// help tells how to use the page that it was called from.
type help struct {
	under Screen
	page  page.Page
}

func (h help) Page(*Study) page.Page {
	return page.Page{
		ID:     "help/" + h.page.ID,
		Title:  "Help",
		Aside:  h.page.Title,
		Blocks: []page.Block{page.Guide{Page: h.page}},
		Ask:    page.Read{Next: "back"},
		Keys:   []page.Key{backKey()},
	}
}

func (h help) On(_ *Study, in page.Input) Step {
	if in.Action == page.Enter || in.Action == page.Back || in.Action == page.Help {
		return to(h.under)
	}
	return Step{}
}

// leave is the last page.
type leave struct{}

func (leave) Page(st *Study) page.Page {
	text := engine.Text("Everything is saved. The next start leads to where you left off.")
	if st.State.Name != "" {
		text = engine.Textf("Goodbye, %s. %s", st.State.Name, text)
	}
	return page.Page{
		ID:     "leave",
		Title:  "Leave",
		Blocks: []page.Block{page.Line{Text: text}},
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
