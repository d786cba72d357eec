package engine

import "slices"

// What the learner writes can be taken back: the last thing they wrote, changed or dropped.

// writes names what an event writes, changes or drops, or nothing.
func writes(k Kind) Text {
	switch k {
	case QuestionKept:
		return "keeping a question"
	case QuestionClosed:
		return "closing a question"
	case NoteMade:
		return "your note"
	case CardMade:
		return "your card"
	case NoteDropped:
		return "dropping it"
	case JournalWritten:
		return "your journal"
	case MessageKept:
		return "your message"
	}
	return ""
}

// writing takes in what was written, with how to take it back.
func (s *State) writing(e Event, apply func(Event)) {
	s.writings++
	restore := []func(){stands(&s.questions), stands(&s.notes), stands(&s.journal), stands(&s.messages)}
	apply(e)
	s.changed(e, writes(e.Kind), func() {
		s.writings++
		for _, back := range restore {
			back()
		}
	})
}

// stands remembers how some things stand, and returns what puts them back so, each where it
// is.
func stands[T any](all *[]*T) func() {
	things, values := slices.Clone(*all), make([]T, len(*all))
	for i, thing := range things {
		values[i] = *thing
	}
	return func() {
		for i, thing := range things {
			*thing = values[i]
		}
		*all = things
	}
}
