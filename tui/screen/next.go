package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// whatNext lists everything sensible now, with what speaks for it and against it.
type whatNext struct {
	p    *engine.Progress // nil for all packs
	back Screen
}

func (w whatNext) list(st *Study) []engine.Suggestion {
	if w.p != nil {
		return w.p.WhatNext(st.Now())
	}
	return st.State.WhatNext(st.Now())
}

func (w whatNext) Page(st *Study) page.Page {
	pg := page.Page{ID: "next", Title: "What next", Keys: []page.Key{backKey(), {Press: "w", Action: "weights", Label: "what counts"}}}
	if w.p != nil {
		pg.ID, pg.Title = "next/"+w.p.Pack.ID, w.p.Pack.Title+" · what next"
	}
	list := w.list(st)
	if len(list) == 0 {
		pg.Blocks = []page.Block{page.Line{Text: "Nothing here calls for you: what there is to learn you know, and nothing of it fades."}}
		pg.Ask = page.Read{Next: "back"}
		return pg
	}
	pg.Blocks = []page.Block{page.Line{Text: "What has the best reasons comes first. The numbers are what each reason weighs; you can change what counts.", Voice: page.Quiet}}
	ask, behind := page.Pick{Prompt: "Choose what to do"}, false
	for _, s := range list {
		o := page.Option{ID: string(s.Do) + "/" + s.Pack.ID, Label: s.Title(), Aside: engine.Textf("%+.1f", s.Score)}
		if s.Unit != nil {
			o.ID += "/" + s.Unit.ID
		}
		if s.Words != nil {
			o.ID += "/" + s.Words.Item.ID
		}
		if s.Question != nil {
			o.ID += "/" + s.Question.ID
		}
		if w.p == nil && s.Do != engine.Begin {
			o.Label = s.Pack.Title + ": " + o.Label
		}
		for _, r := range s.Reasons {
			if r.OfGoal() && behind {
				r.Text = "The same goal."
			}
			behind = behind || r.OfGoal()
			o.Detail = append(o.Detail, engine.Textf("%+.1f  %s", r.Weight, r.Text))
		}
		ask.Options = append(ask.Options, o)
	}
	pg.Ask = ask
	return pg
}

func (w whatNext) On(st *Study, in page.Input) Step {
	list := w.list(st)
	switch {
	case in.Action == page.Back, len(list) == 0 && in.Action == page.Enter:
		return to(w.back)
	case in.Action == "weights":
		return to(grounds{back: w})
	case in.Action == page.Enter && in.Choice >= 0 && in.Choice < len(list):
		return do(st, list[in.Choice], w)
	}
	return Step{}
}

// do leads to what was suggested.
func do(st *Study, s engine.Suggestion, from Screen) Step {
	p := st.State.Progress(s.Pack.ID)
	switch s.Do {
	case engine.Begin:
		return enterPack(p)
	case engine.FindPlace:
		return openPlacement(p)
	case engine.Review:
		return openRoundFrom(st, p, engine.ReviewID, from)
	case engine.Still:
		return openRoundFrom(st, p, engine.StillID, from)
	case engine.Recheck:
		return openRoundFrom(st, p, engine.RecheckID, from)
	case engine.TestOut:
		return openRoundFrom(st, p, engine.TestID(s.Unit), from)
	case engine.Rewrite:
		return openRoundFrom(st, p, engine.WordsID(s.Words.Item), from)
	case engine.Wonder:
		return to(wonder{p: p, q: s.Question, back: backTo(from)})
	}
	return openUnit(p, s.Unit)
}

// grounds lists what speaks for doing something next, to be turned up and down.
type grounds struct{ back Screen }

func (g grounds) Page(st *Study) page.Page {
	pg := page.Page{ID: "grounds", Title: "What counts", Keys: []page.Key{backKey(), {Press: "r", Action: "reset", Label: "reset all"}}}
	pg.Keys = append(pg.Keys, undoKey(st, "")...)
	pg.Blocks = []page.Block{page.Line{Text: "What has the best reasons comes next. Turn up what matters to you, and down what does not.", Voice: page.Quiet}}
	ask := page.Pick{Prompt: "What to turn"}
	for _, ground := range st.State.Grounds() {
		aside := engine.Textf("%+.1f", ground.Weight*ground.Turned)
		if ground.Turned != 1 {
			aside += engine.Textf(" (was %+.1f)", ground.Weight)
		}
		ask.Options = append(ask.Options, page.Option{ID: ground.Name, Label: ground.Says, Aside: aside})
	}
	pg.Ask = ask
	return pg
}

func (g grounds) On(st *Study, in page.Input) Step {
	all := st.State.Grounds()
	switch {
	case in.Action == page.Back:
		return to(g.back)
	case in.Action == "reset":
		return Step{Events: []engine.Event{{Kind: engine.GroundsReset}}, Next: func(*Study) Screen { return g }, Note: "All counts as it comes; it can be taken back."}
	case in.Action == page.Enter && in.Choice >= 0 && in.Choice < len(all):
		return to(g.turning(all[in.Choice]))
	}
	return Step{}
}

func (g grounds) turning(ground engine.Ground) Screen {
	turn := func(label engine.Text, factor float64) choice {
		return choice{engine.Textf("%s: %+.1f", label, ground.Weight*factor), func(*Study) Step {
			if factor == ground.Turned {
				return to(g)
			}
			return Step{Events: []engine.Event{{Kind: engine.GroundTurned, Name: ground.Name, Factor: factor}}, Next: func(*Study) Screen { return g }, Note: "What comes next is weighed anew."}
		}}
	}
	return menu{id: "ground/" + ground.Name, title: "What counts", over: g,
		blocks:  []page.Block{page.Line{Text: ground.Says, Voice: page.Strong}},
		choices: []choice{turn("As it comes", 1), turn("Twice as much", 2), turn("Half as much", 0.5), turn("Not at all", 0)}}
}
