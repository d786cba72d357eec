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
}

func (s *State) wondered(e Event) {
	if e.Kind == QuestionKept {
		q := &Question{ID: e.ID(), Text: Clean(e.About).TrimEnd(), Pack: e.Pack, Skill: e.Skill, Item: e.Item, Kept: e.Time}
		if p := s.Progress(e.Pack); p != nil {
			now := p.ids.today(e)
			q.Pack, q.Skill, q.Item = now.Pack, now.Skill, now.Item
		}
		s.questions = append(s.questions, q)
		return
	}
	for _, q := range s.questions {
		if q.ID == e.About {
			q.Closed, q.Found = true, e.Known != nil && *e.Known
		}
	}
}

// Questions lists what the learner wondered about in a pack and has not closed, the
// oldest first.
func (s *State) Questions(pack string) []*Question {
	return slices.DeleteFunc(slices.Clone(s.questions), func(q *Question) bool { return q.Pack != pack || q.Closed })
}
