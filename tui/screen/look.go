package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// look shows a skill to read in it, from wherever one is: its lesson, or what it is about.
func look(p *engine.Progress, s *engine.Skill, back Screen) Screen {
	pg := lesson{p: p, skill: s}.Page(nil)
	if !s.Teaches() {
		pg.Blocks = append(pg.Blocks, page.Line{Text: engine.Textf("There is no lesson on it; %s ask about it, in the unit %s.", plural(len(s.Items), "question"), s.Unit.Title)})
	}
	return menu{id: "look/" + p.Pack.ID + "/" + s.ID, title: p.Pack.Title + " · " + s.Title, blocks: pg.Blocks, over: back, choices: []choice{
		{"Back", func(*Study) Step { return to(back) }},
		{"Work on it now", func(*Study) Step { return openUnitAt(p, s) }},
	}}
}

// lookItem shows a question that the learner has met.
func lookItem(p *engine.Progress, it *engine.Item, back Screen) Screen {
	m := look(p, it.Skill, back).(menu)
	m.id += "/" + it.ID
	m.blocks = asked(it)
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
