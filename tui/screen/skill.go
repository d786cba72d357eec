package screen

import (
	"slices"

	"ownpace/engine"
	"ownpace/engine/answer"
	"ownpace/tui/page"
)

// oneSkill says what is thought of a skill and why, and takes the learner's word on it.
type oneSkill struct {
	over  skillList
	skill *engine.Skill
}

func (o oneSkill) p() *engine.Progress { return o.over.over.p }

func (o oneSkill) Page(st *Study) page.Page {
	p, s := o.p(), o.skill
	pg := page.Page{ID: "skill/" + p.Pack.ID + "/" + s.ID, Title: p.Pack.Title + " · " + s.Title, Ask: pick(o.choices()), Keys: append([]page.Key{backKey()}, undoKey(st, p.Pack.ID)...)}
	if s.Can != "" {
		pg.Blocks = append(pg.Blocks, page.Line{Text: s.Can.Unquoted(), Voice: page.Quiet})
	}
	found := engine.Textf("You know this with a probability of %s: %s.", percent(p.Mastery(s)), p.Standing(s).Text())
	why, _ := p.Why(s, mostReasons)
	told := slices.ContainsFunc(why, func(i engine.Influence) bool { return !i.Claim }) // anything but the learner's word
	if !told {
		found = engine.Textf("No answer tells yet whether you know this. From its place among the others it is guessed at %s.", percent(p.Mastery(s)))
	}
	if c := p.Claim(s); c != nil {
		said := engine.Text("you do not know it")
		if c.Known {
			said = "you know it"
		}
		by := engine.Text("the answers said")
		if !told {
			by = "before any answer it was guessed at"
		}
		found = engine.Textf("You say that %s; %s %s. The next answers will settle it.", said, by, percent(c.Found))
	}
	pg.Blocks = append(pg.Blocks, page.Line{Text: found, Voice: page.Strong})
	if p.Claim(s) == nil && p.Begun && p.Standing(s) == engine.Unsure && p.Mastery(s) >= 0.8 {
		pg.Blocks = append(pg.Blocks, page.Line{Text: "It counts as known when an answer on it, or on what builds on it, is right; or from 95 %.", Voice: page.Quiet})
	}
	if recall, ok := p.Recall(s, st.Now()); ok && p.Standing(s) == engine.Known {
		days, _ := p.Lasts(s)
		pg.Blocks = append(pg.Blocks, page.Line{Text: engine.Textf("You would recall it now with a probability of %s; after a review it lasts about %s.", percent(recall), plural(int(days), "day"))})
	}
	pg.Blocks = append(pg.Blocks, o.why(why)...)
	if settled, quiz := p.Claims(); settled > 0 {
		pg.Blocks = append(pg.Blocks, page.Line{Text: engine.Textf("Where you disagreed, the answers were right in %d of %d.", quiz, settled), Voice: page.Quiet})
	}
	return pg
}

// mostReasons is how many answers are named.
const mostReasons = 5

// why lists the answers that moved what is thought of the skill most.
func (o oneSkill) why(all []engine.Influence) []page.Block {
	if len(all) == 0 {
		return nil
	}
	table := page.Table{}
	for _, i := range all {
		table.Rows = append(table.Rows, page.Row{Cells: []engine.Text{engine.Textf("%s → %s", percent(i.Before), percent(i.After)), o.about(i)}})
	}
	return []page.Block{page.Heading{Text: "Why? What moved it most"}, table}
}

func (o oneSkill) about(i engine.Influence) engine.Text {
	on := engine.Text("")
	if i.Skill != o.skill {
		on = " (" + i.Skill.Title + ")"
	}
	switch {
	case i.Taught:
		return "you read the lesson" + on
	case i.Claim && i.Known:
		return "you said that you know it" + on
	case i.Claim:
		return "you said that you do not know it" + on
	case i.Solution:
		return "you looked at the answer: " + i.Item.Ask.Line().Bare().Short(48) + on
	case i.Unlearnt:
		return "you said: not learnt yet" + on
	}
	word := map[answer.Outcome]engine.Text{answer.Right: "right", answer.Almost: "almost right", answer.Wrong: "not right"}[i.Told]
	return engine.Textf("%s: %s%s", word, i.Item.Ask.Line().Bare().Short(48), on)
}

func (o oneSkill) choices() []choice {
	p, s := o.p(), o.skill
	claim := func(kind engine.Kind, known *bool, note engine.Text) func(*Study) Step {
		return func(*Study) Step {
			return Step{Events: []engine.Event{{Kind: kind, Pack: p.Pack.ID, Revision: p.Pack.Revision, Skill: s.ID, Known: known}},
				Next: func(*Study) Screen { return o }, Note: note}
		}
	}
	yes, no := true, false
	choices := []choice{
		{"I know this", claim(engine.Claimed, &yes, "Noted: you know this. Later answers will show it.")},
		{"I do not know this", claim(engine.Claimed, &no, "Noted: you do not know this yet.")},
	}
	if c := p.Claim(s); c != nil {
		choices = []choice{{"Take my word back", claim(engine.ClaimWithdrawn, nil, "Your word is taken back; what you answered counts.")}}
	}
	choices = append(choices, choice{"Work on it now", func(*Study) Step { return openUnitAt(p, s) }})
	if slices.ContainsFunc(s.Items, func(it *engine.Item) bool { return p.Asked(it) }) {
		choices = append(choices, choice{"Start one of its questions over", func(*Study) Step { return to(askedOver{o}) }})
	}
	return append(slices.Clip(choices), choice{"Back to the list", func(*Study) Step { return to(o.over) }})
}

func (o oneSkill) On(st *Study, in page.Input) Step {
	if in.Action == page.Back {
		return to(o.over)
	}
	return take(o.choices(), st, in)
}

// askedOver lists the questions of a skill that were answered, one of which may be met as if
// it were new.
type askedOver struct{ oneSkill }

func (a askedOver) list() []*engine.Item {
	return slices.DeleteFunc(slices.Clone(a.skill.Items), func(it *engine.Item) bool { return !a.p().Asked(it) })
}

func (a askedOver) Page(st *Study) page.Page {
	pg := page.Page{ID: "asked/" + a.p().Pack.ID + "/" + a.skill.ID, Title: a.p().Pack.Title + " · " + a.skill.Title,
		Blocks: []page.Block{page.Line{Text: "Which one shall be as if it were new? What your answers to it said of you counts no more. It can be taken back until you give the next answer."}},
		Keys:   append([]page.Key{backKey()}, undoKey(st, a.p().Pack.ID)...)}
	if len(a.list()) == 0 {
		pg.Ask = page.Read{Next: "back"}
		return pg
	}
	ask := page.Pick{Prompt: "Choose a question"}
	for _, it := range a.list() {
		ask.Options = append(ask.Options, page.Option{ID: it.ID, Label: a.p().LastAsked(it).Ask.Line().Bare().Short(60)})
	}
	pg.Ask = ask
	return pg
}

func (a askedOver) On(_ *Study, in page.Input) Step {
	list := a.list()
	switch {
	case in.Action == page.Back, in.Action == page.Enter && len(list) == 0:
		return to(a.oneSkill)
	case in.Action == page.Enter && in.Choice >= 0 && in.Choice < len(list):
		e := engine.Event{Kind: engine.StartedOver, Pack: a.p().Pack.ID, Revision: a.p().Pack.Revision, Item: list[in.Choice].ID}
		return Step{Events: []engine.Event{e}, Next: func(*Study) Screen { return a }, Note: "It is as new."}
	}
	return Step{}
}
