package screen

import (
	"ownpace/engine"
	"ownpace/engine/answer"
	"ownpace/tui/page"
)

// card is an item that is recalled, turned, and judged by the learner.
type card struct {
	question
	turned bool
}

// recalled are the ways in which one can have known a card.
var recalled = [...]engine.Text{"I did not know it", "With effort", "I knew it", "At once"}

func (c card) Page(st *Study) page.Page {
	if !c.turned {
		pg := c.question.Page(st)
		pg.ID = "card/" + pg.ID
		pg.Blocks = append(pg.Blocks, c.choices(st)...)
		pg.Ask = page.Read{Next: "turn the card"}
		pg.Keys = append(pg.Keys, page.Key{Press: "M", Action: "method", Label: "another method"})
		for i := range pg.Keys {
			pg.Keys[i].Typing = false
		}
		return pg
	}
	said := []page.Block{page.Line{Text: "The answer is: " + engine.JoinText(solutionLines(c.item), "; "), Voice: page.Strong}}
	if c.item.Explain != "" {
		said = append(said, page.Prose{Markdown: c.item.Explain})
	}
	pg := c.about("card-turned", said...)
	ask := page.Pick{Prompt: "How well did you know it?", Menu: true}
	for _, label := range recalled {
		ask.Options = append(ask.Options, page.Option{ID: string(label), Label: label})
	}
	pg.Blocks = append(pg.Blocks, page.Line{Text: "How well did you know it?", Voice: page.Strong})
	pg.Ask, pg.Keys = ask, []page.Key{backKey(), wonderKey()}
	return pg
}

// choices are what a question offers to choose from: without them it may make no sense.
func (c card) choices(st *Study) []page.Block {
	rows := func(texts []engine.Text) page.Block {
		table := page.Table{}
		for _, text := range texts {
			table.Rows = append(table.Rows, page.Row{Cells: []engine.Text{"·", text.Unquoted()}})
		}
		return table
	}
	var options []engine.Text
	for _, o := range shown(st, c.p, c.item, answer.Reply{}) {
		options = append(options, engine.Clean(o))
	}
	switch c.item.Asks {
	case engine.One, engine.Several, engine.Arranged:
		return []page.Block{rows(options)}
	case engine.Matched:
		return []page.Block{rows(c.item.Lefts), page.Line{Text: "with", Voice: page.Quiet}, rows(options)}
	}
	return nil
}

func (c card) On(st *Study, in page.Input) Step {
	switch {
	case in.Action == "ask":
		return to(wondering{p: c.p, at: c.item.Skill, item: c.item.ID, over: c})
	case in.Action == "lesson", in.Action == "hint", in.Action == "solution":
		if step := c.question.On(st, in); in.Action != "hint" {
			return step
		} else if len(step.Events) > 0 {
			step.Next = func(*Study) Screen { return c }
			return step
		}
		return Step{Note: "There are no more hints."}
	case in.Action == "method":
		u := c.p.Pack.Unit(c.visit)
		return to(chooseMethod{c.p, u, func(st *Study) Screen { return nextStep(st, c.p, u.ID) }})
	case in.Action == page.Back:
		return leaveVisit(c.p, c.visit)
	case in.Action == page.Enter && !c.turned:
		c.turned = true
		return to(c)
	case in.Action == page.Enter && in.Choice >= 0 && in.Choice < len(recalled):
		e := c.event(engine.CardTurned)
		e.Part, e.Millis = in.Choice+1, st.millis(c.since)
		e.Edition, e.Draw, e.Dress = edition(c.item), c.item.Draw, c.item.Dress
		return Step{Events: []engine.Event{e}, Next: c.next}
	}
	return Step{}
}

// keep has nothing to keep: nothing is written.
func (c card) keep(string) []engine.Event { return nil }
