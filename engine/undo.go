package engine

import "slices"

// A change that the learner made by hand can be taken back in the same sitting: the last one,
// then the one before it. What changes what answers say can be until the next answer.

// change is something that was changed, and how it was before.
type change struct {
	id      string // of the event that changed it
	label   Text   // what it was, as "your order of units"
	pack    string // that it is about, "" for none
	weighs  bool   // it changed what answers say
	restore func()
}

// mostUndone is how many changes are kept.
const mostUndone = 50

// changed keeps how to take a change back.
func (s *State) changed(e Event, label Text, restore func()) {
	s.changes = append(s.changes, change{id: e.ID(), label: label, pack: e.Pack, restore: restore})
	if n := len(s.changes); n > mostUndone {
		s.changes = s.changes[n-mostUndone:]
	}
}

// reweighed keeps how to take back a change of what answers say, as long as no answer
// follows on it.
func (s *State) reweighed(e Event, label Text, restore func()) {
	s.changed(e, label, restore)
	s.changes[len(s.changes)-1].weighs = true
}

// settled forgets how to take back what an answer in a pack now rests on.
func (s *State) settled(pack string) {
	kept := s.changes[:0]
	for _, c := range s.changes {
		if !c.weighs || c.pack != pack {
			kept = append(kept, c)
		}
	}
	s.changes = kept
}

// Sits begins a new sitting: of what was changed before it, only a last change of what answers
// say can still be taken back.
func (s *State) Sits() {
	n := len(s.changes)
	for n > 0 && s.changes[n-1].weighs {
		n--
	}
	s.changes = slices.Delete(s.changes, 0, n)
}

// Undoable is the last change, which can be taken back: its id, what it was, and the pack
// that it is about, "" for none.
func (s *State) Undoable() (id string, label Text, pack string, ok bool) {
	if len(s.changes) == 0 {
		return "", "", "", false
	}
	last := s.changes[len(s.changes)-1]
	return last.id, last.label, last.pack, true
}

// undo takes the last change back, if it is the one that is meant.
func (s *State) undo(e Event) {
	if id, _, _, ok := s.Undoable(); ok && id == e.About {
		last := len(s.changes) - 1
		s.changes[last].restore()
		s.changes = s.changes[:last]
	}
}
