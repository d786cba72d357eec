package full

import (
	"fmt"
	"image"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"golang.org/x/image/draw"
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
	lines := make([]string, 0, h/2+1)
	for y := 0; y < small.Bounds().Dy(); y += 2 {
		var line strings.Builder
		for x := 0; x < w; {
			top, bottom, run := hex(small, x, y), hex(small, x, y+1), 1
			for x+run < w && hex(small, x+run, y) == top && hex(small, x+run, y+1) == bottom {
				run++
			}
			style := r.NewStyle().Foreground(lipgloss.Color(top)).Background(lipgloss.Color(bottom))
			line.WriteString(style.Render(strings.Repeat("▀", run)))
			x += run
		}
		lines = append(lines, line.String())
	}
	return lines
}

func hex(m *image.RGBA, x, y int) string {
	c := m.RGBAAt(x, y)
	return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
}
