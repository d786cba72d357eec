package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// look shows a skill to read in it, from wherever one is: its lesson, or what it is about.
func look(p *engine.Progress, s *engine.Skill, back Screen) Screen {
	if s.Teaches() {
		return looking{p, s, back}
	}
	blocks := append(lesson{p: p, skill: s}.Page(nil).Blocks,
		page.Line{Text: engine.Textf("There is no lesson on it; %s ask about it, in the unit %s.", plural(len(s.Items), "question"), s.Unit.Title)})
	return lookMenu(p, s, back, blocks)
}

// lookMenu shows something of a skill, and offers to work on it.
func lookMenu(p *engine.Progress, s *engine.Skill, back Screen, blocks []page.Block) menu {
	return menu{id: "look/" + p.Pack.ID + "/" + s.ID, title: p.Pack.Title + " · " + s.Title, blocks: blocks, over: back, choices: []choice{
		{"Back", func(*Study) Step { return to(back) }},
		{"Work on it now", func(*Study) Step { return openUnitAt(p, s) }},
	}}
}

// looking is a lesson that is read from elsewhere.
type looking struct {
	p     *engine.Progress
	skill *engine.Skill
	back  Screen
}

func (l looking) Page(*Study) page.Page {
	pg := lesson{p: l.p, skill: l.skill}.Page(nil)
	pg.ID, pg.Title, pg.Aside, pg.Read = "look/"+l.p.Pack.ID+"/"+l.skill.ID, l.p.Pack.Title+" · "+l.skill.Title, "", 0
	pg.Ask = page.Read{Next: "back"}
	pg.Keys = []page.Key{backKey(), {Press: "w", Action: "work", Label: "work on it now"}}
	return pg
}

func (l looking) On(_ *Study, in page.Input) Step {
	switch in.Action {
	case page.Enter, page.Back:
		return to(l.back)
	case "work":
		return openUnitAt(l.p, l.skill)
	}
	return Step{}
}

// lookItem shows a question that the learner has met.
func lookItem(p *engine.Progress, it *engine.Item, back Screen) Screen {
	m := lookMenu(p, it.Skill, back, asked(it))
	m.id += "/" + it.ID
	if it.Skill.Teaches() {
		m.choices = append(m.choices, choice{"Look at the lesson", func(*Study) Step { return to(look(p, it.Skill, m)) }})
	}
	return m
}

// lookUnit shows what a unit is about.
func lookUnit(p *engine.Progress, u *engine.Unit, back Screen) Screen {
	m := menu{id: "look/" + p.Pack.ID + "//" + u.ID, title: unitTitle(p, u), over: back, choices: []choice{
		{"Back", func(*Study) Step { return to(back) }},
		{"Open it", func(*Study) Step { return openUnit(p, u) }},
	}}
	if u.About != "" {
		m.blocks = append(m.blocks, page.Line{Text: u.About})
	}
	table := page.Table{}
	for _, s := range u.Skills {
		row := page.Row{Cells: []engine.Text{s.Title}}
		if p.Begun {
			row.Cells = append(row.Cells, p.Standing(s).Text())
		}
		table.Rows = append(table.Rows, row)
	}
	m.blocks = append(m.blocks, table)
	return m
}

// lookTerm shows a word of the subject.
func lookTerm(p *engine.Progress, t engine.Term, back Screen) Screen {
	return menu{id: "look/" + p.Pack.ID + "/word/" + string(t.Word), title: p.Pack.Title + " · words", over: back,
		blocks:  []page.Block{page.Line{Text: t.Word, Voice: page.Strong}, page.Prose{Markdown: t.Meaning}},
		choices: []choice{{"Back", func(*Study) Step { return to(back) }}}}
}
