// Package expr is the one small language of expressions: what an author writes in
// braces or as a condition, and what a learner types as mathematics. It is exact
// (numbers are fractions), total (no loops, no input or output; every expression ends)
// and bounded (sizes below). It knows only numbers and text.
//
//	number    12   0.75   1/4
//	text      "slice"
//	names     a, total
//	sums      a + b - c * d / e     also × · ÷ −
//	powers    a ^ 2                 also a²
//	remainder a % b                 of whole numbers, never below 0
//	compare   a == b   a != b   < <= > >=
//	logic     a and b, a or b, not a
//	choose    if a > b then a else b
//	functions see functions.go
package expr

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
)

// Limits on one expression.
const (
	maxBytes    = 256
	maxNodes    = 100
	maxExponent = 1000
	maxText     = 1000 // bytes of a text that an expression makes
)

// maxMagnitude bounds numerator and denominator of every number on the way: 10^30.
var maxMagnitude = new(big.Int).Exp(big.NewInt(10), big.NewInt(30), nil)

// Value is what an expression gives: exactly one of a number, a truth or a text.
type Value struct {
	kind   kind
	number *big.Rat
	truth  bool
	text   string
}

type kind int

const (
	numberKind kind = iota
	truthKind
	textKind
)

func (k kind) String() string { return [...]string{"a number", "true or false", "a text"}[k] }

// Number is a number as a value; it must not be changed afterwards.
func Number(r *big.Rat) Value { return Value{kind: numberKind, number: r} }

// Int is a whole number as a value.
func Int(n int64) Value { return Number(new(big.Rat).SetInt64(n)) }

// Text is a text as a value.
func Text(s string) Value { return Value{kind: textKind, text: s} }

func truth(b bool) Value { return Value{kind: truthKind, truth: b} }

// Rat is the number, when it is one.
func (v Value) Rat() (*big.Rat, bool) { return v.number, v.kind == numberKind }

// Truth is the truth, when it is one.
func (v Value) Truth() (value, ok bool) { return v.truth, v.kind == truthKind }

// String is the value as it is written in a text: whole numbers plain, others as a
// decimal where that ends within six places, else as a fraction; with a true minus.
func (v Value) String() string {
	switch v.kind {
	case truthKind:
		return fmt.Sprint(v.truth)
	case textKind:
		return v.text
	}
	return strings.Replace(plainNumber(v.number), "-", "−", 1)
}

func plainNumber(r *big.Rat) string {
	if r.IsInt() {
		return r.Num().String()
	}
	const places = 6
	if digits, exact := r.FloatPrec(); exact && digits <= places {
		return r.FloatString(digits)
	}
	return r.String()
}

// Expr is an expression that has been read.
type Expr struct {
	root  node
	names []string
	size  int
}

// Size is the number of numbers, names and signs in the expression, without brackets.
func (e Expr) Size() int { return e.size }

// Names are the names in the expression, each once, in the order of their coming.
func (e Expr) Names() []string { return e.names }

// Eval gives the value, with each name standing for what env says. It fails on a name
// that env lacks, a division by zero, a number beyond 10^30, or a value of the wrong
// kind; the error says which, in words for an author.
func (e Expr) Eval(env map[string]Value) (Value, error) {
	if e.root == nil {
		return Value{}, errors.New("there is no expression")
	}
	return e.root.eval(env)
}

// bounded passes a number that is within the limits.
func bounded(r *big.Rat) (Value, error) {
	if r.Num().CmpAbs(maxMagnitude) > 0 || r.Denom().Cmp(maxMagnitude) > 0 {
		return Value{}, errors.New("a number grows beyond 10^30")
	}
	return Number(r), nil
}
