package full

import (
	"image"
	"image/color"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"ownpace/tui/page"
	"ownpace/tui/theme"
)

// TestImage: a cell has the colours of two pixels; the words stand below; where there are too
// few colours there is the text art, or the words.
func TestImage(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 2, 3))
	red, blue := color.RGBA{R: 255, A: 255}, color.RGBA{B: 255, A: 255}
	for x := range 2 {
		m.Set(x, 0, red)
		m.Set(x, 1, blue)
	} // the last line is transparent: paper
	figure := page.Figure{Image: func() image.Image { return m }, Alt: "Red over blue.", Art: "R/B"}
	f := frame{width: 40, height: 30, seen: 24, styles: StylesIn(termenv.TrueColor)}
	lines := f.figure(figure, 36)
	want := []string{"\x1b[38;2;255;0;0;48;2;0;0;255m▀▀\x1b[0m", "\x1b[38;2;255;255;255;48;2;255;255;255m▀▀\x1b[0m"}
	if len(lines) != 3 || lines[0] != want[0] || lines[1] != want[1] || ansi.Strip(lines[2]) != "Red over blue." {
		t.Errorf("got %q", lines)
	}
	for name, s := range map[string]*Styles{"16 colours": StylesIn(termenv.ANSI), "none": StylesIn(termenv.Ascii), "mono": StylesIn(termenv.TrueColor).In(theme.Mono)} {
		f.styles = s
		if got := strings.Join(f.figure(figure, 36), "\n"); got != "R/B" {
			t.Errorf("%s: %q", name, got)
		}
	}
	figure.Art = ""
	if got := strings.Join(f.figure(figure, 36), "\n"); got != "Figure: Red over blue." {
		t.Errorf("without art: %q", got)
	}
}

// TestImageOnPage: an image and its words are seen at once in a window of any height, but for
// the lowest, where the image keeps four lines.
func TestImageOnPage(t *testing.T) {
	styles := StylesIn(termenv.TrueColor)
	figure := page.Figure{Image: func() image.Image { return image.NewGray(image.Rect(0, 0, 90, 90)) }, Alt: "All black, from one edge to the other."}
	pg := page.Page{Title: "Title", Blocks: []page.Block{figure}, Ask: page.Read{}, Keys: []page.Key{{Press: "esc", Action: page.Back, Label: "back"}}}
	for _, size := range []page.Size{{Width: 80, Height: 24}, {Width: 40, Height: 12}, {Width: 40, Height: 10}, {Width: 120, Height: 60}} {
		f, v := frame{width: size.Width, height: size.Height, styles: styles}, newView(pg)
		room, body := f.room(pg, v), f.bodyHeight(pg, v)
		if body > room || body < min(room, leastImage) {
			t.Errorf("%v: it has %d lines, of which %d are seen", size, body, room)
		}
	}
	pg.Ask = page.Write{}
	f, v := frame{width: 40, height: 10, styles: styles}, newView(pg)
	if lines := len(f.layout(pg, v).above); lines != leastImage+1 {
		t.Errorf("where one writes: %d lines", lines)
	}
}

// TestImageIn256: a gradient from pink to grey goes there step by step, and never through
// what is nearly black.
func TestImageIn256(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 60, 2))
	for x := range 60 {
		m.Set(x, 0, color.RGBA{R: 255 - uint8(2*x), G: 192 - uint8(x), B: 203 - uint8(x), A: 255})
		m.Set(x, 1, color.RGBA{R: 128, G: 128, B: 128, A: 255})
	}
	lines := halfBlocks(m, 60, 1, StylesIn(termenv.ANSI256).Renderer)
	var tops []string
	for _, style := range regexp.MustCompile(`38;5;(\d+);48;5;244m`).FindAllStringSubmatch(lines[0], -1) {
		tops = append(tops, style[1])
	}
	if got := strings.Join(tops, " "); len(lines) != 1 || got != "217 181 248 247 246 245 102" {
		t.Errorf("the gradient is %s: %q", got, lines)
	}
}

// TestImageFits: whatever its shape, an image is no larger than its room, keeps its
// proportions as far as it can, and is never made larger than it is.
func TestImageFits(t *testing.T) {
	styles := StylesIn(termenv.TrueColor)
	for _, size := range []image.Point{{1, 1}, {3000, 10}, {10, 3000}, {640, 480}, {70, 20}} {
		lines := halfBlocks(image.NewGray(image.Rectangle{Max: size}), 60, 12, styles.Renderer)
		if len(lines) == 0 || len(lines) > 12 || len(lines) > (size.Y+1)/2 {
			t.Errorf("%v: %d lines", size, len(lines))
		}
		for _, line := range lines {
			if n := ansi.StringWidth(line); n > 60 || n > size.X || n < 1 {
				t.Errorf("%v: %d cells", size, n)
			}
		}
	}
	if lines := halfBlocks(image.NewGray(image.Rect(0, 0, 0, 5)), 60, 12, styles.Renderer); lines != nil {
		t.Errorf("of nothing: %q", lines)
	}
	if lines := halfBlocks(nil, 60, 12, styles.Renderer); lines != nil {
		t.Errorf("of an image that cannot be read: %q", lines)
	}
}

func BenchmarkImage(b *testing.B) {
	m := image.NewRGBA(image.Rect(0, 0, 640, 480))
	for i := range m.Pix {
		m.Pix[i] = uint8(i*i>>9) | 3
	}
	for name, profile := range map[string]termenv.Profile{"256": termenv.ANSI256, "all": termenv.TrueColor} {
		b.Run(name, func(b *testing.B) {
			styles := StylesIn(profile)
			for b.Loop() {
				halfBlocks(m, 72, 16, styles.Renderer)
			}
		})
	}
}
