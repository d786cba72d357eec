package screen

import (
	"slices"
	"strings"

	"ownpace/engine"
	"ownpace/tui/page"
)

// firstStart asks for a name, then for what else a learner may like to say at once; Enter
// skips each, and one key the rest.
type firstStart struct{ then string }

func (f firstStart) Page(*Study) page.Page {
	return page.Page{
		ID:    "first",
		Title: "ownpace",
		Blocks: []page.Block{
			page.Line{Text: "A tutor that goes at your pace. It finds out what you know, shows the way from there, and lets you choose the way."},
			page.Line{Text: "Everything stays on this computer. Nothing is ever locked, and no answer is ever lost."},
		},
		Ask:  page.Write{Prompt: "What shall I call you?", Empty: "or Enter, to skip this"},
		Keys: []page.Key{{Press: "esc", Action: "skip", Label: "skip all questions", Typing: true}},
	}
}

func (f firstStart) On(st *Study, in page.Input) Step {
	if in.Action != page.Enter && in.Action != "skip" {
		return Step{}
	}
	events := []engine.Event{{Kind: engine.Named, Name: strings.TrimSpace(in.Text)}}
	if f.then != "" {
		events = append(events, engine.Event{Kind: engine.PackOpened, Pack: f.then})
	}
	if in.Action == "skip" {
		return Step{Events: events, Next: func(st *Study) Screen { return Start(st, f.then) }}
	}
	return Step{Events: events, Next: func(st *Study) Screen { return firstSettings(st, f.then) }}
}

// firstSettings are the questions after the name: from the first, or from the one at which the
// program was left.
func firstSettings(st *Study, then string) firstSetting {
	f := firstSetting{then: then, all: slices.DeleteFunc(settings(st), func(s setting) bool { return s.id == "name" || !slices.Contains(firstAsked(), s.id) })}
	if d := st.State.Draft; d.Item == firstDraft {
		f.asked = min(d.Read, len(f.all)-1)
	}
	return f
}

// firstDraft stands in the place of an item where the program was left at these questions.
const firstDraft = "~first"

// left keeps at which question the program is left.
func (f firstSetting) left(page.Input) []engine.Event {
	return []engine.Event{{Kind: engine.Left, Item: firstDraft, Part: f.asked}}
}

// firstSetting asks for the first of some settings, then for the others.
type firstSetting struct {
	then  string
	all   []setting
	asked int // before it
}

func (f firstSetting) Page(st *Study) page.Page {
	s := f.all[f.asked]
	pg := page.Page{
		ID:     "first/" + s.id,
		Title:  "ownpace",
		Aside:  engine.Textf("%d of %d", f.asked+1, len(f.all)),
		Blocks: []page.Block{page.Prose{Markdown: s.says}},
		Ask:    s.ask(st),
		Keys:   []page.Key{{Press: "esc", Action: "skip", Label: "skip the rest", Typing: true}},
	}
	if f.asked == 0 {
		pg.Blocks = append(pg.Blocks, page.Line{Text: "Enter alone leaves it as it is. All of this can be changed later, under yours in the library.", Voice: page.Quiet})
	}
	return pg
}

func (f firstSetting) On(st *Study, in page.Input) Step {
	begin := func(st *Study) Screen { return Start(st, f.then) }
	var done []engine.Event
	if st.State.Draft.Item == firstDraft { // it was taken up again
		done = []engine.Event{{Kind: engine.Left}}
	}
	switch in.Action {
	case "skip":
		return Step{Events: done, Next: begin}
	case page.Enter:
		got := f.all[f.asked].take(st, in)
		if got.unread != "" {
			return Step{Note: got.unread}
		}
		step := Step{Events: done, Next: begin}
		if f.asked++; f.asked < len(f.all) {
			step = to(f)
		}
		if len(got.events) > 0 {
			step.Events, step.Note = append(step.Events, got.events...), got.note
		}
		return step
	}
	return Step{}
}
