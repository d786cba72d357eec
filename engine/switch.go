package engine

import "slices"

// What can be left out: each is there until the learner turns it off.

// Names of the switches; those in [State.Switches] are all there are.
const (
	SwitchPlay    = "play"
	SwitchRhythm  = "rhythm"
	SwitchJournal = "journal"
	SwitchRatings = "ratings"
)

// Switch is something that can be left out.
type Switch struct {
	Name string
	Says Text // what it is
	On   bool
}

// Switches lists what can be left out, and whether it is wanted.
func (s *State) Switches() []Switch {
	all := []Switch{
		{Name: SwitchPlay, Says: "Games, and messages to yourself"},
		{Name: SwitchRhythm, Says: "Your week: days of work and days of rest"},
		{Name: SwitchJournal, Says: "A line for your journal after a unit"},
		{Name: SwitchRatings, Says: "What you say you can do, beside what you showed"},
	}
	for i := range all {
		all[i].On = s.Wants(all[i].Name)
	}
	return all
}

// Wants reports whether the learner wants something that can be left out.
func (s *State) Wants(name string) bool { return !slices.Contains(s.unwanted, name) }

// switched takes a turned switch in. One that is about a pack is not about the whole.
func (s *State) switched(e Event) {
	if e.Known == nil || e.Pack != "" {
		return
	}
	s.unwanted = slices.DeleteFunc(slices.Clone(s.unwanted), func(name string) bool { return name == e.Name })
	if !*e.Known {
		s.unwanted = append(s.unwanted, e.Name)
	}
}
