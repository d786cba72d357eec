package engine

import "ownpace/engine/belief"

// Standing is where a skill stands for the learner.
type Standing int

const (
	Unsure Standing = iota // not enough is known yet
	Known
	Ready // not known, but all it needs is
	Later // not known, and something it needs is missing
)

// Text is the standing in words.
func (s Standing) Text() Text {
	return [...]Text{"unsure", "known", "ready to learn", "later"}[s]
}

// A skill is called known from knownAt on and not known below unknownAt; a
// prerequisite that is likelier known than not is good enough to build on.
const (
	knownAt   = 0.85
	guessedAt = 0.95 // where no answer has shown the skill, or one that builds on it
	lostAt    = 0.60 // a skill that was known in practice stays so down to this
	unknownAt = 0.30
	enoughAt  = 0.5
)

// The same, as the belief compares them.
var atKnown, atGuessed, atLost = belief.LevelOf(knownAt), belief.LevelOf(guessedAt), belief.LevelOf(lostAt)

// prior is what is thought before anything is known of the learner: by what builds on
// what, and by how hard authors say that skills are.
func (p *Pack) prior() *belief.Belief {
	hard := make([]float64, len(p.Skills))
	for i, s := range p.Skills {
		hard[i] = (float64(s.Level) - 1) / 4 // below 0 when nothing is said
	}
	return belief.NewGraded(p.Graph(), hard)
}

// Mastery is the probability, in [0, 1], that the skill is known now.
func (p *Progress) Mastery(s *Skill) float64 { return p.belief.Known(s.Index) }

// UnitMastery is the mean mastery of the unit's skills.
func (p *Progress) UnitMastery(u *Unit) float64 { return p.mean(u.Skills) }

// PackMastery is the mean mastery of all skills of the pack.
func (p *Progress) PackMastery() float64 { return p.mean(p.Pack.Skills) }

func (p *Progress) mean(skills []*Skill) float64 {
	sum := 0.0
	for _, s := range skills {
		sum += p.Mastery(s)
	}
	return sum / float64(max(1, len(skills)))
}

// Standing says where a skill stands. Before the first answer in the pack nothing
// is known of anything.
func (p *Progress) Standing(s *Skill) Standing {
	m := p.Mastery(s)
	c := p.Claim(s)
	switch {
	case !p.Begun:
		return Unsure
	case c != nil && c.Known:
		return Known // until answers settle it
	case c == nil && p.held[s.Index]:
		return Known
	case m > unknownAt && c == nil:
		return Unsure
	}
	for _, need := range s.Needs {
		if p.Mastery(need) < enoughAt {
			return Later
		}
	}
	return Ready
}

// Count is the number of skills of the pack that stand so.
func (p *Progress) Count(st Standing) int {
	return p.count(p.Pack.Skills, st)
}

func (p *Progress) count(skills []*Skill, st Standing) int {
	n := 0
	for _, s := range skills {
		if p.Standing(s) == st {
			n++
		}
	}
	return n
}

// UnitKnown is how many of the unit's skills are known.
func (p *Progress) UnitKnown(u *Unit) int { return p.count(u.Skills, Known) }
