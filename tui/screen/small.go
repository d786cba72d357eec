package screen

import (
	"ownpace/engine"
	"ownpace/engine/answer"
	"ownpace/tui/page"
)

// small is a hint that asks: a question on the way to the answer. It has one try and
// counts for nothing but itself.
type small struct {
	question
	hint int
}

func (s small) asks() *engine.Item { return s.item.Hints[s.hint].Ask }

func (s small) Page(st *Study) page.Page {
	pg := s.about("small", page.Heading{Text: engine.Textf("Hint %d of %d", s.hint+1, len(s.item.Hints))})
	pg.Blocks = append(pg.Blocks, asked(s.asks())...)
	pg.Ask = askOf(s.asks(), shown(st, s.p, s.asks(), answer.Reply{}), answer.Reply{})
	if ask, ok := pg.Ask.(page.Write); ok {
		ask.Empty = "or Enter, to see it"
		pg.Ask = ask
	}
	return pg
}

func (s small) On(st *Study, in page.Input) Step {
	switch in.Action {
	case page.Back:
		return to(s.question)
	case page.Enter:
		reply := replyTo(st, s.p, s.asks(), in, answer.Reply{})
		if reply.Empty() {
			return to(s.question)
		}
		g, err := s.asks().Grade(reply)
		if err != nil {
			return Step{Note: unread(err)}
		}
		e := s.event(engine.HintAnswered)
		e.Reply, e.Told, e.Part = &reply, &g.Outcome, s.hint+1
		return Step{Events: []engine.Event{e}, Next: func(*Study) Screen { return smallTold{s, reply, page.Verdict{Outcome: g.Outcome, Say: g.Say}} }}
	}
	return Step{}
}

// smallTold speaks to the answer to a hint.
type smallTold struct {
	small
	reply   answer.Reply
	verdict page.Verdict
}

func (s smallTold) Page(*Study) page.Page {
	pg := s.about("small-told")
	pg.Blocks = append(asked(s.asks()), page.Line{Text: "You said: " + given(s.asks(), s.reply), Voice: page.Quoted}, s.verdict)
	if s.verdict.Outcome != answer.Right {
		pg.Blocks = append(pg.Blocks, page.Line{Text: "The answer is: " + s.asks().Solution().Line(), Voice: page.Strong})
	}
	pg.Ask = page.Read{Next: "back to the question"}
	return pg
}

func (s smallTold) On(_ *Study, in page.Input) Step {
	if in.Action == page.Enter || in.Action == page.Back {
		return to(s.question)
	}
	return Step{}
}

func (s smallTold) keep(string) []engine.Event { return nil }
