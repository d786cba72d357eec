package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// help lists the keys of the page it was called from.
type help struct {
	under Screen
	page  page.Page
}

func (h help) Page(*Study) page.Page {
	own, everywhere := page.Table{}, page.Table{Rows: []page.Row{}}
	add := func(t *page.Table, press, label engine.Text) {
		t.Rows = append(t.Rows, page.Row{Cells: []engine.Text{press, label}})
	}
	switch ask := h.page.Ask.(type) {
	case page.Pick:
		add(&own, "up, down, j, k", "move to a choice")
		add(&own, "1 to 9", "take that choice at once")
		add(&own, "Enter", "take the choice under the mark")
	case page.Mark:
		add(&own, "up, down, j, k", "move to a choice")
		add(&own, "space, 1 to 9", "mark it, or take the mark away")
		add(&own, "Enter", "give the marked ones as your answer")
	case page.Write:
		add(&own, "Enter", "give what you have written")
		add(&own, "Enter, on an empty line", "other ways to go on")
	case page.Read:
		add(&own, "Enter, space", engine.Textf("read on, then: %s", ask.Next))
	}
	for _, k := range h.page.Keys {
		add(&own, KeyName(k.Press), k.Label)
	}
	add(&everywhere, "PgUp, PgDn", "scroll a long page")
	add(&everywhere, "F1, or ? where no text is written", "this help")
	add(&everywhere, "Ctrl+C", "leave at once; nothing is lost, and the next start leads back here")
	return page.Page{
		ID:     "help/" + h.page.ID,
		Title:  "Help",
		Aside:  h.page.Title,
		Blocks: []page.Block{page.Heading{Text: "On this page"}, own, page.Heading{Text: "Everywhere"}, everywhere},
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

// KeyName is a key as a person would call it.
func KeyName(press string) engine.Text {
	names := map[string]engine.Text{"esc": "Esc", "tab": "Tab", "f1": "F1", "ctrl+t": "Ctrl+T", "ctrl+s": "Ctrl+S", "ctrl+l": "Ctrl+L"}
	if name, ok := names[press]; ok {
		return name
	}
	return engine.Clean(press)
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
