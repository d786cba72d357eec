package engine

import "math"

// Reason is one thing that speaks for doing something next (weight above 0) or against it.
type Reason struct {
	Name   string  `json:"name"` // of its ground
	Text   Text    `json:"text"`
	Weight float64 `json:"weight"`
}

// OfGoal reports whether the reason is that a goal falls behind, which is so of all its units.
func (r Reason) OfGoal() bool { return r.Name == groundBehind }

// Ground is what reasons are of one kind: what it weighs for everybody, and how the
// learner turned it.
type Ground struct {
	Name   string
	Says   Text
	Weight float64 // in the same unit for all: what one would trade for what
	Turned float64 // times this much; 1 as it comes
}

// Names of the grounds; those in the table below are all there are.
const (
	groundBegun    = "begun"
	groundReady    = "ready"
	groundLikely   = "likely"
	groundMissing  = "missing"
	groundPartly   = "partly"
	groundOpens    = "opens"
	groundKnown    = "known"
	groundFading   = "fading"
	groundBreak    = "break"
	groundUnsure   = "unsure"
	groundLeaps    = "leaps"
	groundOwn      = "own"
	groundGoal     = "goal"
	groundBehind   = "behind"
	groundWonder   = "wonder"
	groundDoubted  = "doubted"
	groundWords    = "words"
	groundInterest = "interest"
	groundNew      = "new"
)

// Grounds lists everything that speaks for or against doing something next, as the
// learner has turned it. The weights are ours: nobody has measured them.
func (s *State) Grounds() []Ground {
	all := []Ground{
		{Name: groundBegun, Says: "It is begun.", Weight: 3},
		{Name: groundReady, Says: "You know what it builds on.", Weight: 2},
		{Name: groundLikely, Says: "You probably know what it builds on.", Weight: 1},
		{Name: groundMissing, Says: "It builds on something you do not know yet.", Weight: -2},
		{Name: groundPartly, Says: "You know some of it already; in full when you know nearly all.", Weight: 1},
		{Name: groundOpens, Says: "Later skills build on it; for each of them.", Weight: 0.1},
		{Name: groundKnown, Says: "You know all of it.", Weight: -6},
		{Name: groundFading, Says: "It fades; for each skill, as far as it is gone.", Weight: 1.5},
		{Name: groundBreak, Says: "You come back after a break.", Weight: 3},
		{Name: groundUnsure, Says: "It is not sure, and is built on; for each skill.", Weight: 0.4},
		{Name: groundLeaps, Says: "You may know it already; in full when you surely do.", Weight: 2},
		{Name: groundOwn, Says: "You put it first, by your own order or by a pin.", Weight: 4},
		{Name: groundGoal, Says: "It serves a goal of yours.", Weight: 1},
		{Name: groundBehind, Says: "The goal will not be reached in time.", Weight: 1.5},
		{Name: groundWonder, Says: "You kept a question about it.", Weight: 1},
		{Name: groundDoubted, Says: "You were right by a guess, or sure and wrong; for each question.", Weight: 0.5},
		{Name: groundWords, Says: "You wrote about it weeks ago.", Weight: 1},
		{Name: groundInterest, Says: "It speaks of what you like.", Weight: 0.5},
		{Name: groundNew, Says: "You have not begun it.", Weight: 0.5},
	}
	for i := range all {
		all[i].Turned = 1
		if turned, ok := s.turned[all[i].Name]; ok {
			all[i].Turned = turned
		}
	}
	return all
}

// mostTurned bounds how far a ground can be turned up.
const mostTurned = 4

// turn takes a turned ground in; a name that is not known weighs nothing.
func (s *State) turn(name string, factor float64) {
	if factor >= 0 && factor <= mostTurned {
		s.turned[name] = factor
	}
}

// because adds a reason: its ground's weight, so many times.
func (s *Suggestion) because(grounds []Ground, name string, times float64, format Text, args ...any) {
	for _, g := range grounds {
		if g.Name == name {
			weight := math.Round(100*g.Weight*g.Turned*times) / 100
			s.Reasons = append(s.Reasons, Reason{name, Textf(format, args...), weight})
			s.Score = math.Round(100*(s.Score+weight)) / 100
		}
	}
}
