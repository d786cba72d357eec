package full

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ownpace/engine"
	"ownpace/tui/page"
)

// strip sets cells side by side, heads above words, in as many rows as the width needs.
func (f frame) strip(b page.Strip, width int) []string {
	cell := 0
	for _, c := range b.Cells {
		cell = max(cell, ansi.StringWidth(string(c.Head)), ansi.StringWidth(string(marked(c))))
	}
	gap := cellGap
	if len(b.Cells)*(cell+gap)-gap > width { // closer together, to have all on one line
		gap = 1
	}
	cell += gap
	each := max(1, min(len(b.Cells), (width+gap)/cell))
	var lines []string
	for from := 0; from < len(b.Cells); from += each {
		heads, words := "", ""
		for _, c := range b.Cells[from:min(from+each, len(b.Cells))] {
			heads += padded(c.Head, cell)
			words += padded(marked(c), cell)
		}
		lines = append(lines, f.styles.Strong.Render(strings.TrimRight(heads, " ")), f.styles.Quiet.Render(strings.TrimRight(words, " ")))
	}
	return lines
}

func marked(c page.Cell) engine.Text { return c.Mark + " " + c.Words }

func padded(t engine.Text, width int) string {
	return string(t) + strings.Repeat(" ", max(0, width-ansi.StringWidth(string(t))))
}
