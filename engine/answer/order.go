package answer

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Order is the key of a question that asks to put things in their order. The reply
// picks all of them, from first to last.
type Order struct{ Items []string }

// Grade is Right for the very order; the message to a Wrong one says how far it is
// right from the beginning.
func (o Order) Grade(r Reply) (Verdict, error) {
	if len(r.Picked) == 0 {
		return Verdict{}, errNothingPicked
	}
	given, all := slices.Clone(r.Picked), slices.Clone(o.Items)
	slices.Sort(given)
	slices.Sort(all)
	if !slices.Equal(given, all) {
		return Verdict{}, errors.New("not everything has its place yet; name each of them once")
	}
	right := 0
	for right < len(o.Items) && r.Picked[right] == o.Items[right] {
		right++
	}
	switch right {
	case len(o.Items):
		return Verdict{Outcome: Right}, nil
	case 0:
		return Verdict{Outcome: Wrong, Say: "The first place is not right yet."}, nil
	case 1:
		return Verdict{Outcome: Wrong, Say: "The first place is right; look at what follows."}, nil
	}
	return Verdict{Outcome: Wrong, Say: fmt.Sprintf("The first %d places are right; look at what follows.", right), Share: float64(right) / float64(len(o.Items))}, nil
}

// Guess is one in the number of orders, but no less than a typed guess: one rarely
// knows nothing of an order.
func (o Order) Guess() float64 {
	return max(1/orders(len(o.Items)), guessTyped)
}

// Solution lists them, one a line.
func (o Order) Solution() string { return strings.Join(o.Items, "\n") }

// Right is the order itself.
func (o Order) Right() Reply { return Reply{Picked: o.Items} }
