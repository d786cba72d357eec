package screen

import (
	"ownpace/engine"
	"ownpace/engine/answer"
	"ownpace/tui/page"
)

// sure asks how sure the learner is, after the answer and before it is judged.
type sure struct {
	question
	reply answer.Reply
	engine.Judgement
	millis int64 // that the answer took
}

// levels of being sure, to be picked by 1 to 3.
var levels = [...]struct {
	label engine.Text
	said  engine.Sureness
}{
	{"A guess: 1 in 3", engine.Guessed},
	{"Likely: 3 in 4", engine.Likely},
	{"Sure: 19 in 20", engine.Sure},
	{"I would rather not say", 0},
}

func (s sure) Page(*Study) page.Page {
	pg := s.about("sure", page.Line{Text: "You said: " + given(s.item, s.reply), Voice: page.Quoted},
		page.Line{Text: "How sure are you that it is right?", Voice: page.Strong})
	ask := page.Pick{Prompt: "How sure are you?", None: true}
	for _, l := range levels {
		ask.Options = append(ask.Options, page.Option{ID: string(l.label), Label: l.label})
	}
	pg.Ask = ask
	return pg
}

func (s sure) On(st *Study, in page.Input) Step {
	switch {
	case in.Action == page.Back:
		return Step{Next: func(st *Study) Screen { return s.retry(st, s.reply) }}
	case in.Action == page.Enter && in.Choice >= 0 && in.Choice < len(levels):
		return s.write(s.reply, s.Judgement, levels[in.Choice].said, s.millis)
	}
	return Step{}
}

// keep keeps what was answered, though it is not judged yet.
func (s sure) keep(string) []engine.Event { return s.question.keep(s.reply.Text) }
