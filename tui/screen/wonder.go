package screen

import (
	"slices"
	"strconv"
	"strings"

	"ownpace/engine"
	"ownpace/tui/page"
)

// A question of the learner's own is kept where it came up, and comes back until it is
// answered or let go.

// wonderKey keeps a question from a page about a skill.
func wonderKey() page.Key {
	return page.Key{Press: "ctrl+o", Action: "ask", Label: "keep a question", Typing: true}
}

// wondering asks for the question.
type wondering struct {
	p    *engine.Progress
	at   *engine.Skill
	item string
	over Screen
}

func (w wondering) Page(st *Study) page.Page {
	return page.Page{
		ID: "wondering/" + w.p.Pack.ID + "/" + w.at.ID + "/" + strconv.Itoa(st.State.Writings()), Title: w.p.Pack.Title + " · " + w.at.Title,
		Blocks: []page.Block{page.Line{Text: "What would you like to know? It is kept here, and under what next, until you have your answer."}},
		Ask:    page.Write{Prompt: "Your question", Empty: "or Enter, to go back"},
		Keys:   []page.Key{backKey()},
	}
}

func (w wondering) On(_ *Study, in page.Input) Step {
	switch {
	case in.Action == page.Back, in.Action == page.Enter && strings.TrimSpace(in.Text) == "":
		return to(w.over)
	case in.Action == page.Enter:
		return Step{Events: w.keep(in.Text), Next: func(st *Study) Screen { return w.kept(st, in.Text) }, Note: "Kept. You find it under what next."}
	}
	return Step{}
}

// keep keeps the question, also one that was half written when the program was left.
func (w wondering) keep(text string) []engine.Event {
	return []engine.Event{{Kind: engine.QuestionKept, Pack: w.p.Pack.ID, Revision: w.p.Pack.Revision, Skill: w.at.ID, Item: w.item, About: strings.TrimSpace(text)}}
}

// cancels: Esc keeps no question that is half written.
func (w wondering) cancels() {}

// mostGuesses is how many places are proposed where an answer may be.
const mostGuesses = 3

// answersMayBe are places where the answer to a question may be: not the lesson that it
// came up at.
func answersMayBe(st *Study, p *engine.Progress, question string, skill, item string) []found {
	hits := newCorpus(st, p, ownQuestion).like(question, 4*mostGuesses)
	hits = slices.DeleteFunc(hits, func(f found) bool { return item == "" && f.kind == aLesson && f.skill.ID == skill })
	return hits[:min(len(hits), mostGuesses)]
}

// kept goes back to where the question came up, past where its answer may be.
func (w wondering) kept(st *Study, text string) Screen {
	if hits := answersMayBe(st, w.p, text, w.at.ID, w.item); len(hits) > 0 {
		return maybe{w, engine.Clean(text).Line(), hits}
	}
	return w.over
}

// maybe proposes where the answer may be.
type maybe struct {
	wondering
	text engine.Text
	hits []found
}

func (m maybe) Page(st *Study) page.Page {
	pg := page.Page{ID: "maybe/" + strconv.Itoa(st.State.Writings()), Title: m.p.Pack.Title + " · " + m.at.Title, Keys: []page.Key{backKey()}}
	pg.Blocks = []page.Block{page.Line{Text: m.text, Voice: page.Quoted}, page.Line{Text: "The answer may be at one of these places:"}}
	pg.Ask = page.Pick{Prompt: "Where to?", Menu: true, Options: append([]page.Option{{ID: "on", Label: "Go on where I was"}}, optionsFound(m.hits)...)}
	return pg
}

func (m maybe) On(st *Study, in page.Input) Step {
	switch {
	case in.Action == page.Back, in.Action == page.Enter && in.Choice == 0:
		return to(m.over)
	case in.Action == page.Enter && in.Choice > 0 && in.Choice <= len(m.hits):
		return to(m.hits[in.Choice-1].open(st, m))
	}
	return Step{}
}

// keep has nothing to keep: the question is on disk.
func (m maybe) keep(string) []engine.Event { return nil }

// wonder is a question that was kept.
type wonder struct {
	p    *engine.Progress
	q    *engine.Question
	back func(*Study) Screen
}

func (w wonder) Page(*Study) page.Page {
	pg := page.Page{ID: "wonder/" + w.q.ID + "/" + strconv.FormatBool(w.q.Closed), Title: w.p.Pack.Title + " · your question", Ask: pick(w.choices()), Keys: []page.Key{backKey()}}
	pg.Blocks = []page.Block{page.Line{Text: w.q.Text, Voice: page.Quoted}}
	if s := w.p.Pack.Skill(w.q.Skill); s != nil {
		pg.Blocks = append(pg.Blocks, page.Line{Text: engine.Textf("It came up at %s, on %s.", s.Title, w.q.Kept.Format("2 January 2006")), Voice: page.Quiet})
	}
	if it := w.p.Pack.Item(w.q.Item); it != nil {
		pg.Blocks = append(pg.Blocks, page.Line{Text: "The question there was:", Voice: page.Quiet}, page.Prose{Markdown: it.Ask})
	}
	switch {
	case w.q.Answer != "":
		pg.Blocks = append(pg.Blocks, page.Line{Text: "What you answered:", Voice: page.Quiet}, page.Line{Text: w.q.Answer, Voice: page.Quoted})
	case w.q.Found:
		pg.Blocks = append(pg.Blocks, page.Line{Text: engine.Textf("You found the answer on %s.", date(w.q.Ended))})
	case w.q.Closed:
		pg.Blocks = append(pg.Blocks, page.Line{Text: engine.Textf("You let it go on %s.", date(w.q.Ended))})
	}
	if !w.q.Closed {
		pg.Blocks = append(pg.Blocks, page.Line{Text: "Can you answer it now?"})
	}
	return pg
}

func (w wonder) choices() []choice {
	if w.q.Closed {
		return []choice{
			{"Back", func(*Study) Step { return Step{Next: w.back} }},
			{"Ask it again", w.reopen},
			{"Write the answer anew", func(*Study) Step { return to(answering{w}) }},
		}
	}
	choices := []choice{{"Yes, I know it now", func(*Study) Step { return to(answering{w}) }}}
	if s := w.p.Pack.Skill(w.q.Skill); s != nil {
		choices = append(choices, choice{"Go to " + s.Unit.Title, func(*Study) Step { return openUnit(w.p, s.Unit) }})
	}
	return append(choices,
		choice{"Where may the answer be?", w.seek},
		choice{"Not yet, keep it", func(*Study) Step { return Step{Next: w.back} }},
		choice{"Let it go; it can be asked again", func(*Study) Step { return w.closed(false, "", "It is let go. You find it under what you wrote.") }},
	)
}

func (w wonder) closed(found bool, answer string, note engine.Text) Step {
	return Step{Events: []engine.Event{{Kind: engine.QuestionClosed, Pack: w.p.Pack.ID, About: w.q.ID, Known: &found, Name: answer}}, Next: w.back, Note: note}
}

// reopen asks a question again that was closed.
func (w wonder) reopen(*Study) Step {
	e := engine.Event{Kind: engine.QuestionKept, Pack: w.p.Pack.ID, Skill: w.q.Skill, Item: w.q.Item, About: string(w.q.Text), Order: []string{w.q.ID}}
	return Step{Events: []engine.Event{e}, Next: func(*Study) Screen { return w }, Note: "It is open again."}
}

// seek searches for the answer.
func (w wonder) seek(st *Study) Step {
	hits := answersMayBe(st, w.p, string(w.q.Text), w.q.Skill, w.q.Item)
	if len(hits) == 0 {
		return Step{Note: "No other place has the words of your question."}
	}
	return to(results{searching{p: w.p, all: newCorpus(st, w.p, ""), again: string(w.q.Text), back: w}, hits})
}

func (w wonder) On(st *Study, in page.Input) Step {
	if in.Action == page.Back {
		return Step{Next: w.back}
	}
	return take(w.choices(), st, in)
}

// answering asks for the answer in the learner's own words.
type answering struct{ wonder }

func (a answering) Page(st *Study) page.Page {
	return page.Page{
		ID: "answering/" + a.q.ID + "/" + strconv.Itoa(st.State.Writings()), Title: a.p.Pack.Title + " · your question", Keys: []page.Key{backKey()},
		Blocks: []page.Block{page.Line{Text: a.q.Text, Voice: page.Quoted}, page.Line{Text: "What is the answer, in your own words? It is kept with the question, for you."}},
		Ask:    writeOn("Your answer", a.q.Answer.Line(), "or Enter, to write nothing"),
	}
}

func (a answering) On(_ *Study, in page.Input) Step {
	switch in.Action {
	case page.Back:
		return to(a.wonder)
	case page.Enter:
		return a.closed(true, strings.TrimSpace(in.Text), "Well found.")
	}
	return Step{}
}

// cancels: Esc leaves the answer as it was.
func (a answering) cancels() {}

// keep keeps an answer that was half written.
func (a answering) keep(text string) []engine.Event {
	if text == string(a.q.Answer.Line()) {
		return nil
	}
	return a.closed(true, strings.TrimSpace(text), "").Events
}
