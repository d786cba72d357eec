package prose

import (
	"slices"
	"strings"

	"github.com/charmbracelet/lipgloss"
	xansi "github.com/charmbracelet/x/ansi"
)

// Of a table nothing is lost in a narrow window. glamour would cut its head and break its
// words, so it draws the table only so wide that nothing is broken; the cells are taken out of
// that, and set anew: as they are where they fit; wrapped between words where the longest of
// these fit beside each other; else row by row, with a line for each cell, `head: cell`. It
// is so, too, where lines are heard, for nobody hears which column a cell is in.

// table is what glamour makes of each cell, and at which side of its column it stands.
type table struct {
	heads []string
	rows  [][]string
	sides []lipgloss.Position
}

// table draws a part that is a table.
func (w *Writer) table(part string, width int) string {
	t, ok := w.cells(part)
	if !ok {
		return w.part(part, unwrapped(part, width), width)
	}
	widths := t.widths(width - between*len(t.heads) + 1)
	if w.heard || widths == nil {
		return trim(w.stacked(t, width), width)
	}
	return trim(t.beside(widths), width)
}

// between is what a column needs besides its cells: a blank at each side, and a line.
const between = 3

// cells takes a table apart, if glamour takes it for one: the line below its head says where
// the columns are.
func (w *Writer) cells(part string) (table, bool) {
	wide := 2 * tableWidth(part) // some of what glamour draws is longer than its source
	lines := strings.Split(w.part(part, wide, wide), "\n")
	rule := slices.IndexFunc(lines, func(line string) bool { return strings.Contains(line, "─") && strings.Trim(line, "─┼") == "" })
	if rule < 0 || rule > 1 { // an empty head is no line
		return table{}, false
	}
	columns := strings.Split(lines[rule], "┼")
	cut := func(line string) []string {
		cells := make([]string, len(columns))
		from := 0
		for i, column := range columns {
			to := from + xansi.StringWidth(column)
			cells[i] = trimRight(trimLeft(xansi.Cut(line, from, to)))
			from = to + 1
		}
		return cells
	}
	t := table{heads: make([]string, len(columns)), sides: sides(part, len(columns))}
	if rule == 1 {
		t.heads = cut(lines[0])
	}
	for _, line := range lines[rule+1:] {
		t.rows = append(t.rows, cut(line))
	}
	return t, true
}

// sides is where the cells of each column stand, as the line below the head has it in colons.
func sides(part string, n int) []lipgloss.Position {
	at := make([]lipgloss.Position, n)
	rule := strings.Trim(strings.Split(part, "\n")[1], "| ")
	for i, column := range strings.Split(rule, "|") {
		column = strings.TrimSpace(column)
		switch {
		case i >= n || !strings.HasSuffix(column, ":"):
		case strings.HasPrefix(column, ":"):
			at[i] = lipgloss.Center
		default:
			at[i] = lipgloss.Right
		}
	}
	return at
}

// widths is how wide each column is, for all together to have at most so many cells; nil where
// their longest words do not fit. What is left is shared evenly among those that are not whole.
func (t table) widths(room int) []int {
	widths, whole := make([]int, len(t.heads)), make([]int, len(t.heads))
	for _, row := range append([][]string{t.heads}, t.rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], longestWord(cell), 1)
			whole[i] = max(whole[i], xansi.StringWidth(cell), 1)
		}
	}
	for _, w := range widths {
		room -= w
	}
	if room < 0 {
		return nil
	}
	for ; room > 0; room-- {
		least := -1
		for i, w := range widths {
			if w < whole[i] && (least < 0 || w < widths[least]) {
				least = i
			}
		}
		if least < 0 {
			break
		}
		widths[least]++
	}
	return widths
}

// longestWord is how wide the longest part of a cell is that is not to be broken.
func longestWord(cell string) int {
	longest := 0
	for _, word := range strings.Split(unbroken(xansi.Strip(cell)), " ") {
		longest = max(longest, xansi.StringWidth(word))
	}
	return longest
}

// beside draws the columns beside each other. Where what a row begins with takes several lines,
// a blank one tells the rows apart.
func (t table) beside(widths []int) string {
	rule, blank := make([]string, len(widths)), make([]string, len(widths))
	for i, w := range widths {
		rule[i] = strings.Repeat("─", w+2)
	}
	lines := append(t.row(t.heads, widths), strings.Join(rule, "┼"))
	apart := slices.ContainsFunc(t.rows, func(row []string) bool { return xansi.StringWidth(row[0]) > widths[0] })
	for i, row := range t.rows {
		if apart && i > 0 {
			lines = append(lines, t.row(blank, widths)...)
		}
		lines = append(lines, t.row(row, widths)...)
	}
	return strings.Join(lines, "\n")
}

// row is the lines of a row, each cell at its side.
func (t table) row(cells []string, widths []int) []string {
	columns, height := make([][]string, len(cells)), 0
	for i, cell := range cells {
		columns[i] = strings.Split(fold(cell, widths[i]), "\n")
		height = max(height, len(columns[i]))
	}
	lines := make([]string, height)
	for n := range lines {
		parts := make([]string, len(cells))
		for i, column := range columns {
			cell := ""
			if n < len(column) {
				cell = trimRight(column[n])
			}
			gap := max(0, widths[i]-xansi.StringWidth(cell))
			left := int(float64(gap) * float64(t.sides[i]))
			parts[i] = strings.Repeat(" ", left) + cell + strings.Repeat(" ", gap-left)
		}
		lines[n] = " " + strings.Join(parts, " │ ")
	}
	return lines
}

// stacked draws the rows one below the other, with a blank line between them. A table without
// rows shows what they would have.
func (w *Writer) stacked(t table, width int) string {
	rows := t.rows
	if len(rows) == 0 {
		rows = [][]string{make([]string, len(t.heads))}
	}
	drawn := make([]string, len(rows))
	for i, row := range rows {
		var lines []string
		for c, cell := range row {
			if head := xansi.Strip(t.heads[c]); head != "" {
				cell = w.quiet(strings.TrimRight(head, ":")+":") + " " + cell
			}
			lines = append(lines, hung(cell, strings.Repeat(" ", min(2, width/2)), width)...)
		}
		drawn[i] = strings.Join(slices.DeleteFunc(lines, func(line string) bool { return xansi.Strip(line) == "" }), "\n")
	}
	return strings.Join(drawn, "\n\n")
}

// tableWidth is how wide a table is in its source when no cell of it is broken.
func tableWidth(part string) int {
	var widths []int
	for _, line := range strings.Split(part, "\n") {
		if tableRule.MatchString(line) {
			continue
		}
		line = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(line), "|"), "|")
		for i, cell := range strings.Split(line, "|") {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], xansi.StringWidth(strings.TrimSpace(cell)))
		}
	}
	sum := 0
	for _, w := range widths {
		sum += w + between
	}
	return sum
}
