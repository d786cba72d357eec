package answer

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Shape is how a number is written.
type Shape int

const (
	Whole        Shape = iota // 12
	Point                     // 0.75, 1e3
	Over                      // 3/4
	WholeAndOver              // 1 1/4
	Percent                   // 75%
)

// Written is a number and how it was written.
type Written struct {
	Text   string // as given
	Value  *big.Rat
	Shape  Shape
	Lowest bool // its fraction, if it has one, is proper or plain and cannot be reduced
}

const (
	maxDigits   = 200
	maxExponent = 1000
)

// ParseNumber reads a number as people write it: 600, 1,200, 1 200, −4, 0.75, .5,
// 1e3, 75%, 3/4, 1 1/4, ½. It reports false for anything else, and for numbers of
// more than 200 digits or with exponents beyond ±1000.
func ParseNumber(s string) (Written, bool) {
	w := Written{Text: s, Lowest: true}
	switch { // most, at a glance
	case onlyDigits(s) && len(s) <= maxPlain:
		n, err := strconv.ParseInt(s, 10, 64)
		w.Value = new(big.Rat).SetInt64(n)
		return w, err == nil
	case !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsDigit(r) || r > unicode.MaxASCII }):
		return w, false
	}
	return parseNumber(w)
}

// maxPlain is how many digits fit into 64 bits, whatever they are.
const maxPlain = 18

// parseNumber reads the text of a number closely.
func parseNumber(w Written) (Written, bool) {
	s := tidyNumber(w.Text)
	if len(s) > maxDigits {
		return w, false
	}
	s, negative := cutSign(s)
	if s == "" {
		return w, false
	}
	ok := false
	switch {
	case strings.HasSuffix(s, "%"):
		w.Shape = Percent
		if w.Value, ok = decimal(strings.TrimSpace(strings.TrimSuffix(s, "%"))); ok {
			w.Value.Quo(w.Value, big.NewRat(100, 1))
		}
	case strings.Contains(s, "/"):
		w.Value, w.Shape, w.Lowest, ok = fraction(s)
	default:
		w.Value, ok = decimal(s)
		if strings.ContainsAny(s, ".eE") {
			w.Shape = Point
		}
	}
	if ok && negative {
		w.Value.Neg(w.Value)
	}
	return w, ok
}

// vulgar maps the fractions that are single characters to what they stand for.
var vulgar = strings.NewReplacer("½", " 1/2", "⅓", " 1/3", "⅔", " 2/3", "¼", " 1/4", "¾", " 3/4",
	"⅕", " 1/5", "⅖", " 2/5", "⅗", " 3/5", "⅘", " 4/5", "⅙", " 1/6", "⅚", " 5/6",
	"⅛", " 1/8", "⅜", " 3/8", "⅝", " 5/8", "⅞", " 7/8",
	"−", "-", "–", "-", "—", "-", "’", "'", "⁄", "/", "÷", "/")

// worded maps the words that stand for signs.
var worded = strings.NewReplacer("minus ", "-", "negative ", "-", "per cent", "%", "percent", "%")

// andFraction is "3 and 2/5".
var andFraction = regexp.MustCompile(`^(.*\d) and (\d+ ?/ ?\d+)$`)

// tidyNumber writes signs, fractions and spaces in their plain form, and takes away
// what surrounds a number without changing it: a final full stop, a sign of money
// before it, brackets.
// timesTen is scientific notation as it is written by hand: 8 × 10^6.
var timesTen = regexp.MustCompile(`^(.*[\d.]) ?[x×*·] ?10 ?\^ ?([+-]?\d+)$`)

// raisedTen is a power of ten at the end of a number, set above the line.
var raisedTen = regexp.MustCompile(`10([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)$`)

var lowered = strings.NewReplacer("⁻", "-", "⁺", "+", "⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9")

func tidyNumber(s string) string {
	s = strings.Join(strings.FieldsFunc(vulgar.Replace(width.Narrow.String(s)), unicode.IsSpace), " ")
	s = strings.TrimSuffix(worded.Replace(strings.ToLower(s)), ".")
	s = andFraction.ReplaceAllString(s, "$1 $2")
	s = raisedTen.ReplaceAllStringFunc(s, func(power string) string { return "10^" + lowered.Replace(power[len("10"):]) })
	s = timesTen.ReplaceAllString(s, "${1}e$2")
	if inner, ok := strings.CutPrefix(s, "("); ok && strings.HasSuffix(inner, ")") {
		s = strings.TrimSuffix(inner, ")")
	}
	return strings.TrimSpace(strings.TrimLeft(s, "€$£"))
}

func cutSign(s string) (rest string, negative bool) {
	switch {
	case strings.HasPrefix(s, "-"):
		return strings.TrimSpace(s[1:]), true
	case strings.HasPrefix(s, "+"):
		return strings.TrimSpace(s[1:]), false
	}
	return s, false
}

// fraction reads "3/4" and "1 1/4". A mixed number counts as lowest only when its
// fraction is proper.
func fraction(s string) (v *big.Rat, shape Shape, lowest, ok bool) {
	left, bottom, _ := strings.Cut(s, "/")
	left = strings.TrimSpace(left)
	bottom, negative := cutSign(strings.TrimSpace(bottom))
	shape = Over
	whole := new(big.Int)
	top := left
	if i := strings.LastIndex(left, " "); i >= 0 && !groups(left) {
		shape, top = WholeAndOver, left[i+1:]
		if whole, ok = integer(left[:i]); !ok || negative {
			return nil, shape, false, false
		}
	}
	t, ok1 := integer(top)
	b, ok2 := integer(bottom)
	if !ok1 || !ok2 || b.Sign() == 0 {
		return nil, shape, false, false
	}
	one := big.NewInt(1)
	lowest = !negative && b.Cmp(one) != 0 && new(big.Int).GCD(nil, nil, t, b).Cmp(one) == 0
	if shape == WholeAndOver {
		lowest = lowest && t.Cmp(b) < 0
	}
	v = new(big.Rat).SetFrac(t, b)
	v.Add(v, new(big.Rat).SetInt(whole))
	if negative {
		v.Neg(v)
	}
	return v, shape, lowest, true
}

// decimal reads digits with an optional point and exponent.
func decimal(s string) (*big.Rat, bool) {
	mantissa, exponent, hasExponent := strings.Cut(strings.ToLower(s), "e")
	if hasExponent && !smallExponent(exponent) {
		return nil, false
	}
	before, after, hasPoint := strings.Cut(mantissa, ".")
	digits, ok := ungroup(before)
	if !ok && before != "" || !onlyDigits(after) && after != "" || before == "" && (!hasPoint || after == "") {
		return nil, false
	}
	plain := "0" + digits
	if after != "" {
		plain += "." + after
	}
	if hasExponent {
		plain += "e" + exponent
	}
	return new(big.Rat).SetString(plain)
}

func smallExponent(s string) bool {
	digits, _ := cutSign(s)
	if !onlyDigits(digits) || len(digits) > 4 {
		return false
	}
	n := 0
	for _, d := range digits {
		n = n*10 + int(d-'0')
	}
	return n <= maxExponent
}

func integer(s string) (*big.Int, bool) {
	digits, ok := ungroup(s)
	if !ok {
		return nil, false
	}
	return new(big.Int).SetString(digits, 10)
}

// ungroup drops the separators of thousands, where they stand in their places.
func ungroup(s string) (string, bool) {
	if onlyDigits(s) {
		return s, true
	}
	if !groups(s) {
		return "", false
	}
	return strings.NewReplacer(",", "", " ", "", "'", "").Replace(s), true
}

// groups reports whether s is digits in groups of three: 1,200 or 12 000 000.
func groups(s string) bool {
	for _, separator := range []string{",", " ", "'"} {
		parts := strings.Split(s, separator)
		if len(parts) < 2 || len(parts[0]) > 3 || !onlyDigits(parts[0]) || parts[0][0] == '0' {
			continue
		}
		good := true
		for _, p := range parts[1:] {
			good = good && len(p) == 3 && onlyDigits(p)
		}
		if good {
			return true
		}
	}
	return false
}

func onlyDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// commaToPoint makes a number that is written with a comma for decimals, and perhaps
// points or blanks between thousands, one with a point. Others are left alone.
func commaToPoint(s string) string {
	before, after, found := strings.Cut(s, ",")
	if !found || strings.Contains(after, ",") {
		return s
	}
	if sign := strings.TrimLeft(before, "-−–+ "); strings.Contains(sign, ".") && groups(strings.ReplaceAll(sign, ".", ",")) {
		before = strings.ReplaceAll(before, ".", "")
	}
	return before + "." + after
}
