package screen

import (
	"slices"

	"ownpace/engine"
	"ownpace/tui/page"
)

// What the learner wrote to open prompts is kept; weeks later they write again, and see
// both.

// rewritten shows the text of then and the text of now.
type rewritten struct {
	p    *engine.Progress
	item *engine.Item
	id   string // of the round
}

func (r rewritten) Page(*Study) page.Page {
	pg := page.Page{ID: "rewritten/" + r.p.Pack.ID + "/" + r.item.ID, Title: visitTitle(r.p, r.id), Aside: r.item.Skill.Title, Ask: page.Read{Next: "to my way"}, Keys: []page.Key{backKey()}}
	texts := r.p.OwnTexts(r.item)
	pg.Blocks = asked(r.item)
	if n := len(texts); n > 1 {
		pg.Blocks = append(pg.Blocks, page.Beside{Left: ownText(texts[n-2]), Right: ownText(texts[n-1])})
		pg.Blocks = append(pg.Blocks, compared(texts[n-2], texts[n-1])...)
	}
	return pg
}

func (r rewritten) On(_ *Study, in page.Input) Step {
	if in.Action == page.Enter || in.Action == page.Back {
		return leaveVisit(r.p, r.id)
	}
	return Step{}
}

// ownText is a text with its date, and how many of the points it makes.
func ownText(w *engine.OwnText) []page.Block {
	return []page.Block{page.Heading{Text: date(w.When)}, page.Line{Text: w.Text, Voice: page.Quoted}, page.Line{Text: w.Made(), Voice: page.Quiet}}
}

// compared says which points are new, and which are gone.
func compared(then, now *engine.OwnText) []page.Block {
	if !then.Compared || !now.Compared {
		return nil
	}
	var blocks []page.Block
	list := func(title engine.Text, in, out []string) {
		table := page.Table{}
		for _, point := range in {
			if !slices.Contains(out, point) {
				table.Rows = append(table.Rows, page.Row{Cells: []engine.Text{"·", engine.Clean(point).Unquoted()}})
			}
		}
		if len(table.Rows) > 0 {
			blocks = append(blocks, page.Heading{Text: title}, table)
		}
	}
	list("Said now, and not then", now.Points, then.Points)
	list("Said then, and not now", then.Points, now.Points)
	if len(blocks) == 0 {
		blocks = []page.Block{page.Line{Text: "Both say the same points."}}
	}
	return blocks
}

// ownWords lists the open prompts that the learner answered.
type ownWords struct {
	p    *engine.Progress // nil for all packs
	back Screen
}

// written is one prompt, with the progress in its pack.
type written struct {
	p     *engine.Progress
	item  *engine.Item
	texts []*engine.OwnText
}

func (o ownWords) list(st *Study) []written {
	var all []written
	for _, p := range begunIn(st, packID(o.p)) {
		for _, w := range p.OwnTexts(nil) {
			if !slices.ContainsFunc(all, func(one written) bool { return one.item == w.Item }) {
				all = append(all, written{p, w.Item, p.OwnTexts(w.Item)})
			}
		}
	}
	return all
}

func (o ownWords) Page(st *Study) page.Page {
	pg := page.Page{ID: "own-words/" + packID(o.p), Title: ownTitle(o.p, "my own words"), Keys: []page.Key{backKey()}}
	list := o.list(st)
	if len(list) == 0 {
		pg.Blocks = []page.Block{page.Line{Text: "There is nothing yet. Where a question asks for a text of your own, the text is kept; three weeks later you can write it again and see both."}}
		pg.Ask = page.Read{Next: "back"}
		return pg
	}
	ask := page.Pick{Prompt: "Choose one"}
	for _, w := range list {
		last := w.texts[len(w.texts)-1]
		ask.Options = append(ask.Options, page.Option{ID: w.p.Pack.ID + "/" + w.item.ID, Label: w.item.Ask.Line().Bare().Short(60), Aside: plural(len(w.texts), "text"),
			Detail: []engine.Text{w.p.Pack.Title + " · " + w.item.Skill.Title + ", " + date(last.When)}})
	}
	pg.Ask = ask
	return pg
}

func (o ownWords) On(st *Study, in page.Input) Step {
	list := o.list(st)
	switch {
	case in.Action == page.Back, len(list) == 0 && in.Action == page.Enter:
		return to(o.back)
	case in.Action == page.Enter && in.Choice >= 0 && in.Choice < len(list):
		return to(ownTexts{list[in.Choice].p, list[in.Choice].item, o})
	}
	return Step{}
}

// ownTexts shows what the learner wrote to a prompt: the first text and the last one side
// by side, those between below.
type ownTexts struct {
	p    *engine.Progress
	item *engine.Item
	back Screen
}

func (o ownTexts) Page(*Study) page.Page {
	pg := page.Page{ID: "own-texts/" + o.p.Pack.ID + "/" + o.item.ID, Title: ownTitle(o.p, "my own words"), Aside: o.item.Skill.Title, Ask: pick(o.choices()), Keys: []page.Key{backKey()}}
	pg.Blocks = asked(o.item)
	texts := o.p.OwnTexts(o.item)
	if len(texts) < 2 {
		for _, w := range texts {
			pg.Blocks = append(pg.Blocks, ownText(w)...)
		}
		return pg
	}
	first, last := texts[0], texts[len(texts)-1]
	pg.Blocks = append(append(pg.Blocks, page.Beside{Left: ownText(first), Right: ownText(last)}), compared(first, last)...)
	for _, w := range texts[1 : len(texts)-1] {
		pg.Blocks = append(pg.Blocks, ownText(w)...)
	}
	return pg
}

func (o ownTexts) choices() []choice {
	return []choice{
		{"Back", func(*Study) Step { return to(o.back) }},
		{"Write it again now", func(st *Study) Step { return openRound(st, o.p, engine.WordsID(o.item)) }},
	}
}

func (o ownTexts) On(st *Study, in page.Input) Step {
	if in.Action == page.Back {
		return to(o.back)
	}
	return take(o.choices(), st, in)
}
