package screen

import (
	"time"

	"ownpace/engine"
	"ownpace/engine/answer"
	"ownpace/tui/page"
)

// turn is one question of a timed round or a ladder: it has one try and no hints.
type turn struct {
	question
	game *engine.Game
}

// gameStep is what comes next in a game, or nil when it is none, or is like any round.
func gameStep(st *Study, p *engine.Progress, id string) Screen {
	g := p.Game(id)
	step := p.Next(id)
	switch {
	case engine.IsDaily(id) && step.Done():
		return gameOver{p, id}
	case g == nil:
		return nil
	case g.Ended, step.Done(), g.Over(st.Now()):
		return gameOver{p, id}
	}
	return turn{question{p: p, visit: id, item: draw(st, p, step.Item), since: st.Now()}, g}
}

func (t turn) Page(st *Study) page.Page {
	pg := questionPage(st, t.p, t.item, "turn", answer.Reply{})
	pg.Title, pg.Aside = visitTitle(t.p, t.visit), t.stands(st.Now())
	end, pass := backKey(), page.Key{Press: "ctrl+s", Action: "pass", Label: "pass", Typing: true}
	if t.game.Rungs > 0 {
		pass.Label = "pass: counts as wrong"
	} else {
		end.Label = "end it, without a score"
	}
	pg.Keys = []page.Key{end, pass}
	if ask, ok := pg.Ask.(page.Write); ok {
		ask.Empty = "or Enter, to pass"
		pg.Ask = ask
	}
	return pg
}

// stands says how the game stands.
func (t turn) stands(now time.Time) engine.Text {
	g := t.game
	if g.Rungs > 0 {
		return engine.Textf("for rung %d of %d", min(g.Rung+1, g.Rungs), g.Rungs)
	}
	left := max(0, g.Left(now).Round(time.Second))
	clock := engine.Textf("%d:%02d left", int(left.Minutes()), int(left.Seconds())%60)
	if g.Ghost == nil {
		return engine.Textf("%d right, %s", g.Right, clock)
	}
	return engine.Textf("%d right, the ghost had %d, %s", g.Right, g.Ghost.At(now.Sub(g.Begun)), clock)
}

func (t turn) On(st *Study, in page.Input) Step {
	switch in.Action {
	case page.Back:
		step := leaveVisit(t.p, t.visit)
		if t.game.Minutes > 0 {
			step.Note = "That round is over and has no score; your answers count as practice."
		}
		return step
	case "pass":
		if t.game.Over(st.Now()) {
			return t.over(st)
		}
		return t.passed(st)
	case page.Enter:
		reply := replyTo(st, t.p, t.item, in, answer.Reply{})
		g, err := t.item.Grade(reply)
		switch {
		case (reply.Empty() || err != nil) && t.game.Over(st.Now()):
			return t.over(st)
		case reply.Empty() && t.item.Asks != engine.Typed: // Enter alone is easily pressed
			return Step{Note: "Nothing is given yet; to go on without an answer, pass."}
		case reply.Empty():
			return t.passed(st)
		case err != nil:
			return Step{Note: unread(err)}
		}
		step := t.write(reply, g, 0, st.millis(t.since))
		switch g.Outcome {
		case answer.Wrong:
			step.Events = append(step.Events, t.event(engine.SolutionShown))
		case answer.Almost:
			step.Events = append(step.Events, t.event(engine.MovedOn))
		}
		return t.goOn(st, step, reply, g)
	}
	return Step{}
}

// over ends a round whose time is over, when there is nothing more to judge.
func (t turn) over(st *Study) Step {
	e := ended(t.p, t.visit, t.game.Right, st.Now().Sub(t.game.Begun))
	return Step{Events: []engine.Event{e}, Next: t.next, Note: "The time is over."}
}

// passed shows the solution, which counts as a wrong answer in the game.
func (t turn) passed(st *Study) Step {
	return t.goOn(st, Step{Events: []engine.Event{t.event(engine.SolutionShown)}}, answer.Reply{}, engine.Judgement{Outcome: answer.Wrong})
}

// goOn goes on to the next question, on a ladder past what there is to say to this one, and
// ends the game when this was the last.
func (t turn) goOn(st *Study, step Step, reply answer.Reply, g engine.Judgement) Step {
	now := st.Now()
	after, last := t.p.After(t.visit, g.Outcome, now)
	if last {
		step.Events = append(step.Events, ended(t.p, t.visit, after.Score, now.Sub(t.game.Begun)))
	}
	if t.game.Rungs > 0 {
		step.Next = func(*Study) Screen { return turned{t, reply, g, after} }
		return step
	}
	step.Next, step.Note = t.next, t.briefly(reply, g)
	if t.game.Over(now) {
		step.Note += " The time was over before."
	}
	return step
}

func ended(p *engine.Progress, id string, score int, took time.Duration) engine.Event {
	return engine.Event{Kind: engine.RoundEnded, Pack: p.Pack.ID, Revision: p.Pack.Revision, Unit: id, Part: score, Millis: took.Milliseconds()}
}

// briefly is what there is to say to an answer when time is short.
func (t turn) briefly(reply answer.Reply, g engine.Judgement) engine.Text {
	is := engine.Textf("It is: %s.", engine.JoinText(solutionLines(t.item), "; "))
	switch {
	case g.Outcome == answer.Right:
		return "Right."
	case reply.Empty():
		return "Passed. " + is
	case g.Outcome == answer.Almost:
		return "Almost. " + is
	}
	return "Not yet. " + is
}

// turned speaks to an answer on the ladder, and says where one stands.
type turned struct {
	turn
	reply answer.Reply
	engine.Judgement
	after engine.Game
}

func (t turned) Page(*Study) page.Page {
	var said []page.Block
	if !t.reply.Empty() {
		said = []page.Block{page.Line{Text: "You said: " + given(t.item, t.reply), Voice: page.Quoted}, page.Verdict{Outcome: t.Outcome, Say: t.Say}}
	}
	if t.Outcome != answer.Right {
		said = append(said, page.Line{Text: "The answer is: " + engine.JoinText(solutionLines(t.item), "; "), Voice: page.Strong})
	}
	if t.item.Explain != "" {
		said = append(said, page.Prose{Markdown: t.item.Explain})
	}
	g := t.after
	words := engine.Textf("rung %d of %d", g.Rung, g.Rungs)
	if g.Rung == 0 {
		words = "on the ground"
	}
	said = append(said, page.Table{Rows: []page.Row{{Cells: []engine.Text{"You stand"}, Meter: &page.Meter{Value: share(g.Rung, g.Rungs), Words: words}}}})
	switch left := engine.LadderWrong - g.Wrong; {
	case t.Outcome != answer.Wrong || left <= 0:
	case left == 1:
		said = append(said, page.Line{Text: "One more wrong one would end it.", Voice: page.Quiet})
	default:
		said = append(said, page.Line{Text: engine.Textf("%d more wrong ones would end it.", left), Voice: page.Quiet})
	}
	pg := t.about("turned", said...)
	pg.Keys = append(pg.Keys, wonderKey())
	pg.Ask = page.Read{Next: "next question"}
	if t.game.Ended {
		pg.Ask = page.Read{Next: "see how far you came"}
	}
	return pg
}

func (t turned) On(_ *Study, in page.Input) Step {
	switch {
	case in.Action == "ask":
		return to(wondering{p: t.p, at: t.item.Skill, item: t.item.ID, over: t})
	case in.Action == page.Enter, in.Action == page.Back && t.game.Ended:
		return Step{Next: t.next}
	case in.Action == page.Back:
		return leaveVisit(t.p, t.visit)
	}
	return Step{}
}

// keep has nothing to keep: a game is played in one go.
func (t turn) keep(string) []engine.Event { return nil }
