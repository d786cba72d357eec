// Package answer grades what a learner gave against what an author wrote. It
// knows only numbers and text: no pack, no learner, no screen.
//
// Every key has three outcomes. Almost means the right idea in the wrong form (not
// simplified, an accent missing, one letter off): the learner may mend it without
// penalty. A reply that cannot be read at all is an error, not an outcome: it is
// never graded and never recorded.
package answer

import (
	"fmt"
	"strings"
)

// MaxReply is the longest reply that is graded, in bytes.
const MaxReply = 4 << 10

// MaxText is the longest text of many lines that is kept, in bytes.
const MaxText = 64 << 10

// Outcome is the judgement on a reply.
type Outcome int

const (
	Wrong Outcome = iota
	Almost
	Right
)

func (o Outcome) String() string {
	return [...]string{"wrong", "almost", "right"}[o]
}

// MarshalText writes the outcome as its word.
func (o Outcome) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// UnmarshalText reads the word; any other is an error.
func (o *Outcome) UnmarshalText(b []byte) error {
	for _, known := range []Outcome{Wrong, Almost, Right} {
		if known.String() == string(b) {
			*o = known
			return nil
		}
	}
	return fmt.Errorf("unknown outcome %q", b)
}

// Reply is what the learner gave, as they gave it.
type Reply struct {
	Text   string   `json:"text,omitempty"`   // typed
	Picked []string `json:"picked,omitempty"` // chosen, by the text of the choice
	Parts  []string `json:"parts,omitempty"`  // typed into each gap, or put to each of the pairs
	Comma  bool     `json:"comma,omitempty"`  // typed where a comma is the sign of decimals
}

// Empty reports whether nothing was typed and nothing chosen.
func (r Reply) Empty() bool {
	for _, part := range append(r.Parts, r.Text) {
		if strings.TrimSpace(part) != "" {
			return false
		}
	}
	return len(r.Picked) == 0
}

// Verdict is an outcome and what to say to it; Say is empty when there is nothing
// to add to the outcome.
type Verdict struct {
	Outcome Outcome
	Say     string
	Share   float64 // of what was asked that was right all the same, in [0, 1), when it is wrong
}

// Key is the right answer to one question.
type Key interface {
	// Grade judges a reply. An error says how to write it so that it can be judged.
	Grade(Reply) (Verdict, error)
	// Guess is the probability, in (0, 1), that somebody who does not know is right.
	Guess() float64
	// Solution is the right answer as the author wrote it, to be read.
	Solution() string
	// Right is a reply that is graded right.
	Right() Reply
}

// Mistake is a foreseen wrong answer and what to say to who gives it.
type Mistake struct {
	Answer string
	Say    string
}

// guessTyped is the chance to type a right answer without knowing it.
const guessTyped = 0.05
