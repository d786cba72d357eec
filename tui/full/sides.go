package full

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ownpace/tui/page"
)

// Two things to compare, such as the text of then and the text of now.

const (
	sideGap     = 4
	leastBeside = 28 // cells of a column; below that one stands under the other
)

// sideBySide draws two things side by side, or one below the other where that is too narrow.
func (f frame) sideBySide(b page.Beside, width int) []string {
	each := (width - sideGap) / 2
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
			with = strings.Repeat(" ", max(0, each+sideGap-ansi.StringWidth(at))) + with
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
