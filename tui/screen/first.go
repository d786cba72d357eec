package screen

import (
	"strings"

	"ownpace/engine"
	"ownpace/tui/page"
)

// firstStart asks for a name; Enter skips it, for good.
type firstStart struct{ then string }

func (f firstStart) Page(*Study) page.Page {
	return page.Page{
		ID:    "first",
		Title: "ownpace",
		Blocks: []page.Block{
			page.Line{Text: "A tutor that goes at your pace. It finds out what you know, shows the way from there, and lets you choose the way."},
			page.Line{Text: "Everything stays on this computer. Nothing is ever locked, and no answer is ever lost."},
		},
		Ask: page.Write{Prompt: "What shall I call you?", Empty: "or Enter, to skip this"},
	}
}

func (f firstStart) On(_ *Study, in page.Input) Step {
	if in.Action != page.Enter {
		return Step{}
	}
	events := []engine.Event{{Kind: engine.Named, Name: strings.TrimSpace(in.Text)}}
	if f.then != "" {
		events = append(events, engine.Event{Kind: engine.PackOpened, Pack: f.then})
	}
	return Step{
		Events: events,
		Next:   func(st *Study) Screen { return Start(st, f.then) },
	}
}
