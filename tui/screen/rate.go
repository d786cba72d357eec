package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// rate asks what the learner can by now, in the words of the pack: "I can …". It stands
// beside what answers show; where both differ, there are three things to do about it.
type rate struct {
	p    *engine.Progress
	unit *engine.Unit
	then func(*Study) Screen
}

// ratable are the skills of a unit that say what one can do with them.
func ratable(u *engine.Unit) []*engine.Skill {
	var skills []*engine.Skill
	for _, s := range u.Skills {
		if s.Can != "" {
			skills = append(skills, s)
		}
	}
	return skills
}

func (r rate) Page(*Study) page.Page {
	pg := page.Page{ID: "rate/" + r.p.Pack.ID + "/" + r.unit.ID, Title: unitTitle(r.p, r.unit),
		Blocks: []page.Block{page.Line{Text: "What would you say of yourself, today? Give each a letter; what you leave out stays open."}},
		Keys:   []page.Key{{Press: "esc", Action: page.Back, Label: "leave it"}}}
	ask := page.Match{Others: []engine.Text{}}
	for level := 1; level <= 4; level++ {
		ask.Others = append(ask.Others, engine.RatingText(level))
	}
	for _, s := range ratable(r.unit) {
		ask.Options = append(ask.Options, page.Option{ID: s.ID, Label: s.Can})
	}
	pg.Ask = ask
	return pg
}

func (r rate) On(_ *Study, in page.Input) Step {
	if in.Action != page.Enter && in.Action != page.Back {
		return Step{}
	}
	var events []engine.Event
	if in.Action == page.Enter {
		for i, s := range ratable(r.unit) {
			if i < len(in.Marks) && in.Marks[i] >= 0 {
				events = append(events, engine.Event{Kind: engine.Rated, Pack: r.p.Pack.ID, Revision: r.p.Pack.Revision, Unit: r.unit.ID, Skill: s.ID, Part: in.Marks[i] + 1})
			}
		}
	}
	return Step{Events: events, Next: func(st *Study) Screen {
		for _, s := range ratable(r.unit) {
			if len(events) > 0 && r.p.Gap(s) != 0 {
				return gap{rate: r, skill: s}
			}
		}
		return r.then(st)
	}}
}

// gap offers what to do about a skill of which the learner says something else than their
// answers.
type gap struct {
	rate
	skill *engine.Skill
}

func (g gap) Page(*Study) page.Page {
	said := g.p.Ratings(g.skill)
	pg := page.Page{ID: "gap/" + g.p.Pack.ID + "/" + g.skill.ID, Title: unitTitle(g.p, g.unit), Ask: pick(g.choices()),
		Keys: []page.Key{{Press: "esc", Action: page.Back, Label: "leave it"}}}
	differ := engine.Text("That is more than your answers show so far.")
	if g.p.Gap(g.skill) < 0 {
		differ = "Your answers show more than that."
	}
	pg.Blocks = []page.Block{
		page.Line{Text: g.skill.Can, Voice: page.Strong},
		page.Line{Text: engine.Textf("You say: %s. Your answers say that you know it with a probability of %s. %s", engine.RatingText(said[len(said)-1].Level), percent(g.p.Mastery(g.skill)), differ)},
	}
	return pg
}

// next is the gap after this one, or what follows on the ratings.
func (g gap) next(st *Study) Screen {
	found := false
	for _, s := range ratable(g.unit) {
		if found && g.p.Gap(s) != 0 {
			return gap{rate: g.rate, skill: s}
		}
		found = found || s == g.skill
	}
	return g.then(st)
}

func (g gap) choices() []choice {
	return []choice{
		{"Leave me: both may stand", func(*Study) Step { return Step{Next: g.next} }},
		{"Test me on this unit", func(st *Study) Step { return openRound(st, g.p, engine.TestID(g.unit)) }},
		{"Teach me this", func(*Study) Step { return openUnitAt(g.p, g.skill) }},
	}
}

func (g gap) On(st *Study, in page.Input) Step {
	if in.Action == page.Back {
		return Step{Next: g.then}
	}
	return take(g.choices(), st, in)
}
