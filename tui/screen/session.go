package screen

import (
	"slices"

	"ownpace/engine"
	"ownpace/tui/page"
)

// Append writes events to disk and returns them as written.
type Append func([]engine.Event) ([]engine.Event, error)

// Session takes a learner from page to page. For each input a skin calls Decide;
// when that returns events it has them appended, by itself or aside, and calls Saved
// or Failed; then it draws Page. Nothing is learned until it is written.
type Session struct {
	Study
	screen  Screen
	page    page.Page
	pending *pending
	lost    error          // why an answer that was given up could not be written; nil once another is
	written []engine.Event // what was half written when a question was left for a page over it
	done    bool
	ahead   map[string]bool // packs that were read ahead
}

// pending is what was decided and is not written yet.
type pending struct {
	input page.Input
	step  Step
}

// NewSession begins at a screen, with something to say on its page.
func NewSession(st Study, first func(*Study) Screen, note engine.Text) *Session {
	s := &Session{Study: st, ahead: make(map[string]bool)}
	s.from = make(map[string]Screen)
	s.show(first(&s.Study), note)
	return s
}

// Page is the page to draw.
func (s *Session) Page() page.Page { return s.page }

// Done reports whether the learner has left.
func (s *Session) Done() bool { return s.done }

// Kept says, at the end, what became of what the learner did.
func (s *Session) Kept() engine.Text { return s.kept() }

// Unsaved is why the last thing the learner did could not be saved, or nil.
func (s *Session) Unsaved() error { return s.unsaved }

// Decide takes an input and returns the events to append before anything else
// happens; with none the step is taken at once. After a write that failed the same
// input tries it again, any other is decided anew, and leaving leaves. An answer that
// is given up counts as not saved until another is.
func (s *Session) Decide(in page.Input) []engine.Event {
	if p := s.pending; p != nil {
		switch {
		case in.Action == page.Quit:
			s.done = true
			return nil
		case in.Action == p.input.Action && in.Text == p.input.Text && in.Choice == p.input.Choice && slices.Equal(in.Marks, p.input.Marks):
			return p.step.Events
		}
		if p.input.Action == page.Enter {
			s.lost = s.unsaved
		}
		s.pending, s.unsaved = nil, s.lost
		s.show(s.screen, "")
	}
	step := s.step(in)
	if len(step.Events) > 0 {
		s.pending = &pending{input: in, step: step}
		return step.Events
	}
	s.take(step)
	return nil
}

func (s *Session) step(in page.Input) Step {
	_, ok := s.screen.(keeper)
	switch {
	case in.Action == page.Quit:
		step := Step{Quit: true, Events: s.written}
		if ok {
			step.Events = s.half(in)
		}
		if top, keeps := s.screen.(leaver); keeps {
			step.Events = append(step.Events, top.left(in)...)
		}
		return step
	case ok && in.Action == page.Back && cancels(s.screen):
		s.written = nil
	case ok && in.Action != page.Enter:
		s.written = s.half(in)
	case ok:
		s.written = nil
	}
	if in.Action == undo {
		switch s.screen.(type) {
		case placing, placed: // which take their own answers back
		default:
			return takeBack(&s.Study)
		}
	}
	if over := s.overlay(in.Action); over != nil {
		return to(over)
	}
	step := s.screen.On(&s.Study, in)
	if _, leaves := s.screen.(palette); leaves && len(step.Events) > 0 {
		step.Events = append(s.written, step.Events...)
	}
	if len(step.Events) > 0 { // what is written down now need not be when one leaves
		s.written = nil
	}
	return step
}

// half is what there is to keep of a screen on which something is half done.
func (s *Session) half(in page.Input) []engine.Event {
	switch top := s.screen.(type) {
	case question:
		return top.half(&s.Study, in)
	case placing:
		return top.half(&s.Study, in)
	case keeper:
		if in.Text != "" {
			return top.keep(in.Text)
		}
	}
	return nil
}

// cancels reports whether Back throws away what is half written on a screen; leaving the
// program keeps it all the same.
func cancels(s Screen) bool {
	_, cancels := s.(interface{ cancels() })
	return cancels
}

// Redraft shows an author's pack as it is by now: the state of who looks at it begins
// anew.
func (s *Session) Redraft(d Draft) {
	if old, ok := s.screen.(preview); ok && d.Pack != nil && (old.draft.Pack == nil || old.draft.Pack.Revision != d.Pack.Revision) {
		interests, colours := s.State.Interests, s.State.Colours
		s.State = engine.NewState([]*engine.Pack{d.Pack})
		s.State.Interests, s.State.Colours = interests, colours
	}
	s.show(Redraft(s.screen, d), "")
}

// Idle does a little of what the page will need soon, while the learner thinks, and
// reports whether there was something to do.
func (s *Session) Idle() bool {
	return s.Idles() && s.screen.(preparer).prepare(&s.Study)
}

// Idles reports whether the page has something to prepare, at all.
func (s *Session) Idles() bool {
	_, prepares := s.screen.(preparer)
	return prepares && s.pending == nil && !s.done
}

// Ahead is what can be done beside the program while the learner looks at a page with the mark
// on an option, so that they need not wait for it later: to read the pack that the option
// stands for, and those that they have begun. It is nil when all of it was given.
func (s *Session) Ahead(option string) func() {
	_, choosing := s.screen.(library)
	for _, p := range s.State.Packs() {
		if p.Whole != nil && !s.ahead[p.ID] && (s.State.BegunIn(p.ID) || choosing && p.ID == option) {
			s.ahead[p.ID] = true
			return func() { p.All() }
		}
	}
	return nil
}

// preparer is a screen that can do something ahead.
type preparer interface{ prepare(*Study) bool }

// keeper is a screen on which half an answer may be lost.
type keeper interface {
	keep(text string) []engine.Event
}

// leaver is a screen of which something is kept when the program is left on it.
type leaver interface {
	left(in page.Input) []engine.Event
}

// Saved takes the events, now on disk, into the state and goes on.
func (s *Session) Saved(events []engine.Event) {
	for _, e := range events {
		s.State.Apply(e)
	}
	p := s.pending
	if p.input.Action == page.Enter {
		s.lost = nil
	}
	s.pending, s.unsaved = nil, s.lost
	s.take(p.step)
}

// Failed stays on the page and says that nothing was saved.
func (s *Session) Failed(err error) {
	s.page.Note, s.unsaved = engine.Textf("Not saved: %s. Press Enter to try again.", err), err
	if s.Closed {
		s.page.Note = engine.Textf("Not saved: %s. Nothing can be saved until that is mended and the program started again.", err)
	}
	if s.Looking {
		s.page.Note, s.unsaved = "You are only looking: this cannot be saved.", nil
	}
	if s.pending.step.Quit {
		s.done = true
	}
}

func (s *Session) take(step Step) {
	s.done = step.Quit
	next := s.screen
	if step.Next != nil {
		next = step.Next(&s.Study)
	}
	if !s.done {
		s.show(next, step.Note)
	}
}

func (s *Session) show(next Screen, note engine.Text) {
	s.screen = next
	s.page = next.Page(&s.Study)
	s.page.Roams = s.roams()
	s.page.Accent = s.accent()
	if note != "" {
		s.page.Note = note
	}
}

// accent is that of the pack that one is in.
func (s *Session) accent() string {
	if author, ok := beneath(s.screen).(preview); ok && author.draft.Pack != nil {
		return author.draft.Pack.Accent
	}
	if p := s.State.Progress(s.State.Place.Pack); p != nil {
		return p.Pack.Accent
	}
	return ""
}
