package expr

import (
	"errors"
	"math/big"
	"math/bits"
	"slices"
)

// prime is the Mersenne prime 2^61 − 1, in whose field identities are tested.
const prime = 1<<61 - 1

// points is at how many points two expressions are compared.
const points = 24

// Identical reports whether two expressions of mathematics are equal for all values of
// their variables, wherever both are defined: x(x+2) is x² + 2x. Both are evaluated
// exactly, in the field of the numbers modulo the prime 2^61 − 1, at points that are
// spread over it. Expressions that differ agree at one such point with a probability
// of at most their degree over the prime (Schwartz 1980, Zippel 1979): with the
// degrees that fit the limits, never in practice. It fails when an exponent is no
// constant whole number, or when there are too few points where both are defined.
func Identical(a, b Expr) (bool, error) {
	names := slices.Clone(a.names)
	for _, n := range b.names {
		if !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	compared := 0
	state := uint64(0x9e3779b97f4a7c15)
	for range 4 * points {
		at := make(map[string]uint64, len(names))
		for _, n := range names {
			state = splitmix(state)
			at[n] = state % prime
		}
		va, err := residue(a.root, at)
		vb, errB := residue(b.root, at)
		if errors.Is(err, errUndefined) || errors.Is(errB, errUndefined) {
			continue
		}
		if err = errors.Join(err, errB); err != nil {
			return false, err
		}
		if va != vb {
			return false, nil
		}
		if compared++; compared == points {
			return true, nil
		}
	}
	return false, errUndefined
}

var errUndefined = errors.New("it divides by zero")

// residue is the value of an expression in the field.
func residue(n node, at map[string]uint64) (uint64, error) {
	switch n := n.(type) {
	case constant:
		r, ok := n.value.Rat()
		if !ok {
			return 0, errors.New("only numbers and variables can be compared")
		}
		top := new(big.Int).Mod(r.Num(), big.NewInt(prime)).Uint64()
		return quotient(top, new(big.Int).Mod(r.Denom(), big.NewInt(prime)).Uint64())
	case name:
		return at[n.name], nil
	case negative:
		v, err := residue(n.of, at)
		return (prime - v) % prime, err
	case binary:
		return n.residue(at)
	}
	return 0, errors.New("only sums, products, quotients and powers can be compared")
}

func (b binary) residue(at map[string]uint64) (uint64, error) {
	left, err := residue(b.left, at)
	if err != nil {
		return 0, err
	}
	if b.op == "^" {
		v, err := b.right.eval(nil)
		if err != nil {
			return 0, errors.New("an exponent must be a plain number")
		}
		exponent, ok := v.Rat()
		if !ok {
			return 0, errors.New("an exponent must be a plain number")
		}
		n, err := wholeExponent(exponent)
		if err != nil {
			return 0, err
		}
		if n < 0 {
			if left, err = quotient(1, left); err != nil {
				return 0, err
			}
			n = -n
		}
		return powerMod(left, uint64(n)), nil
	}
	right, err := residue(b.right, at)
	if err != nil {
		return 0, err
	}
	switch b.op {
	case "+":
		return (left + right) % prime, nil
	case "-":
		return (left + prime - right) % prime, nil
	case "*":
		return product(left, right), nil
	case "/":
		return quotient(left, right)
	}
	return 0, errors.New("only sums, products, quotients and powers can be compared")
}

func product(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return bits.Rem64(high, low, prime)
}

// quotient divides by Fermat's little theorem.
func quotient(a, b uint64) (uint64, error) {
	if b == 0 {
		return 0, errUndefined
	}
	return product(a, powerMod(b, prime-2)), nil
}

func powerMod(base, exponent uint64) uint64 {
	result := uint64(1)
	for ; exponent > 0; exponent >>= 1 {
		if exponent&1 == 1 {
			result = product(result, base)
		}
		base = product(base, base)
	}
	return result
}

// splitmix is the next state of a small generator (Steele, Lea and Flood 2014).
func splitmix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
