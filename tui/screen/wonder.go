package screen

import (
	"strings"

	"ownpace/engine"
	"ownpace/tui/page"
)

// A question of the learner's own is kept where it came up, and comes back until it is
// answered or let go.

// wonderKey keeps a question from a page about a skill.
func wonderKey() page.Key {
	return page.Key{Press: "ctrl+o", Action: "ask", Label: "keep a question", Typing: true}
}

// wondering asks for the question.
type wondering struct {
	p    *engine.Progress
	at   *engine.Skill
	item string
	over Screen
}

func (w wondering) Page(*Study) page.Page {
	return page.Page{
		ID: "wondering/" + w.p.Pack.ID + "/" + w.at.ID, Title: w.p.Pack.Title + " · " + w.at.Title,
		Blocks: []page.Block{page.Line{Text: "What would you like to know? It is kept here, and under what next, until you have your answer."}},
		Ask:    page.Write{Prompt: "Your question", Empty: "or Enter, to go back"},
		Keys:   []page.Key{backKey()},
	}
}

func (w wondering) On(_ *Study, in page.Input) Step {
	switch {
	case in.Action == page.Back, in.Action == page.Enter && strings.TrimSpace(in.Text) == "":
		return to(w.over)
	case in.Action == page.Enter:
		e := engine.Event{Kind: engine.QuestionKept, Pack: w.p.Pack.ID, Revision: w.p.Pack.Revision, Skill: w.at.ID, Item: w.item, About: strings.TrimSpace(in.Text)}
		return Step{Events: []engine.Event{e}, Next: func(*Study) Screen { return w.over }, Note: "Kept. You find it under what next."}
	}
	return Step{}
}

// wonder is a question that was kept.
type wonder struct {
	p    *engine.Progress
	q    *engine.Question
	back Screen
}

func (w wonder) Page(*Study) page.Page {
	pg := page.Page{ID: "wonder/" + w.q.ID, Title: w.p.Pack.Title + " · your question", Ask: pick(w.choices()), Keys: []page.Key{backKey()}}
	pg.Blocks = []page.Block{page.Line{Text: w.q.Text, Voice: page.Quoted}}
	if s := w.p.Pack.Skill(w.q.Skill); s != nil {
		pg.Blocks = append(pg.Blocks, page.Line{Text: engine.Textf("It came up at %s, on %s.", s.Title, w.q.Kept.Format("2 January 2006")), Voice: page.Quiet})
	}
	if it := w.p.Pack.Item(w.q.Item); it != nil {
		pg.Blocks = append(pg.Blocks, page.Line{Text: "The question there was:", Voice: page.Quiet}, page.Prose{Markdown: it.Ask})
	}
	pg.Blocks = append(pg.Blocks, page.Line{Text: "Can you answer it now?"})
	return pg
}

func (w wonder) choices() []choice {
	closed := func(found bool, note engine.Text) func(*Study) Step {
		return func(*Study) Step {
			return Step{Events: []engine.Event{{Kind: engine.QuestionClosed, Pack: w.p.Pack.ID, About: w.q.ID, Known: &found}}, Next: func(*Study) Screen { return w.back }, Note: note}
		}
	}
	choices := []choice{{"Yes, I know it now", closed(true, "Well found.")}}
	if s := w.p.Pack.Skill(w.q.Skill); s != nil {
		choices = append(choices, choice{"Go to " + s.Unit.Title, func(*Study) Step { return openUnit(w.p, s.Unit) }})
	}
	return append(choices,
		choice{"Not yet, keep it", func(*Study) Step { return to(w.back) }},
		choice{"Let it go, for good", closed(false, "It is let go.")})
}

func (w wonder) On(st *Study, in page.Input) Step {
	if in.Action == page.Back {
		return to(w.back)
	}
	return take(w.choices(), st, in)
}
