package engine

import (
	"ownpace/engine/answer"
	"ownpace/engine/belief"
)

// State is what follows from the packs and the events: a pure fold. It is changed
// by [State.Apply] alone, which replays the log at start and takes each new event
// after it is on disk.
type State struct {
	Begun bool // whether anything has happened yet
	Name  Text
	Place Place
	Draft Draft

	packs    []*Pack
	progress map[string]*Progress
}

// Place is where the learner is, so that the next start leads there. The zero Place is the
// library.
type Place struct {
	Pack    string
	Unit    string // the unit that is open, or ""
	Placing bool   // whether the placement is open
}

// Draft is an answer that was half written when the program was left.
type Draft struct{ Pack, Item, Text string }

// Progress is what is known of the learner in one pack.
type Progress struct {
	Pack      *Pack
	Placement Placement
	Answers   int // graded answers so far

	belief  *belief.Belief
	asked   map[string]int // times each item was answered
	visits  map[string]*Visit
	order   []string // the learner's own order of units, nil for the suggested one
	skipped map[string]bool
}

// NewState is the state of a learner to whom nothing has happened.
func NewState(packs []*Pack) *State {
	s := &State{packs: packs, progress: make(map[string]*Progress)}
	for _, p := range packs {
		s.progress[p.ID] = &Progress{
			Pack:    p,
			belief:  belief.New(p.Graph(), belief.Mid()),
			asked:   make(map[string]int),
			visits:  make(map[string]*Visit),
			skipped: make(map[string]bool),
		}
	}
	return s
}

// Replay is the state after all events, which must be sorted.
func Replay(packs []*Pack, events []Event) *State {
	s := NewState(packs)
	for _, e := range events {
		s.Apply(e)
	}
	return s
}

// Packs lists the packs that the state knows.
func (s *State) Packs() []*Pack { return s.packs }

// Progress is the progress in a pack, or nil when there is no such pack.
func (s *State) Progress(pack string) *Progress { return s.progress[pack] }

// Apply folds one event into the state. Events of packs, units or items that are
// not here, and of kinds that are not known, change nothing: they stay in the log.
func (s *State) Apply(e Event) {
	s.Begun = true
	switch e.Kind {
	case Named:
		s.Name = Clean(e.Name).Line()
	case Left:
		s.Draft = Draft{Pack: e.Pack, Item: e.Item, Text: e.Draft}
	}
	p := s.progress[e.Pack]
	if p == nil {
		return
	}
	s.move(p, e)
	p.apply(e)
	if e.Item != "" && e.Kind != Left {
		s.Draft = Draft{}
	}
}

// move follows the learner from place to place.
func (s *State) move(p *Progress, e Event) {
	switch e.Kind {
	case PlacementOpened:
		s.Place = Place{Pack: e.Pack, Placing: true}
	case UnitOpened:
		if p.Pack.Unit(e.Unit) != nil {
			s.Place = Place{Pack: e.Pack, Unit: e.Unit}
		}
	case PlacementLeft, PlacementEnded, UnitLeft:
		s.Place = Place{}
	}
}

func (p *Progress) apply(e Event) {
	switch e.Kind {
	case PlacementOpened:
		p.Placement.open()
	case PlacementEnded:
		p.Placement.end()
	case UnitOpened:
		p.openVisit(e.Unit)
	case LessonRead:
		p.readLesson(e.Unit, e.Skill)
	case Answered:
		p.answered(e)
	case HintShown, SolutionShown, MovedOn:
		p.attempted(e)
	case WayOrdered:
		p.order = append([]string(nil), e.Order...)
	case WayReset:
		p.order = nil
		clear(p.skipped)
	case UnitSkipped:
		p.skipped[e.Unit] = true
	case UnitRestored:
		delete(p.skipped, e.Unit)
	}
}

// answered takes a graded answer in: in the placement as evidence alone, in a unit as
// part of the visit.
func (p *Progress) answered(e Event) {
	item := p.Pack.Item(e.Item)
	if item == nil || e.Told == nil && !e.Unlearnt {
		return
	}
	p.Answers++
	p.asked[item.ID]++
	if e.Placing {
		p.Placement.answered(item)
		p.belief.Update(item.Skill.Index, placementEvidence(item, e))
		return
	}
	p.attempted(e)
}

// slip is the probability that somebody who knows is wrong all the same.
const slip = 0.10

// guessNearly is the guess that stands for a right answer in the wrong form, and
// guessHelped for one after a hint: they say less than a right answer by itself.
const (
	guessNearly = 0.3
	guessHelped = 0.4
	guessAgain  = 0.5 // right only after having been wrong
)

func placementEvidence(item *Item, e Event) belief.Answer {
	guess := item.Key.Guess()
	switch {
	case e.Unlearnt:
		return belief.Unlearnt()
	case *e.Told == answer.Right:
		return belief.Correct(guess, slip)
	case *e.Told == answer.Almost:
		return belief.Correct(max(guess, guessNearly), slip)
	}
	return belief.Incorrect(guess, slip)
}

// Asked is how often the item was answered so far.
func (p *Progress) Asked(item *Item) int { return p.asked[item.ID] }
