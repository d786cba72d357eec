package engine

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestLight: what is passed at a glance is light when it is looked at closely.
func TestLight(t *testing.T) {
	signs := []string{">", "- ", "* ", "1. ", "(", "[", "<", "!", "|", "a", "word ", " ", "\n", "```", "#", "\t", "    ", "ü", strings.Repeat("x", 80)}
	rng := rand.New(rand.NewPCG(5, 6))
	passed, heavy := 0, 0
	for range 30_000 {
		var b strings.Builder
		some := signs[rng.IntN(len(signs)):]
		for range rng.IntN(40) {
			b.WriteString(some[rng.IntN(len(some))])
		}
		s := string(Clean(b.String()).Untab())
		why := heaviness(s)
		if why != "" {
			heavy++
		}
		if light(s) {
			passed++
			if why != "" {
				t.Fatalf("%q is passed, and %s", s, why)
			}
		}
	}
	if passed < 500 || heavy < 500 {
		t.Errorf("%d were passed, %d are heavy: the test compares too little", passed, heavy)
	}
}
