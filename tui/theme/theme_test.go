package theme

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/lucasb-eyer/go-colorful"
	"github.com/muesli/termenv"
)

// TestContrast: all text of a theme that has a ground of its own stands out from it by 4.5
// to 1, as WCAG 2.1 asks of text, exactly and in 256 colours; with high contrast by 7 to 1.
// Lines are seen at all, and so is the line under the cursor.
func TestContrast(t *testing.T) {
	grounded := 0
	for _, profile := range []termenv.Profile{termenv.TrueColor, termenv.ANSI256} {
		for _, theme := range All() {
			if theme = theme.In(profile); theme.Ground == "" {
				continue
			}
			grounded++
			least := Readable
			if theme.Name == "contrast" {
				least = 7
			}
			texts := map[string]string{"text": theme.Text, "quiet": theme.Quiet, "accent": theme.Accent, "code": theme.Code, "note": theme.Note,
				"right": theme.Right, "almost": theme.Almost, "wrong": theme.Wrong}
			on := func(front, ground string) float64 { return contrast(luminance(rgb(front)), luminance(rgb(ground))) }
			for name, colour := range texts {
				if c := on(colour, theme.Ground); c < least {
					t.Errorf("%s: %s %s on %s: %.2f (profile %v)", theme.Name, name, colour, theme.Ground, c, profile)
				}
			}
			for _, name := range []string{"text", "quiet", "accent"} { // what stands on the line under the cursor
				if c := on(texts[name], theme.Select); c < least {
					t.Errorf("%s: %s %s on the line under the cursor, %s: %.2f (profile %v)", theme.Name, name, texts[name], theme.Select, c, profile)
				}
			}
			if c := on(theme.Rule, theme.Ground); c < 1.8 {
				t.Errorf("%s: lines: %.2f (profile %v)", theme.Name, c, profile)
			}
			if d := rgb(theme.Select).DistanceCIEDE2000(rgb(theme.Ground)); d < 0.04 {
				t.Errorf("%s: the line under the cursor, %s, is like the ground, %s: %.3f (profile %v)", theme.Name, theme.Select, theme.Ground, d, profile)
			}
		}
	}
	if grounded < 10 {
		t.Errorf("%d themes with a ground of their own, in two sets of colours", grounded)
	}
}

// TestNames: each theme has one, and says what it is for.
func TestNames(t *testing.T) {
	seen := make(map[string]bool)
	for _, theme := range All() {
		if theme.Name == "" || theme.For == "" || seen[theme.Name] {
			t.Errorf("theme %q: %q", theme.Name, theme.For)
		}
		seen[theme.Name] = true
		if found, ok := Find(theme.Name); !ok || found != theme {
			t.Errorf("%s is not found", theme.Name)
		}
	}
	if !seen[Default] || !seen[Mono] {
		t.Error("a theme that others rely on is missing")
	}
}

// seen is a colour as eyes see it that mix the three lights so.
func seen(colour string, m [9]float64) colorful.Color {
	c := rgb(colour)
	r, g, b := linear(c.R), linear(c.G), linear(c.B)
	return colorful.LinearRgb(m[0]*r+m[1]*g+m[2]*b, m[3]*r+m[4]*g+m[5]*b, m[6]*r+m[7]*g+m[8]*b).Clamped()
}

// TestLuminance: the ends and a colour between, as WCAG computes them.
func TestLuminance(t *testing.T) {
	for colour, want := range map[string]float64{"#000000": 0, "#ffffff": 1, "#777777": 0.1845} {
		if got := luminance(rgb(colour)); math.Abs(got-want) > 0.0005 {
			t.Errorf("%s: %.4f, want %.4f", colour, got, want)
		}
	}
}

// TestUniversal: to eyes that lack one kind of cone, Right, Almost, Not yet and the accent
// look different in the theme that is made for them: by 10 and more of CIEDE2000, where 1 or
// 2 are just told apart, and in 256 colours by 6; the eyes are those of Machado, Oliveira and Fernandes, 2009.
func TestUniversal(t *testing.T) {
	eyes := map[string][9]float64{
		"protanopia":   {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
		"deuteranopia": {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
		"tritanopia":   {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
	}
	u, _ := Find("universal")
	for least, u := range map[float64]Theme{0.1: u, 0.06: u.In(termenv.ANSI256)} { // here 1 is what there is between black and white
		signals := []string{u.Right, u.Almost, u.Wrong, u.Accent}
		for eye, m := range eyes {
			for i, a := range signals {
				for _, b := range signals[:i] {
					if d := seen(a, m).DistanceCIEDE2000(seen(b, m)); d < least {
						t.Errorf("%s: %s and %s differ by %.3f", eye, a, b, d)
					}
				}
			}
		}
	}
}

// TestAccented: whatever colour a pack brings, on the grounds of every theme that takes it
// it can be read, exactly and in 256 colours, and it keeps its hue; what can be read already
// stays as it is.
func TestAccented(t *testing.T) {
	taken := 0
	rng := rand.New(rand.NewPCG(1, 2))
	for _, theme := range All() {
		if theme.Ground == "" || theme.Closed {
			if theme.Accented("#12ab34", termenv.TrueColor) != theme {
				t.Errorf("%s takes an accent", theme.Name)
			}
			continue
		}
		taken++
		if own := theme.Accented(theme.Accent, termenv.TrueColor); own != theme {
			t.Errorf("%s: its own accent %s becomes %s", theme.Name, theme.Accent, own.Accent)
		}
		if theme.Accented("blue", termenv.TrueColor) != theme || theme.Accented("", termenv.TrueColor) != theme {
			t.Errorf("%s takes what is no colour", theme.Name)
		}
		for _, colours := range []termenv.Profile{termenv.TrueColor, termenv.ANSI256} {
			theme := theme.In(colours)
			for range 200 {
				c := colorful.Color{R: rng.Float64(), G: rng.Float64(), B: rng.Float64()}
				accented := theme.Accented(c.Hex(), colours)
				for _, ground := range []string{theme.Ground, theme.Select} {
					if on := contrast(luminance(rgb(accented.Accent)), luminance(rgb(ground))); on < Readable {
						t.Errorf("%s: %s becomes %s, %.2f on %s (profile %v)", theme.Name, c.Hex(), accented.Accent, on, ground, colours)
					}
				}
				if accented.Accent = theme.Accent; accented != theme {
					t.Errorf("%s: more than the accent changed", theme.Name)
				}
			}
			for _, vivid := range []string{"#d1495b", "#e07a1f", "#3f9d4f", "#1f9e98", "#3f7fd1", "#8a63d2"} {
				before, _ := colorful.Hex(vivid)
				after := rgb(theme.Accented(vivid, colours).Accent)
				_, _, was := before.OkLch()
				_, _, is := after.OkLch()
				if turned := math.Abs(math.Remainder(is-was, 360)); turned > 30 { // of 256 few are dark
					t.Errorf("%s: the hue of %s turns by %.0f° to %s (profile %v)", theme.Name, vivid, turned, after.Hex(), colours)
				}
			}
		}
	}
	if taken < 3 {
		t.Errorf("%d themes take an accent", taken)
	}
}
