package full

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ownpace/tui/page"
)

// Grids of shades. A shade is a sign of its own, so that it is seen without colours.

const (
	tileCells = 2
	tileStep  = tileCells + 1 // with the gap to the next
)

// tiles draws as many columns as there is room for, the last ones, and what shades mean.
func (f frame) tiles(b page.Tiles, width int) []string {
	name := 0
	for _, r := range b.Rows {
		name = max(name, ansi.StringWidth(string(r.Name)))
	}
	columns := 0
	for _, r := range b.Rows {
		columns = max(columns, len(r.Tiles))
	}
	shown := min(columns, (width-name)/tileStep)
	if shown <= 0 || width < leastChart {
		return wrapped(b.Words, width)
	}
	from := columns - shown
	lines := []string{strings.Repeat(" ", name+1) + f.styles.Quiet.Render(tileHeads(b, from, shown))}
	for _, r := range b.Rows {
		line := f.styles.Quiet.Render(padded(r.Name, name)) + " "
		for _, t := range r.Tiles[min(from, len(r.Tiles)):] {
			line += f.tile(t) + " "
		}
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return append(append(lines, ""), f.tileLegend(b.Legend, width)...)
}

// tileHeads are the heads above the columns from one on; one that has no room before the
// next gives way.
func tileHeads(b page.Tiles, from, shown int) string {
	line, last := "", ""
	for i, head := range b.Heads {
		at := (i - from) * tileStep
		if i < from || head == "" || at+ansi.StringWidth(string(head)) > shown*tileStep {
			continue
		}
		if ansi.StringWidth(line) >= at {
			line = strings.TrimSuffix(line, last)
		}
		last = string(head)
		line = fitted(line, at) + last
	}
	return line
}

// tile is one of the grid: its shade, twice as wide as high, or its mark.
func (f frame) tile(t page.Tile) string {
	if t.Shade > 0 {
		return f.styles.Meter.Render(strings.Repeat(shade(t.Shade), tileCells))
	}
	return f.styles.Rule.Render(padded(t.Mark, tileCells))
}

func shade(n int) string { return [...]string{"░", "▒", "▓", "█"}[min(n, page.MostShade)-1] }

// tileLegend says what marks and shades mean.
func (f frame) tileLegend(all []page.Tile, width int) []string {
	var parts []string
	for _, t := range all {
		sign := string(t.Mark)
		if t.Shade > 0 {
			sign = f.styles.Meter.Render(strings.Repeat(shade(t.Shade), tileCells))
		}
		parts = append(parts, sign+" "+f.styles.Quiet.Render(string(t.Words)))
	}
	lines := []string{""}
	for _, part := range parts {
		last := &lines[len(lines)-1]
		switch {
		case *last == "":
			*last = part
		case ansi.StringWidth(*last)+3+ansi.StringWidth(part) <= width:
			*last += "   " + part
		default:
			lines = append(lines, part)
		}
	}
	return lines
}
