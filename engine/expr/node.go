package expr

import (
	"errors"
	"fmt"
	"math/big"
)

// node is a part of an expression.
type node interface {
	eval(env map[string]Value) (Value, error)
}

type (
	constant struct{ value Value }
	name     struct{ name string }
	negative struct{ of node }
	negation struct{ of node }
	binary   struct {
		op          string
		left, right node
	}
	choice struct{ condition, yes, no node }
	call   struct {
		name string
		args []node
	}
)

func (c constant) eval(map[string]Value) (Value, error) { return c.value, nil }

func (n name) eval(env map[string]Value) (Value, error) {
	if v, ok := env[n.name]; ok {
		return v, nil
	}
	return Value{}, fmt.Errorf("`%s` is not known here", n.name)
}

func (n negative) eval(env map[string]Value) (Value, error) {
	r, err := number(n.of, env)
	if err != nil {
		return Value{}, err
	}
	return Number(new(big.Rat).Neg(r)), nil
}

func (n negation) eval(env map[string]Value) (Value, error) {
	b, err := truthOf(n.of, env)
	return truth(!b), err
}

// eval of a choice looks only at the side that is chosen, so that the other may divide
// by zero.
func (c choice) eval(env map[string]Value) (Value, error) {
	b, err := truthOf(c.condition, env)
	switch {
	case err != nil:
		return Value{}, err
	case b:
		return c.yes.eval(env)
	}
	return c.no.eval(env)
}

func (b binary) eval(env map[string]Value) (Value, error) {
	switch b.op {
	case "and", "or":
		left, err := truthOf(b.left, env)
		if err != nil || left == (b.op == "or") {
			return truth(left), err
		}
		right, err := truthOf(b.right, env)
		return truth(right), err
	case "==", "!=":
		return b.equal(env)
	}
	left, err := number(b.left, env)
	if err != nil {
		return Value{}, err
	}
	right, err := number(b.right, env)
	if err != nil {
		return Value{}, err
	}
	switch b.op {
	case "<":
		return truth(left.Cmp(right) < 0), nil
	case "<=":
		return truth(left.Cmp(right) <= 0), nil
	case ">":
		return truth(left.Cmp(right) > 0), nil
	case ">=":
		return truth(left.Cmp(right) >= 0), nil
	}
	return arithmetic(b.op, left, right)
}

func (b binary) equal(env map[string]Value) (Value, error) {
	left, err := b.left.eval(env)
	if err != nil {
		return Value{}, err
	}
	right, err := b.right.eval(env)
	if err != nil {
		return Value{}, err
	}
	if left.kind != right.kind {
		return Value{}, fmt.Errorf("%s is compared with %s", left.kind, right.kind)
	}
	same := left.truth == right.truth && left.text == right.text
	if left.kind == numberKind {
		same = left.number.Cmp(right.number) == 0
	}
	return truth(same == (b.op == "==")), nil
}

func arithmetic(op string, left, right *big.Rat) (Value, error) {
	r := new(big.Rat)
	switch op {
	case "+":
		r.Add(left, right)
	case "-":
		r.Sub(left, right)
	case "*":
		r.Mul(left, right)
	case "/":
		if right.Sign() == 0 {
			return Value{}, errors.New("it divides by zero")
		}
		r.Quo(left, right)
	case "%":
		return remainder(left, right)
	case "^":
		return power(left, right)
	}
	return bounded(r)
}

func remainder(left, right *big.Rat) (Value, error) {
	if !left.IsInt() || !right.IsInt() || right.Sign() == 0 {
		return Value{}, errors.New("% wants whole numbers, and not zero after it")
	}
	return Number(new(big.Rat).SetInt(new(big.Int).Mod(left.Num(), right.Num()))), nil
}

// power looks at the size of the result before it is made.
func power(base, exponent *big.Rat) (Value, error) {
	n, err := wholeExponent(exponent)
	if err != nil {
		return Value{}, err
	}
	if base.Sign() == 0 && n < 0 {
		return Value{}, errors.New("it divides by zero")
	}
	if n < 0 {
		base, n = new(big.Rat).Inv(base), -n
	}
	if bits := max(base.Num().BitLen(), base.Denom().BitLen()) - 1; bits*n > 100 {
		return Value{}, errors.New("a number grows beyond 10^30")
	}
	e := big.NewInt(int64(n))
	return bounded(new(big.Rat).SetFrac(new(big.Int).Exp(base.Num(), e, nil), new(big.Int).Exp(base.Denom(), e, nil)))
}

func wholeExponent(r *big.Rat) (int, error) {
	if !r.IsInt() || r.Num().CmpAbs(big.NewInt(maxExponent)) > 0 {
		return 0, fmt.Errorf("an exponent is a whole number from −%d to %d", maxExponent, maxExponent)
	}
	return int(r.Num().Int64()), nil
}

// number is the value of a part that must be a number.
func number(n node, env map[string]Value) (*big.Rat, error) {
	v, err := n.eval(env)
	if err == nil && v.kind != numberKind {
		err = fmt.Errorf("a number is wanted where %s stands", v.kind)
	}
	return v.number, err
}

func truthOf(n node, env map[string]Value) (bool, error) {
	v, err := n.eval(env)
	if err == nil && v.kind != truthKind {
		err = fmt.Errorf("a condition is wanted where %s stands", v.kind)
	}
	return v.truth, err
}
