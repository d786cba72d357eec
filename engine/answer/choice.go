package answer

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Choice is the key of a question that shows its possible answers: Answers must be
// picked, all of them and nothing else. One right answer makes it "choose one",
// several make it "choose all that apply".
type Choice struct {
	Answers []string
	Wrong   []Mistake // Say may be empty
}

var errNothingPicked = errors.New("nothing is chosen yet; choose an answer first")

// Grade is Right when exactly the right ones are picked. With several right answers,
// the message to a wrong reply counts what was found and speaks of the first wrong one
// picked.
func (c Choice) Grade(r Reply) (Verdict, error) {
	if len(r.Picked) == 0 {
		return Verdict{}, errNothingPicked
	}
	picked := slices.Compact(slices.Sorted(slices.Values(r.Picked)))
	found, say := 0, ""
	for _, right := range c.Answers {
		if slices.Contains(picked, right) {
			found++
		}
	}
	for _, m := range slices.Backward(c.Wrong) {
		if slices.Contains(picked, m.Answer) && m.Say != "" {
			say = m.Say
		}
	}
	switch strangers := len(picked) - found; {
	case found == len(c.Answers) && strangers == 0:
		return Verdict{Outcome: Right}, nil
	case len(c.Answers) > 1 && strangers == 0:
		return Verdict{Outcome: Wrong, Say: fmt.Sprintf("All that you marked is right, and there is more: you found %d of %d.", found, len(c.Answers)), Share: c.share(found)}, nil
	case len(c.Answers) > 1:
		say = fmt.Sprintf("You found %d of %d, and marked %d that %s not belong. %s", found, len(c.Answers), strangers, does(strangers), say)
	}
	return Verdict{Outcome: Wrong, Say: strings.TrimSpace(say), Share: c.share(2*found - len(picked))}, nil
}

// share is that of the right choices that were found, less one for each that does not
// belong, so that marking everything is worth nothing; a single choice has no share.
func (c Choice) share(found int) float64 {
	if len(c.Answers) < 2 {
		return 0
	}
	return float64(max(0, found)) / float64(len(c.Answers))
}

func does(n int) string {
	if n == 1 {
		return "does"
	}
	return "do"
}

// Guess is one in the number of choices; where several may be right there are so many
// ways to mark them that it is no likelier than a typed guess.
func (c Choice) Guess() float64 {
	if len(c.Answers) > 1 {
		return guessTyped
	}
	return 1 / float64(len(c.Answers)+len(c.Wrong))
}

// Solution names the right choices, each on a line of its own.
func (c Choice) Solution() string {
	return strings.Join(c.Answers, "\n")
}

// Right picks the right choices.
func (c Choice) Right() Reply { return Reply{Picked: c.Answers} }
