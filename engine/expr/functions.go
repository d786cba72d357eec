package expr

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
)

// functions are what can be called in an author's expression, each with its values
// already known.
var functions = map[string]func([]Value) (Value, error){
	"gcd": whole(func(a, b *big.Int) *big.Int {
		return new(big.Int).GCD(nil, nil, new(big.Int).Abs(a), new(big.Int).Abs(b))
	}),
	"lcm":    whole(lcm),
	"min":    extreme(-1),
	"max":    extreme(+1),
	"abs":    abs,    // abs(x)
	"round":  round,  // round(x) or round(x, places), half away from zero
	"frac":   frac,   // frac(a, b): a/b in lowest terms, as a text
	"plural": plural, // plural(n, "slice") or plural(n, "child", "children")
	"pick":   pick,   // pick(n, first, second, …): the n-th, from 1
	"bar":    bar,    // bar(a, d): a of d cells filled
}

func (c call) eval(env map[string]Value) (Value, error) {
	args := make([]Value, len(c.args))
	for i, a := range c.args {
		v, err := a.eval(env)
		if err != nil {
			return Value{}, err
		}
		args[i] = v
	}
	v, err := functions[c.name](args)
	if err != nil {
		return Value{}, fmt.Errorf("%s: %w", c.name, err)
	}
	return v, nil
}

// whole folds two or more whole numbers.
func whole(f func(a, b *big.Int) *big.Int) func([]Value) (Value, error) {
	return func(args []Value) (Value, error) {
		var result *big.Int
		for _, a := range args {
			if a.kind != numberKind || !a.number.IsInt() {
				return Value{}, errors.New("it wants whole numbers")
			}
			if result == nil {
				result = a.number.Num()
			} else {
				result = f(result, a.number.Num())
			}
		}
		if len(args) < 2 {
			return Value{}, errors.New("it wants two numbers or more")
		}
		return bounded(new(big.Rat).SetInt(result))
	}
}

func lcm(a, b *big.Int) *big.Int {
	if a.Sign() == 0 || b.Sign() == 0 {
		return new(big.Int)
	}
	g := new(big.Int).GCD(nil, nil, new(big.Int).Abs(a), new(big.Int).Abs(b))
	product := new(big.Int).Mul(a, b)
	return product.Abs(product).Div(product, g)
}

func extreme(direction int) func([]Value) (Value, error) {
	return func(args []Value) (Value, error) {
		if len(args) == 0 {
			return Value{}, errors.New("it wants at least one number")
		}
		best := args[0]
		for _, a := range args {
			if a.kind != numberKind {
				return Value{}, errors.New("it wants numbers")
			}
			if a.number.Cmp(best.number) == direction {
				best = a
			}
		}
		return best, nil
	}
}

// numbers are arguments that must be so many numbers.
func numbers(args []Value, least, most int) ([]*big.Rat, error) {
	if len(args) < least || len(args) > most {
		return nil, fmt.Errorf("it wants %d to %d values, and got %d", least, most, len(args))
	}
	var rs []*big.Rat
	for _, a := range args {
		if a.kind != numberKind {
			return nil, fmt.Errorf("it wants a number where %s stands", a.kind)
		}
		rs = append(rs, a.number)
	}
	return rs, nil
}

func abs(args []Value) (Value, error) {
	rs, err := numbers(args, 1, 1)
	if err != nil {
		return Value{}, err
	}
	return Number(new(big.Rat).Abs(rs[0])), nil
}

func round(args []Value) (Value, error) {
	rs, err := numbers(args, 1, 2)
	if err != nil {
		return Value{}, err
	}
	places := 0
	if len(rs) == 2 {
		if places, err = small(rs[1], 20); err != nil {
			return Value{}, err
		}
	}
	rounded, _ := new(big.Rat).SetString(rs[0].FloatString(places))
	return bounded(rounded)
}

// small is a whole number from 0 to most.
func small(r *big.Rat, most int64) (int, error) {
	if !r.IsInt() || r.Sign() < 0 || r.Num().Cmp(big.NewInt(most)) > 0 {
		return 0, fmt.Errorf("it wants a whole number from 0 to %d", most)
	}
	return int(r.Num().Int64()), nil
}

func frac(args []Value) (Value, error) {
	rs, err := numbers(args, 2, 2)
	if err != nil {
		return Value{}, err
	}
	v, err := arithmetic("/", rs[0], rs[1])
	if err != nil {
		return Value{}, err
	}
	return Text(strings.Replace(v.number.RatString(), "-", "−", 1)), nil
}

func plural(args []Value) (Value, error) {
	if len(args) < 2 || len(args) > 3 || args[0].kind != numberKind || args[1].kind != textKind || args[len(args)-1].kind != textKind {
		return Value{}, errors.New(`it is written plural(n, "slice") or plural(n, "child", "children")`)
	}
	many := args[1].text + "s"
	if len(args) == 3 {
		many = args[2].text
	}
	if args[0].number.Cmp(big.NewRat(1, 1)) == 0 {
		many = args[1].text
	}
	return limited(args[0].String() + " " + many)
}

func pick(args []Value) (Value, error) {
	if len(args) < 2 {
		return Value{}, errors.New("it is written pick(n, first, second)")
	}
	rs, err := numbers(args[:1], 1, 1)
	if err != nil {
		return Value{}, err
	}
	n, err := small(rs[0], int64(len(args)-1))
	if err != nil || n == 0 {
		return Value{}, fmt.Errorf("it picks from 1 to %d", len(args)-1)
	}
	return args[n], nil
}

func bar(args []Value) (Value, error) {
	rs, err := numbers(args, 2, 2)
	if err != nil {
		return Value{}, err
	}
	cells, err := small(rs[1], 60)
	if err != nil {
		return Value{}, err
	}
	filled, err := small(rs[0], int64(cells))
	if err != nil {
		return Value{}, err
	}
	return limited(strings.Repeat("█", filled) + strings.Repeat("░", cells-filled))
}

func limited(s string) (Value, error) {
	if len(s) > maxText {
		return Value{}, fmt.Errorf("the text grows beyond %d bytes", maxText)
	}
	return Text(s), nil
}
