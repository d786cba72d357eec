package answer

import (
	"fmt"
	"strings"
)

// Cloze is the key of a text with gaps: each gap has a key of its own, and the reply
// one part for each.
type Cloze struct{ Gaps []Key }

// Grade is Right when every gap is, Almost when some are nearly right and none is
// wrong; the message to a Wrong one counts the right gaps and speaks to the first
// that is not.
func (c Cloze) Grade(r Reply) (Verdict, error) {
	if len(r.Parts) != len(c.Gaps) {
		return Verdict{}, errNothingTyped
	}
	if len(strings.Join(r.Parts, "")) > MaxReply {
		return Verdict{}, errTooLong
	}
	right, worst, say := 0, Right, ""
	for i, gap := range c.Gaps {
		if strings.TrimSpace(r.Parts[i]) == "" {
			return Verdict{}, fmt.Errorf("gap %d is still empty; fill it first", i+1)
		}
		v, err := gap.Grade(Reply{Text: r.Parts[i], Comma: r.Comma})
		switch {
		case err != nil:
			return Verdict{}, fmt.Errorf("in gap %d, %w", i+1, err)
		case v.Outcome == Right:
			right++
		case v.Outcome < worst:
			worst, say = v.Outcome, c.about(i, v.Say)
		}
	}
	share := 0.0
	if worst == Wrong && len(c.Gaps) > 1 {
		say = strings.TrimSpace(fmt.Sprintf("Right so far: %d of %d gaps. %s", right, len(c.Gaps), say))
		share = float64(right) / float64(len(c.Gaps))
	}
	return Verdict{Outcome: worst, Say: say, Share: share}, nil
}

// about says which gap is spoken of, where there are several.
func (c Cloze) about(gap int, say string) string {
	switch {
	case len(c.Gaps) == 1:
		return say
	case say == "":
		return fmt.Sprintf("Look at gap %d again.", gap+1)
	}
	return fmt.Sprintf("Gap %d: %s", gap+1, say)
}

// Guess is small: there are many words.
func (c Cloze) Guess() float64 { return guessTyped }

// Solution is what fills each gap, one a line.
func (c Cloze) Solution() string { return strings.Join(c.Solutions(), "\n") }

// Solutions is what fills each gap.
func (c Cloze) Solutions() []string {
	all := make([]string, len(c.Gaps))
	for i, gap := range c.Gaps {
		all[i] = gap.Solution()
	}
	return all
}

// Right fills each gap.
func (c Cloze) Right() Reply {
	parts := make([]string, len(c.Gaps))
	for i, gap := range c.Gaps {
		parts[i] = gap.Right().Text
	}
	return Reply{Parts: parts}
}
