package engine

import (
	"maps"
	"reflect"
	"slices"
)

// Wishes are what the learner said of themselves, and how they want things.
type Wishes struct {
	Name      Text
	Interests []string // the dearest first
	Purpose   Text     // what the learner studies for, in their own words
	Sureness  bool     // whether to ask how sure one is before an answer is judged
	Method    Method   // of units that have none of their own
	Colours   string   // the theme, "" for the usual one

	plans    []planned          // one after the other
	turned   map[string]float64 // grounds, by name
	switched map[string]bool    // what can be left out, by name
	goals    map[string]Goal    // by pack
}

func (w Wishes) clone() Wishes {
	w.turned, w.switched, w.goals = maps.Clone(w.turned), maps.Clone(w.switched), maps.Clone(w.goals)
	return w
}

// wish names what an event wants another way, or nothing.
func wish(e Event) Text {
	switch e.Kind {
	case Named:
		return "your name"
	case InterestsChosen:
		return "your interests"
	case PurposeSaid:
		return "what you study for"
	case SurenessChosen:
		return "whether you are asked how sure you are"
	case MethodChosen:
		if e.Unit == "" {
			return "the method"
		}
	case ColoursChosen:
		return "the colours"
	case PlanChosen:
		return "your time and your days of rest"
	case SwitchTurned:
		if e.Pack == "" {
			return "what you left out or brought back"
		}
	case GroundTurned, GroundsReset:
		return "what counts"
	case GoalSet, GoalDropped:
		return "your goal"
	}
	return ""
}

// wished takes in an event by which the learner wants something another way, with how to
// take it back. Other events change nothing.
func (s *State) wished(e Event) {
	label := wish(e)
	if label == "" {
		return
	}
	before := s.Wishes.clone()
	switch e.Kind {
	case Named:
		s.Name = Clean(e.Name).Line()
	case InterestsChosen:
		s.Interests = slices.Clone(e.Order)
	case PurposeSaid:
		s.Purpose = Clean(e.About).Line()
	case SurenessChosen:
		s.Sureness = e.Known != nil && *e.Known
	case MethodChosen:
		s.Method = methodOf(e.Name)
	case ColoursChosen:
		s.Colours = e.Name
	case PlanChosen:
		s.plan(e)
	case SwitchTurned:
		s.switched[e.Name] = e.Known != nil && *e.Known
	case GroundTurned:
		s.turn(e.Name, e.Factor)
	case GroundsReset:
		clear(s.turned)
	case GoalSet, GoalDropped:
		s.goal(e)
	}
	if !reflect.DeepEqual(before, s.Wishes) {
		s.changed(e, label, func() { s.Wishes = before })
	}
}

// Switch is something that can be left out.
type Switch string

const (
	Play    Switch = "play"    // games
	Rhythm  Switch = "rhythm"  // days of work and of rest
	Journal Switch = "journal" // three lines after a unit
	Ratings Switch = "ratings" // "I can …", before and after a unit
)

// Switches lists what can be left out.
func Switches() []Switch { return []Switch{Ratings, Journal, Play, Rhythm} }

// Wants reports whether the learner wants something that can be left out. Only to be asked
// what one can is not there from the start.
func (s *State) Wants(what Switch) bool {
	wanted, said := s.switched[string(what)]
	return wanted || !said && what != Ratings
}
