package full

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ownpace/tui/page"
	"ownpace/tui/prose"
)

// In a wide window what there is to say of the option under the cursor stands beside the
// list, and the list is short.

// hasBeside reports whether a page is a list of which there is something to say.
func hasBeside(pg page.Page) bool {
	ask, ok := pg.Ask.(page.Pick)
	return ok && !ask.Graded && !ask.None && !hasAround(pg) && hasDetail(ask.Options)
}

// withBeside sets, at the right of the lines that are seen, what there is to say of the
// option under the cursor.
func (f frame) withBeside(pg page.Page, v *view, lines []string) []string {
	l := f.layout(pg, v)
	top := min(max(0, l.before()-v.scroll), len(lines))
	said := f.beside(pg, v, f.room(pg, v)-top)
	width, _ := f.column()
	for len(lines) < top+len(said) {
		lines = append(lines, "")
	}
	for i := top; i < len(lines); i++ {
		line := lines[i] + strings.Repeat(" ", max(0, width-ansi.StringWidth(lines[i]))) + "  " + f.styles.Rule.Render("│") + "  "
		if i-top < len(said) {
			line += said[i-top]
		}
		lines[i] = line
	}
	return lines
}

// beside is what there is to say of the option under the cursor, in at most so many lines.
func (f frame) beside(pg page.Page, v *view, most int) []string {
	options := page.OptionsOf(pg.Ask)
	if v.cursor < 0 || v.cursor >= len(options) || v.finding && len(v.found) == 0 {
		return nil
	}
	width, _ := f.column()
	room := f.whole() - width - besideGap
	lines := append(each(wrapped(prose.Readable(options[v.cursor].Title()), room), f.styles.Heading), "")
	for _, d := range options[v.cursor].Detail {
		if d != "" {
			lines = append(lines, hungDetail(d, room)...)
		}
	}
	if more := options[v.cursor].More; len(more) > 0 {
		lines = append(lines, "")
		for _, d := range more {
			lines = append(lines, hungDetail(d, room)...)
		}
	}
	if len(lines) > most && most > 0 {
		lines = append(lines[:most-1], "…")
	}
	return lines[:min(len(lines), max(0, most))]
}
