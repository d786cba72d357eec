package screen

import (
	"strings"

	"ownpace/engine"
	"ownpace/tui/page"
)

// A round goes through a few questions across units: a review, a check, a test.

// openRound begins a round, or takes up one that is not at its end.
func openRound(st *Study, p *engine.Progress, id string) Step {
	items := p.Round(id, st.Now())
	delete(st.from, roundKey(p, id))
	if v := p.Visit(id); len(items) == 0 && (v == nil || p.Next(id).Done()) {
		return Step{Note: engine.Textf("There is nothing to ask about just now in “%s”.", roundTitle(p, id))}
	}
	e := engine.Event{Kind: engine.RoundOpened, Pack: p.Pack.ID, Revision: p.Pack.Revision, Unit: id}
	for _, it := range items {
		e.Order = append(e.Order, it.ID)
	}
	step := Step{Events: []engine.Event{e}, Next: func(st *Study) Screen { return nextStep(st, p, id) }}
	if strings.HasPrefix(id, engine.TestID(&engine.Unit{})) {
		step.Note = engine.Textf("A test of at most %s. It counts as any answers do; what you know need not be learnt.", plural(len(items), "question"))
	}
	return step
}

// roundTitle is what a round is called.
func roundTitle(p *engine.Progress, id string) engine.Text {
	switch id {
	case engine.ReviewID:
		return "review"
	case engine.StillID:
		return "what is still there"
	case engine.RecheckID:
		return "a check"
	case engine.OwnID:
		return "my cards"
	case engine.TimedID:
		return "timed round"
	case engine.LadderID:
		return "the ladder"
	}
	if engine.IsDaily(id) {
		return "five for today"
	}
	if p.Rewritten(id) != nil {
		return "my own words"
	}
	for _, u := range p.Pack.Units {
		if engine.TestID(u) == id {
			return "test: " + u.Title
		}
	}
	return "a round"
}

// fading says what a review would go through, or nothing.
func fading(st *Study, p *engine.Progress) engine.Text {
	skills, cards := p.ToReview(st.Now()), p.OwnFading(st.Now())
	own := engine.Textf("%s of your own to turn.", plural(len(cards), "card"))
	switch {
	case len(skills) == 0 && len(cards) == 0:
		return ""
	case len(skills) == 0:
		return own
	case len(skills) < len(p.Fading(st.Now())):
		return engine.Textf("Some of what you learnt is fading: %s.", firstTitles(skills))
	case len(cards) == 0:
		own = ""
	}
	verb := engine.Text("are")
	if len(skills) == 1 {
		verb = "is"
	}
	return (engine.Textf("%s %s fading: %s. ", plural(len(skills), "skill"), verb, engine.ListTitles(skills)) + own).TrimEnd()
}

// rounded is the end of a round.
type rounded struct {
	p  *engine.Progress
	id string
}

func (r rounded) Page(st *Study) page.Page {
	pg := page.Page{ID: "round/" + r.p.Pack.ID + "/" + r.id, Title: visitTitle(r.p, r.id), Ask: page.Read{Next: st.leadsTo(r.p, r.id)}, Keys: []page.Key{backKey()}}
	v := r.p.Visit(r.id)
	pg.Blocks = append(pg.Blocks, page.Heading{Text: "The end of this round"},
		page.Line{Text: askedInRound(v)})
	table := page.Table{}
	for _, s := range r.p.Pack.Skills {
		before, asked := v.Before[s]
		if !asked {
			continue
		}
		now := r.p.Mastery(s)
		words := engine.Textf("%s, %s", percent(now), r.p.Standing(s).Text())
		if percent(before) != percent(now) {
			words = engine.Textf("%s, was %s, %s", percent(now), percent(before), r.p.Standing(s).Text())
		}
		days, ok := r.p.Lasts(s)
		switch reviewed := r.id == engine.ReviewID || r.id == engine.StillID; {
		case !reviewed || !ok || r.p.Standing(s) != engine.Known:
		case days < 2:
			words = "comes back tomorrow"
		default:
			words = "will last about " + plural(int(days), "day")
		}
		table.Rows = append(table.Rows, page.Row{Cells: []engine.Text{s.Title, words}})
	}
	for _, t := range []page.Table{table, ownRows(st, r.p, v)} {
		if len(t.Rows) > 0 {
			pg.Blocks = append(pg.Blocks, t)
		}
	}
	if now := r.p.Count(engine.Known); now != v.Knew {
		pg.Blocks = append(pg.Blocks, page.Line{Text: engine.Textf("By what these answers say of others too, %d skills are known now; %d were before.", now, v.Knew)})
	}
	if r.id == engine.StillID {
		if len(r.p.Fading(st.Now())) > 0 {
			pg.Blocks = append(pg.Blocks, page.Line{Text: "More may have faded. It can wait, and comes back a little at a time."})
		}
	}
	return pg
}

func (r rounded) On(_ *Study, in page.Input) Step {
	if in.Action == page.Enter || in.Action == page.Back {
		return leaveVisit(r.p, r.id)
	}
	return Step{}
}
