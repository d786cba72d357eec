package engine

import (
	"hash/fnv"
	"slices"
	"time"
)

// Entry is a page of the learner's journal.
type Entry struct {
	ID    string // of the event that wrote it; it stays when the entry is changed
	Pack  string // "" for none in particular
	Unit  string
	Asked Text // what it answers, "" for nothing
	Text  Text
	When  time.Time

	Dropped bool
}

func (s *State) wroteJournal(e Event) {
	now := Entry{ID: e.ID(), Pack: e.Pack, Unit: e.Unit, Asked: Clean(e.Name).Line(), Text: Clean(e.About).TrimEnd(), When: e.Time}
	if now.Text == "" {
		return
	}
	if old := s.Entry(changes(e)); old != nil {
		old.Text, old.Dropped = now.Text, false
		return
	}
	s.journal = append(s.journal, &now)
}

// Entry finds an entry of the journal by its id, also one that was dropped, or nil.
func (s *State) Entry(id string) *Entry {
	return find(s.journal, func(e *Entry) bool { return e.ID == id })
}

// Journal lists the entries that were written in a pack, or all when it is "", the newest
// first.
func (s *State) Journal(pack string) []*Entry {
	all := slices.DeleteFunc(slices.Clone(s.journal), func(e *Entry) bool { return e.Dropped || pack != "" && e.Pack != pack })
	slices.Reverse(all)
	return all
}

// EntriesDropped lists the entries that were dropped and can come back.
func (s *State) EntriesDropped(pack string) []*Entry {
	return slices.DeleteFunc(slices.Clone(s.journal), func(e *Entry) bool { return !e.Dropped || pack != "" && e.Pack != pack })
}

// prompts are what the journal asks after a unit: none is better than the others, but the
// same one again is soon answered without a thought.
var prompts = [...]Text{
	"What was hard, and what helped?",
	"What would you tell a friend who begins with this?",
	"What surprised you?",
	"Where have you met this outside, or where might you?",
	"What is not clear yet?",
	"What would you do another way next time?",
	"Which mistake taught you most?",
	"How does it go together with what you knew before?",
	"What do you want to keep of it a year from now?",
}

// JournalPrompt is what to ask about a unit on a day: another on another day, the same on
// the same.
func JournalPrompt(unit string, when time.Time) Text {
	h := fnv.New32a()
	h.Write([]byte(unit))
	return prompts[(int(h.Sum32()%uint32(len(prompts)))+max(0, int(day(when))))%len(prompts)]
}
