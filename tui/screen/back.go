package screen

import (
	"slices"

	"ownpace/engine"
	"ownpace/tui/page"
)

// Coming back after days away: first a few questions about what is still there, then how to
// go on. Nothing is counted that one sitting does not ask for.

// welcomeBack names what fades most, and offers to see what is still there.
type welcomeBack struct {
	days  int
	packs []*engine.Progress // in which something fades, at most a few
	place engine.Place       // where the learner was
}

// unlessAway is a screen, or before it, after a break, the page that welcomes back.
func unlessAway(st *Study, then func(*Study) Screen) Screen {
	days := st.State.Away(st.Now())
	if days == 0 {
		return then(st)
	}
	place := st.State.Place
	packs := st.State.FadedMost(st.Now())
	switch p := st.State.Progress(place.Pack); {
	case len(packs) > 0:
		return welcomeBack{days, packs, place}
	case p != nil && p.Begun:
		return fromHere{packs: []*engine.Progress{p}, place: place, days: days}
	}
	return then(st)
}

// back welcomes the learner back.
func back(st *Study, days int) engine.Text {
	if st.State.Name == "" {
		return engine.Textf("Welcome back after %s.", plural(days, "day"))
	}
	return engine.Textf("Welcome back after %s, %s.", plural(days, "day"), st.State.Name)
}

func (w welcomeBack) Page(st *Study) page.Page {
	pg := page.Page{ID: "welcome-back", Title: "Welcome back", Keys: []page.Key{backKey()}}
	pg.Blocks = []page.Block{
		page.Line{Text: back(st, w.days), Voice: page.Strong},
		page.Line{Text: "Some of what you learnt will have faded; most of it comes back quickly. A few questions tell what is still there."},
	}
	ask := pick(w.choices())
	for i, p := range w.packs {
		questions := p.Round(engine.StillID, st.Now())
		ask.Options[i].Aside = plural(len(questions), "question")
		ask.Options[i].Detail = []engine.Text{"Among them: " + firstTitles(skillsOf(questions))}
	}
	pg.Ask = ask
	return pg
}

// skillsOf are those that items are on, each once.
func skillsOf(items []*engine.Item) []*engine.Skill {
	var skills []*engine.Skill
	for _, it := range items {
		if !slices.Contains(skills, it.Skill) {
			skills = append(skills, it.Skill)
		}
	}
	return skills
}

// firstTitles names a few skills, and not how many more there are.
func firstTitles(skills []*engine.Skill) engine.Text {
	const most = 3
	return engine.ListTitles(skills[:min(most, len(skills))])
}

func (w welcomeBack) choices() []choice {
	var choices []choice
	for _, p := range w.packs {
		choices = append(choices, choice{p.Pack.Title + ": what is still there?", func(st *Study) Step {
			return openRoundFrom(st, p, engine.StillID, fromHere{packs: w.packs, place: w.place})
		}})
	}
	return append(choices, choice{"Not now", func(*Study) Step { return to(w.ways()) }})
}

func (w welcomeBack) ways() Screen { return fromHere{packs: w.packs, place: w.place} }

func (w welcomeBack) On(st *Study, in page.Input) Step {
	if in.Action == page.Back {
		return to(w.ways())
	}
	return take(w.choices(), st, in)
}

// fromHere is how to go on after a break.
type fromHere struct {
	packs []*engine.Progress
	place engine.Place // where the learner was
	days  int          // to say first, when nothing fades
}

func (f fromHere) Page(st *Study) page.Page {
	pg := page.Page{ID: "from-here", Title: "How to go on", Keys: []page.Key{backKey()}}
	if f.days > 0 {
		pg.Blocks = []page.Block{page.Line{Text: back(st, f.days), Voice: page.Strong},
			page.Line{Text: "What you learnt should still be there, as far as can be told from here."}}
	}
	pg.Blocks = append(pg.Blocks, page.Line{Text: "Nothing is lost, and nothing has to be caught up on. What would you like?"})
	ask := pick(f.choices(st))
	for i, w := range f.ways(st) {
		ask.Options[i].Detail = []engine.Text{w.detail}
	}
	pg.Ask = ask
	return pg
}

func (f fromHere) choices(st *Study) []choice {
	var choices []choice
	for _, w := range f.ways(st) {
		choices = append(choices, w.choice)
	}
	return choices
}

// wayOn is one way to go on, and what it leads to.
type wayOn struct {
	choice
	detail engine.Text
}

func (f fromHere) ways(st *Study) []wayOn {
	ways := []wayOn{{choice{"Go on where you were", func(st *Study) Step { return resume(st, f.place) }}, placeName(st, f.place)}}
	if f.spreads() || f.fadesMuch(st) {
		label := engine.Text("A few reviews each day")
		if f.spreads() {
			label += ": chosen"
		}
		ways = append(ways, wayOn{choice{label, f.spread}, engine.Textf("At most %d a day in a pack, until it is caught up.", engine.DailyReviews)})
	}
	return append(ways,
		wayOn{choice{"Put aside what you do not want any more", func(*Study) Step { return to(puttingAside{f}) }}, "Units that stay at the end of your way, and are not reviewed."},
		wayOn{choice{"Find my place again", f.placeAgain}, "The questions begin anew; what you know stays until they show otherwise."})
}

// fadesMuch reports whether more fades in a pack than a day's share.
func (f fromHere) fadesMuch(st *Study) bool {
	return slices.ContainsFunc(f.packs, func(p *engine.Progress) bool { return len(p.Fading(st.Now())) > engine.DailyReviews })
}

// placeName says where the learner was.
func placeName(st *Study, at engine.Place) engine.Text {
	p := st.State.Progress(at.Pack)
	switch {
	case p == nil:
		return "The library."
	case at.Placing:
		return p.Pack.Title + ", finding your place."
	case at.Unit != "" && p.Game(at.Unit) == nil:
		return visitTitle(p, at.Unit) + "."
	}
	return p.Pack.Title + ", my way."
}

func (f fromHere) spreads() bool {
	for _, p := range f.packs {
		if !p.Spread() {
			return false
		}
	}
	return true
}

func (f fromHere) spread(*Study) Step {
	yes := !f.spreads()
	var events []engine.Event
	for _, p := range f.packs {
		events = append(events, engine.Event{Kind: engine.SwitchTurned, Pack: p.Pack.ID, Name: engine.SwitchSpread, Known: &yes})
	}
	note := engine.Textf("At most %d reviews a day, until all that fades is caught up. Choose it again to take it back.", engine.DailyReviews)
	if !yes {
		note = "Taken back: reviews come as they fade."
	}
	return Step{Events: events, Next: func(*Study) Screen { return f }, Note: note}
}

// placeAgain asks in which pack, when there are several.
func (f fromHere) placeAgain(*Study) Step {
	if len(f.packs) == 1 {
		return openPlacement(f.packs[0])
	}
	m := menu{id: "place-again", title: "Find my place again", over: f, blocks: []page.Block{page.Line{Text: "In which pack?"}}}
	for _, p := range f.packs {
		m.choices = append(m.choices, choice{p.Pack.Title, func(*Study) Step { return openPlacement(p) }})
	}
	return to(m)
}

func (f fromHere) On(st *Study, in page.Input) Step {
	if in.Action == page.Back {
		return resume(st, f.place)
	}
	return take(f.choices(st), st, in)
}

// resume takes up again where the learner was.
func resume(st *Study, at engine.Place) Step {
	p := st.State.Progress(at.Pack)
	switch {
	case p == nil:
		return to(library{})
	case at.Placing:
		return openPlacement(p)
	case p.Pack.Unit(at.Unit) != nil:
		return openUnit(p, p.Pack.Unit(at.Unit))
	case at.Unit != "" && p.Game(at.Unit) == nil:
		if step := openRound(st, p, at.Unit); len(step.Events) > 0 {
			return step
		}
	}
	return to(openPack(p))
}

// puttingAside asks which units are not wanted any more.
type puttingAside struct{ fromHere }

// wantedUnit is a unit that is not put aside, in its pack.
type wantedUnit struct {
	p    *engine.Progress
	unit *engine.Unit
}

func (a puttingAside) units() []wantedUnit {
	var units []wantedUnit
	for _, p := range a.packs {
		for _, s := range p.Way() {
			if !s.Skipped {
				units = append(units, wantedUnit{p, s.Unit})
			}
		}
	}
	return units
}

func (a puttingAside) Page(*Study) page.Page {
	ask := page.Mark{Prompt: "Choose what to put aside", None: true}
	for _, u := range a.units() {
		label := u.unit.Title
		if len(a.packs) > 1 {
			label = unitTitle(u.p, u.unit)
		}
		ask.Options = append(ask.Options, page.Option{ID: u.p.Pack.ID + "/" + u.unit.ID, Label: label, Aside: engine.Textf("%d of %d known", u.p.UnitKnown(u.unit), len(u.unit.Skills))})
	}
	return page.Page{
		ID: "putting-aside", Title: "Put aside", Keys: []page.Key{backKey()}, Ask: ask,
		Blocks: []page.Block{page.Line{Text: "Which units do you not want any more? They are not suggested and not reviewed. What you know of them stays, and my way can bring them back."}},
	}
}

func (a puttingAside) On(_ *Study, in page.Input) Step {
	switch in.Action {
	case page.Back:
		return to(a.fromHere)
	case page.Enter:
		var events []engine.Event
		units := a.units()
		for _, i := range in.Marks {
			events = append(events, engine.Event{Kind: engine.UnitSkipped, Pack: units[i].p.Pack.ID, Unit: units[i].unit.ID})
		}
		note := engine.Text("Nothing is put aside.")
		if len(events) > 0 {
			note = engine.Textf("Put aside: %s.", plural(len(events), "unit"))
		}
		return Step{Events: events, Next: func(*Study) Screen { return a.fromHere }, Note: note}
	}
	return Step{}
}
