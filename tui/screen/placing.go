package screen

import (
	"time"

	"ownpace/engine"
	"ownpace/engine/answer"
	"ownpace/tui/page"
)

// placing is one question of the placement. No right or wrong is shown.
type placing struct {
	p     *engine.Progress
	item  *engine.Item
	left  int // about how many questions, with this one
	since time.Time
	begin answer.Reply         // what of an answer is there already
	ahead map[foreseen]placing // what follows on each answer, as far as it is ready
}

// foreseen is an answer that may be given to a question of the placement.
type foreseen struct {
	told     answer.Outcome
	unlearnt bool
}

func openPlacement(p *engine.Progress) Step {
	return Step{
		Events: []engine.Event{{Kind: engine.PlacementOpened, Pack: p.Pack.ID, Revision: p.Pack.Revision}},
		Next:   func(st *Study) Screen { return nextQuestion(st, p) },
	}
}

// nextQuestion is the next question of the placement, or its end.
func nextQuestion(st *Study, p *engine.Progress) Screen {
	seed := st.seed("placement", p.Pack.ID)
	item := p.NextPlacement(seed)
	if item == nil {
		return placed{p}
	}
	return placing{p: p, item: draw(st, p, item), left: p.PlacementLeft(seed), since: st.Now(), ahead: make(map[foreseen]placing)}
}

// prepare makes ready what follows on one more of the answers that may be given, and
// reports whether there was one to do.
func (q placing) prepare(st *Study) bool {
	for _, may := range []foreseen{{told: answer.Right}, {told: answer.Wrong}, {unlearnt: true}} {
		if _, ready := q.ahead[may]; ready {
			continue
		}
		e := engine.Event{Told: &may.told, Unlearnt: may.unlearnt}
		next, left := q.p.Foresee(q.item, e, st.seed("placement", q.p.Pack.ID))
		q.ahead[may] = placing{p: q.p, item: next, left: left}
		return true
	}
	return false
}

// after is what follows on an answer: at once, when it is ready and the answer is none
// that weighs otherwise.
func (q placing) after(e engine.Event) func(*Study) Screen {
	may := foreseen{unlearnt: e.Unlearnt}
	if e.Told != nil {
		may.told = *e.Told
	}
	next, ready := q.ahead[may]
	if !ready || e.Share > 0 || e.Rapid() {
		return q.next
	}
	return func(st *Study) Screen {
		if next.item == nil {
			return placed{q.p}
		}
		next.item, next.since, next.ahead = draw(st, q.p, next.item), st.Now(), make(map[foreseen]placing)
		return next
	}
}

func (q placing) Page(st *Study) page.Page {
	pg := questionPage(st, q.p, q.item, "placing", q.begin)
	pg.Blocks = append(narrowed(q.p.Placement.Narrowing()), pg.Blocks...)
	pg.Title = q.p.Pack.Title + " · find my place"
	pg.Aside = engine.Textf("question %d, about %d left", q.p.Placement.Asked()+1, q.left)
	pg.Keys = []page.Key{
		{Press: "tab", Action: "unlearnt", Label: "not learnt yet", Typing: true},
		{Press: "esc", Action: page.Back, Label: "pause", Typing: true},
		{Press: "ctrl+t", Action: "end", Label: "that is enough", Typing: true},
	}
	pg.Keys = append(pg.Keys, withdrawKey(q.p)...)
	switch ask := pg.Ask.(type) {
	case page.Pick:
		ask.Options = append(ask.Options, page.Option{ID: "unlearnt", Label: "I have not learnt this"})
		pg.Ask = ask
	case page.Write:
		ask.Empty = "or Enter, if not learnt"
		pg.Ask = ask
	}
	return pg
}

func (q placing) On(st *Study, in page.Input) Step {
	switch in.Action {
	case "unlearnt":
		return q.unlearnt(st)
	case "end":
		return endPlacement(q.p)
	case "undo":
		return withdraw(q.p)
	case page.Back:
		step := Step{Events: []engine.Event{{Kind: engine.PlacementLeft, Pack: q.p.Pack.ID}}, Next: func(*Study) Screen { return way{q.p} },
			Note: "The placement is paused; nothing of it is lost."}
		step.Events = append(step.Events, q.half(st, in)...)
		return step
	case page.Enter:
		if q.item.Asks == engine.One && in.Choice == len(q.item.Options) {
			return q.unlearnt(st)
		}
		return q.answer(st, in)
	}
	return Step{}
}

func (q placing) answer(st *Study, in page.Input) Step {
	reply := replyTo(st, q.p, q.item, in, answer.Reply{})
	if reply.Empty() {
		return to(q.stuck())
	}
	g, err := judge(q.p, q.item, reply)
	if err != nil {
		return Step{Note: unread(err) + " Enter alone, if you have not learnt it."}
	}
	e := q.event(st)
	e.Reply, e.Told, e.Share = &reply, &g.Outcome, g.Share
	return Step{Events: []engine.Event{e}, Next: q.after(e)}
}

func (q placing) unlearnt(st *Study) Step {
	e := q.event(st)
	e.Unlearnt = true
	return Step{Events: []engine.Event{e}, Next: q.after(e)}
}

func (q placing) next(st *Study) Screen { return nextQuestion(st, q.p) }

func (q placing) event(st *Study) engine.Event {
	return engine.Event{Kind: engine.Answered, Pack: q.p.Pack.ID, Revision: q.p.Pack.Revision, Skill: q.item.Skill.ID,
		Item: q.item.ID, Edition: edition(q.item), Draw: q.item.Draw, Dress: q.item.Dress, Placing: true, Millis: st.millis(q.since)}
}

func (q placing) keep(text string) []engine.Event { return keepDraft(q.p, q.item, text) }

func (q placing) half(st *Study, in page.Input) []engine.Event {
	return keepHalf(st, q.p, q.item, in, answer.Reply{})
}

// stuck is what Enter on an empty line leads to.
func (q placing) stuck() Screen {
	return menu{
		id: "stuck/" + q.item.ID, title: q.p.Pack.Title + " · find my place", over: q,
		blocks: asked(q.item),
		choices: []choice{
			{"I have not learnt this", q.unlearnt},
			{"Back to the question", func(*Study) Step { return to(q) }},
			{"That is enough; show what was found", func(*Study) Step { return endPlacement(q.p) }},
		},
		begins: begins(q.item, func(_ *Study, text string) Screen {
			q.begin = answer.Reply{Text: text}
			return q
		}),
	}
}

// withdrawKey takes the last answer back, where that can be.
func withdrawKey(p *engine.Progress) []page.Key {
	if !p.CanWithdraw() {
		return nil
	}
	return []page.Key{{Press: "ctrl+r", Action: "undo", Label: "take the last answer back", Typing: true}}
}

// withdraw takes the last answer back, and asks again.
func withdraw(p *engine.Progress) Step {
	if !p.CanWithdraw() {
		return Step{}
	}
	return Step{Events: []engine.Event{{Kind: engine.Withdrawn, Pack: p.Pack.ID}}, Next: func(st *Study) Screen { return nextQuestion(st, p) },
		Note: "Your last answer is taken back."}
}

func endPlacement(p *engine.Progress) Step {
	return Step{
		Events: []engine.Event{{Kind: engine.PlacementEnded, Pack: p.Pack.ID, Revision: p.Pack.Revision}},
		Next:   func(*Study) Screen { return skillMap{p: p, fresh: true} },
	}
}

// placed says that the placement has found enough.
type placed struct{ p *engine.Progress }

func (d placed) Page(*Study) page.Page {
	pg := page.Page{
		ID:    "placed/" + d.p.Pack.ID,
		Title: d.p.Pack.Title + " · find my place",
		Blocks: []page.Block{
			page.Line{Text: engine.Textf("That is enough. After %s the map is ready; you can change and refine it at any time by working on what you like.", plural(d.p.Placement.Asked(), "question"))},
		},
		Ask:  page.Read{Next: "see the map"},
		Keys: append([]page.Key{backKey()}, withdrawKey(d.p)...),
	}
	if all := d.p.Placement.Narrowing(); len(all) > 0 {
		pg.Blocks = append(pg.Blocks, narrowing(all)...)
	}
	return pg
}

// left ends the placement: nothing of it waits for another time.
func (d placed) left(page.Input) []engine.Event { return endPlacement(d.p).Events }

func (d placed) On(_ *Study, in page.Input) Step {
	switch in.Action {
	case page.Enter, page.Back:
		return endPlacement(d.p)
	case "undo":
		return withdraw(d.p)
	}
	return Step{}
}
