package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// skillMap shows where every skill of a pack stands.
type skillMap struct {
	p     *engine.Progress
	fresh bool // the placement has just ended
}

// mark is a standing as one sign, beside its words.
func mark(s engine.Standing) engine.Text {
	return map[engine.Standing]engine.Text{engine.Known: "+", engine.Ready: ">", engine.Later: ".", engine.Unsure: "?"}[s]
}

func (m skillMap) Page(st *Study) page.Page {
	p := m.p
	pg := page.Page{
		ID:    "map/" + p.Pack.ID,
		Title: p.Pack.Title + " · the map",
		Aside: known(p),
		Ask:   page.Read{Next: "choose what to do"},
		Keys:  append([]page.Key{{Press: "o", Action: "open", Label: "walk the map"}, backKey()}, undoKey(st, p.Pack.ID)...),
	}
	pg.Blocks = append(pg.Blocks, m.summary()...)
	for _, u := range p.Pack.Units {
		table := page.Table{}
		for _, s := range u.Skills {
			st := p.Standing(s)
			words := st.Text()
			if st == engine.Unsure && p.Begun {
				words = engine.Textf("%s, %s", words, percent(p.Mastery(s)))
			}
			if p.Claim(s) != nil {
				words += ", by your word"
			}
			table.Rows = append(table.Rows, page.Row{Cells: []engine.Text{mark(st), s.Title, words}})
		}
		pg.Blocks = append(pg.Blocks, page.Heading{Text: u.Title}, table)
	}
	return pg
}

func (m skillMap) summary() []page.Block {
	p := m.p
	if !p.Begun {
		return []page.Block{page.Line{Text: "Nothing is known yet. A few questions, or a first unit, will begin to fill this map."}}
	}
	n := p.Count(engine.Known)
	blocks := []page.Block{page.Line{Text: engine.Textf("Known: %d. Ready to learn: %d. Later: %d. Unsure: %d.",
		n, p.Count(engine.Ready), p.Count(engine.Later), p.Count(engine.Unsure)), Voice: page.Strong}}
	if n > 0 {
		items := 0
		for _, s := range p.Pack.Skills {
			if p.Standing(s) == engine.Known {
				items += len(s.Items)
			}
		}
		blocks = append(blocks, page.Line{Text: engine.Textf("What you know saves you %s and %s.", plural(n, "lesson"), plural(items, "question"))})
	}
	if s, ok := p.Suggested(nil); ok && m.fresh {
		blocks = append(blocks, page.Line{Text: engine.Textf("A good place to go on: %s.", s.Unit.Title)})
	}
	blocks = append(blocks, page.Line{Text: "Ready: you likely know what it builds on. Later: it builds on something you do not know yet. Unsure: the percentage is how likely you know it.", Voice: page.Quiet})
	return blocks
}

func (m skillMap) On(_ *Study, in page.Input) Step {
	switch in.Action {
	case "open":
		return to(skillList{over: m})
	case page.Enter, page.Back:
		return toWay(m.p)
	}
	return Step{}
}
