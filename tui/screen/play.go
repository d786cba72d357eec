package screen

import (
	"time"

	"ownpace/engine"
	"ownpace/tui/page"
)

// play lists the games of a pack, with what came of them.
type play struct{ p *engine.Progress }

// playKeys lead there, unless the learner leaves games out.
func playKeys(st *Study) []page.Key {
	if !st.State.Wants(engine.Play) {
		return nil
	}
	return []page.Key{{Press: "l", Action: "play", Label: "play"}, {Press: "e", Action: "message", Label: "a message to yourself", OnOption: true}}
}

func (g play) Page(st *Study) page.Page {
	pg := page.Page{ID: "play/" + g.p.Pack.ID, Title: g.p.Pack.Title + " · play", Keys: []page.Key{backKey()}}
	pg.Blocks = []page.Block{page.Line{Text: "What you answer here is practice like any other.", Voice: page.Quiet}}
	timed := page.Option{ID: "timed", Label: "A timed round", Aside: g.lastTimed(),
		Detail: []engine.Text{"As many as you like in a few minutes, against yourself the last time."}}
	if st.Untimed {
		timed.Aside, timed.Detail = "not here", []engine.Text{"It needs a keyboard: from a file or a pipe no time is taken."}
	}
	pg.Ask = page.Pick{Prompt: "Choose what to play", Options: []page.Option{
		{ID: "daily", Label: "Five for today", Aside: g.today(st.Now()), Detail: []engine.Text{"Mixed from what you have met. There are five others tomorrow."}},
		timed,
		{ID: "ladder", Label: "The ladder", Aside: g.lastBest(engine.LadderID, 0), Detail: []engine.Text{"It begins easy. A right answer is a rung up, a wrong one two down; the third wrong one ends it."}},
		{ID: "messages", Label: "A message to yourself", Aside: g.kept(st), Detail: []engine.Text{"To be opened when you know a unit, or all of it."}},
	}}
	return pg
}

// today says how the five of today stand.
func (g play) today(now time.Time) engine.Text {
	id := engine.DailyID(now)
	v := g.p.Visit(id)
	switch {
	case v == nil:
		return "new"
	case g.p.Next(id).Done():
		closed, clean := v.Attempts()
		return engine.Textf("done today: %d of %d", clean, closed)
	}
	return engine.Textf("%d left", g.p.Left(id))
}

func (g play) lastBest(id string, minutes int) engine.Text {
	results := g.p.Results(id, minutes)
	if len(results) == 0 {
		return "new"
	}
	return engine.Textf("last %d, best %d", results[len(results)-1].Score, engine.Best(results).Score)
}

// lastTimed is about rounds as long as the last one.
func (g play) lastTimed() engine.Text {
	minutes, ok := g.p.LastTimed()
	if !ok {
		return "new"
	}
	return engine.Textf("%s (%d min)", g.lastBest(engine.TimedID, minutes), minutes)
}

func (g play) kept(st *Study) engine.Text {
	n := 0
	for _, m := range st.State.Messages(g.p.Pack.ID) {
		if !m.Opened {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return engine.Textf("%d kept", n)
}

func (g play) On(st *Study, in page.Input) Step {
	if in.Action == page.Back {
		return toWay(g.p)
	}
	if in.Action != page.Enter {
		return Step{}
	}
	switch in.Choice {
	case 0:
		return g.daily(st)
	case 1:
		if st.Untimed {
			return Step{Next: func(*Study) Screen { return g }, Note: "No time is taken here. The ladder and today's five are without a clock."}
		}
		if len(g.p.Round(engine.TimedID, st.Now())) == 0 {
			return g.tooFew()
		}
		return to(timing{g})
	case 2:
		return g.ladder(st)
	case 3:
		return to(messages{g})
	}
	return Step{}
}

func (g play) daily(st *Study) Step {
	id := engine.DailyID(st.Now())
	if v := g.p.Visit(id); v != nil && g.p.Next(id).Done() {
		closed, clean := v.Attempts()
		return Step{Next: func(*Study) Screen { return g }, Note: engine.Textf("Done for today, %d of %d right without help. The next ones are there tomorrow.", clean, closed)}
	}
	if len(g.p.Round(id, st.Now())) == 0 && g.p.Visit(id) == nil {
		return g.tooFew()
	}
	return openRoundFrom(st, g.p, id, g)
}

func (g play) ladder(st *Study) Step {
	v := g.p.Visit(engine.LadderID)
	if begun := v != nil && !g.p.Next(engine.LadderID).Done(); !begun && len(g.p.Round(engine.LadderID, st.Now())) == 0 {
		return g.tooFew()
	}
	return openRoundFrom(st, g.p, engine.LadderID, g)
}

// tooFew says why there is nothing to play with yet.
func (g play) tooFew() Step {
	return Step{Next: func(*Study) Screen { return g }, Note: "There are too few questions yet on what you have met. Learn a little first, or find your place."}
}

// timing asks how long a timed round shall be.
type timing struct{ play }

// lengths of a timed round in minutes, the usual one first.
var lengths = [...]int{engine.UsualMinutes, 1, 5}

func (t timing) Page(*Study) page.Page {
	pg := page.Page{ID: "timing/" + t.p.Pack.ID, Title: t.p.Pack.Title + " · timed round", Keys: []page.Key{backKey()}}
	pg.Blocks = []page.Block{page.Line{Text: "Short questions on what you know, as many as you like. Each has one try; what you pass is shown and does not count. The time begins with your choice."}}
	ask := page.Pick{Prompt: "How long?", Menu: true}
	for _, n := range lengths {
		ask.Options = append(ask.Options, page.Option{ID: plainNumber(n), Label: plural(n, "minute"), Aside: t.lastBest(engine.TimedID, n)})
	}
	pg.Ask = ask
	return pg
}

func plainNumber(n int) string { return string(engine.Textf("%d", n)) }

func (t timing) On(st *Study, in page.Input) Step {
	switch {
	case in.Action == page.Back:
		return to(t.play)
	case in.Action == page.Enter && in.Choice >= 0 && in.Choice < len(lengths):
		step := openRoundFrom(st, t.p, engine.TimedID, t.play)
		if len(step.Events) == 1 {
			step.Events[0].Minutes = lengths[in.Choice]
		}
		return step
	}
	return Step{}
}
