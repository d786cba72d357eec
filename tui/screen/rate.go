package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// rate asks what the learner can by now, in the words of the pack: "I can …", one skill after
// the other. It stands beside what answers show; where both differ, there are three things to
// do about it.
type rate struct {
	p    *engine.Progress
	unit *engine.Unit
	at   int // of what is ratable
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

func (r rate) skill() *engine.Skill { return ratable(r.unit)[r.at] }

func (r rate) Page(*Study) page.Page {
	pg := page.Page{ID: "rate/" + r.p.Pack.ID + "/" + r.skill().ID, Title: unitTitle(r.p, r.unit),
		Aside: engine.Textf("%d of %d", r.at+1, len(ratable(r.unit))),
		Blocks: []page.Block{
			page.Line{Text: "What would you say of yourself, today?", Voice: page.Quiet},
			page.Line{Text: r.skill().Can.Unquoted(), Voice: page.Strong},
		},
		Keys: []page.Key{{Press: "esc", Action: page.Back, Label: "leave the rest"}}}
	ask := page.Pick{Prompt: "How well can you?", None: true}
	for level := 1; level <= 4; level++ {
		ask.Options = append(ask.Options, page.Option{ID: string(engine.RatingText(level)), Label: sentence(engine.RatingText(level))})
	}
	ask.Options = append(ask.Options, page.Option{ID: "open", Label: "Leave it open"})
	pg.Ask = ask
	return pg
}

func (r rate) On(_ *Study, in page.Input) Step {
	switch {
	case in.Action == page.Back:
		return Step{Next: r.then}
	case in.Action != page.Enter || in.Choice < 0:
		return Step{}
	case in.Choice == 4:
		return Step{Next: r.next}
	}
	e := engine.Event{Kind: engine.Rated, Pack: r.p.Pack.ID, Revision: r.p.Pack.Revision, Unit: r.unit.ID, Skill: r.skill().ID, Part: in.Choice + 1}
	return Step{Events: []engine.Event{e}, Next: func(st *Study) Screen {
		if r.p.Gap(r.skill()) != 0 {
			return gap{r}
		}
		return r.next(st)
	}}
}

// next is the next skill, or what follows on the ratings.
func (r rate) next(st *Study) Screen {
	if r.at++; r.at < len(ratable(r.unit)) {
		return r
	}
	return r.then(st)
}

// gap offers what to do about a skill of which the learner says something else than their
// answers.
type gap struct{ rate }

func (g gap) Page(*Study) page.Page {
	said := g.p.Ratings(g.skill())
	pg := page.Page{ID: "gap/" + g.p.Pack.ID + "/" + g.skill().ID, Title: unitTitle(g.p, g.unit), Ask: pick(g.choices()),
		Keys: []page.Key{{Press: "esc", Action: page.Back, Label: "leave the rest"}}}
	differ := engine.Text("That is more than your answers show so far.")
	if g.p.Gap(g.skill()) < 0 {
		differ = "Your answers show more than that."
	}
	pg.Blocks = []page.Block{
		page.Line{Text: g.skill().Can.Unquoted(), Voice: page.Strong},
		page.Line{Text: engine.Textf("You say: %s. Your answers say that you know it with a probability of %s. %s", engine.RatingText(said[len(said)-1].Level), percent(g.p.Mastery(g.skill())), differ)},
	}
	return pg
}

func (g gap) choices() []choice {
	return []choice{
		{"Leave me: both may stand", func(*Study) Step { return Step{Next: g.next} }},
		{"Test me on this unit", func(st *Study) Step { return openRound(st, g.p, engine.TestID(g.unit)) }},
		{"Teach me this", func(*Study) Step { return openUnitAt(g.p, g.skill()) }},
	}
}

func (g gap) On(st *Study, in page.Input) Step {
	if in.Action == page.Back {
		return Step{Next: g.then}
	}
	return take(g.choices(), st, in)
}
