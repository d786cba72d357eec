package answer

import (
	"fmt"
	"strings"
)

// Rubric is the key of a free response: the learner reads an example answer and says
// which of the points the own text makes. The reply has the text and, as picked, the
// points.
type Rubric struct {
	Points []string
	Model  string // an example answer
}

// Grade is Right when all points are made, Wrong when none is.
func (k Rubric) Grade(r Reply) (Verdict, error) {
	if strings.TrimSpace(r.Text) == "" {
		return Verdict{}, errNothingTyped
	}
	if len(r.Text) > MaxText {
		return Verdict{}, fmt.Errorf("that is too long to keep; keep it under %d characters", MaxText)
	}
	switch made := len(r.Picked); {
	case made >= len(k.Points):
		return Verdict{Outcome: Right}, nil
	case made == 0:
		return Verdict{Outcome: Wrong}, nil
	default:
		return Verdict{Outcome: Almost, Say: fmt.Sprintf("You made %d of %d points.", made, len(k.Points))}, nil
	}
}

// Guess is large: a judgement on oneself says less than an answer that is graded.
func (k Rubric) Guess() float64 { return 0.6 }

// Solution is the example answer.
func (k Rubric) Solution() string { return k.Model }

// Right is the example answer, with all points.
func (k Rubric) Right() Reply { return Reply{Text: k.Model, Picked: k.Points} }
