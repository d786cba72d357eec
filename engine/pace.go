package engine

import (
	"math"
	"time"
)

// pace is the time that a learner spent at work, without what they were away.
type pace struct {
	last   time.Time
	begun  time.Time
	packs  map[string]time.Duration
	days   map[int]time.Duration // by day, counted as [dayOf] counts
	worked map[int]bool          // days on which something was learnt or shown
	gap    time.Duration         // that the last event counted
}

func newPace() pace {
	return pace{packs: make(map[string]time.Duration), days: make(map[int]time.Duration), worked: make(map[int]bool)}
}

// mostGap is the most that counts between two events: who does nothing for longer is
// elsewhere.
const mostGap = 3 * time.Minute

// tick counts the time since the event before as spent on the pack of this one. What
// came from another device between the two changes nothing: the sum is the same.
func (p *pace) tick(e Event) {
	if p.begun.IsZero() {
		p.begun = e.Time
	}
	p.gap = 0
	if gap := e.Time.Sub(p.last); gap > 0 && !p.last.IsZero() && e.Pack != "" && onIt(e.Kind) {
		gap = min(gap, mostGap)
		p.gap = gap
		p.packs[e.Pack] += gap
		p.days[dayOf(e.Time)] += gap
	}
	if works(e.Kind) {
		p.worked[dayOf(e.Time)] = true
	}
	p.last = e.Time
}

// onIt reports whether the time before an event was spent on what it is about, rather than on
// finding one's way.
func onIt(k Kind) bool {
	switch k {
	case LessonPassed, HintShown, HintAnswered, SolutionShown, MovedOn, Disputed, Withdrawn, NoteMade, CardMade, QuestionKept, JournalWritten:
		return true
	}
	return works(k)
}

// Spent is the time at work in a pack so far.
func (s *State) Spent(pack string) time.Duration { return s.pace.packs[pack] }

const (
	lookBack   = 28  // days over which a learner's own week is measured
	leastWeeks = 2.0 // and as long it must have gone on, to be measured at all
)

// Weekly is the learner's own minutes a week, over the last weeks; false when it is too
// early to say.
func (s *State) Weekly(now time.Time) (float64, bool) {
	days := min(day(now)-day(s.pace.begun), lookBack)
	if s.pace.begun.IsZero() || days < 7*leastWeeks {
		return 0, false
	}
	sum := 0.0
	for d, spent := range s.pace.days {
		if float64(d) > float64(dayOf(now))-days {
			sum += spent.Minutes()
		}
	}
	return sum / days * 7, true
}

// mostLearnt is how many questions it takes at most to learn a skill.
const mostLearnt = 6

// Takes is about how many minutes the lesson of a skill takes, and each question on it:
// together as long as the author says, where they do.
func (s *Skill) Takes() (lesson, question float64) {
	question = 1.5
	if s.Teaches() {
		lesson = 4
	}
	if whole := lesson + question*s.toLearn(); s.Minutes > 0 && whole > 0 {
		times := float64(s.Minutes) / whole
		return lesson * times, question * times
	}
	return lesson, question
}

// toLearn is about how many questions it takes to learn a skill.
func (s *Skill) toLearn() float64 { return float64(min(mostLearnt, len(s.Items))) }

// estimate is about how many minutes a skill takes to learn, on the whole.
func (s *Skill) estimate() float64 {
	if s.Minutes > 0 {
		return float64(s.Minutes)
	}
	lesson, question := s.Takes()
	return lesson + question*s.toLearn()
}

// tempo is by how much this learner takes longer than estimated in this pack, and how
// uncertain that is: the standard deviation of its logarithm. An hour at the estimated
// tempo stands for what is not known yet.
func (p *Progress) tempo() (times, uncertain float64) {
	const before = 60.0
	learnt := 0.0
	for _, s := range p.Pack.Skills {
		if r := p.skills[s.ID]; r != nil {
			learnt += s.estimate() * p.Mastery(s)
		}
	}
	spent := p.state.Spent(p.Pack.ID).Minutes()
	if learnt == 0 { // a placement is no learning
		spent = 0
	}
	return (spent + before) / (learnt + before), 0.5 / math.Sqrt(1+learnt/before)
}

// Minutes is about how long it takes this learner to learn the rest of some units.
func (p *Progress) Minutes(units []*Unit) float64 {
	sum := 0.0
	for _, u := range units {
		for _, s := range u.Skills {
			if p.Standing(s) != Known {
				sum += s.estimate() * (1 - p.Mastery(s))
			}
		}
	}
	times, _ := p.tempo()
	return sum * times
}
