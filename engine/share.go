package engine

import "strings"

// What the learner wrote, as texts to give to others: the journal, and the questions.

// JournalMarkdown is the journal as a text to keep, the oldest entry first.
func (s *State) JournalMarkdown() Text {
	var b strings.Builder
	b.WriteString("# My journal\n\n")
	all := s.Journal("")
	if len(all) == 0 {
		b.WriteString("Nothing is written yet.\n")
	}
	for i := len(all) - 1; i >= 0; i-- {
		e := all[i]
		b.WriteString("## " + e.When.Format("2 January 2006"))
		if at := s.EntryAt(e); at != "" {
			b.WriteString(": " + string(at))
		}
		b.WriteString("\n\n")
		if e.Asked != "" {
			b.WriteString("*" + string(e.Asked) + "*\n\n")
		}
		b.WriteString(string(e.Text) + "\n\n")
	}
	return Clean(strings.TrimRight(b.String(), "\n") + "\n")
}

// EntryAt says where an entry of the journal belongs, or nothing.
func (s *State) EntryAt(e *Entry) Text {
	p := s.Progress(e.Pack)
	if p == nil {
		return ""
	}
	if u := p.Pack.Unit(e.Unit); u != nil {
		return p.Pack.Title + " · " + u.Title
	}
	return p.Pack.Title
}

// QuestionsMarkdown is the learner's questions as a text for a teacher or an author: those
// that are open, each with the place where it came up; the others, too, when all is wanted.
func (s *State) QuestionsMarkdown(all bool) Text {
	var b strings.Builder
	b.WriteString("# Questions\n\n")
	none := true
	pack := ""
	for _, q := range s.questionsByPack() {
		if q.Closed && !all {
			continue
		}
		none = false
		if q.Pack != pack || pack == "" {
			pack = q.Pack
			b.WriteString("## " + string(s.packTitle(pack)) + "\n\n")
		}
		b.WriteString(s.questionMarkdown(q))
	}
	if none {
		b.WriteString("No question is open.\n")
	}
	return Clean(strings.TrimRight(b.String(), "\n") + "\n")
}

func (s *State) questionsByPack() []*Question {
	var all []*Question
	for _, pack := range s.packs {
		all = append(all, s.AllQuestions(pack.ID)...)
	}
	for _, q := range s.AllQuestions("") {
		if s.Progress(q.Pack) == nil {
			all = append(all, q)
		}
	}
	return all
}

func (s *State) packTitle(id string) Text {
	if p := s.Progress(id); p != nil {
		return p.Pack.Title
	}
	return Clean(id)
}

// questionMarkdown is one question with where it came up.
func (s *State) questionMarkdown(q *Question) string {
	text := "**" + strings.ReplaceAll(string(q.Text.Line()), "**", "") + "**\n\n"
	place := "Asked on " + q.Kept.Format("2 January 2006")
	if p := s.Progress(q.Pack); p != nil {
		if skill := p.Pack.Skill(q.Skill); skill != nil {
			place += " at " + string(skill.Title) + " (`" + q.Pack + "/" + skill.ID + "`)"
		}
		if it := p.Pack.Item(q.Item); it != nil {
			place += ", at the question `" + it.ID + "`:\n\n" + Quoted(string(it.Ask))
		} else {
			place += ".\n"
		}
	} else {
		place += ".\n"
	}
	text += place + "\n"
	if q.Answer != "" {
		text += "My own answer:\n\n" + Quoted(string(q.Answer)) + "\n"
	}
	if q.Closed {
		text += "It is " + string(q.Standing()) + ".\n\n"
	}
	return text
}
