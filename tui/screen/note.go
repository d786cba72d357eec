package screen

import (
	"strconv"
	"strings"

	"ownpace/engine"
	"ownpace/tui/page"
)

// A note or a card of the learner's own is made where the thought came: at a line of a
// lesson, at a question, at a mistake.

// noteKeys make a note from a page about a skill.
func noteKeys(ask page.Ask) []page.Key {
	m := page.Key{Press: "m", Action: "note", Label: "note"}
	typing := page.Key{Press: "ctrl+n", Action: "note", Label: "note", Typing: true}
	if _, letters := ask.(page.Match); letters || page.Writes(ask) {
		return []page.Key{typing}
	}
	return []page.Key{m, typing}
}

// noting makes a note or a card, or changes one.
type noting struct {
	p     *engine.Progress
	at    *engine.Skill // nil when the skill is gone
	item  string
	title engine.Text
	lines []engine.Text // of the page, in Markdown: it may be about one of them
	quote engine.Text   // the words it is about
	front engine.Text   // proposed for a card
	back  engine.Text
	old   *engine.Note // that is changed, or nil
	over  Screen
}

// noteOnLesson begins a note at a lesson, or at one of its lines.
func noteOnLesson(p *engine.Progress, s *engine.Skill, over Screen) Step {
	n := noting{p: p, at: s, title: p.Pack.Title + " · " + s.Title, lines: s.Lesson.Sentences(), over: over}
	for _, e := range s.Examples {
		n.lines = append(n.lines, example(e).Sentences()...)
	}
	return to(noteKind{n})
}

// noteOnItem begins a note at an item, or at something that was said about it; without
// lines it is about the question.
func noteOnItem(q question, back engine.Text, over Screen, lines ...engine.Text) Step {
	ask := q.item.Ask.Line().Bare()
	return to(noteKind{noting{p: q.p, at: q.item.Skill, item: q.item.ID, title: q.p.Pack.Title + " · " + q.item.Skill.Title,
		lines: lines, quote: ask, front: ask, back: back, over: over}})
}

// page is a page of the making; what is written on it is new each time something was kept.
func (n noting) page(st *Study, step string) page.Page {
	id := []string{"note", step, n.p.Pack.ID, n.skill(), n.item, strconv.Itoa(st.State.Writings())}
	pg := page.Page{ID: strings.Join(id, "/"), Title: n.title, Keys: []page.Key{backKey()}}
	if n.quote != "" {
		pg.Blocks = []page.Block{page.Line{Text: "About: " + n.quote, Voice: page.Quiet}}
	}
	return pg
}

// cancels: Esc makes no note of what is half written.
func (n noting) cancels() {}

func (n noting) skill() string {
	if n.at == nil {
		return ""
	}
	return n.at.ID
}

// made is what is kept of it.
func (n noting) made(kind engine.Kind, name, about string) engine.Event {
	e := engine.Event{Kind: kind, Pack: n.p.Pack.ID, Revision: n.p.Pack.Revision, Skill: n.skill(), Item: n.item, Name: name, About: strings.TrimSpace(about)}
	if kind == engine.CardMade {
		e.Draft = string(n.quote)
	}
	if n.old != nil {
		e.Order = []string{n.old.ID}
	}
	return e
}

func (n noting) kept(e engine.Event) Step {
	note := engine.Text("Your note is kept; you find it under what you wrote, from my way.")
	switch {
	case n.old != nil:
		note = "It is changed."
	case e.Kind == engine.CardMade:
		note = "Your card is kept. It comes into the reviews from tomorrow on."
	}
	return Step{Events: []engine.Event{e}, Next: func(*Study) Screen { return n.over }, Note: note}
}

// noteKind asks what it shall be.
type noteKind struct{ noting }

func (n noteKind) choices() []choice {
	next := func(card bool) func(*Study) Step {
		return func(*Study) Step {
			switch {
			case len(n.lines) > 0:
				return to(noteLine{n.noting, card})
			case card:
				return to(cardFront(n))
			}
			return to(noteText(n))
		}
	}
	return []choice{
		{"A note, to find again", next(false)},
		{"A card, to be asked again", next(true)},
	}
}

func (n noteKind) Page(st *Study) page.Page {
	pg := n.page(st, "kind")
	pg.Blocks = []page.Block{page.Line{Text: "What shall it be?"}}
	pg.Ask = pick(n.choices())
	return pg
}

func (n noteKind) On(st *Study, in page.Input) Step {
	if in.Action == page.Back {
		return to(n.over)
	}
	return take(n.choices(), st, in)
}

// noteLine asks what it is about.
type noteLine struct {
	noting
	card bool
}

func (n noteLine) Page(st *Study) page.Page {
	pg := n.page(st, "line")
	pg.Blocks = []page.Block{page.Line{Text: "What is it about?"}}
	all := engine.Text("All of this page")
	if n.item != "" {
		all = "The question: " + n.quote
	}
	ask := page.Pick{Prompt: "Choose a line", Menu: true, Options: []page.Option{{ID: "all", Label: all}}}
	for i, line := range n.lines {
		ask.Options = append(ask.Options, page.Option{ID: strconv.Itoa(i), Label: line.Bare()})
	}
	pg.Ask = ask
	return pg
}

func (n noteLine) On(_ *Study, in page.Input) Step {
	switch {
	case in.Action == page.Back:
		return to(noteKind{n.noting})
	case in.Action != page.Enter || in.Choice < 0 || in.Choice > len(n.lines):
		return Step{}
	case in.Choice > 0:
		line := n.lines[in.Choice-1]
		n.quote = line.Bare()
		if n.item == "" { // a card of a lesson asks for what its author thought important
			n.front, n.back = line.Gapped()
		}
	}
	if n.card {
		return to(cardFront{n.noting})
	}
	return to(noteText{n.noting})
}

// before is where Esc leads from what is written first.
func (n noting) before(card bool) Step {
	switch {
	case n.old != nil:
		return to(n.over)
	case len(n.lines) > 0:
		return to(noteLine{n, card})
	}
	return to(noteKind{n})
}

// noteText asks for the note.
type noteText struct{ noting }

func (n noteText) Page(st *Study) page.Page {
	pg := n.page(st, "text")
	ask := page.Write{Prompt: "Your note", Empty: "or Enter, to go back"}
	if n.old != nil {
		ask.Draft, ask.Empty = n.old.Text.Line(), "or Enter, to leave it as it is"
	}
	pg.Ask = ask
	return pg
}

func (n noteText) On(_ *Study, in page.Input) Step {
	switch {
	case in.Action == page.Back:
		return n.before(false)
	case in.Action == page.Enter && strings.TrimSpace(in.Text) == "":
		return to(n.over)
	case in.Action == page.Enter:
		return n.kept(n.made(engine.NoteMade, string(n.quote), in.Text))
	}
	return Step{}
}

// keep keeps a note that was half written.
func (n noteText) keep(text string) []engine.Event {
	if n.old != nil && string(n.old.Text.Line()) == text {
		return nil
	}
	return []engine.Event{n.made(engine.NoteMade, string(n.quote), text)}
}
