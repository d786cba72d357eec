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
		lines = each(wrapped(pg.Aside, width), f.styles.Quiet)
		if f.height >= airyHeight {
			lines = append(lines, "")
		}
	}
	blocks := pg.Blocks
	if len(blocks) == 1 {
		if g, ok := blocks[0].(page.Guide); ok {
			blocks = guide(g.Page, f.editor)
		}
	}
	columns := columnWidths(blocks)
	for i, block := range blocks {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, f.block(block, columns, width)...)
	}
	options := page.OptionsOf(pg.Ask)
	if len(options) == 0 {
		return lines, nil
	}
	if len(lines) > 0 {
		lines = append(lines, "")
	}
	if v.order != nil {
		arranged := make([]page.Option, len(options))
		for place, i := range v.order {
			arranged[place] = options[i]
		}
		options = arranged
	}
	_, marking := pg.Ask.(page.Mark)
	spans := make([]span, len(options))
	airy := hasDetail(options) && f.height >= airyHeight
	for i, o := range options {
		if airy && i > 0 {
			lines = append(lines, "")
		}
		spans[i].start = len(lines)
		lines = append(lines, f.option(o, i, v, marking, width)...)
		spans[i].end = len(lines)
	}
	if match, ok := pg.Ask.(page.Match); ok {
		lines = append(lines, "")
		for i, other := range match.Others {
			lines = append(lines, f.other(i, other, width)...)
		}
	}
	return lines, spans
}

// other is one of what can be matched, with its letter.
func (f frame) other(i int, text engine.Text, width int) []string {
	const indent = 4
	lines := wrapped(text, width-indent)
	for j := range lines {
		if j == 0 {
			lines[j] = "  " + f.styles.Key.Render(string(page.Letter(i))) + " " + lines[j]
		} else {
			lines[j] = strings.Repeat(" ", indent) + lines[j]
		}
	}
	return lines
}

// airyHeight is the height from which there is room for blank lines between parts.
const airyHeight = 16

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
		style := map[page.Voice]lipgloss.Style{page.Quiet: s.Quiet, page.Strong: s.Strong, page.Quoted: s.Own}[b.Voice]
		return each(wrapped(b.Text, width), style)
	case page.Heading:
		return each(wrapped(b.Text, width), s.Heading)
	case page.Figure:
		return f.figure(b, width)
	case page.Verdict:
		return each(wrapped(b.Words(), width), s.Verdict[b.Outcome])
	case page.Beside:
		return f.beside(b, width)
	case page.Table:
		return f.table(b, columns, width)
	}
	return nil
}

const (
	besideGap   = 4
	leastBeside = 28 // cells of a column; below that one stands under the other
)

// beside draws two things side by side, or one below the other where that is too narrow.
func (f frame) beside(b page.Beside, width int) []string {
	each := (width - besideGap) / 2
	if each < leastBeside {
		return append(append(f.stack(b.Left, width), ""), f.stack(b.Right, width)...)
	}
	left, right := f.stack(b.Left, each), f.stack(b.Right, each)
	lines := make([]string, max(len(left), len(right)))
	for i := range lines {
		at, with := "", ""
		if i < len(left) {
			at = left[i]
		}
		if i < len(right) {
			with = right[i]
		}
		if with != "" {
			with = strings.Repeat(" ", max(0, each+besideGap-ansi.StringWidth(at))) + with
		}
		lines[i] = at + with
	}
	return lines
}

// stack draws blocks one below the other.
func (f frame) stack(blocks []page.Block, width int) []string {
	var lines []string
	columns := columnWidths(blocks)
	for i, block := range blocks {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, f.block(block, columns, width)...)
	}
	return lines
}

func each(lines []string, style lipgloss.Style) []string {
	for i := range lines {
		lines[i] = style.Render(lines[i])
	}
	return lines
}

// figure is the picture: the image where there are colours enough to show it, else the
// text art, or its words where that is wider than the column.
func (f frame) figure(b page.Figure, width int) []string {
	if b.Image != nil && f.styles.Fine {
		if lines := halfBlocks(b.Image(), width, max(4, f.height*2/3), f.styles.Renderer); lines != nil {
			return lines
		}
	}
	if b.Art == "" {
		return wrapped("Figure: "+b.Alt, width)
	}
	lines := strings.Split(string(b.Art.Untab()), "\n")
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
	if v.matched != nil {
		box := "[ ] "
		if n := v.matched[i]; n >= 0 {
			box = "[" + string(page.Letter(n)) + "] "
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

const (
	cellGap   = 2
	leastCell = 24 // a last cell with less room than this goes to the next line
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
	bar := f.styles.Meter.Render(strings.Repeat("█", full)) + f.styles.Quiet.Render(strings.Repeat("░", meterCells-full)) + "  "
	lines := each(wrapped(m.Words, max(1, room-meterCells-2)), f.styles.Quiet)
	for i := range lines {
		if i > 0 {
			bar = strings.Repeat(" ", meterCells+2)
		}
		lines[i] = bar + lines[i]
	}
	return lines
}
