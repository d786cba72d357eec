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

// Readable is the contrast that WCAG 2.1 asks of text.
const Readable = 4.5

// Accented is the theme with the accent of a pack, #rrggbb, on a terminal of so many colours.
func (t Theme) Accented(accent string, colours termenv.Profile) Theme {
	c, err := colorful.Hex(accent)
	if err != nil || t.Ground == "" || t.Closed {
		return t
	}
	c = readable(c, t.Ground, t.Select)
	if colours == termenv.ANSI256 {
		c = ofPalette(c, t.Ground, t.Select)
	}
	t.Accent = c.Hex()
	return t
}

// steps is how many shades there are between a colour and black or white.
const steps = 50

// readable is the colour, or the shade of it that is nearest to it and stands out from the
// grounds.
func readable(c colorful.Color, grounds ...string) colorful.Color {
	towards := colorful.Color{R: 1, G: 1, B: 1}
	if luminance(termenv.TrueColor, grounds[0]) > 0.18 { // black is further away than white
		towards = colorful.Color{}
	}
	shade := c
	for i := 0; i <= steps && !standsOut(termenv.TrueColor, shade, grounds); i++ {
		shade = c.BlendOkLab(towards, float64(i)/steps).Clamped()
	}
	return shade
}

// ofPalette is the colour of a terminal of 256 that is nearest to one and stands out from the
// grounds. The first 16 are the terminal's own, and nobody knows how they look.
func ofPalette(c colorful.Color, grounds ...string) colorful.Color {
	nearest, least := c, math.Inf(1)
	for n := 16; n < 256; n++ {
		of := termenv.ConvertToRGB(termenv.ANSI256Color(n))
		if d := c.DistanceCIEDE2000(of); d < least && standsOut(termenv.ANSI256, of, grounds) {
			nearest, least = of, d
		}
	}
	return nearest
}

func standsOut(colours termenv.Profile, c colorful.Color, grounds []string) bool {
	for _, ground := range grounds {
		if ground != "" && contrast(luminance(colours, c.Hex()), luminance(colours, ground)) < Readable {
			return false
		}
	}
	return true
}

// contrast is that of WCAG 2.1 between two relative luminances.
func contrast(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }

// luminance is the relative luminance of WCAG 2.1 of a colour as a profile shows it.
func luminance(profile termenv.Profile, colour string) float64 {
	c := termenv.ConvertToRGB(profile.Color(colour))
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func linear(v float64) float64 {
	if v <= 0.03928 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}
