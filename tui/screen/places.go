package screen

import (
	"slices"

	"ownpace/engine"
)

// Where the palette leads. A page that only tells something leads back to the page that the
// palette opened over; for another, what is open is left, to be taken up again. A pack is read
// when its place is taken, not before.

// places lists where one can go, the pack that one is in first, and last what is listed only
// once it is looked for.
func places(st *Study, under Screen) []place {
	here := st.State.Place.Pack
	var first, packs, others []place
	for _, pack := range st.State.Packs() {
		of := packPlaces{st, pack, under, pack.ID == here}
		switch {
		case of.here:
			first, others = of.pages(), append(of.parts(), others...)
		case st.State.BegunIn(pack.ID):
			others = append(append(others, of.pages()...), of.parts()...)
			fallthrough
		default:
			whole := of.into(pack.Title, "", openPack)
			whole.aside = "pack"
			packs = append(packs, whole)
		}
	}
	all := slices.Concat(first, anywhere(st, under), packs, others)
	slices.SortStableFunc(all, func(a, b place) int { return late(a) - late(b) })
	return all
}

func late(p place) int {
	if p.late {
		return 1
	}
	return 0
}

// anywhere are the pages that belong to no pack, and the settings.
func anywhere(st *Study, under Screen) []place {
	tells := func(label, also engine.Text, s Screen) place {
		return place{label: label, aside: "all packs", also: also, do: func(*Study) Step { return to(s) }}
	}
	all := []place{
		{label: "Library", aside: "all packs", also: "home packs", do: func(st *Study) Step {
			from := st.State.Place.Pack
			return Step{Events: leaving(st, nil), Next: func(*Study) Screen { return library{from} }}
		}},
		tells("What next", "suggestions", whatNext{back: under}),
		{label: "Search", aside: "all packs", also: "find look for", do: func(st *Study) Step { return openSearch(st, nil, under) }},
		tells("Progress", "how far time by pack at work answers statistics", progress{back: under}),
		tells("Over time", "chart picture forecast memory fades due placement narrowing", overTime{back: under}),
		tells("Foretold and found", "chart picture calibration how sure right guess brier", calibrated{back: under}),
	}
	if weekKey(st) != nil {
		all = append(all, tells("My weeks: the calendar", "rhythm days of practice rest minutes", weeks{back: under}))
	}
	all = append(all, inOnesHand(func(*Study) *engine.Progress { return nil }, "all packs", under)...)
	return append(append(all, ofOneself(st, under)...),
		place{label: "Help", aside: "on this page", also: "keys", do: func(st *Study) Step {
			pg := under.Page(st)
			pg.Roams = true
			return to(help{under: under, page: pg})
		}},
		place{label: "Leave", also: "quit exit end", do: func(*Study) Step { return to(leave{}) }})
}

// ofOneself are the settings, and what else stands under yours.
func ofOneself(st *Study, under Screen) []place {
	tells := func(label, also engine.Text, s Screen) place {
		return place{label: label, aside: "settings", also: also, do: func(*Study) Step { return to(s) }}
	}
	all := []place{tells("Yours", "options preferences", yours{back: under})}
	for _, s := range settings(st) {
		all = append(all, tells(s.title(st), s.also, resetting{s, under}))
	}
	return append(all,
		tells("What counts for what comes next", "weights reasons", grounds{back: under}),
		tells("How each method has worked for you", "compare", methods{back: under}),
		tells("Answers that you hold to be right", "disputed count mine", heldRight{back: under}))
}

// inOnesHand are the pages of what the learner wrote, in a pack, or in all
// where there is none.
func inOnesHand(of func(*Study) *engine.Progress, aside engine.Text, under Screen) []place {
	tells := func(label, also engine.Text, screen func(*engine.Progress) Screen) place {
		return place{label: label, aside: aside, also: also, do: func(st *Study) Step { return to(screen(of(st))) }}
	}
	return []place{
		tells("What I wrote", "own dropped", func(p *engine.Progress) Screen { return mine{p, under} }),
		tells("My notes and cards", "flashcards", func(p *engine.Progress) Screen { return notes{p, under} }),
		tells("My questions", "wonder", func(p *engine.Progress) Screen { return questions{p, under} }),
		tells("My own words", "texts essays written", func(p *engine.Progress) Screen { return ownWords{p, under} }),
		tells("My journal", "diary entries", func(p *engine.Progress) Screen { return journal{p, under} }),
	}
}

// packPlaces makes the places of a pack, of which there may be the manifest only.
type packPlaces struct {
	st    *Study
	pack  *engine.Pack
	under Screen
	here  bool // one is in it
}

func (o packPlaces) progress(st *Study) *engine.Progress { return st.State.Progress(o.pack.ID) }

// into leads to a page of the pack.
func (o packPlaces) into(label, also engine.Text, screen func(*engine.Progress) Screen) place {
	return o.does(label, also, func(st *Study, p *engine.Progress) Step { return goInto(st, p, screen(p)) })
}

// starts leads to a page of the pack by what happens on the way, or back, with why nothing does.
func (o packPlaces) starts(label, also engine.Text, step func(*Study, *engine.Progress) Step) place {
	return o.does(label, also, func(st *Study, p *engine.Progress) Step {
		s := step(st, p)
		if s.Next == nil {
			s.Next = backTo(o.under)
			return s
		}
		s.Events = append(leaving(st, p), s.Events...)
		return s
	})
}

func (o packPlaces) does(label, also engine.Text, do func(*Study, *engine.Progress) Step) place {
	return place{label: label, aside: o.pack.Title, also: also, do: func(st *Study) Step { return do(st, o.progress(st)) }}
}

// pages are the pages of the pack.
func (o packPlaces) pages() []place {
	all := []place{
		o.into("My way", "units list order", openPack),
		o.into("What next here", "suggestions", func(p *engine.Progress) Screen { return whatNext{p: p, back: way{p}} }),
		o.starts("Review", "fades fading repeat", func(st *Study, p *engine.Progress) Step { return openRound(st, p, engine.ReviewID) }),
		o.into("Map", "known ready later standing", func(p *engine.Progress) Screen { return skillMap{p: p} }),
		o.into("Skills", "walk the map graph", func(p *engine.Progress) Screen { return skillList{over: skillMap{p: p}} }),
		o.starts("Find my place", "placement test quiz again", func(_ *Study, p *engine.Progress) Step { return way{p}.place() }),
		o.starts("My goal", "aim deadline by when forecast", func(_ *Study, p *engine.Progress) Step { return toAim(p) }),
	}
	if len(o.pack.Glossary) > 0 {
		all = append(all, o.into("Words", "glossary terms meaning", func(p *engine.Progress) Screen { return words{p} }))
	}
	if o.st.State.Wants(engine.Play) {
		all = append(all,
			o.into("Play", "games five for today timed round ladder", func(p *engine.Progress) Screen { return play{p} }),
			o.into("Messages to yourself", "letter", func(p *engine.Progress) Screen { return messages{play{p}} }))
	}
	all = append(all,
		o.does("Search here", "find look for", func(st *Study, p *engine.Progress) Step { return openSearch(st, p, o.under) }),
		o.does("Recap of all that I began", "summary key points keep", func(_ *Study, p *engine.Progress) Step { return to(recap{p, nil, o.under}) }))
	all = append(all, inOnesHand(o.progress, o.pack.Title, o.under)...)
	return append(all, o.into("Start over with all", "anew reset", func(p *engine.Progress) Screen { return startOver(p, nil, way{p}) }))
}

// parts are the units and the skills of the pack; late, more about the units, and where one is
// in it the lessons.
func (o packPlaces) parts() []place {
	var all []place
	add := func(p place, kind engine.Text, late bool) {
		p.aside, p.late = kind+" · "+o.pack.Title, late
		all = append(all, p)
	}
	for _, u := range o.pack.Units {
		at := func(p *engine.Progress) *engine.Unit { return p.Pack.Unit(u.ID) }
		add(o.does(u.Title, "", func(_ *Study, p *engine.Progress) Step { return openUnit(p, at(p)) }), "unit", false)
		add(o.into("More about "+u.Title, "", func(p *engine.Progress) Screen { return aUnit{p, at(p)} }), "unit", true)
		add(o.does("Recap of "+u.Title, "", func(_ *Study, p *engine.Progress) Step { return to(recap{p, at(p), o.under}) }), "unit", true)
	}
	for _, s := range o.pack.Skills {
		at := func(p *engine.Progress) *engine.Skill { return p.Pack.Skill(s.ID) }
		add(o.into(s.Title, "", func(p *engine.Progress) Screen {
			return oneSkill{over: skillList{over: skillMap{p: p}}, skill: at(p)}
		}), "skill", false)
		if o.here && s.Teaches() {
			add(o.does(s.Title, "", func(_ *Study, p *engine.Progress) Step { return to(look(p, at(p), o.under)) }), aLesson, true)
		}
	}
	return all
}
