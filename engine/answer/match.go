package answer

import (
	"errors"
	"fmt"
	"strings"
)

// Match is the key of pairs: to each left side belongs its right one. The reply has one
// part for each left side, in their order.
type Match struct {
	Lefts, Rights []string // of the same length
	Extra         []string // right sides that belong to none
}

// Grade is Right when every pair is; the message to a Wrong one counts the right ones.
func (m Match) Grade(r Reply) (Verdict, error) {
	if r.Empty() {
		return Verdict{}, errors.New("nothing is matched yet; give each its letter first")
	}
	right := 0
	for i, want := range m.Rights {
		if i >= len(r.Parts) || r.Parts[i] == "" {
			return Verdict{}, fmt.Errorf("nothing is matched to %q yet; give it a letter, too", m.Lefts[i])
		}
		if r.Parts[i] == want {
			right++
		}
	}
	if right == len(m.Rights) {
		return Verdict{Outcome: Right}, nil
	}
	share := float64(max(0, right-1)) / float64(max(1, len(m.Rights)-1)) // one is right by chance
	return Verdict{Outcome: Wrong, Say: fmt.Sprintf("Right so far: %d of %d.", right, len(m.Rights)), Share: share}, nil
}

// Guess is one in the number of ways to match, but no less than a typed guess: one
// rarely knows nothing of any.
func (m Match) Guess() float64 { return max(1/orders(len(m.Rights)), guessTyped) }

// orders is n!, the number of orders of n things.
func orders(n int) float64 {
	product := 1.0
	for k := 2; k <= n; k++ {
		product *= float64(k)
	}
	return product
}

// Solution lists the pairs, one a line.
func (m Match) Solution() string {
	lines := make([]string, len(m.Lefts))
	for i := range m.Lefts {
		lines[i] = m.Lefts[i] + ": " + m.Rights[i]
	}
	return strings.Join(lines, "\n")
}

// Right puts to each left side its own.
func (m Match) Right() Reply { return Reply{Parts: m.Rights} }
