package theme

import (
	"math"

	"github.com/lucasb-eyer/go-colorful"
	"github.com/muesli/termenv"
)

// An accent that a pack brings is taken by themes with a ground of their own: its hue stays,
// and it is made lighter on a dark ground, or darker on a light one, as far as it must be
// to be read. On the terminal's own ground nobody knows what can be read; there, and where
// a theme's colours were chosen together, it is left.

// The contrasts that WCAG 2.1 asks of text, and about what a line needs to be seen at all.
const (
	Readable = 4.5
	visible  = 1.8
)

// Accented is the theme, as a terminal of so many colours shows it, with the accent of a pack,
// #rrggbb.
func (t Theme) Accented(accent string, colours termenv.Profile) Theme {
	c, err := colorful.Hex(accent)
	if err != nil || t.Ground == "" || t.Closed {
		return t
	}
	t.Accent = shade(c, t.Ground, t.Select).Hex()
	if colours == termenv.ANSI256 {
		t.Accent = NewFixed().readable(t.Accent, Readable, t.Ground, t.Select)
	}
	return t
}

// steps is how many shades there are between a colour and black or white.
const steps = 50

// shade is the colour, or the shade of it that is nearest to it and stands out from the
// grounds.
func shade(c colorful.Color, grounds ...string) colorful.Color {
	towards := colorful.Color{R: 1, G: 1, B: 1}
	if luminance(rgb(grounds[0])) > 0.18 { // black is further away than white
		towards = colorful.Color{}
	}
	shade := c
	for i := 0; i <= steps && !standsOut(shade, Readable, grounds...); i++ {
		shade = rgb(c.BlendOkLab(towards, float64(i)/steps).Clamped().Hex()) // as it will be written
	}
	return shade
}

// standsOut reports whether a colour has at least such a contrast to all of the grounds.
func standsOut(c colorful.Color, least float64, grounds ...string) bool {
	for _, ground := range grounds {
		if contrast(luminance(c), luminance(rgb(ground))) < least {
			return false
		}
	}
	return true
}

// contrast is that of WCAG 2.1 between two relative luminances.
func contrast(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }

// luminance is the relative luminance of WCAG 2.1.
func luminance(c colorful.Color) float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func linear(v float64) float64 {
	if v <= 0.03928 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}
