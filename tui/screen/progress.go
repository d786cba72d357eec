package screen

import (
	"cmp"
	"slices"

	"ownpace/engine"
	"ownpace/tui/page"
)

// progress shows how far the learner is, pack by pack.
type progress struct{ back Screen }

func (g progress) Page(st *Study) page.Page {
	pg := page.Page{
		ID:    "progress",
		Title: "Progress",
		Aside: st.State.Name,
		Ask:   page.Read{Next: "back"},
		Keys:  append(append([]page.Key{backKey()}, weekKey(st)...), page.Key{Press: "t", Action: "over-time", Label: "over time"}, page.Key{Press: "c", Action: "calibrated", Label: "foretold and found"}),
	}
	pg.Blocks = append(thisWeek(st), inAll(st)...)
	for _, pack := range st.State.Packs() {
		pg.Blocks = append(pg.Blocks, page.Heading{Text: pack.Title})
		if !st.State.BegunIn(pack.ID) || !st.State.Progress(pack.ID).Begun {
			pg.Blocks = append(pg.Blocks, page.Line{Text: "Not begun yet."})
			continue
		}
		p := st.State.Progress(pack.ID)
		n, all := p.Count(engine.Known), len(pack.Skills)
		table := page.Table{Rows: []page.Row{{Cells: []engine.Text{"All skills"}, Meter: &page.Meter{
			Value: share(n, all), Words: engine.Textf("%d of %d known (%s)", n, all, percent(p.PackMastery()))}}}}
		for _, u := range pack.Units {
			table.Rows = append(table.Rows, page.Row{Cells: []engine.Text{u.Title}, Meter: &page.Meter{
				Value: share(p.UnitKnown(u), len(u.Skills)), Words: engine.Textf("%d of %d known (%s)", p.UnitKnown(u), len(u.Skills), percent(p.UnitMastery(u)))}})
		}
		pg.Blocks = append(pg.Blocks, table,
			page.Line{Text: "The percentage is how likely you are to know a skill, on average.", Voice: page.Quiet},
			page.Line{Text: engine.Textf("Answers given so far: %d. Time at work: %s.", p.Answers, worked(st.State.Spent(pack.ID).Minutes())), Voice: page.Quiet})
		pg.Blocks = append(pg.Blocks, earlier(p)...)
	}
	return pg
}

// inAll is what was done in all packs together, and the time in each, when there are several.
func inAll(st *Study) []page.Block {
	known, answers, minutes := 0, 0, 0.0
	var begun []*engine.Progress
	for _, pack := range st.State.Packs() {
		if st.State.BegunIn(pack.ID) && st.State.Progress(pack.ID).Begun {
			p := st.State.Progress(pack.ID)
			begun = append(begun, p)
			known, answers, minutes = known+p.Count(engine.Known), answers+p.Answers, minutes+st.State.Spent(pack.ID).Minutes()
		}
	}
	if len(begun) < 2 {
		return nil
	}
	slices.SortStableFunc(begun, func(a, b *engine.Progress) int {
		return cmp.Compare(st.State.Spent(b.Pack.ID), st.State.Spent(a.Pack.ID))
	})
	times := page.Table{}
	for _, p := range begun {
		spent := st.State.Spent(p.Pack.ID).Minutes()
		times.Rows = append(times.Rows, page.Row{Cells: []engine.Text{p.Pack.Title},
			Meter: &page.Meter{Value: spent / max(1, minutes), Words: engine.Textf("%s (%s)", worked(spent), percent(spent/max(1, minutes)))}})
	}
	return []page.Block{page.Heading{Text: "In all"},
		page.Line{Text: engine.Textf("%s known in %s, %s, %s at work.", plural(known, "skill"), plural(len(begun), "pack"), plural(answers, "answer"), worked(minutes))}, times}
}

// earlier tells of the rounds before what was started over.
func earlier(p *engine.Progress) []page.Block {
	if len(p.Earlier()) == 0 {
		return nil
	}
	table := page.Table{}
	for _, e := range p.Earlier() {
		table.Rows = append(table.Rows, page.Row{Cells: []engine.Text{"earlier: " + e.What, engine.Textf("until %s, %s, %d of %d known", date(e.Ended), plural(e.Answers, "answer"), e.Known, e.Of)}})
	}
	return []page.Block{table}
}

func (g progress) On(_ *Study, in page.Input) Step {
	switch in.Action {
	case "weeks":
		return to(weeks{back: g})
	case "over-time":
		return to(overTime{back: g})
	case "calibrated":
		return to(calibrated{back: g})
	case page.Enter, page.Back:
		return to(g.back)
	}
	return Step{}
}

func share(n, all int) float64 { return float64(n) / float64(max(1, all)) }
