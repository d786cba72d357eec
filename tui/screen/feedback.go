package screen

import (
	"strings"

	"ownpace/engine"
	"ownpace/engine/answer"
	"ownpace/tui/page"
)

// feedback speaks to the answer just given.
type feedback struct {
	question
	reply answer.Reply
	told  answer.Outcome
	say   engine.Text
}

func (f feedback) Page(*Study) page.Page {
	pg := page.Page{
		ID:    "feedback/" + f.p.Pack.ID + "/" + f.item.ID,
		Title: unitTitle(f.p, f.unit()),
		Aside: f.item.Skill.Title,
		Blocks: []page.Block{
			page.Prose{Markdown: f.item.Ask},
			page.Line{Text: "You said: " + given(f.reply), Voice: page.Quotely},
			page.Verdict{Outcome: f.told, Say: f.say},
		},
		Keys: []page.Key{backKey()},
	}
	if f.told == answer.Right {
		if f.item.Explain != "" {
			pg.Blocks = append(pg.Blocks, page.Prose{Markdown: f.item.Explain})
		}
		pg.Ask = page.Read{Next: "next"}
		return pg
	}
	ask := page.Pick{Prompt: "What now?"}
	for _, c := range f.choices() {
		ask.Options = append(ask.Options, page.Option{ID: string(c.label), Label: c.label})
	}
	pg.Ask = ask
	return pg
}

func (f feedback) choices() []choice {
	mend := func(*Study) Step { return Step{Next: func(st *Study) Screen { return f.retry(st, f.reply) }} }
	if f.told == answer.Almost {
		return []choice{
			{"Mend it", mend},
			{"Leave it and go on", func(*Study) Step {
				return Step{Events: []engine.Event{f.event(engine.MovedOn)}, Next: f.next}
			}},
		}
	}
	return f.ways(choice{"Try again", func(*Study) Step {
		return Step{Next: func(st *Study) Screen { return f.retry(st, answer.Reply{}) }}
	}})
}

func (f feedback) On(st *Study, in page.Input) Step {
	switch {
	case in.Action == page.Back:
		return leaveUnit(f.p, f.unit())
	case in.Action != page.Enter:
	case f.told == answer.Right:
		return Step{Next: f.next}
	case in.Choice >= 0 && in.Choice < len(f.choices()):
		return f.choices()[in.Choice].do(st)
	}
	return Step{}
}

// keep has nothing to keep: the answer is on disk.
func (f feedback) keep(string) []engine.Event { return nil }

func given(r answer.Reply) engine.Text {
	if len(r.Picked) > 0 {
		return engine.Clean(strings.Join(r.Picked, "; "))
	}
	return engine.Clean(r.Text).Line()
}

// solved shows the solution, to read and go on.
type solved struct{ question }

func (s solved) Page(*Study) page.Page {
	pg := page.Page{
		ID:    "solution/" + s.p.Pack.ID + "/" + s.item.ID,
		Title: unitTitle(s.p, s.unit()),
		Aside: s.item.Skill.Title,
		Blocks: []page.Block{
			page.Prose{Markdown: s.item.Ask},
			page.Line{Text: "The answer is: " + engine.JoinText(solutionLines(s.item), "; "), Voice: page.Strong},
		},
		Ask:  page.Read{Next: "next"},
		Keys: []page.Key{backKey()},
	}
	if s.item.Explain != "" {
		pg.Blocks = append(pg.Blocks, page.Prose{Markdown: s.item.Explain})
	}
	return pg
}

func (s solved) On(_ *Study, in page.Input) Step {
	switch in.Action {
	case page.Enter:
		return Step{Next: s.next}
	case page.Back:
		return leaveUnit(s.p, s.unit())
	}
	return Step{}
}

func (s solved) keep(string) []engine.Event { return nil }

func solutionLines(it *engine.Item) []engine.Text {
	var lines []engine.Text
	for _, line := range strings.Split(string(it.Solution()), "\n") {
		lines = append(lines, engine.Clean(line))
	}
	return lines
}
