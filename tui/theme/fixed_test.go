package theme

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/lucasb-eyer/go-colorful"
	"github.com/muesli/termenv"
)

// TestFixed: the colours are those of the table that the library has of them.
func TestFixed(t *testing.T) {
	for n := firstFixed; n < 256; n++ {
		if want := fmt.Sprint(termenv.ANSI256Color(n)); fixed(n).Hex() != want {
			t.Errorf("%d is %s, not %s", n, fixed(n).Hex(), want)
		}
	}
}

// TestNearest: a fixed colour is nearest to itself; pinks and greys, which came out nearly
// black, stay pink and grey; and by CIEDE2000
// there is never one that is much nearer.
func TestNearest(t *testing.T) {
	f := NewFixed()
	find := func(c colorful.Color) colorful.Color { return fixed(f.Nearest(c.RGB255())) }
	for n := firstFixed; n < 256; n++ {
		if got := find(fixed(n)); got != fixed(n) { // some greys are in the cube, too
			t.Errorf("%d, %s, becomes %s", n, fixed(n).Hex(), got.Hex())
		}
	}
	for from, want := range map[string]string{
		"#ffc0cb": "#ffafaf", "#e8b0c0": "#d7afaf", "#c08090": "#d78787", "#7f7f80": "#808080", "#333436": "#303030", "#f9f9f9": "#ffffff", "#2a1838": "#262626", "#6a3927": "#875f5f",
	} {
		c, _ := colorful.Hex(from)
		if got := find(c).Hex(); got != want {
			t.Errorf("%s becomes %s, want %s", from, got, want)
		}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		c := colorful.Color{R: rng.Float64(), G: rng.Float64(), B: rng.Float64()}
		least := math.Inf(1)
		for n := firstFixed; n < 256; n++ {
			least = min(least, c.DistanceCIEDE2000(fixed(n)))
		}
		if got := c.DistanceCIEDE2000(find(c)); got > least+0.09 {
			t.Errorf("%s becomes %s, which is %.3f away; there is one that is %.3f away", c.Hex(), find(c).Hex(), got, least)
		}
	}
}

// TestThemesIn256: what becomes of grounds; a theme of the terminal's own colours, and one
// where there are all, stay as they are.
func TestThemesIn256(t *testing.T) {
	grounds := map[string][2]string{"paper": {"#eeeeee", "#dadada"}, "night": {"#1c1c1c", "#303030"}, "contrast": {"#000000", "#262626"}, "universal": {"#080808", "#262626"}, "candy": {"#262626", "#5f005f"}}
	for _, theme := range All() {
		of := theme.In(termenv.ANSI256)
		if want, known := grounds[theme.Name]; known && [2]string{rgb(of.Ground).Hex(), rgb(of.Select).Hex()} != want {
			t.Errorf("%s: %s, under the cursor %s, want %v", theme.Name, rgb(of.Ground).Hex(), rgb(of.Select).Hex(), want)
		}
		if theme.In(termenv.TrueColor) != theme || theme.Ground == "" && of != theme {
			t.Errorf("%s is changed", theme.Name)
		}
	}
}

func BenchmarkThemesIn256(b *testing.B) {
	for b.Loop() {
		for _, theme := range All() {
			theme.In(termenv.ANSI256)
		}
	}
}

func BenchmarkNearest(b *testing.B) {
	f := NewFixed()
	for n := 0; b.Loop(); n += 77 {
		f.Nearest(uint8(n), uint8(n>>3), uint8(n>>5))
	}
}
