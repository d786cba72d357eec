package answer

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"ownpace/engine/expr"
)

// Algebraic is the key of a question whose answer is an expression in some variables:
// right is whatever is equal to it for all their values, however it is written.
type Algebraic struct {
	Answer   string
	In       []string // the variables
	Form     Form     // Simplest, Expanded or Factored, or AnyForm
	Mistakes []Mistake

	key      expr.Expr
	mistaken []expr.Expr
}

// NewAlgebraic reads the answer and the mistakes. The error names the one that is no
// expression in the variables.
func NewAlgebraic(k Algebraic) (Algebraic, error) {
	var err error
	if k.key, err = k.read(k.Answer); err != nil {
		return k, fmt.Errorf("`%s`: %w", k.Answer, err)
	}
	k.mistaken = make([]expr.Expr, len(k.Mistakes))
	for i, m := range k.Mistakes {
		if k.mistaken[i], err = k.read(m.Answer); err != nil {
			return k, fmt.Errorf("`%s`: %w", m.Answer, err)
		}
	}
	return k, nil
}

// Grade compares by identity, never by letters: 2(x + 3) is 2x + 6.
func (k Algebraic) Grade(r Reply) (Verdict, error) {
	if strings.TrimSpace(r.Text) == "" {
		return Verdict{}, errNothingTyped
	}
	got, err := k.read(withoutName(strings.TrimSuffix(strings.TrimSpace(r.Text), ".")))
	if err != nil {
		return Verdict{}, fmt.Errorf("that does not read as an expression: %w", err)
	}
	same, err := expr.Identical(k.key, got)
	switch {
	case err != nil:
		return Verdict{}, fmt.Errorf("that cannot be compared: %w", err)
	case same && k.complaint(got) != "":
		return Verdict{Outcome: Almost, Say: k.complaint(got)}, nil
	case same:
		return Verdict{Outcome: Right}, nil
	}
	for i, m := range k.Mistakes {
		if same, err := expr.Identical(k.mistaken[i], got); err == nil && same {
			return Verdict{Outcome: Wrong, Say: m.Say}, nil
		}
	}
	return Verdict{Outcome: Wrong}, nil
}

// complaint says what is amiss with the form of an expression that is equal to the
// answer, or nothing.
func (k Algebraic) complaint(got expr.Expr) string {
	switch {
	case k.Form == AnyForm:
	case k.Form == Expanded && !got.Expanded():
		return "It is equal, but there is still a bracket to multiply out."
	case k.Form == Factored && got.Terms() > 1:
		return "It is equal, but it is not a product yet."
	case got.Terms() > k.key.Terms(), got.Size() > k.key.Size()+1: // a minus in front may take one more
		return "It is equal, but it can be written shorter."
	}
	return ""
}

// read reads an expression in the variables alone.
func (k Algebraic) read(s string) (expr.Expr, error) {
	if len(s) > MaxReply {
		return expr.Expr{}, errors.New("it is too long")
	}
	e, err := expr.ParseMath(k.tidy(s))
	if err != nil {
		return e, err
	}
	for _, name := range e.Names() {
		if !slices.Contains(k.In, name) {
			return e, fmt.Errorf("%s is not among its letters; they are %s", name, strings.Join(k.In, ", "))
		}
	}
	return e, nil
}

// timesX is an x before a factor.
var timesX = regexp.MustCompile(`x(\s*[\pL\d(])`)

// tidy takes an x between factors for a times sign, where x is no variable; a colon for a division
// sign; and a capital for its small letter, where no variable is a capital.
func (k Algebraic) tidy(s string) string {
	letters := strings.Join(k.In, "")
	if letters == strings.ToLower(letters) {
		s = strings.ToLower(s)
	}
	if !slices.Contains(k.In, "x") {
		s = timesX.ReplaceAllString(s, "*$1")
	}
	return strings.ReplaceAll(s, ":", "/")
}

// Guess is small: there are many expressions.
func (k Algebraic) Guess() float64 { return guessTyped }

// Solution is the expression as the author wrote it.
func (k Algebraic) Solution() string { return k.Answer }

// Right is the expression as the author wrote it.
func (k Algebraic) Right() Reply { return Reply{Text: k.Answer} }
