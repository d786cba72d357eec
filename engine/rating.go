package engine

import "time"

// Rating is what a learner says of themselves about what a skill is for: "I can …".
type Rating struct {
	Level int // 1: not yet, 2: with help, 3: mostly, 4: surely
	When  time.Time
}

// RatingText is a level of being able to in words.
func RatingText(level int) Text {
	return [...]Text{"", "not yet", "with help", "mostly", "surely"}[min(max(level, 0), 4)]
}

func (p *Progress) rate(e Event) {
	s := p.Pack.Skill(e.Skill)
	if s == nil || e.Part < 1 || e.Part > 4 {
		return
	}
	before := p.ratings[s]
	p.ratings[s] = append(before[:len(before):len(before)], Rating{e.Part, e.Time})
	p.state.changed(e, Textf("what you said of %s", s.Title), func() { p.ratings[s] = before })
}

// Ratings are what the learner said of a skill, the oldest first.
func (p *Progress) Ratings(s *Skill) []Rating { return p.ratings[s] }

// Gap is how what the learner said last of a skill differs from what answers show: 1 when
// they said more, -1 when they said less, 0 when both agree or nothing is known.
func (p *Progress) Gap(s *Skill) int {
	said := p.ratings[s]
	if len(said) == 0 || !p.Begun {
		return 0
	}
	level, m := said[len(said)-1].Level, p.Mastery(s)
	switch {
	case level >= 3 && p.Standing(s) != Known && m < enoughAt:
		return 1
	case level <= 2 && p.Standing(s) == Known:
		return -1
	}
	return 0
}
