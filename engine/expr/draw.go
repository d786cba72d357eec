package expr

import (
	"errors"
	"fmt"
	"iter"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
)

// Space is the values that the variables of an item may take together: each from its
// own list, where the condition holds.
type Space struct {
	names  []string
	values [][]Value
	where  *Expr
}

// Draw is one value for each variable.
type Draw map[string]Value

// Limits on a space.
const (
	maxValues = 1000   // of one variable
	maxCombos = 50_000 // that are looked at when draws are listed
	maxTries  = 200    // at random before they are listed
)

// Add gives the space another variable.
func (s *Space) Add(name string, values []Value) {
	s.names = append(s.names, name)
	s.values = append(s.values, values)
}

// Where sets the condition that every draw must meet. Its names must be variables.
func (s *Space) Where(condition Expr) error {
	if !contains(s.names, condition.names) {
		return fmt.Errorf("the condition names what is no variable; there are %s", strings.Join(s.names, ", "))
	}
	s.where = &condition
	return nil
}

// Names are the variables, in the order of their coming.
func (s *Space) Names() []string { return s.names }

// ParseRange reads "1..6" or "0..1 by 0.25": the numbers from one to the other.
func ParseRange(text string) ([]Value, error) {
	span, step, hasStep := strings.Cut(text, " by ")
	from, to, ok := strings.Cut(span, "..")
	low, ok1 := new(big.Rat).SetString(strings.TrimSpace(from))
	high, ok2 := new(big.Rat).SetString(strings.TrimSpace(to))
	by, ok3 := big.NewRat(1, 1), true
	if hasStep {
		by, ok3 = new(big.Rat).SetString(strings.TrimSpace(step))
	}
	switch {
	case !ok || !ok1 || !ok2 || !ok3:
		return nil, errors.New("a range is written 1..6, or 0..1 by 0.25")
	case by.Sign() <= 0 || low.Cmp(high) > 0:
		return nil, errors.New("a range goes up, by steps above zero")
	}
	var values []Value
	for r := low; r.Cmp(high) <= 0; r = new(big.Rat).Add(r, by) {
		v, err := bounded(r)
		if err != nil {
			return nil, err
		}
		if values = append(values, v); len(values) > maxValues {
			return nil, fmt.Errorf("a range has at most %d values", maxValues)
		}
	}
	return values, nil
}

// All lists the draws that meet the condition, in a fixed order, looking at no more
// than 50,000 combinations; an error in the condition ends the list, and so does goOn,
// which is asked before each combination is looked at.
func (s *Space) All(goOn func() bool) iter.Seq2[Draw, error] {
	return func(yield func(Draw, error) bool) {
		at := make([]int, len(s.names))
		for range maxCombos {
			if !goOn() {
				return
			}
			d := make(Draw, len(s.names))
			for i, n := range s.names {
				d[n] = s.values[i][at[i]]
			}
			if ok, err := s.meets(d); err != nil || ok {
				if !yield(d, err) || err != nil {
					return
				}
			}
			if !s.step(at) {
				return
			}
		}
	}
}

// step goes to the next combination, the last variable first.
func (s *Space) step(at []int) bool {
	for i := len(at) - 1; i >= 0; i-- {
		if at[i]++; at[i] < len(s.values[i]) {
			return true
		}
		at[i] = 0
	}
	return false
}

func (s *Space) meets(d Draw) (bool, error) {
	if s.where == nil {
		return true, nil
	}
	v, err := s.where.Eval(d)
	if err != nil {
		return false, err
	}
	truth, ok := v.Truth()
	if !ok {
		return false, errors.New("the condition is neither true nor false")
	}
	return truth, nil
}

// Of is the draw with such values, each as its variable writes it; false when the space has
// none.
func (s *Space) Of(values map[string]string) (Draw, bool) {
	d := make(Draw, len(s.names))
	for i, n := range s.names {
		at := slices.IndexFunc(s.values[i], func(v Value) bool { return v.String() == values[n] })
		if at < 0 {
			return nil, false
		}
		d[n] = s.values[i][at]
	}
	ok, err := s.meets(d)
	return d, ok && err == nil
}

// Draw is the draw for a seed, the same for the same seed. It fails when no draw meets
// the condition.
func (s *Space) Draw(seed uint64) (Draw, error) {
	rng := rand.New(rand.NewPCG(seed, 0))
	for range maxTries {
		d := make(Draw, len(s.names))
		for i, n := range s.names {
			d[n] = s.values[i][rng.IntN(len(s.values[i]))]
		}
		if ok, err := s.meets(d); err != nil {
			return nil, err
		} else if ok {
			return d, nil
		}
	}
	var all []Draw
	for d, err := range s.All(func() bool { return true }) {
		if err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	if len(all) == 0 {
		return nil, errors.New("no values of the variables meet the condition")
	}
	return all[rng.IntN(len(all))], nil
}
