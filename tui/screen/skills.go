package screen

import (
	"slices"

	"ownpace/engine"
	"ownpace/tui/page"
)

// skillList is the map as a graph through which one walks: skills, each with what it needs
// and what builds on it. First it lists all of them; to one side it lists what the skill
// under the cursor needs, to the other what builds on it, and so on.
type skillList struct {
	over skillMap
	of   *engine.Skill // the one whose neighbours are listed; nil for all skills
	on   bool          // they are those that build on it, else those that it needs
	at   *engine.Skill // where one comes from, or nil
}

func (l skillList) skills() []*engine.Skill {
	pack := l.over.p.Pack
	switch {
	case l.of == nil:
		return pack.Skills
	case l.on:
		return pack.BuiltOn()[l.of]
	}
	return l.of.Needs
}

func (l skillList) Page(st *Study) page.Page {
	p := l.over.p
	pg := page.Page{ID: "skills/" + p.Pack.ID, Title: p.Pack.Title + " · the map", Aside: known(p)}
	said := engine.Text("Walk along what needs what, or open a skill.")
	if l.of != nil {
		pg.ID += "/of/" + l.of.ID
		said = engine.Textf("What %s needs:", l.of.Title)
		if l.on {
			pg.ID += "/on"
			said = engine.Textf("What builds on %s:", l.of.Title)
		}
	}
	pg.Blocks = []page.Block{page.Line{Text: said, Voice: page.Quiet}}
	pg.Keys = []page.Key{
		{Press: "left", Action: "needs", Label: "what it needs", OnOption: true}, {Press: "h", Action: "needs", OnOption: true},
		{Press: "right", Action: "leads", Label: "what builds on it", OnOption: true}, {Press: "l", Action: "leads", OnOption: true},
		backKey(),
	}
	pg.Keys = append(pg.Keys, undoKey(st, p.Pack.ID)...)
	ask := page.Pick{Prompt: "Choose a skill", From: "needs", To: "builds on it", Menu: l.at != nil}
	for _, st := range []engine.Standing{engine.Known, engine.Ready, engine.Later, engine.Unsure} {
		ask.Marks += mark(st) + " " + st.Text() + "   "
	}
	ask.At = max(0, slices.Index(l.skills(), l.at))
	builtOn := p.Pack.BuiltOn()
	for _, s := range l.skills() {
		ask.Options = append(ask.Options, l.option(s, builtOn[s]))
	}
	pg.Ask = ask
	return pg
}

// option is a skill, what it needs, and what builds on it.
func (l skillList) option(s *engine.Skill, on []*engine.Skill) page.Option {
	standing := l.over.p.Standing(s)
	o := page.Option{ID: s.ID, Label: s.Title, Aside: standing.Text(), Mark: mark(standing), Around: page.Around{From: l.marked(s.Needs), To: l.marked(on)}}
	if s.Can != "" {
		o.Detail = append(o.Detail, s.Can.Unquoted())
	}
	needs := engine.Text("It needs nothing before it.")
	if len(s.Needs) > 0 {
		needs = engine.Textf("It needs %s.", engine.ListTitles(s.Needs))
	}
	if len(on) > 0 {
		verb := engine.Text("builds")
		if len(on) > 1 {
			verb = "build"
		}
		needs += engine.Textf(" %s %s on it.", engine.ListTitles(on), verb)
	}
	o.Detail = append(o.Detail, needs)
	return o
}

// marked are the titles of skills, each with its standing as a sign.
func (l skillList) marked(skills []*engine.Skill) []engine.Text {
	var all []engine.Text
	for _, s := range skills {
		all = append(all, mark(l.over.p.Standing(s))+" "+s.Title)
	}
	return all
}

func (l skillList) On(_ *Study, in page.Input) Step {
	skills := l.skills()
	chosen := in.Choice >= 0 && in.Choice < len(skills)
	switch {
	case in.Action == page.Back && l.of != nil:
		return to(skillList{over: l.over, at: l.of})
	case in.Action == page.Back:
		return to(l.over)
	case !chosen:
		return Step{}
	case in.Action == page.Enter:
		here := l
		here.at = skills[in.Choice]
		return to(oneSkill{over: here, skill: skills[in.Choice]})
	case in.Action == "needs", in.Action == "leads":
		return l.walk(skills[in.Choice], in.Action == "leads")
	}
	return Step{}
}

// walk goes to what a skill needs, or to what builds on it; back to where one came from, if
// that is among them.
func (l skillList) walk(s *engine.Skill, on bool) Step {
	next := skillList{over: l.over, of: s, on: on}
	all := next.skills()
	switch {
	case len(all) == 0 && on:
		return Step{Note: "Nothing builds on it."}
	case len(all) == 0:
		return Step{Note: "It needs nothing before it."}
	}
	if next.at = l.of; !slices.Contains(all, l.of) {
		next.at = all[0]
	}
	return to(next)
}
