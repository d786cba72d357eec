package engine

import "time"

// Message is what a learner wrote to themselves, to be opened when they know a unit, or all
// of a pack.
type Message struct {
	ID     string // of the event that kept it
	Pack   string
	Unit   string // "" for the pack
	Text   Text
	Kept   time.Time
	Opened bool
}

func (s *State) message(e Event) {
	if e.Kind == MessageKept {
		m := &Message{ID: e.ID(), Pack: e.Pack, Unit: e.Unit, Text: Clean(e.About).TrimEnd(), Kept: e.Time}
		if p := s.Progress(e.Pack); p != nil {
			now := p.ids.today(e)
			m.Pack, m.Unit = now.Pack, now.Unit
		}
		s.messages = append(s.messages, m)
		s.Draft = Draft{}
		return
	}
	for _, m := range s.messages {
		if m.ID == e.About {
			m.Opened = true
		}
	}
}

// Messages lists what the learner wrote to themselves in a pack, the oldest first.
func (s *State) Messages(pack string) []*Message {
	var all []*Message
	for _, m := range s.messages {
		if m.Pack == pack {
			all = append(all, m)
		}
	}
	return all
}

// Arrived is a message whose time has come and that was not opened yet, or nil. The one of a
// unit that is there no more waits for the whole pack.
func (s *State) Arrived() *Message {
	if !s.Wants(Play) {
		return nil
	}
	for _, m := range s.messages {
		p := s.Progress(m.Pack)
		if p == nil || m.Opened {
			continue
		}
		skills := p.Pack.Skills
		if u := p.Pack.Unit(m.Unit); u != nil {
			skills = u.Skills
		}
		if len(skills) > 0 && p.count(skills, Known) == len(skills) {
			return m
		}
	}
	return nil
}
