package screen

import (
	"time"

	"ownpace/engine"
	"ownpace/tui/page"
)

// nextStep is what comes next in a unit that is open: a lesson, a question, or the
// result.
func nextStep(st *Study, p *engine.Progress, unit string) Screen {
	step := p.Next(unit)
	if game := gameStep(st, p, unit); game != nil {
		return game
	}
	switch {
	case step.Done() && p.Rewritten(unit) != nil:
		return rewritten{p, p.Rewritten(unit), unit}
	case step.Done() && p.Pack.Unit(unit) == nil:
		return rounded{p, unit}
	case step.Done():
		return unlessArrived(st, func(*Study) Screen { return result{p: p, unit: p.Pack.Unit(unit)} })
	case step.Item == nil:
		l := lesson{p: p, skill: step.Skill}
		if p.Method(unit) == engine.ExamplesFirst {
			return l.fade(0)
		}
		return l
	case step.Item.Own != nil:
		return ownCard{p, unit, step.Item.Own}
	case p.Pack.Unit(unit) != nil && p.Method(unit) == engine.ByCards && step.Item.Asks != engine.Composed:
		return card{question: question{p: p, visit: unit, item: draw(st, p, step.Item), since: st.Now()}}
	}
	return newQuestion(st, p, unit, step.Item)
}

// openUnit begins a unit, or takes it up; who wants to is asked first what they can.
func openUnit(p *engine.Progress, u *engine.Unit) Step {
	begins := p.Visit(u.ID) == nil || p.Next(u.ID).Done()
	return Step{
		Events: []engine.Event{unitOpened(p, u)},
		Next: func(st *Study) Screen {
			if q := askedHere(st, p, u); q != nil && (begins || p.Anew(st.Now())) {
				return wonder{p: p, q: q, back: func(st *Study) Screen { return nextStep(st, p, u.ID) }}
			}
			if begins && st.State.Wants(engine.Ratings) && len(ratable(u)) > 0 {
				return rate{p: p, unit: u, then: func(st *Study) Screen { return nextStep(st, p, u.ID) }}
			}
			return nextStep(st, p, u.ID)
		},
	}
}

// askedHere is the oldest open question of the learner's own that came up in a unit on another
// day, or nil.
func askedHere(st *Study, p *engine.Progress, u *engine.Unit) *engine.Question {
	const rests = 12 * time.Hour
	for _, q := range st.State.Questions(p.Pack.ID) {
		if s := p.Pack.Skill(q.Skill); s != nil && s.Unit == u && st.Now().Sub(q.Kept) >= rests {
			return q
		}
	}
	return nil
}

func unitOpened(p *engine.Progress, u *engine.Unit) engine.Event {
	return engine.Event{Kind: engine.UnitOpened, Pack: p.Pack.ID, Revision: p.Pack.Revision, Unit: u.ID}
}

// openUnitAt opens the unit of a skill there.
func openUnitAt(p *engine.Progress, s *engine.Skill) Step {
	e := unitOpened(p, s.Unit)
	e.Skill = s.ID
	return Step{Events: []engine.Event{e}, Next: func(st *Study) Screen { return nextStep(st, p, s.Unit.ID) }}
}

// leaveUnit goes back to the way; the unit can be taken up again where it was.
func leaveUnit(p *engine.Progress, u *engine.Unit) Step { return leaveVisit(p, u.ID) }

func leaveVisit(p *engine.Progress, visit string) Step {
	return Step{
		Events: []engine.Event{{Kind: engine.UnitLeft, Pack: p.Pack.ID, Unit: visit}},
		Next:   func(st *Study) Screen { return st.origin(p, visit) },
	}
}

// visitTitle names the unit, or the round.
func visitTitle(p *engine.Progress, visit string) engine.Text {
	if u := p.Pack.Unit(visit); u != nil {
		return unitTitle(p, u)
	}
	return p.Pack.Title + " · " + roundTitle(p, visit)
}

func unitTitle(p *engine.Progress, u *engine.Unit) engine.Text {
	return p.Pack.Title + " · " + u.Title
}

// lesson teaches one skill: an explanation, then worked examples.
type lesson struct {
	p     *engine.Progress
	skill *engine.Skill
}

func (l lesson) Page(*Study) page.Page {
	s := l.skill
	pg := page.Page{
		ID:    "lesson/" + l.p.Pack.ID + "/" + s.ID,
		Title: unitTitle(l.p, s.Unit),
		Aside: s.Title,
		Keeps: true,
		Read:  l.p.HalfRead(s),
		Ask:   page.Read{Next: "to the questions"},
		Keys:  []page.Key{{Press: "t", Action: "try", Label: "try first"}},
	}
	if fadeable(s, 0) >= 0 {
		pg.Keys = append(pg.Keys, page.Key{Press: "f", Action: "finish", Label: "finish the example"})
	}
	pg.Keys = append(append(pg.Keys, backKey()), noteKeys(pg.Ask)...)
	pg.Keys = append(pg.Keys, wonderKey(), page.Key{Press: "M", Action: "method", Label: "another method"})
	if s.Can != "" {
		pg.Blocks = append(pg.Blocks, page.Line{Text: "Goal: " + s.Can.Unquoted(), Voice: page.Quiet})
	}
	pg.Blocks = append(pg.Blocks, pictured(s.Figure)...)
	for _, part := range s.Lesson.Parts() {
		if part.File == "" {
			pg.Blocks = append(pg.Blocks, page.Prose{Markdown: part.Markdown})
		} else {
			pg.Blocks = append(pg.Blocks, pictured(engine.Figure{Alt: part.Alt, Image: s.Pictures[part.File]})...)
		}
	}
	for _, e := range s.Examples {
		pg.Blocks = append(pg.Blocks, page.Heading{Text: "A worked example"}, page.Prose{Markdown: example(e)})
	}
	pg.Blocks = append(pg.Blocks, notesAt(l.p, s, "")...)
	return pg
}

// example is a worked example as Markdown, its steps numbered.
func example(e engine.Example) engine.Text {
	text := e.Ask + "\n"
	for i, step := range e.Steps {
		text += engine.Textf("\n%d. %s", i+1, step)
	}
	if e.Answer != "" {
		text += "\n\n**Answer:** " + e.Answer
	}
	return text
}

// goOn leaves the lesson, read or not, for what comes next.
func (l lesson) goOn(kind engine.Kind) Step {
	return Step{
		Events: []engine.Event{{Kind: kind, Pack: l.p.Pack.ID, Revision: l.p.Pack.Revision, Unit: l.skill.Unit.ID, Skill: l.skill.ID}},
		Next:   func(st *Study) Screen { return nextStep(st, l.p, l.skill.Unit.ID) },
	}
}

// left keeps how far the lesson was read.
func (l lesson) left(in page.Input) []engine.Event {
	if in.Read <= 0 {
		return nil
	}
	return []engine.Event{{Kind: engine.Left, Pack: l.p.Pack.ID, Skill: l.skill.ID, Part: int(1000 * in.Read)}}
}

func (l lesson) On(_ *Study, in page.Input) Step {
	switch in.Action {
	case page.Enter, "try":
		if in.Action == "try" {
			return l.goOn(engine.LessonPassed)
		}
		return l.goOn(engine.LessonRead)
	case "method":
		return to(chooseMethod{l.p, l.skill.Unit, func(st *Study) Screen { return nextStep(st, l.p, l.skill.Unit.ID) }})
	case "finish":
		return to(l.fade(0))
	case "ask":
		return to(wondering{p: l.p, at: l.skill, over: l})
	case "note":
		return noteOnLesson(l.p, l.skill, l)
	case page.Back:
		return leaveUnit(l.p, l.skill.Unit)
	}
	return Step{}
}
