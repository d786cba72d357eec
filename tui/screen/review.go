package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// A review goes through what was learnt and is fading, across all units.

func openReview(p *engine.Progress) Step {
	return Step{
		Events: []engine.Event{{Kind: engine.ReviewOpened, Pack: p.Pack.ID, Revision: p.Pack.Revision}},
		Next:   func(st *Study) Screen { return nextStep(st, p, engine.ReviewID) },
	}
}

// fading says what a review would go through, or nothing.
func fading(st *Study, p *engine.Progress) engine.Text {
	skills := p.Fading(st.Now())
	if len(skills) == 0 {
		return ""
	}
	verb := engine.Text("are")
	if len(skills) == 1 {
		verb = "is"
	}
	return engine.Textf("%s %s fading: %s.", plural(len(skills), "skill"), verb, engine.JoinText(titles(skills[:min(3, len(skills))]), ", "))
}

// reviewed is the end of a review.
type reviewed struct{ p *engine.Progress }

func (r reviewed) Page(st *Study) page.Page {
	pg := page.Page{ID: "reviewed/" + r.p.Pack.ID, Title: visitTitle(r.p, engine.ReviewID), Ask: page.Read{Next: "to my way"}, Keys: []page.Key{backKey()}}
	v := r.p.Visit(engine.ReviewID)
	closed, clean := v.Attempts()
	pg.Blocks = append(pg.Blocks, page.Heading{Text: "The end of this review"},
		page.Line{Text: engine.Textf("%s, %d right without help.", plural(closed, "question"), clean)})
	table := page.Table{}
	for _, s := range r.p.Pack.Skills {
		if _, reviewed := v.Before[s]; !reviewed {
			continue
		}
		if days, ok := r.p.Lasts(s); ok {
			table.Rows = append(table.Rows, page.Row{Cells: []engine.Text{s.Title, "will last about " + plural(int(days), "day")}})
		}
	}
	pg.Blocks = append(pg.Blocks, table)
	return pg
}

func (r reviewed) On(_ *Study, in page.Input) Step {
	if in.Action == page.Enter || in.Action == page.Back {
		return leaveVisit(r.p, engine.ReviewID)
	}
	return Step{}
}
