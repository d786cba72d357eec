package screen

import (
	"strings"
	"time"

	"ownpace/engine"
	"ownpace/engine/answer"
	"ownpace/tui/page"
)

// question is one item of a unit, or of a review.
type question struct {
	p     *engine.Progress
	visit string // the id of the unit, or of the round
	item  *engine.Item
	last  answer.Reply // what was given last time, to mend
	since time.Time
}

func newQuestion(st *Study, p *engine.Progress, visit string, item *engine.Item) Screen {
	q := question{p: p, visit: visit, item: draw(st, p, item), since: st.Now()}
	if wrote := q.attempt().Wrote; wrote != "" {
		return compare{q, string(wrote)}
	}
	return q
}

func (q question) attempt() engine.Attempt {
	if v := q.p.Visit(q.visit); v != nil {
		return v.Attempt(q.item.ID)
	}
	return engine.Attempt{}
}

func (q question) Page(st *Study) page.Page {
	pg := questionPage(st, q.p, q.item, "question", q.last)
	pg.Title, pg.Aside = visitTitle(q.p, q.visit), whereIn(q.p, q.visit, q.item.Skill)
	shown := q.attempt().Hints
	for i, hint := range q.item.Hints[:min(shown, len(q.item.Hints))] {
		text := hint.Text
		if hint.Ask != nil {
			text = engine.Textf("%s **%s**", text, hint.Ask.Solution().Line())
		}
		pg.Blocks = append(pg.Blocks, page.Prose{Markdown: engine.Textf("Hint %d of %d: %s", i+1, len(q.item.Hints), text)})
	}
	if left := len(q.item.Hints) - shown; left > 0 {
		pg.Keys = append(pg.Keys, page.Key{Press: "tab", Action: "hint", Label: engine.Textf("hint (%d)", left), Typing: true})
	}
	pg.Keys = append(pg.Keys, backKey(),
		page.Key{Press: "ctrl+s", Action: "solution", Label: "solution", Typing: true})
	if q.item.Skill.Teaches() {
		pg.Keys = append(pg.Keys, page.Key{Press: "ctrl+l", Action: "lesson", Label: "lesson", Typing: true})
	}
	pg.Keys = append(append(pg.Keys, wonderKey()), noteKeys(pg.Ask)...)
	if ask, ok := pg.Ask.(page.Write); ok {
		ask.Empty = "or Enter, if stuck"
		pg.Ask = ask
	}
	return pg
}

// about is a page that follows on a question: it is repeated, then what there is to
// say.
func (q question) about(id string, said ...page.Block) page.Page {
	return page.Page{
		ID:     id + "/" + q.p.Pack.ID + "/" + q.item.ID,
		Title:  visitTitle(q.p, q.visit),
		Aside:  q.item.Skill.Title,
		Blocks: append(asked(q.item), said...),
		News:   len(asked(q.item)),
		Keys:   []page.Key{backKey()},
	}
}

func (q question) On(st *Study, in page.Input) Step {
	switch in.Action {
	case "hint":
		return q.hint(st)
	case "solution":
		return q.solution(st)
	case "lesson":
		return to(again{q})
	case "ask":
		q.last = replyTo(st, q.p, q.item, unmarked(in), q.last)
		return to(wondering{p: q.p, at: q.item.Skill, item: q.item.ID, over: q})
	case "note":
		q.last = replyTo(st, q.p, q.item, unmarked(in), q.last)
		return noteOnItem(q, "", q)
	case page.Back:
		step := leaveVisit(q.p, q.visit)
		step.Events = append(step.Events, q.half(st, in)...)
		return step
	case page.Enter:
		reply := replyTo(st, q.p, q.item, in, q.last)
		if reply.Empty() {
			return to(q.stuck())
		}
		if q.item.Asks == engine.Composed {
			return q.wrote(reply)
		}
		g, err := judge(q.p, q.item, reply)
		if err != nil {
			return Step{Note: unread(err)}
		}
		return q.judged(st, reply, g)
	}
	return Step{}
}

// judged asks how sure the learner is, if they want to be asked, at the first try.
func (q question) judged(st *Study, reply answer.Reply, g engine.Judgement) Step {
	millis := st.millis(q.since)
	if a := q.attempt(); st.State.Sureness && a.Wrong == 0 && !a.Nearly && q.item.Asks != engine.Composed {
		return to(sure{question: q, reply: reply, Judgement: g, millis: millis})
	}
	return q.write(reply, g, 0, millis)
}

// write writes a graded answer down and speaks to it.
func (q question) write(reply answer.Reply, g engine.Judgement, sure engine.Sureness, millis int64) Step {
	e := q.event(engine.Answered)
	e.Reply, e.Told, e.Share, e.Sure, e.Millis = &reply, &g.Outcome, g.Share, sure, millis
	e.Edition, e.Draw, e.Dress = edition(q.item), q.item.Draw, q.item.Dress
	return Step{Events: []engine.Event{e}, Next: func(*Study) Screen { return feedback{question: q, reply: reply, Judgement: g} }}
}

// edition is the edition of an item when it is not the first.
func edition(item *engine.Item) int {
	if item.Edition > 1 {
		return item.Edition
	}
	return 0
}

func (q question) event(kind engine.Kind) engine.Event {
	return engine.Event{Kind: kind, Pack: q.p.Pack.ID, Revision: q.p.Pack.Revision, Unit: q.visit, Skill: q.item.Skill.ID, Item: q.item.ID}
}

func (q question) keep(text string) []engine.Event { return keepDraft(q.p, q.item, text) }

// half is what there is to keep of an answer that is not given.
func (q question) half(st *Study, in page.Input) []engine.Event {
	return keepHalf(st, q.p, q.item, in, q.last)
}

// hint shows one more hint, on the same question.
func (q question) hint(*Study) Step {
	if q.attempt().Hints >= len(q.item.Hints) {
		return Step{Next: func(*Study) Screen { return q }, Note: "There are no more hints."}
	}
	next := func(*Study) Screen { return q }
	if i := q.attempt().Hints; q.item.Hints[i].Ask != nil {
		next = func(*Study) Screen { return small{question: q, hint: i} }
	}
	return Step{Events: []engine.Event{q.event(engine.HintShown)}, Next: next}
}

func (q question) solution(*Study) Step {
	return Step{Events: []engine.Event{q.event(engine.SolutionShown)}, Next: func(*Study) Screen { return solved{q} }}
}

// next goes on in the unit.
func (q question) next(st *Study) Screen { return nextStep(st, q.p, q.visit) }

// retry asks the same question again, with what was written or marked to be mended.
func (q question) retry(st *Study, reply answer.Reply) Screen {
	q.last, q.since = reply, st.Now()
	if _, number := q.item.Key.(answer.Number); number { // a number is written anew sooner than mended
		q.last = answer.Reply{}
	}
	return q
}

// ways out of being stuck, for the menu under an empty answer and after a wrong one.
func (q question) ways(back choice) []choice {
	choices := []choice{back}
	if left := len(q.item.Hints) - q.attempt().Hints; left > 0 {
		choices = append(choices, choice{"A hint", q.hint})
	}
	if q.item.Skill.Teaches() {
		choices = append(choices, choice{"Look at the lesson", func(*Study) Step { return to(again{q}) }})
	}
	choices = append(choices, choice{"Show the solution", q.solution})
	if u := q.p.Pack.Unit(q.visit); u != nil {
		choices = append(choices, choice{"Go through this unit by another method", func(*Study) Step {
			return to(chooseMethod{q.p, u, func(st *Study) Screen { return nextStep(st, q.p, u.ID) }})
		}})
	}
	return choices
}

func (q question) stuck() Screen {
	return menu{
		id: "stuck/" + q.item.ID, title: visitTitle(q.p, q.visit), over: q,
		blocks:  asked(q.item),
		choices: q.ways(choice{"Back to the question", func(*Study) Step { return to(q) }}),
		begins:  begins(q.item, q.begun),
	}
}

// begun is the question with the beginning of an answer.
func (q question) begun(st *Study, text string) Screen {
	q.last, q.since = answer.Reply{Text: text}, st.Now()
	return q
}

// begins is where a digit leads from the menu over an item: into its line, when its answer is
// a number, so that nobody who writes one takes a choice by it.
func begins(it *engine.Item, begun func(*Study, string) Screen) func(*Study, string) Screen {
	if it.Asks == engine.Typed && strings.ContainsAny(string(it.Solution()), "0123456789") {
		return begun
	}
	return nil
}

// again is the lesson looked at in the middle of a question.
type again struct{ over question }

func (a again) Page(st *Study) page.Page {
	pg := lesson{p: a.over.p, skill: a.over.item.Skill}.Page(st)
	pg.ID += "/again"
	pg.Ask = page.Read{Next: "back to the question"}
	pg.Keys = append([]page.Key{backKey()}, noteKeys(pg.Ask)...)
	return pg
}

func (a again) On(_ *Study, in page.Input) Step {
	if in.Action == "note" {
		return noteOnLesson(a.over.p, a.over.item.Skill, a)
	}
	if in.Action == page.Enter || in.Action == page.Back {
		return to(a.over)
	}
	return Step{}
}
