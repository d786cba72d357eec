package screen

import "ownpace/engine"

// whereIn says at what skill a visit is, which of how many, and which question on it; in a
// round how much is left.
func whereIn(p *engine.Progress, visit string, s *engine.Skill) engine.Text {
	if left := p.Left(visit); left > 0 {
		return engine.Textf("about %d left", left)
	}
	c, ok := p.Visit(visit).Counted(s)
	switch {
	case !ok:
		return s.Title
	case c.Skills == 1:
		return engine.Textf("%s, question %d", s.Title, c.Question)
	}
	return engine.Textf("%s (%d of %d), question %d", s.Title, c.Skill, c.Skills, c.Question)
}
