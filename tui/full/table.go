package full

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ownpace/engine"
	"ownpace/tui/page"
)

// Tables: columns that stand in line over a whole page, and meters in the last of them.

const meterCells = 12

// columnWidths are the widths of the columns of all tables of a page, so that they
// stand in line; a list keeps its marks close.
func columnWidths(blocks []page.Block) []int {
	var widths []int
	for _, block := range blocks {
		table, ok := block.(page.Table)
		if !ok || table.Listed() {
			continue
		}
		for _, row := range table.Rows {
			for i, cell := range row.Cells {
				if i == len(widths) {
					widths = append(widths, 0)
				}
				widths[i] = max(widths[i], ansi.StringWidth(string(cell)))
			}
		}
	}
	return widths
}

// table sets the cells of each row side by side, in their columns; a row that does
// not fit continues on the next line.
func (f frame) table(t page.Table, columns []int, width int) []string {
	if t.Listed() {
		columns = []int{1}
	}
	var lines []string
	for _, row := range t.Rows {
		lines = append(lines, f.row(row, columns, width)...)
	}
	return lines
}

const (
	cellGap   = 2
	leastCell = 23 // a last cell with less room than this goes to the next line
)

// row is one row of a table. The last cell wraps within its column; the cells before
// it are short.
func (f frame) row(row page.Row, columns []int, width int) []string {
	last := len(row.Cells) - 1
	if row.Meter != nil {
		last++
	}
	lead, used := "", 0
	for i, cell := range row.Cells[:last] {
		text := ansi.Truncate(string(cell), width, "…")
		lead += text
		used += ansi.StringWidth(text)
		if column := columns[i] + cellGap; used < width {
			lead += strings.Repeat(" ", max(cellGap, column-ansi.StringWidth(text)))
			used += max(cellGap, column-ansi.StringWidth(text))
		}
	}
	tail := func(room int) []string {
		if row.Meter != nil {
			return f.meter(*row.Meter, room)
		}
		lines := wrapped(row.Cells[last], room)
		if last > 0 {
			lines = each(lines, f.styles.Quiet)
		}
		return lines
	}
	if lines := tail(width - used); width-used >= leastCell || len(lines) == 1 && ansi.StringWidth(lines[0]) <= width-used {
		for i, line := range lines {
			if i > 0 {
				lead = strings.Repeat(" ", used)
			}
			lines[i] = lead + line
		}
		return lines
	}
	lines := f.stacked(row.Cells[:last], width)
	for _, line := range tail(width - len(stackIndent)) {
		lines = append(lines, stackIndent+line)
	}
	return lines
}

const stackIndent = "    "

// stacked is the cells of a row that is too narrow for them, as running text; a mark
// before it hangs.
func (f frame) stacked(cells []engine.Text, width int) []string {
	text := engine.JoinText(cells, "  ")
	lines := wrapped(text, width-len(stackIndent))
	for i := range lines[1:] {
		lines[i+1] = stackIndent + lines[i+1]
	}
	return lines
}

// meter is a bar and the words that say the same.
func (f frame) meter(m page.Meter, room int) []string {
	full := int(min(max(m.Value, 0), 1)*meterCells + 0.5)
	bar := f.styles.Meter.Render(strings.Repeat("━", full)) + f.styles.Rule.Render(strings.Repeat("─", meterCells-full)) + "  "
	lines := each(wrapped(m.Words, max(1, room-meterCells-2)), f.styles.Quiet)
	for i := range lines {
		if i > 0 {
			bar = strings.Repeat(" ", meterCells+2)
		}
		lines[i] = bar + lines[i]
	}
	return lines
}
