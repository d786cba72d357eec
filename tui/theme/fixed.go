package theme

import (
	"math"
	"strconv"

	"github.com/lucasb-eyer/go-colorful"
	"github.com/muesli/termenv"
)

// A terminal of 256 colours has 240 that are the same everywhere: a cube of six steps each of
// red, green and blue, and 24 greys. What comes nearest to a colour is found here, since what
// the library finds has no greys but the darkest. The first 16 are the terminal's own, and
// nobody knows how they look.

// firstFixed is the number of the first of them; the last is 255.
const firstFixed = 16

// fixed is the colour of a number from firstFixed to 255.
func fixed(n int) colorful.Color {
	steps := [...]float64{0, 95, 135, 175, 215, 255}
	if n -= firstFixed; n < 216 {
		return colorful.Color{R: steps[n/36] / 255, G: steps[n/6%6] / 255, B: steps[n%6] / 255}
	}
	grey := float64(8+10*(n-216)) / 255
	return colorful.Color{R: grey, G: grey, B: grey}
}

// Fixed finds the nearest fixed colour: by its place in Oklab, with hue and chroma counted
// twice, since dark colours would lose theirs else. That is within a few hundredths of what
// CIEDE2000 finds, in a hundredth of the time, which an image of thousands of colours needs.
type Fixed struct{ places [256][3]float64 }

// NewFixed is ready to find them.
func NewFixed() *Fixed {
	f := new(Fixed)
	for n := firstFixed; n < 256; n++ {
		f.places[n] = place(fixed(n))
	}
	return f
}

// Nearest is the number of the fixed colour that looks most like this one.
func (f *Fixed) Nearest(red, green, blue uint8) int {
	return f.nearest(colorful.Color{R: float64(red) / 255, G: float64(green) / 255, B: float64(blue) / 255}, nil)
}

// nearest is the same among the colours that will do; nil is for all.
func (f *Fixed) nearest(c colorful.Color, will func(n int) bool) int {
	at := place(c)
	found, least := 0, math.Inf(1)
	for n := firstFixed; n < 256; n++ {
		if d := between(at, f.places[n]); d < least && (will == nil || will(n)) {
			found, least = n, d
		}
	}
	return found
}

func place(c colorful.Color) [3]float64 {
	l, a, b := c.OkLab()
	return [3]float64{l, 2 * a, 2 * b}
}

// between is the square of how far apart two places are.
func between(p, q [3]float64) float64 {
	l, a, b := p[0]-q[0], p[1]-q[1], p[2]-q[2]
	return l*l + a*a + b*b
}

// In is the theme as a terminal of so many colours shows it: of 256, in the fixed colours that
// are nearest to its own, among those that can be read on its ground. The line under the
// cursor is still told apart.
func (t Theme) In(colours termenv.Profile) Theme {
	if t.Ground == "" || colours != termenv.ANSI256 {
		return t
	}
	f := NewFixed()
	t.Ground = strconv.Itoa(f.nearest(rgb(t.Ground), nil))
	ground := place(rgb(t.Ground))
	t.Select = strconv.Itoa(f.nearest(rgb(t.Select), func(n int) bool { return between(ground, f.places[n]) >= told*told }))
	for _, text := range []*string{&t.Text, &t.Quiet, &t.Accent} { // which stand on that line, too
		*text = f.readable(*text, Readable, t.Ground, t.Select)
	}
	for _, text := range []*string{&t.Code, &t.Note, &t.Right, &t.Almost, &t.Wrong} {
		*text = f.readable(*text, Readable, t.Ground)
	}
	t.Rule = f.readable(t.Rule, visible, t.Ground)
	return t
}

// told is how far apart two grounds are, at least, that are told apart at a glance; 1 is
// between black and white.
const told = 0.05

// readable is the number of the nearest fixed colour with such a contrast to the grounds.
func (f *Fixed) readable(colour string, contrast float64, grounds ...string) string {
	return strconv.Itoa(f.nearest(rgb(colour), func(n int) bool { return standsOut(fixed(n), contrast, grounds...) }))
}

// rgb is a colour that is written as #rrggbb, or as the number of a fixed one.
func rgb(colour string) colorful.Color {
	if n, err := strconv.Atoi(colour); err == nil && n >= firstFixed && n < 256 {
		return fixed(n)
	}
	c, _ := colorful.Hex(colour)
	return c
}
