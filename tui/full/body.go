package full

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"

	"ownpace/engine"
	"ownpace/tui/page"
)

// span is the lines of the body that an option takes: from start up to end.
type span struct{ start, end int }

// body is everything between title and foot as lines, and where its options are.
func (f frame) body(pg page.Page, v *view) ([]string, []span) {
	width, _ := f.column()
	var lines []string
	if pg.Aside != "" && !f.asideFits(pg) {
		for _, line := range wrapped(pg.Aside, width) {
			lines = append(lines, f.styles.Quiet.Render(line))
		}
		lines = append(lines, "")
	}
	columns := columnWidths(pg.Blocks)
	for i, block := range pg.Blocks {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, f.block(block, columns, width)...)
	}
	options := optionsOf(pg.Ask)
	if len(options) == 0 {
		return lines, nil
	}
	if len(lines) > 0 {
		lines = append(lines, "")
	}
	_, marking := pg.Ask.(page.Mark)
	spans := make([]span, len(options))
	airy := hasDetail(options) && f.height >= 16
	for i, o := range options {
		if airy && i > 0 {
			lines = append(lines, "")
		}
		spans[i].start = len(lines)
		lines = append(lines, f.option(o, i, v, marking, width)...)
		spans[i].end = len(lines)
	}
	return lines, spans
}

func hasDetail(options []page.Option) bool {
	for _, o := range options {
		if len(o.Detail) > 0 {
			return true
		}
	}
	return false
}

func (f frame) block(block page.Block, columns []int, width int) []string {
	s := f.styles
	switch b := block.(type) {
	case page.Prose:
		return strings.Split(s.Prose.Draw(b.Markdown, width), "\n")
	case page.Line:
		style := map[page.Voice]lipgloss.Style{page.Quiet: s.Quiet, page.Strong: s.Strong, page.Quotely: s.Own}[b.Voice]
		return each(wrapped(b.Text, width), style)
	case page.Heading:
		return each(wrapped(b.Text, width), s.Heading)
	case page.Figure:
		return f.figure(b, width)
	case page.Verdict:
		return each(wrapped(b.Words(), width), s.Verdict[b.Outcome])
	case page.Table:
		return f.table(b, columns, width)
	}
	return nil
}

func each(lines []string, style lipgloss.Style) []string {
	for i := range lines {
		lines[i] = style.Render(lines[i])
	}
	return lines
}

// figure is the picture, or its words where it is wider than the column.
func (f frame) figure(b page.Figure, width int) []string {
	lines := strings.Split(string(b.Art), "\n")
	for _, line := range lines {
		if ansi.StringWidth(line) > width {
			return wrapped("Figure: "+b.Alt, width)
		}
	}
	return lines
}

// option is one choice: mark, number, label, and below it what there is to say.
func (f frame) option(o page.Option, i int, v *view, marking bool, width int) []string {
	under := i == v.cursor
	lead := "  "
	if under {
		lead = "▸ "
	}
	if i < 9 {
		lead += fmt.Sprintf("%d ", i+1)
	} else {
		lead += "  "
	}
	if marking {
		box := "[ ] "
		if v.marks[o.ID] {
			box = "[x] "
		}
		lead += box
	}
	indent := ansi.StringWidth(lead)
	labels := wrapped(o.Label, width-indent)
	aside := string(o.Aside)
	gap := width - indent - ansi.StringWidth(labels[0]) - ansi.StringWidth(aside)
	style := lipgloss.NewStyle()
	if under {
		style = f.styles.Cursor
	}
	lines := make([]string, 0, len(labels)+2)
	for j, label := range labels {
		line := strings.Repeat(" ", indent)
		if j == 0 {
			line = lead
		}
		line = style.Render(line + label)
		if j == 0 && aside != "" && gap >= 2 {
			line += strings.Repeat(" ", gap) + f.styles.Quiet.Render(aside)
		}
		lines = append(lines, line)
	}
	detail := o.Detail
	if aside != "" && gap < 2 {
		detail = append([]engine.Text{o.Aside}, detail...)
	}
	for _, d := range detail {
		if d == "" {
			continue
		}
		for _, line := range wrapped(d, width-indent) {
			lines = append(lines, strings.Repeat(" ", indent)+f.styles.Quiet.Render(line))
		}
	}
	return lines
}

const meterCells = 12

// columnWidths are the widths of the columns of all tables of a page, so that they
// stand in line.
func columnWidths(blocks []page.Block) []int {
	var widths []int
	for _, block := range blocks {
		table, ok := block.(page.Table)
		if !ok {
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
	var lines []string
	for _, row := range t.Rows {
		lines = append(lines, f.row(row, columns, width)...)
	}
	return lines
}

const cellGap = 2

func (f frame) row(row page.Row, widths []int, width int) []string {
	var lines []string
	line, used := "", 0
	put := func(drawn string, cells, column int) {
		if used > 0 && used+cells > width {
			lines = append(lines, line)
			line, used = "    ", 4
		}
		line += drawn
		used += cells
		if pad := column - cells; pad > 0 && used+pad < width {
			line += strings.Repeat(" ", pad)
			used += pad
		}
	}
	for i, cell := range row.Cells {
		text := ansi.Truncate(string(cell), width-4, "…")
		drawn := text
		if last := i == len(row.Cells)-1; last && i > 0 && row.Meter == nil {
			drawn = f.styles.Quiet.Render(text)
		}
		put(drawn, ansi.StringWidth(text), widths[i]+cellGap)
	}
	if m := row.Meter; m != nil {
		full := int(m.Value*meterCells + 0.5)
		bar := f.styles.Meter.Render(strings.Repeat("█", full)) + f.styles.Quiet.Render(strings.Repeat("░", meterCells-full))
		words := string(m.Words)
		put(bar+"  "+f.styles.Quiet.Render(words), meterCells+2+ansi.StringWidth(words), 0)
	}
	return append(lines, strings.TrimRight(line, " "))
}
