package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// questions lists the learner's own questions: those that are open, then the others.
type questions struct {
	p    *engine.Progress // nil for all packs
	back Screen
}

func (q questions) Page(st *Study) page.Page {
	pg := page.Page{ID: "questions/" + packID(q.p), Title: ownTitle(q.p, "my questions"), Keys: append([]page.Key{backKey()}, undoKey(st, undoIn(q.p))...)}
	list := st.State.AllQuestions(packID(q.p))
	if len(list) == 0 {
		pg.Blocks = []page.Block{page.Line{Text: "There are none yet. When you wonder about something in a lesson or at a question, “keep a question” is among what you can do."}}
		pg.Ask = page.Read{Next: "back"}
		return pg
	}
	pg.Blocks = []page.Block{page.Line{Text: "To give them to a teacher or an author: ownpace data questions FILE", Voice: page.Quiet}}
	ask := page.Pick{Prompt: "Choose one"}
	for _, one := range list {
		ask.Options = append(ask.Options, page.Option{ID: one.ID, Label: one.Text.Short(60), Aside: one.Standing(), Detail: []engine.Text{whereIs(st, one.Pack, one.Skill) + ", " + date(one.Kept)}})
	}
	pg.Ask = ask
	return pg
}

func (q questions) On(st *Study, in page.Input) Step {
	list := st.State.AllQuestions(packID(q.p))
	switch {
	case in.Action == page.Back, len(list) == 0 && in.Action == page.Enter:
		return to(q.back)
	case in.Action == page.Enter && in.Choice >= 0 && in.Choice < len(list):
		p := st.State.Progress(list[in.Choice].Pack)
		if p == nil {
			return Step{Note: "The pack where it came up is not here now."}
		}
		return to(wonder{p: p, q: list[in.Choice], back: backTo(q)})
	}
	return Step{}
}
