package full

import (
	"fmt"
	"image"
	"image/color"
	"strconv"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
	"golang.org/x/image/draw"

	"ownpace/tui/theme"
)

// halfBlocks draws an image in at most so many cells: each has two pixels, one above the
// other, as the two colours of an upper half block.
func halfBlocks(m image.Image, width, height int, r *lipgloss.Renderer) []string {
	if m == nil || m.Bounds().Empty() {
		return nil
	}
	size := m.Bounds().Size()
	scale := min(float64(width)/float64(size.X), float64(2*height)/float64(size.Y), 1)
	w, h := max(1, int(float64(size.X)*scale)), max(1, int(float64(size.Y)*scale))
	small := image.NewRGBA(image.Rect(0, 0, w, h+h%2))
	draw.Draw(small, small.Bounds(), image.White, image.Point{}, draw.Src) // what is transparent was drawn for paper
	draw.CatmullRom.Scale(small, image.Rect(0, 0, w, h), m, m.Bounds(), draw.Over, nil)
	colour := coloursOf(small, r)
	lines := make([]string, 0, h/2+1)
	for y := 0; y < small.Bounds().Dy(); y += 2 {
		var line strings.Builder
		for x := 0; x < w; {
			top, bottom, run := colour(x, y), colour(x, y+1), 1
			for x+run < w && colour(x+run, y) == top && colour(x+run, y+1) == bottom {
				run++
			}
			style := r.NewStyle().Foreground(top).Background(bottom)
			line.WriteString(style.Render(strings.Repeat("▀", run)))
			x += run
		}
		lines = append(lines, line.String())
	}
	return lines
}

// coloursOf are the colours of an image's pixels as the terminal has them.
func coloursOf(m *image.RGBA, r *lipgloss.Renderer) func(x, y int) lipgloss.Color {
	fixed, found := theme.NewFixed(), make(map[color.RGBA]lipgloss.Color)
	return func(x, y int) lipgloss.Color {
		c := m.RGBAAt(x, y)
		if found[c] == "" {
			if r.ColorProfile() == termenv.ANSI256 {
				found[c] = lipgloss.Color(strconv.Itoa(fixed.Nearest(c.R, c.G, c.B)))
			} else {
				found[c] = lipgloss.Color(fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B))
			}
		}
		return found[c]
	}
}
