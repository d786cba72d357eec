package screen

import (
	"strconv"

	"ownpace/engine"
	"ownpace/engine/answer"
	"ownpace/tui/page"
)

// faded is a worked example with its last steps hidden, to be finished by the learner.
// Each time round, one step more is hidden.
type faded struct {
	lesson
	example int // of the skill's
	hidden  int // steps, from the end
}

// fadeable is the first example of the skill from a place on that can be tried, or -1.
func fadeable(s *engine.Skill, from int) int {
	for i := from; i < len(s.Examples); i++ {
		if s.Examples[i].Try != nil {
			return i
		}
	}
	return -1
}

// fade begins with one hidden step of an example, or goes back to the lesson.
func (l lesson) fade(from int) Screen {
	if i := fadeable(l.skill, from); i >= 0 {
		return faded{lesson: l, example: i, hidden: 1}
	}
	return l
}

func (f faded) of() engine.Example { return f.skill.Examples[f.example] }

func (f faded) Page(st *Study) page.Page {
	pg := f.about("faded", f.hidden)
	try := f.of().Try
	pg.Ask = askOf(try, try.Options, answer.Reply{})
	if ask, ok := pg.Ask.(page.Write); ok {
		ask.Prompt, ask.Empty = "The answer", "or Enter, to see the rest"
		pg.Ask = ask
	}
	return pg
}

// about shows the example with so many of its last steps as gaps.
func (f faded) about(id string, hidden int, said ...page.Block) page.Page {
	e := f.of()
	text := e.Ask + "\n"
	for i, step := range e.Steps {
		if i >= len(e.Steps)-hidden {
			step = "…"
		}
		text += engine.Textf("\n%d. %s", i+1, step)
	}
	return page.Page{
		ID:     id + "/" + f.p.Pack.ID + "/" + f.skill.ID + "/" + strconv.Itoa(f.example) + "/" + strconv.Itoa(f.hidden),
		Title:  unitTitle(f.p, f.skill.Unit),
		Aside:  f.skill.Title,
		Blocks: append([]page.Block{page.Heading{Text: "The example, to finish"}, page.Prose{Markdown: text}}, said...),
		Keys:   []page.Key{backKey()},
	}
}

func (f faded) On(st *Study, in page.Input) Step {
	switch in.Action {
	case page.Back:
		return to(f.lesson)
	case page.Enter:
		reply := answer.Reply{Text: in.Text, Comma: st.Comma}
		if reply.Empty() {
			return to(finished{faded: f})
		}
		g, err := f.of().Try.Grade(reply)
		if err != nil {
			return Step{Note: unread(err)}
		}
		e := engine.Event{Kind: engine.ExampleTried, Pack: f.p.Pack.ID, Revision: f.p.Pack.Revision, Unit: f.skill.Unit.ID, Skill: f.skill.ID,
			Name: f.of().ID, Reply: &reply, Told: &g.Outcome, Part: f.hidden}
		return Step{Events: []engine.Event{e}, Next: func(*Study) Screen { return finished{f, reply, page.Verdict{Outcome: g.Outcome, Say: g.Say}} }}
	}
	return Step{}
}

// finished shows the whole example again, with what is said to the answer.
type finished struct {
	faded
	reply   answer.Reply // empty when the rest was only looked at
	verdict page.Verdict
}

func (f finished) Page(*Study) page.Page {
	var said []page.Block
	if !f.reply.Empty() {
		said = []page.Block{page.Line{Text: "You said: " + given(f.of().Try, f.reply), Voice: page.Quoted}, f.verdict}
	}
	pg := f.about("finished", 0, append(said, page.Prose{Markdown: "**The answer is:** " + f.of().Answer})...)
	pg.Ask = page.Read{Next: "again, with one step more to find"}
	if f.hidden >= len(f.of().Steps) {
		pg.Ask = page.Read{Next: "on"}
		if f.p.Method(f.skill.Unit.ID) == engine.ExamplesFirst && fadeable(f.skill, f.example+1) < 0 {
			pg.Ask = page.Read{Next: "to the questions"}
		}
	}
	return pg
}

func (f finished) On(_ *Study, in page.Input) Step {
	switch {
	case in.Action == page.Back:
		return to(f.lesson)
	case in.Action != page.Enter:
		return Step{}
	case f.hidden < len(f.of().Steps):
		f.faded.hidden++
		return to(f.faded)
	}
	if f.p.Method(f.skill.Unit.ID) == engine.ExamplesFirst && fadeable(f.skill, f.example+1) < 0 {
		return f.lesson.goOn(engine.LessonPassed)
	}
	return to(f.lesson.fade(f.example + 1))
}

func (f finished) keep(string) []engine.Event { return nil }
