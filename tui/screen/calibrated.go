package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// calibrated holds what was foretold against what came, by the engine and by the learner.
type calibrated struct{ back Screen }

func (c calibrated) Page(st *Study) page.Page {
	pg := page.Page{ID: "calibrated", Title: "Foretold and found", Aside: st.State.Name, Ask: page.Read{Next: "back"}, Keys: []page.Key{backKey()}}
	pg.Blocks = []page.Block{page.Line{Text: "Before each answer there is a probability that it will be right. When it is good, eight in ten of those at 80 % come true."}}
	for _, pack := range st.State.Packs() {
		if !st.State.BegunIn(pack.ID) {
			continue
		}
		p := st.State.Progress(pack.ID)
		pg.Blocks = append(pg.Blocks, page.Heading{Text: pack.Title})
		pg.Blocks = append(pg.Blocks, calibration(p)...)
		pg.Blocks = append(pg.Blocks, bins("What was foretold of your answers", p.Calibration())...)
		if own := p.OwnCalibration(); own.N > 0 {
			pg.Blocks = append(pg.Blocks, bins("What you said of them", own)...)
		}
		pg.Blocks = append(pg.Blocks, inDoubt(p, "Right, and you said it was a guess", engine.Lucky)...)
		pg.Blocks = append(pg.Blocks, inDoubt(p, "Not right, and you were sure", engine.Mistaken)...)
	}
	return pg
}

// mostListed is how many questions of a list are shown.
const mostListed = 6

// inDoubt lists questions that come again in a review.
func inDoubt(p *engine.Progress, title engine.Text, kind engine.Doubt) []page.Block {
	items := p.Doubted(kind)
	if len(items) == 0 {
		return nil
	}
	table := page.Table{}
	for _, it := range items[:min(mostListed, len(items))] {
		table.Rows = append(table.Rows, page.Row{Cells: []engine.Text{"·", p.AsAsked(it).Ask.Line().Bare().Short(60)}})
	}
	if more := len(items) - mostListed; more > 0 {
		table.Rows = append(table.Rows, page.Row{Cells: []engine.Text{"·", engine.Textf("and %d more", more)}})
	}
	return []page.Block{page.Line{Text: engine.Textf("%s, and it is not settled since: %d. They come again in your reviews.", title, len(items)), Voice: page.Strong}, table}
}

// calibration is a chart of what came over what was said: what is well said lies on its
// diagonal.
func calibration(p *engine.Progress) []page.Block {
	found, own := p.Calibration(), p.OwnCalibration()
	if found.N < enoughToTell {
		return nil
	}
	diagonal := page.Series{Name: "exact", Shape: page.Dots, Points: []page.Point{{}, {X: 100, Y: 100}}}
	series := []page.Series{{Name: "came, of what was foretold", Shape: page.Discs, Points: cameOf(found)}}
	if own.N >= enoughToTell {
		series = append(series, page.Series{Name: "came, of what you said", Shape: page.Rings, Points: cameOf(own)})
	}
	return []page.Block{page.Chart{Series: append(series, diagonal), Most: 100, Top: 100, Up: percents(), Across: []engine.Text{"said 0 %", "50 %", "100 %"},
		Words: "Each range of what was said, and what came of it, stands below."}}
}

// cameOf are the shares that came true, over the mean of what was said.
func cameOf(c engine.Calibration) []page.Point {
	var all []page.Point
	for _, b := range c.Bins {
		if b.N > 0 {
			all = append(all, page.Point{X: 100 * b.Said / float64(b.N), Y: 100 * b.Came / float64(b.N)})
		}
	}
	return all
}

// enoughToTell is how many answers there must be before a figure says anything.
const enoughToTell = 20

func bins(title engine.Text, c engine.Calibration) []page.Block {
	if c.N < enoughToTell {
		return []page.Block{page.Line{Text: engine.Textf("%s: %s so far, too few to tell.", title, plural(c.N, "answer"))}}
	}
	table := page.Table{}
	for _, b := range c.Bins {
		if b.N == 0 {
			continue
		}
		came := b.Came / float64(b.N)
		table.Rows = append(table.Rows, page.Row{
			Cells: []engine.Text{engine.Textf("said %s", percent(b.Said/float64(b.N)))},
			Meter: &page.Meter{Value: came, Words: engine.Textf("came %s, of %d", percent(came), b.N)},
		})
	}
	return []page.Block{
		page.Line{Text: title + ":", Voice: page.Strong}, table,
		page.Line{Text: engine.Textf("On the mean they were off by %s; Brier score %.3f (0 is best, always saying even gives 0.250). From %s.", percent(c.Error), c.Brier, plural(c.N, "answer")), Voice: page.Quiet},
	}
}

func (c calibrated) On(_ *Study, in page.Input) Step {
	if in.Action == page.Enter || in.Action == page.Back {
		return to(c.back)
	}
	return Step{}
}
