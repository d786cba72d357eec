package engine

import (
	"slices"
	"time"
)

// Question is something that the learner wondered about, kept at its place.
type Question struct {
	ID     string // device and number of the event that kept it
	Text   Text
	Pack   string
	Skill  string // that it came up at
	Item   string // "" at a lesson
	Kept   time.Time
	Closed bool
	Found  bool // closed since the learner has found the answer
	Answer Text // in the learner's own words, may be empty; it stays when the question is opened again
	Ended  time.Time
}

// wondered takes in a question that was kept, closed, or opened again.
func (s *State) wondered(e Event) {
	if e.Kind == QuestionKept {
		if old := s.Question(changes(e)); old != nil {
			old.Closed, old.Found = false, false
			return
		}
		q := &Question{ID: e.ID(), Text: Clean(e.About).TrimEnd(), Pack: e.Pack, Skill: e.Skill, Item: e.Item, Kept: e.Time}
		if p := s.Progress(e.Pack); p != nil {
			now := p.ids.today(e)
			q.Pack, q.Skill, q.Item = now.Pack, now.Skill, now.Item
		}
		s.questions = append(s.questions, q)
		return
	}
	if q := s.Question(e.About); q != nil {
		q.Closed, q.Found, q.Ended = true, e.Known != nil && *e.Known, e.Time
		if text := Clean(e.Name).TrimEnd(); text != "" {
			q.Answer = text
		}
	}
}

// Question finds a question by its id, or nil.
func (s *State) Question(id string) *Question {
	return find(s.questions, func(q *Question) bool { return q.ID == id })
}

// Questions lists what the learner wondered about in a pack and has not closed, the
// oldest first.
func (s *State) Questions(pack string) []*Question {
	return slices.DeleteFunc(s.AllQuestions(pack), func(q *Question) bool { return q.Closed })
}

// AllQuestions lists what the learner wondered about in a pack, or in all when it is "":
// those that are open first, the oldest first.
func (s *State) AllQuestions(pack string) []*Question {
	all := slices.DeleteFunc(slices.Clone(s.questions), func(q *Question) bool { return pack != "" && q.Pack != pack })
	slices.SortStableFunc(all, func(a, b *Question) int {
		switch {
		case a.Closed == b.Closed:
			return 0
		case b.Closed:
			return -1
		}
		return 1
	})
	return all
}
