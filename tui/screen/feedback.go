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
	engine.Judgement
	reply answer.Reply
}

func (f feedback) Page(*Study) page.Page {
	pg := f.about("feedback",
		page.Line{Text: "You said: " + given(f.item, f.reply), Voice: page.Quoted},
		page.Verdict{Outcome: f.Outcome, Say: f.Say})
	pg.Blocks = append(pg.Blocks, notesAt(f.p, f.item.Skill, f.item.ID)...)
	pg.Keys = append(append(pg.Keys, wonderKey()), noteKeys(nil)...)
	if f.Outcome == answer.Right {
		if f.item.Explain != "" {
			pg.Blocks = append(pg.Blocks, page.Prose{Markdown: f.item.Explain})
		}
		pg.Ask = page.Read{Next: f.whatNext()}
		if f.movesOn() {
			pg.Blocks = append(pg.Blocks, page.Line{Text: f.farewell(), Voice: page.Strong})
		}
		return pg
	}
	if f.p.CanDispute(f.visit, f.item) && f.item.Asks != engine.Composed {
		pg.Keys = append(pg.Keys, objectKey())
	}
	ask := pick(f.choices())
	if begins(f.item, f.begun) != nil {
		ask.Begins = begin
	}
	pg.Ask = ask
	return pg
}

// movesOn reports whether the item was the last one on its skill in this visit.
func (q question) movesOn() bool {
	return q.p.Pack.Unit(q.visit) != nil && q.p.Next(q.visit).Skill != q.item.Skill
}

// farewell says where the skill stands when the visit goes on to another.
func (q question) farewell() engine.Text {
	s := q.item.Skill
	if q.p.Standing(s) == engine.Known {
		return engine.Textf("You know this now: %s (%s).", s.Title, percent(q.p.Mastery(s)))
	}
	return engine.Textf("That is all for now on: %s (%s).", s.Title, percent(q.p.Mastery(s)))
}

func (q question) whatNext() engine.Text {
	step := q.p.Next(q.visit)
	switch {
	case step.Done():
		return "see the result"
	case step.Item == nil:
		return "on to " + step.Skill.Title
	}
	return "next question"
}

func (f feedback) choices() []choice {
	mend := func(*Study) Step { return Step{Next: func(st *Study) Screen { return f.retry(st, f.reply) }} }
	if f.Outcome == answer.Almost {
		return []choice{
			{"Mend it", mend},
			{"Leave it and go on", func(*Study) Step {
				return Step{Events: []engine.Event{f.event(engine.MovedOn)}, Next: f.next}
			}},
		}
	}
	return f.ways(choice{"Try again", func(*Study) Step {
		last := f.reply
		if f.item.Asks == engine.Typed { // a wrong line is written anew
			last = answer.Reply{}
		}
		return Step{Next: func(st *Study) Screen { return f.retry(st, last) }}
	}})
}

func (f feedback) On(st *Study, in page.Input) Step {
	switch {
	case in.Action == "ask":
		return to(wondering{p: f.p, at: f.item.Skill, item: f.item.ID, over: f})
	case in.Action == begin:
		return Step{Next: func(st *Study) Screen { return f.begun(st, in.Text) }}
	case in.Action == "object":
		return to(objecting{f})
	case in.Action == "note":
		return f.note()
	case in.Action == page.Back && f.p.Next(f.visit).Done():
		return Step{Next: f.next} // the result comes before one leaves
	case in.Action == page.Back:
		return leaveVisit(f.p, f.visit)
	case in.Action == page.Enter && f.Outcome == answer.Right:
		return Step{Next: f.next}
	}
	return take(f.choices(), st, in)
}

// note begins a note at the question, at what was given, or at what is said to it.
func (f feedback) note() Step {
	lines, back := []engine.Text{"What I answered: " + given(f.item, f.reply)}, engine.Text("")
	if f.Say != "" {
		lines = append(lines, f.Say.Line())
	}
	if f.Outcome == answer.Right {
		lines, back = append(lines, f.item.Explain.Sentences()...), engine.JoinText(solutionLines(f.item), "; ")
	}
	return noteOnItem(f.question, back, f, lines...)
}

// keep has nothing to keep: the answer is on disk.
func (f feedback) keep(string) []engine.Event { return nil }

// given is a reply on one line.
func given(item *engine.Item, r answer.Reply) engine.Text {
	if item.Asks != engine.Typed && item.Asks != engine.Filled && item.Asks != engine.Composed {
		return chosen(item, r).Unquoted()
	}
	switch {
	case r.Text != "":
		return engine.Clean(r.Text).Line()
	default:
		return engine.Clean(strings.Join(r.Parts, "; "))
	}
}

// chosen is what was chosen or matched, on one line.
func chosen(item *engine.Item, r answer.Reply) engine.Text {
	switch {
	case item.Asks == engine.Matched:
		pairs := make([]engine.Text, 0, len(r.Parts))
		for i, left := range item.Lefts[:min(len(item.Lefts), len(r.Parts))] {
			pairs = append(pairs, left+": "+engine.Clean(r.Parts[i]))
		}
		return engine.JoinText(pairs, "; ")
	}
	return engine.Clean(strings.Join(r.Picked, "; "))
}

// solved shows the solution, to read and go on.
type solved struct{ question }

func (s solved) Page(*Study) page.Page {
	said := []page.Block{page.Line{Text: "The answer is: " + engine.JoinText(solutionLines(s.item), "; "), Voice: page.Strong}}
	if s.item.Asks == engine.Composed {
		said = []page.Block{page.Heading{Text: "An example answer"}, page.Prose{Markdown: s.item.Solution()}}
	}
	if s.item.Worked != "" {
		said = append(said, page.Prose{Markdown: s.item.Worked})
	}
	if s.item.Explain != "" {
		said = append(said, page.Prose{Markdown: s.item.Explain})
	}
	pg := s.about("solution", said...)
	pg.Ask = page.Read{Next: s.whatNext()}
	pg.Keys = append(append(pg.Keys, wonderKey()), noteKeys(nil)...)
	return pg
}

func (s solved) On(_ *Study, in page.Input) Step {
	switch in.Action {
	case "ask":
		return to(wondering{p: s.p, at: s.item.Skill, item: s.item.ID, over: s})
	case "note":
		return noteOnItem(s.question, engine.JoinText(solutionLines(s.item), "; "), s, append(s.item.Worked.Sentences(), s.item.Explain.Sentences()...)...)
	case page.Enter:
		return Step{Next: s.next}
	case page.Back:
		return leaveVisit(s.p, s.visit)
	}
	return Step{}
}

func (s solved) keep(string) []engine.Event { return nil }

func solutionLines(it *engine.Item) []engine.Text {
	var lines []engine.Text
	for _, line := range strings.Split(string(it.Solution()), "\n") {
		lines = append(lines, engine.Clean(line).Unquoted())
	}
	return lines
}
