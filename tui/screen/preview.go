package screen

import (
	"slices"
	"strconv"

	"ownpace/engine"
	"ownpace/engine/answer"
	"ownpace/tui/page"
)

// Draft is a pack as its author has it now.
type Draft struct {
	Pack   *engine.Pack // nil when nothing of it can be read
	Found  []Problem
	Broken bool // there is an error among what was found
}

// Problem is something that is wrong with a draft.
type Problem struct {
	What   engine.Text // with its place
	Source engine.Text // the line it stands in
	Cure   engine.Text
}

// Preview shows an author the real screens of a pack, item by item. The inner screen is
// the learner's own; the author's keys are laid over it.
func Preview(d Draft, item string) Screen {
	p := preview{draft: d}
	p.stops = stopsOf(d.Pack)
	if d.Pack == nil {
		p.told = true
		return p
	}
	p.at = max(0, slices.IndexFunc(p.stops, func(s stop) bool { return item != "" && s.item != nil && s.item.ID == item }))
	p.told = d.Broken && item == ""
	return p
}

type preview struct {
	draft  Draft
	stops  []stop
	at     int
	inner  Screen // nil when it is to be opened yet
	told   bool   // what is wrong is shown instead
	turn   int    // which of the foreseen mistakes is shown next
	size   int    // of sizes
	dressN int    // which of the interests
}

// stop is a lesson, or an item.
type stop struct {
	skill *engine.Skill
	item  *engine.Item // nil for the lesson
}

func stopsOf(pack *engine.Pack) []stop {
	var all []stop
	if pack == nil {
		return nil
	}
	for _, s := range pack.Skills {
		if s.Teaches() {
			all = append(all, stop{skill: s})
		}
		for _, it := range s.Items {
			all = append(all, stop{s, it})
		}
	}
	return all
}

// sizes that a page is looked at in: the window's own, and the two that matter.
var sizes = [...]page.Size{{}, {Width: 80, Height: 24}, {Width: 40, Height: 12}}

// Redraft is the preview of what the author has written by now, at the same place.
func Redraft(s Screen, d Draft) Screen {
	old, ok := s.(preview)
	if !ok {
		return s
	}
	if d.Pack == nil || d.Broken && len(d.Pack.Skills) == 0 { // the last good page stays within reach
		old.draft.Found, old.draft.Broken, old.told = d.Found, true, true
		return old
	}
	if old.draft.Pack != nil && d.Pack.Revision == old.draft.Pack.Revision { // looked at more closely
		old.told = old.told || d.Broken && !old.draft.Broken
		old.draft.Found, old.draft.Broken = d.Found, d.Broken
		return old
	}
	p := preview{draft: d, stops: stopsOf(d.Pack), size: old.size, dressN: old.dressN, told: d.Broken}
	if len(old.stops) > 0 {
		was := old.stops[old.at]
		p.at = slices.IndexFunc(p.stops, func(s stop) bool {
			return s.skill.ID == was.skill.ID && (s.item == nil) == (was.item == nil) && (s.item == nil || s.item.ID == was.item.ID)
		})
		if p.at < 0 { // its id has changed: the same place in order
			p.at = min(old.at, len(p.stops)-1)
		}
	}
	return p
}

// open is the learner's screen of the stop.
func (p preview) open(st *Study) Screen {
	if len(p.stops) == 0 {
		return nil
	}
	s := p.stops[p.at]
	progress := st.State.Progress(p.draft.Pack.ID)
	if s.item == nil {
		return lesson{p: progress, skill: s.skill}
	}
	st.State.Apply(engine.Event{Kind: engine.RoundOpened, Pack: p.draft.Pack.ID, Unit: engine.ReviewID, Order: []string{s.item.ID}, Time: st.Now()})
	return newQuestion(st, progress, engine.ReviewID, s.item)
}

func (p preview) Page(st *Study) page.Page {
	var pg page.Page
	keys := []page.Key{
		{Press: "ctrl+n", Action: "forward", Label: "next", Typing: true},
		{Press: "ctrl+p", Action: "backward", Label: "previous", Typing: true},
	}
	switch {
	case p.told || len(p.stops) == 0:
		pg = p.problems()
	default:
		if p.inner == nil {
			p.inner = p.open(st)
		}
		pg = p.inner.Page(st)
		pg.ID = "preview/" + strconv.Itoa(p.at) + "/" + pg.ID
		if it := p.stops[p.at].item; it != nil {
			keys = append(keys,
				page.Key{Press: "ctrl+y", Action: "right", Label: "as right", Typing: true},
				page.Key{Press: "ctrl+x", Action: "wrong", Label: "as wrong", Typing: true},
				page.Key{Press: "ctrl+t", Action: "almost", Label: "as almost", Typing: true},
				page.Key{Press: "ctrl+r", Action: "draw", Label: "next draw", Typing: true})
			pg.Title = engine.Textf("%s · %s", it.From, it.ID)
		} else {
			pg.Title = "lesson · " + engine.Clean(p.stops[p.at].skill.ID)
		}
		if len(p.draft.Pack.Interests) > 0 {
			keys = append(keys, page.Key{Press: "ctrl+g", Action: "dress", Label: "another interest", Typing: true})
		}
		pg.Aside = engine.Textf("%d of %d", p.at+1, len(p.stops))
		if n := len(p.draft.Found); n > 0 {
			pg.Aside += ", " + plural(n, "problem")
		}
	}
	if len(p.draft.Found) > 0 && len(p.stops) > 0 {
		keys = append(keys, page.Key{Press: "ctrl+o", Action: "problems", Label: "problems, or the page", Typing: true})
	}
	if st.Coloured { // lines have no size
		keys = append(keys, page.Key{Press: "ctrl+w", Action: "size", Label: "80×24, 40×12", Typing: true})
	}
	keys = append(keys, backKeyTo("leave"))
	for _, k := range pg.Keys { // the author's come first, and Esc is theirs
		if !slices.ContainsFunc(keys, func(own page.Key) bool { return own.Press == k.Press }) {
			keys = append(keys, k)
		}
	}
	pg.Keys, pg.Within = keys, sizes[p.size]
	return pg
}

func backKeyTo(label engine.Text) page.Key {
	k := backKey()
	k.Label = label
	return k
}

// problems are what is wrong with the pack.
func (p preview) problems() page.Page {
	pg := page.Page{ID: "preview/problems", Title: "What is wrong", Ask: page.Read{Next: "see the page"}}
	if len(p.stops) == 0 {
		pg.Ask = page.Read{Next: "wait for a change"}
	}
	for _, problem := range p.draft.Found {
		pg.Blocks = append(pg.Blocks, page.Line{Text: problem.What, Voice: page.Strong})
		if problem.Source != "" {
			pg.Blocks = append(pg.Blocks, page.Line{Text: problem.Source, Voice: page.Quoted})
		}
		if problem.Cure != "" {
			pg.Blocks = append(pg.Blocks, page.Line{Text: problem.Cure})
		}
	}
	if len(p.draft.Found) == 0 {
		pg.Blocks = append(pg.Blocks, page.Line{Text: "There is nothing in this pack to show yet."})
	}
	return pg
}

func (p preview) On(st *Study, in page.Input) Step {
	switch in.Action {
	case page.Back:
		return Step{Quit: true}
	case "forward":
		return p.to(p.at + 1)
	case "backward":
		return p.to(p.at - 1)
	case "size":
		p.size = (p.size + 1) % len(sizes)
		return to(p)
	case "problems":
		p.told = !p.told
		return to(p)
	}
	if p.told || len(p.stops) == 0 {
		if in.Action == page.Enter && len(p.stops) > 0 {
			p.told = false
		}
		return to(p)
	}
	if p.inner == nil {
		p.inner = p.open(st)
	}
	switch in.Action {
	case "draw":
		st.Seed++
		return p.to(p.at)
	case "dress":
		p.dressN = (p.dressN + 1) % (len(p.draft.Pack.Interests) + 1)
		var interests []string
		note := engine.Text("As for who likes none of it.")
		if p.dressN > 0 {
			interests = p.draft.Pack.Interests[p.dressN-1 : p.dressN]
			note = "As for who likes " + engine.Clean(interests[0]) + "."
		}
		st.State.Apply(engine.Event{Kind: engine.InterestsChosen, Order: interests})
		return p.noting(note)
	case "right", "wrong", "almost":
		return p.answered(st, in.Action)
	}
	step := p.inner.On(st, in)
	return p.over(step)
}

// over keeps the author's keys over wherever the learner's screen leads; out of the round
// of the one item it leads to the next stop.
func (p preview) over(step Step) Step {
	next := step.Next
	step.Quit = false
	step.Next = func(st *Study) Screen {
		if next == nil {
			return p
		}
		p.inner = next(st)
		switch p.inner.(type) {
		case way, rounded, result, library:
			p.at, p.inner = (p.at+1)%len(p.stops), nil
		}
		return p
	}
	return step
}

func (p preview) noting(note engine.Text) Step {
	p.inner = nil
	return Step{Next: func(*Study) Screen { return p }, Note: note}
}

// to leads to another stop, or to the same anew.
func (p preview) to(at int) Step {
	if at < 0 || at >= len(p.stops) {
		return Step{Next: func(*Study) Screen { return p }, Note: "There is nothing further on this side."}
	}
	p.at, p.turn, p.told = at, 0, false
	return p.noting("")
}

// answered shows the item as it speaks to a right answer, to the next of the foreseen
// mistakes, or to an answer that is almost right.
func (p preview) answered(st *Study, how page.Action) Step {
	q, ok := p.open(st).(question) // as it stands, whatever was answered before
	if !ok {
		return to(p)
	}
	var replies []answer.Reply
	want := answer.Right
	switch how {
	case "right":
		replies = []answer.Reply{q.item.Key.Right()}
	case "wrong":
		want = answer.Wrong
		if replies = answer.Foreseen(q.item.Key); len(replies) > 0 {
			replies = append(replies[p.turn%len(replies):], replies[:p.turn%len(replies)]...)
			p.turn++
		}
	case "almost":
		want = answer.Almost
		for _, s := range answer.Slips(q.item.Key) {
			replies = append(replies, s.Reply)
		}
	}
	for _, r := range replies {
		if g, err := q.item.Grade(r); err == nil && g.Outcome == want {
			return p.over(q.write(r, g, 0, 0))
		}
	}
	return Step{Next: func(*Study) Screen { return p }, Note: engine.Textf("No answer comes to mind that is %s here.", want)}
}
