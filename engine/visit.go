package engine

import (
	"cmp"
	"slices"
)

// Visit is one way through a unit, from opening it to having done each of its skills, or
// through a review. It is left and taken up again as often as the learner likes.
type Visit struct {
	Unit     *Unit              // nil for a round
	queue    []*Item            // of a round
	first    *Skill             // that the learner came for, or nil
	testing  bool               // what is settled by one answer is not asked again
	Before   map[*Skill]float64 // mastery of each skill when the visit began
	Knew     int                // skills of the pack that were known then
	known    map[*Skill]bool    // known when it began
	lessons  map[string]bool
	attempts map[string]*Attempt
	last     *Item // the last one that was closed
}

// Attempt is one item in one visit.
type Attempt struct {
	Hints    int  // shown so far
	Wrong    int  // wrong answers so far
	Nearly   bool // the last answer was almost right
	Right    bool
	Solution bool // the solution was shown
	Before   int  // times the item was answered before this visit
	Wrote    Text // a free response that is still to be compared
	Turned   bool // the item was recalled as a card
	Aside    bool // the learner holds their answer to be right, and it was set aside
	words    *OwnText
	closed   bool
}

// Clean reports whether the item was answered rightly without a wrong answer, hint or
// solution before.
func (a Attempt) Clean() bool { return a.Right && a.Wrong == 0 && a.Hints == 0 && !a.Solution }

// Step is what comes next in a visit: a lesson, an item, or nothing more.
type Step struct {
	Skill *Skill // nil at a card of the learner's own whose skill is gone
	Item  *Item  // nil for the lesson
}

// Done reports whether the visit is at its end.
func (s Step) Done() bool { return s.Skill == nil && s.Item == nil }

const (
	cleanEnough = 2 // clean right answers after which a known skill is done
	itemsEnough = 6 // items of one skill in one visit
)

// Visit is the visit to a unit that is open or was last, or nil.
func (p *Progress) Visit(unit string) *Visit { return p.visits[unit] }

// Attempt is what happened to an item in this visit so far.
func (v *Visit) Attempt(item string) Attempt {
	if a := v.attempts[item]; a != nil {
		return *a
	}
	return Attempt{}
}

// Asked reports whether the learner was asked an item before.
func (p *Progress) Asked(it *Item) bool { return p.asked[it.ID] > 0 }

// Begun reports whether anything was done in the visit yet.
func (v *Visit) Begun() bool { return len(v.lessons)+len(v.attempts) > 0 }

// Attempts counts the items of the visit that were closed, and those among them
// that were clean.
func (v *Visit) Attempts() (closed, clean int) {
	for _, a := range v.attempts {
		if a.closed {
			closed++
		}
		if a.Clean() {
			clean++
		}
	}
	return closed, clean
}

// Passed lists the skills that the visit leaves out since they are known already.
// When all of them are known, the learner came to practise, and none is left out.
func (v *Visit) Passed() []*Skill {
	var passed []*Skill
	if v.Unit == nil {
		return nil
	}
	for _, s := range v.Unit.Skills {
		if v.known[s] {
			passed = append(passed, s)
		}
	}
	if len(passed) == len(v.Unit.Skills) {
		return nil
	}
	return passed
}

// Next is what comes next in the visit to a unit: for each skill its lesson, then
// items until it is known and two were right at once, or there are no more.
func (p *Progress) Next(unit string) Step {
	v := p.visits[unit]
	if v == nil {
		return Step{}
	}
	if g := p.games[unit]; g != nil {
		return p.nextInGame(g, v)
	}
	for _, it := range v.queue {
		if !v.closed(it) && !p.settled(v, it) {
			return Step{Skill: it.Skill, Item: it}
		}
	}
	if v.Unit == nil {
		return Step{}
	}
	passed := v.Passed()
	skills := v.Unit.Skills
	if v.first != nil {
		skills = append([]*Skill{v.first}, skills...)
	}
	for _, s := range skills {
		if slices.Contains(passed, s) && s != v.first {
			continue
		}
		if !v.lessons[s.ID] && s.Teaches() && p.teachesNow(v, s) {
			return Step{Skill: s}
		}
		if item := p.nextItem(v, s); item != nil {
			return Step{Skill: s, Item: item}
		}
	}
	return Step{}
}

// teachesNow reports whether the lesson of a skill comes now, by the method of the unit.
func (p *Progress) teachesNow(v *Visit, s *Skill) bool {
	switch p.Method(v.Unit.ID) {
	case ByCards:
		return false
	case TryFirst:
		return slices.ContainsFunc(s.Items, func(it *Item) bool {
			a := v.attempts[it.ID]
			return a != nil && a.Wrong > 0
		})
	}
	return true
}

// nextItem is the item of the skill that is begun but not closed, or else one that
// follows on the last, or else the one asked least so far, easier ones first; nil when
// the skill is done.
func (p *Progress) nextItem(v *Visit, s *Skill) *Item {
	var left []*Item
	var again *Item
	closed, clean := 0, 0
	for _, item := range s.Items {
		a := v.attempts[item.ID]
		switch {
		case a != nil && a.Turned && !a.closed: // a card that was not known comes after the others
			again = item
		case item.Use == ReviewOnly, item.Use == PlacementOnly, a == nil && item.After != nil && !v.closed(item.After):
		case a == nil:
			left = append(left, item)
		case !a.closed:
			return item
		default:
			closed++
			if a.Clean() {
				clean++
			}
		}
	}
	done := closed >= itemsEnough || clean >= cleanEnough && p.Standing(s) == Known
	if i := slices.IndexFunc(left, func(it *Item) bool { return it.Follows(v.last) }); i >= 0 && (!done || left[i].After != nil) {
		return left[i]
	}
	if done || len(left) == 0 {
		return again
	}
	return slices.MinFunc(left, func(a, b *Item) int {
		return cmp.Or(cmp.Compare(p.asked[a.ID], p.asked[b.ID]), cmp.Compare(a.Level, b.Level))
	})
}

func (v *Visit) closed(item *Item) bool {
	a := v.attempts[item.ID]
	return a != nil && a.closed
}

// openVisit begins a visit, or takes up one that is not at its end; with a skill that the
// learner came for it begins there.
func (p *Progress) openVisit(unit string, first *Skill) {
	u := p.Pack.Unit(unit)
	if u == nil {
		return
	}
	if v := p.visits[unit]; v != nil && !p.Next(unit).Done() {
		v.first = first
		return
	}
	v := newVisit(u)
	v.first, v.Knew = first, p.Count(Known)
	for _, s := range u.Skills {
		if p.Begun {
			v.Before[s] = p.Mastery(s)
			v.known[s] = p.Standing(s) == Known
		}
	}
	p.visits[unit] = v
}

func newVisit(u *Unit) *Visit {
	return &Visit{Unit: u, Before: make(map[*Skill]float64), known: make(map[*Skill]bool), lessons: make(map[string]bool), attempts: make(map[string]*Attempt)}
}

// settled reports whether a test need not ask an item any more: its skill is known, or
// another item on it was not answered rightly.
func (p *Progress) settled(v *Visit, item *Item) bool {
	if item.Own != nil {
		return item.Own.Dropped
	}
	if !v.testing || v.attempts[item.ID] != nil {
		return false
	}
	for _, other := range v.queue {
		if a := v.attempts[other.ID]; a != nil && other.Skill == item.Skill && (a.Wrong > 0 || a.Solution) {
			return true
		}
	}
	return p.Standing(item.Skill) == Known
}

// Left is about how many items of a round are still to be asked.
func (p *Progress) Left(round string) int {
	v, n := p.visits[round], 0
	if v == nil {
		return 0
	}
	for _, it := range v.queue {
		if !v.closed(it) && !p.settled(v, it) {
			n++
		}
	}
	return n
}

func (p *Progress) readLesson(e Event) {
	v, s := p.visits[e.Unit], p.Pack.Skill(e.Skill)
	if v == nil || s == nil || v.lessons[e.Skill] {
		return
	}
	v.lessons[e.Skill] = true
	if e.Kind == LessonRead {
		p.before = nil
		p.take(evidence{skill: s, taught: true})
		p.hold(true)
	}
}
