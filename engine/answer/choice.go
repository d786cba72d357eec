package answer

import (
	"errors"
	"slices"
)

// Choice is the key of a question that shows its possible answers: Right must be
// picked, all of them and nothing else. One right answer makes it "choose one",
// several make it "choose all that apply".
type Choice struct {
	Right []string
	Wrong []Mistake // Say may be empty
}

var errNothingPicked = errors.New("nothing is chosen yet; choose an answer first")

// Grade is Right when exactly the right ones are picked. With several right
// answers, the message to a wrong reply speaks of the first wrong one picked or
// else says how many of the right ones were found.
func (c Choice) Grade(r Reply) (Verdict, error) {
	if len(r.Picked) == 0 {
		return Verdict{}, errNothingPicked
	}
	r.Picked = slices.Clone(r.Picked)
	slices.Sort(r.Picked)
	r.Picked = slices.Compact(r.Picked)
	for _, m := range c.Wrong {
		if slices.Contains(r.Picked, m.Answer) {
			return Verdict{Wrong, m.Say}, nil
		}
	}
	found := 0
	for _, right := range c.Right {
		if slices.Contains(r.Picked, right) {
			found++
		}
	}
	switch {
	case found == len(c.Right) && found == len(r.Picked):
		return Verdict{Outcome: Right}, nil
	case found == 0: // a choice that the pack no longer has
		return Verdict{Outcome: Wrong}, nil
	default:
		return Verdict{Wrong, "What you chose is right, but it is not all: there are more."}, nil
	}
}

// Guess is one in the number of choices; where several may be right there are so many
// ways to mark them that it is no likelier than a typed guess.
func (c Choice) Guess() float64 {
	if len(c.Right) > 1 {
		return guessTyped
	}
	return 1 / float64(len(c.Right)+len(c.Wrong))
}

// Solution names the right choices, each on a line of its own.
func (c Choice) Solution() string {
	s := ""
	for i, r := range c.Right {
		if i > 0 {
			s += "\n"
		}
		s += r
	}
	return s
}
