package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// gameOver is the end of a game: what came of it, beside the last and the best.
type gameOver struct {
	p  *engine.Progress
	id string
}

func (o gameOver) Page(st *Study) page.Page {
	pg := page.Page{ID: "over/" + o.p.Pack.ID + "/" + o.id, Title: visitTitle(o.p, o.id), Ask: page.Read{Next: st.leadsTo(o.p, o.id)}, Keys: []page.Key{backKey()}}
	switch g := o.p.Game(o.id); {
	case g == nil:
		pg.Blocks = o.daily()
	case g.Minutes > 0:
		pg.Blocks = o.timed(g)
	default:
		pg.Blocks = o.ladder(g)
	}
	return pg
}

func (o gameOver) daily() []page.Block {
	closed, clean := o.p.Visit(o.id).Attempts()
	blocks := []page.Block{page.Heading{Text: "Done for today"},
		page.Line{Text: engine.Textf("%d of %d right without help. There are others tomorrow.", clean, closed)}}
	if all := o.p.Dailies(); len(all) > 1 {
		table := page.Table{}
		for _, r := range all[max(0, len(all)-7):] {
			table.Rows = append(table.Rows, page.Row{Cells: []engine.Text{engine.Clean(r.When.Format("Monday, 2 January"))},
				Meter: &page.Meter{Value: share(r.Score, r.Of), Words: engine.Textf("%d of %d", r.Score, r.Of)}})
		}
		blocks = append(blocks, table)
	}
	return blocks
}

// score is that of the game, also of one that was broken off when its time was over.
func score(g *engine.Game) int {
	if g.Ended {
		return g.Score
	}
	return g.Right
}

func (o gameOver) timed(g *engine.Game) []page.Block {
	n := score(g)
	line := func(format engine.Text, args ...any) page.Block {
		return page.Line{Text: engine.Textf(format, args...)}
	}
	blocks := []page.Block{page.Heading{Text: "The end of this round"}}
	switch {
	case g.Ghost == nil:
		blocks = append(blocks, line("%d right in %s. The next time you play against this round.", n, plural(g.Minutes, "minute")))
	case n > g.Ghost.Score:
		blocks = append(blocks, line("%d right in %s; the last time it was %d.", n, plural(g.Minutes, "minute"), g.Ghost.Score))
	default:
		blocks = append(blocks, line("%d right in %s; the ghost had %d.", n, plural(g.Minutes, "minute"), g.Ghost.Score))
	}
	if g.Wrong > 0 {
		blocks = append(blocks, line("%s wrong or passed.", plural(g.Wrong, "question")))
	}
	if all := o.p.Results(o.id, g.Minutes); len(all) > 1 {
		best := engine.Best(all)
		blocks = append(blocks, line("Your best: %d, on %s.", best.Score, date(best.When)))
	}
	return blocks
}

func (o gameOver) ladder(g *engine.Game) []page.Block {
	top := engine.Textf("Highest rung: %d of %d.", g.Highest, g.Rungs)
	if g.Highest == g.Rungs {
		top = engine.Textf("You came to the top, rung %d.", g.Rungs)
	}
	blocks := []page.Block{page.Heading{Text: "The end of this ladder"}, page.Line{Text: top},
		page.Line{Text: engine.Textf("%d right, %d wrong.", g.Right, g.Wrong), Voice: page.Quiet}}
	if all := o.p.Results(o.id, 0); len(all) > 1 {
		best := engine.Best(all)
		blocks = append(blocks, page.Line{Text: engine.Textf("Last time: rung %d. Your best: rung %d, on %s.", all[len(all)-2].Score, best.Score, date(best.When))})
	}
	return blocks
}

func (o gameOver) On(st *Study, in page.Input) Step {
	if in.Action != page.Enter && in.Action != page.Back {
		return Step{}
	}
	step := leaveVisit(o.p, o.id)
	if g := o.p.Game(o.id); g != nil && !g.Ended { // its time went by with nobody there
		step.Events = append([]engine.Event{ended(o.p, o.id, score(g), st.Now().Sub(g.Begun))}, step.Events...)
	}
	return step
}
