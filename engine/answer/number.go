package answer

import (
	"cmp"
	"fmt"
	"math/big"
	"strings"
	"unicode"
)

// Form is the way a number or an expression is written.
type Form string

const (
	AnyForm  Form = ""
	Simplest Form = "simplest" // a fraction in lowest terms, or a mixed number with one
	Fraction Form = "fraction" // one fraction, top over bottom
	Mixed    Form = "mixed"    // whole number and proper fraction in lowest terms
	Decimal  Form = "decimal"  // with a decimal point, or whole
	Expanded Form = "expanded" // an expression with no bracket to multiply out
	Factored Form = "factored" // an expression that is a product
)

// NumberForms and ExpressionForms list what an author may ask for.
var (
	NumberForms     = [...]Form{Simplest, Fraction, Mixed, Decimal}
	ExpressionForms = [...]Form{Simplest, Expanded, Factored}
)

// Number is the key of a question whose answer is a number. Values are compared
// exactly, as fractions: 0.75, 3/4 and 75% are the same number.
type Number struct {
	Answer   Written
	Accept   []Written // other values that are as right
	Within   *big.Rat  // allowed distance from Answer, nil for none
	Places   *int      // decimal places to round to, nil when it is to be exact
	Form     Form
	Unit     string // "" when the answer is a bare number
	Mistakes []NumberMistake
}

// NumberMistake is a foreseen wrong number and what to say to who gives it.
type NumberMistake struct {
	Answer Written
	Say    string
}

// Grade compares the value first, in the unit asked for; a right value in another form
// than asked for, or without its unit, is Almost.
func (n Number) Grade(r Reply) (Verdict, error) {
	got, unit, err := n.read(r)
	if err != nil {
		return Verdict{}, err
	}
	same := unit == n.Unit || unit == ""
	if converted, ok := convert(got.Value, unit, n.Unit); ok {
		got.Value, same = converted, true
	}
	if n.meantPercent(got, unit) {
		return Verdict{Outcome: Almost, Say: fmt.Sprintf("That many percent; write it with its sign: %s.", n.Solution())}, nil
	}
	if !same || !n.holds(got.Value) && !n.roundsTo(got) {
		return Verdict{Outcome: Wrong, Say: n.mistaken(got, same)}, nil
	}
	if n.Unit != "" && unit == "" {
		return Verdict{Outcome: Almost, Say: "The number is right; the unit is missing."}, nil
	}
	if say := cmp.Or(n.Form.complaint(got), n.placesComplaint(got)); say != "" {
		for _, m := range n.Mistakes { // the author may have foreseen this very form
			if m.Answer.Text == strings.TrimSpace(got.Text) {
				say = m.Say
			}
		}
		return Verdict{Outcome: Almost, Say: say}, nil
	}
	return Verdict{Outcome: Right}, nil
}

// meantPercent reports whether a bare number is the right one but for the sign: 75 for 75%.
func (n Number) meantPercent(got Written, unit string) bool {
	return n.Answer.Shape == Percent && got.Shape != Percent && unit == "" && n.Unit == "" &&
		got.Value.Cmp(new(big.Rat).Mul(n.Answer.Value, big.NewRat(100, 1))) == 0
}

// mistaken is what to say to a wrong number; same is whether its unit fits.
func (n Number) mistaken(got Written, same bool) string {
	for _, m := range n.Mistakes {
		if m.Answer.Value.Cmp(got.Value) == 0 || endless(m.Answer.Value, got) {
			return m.Say
		}
	}
	if !same {
		return fmt.Sprintf("It is asked for in %s.", n.Unit)
	}
	return n.rounded(got)
}

// endless reports whether a decimal is what one writes for a value that has no end as a
// decimal: 33.3 or 33.33 for 100/3.
func endless(v *big.Rat, got Written) bool {
	_, after, point := strings.Cut(strings.TrimSpace(got.Text), ".")
	if !point || got.Shape != Point || len(after) > maxDigits {
		return false
	}
	written := rounded(v, len(after))
	return written.Cmp(v) != 0 && written.Cmp(got.Value) == 0
}

// rounded is what to say to a decimal that is close to a fraction: it was the right
// idea, given too early.
func (n Number) rounded(got Written) string {
	if n.Places != nil {
		last := new(big.Rat).Quo(big.NewRat(1, 1), tenTo(*n.Places))
		if off := new(big.Rat).Sub(n.Answer.Value, got.Value); off.Abs(off).Cmp(last) < 0 {
			return "That is close; look at the last digit, and at the one after it."
		}
		return ""
	}
	off := new(big.Rat).Sub(n.Answer.Value, got.Value)
	limit := new(big.Rat).Mul(n.Answer.Value, big.NewRat(1, 100))
	if got.Shape == Point && (n.Answer.Shape == Over || n.Answer.Shape == WholeAndOver) && off.Abs(off).Cmp(limit.Abs(limit)) < 0 {
		return "That is close, but rounded. Give it exactly, as a fraction."
	}
	return ""
}

// read takes the number and, where one is asked for, the unit after it apart. Words
// that nobody asked for are not guessed at, since they may change the number ("2
// thousand", "7 ninths"): the learner is asked to write the number alone.
func (n Number) read(r Reply) (w Written, unit string, err error) {
	if len(r.Text) > MaxReply {
		return w, "", fmt.Errorf("that is too long; a number has at most %d digits", maxDigits)
	}
	parse := ParseNumber
	if r.Comma {
		parse = func(s string) (Written, bool) {
			w, ok := ParseNumber(commaToPoint(s))
			w.Text = s
			return w, ok
		}
	}
	s := strings.TrimSuffix(withoutName(strings.TrimSpace(r.Text)), ".")
	if w, ok := parse(s); ok && !n.moneyBefore(s) {
		return w, "", nil
	}
	digits, unit := n.cutUnit(s, parse)
	w, ok := parse(digits)
	_, known := findUnit(unit)
	switch {
	case ok && n.Unit != "" && (known || unit == n.Unit || unit == ""):
		return w, unit, nil
	case ok && n.Unit != "":
		return w, "", fmt.Errorf("write the number and its unit, %s, without other words", n.Unit)
	case ok && known && n.holds(w.Value): // a unit that nobody asked for does not make it wrong
		return w, "", nil
	case ok:
		return w, "", fmt.Errorf("write the number alone, without words or signs after it")
	case strings.Contains(s, ",") && !r.Comma:
		return w, "", fmt.Errorf("that does not read as a number; write a point for decimals, as in 0.5, and commas only between thousands, as in 1,200")
	}
	return w, "", fmt.Errorf("that does not read as a number; write one such as 12, -3, 0.5, 3/4 or 1 1/4")
}

// cutUnit takes the unit off the end of a number: the very one that is asked for,
// whatever it is made of, or else letters and the like; a sign of money may stand
// before it.
func (n Number) cutUnit(s string, parse func(string) (Written, bool)) (digits, unit string) {
	if n.Unit != "" {
		if digits, ok := strings.CutSuffix(s, n.Unit); ok {
			if _, whole := parse(digits); whole {
				return strings.TrimSpace(digits), n.Unit
			}
		}
		if n.moneyBefore(s) {
			return strings.TrimSpace(strings.TrimPrefix(s, n.Unit)), n.Unit
		}
	}
	digits = strings.TrimRightFunc(s, isUnitRune)
	unit = strings.TrimSpace(s[len(digits):])
	if strings.HasPrefix(unit, "²") || strings.HasPrefix(unit, "³") { // a power, not a unit
		return s, ""
	}
	return digits, unit
}

// moneyBefore reports whether the unit asked for is a sign of money that stands before
// the number.
func (n Number) moneyBefore(s string) bool {
	return n.Unit != "" && strings.Contains("€$£", n.Unit) && strings.HasPrefix(s, n.Unit)
}

// withoutName drops "x =" before a number or "= x" after it: who solves for x may
// say so.
func withoutName(s string) string {
	before, after, found := strings.Cut(s, "=")
	before, after = strings.TrimSpace(before), strings.TrimSpace(after)
	switch {
	case !found:
		return s
	case isName(before):
		return after
	case isName(after) && after != "":
		return before
	}
	return s
}

// isName reports whether s is a letter, a short word or a question mark, or nothing.
func isName(s string) bool {
	return len(s) <= 12 && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '?' }) < 0
}

// isUnitRune reports whether a unit may have the character: letters, signs such as
// ° or €, and spaces between words.
func isUnitRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsSpace(r) || strings.ContainsRune("°€$£²³", r)
}

// holds reports whether a value is right, in whatever form.
func (n Number) holds(v *big.Rat) bool {
	for _, a := range n.Accept {
		if a.Value.Cmp(v) == 0 {
			return true
		}
	}
	if n.Within == nil {
		return n.Answer.Value.Cmp(v) == 0
	}
	d := new(big.Rat).Sub(n.Answer.Value, v)
	return d.Abs(d).Cmp(n.Within) <= 0
}

// complaint says what is amiss with the form of a number of the right value, or
// nothing.
func (f Form) complaint(w Written) string {
	switch {
	case f == Simplest && w.Shape != Over && w.Shape != WholeAndOver && w.Shape != Whole:
		return "The value is right; write it as a fraction in simplest form."
	case f == Simplest && !(w.Lowest && (w.Shape == Whole || w.Shape == Over || w.Shape == WholeAndOver)):
		return "The value is right, but it is not in simplest form yet."
	case f == Fraction && w.Shape != Over:
		return "The value is right; write it as one fraction, top over bottom."
	case f == Mixed && !(w.Lowest && (w.Shape == WholeAndOver || w.Shape == Whole)):
		return "The value is right; write it as a mixed number in simplest form, such as 2 1/3."
	case f == Decimal && w.Shape != Point && w.Shape != Whole:
		return "The value is right; work it out to one number, such as 12 or 0.25."
	}
	return ""
}

// Guess is small: there are many numbers.
func (n Number) Guess() float64 { return guessTyped }

// Solution is the number as the author wrote it, with a true minus sign and its unit.
func (n Number) Solution() string {
	text := n.Answer.Text
	if n.Places != nil {
		text = n.Answer.Value.FloatString(*n.Places)
	}
	return strings.TrimSpace(strings.ReplaceAll(text, "-", "−") + " " + n.Unit)
}

// Right is the number with its unit.
func (n Number) Right() Reply { return Reply{Text: n.Solution()} }
