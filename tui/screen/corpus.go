package screen

import (
	"slices"
	"strings"

	"ownpace/engine"
	"ownpace/engine/search"
	"ownpace/tui/page"
)

// corpus is everything that can be searched, made ready.
type corpus struct {
	spots []spot
	index *search.Index
}

// spot is one place where something stands, and how to get there.
type spot struct {
	kind  engine.Text // "a lesson"
	title engine.Text
	text  engine.Text
	skill *engine.Skill // nil for none
	open  func(st *Study, back Screen) Screen
}

// found is a spot with the part of its text that was asked for.
type found struct {
	spot
	snippet engine.Text
}

// newCorpus gathers what can be searched: of a pack, or of all when it is nil, and what the
// learner wrote; without the spots of a kind, or with all when it is "".
func newCorpus(st *Study, only *engine.Progress, without engine.Text) *corpus {
	c := &corpus{}
	for _, pack := range st.State.Packs() {
		if p := st.State.Progress(pack.ID); only == nil || p == only {
			c.addPack(p)
		}
	}
	c.addOwn(st, packID(only))
	if without != "" {
		c.spots = slices.DeleteFunc(c.spots, func(s spot) bool { return s.kind == without })
	}
	documents := make([]search.Document, len(c.spots))
	for i, s := range c.spots {
		documents[i] = search.Document{Title: string(s.title), Text: string(s.text)}
	}
	c.index = search.New(documents)
	return c
}

// find finds the spots that say most of what is asked, at most so many.
func (c *corpus) find(query string, most int) []found { return c.found(c.index.Find(query, most)) }

// like finds the spots that say most of what a question is about.
func (c *corpus) like(question string, most int) []found {
	return c.found(c.index.Like(question, most))
}

func (c *corpus) found(hits []search.Hit) []found {
	var all []found
	for _, h := range hits {
		all = append(all, found{c.spots[h.Document], engine.Clean(h.Snippet)})
	}
	return all
}

// addPack adds lessons, units and words, and of the questions those that were met.
func (c *corpus) addPack(p *engine.Progress) {
	for _, u := range p.Pack.Units {
		c.add(spot{kind: "a unit", title: u.Title, text: u.About, open: func(_ *Study, back Screen) Screen { return lookUnit(p, u, back) }})
	}
	for _, t := range p.Pack.Glossary {
		c.add(spot{kind: "a word", title: t.Word, text: bare(t.Meaning), open: func(_ *Study, back Screen) Screen { return lookTerm(p, t, back) }})
	}
	for _, s := range p.Pack.Skills {
		text := s.Can + "\n" + bare(s.Summary) + "\n" + bare(s.Lesson)
		for _, e := range s.Examples {
			text += "\n" + bare(example(e))
		}
		c.add(spot{kind: aLesson, title: s.Title, text: text, skill: s, open: func(_ *Study, back Screen) Screen { return look(p, s, back) }})
		for _, it := range s.Items {
			if p.Asked(it) {
				c.add(spot{kind: "a question you met", title: it.Ask.Line().Bare().Short(60), text: bare(it.Stem + "\n" + it.Ask), skill: s,
					open: func(_ *Study, back Screen) Screen { return lookItem(p, it, back) }})
			}
		}
	}
}

func (c *corpus) add(s spot) { c.spots = append(c.spots, s) }

// bare is a text in Markdown as it is read, a line for each of its sentences.
func bare(t engine.Text) engine.Text {
	sentences := t.Sentences()
	for i, s := range sentences {
		sentences[i] = s.Bare()
	}
	return engine.JoinText(sentences, "\n")
}

// addOwn adds what the learner wrote.
func (c *corpus) addOwn(st *Study, pack string) {
	for _, n := range st.State.Notes(pack) {
		s := spot{kind: "your note", title: n.Text.Short(60), text: n.Text + "\n" + n.Quote, open: func(_ *Study, back Screen) Screen { return oneNote{n, back} }}
		if n.IsCard() {
			s.kind, s.title, s.text = "your card", n.Front.Short(60), n.Front+"\n"+n.Text
		}
		c.add(s)
	}
	for _, e := range st.State.Journal(pack) {
		c.add(spot{kind: "your journal", title: entryTitle(st, e), text: e.Text, open: func(_ *Study, back Screen) Screen { return entry{e, back} }})
	}
	for _, q := range st.State.AllQuestions(pack) {
		if p := st.State.Progress(q.Pack); p != nil {
			c.add(spot{kind: ownQuestion, title: q.Text.Short(60), text: q.Text + "\n" + q.Answer, open: func(_ *Study, back Screen) Screen { return wonder{p: p, q: q, back: backTo(back)} }})
		}
	}
	for _, p := range begunIn(st, pack) {
		for _, w := range p.OwnTexts(nil) {
			c.add(spot{kind: "your own words", title: w.Item.Skill.Title, text: w.Text, open: func(_ *Study, back Screen) Screen { return ownTexts{p, w.Item, back} }})
		}
	}
}

// begunIn is the progress in a pack, or in all that were begun when it is "".
func begunIn(st *Study, pack string) []*engine.Progress {
	var all []*engine.Progress
	for _, p := range st.State.Packs() {
		if (pack == "" || p.ID == pack) && st.State.BegunIn(p.ID) {
			all = append(all, st.State.Progress(p.ID))
		}
	}
	return all
}

// Kinds of spots that are told apart: the answer to a question is at no other question, and
// not at the lesson that it came up at.
const (
	ownQuestion engine.Text = "your question"
	aLesson     engine.Text = "a lesson"
)

// optionsFound lists what was found.
func optionsFound(hits []found) []page.Option {
	var all []page.Option
	for _, h := range hits {
		o := page.Option{ID: string(h.kind + "/" + h.title + "/" + h.snippet), Label: h.title, Aside: h.kind}
		if !strings.Contains(string(h.title), strings.Trim(string(h.snippet), "… ")) { // else it says nothing more
			o.Detail = []engine.Text{h.snippet}
		}
		all = append(all, o)
	}
	return all
}
