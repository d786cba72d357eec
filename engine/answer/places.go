package answer

import (
	"fmt"
	"math/big"
)

// Numbers that are asked for with so many decimal places.

// MostPlaces is how many decimal places an author may ask for.
const MostPlaces = 20

// roundsTo reports whether the value is the answer as far as it was worked out: rounded
// to the places asked for, half away from zero, or to fewer but at least one, or
// closer to the answer than its rounding is.
func (n Number) roundsTo(got Written) bool {
	if n.Places == nil {
		return false
	}
	for places := min(1, *n.Places); places <= *n.Places; places++ {
		if rounded(n.Answer.Value, places).Cmp(got.Value) == 0 {
			return true
		}
	}
	off := new(big.Rat).Sub(n.Answer.Value, got.Value)
	limit := new(big.Rat).Sub(n.Answer.Value, rounded(n.Answer.Value, *n.Places))
	return off.Abs(off).Cmp(limit.Abs(limit)) < 0
}

// placesComplaint says what is amiss with the rounding of a number that [Number.roundsTo]
// took, or nothing.
func (n Number) placesComplaint(got Written) string {
	if n.Places == nil || got.Value.Cmp(rounded(n.Answer.Value, *n.Places)) == 0 && got.Shape <= Point {
		return ""
	}
	switch off := new(big.Rat).Sub(n.Answer.Value, got.Value); {
	case got.Shape > Point:
		return fmt.Sprintf("The value is right; write it as a decimal, rounded to %s.", placesWords(*n.Places))
	case off.Abs(off).Cmp(new(big.Rat).Quo(big.NewRat(1, 2), tenTo(*n.Places))) > 0:
		return fmt.Sprintf("That is right, but rounded too far; it is asked for with %s.", placesWords(*n.Places))
	}
	return fmt.Sprintf("That is right; now round it to %s.", placesWords(*n.Places))
}

func placesWords(n int) string {
	switch n {
	case 0:
		return "a whole number"
	case 1:
		return "1 decimal place"
	}
	return fmt.Sprintf("%d decimal places", n)
}

func rounded(r *big.Rat, places int) *big.Rat {
	v, _ := new(big.Rat).SetString(r.FloatString(places))
	return v
}

func tenTo(places int) *big.Rat {
	return new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
}
