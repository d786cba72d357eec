package answer

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestNumberAtAGlance: what is read at a glance is what a close look makes of it.
func TestNumberAtAGlance(t *testing.T) {
	parts := []string{"0", "1", "7", "42", "000", "999999999999999999", "-", "−", "+", ".", ",", "/", " ", "½", "²", "x", "e", "%", "and", "minus ", "(", ")", "€", "１", "^", "word"}
	rng := rand.New(rand.NewPCG(7, 8))
	numbers := 0
	for range 100_000 {
		var b strings.Builder
		for range rng.IntN(5) {
			b.WriteString(parts[rng.IntN(len(parts))])
		}
		s := b.String()
		got, ok := ParseNumber(s)
		want, is := parseNumber(Written{Text: s, Lowest: true})
		if ok != is || ok && (got.Value.Cmp(want.Value) != 0 || got.Shape != want.Shape || got.Lowest != want.Lowest || got.Text != want.Text) {
			t.Fatalf("%q is %+v, %v at a glance, and %+v, %v", s, got, ok, want, is)
		}
		if ok {
			numbers++
		}
	}
	if numbers < 1000 {
		t.Errorf("%d were numbers: the test compares too little", numbers)
	}
}
