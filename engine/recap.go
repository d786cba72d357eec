package engine

import (
	"slices"
	"strings"
	"time"
)

// Recap is what a learner may want to keep of a pack, or of one of its units: the point of
// each skill, and everything that they wrote there themselves.
type Recap struct {
	Pack  string      `json:"pack"`
	Title Text        `json:"title"`
	Units []UnitRecap `json:"units"`
	Other []Kept      `json:"other,omitempty"` // what stands at no unit, or at one that is gone
}

// UnitRecap is what there is to keep of one unit.
type UnitRecap struct {
	ID     string  `json:"id"`
	Title  Text    `json:"title"`
	Points []Point `json:"points"`
	Kept   []Kept  `json:"kept"`
}

// Point is the point of a skill, in Markdown, and where the learner stands with it.
type Point struct {
	Skill    string `json:"skill"`
	Title    Text   `json:"title"`
	Text     Text   `json:"text,omitempty"`
	Standing Text   `json:"standing,omitempty"` // "" before anything is known of the pack
}

// Kept is one thing that the learner wrote.
type Kept struct {
	Kind  KindOfKept `json:"kind"`
	Skill string     `json:"skill,omitempty"`
	About Text       `json:"about,omitempty"` // the prompt, the quote, the front of a card, the question
	Text  Text       `json:"text,omitempty"`  // what was written to it
	Aside Text       `json:"aside,omitempty"` // what there is to say of it besides
	When  time.Time  `json:"when"`
}

// KindOfKept is what it is.
type KindOfKept string

// The kinds, in the order in which a recap has them.
const (
	KeptWords    KindOfKept = "words"
	KeptNote     KindOfKept = "note"
	KeptCard     KindOfKept = "card"
	KeptQuestion KindOfKept = "question"
	KeptJournal  KindOfKept = "journal"
)

var kindsOfKept = [...]struct {
	kind  KindOfKept
	title Text
}{
	{KeptWords, "In my own words"}, {KeptNote, "My notes"}, {KeptCard, "My cards"}, {KeptQuestion, "My questions"}, {KeptJournal, "My journal"},
}

// Recap gathers what there is to keep of a unit, or of the whole pack when it is nil: then
// units of which nothing is known and nothing was written are left out.
func (p *Progress) Recap(only *Unit) Recap {
	r := Recap{Pack: p.Pack.ID, Title: p.Pack.Title, Units: []UnitRecap{}}
	kept := p.kept()
	for _, u := range p.Pack.Units {
		one := UnitRecap{ID: u.ID, Title: u.Title, Points: []Point{}, Kept: kept[u]}
		if one.Kept == nil {
			one.Kept = []Kept{}
		}
		begun := p.visits[u.ID] != nil || p.Begun && p.UnitKnown(u) > 0 || len(one.Kept) > 0
		if only != nil && only != u || only == nil && !begun {
			continue
		}
		for _, s := range u.Skills {
			point := Point{Skill: s.ID, Title: s.Title, Text: s.point()}
			if p.Begun {
				point.Standing = p.Standing(s).Text()
			}
			one.Points = append(one.Points, point)
		}
		r.Units = append(r.Units, one)
	}
	if only == nil {
		r.Other = kept[nil]
	}
	return r
}

// point is what a skill comes to: as its author sums it up, else what one can do with it, and
// the sentence of its lesson that has its words in bold.
func (s *Skill) point() Text {
	if s.Summary != "" {
		return s.Summary.TrimEnd()
	}
	for _, sentence := range s.Lesson.Sentences() {
		if _, gaps := sentence.Gapped(); gaps != "" && strings.HasSuffix(string(sentence), ".") { // no heading, no question
			return JoinText(slices.DeleteFunc([]Text{s.Can, sentence}, func(t Text) bool { return t == "" }), " ")
		}
	}
	return s.Can
}

// kept is everything that the learner wrote in this pack, by unit; by nil what stands at
// none.
func (p *Progress) kept() map[*Unit][]Kept {
	all := make(map[*Unit][]Kept)
	at := func(skill string, k Kept) {
		var u *Unit
		if s := p.Pack.Skill(skill); s != nil {
			u, k.Skill = s.Unit, s.ID
		}
		all[u] = append(all[u], k)
	}
	for _, w := range p.words {
		at(w.Item.Skill.ID, Kept{Kind: KeptWords, About: w.Item.Ask, Text: w.Text, Aside: w.Made(), When: w.When})
	}
	for _, n := range p.state.Notes(p.Pack.ID) {
		if n.IsCard() {
			at(n.Skill, Kept{Kind: KeptCard, About: n.Front, Text: n.Text, When: n.Made})
		} else {
			at(n.Skill, Kept{Kind: KeptNote, About: n.Quote, Text: n.Text, When: n.Made})
		}
	}
	for _, q := range p.state.AllQuestions(p.Pack.ID) {
		at(q.Skill, Kept{Kind: KeptQuestion, About: q.Text, Text: q.Answer, Aside: q.Standing(), When: q.Kept})
	}
	for _, e := range p.state.Journal(p.Pack.ID) {
		u := p.Pack.Unit(e.Unit)
		all[u] = append(all[u], Kept{Kind: KeptJournal, About: e.Asked, Text: e.Text, When: e.When})
	}
	return all
}

// Made says how many of the points a text makes.
func (w *OwnText) Made() Text {
	if !w.Compared {
		return "not compared yet"
	}
	return Textf("%d of %d points", len(w.Points), len(w.Item.Options))
}

// Standing says what became of a question.
func (q *Question) Standing() Text {
	switch {
	case !q.Closed:
		return "open"
	case q.Found:
		return "answered"
	}
	return "let go"
}

// Markdown is the recap as a text to keep.
func (r Recap) Markdown() Text {
	var b strings.Builder
	put := func(format Text, args ...any) { b.WriteString(string(Textf(format, args...)) + "\n\n") }
	put("# %s: recap", r.Title)
	for _, u := range r.Units {
		put("## %s", u.Title)
		for _, point := range u.Points {
			if point.Standing == "" {
				put("**%s**", point.Title)
			} else {
				put("**%s** (%s)", point.Title, point.Standing)
			}
			if point.Text != "" {
				put("%s", point.Text)
			}
		}
		b.WriteString(keptMarkdown(u.Kept, "###"))
	}
	if len(r.Other) > 0 {
		put("## Besides")
		b.WriteString(keptMarkdown(r.Other, "###"))
	}
	if len(r.Units) == 0 && len(r.Other) == 0 {
		put("There is nothing to keep yet.")
	}
	return Clean(strings.TrimRight(b.String(), "\n") + "\n")
}

// keptMarkdown is what was written, by kinds.
func keptMarkdown(all []Kept, heading string) string {
	var b strings.Builder
	for _, k := range kindsOfKept {
		first := true
		for _, one := range all {
			if one.Kind != k.kind {
				continue
			}
			if first {
				b.WriteString(heading + " " + string(k.title) + "\n\n")
				first = false
			}
			b.WriteString(one.markdown())
		}
	}
	return b.String()
}

// markdown is one thing that was written: what it is about, what was written, and when.
func (k Kept) markdown() string {
	about, aside := strings.TrimSpace(string(k.About)), k.When.Format("2 January 2006")
	if k.Aside != "" {
		aside += ", " + string(k.Aside)
	}
	var b strings.Builder
	switch {
	case about == "":
	case k.Kind == KeptNote:
		b.WriteString(Quoted(about) + "\n")
	case strings.Contains(about, "\n"):
		b.WriteString(about + "\n\n")
	default:
		b.WriteString("**" + strings.ReplaceAll(about, "**", "") + "**\n\n")
	}
	switch text := string(k.Text); {
	case text == "":
	case k.Kind == KeptNote:
		b.WriteString(text + "\n\n")
	default:
		b.WriteString(Quoted(text) + "\n")
	}
	return b.String() + "*" + aside + "*\n\n"
}

// Quoted is a text as a quotation in Markdown.
func Quoted(text string) string {
	return "> " + strings.ReplaceAll(strings.TrimSpace(text), "\n", "  \n> ") + "\n"
}
