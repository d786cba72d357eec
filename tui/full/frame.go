package full

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"

	"ownpace/engine"
	"ownpace/tui/page"
	"ownpace/tui/prose"
)

// frame lays a page out in a window: title, body, what is asked, note, keys. The body
// scrolls; the title, a line to write on, the note and the keys always stand.
type frame struct {
	width, height int
	styles        *Styles
	editor        string // the learner's own, "" for none
}

const (
	textWidth   = 72 // the column is never wider
	leastWidth  = 40
	leastHeight = 10
)

func (f frame) tooSmall() bool { return f.width < leastWidth || f.height < leastHeight }

// column is the width of the text and the margin at its left.
func (f frame) column() (width, margin int) {
	width = min(textWidth, f.width-2)
	if margin = (f.width - width) / 2; f.width < 100 {
		margin = min(margin, 2)
	}
	return width, margin
}

// draw is the window: no more lines than its height, none wider than it.
func (f frame) draw(pg page.Page, v *view) string {
	if f.height == 0 {
		return ""
	}
	if f.tooSmall() {
		lines := wrapped("This window is too small. Make it 40 by 10, or larger.", f.width)
		return strings.Join(lines[:min(len(lines), f.height)], "\n")
	}
	width, margin := f.column()
	body, options := f.body(pg, v)
	room := f.room(pg, v)
	v.scroll = min(max(v.scroll, 0), max(0, len(body)-room))
	end := v.scroll + room
	shown := body[v.scroll:min(len(body), end)]
	below := ""
	_, readsOn := pg.Ask.(page.Read) // Enter reads on, too, when what it would take is out of sight
	readsOn = readsOn || v.cursor >= 0 && v.cursor < len(options) && options[v.cursor].end > end
	if end < len(body) {
		below = "↓ more"
		if !readsOn {
			below = "↓ more: PgDn"
		}
		below = f.styles.Quiet.Render(below)
	}
	foot := f.foot(pg, readsOn && end < len(body))
	lines := slices.Concat(f.head(pg), shown, []string{below}, f.line(pg, v))
	lines = slices.Concat(lines, make([]string, max(0, f.height-len(lines)-len(foot))), foot)
	left := strings.Repeat(" ", margin)
	for i, line := range lines {
		if line != "" {
			lines[i] = left + ansi.Truncate(line, width, "")
		}
	}
	return strings.Join(lines[:min(len(lines), f.height)], "\n")
}

// head is the title, what stands at its right, and a blank line.
func (f frame) head(pg page.Page) []string {
	width, _ := f.column()
	if f.asideFits(pg) {
		gap := width - lipgloss.Width(string(pg.Title)) - lipgloss.Width(string(pg.Aside))
		return []string{f.styles.Title.Render(string(pg.Title)) + strings.Repeat(" ", gap) + f.styles.Quiet.Render(string(pg.Aside)), ""}
	}
	return []string{f.styles.Title.Render(ansi.Truncate(string(pg.Title), width, "…")), ""}
}

func (f frame) asideFits(pg page.Page) bool {
	width, _ := f.column()
	return lipgloss.Width(string(pg.Title))+lipgloss.Width(string(pg.Aside))+3 <= width
}

// line is what is written on, where the page asks for writing.
func (f frame) line(pg page.Page, v *view) []string {
	switch ask := pg.Ask.(type) {
	case page.Write:
		return f.oneLine(ask, v)
	case page.Fill:
		return f.gaps(ask, v)
	case page.Compose:
		return f.sheet(ask, v)
	}
	return nil
}

func (f frame) oneLine(ask page.Write, v *view) []string {
	width, _ := f.column()
	lead := string(ask.Prompt) + " "
	var lines []string
	if ansi.StringWidth(lead) > width/3 {
		lines = each(wrapped(ask.Prompt, width), f.styles.Strong)
		lead = ""
	}
	lead += "> "
	v.lines[0].Placeholder = string(ask.Empty)
	v.lines[0].PlaceholderStyle = f.styles.Quiet
	v.lines[0].Width = width - ansi.StringWidth(lead) - 1
	return append(lines, f.styles.Cursor.Render(lead)+v.lines[0].View(), "")
}

// gaps is a line for each gap; in a low window, for the one written on and those around
// it.
func (f frame) gaps(ask page.Fill, v *view) []string {
	width, _ := f.column()
	room := min(max(1, f.height/3), len(v.lines))
	first := min(max(0, v.line-room/2), len(v.lines)-room)
	var lines []string
	for i := first; i < first+room; i++ {
		lead, style := fmt.Sprintf("  %d", i+1), f.styles.Quiet
		if i == v.line {
			lead, style = fmt.Sprintf("▸ %d", i+1), f.styles.Cursor
		}
		if hint := ask.Gaps[i]; hint != "" {
			lead += " (" + string(hint) + ")"
		}
		lead = ansi.Truncate(lead, width/2, "…") + " > "
		v.lines[i].Width = width - ansi.StringWidth(lead) - 1
		lines = append(lines, style.Render(lead)+v.lines[i].View())
	}
	return append(lines, "")
}

// sheet is where a text of many lines is written.
func (f frame) sheet(ask page.Compose, v *view) []string {
	width, _ := f.column()
	v.text.SetWidth(width - 2)
	v.text.SetHeight(max(2, min(10, (f.height-8)/2)))
	v.text.FocusedStyle.CursorLine = lipgloss.NewStyle()
	lines := []string{f.styles.Cursor.Render(ansi.Truncate(string(ask.Prompt), width, "…"))}
	for _, line := range strings.Split(v.text.View(), "\n") {
		lines = append(lines, f.styles.Quiet.Render("│ ")+ansi.Truncate(line, width-2, ""))
	}
	return append(lines, "")
}

// foot is the note and the keys; more says whether Enter reads on first.
func (f frame) foot(pg page.Page, more bool) []string {
	width, _ := f.column()
	var lines []string
	if pg.Note != "" {
		lines = each(wrapped(pg.Note, width), f.styles.Note)
	}
	return append(lines, f.keys(pg, more, width)...)
}

// keys is what can be pressed, on one line, or two in a narrow window; what does not
// fit is in the help, whose key always stands.
func (f frame) keys(pg page.Page, more bool, width int) []string {
	var all []string
	add := func(press, label string) {
		all = append(all, f.styles.Key.Render(press)+" "+f.styles.Quiet.Render(label))
	}
	switch ask := pg.Ask.(type) {
	case page.Pick:
		switch {
		case more:
			add("Enter", "read on")
		case ask.Graded:
			add("↑↓", "choose")
			add("Enter", "answer")
		default:
			add("↑↓ Enter", "choose")
		}
	case page.Mark:
		add("Space", "mark")
		if ask.None {
			add("Enter", "done")
		} else {
			add("Enter", "answer")
		}
	case page.Arrange:
		add("K J", "move up, down")
		add("Enter", "answer")
	case page.Match:
		add("a b c", "match")
		add("Enter", "answer")
	case page.Write:
		add("Enter", "answer")
	case page.Fill:
		if len(ask.Gaps) > 1 {
			add("Enter", "next gap, then answer")
		} else {
			add("Enter", "answer")
		}
	case page.Compose:
		add("Ctrl+D", "done")
		if f.editor != "" {
			add(string(keyName(editKey)), "in your editor")
		}
	case page.Read:
		next := ask.Next
		if more {
			next = "read on"
		}
		add("Enter", string(next))
	}
	seen := make(map[page.Action]bool)
	for _, k := range pg.Keys {
		if seen[k.Action] {
			continue
		}
		seen[k.Action] = true
		add(string(keyName(k.Press)), string(k.Label))
	}
	all = all[:min(len(all), mostKeys-1)]
	help := "?"
	if page.Writes(pg.Ask) {
		help = "F1"
	}
	add(help, "help")
	return flow(all, width)
}

const mostKeys = 6

// flow sets parts side by side, in as many lines as they need, two at most: then the
// parts before the last, which is the help, give way.
func flow(parts []string, width int) []string {
	const gap = "   "
	for {
		lines := []string{""}
		for _, part := range parts {
			last := &lines[len(lines)-1]
			switch {
			case *last == "":
				*last = part
			case ansi.StringWidth(*last+gap+part) <= width:
				*last += gap + part
			default:
				lines = append(lines, part)
			}
		}
		if len(lines) <= 2 || len(parts) <= 2 {
			return lines
		}
		parts = slices.Delete(parts, len(parts)-2, len(parts)-1)
	}
}

// room is how many lines of the body are seen at once.
func (f frame) room(pg page.Page, v *view) int {
	foot := max(len(f.foot(pg, true)), len(f.foot(pg, false)))
	return max(1, f.height-len(f.head(pg))-1-len(f.line(pg, v))-foot)
}

// most is the furthest that the body scrolls.
func (f frame) most(pg page.Page, v *view) int {
	body, _ := f.body(pg, v)
	return max(0, len(body)-f.room(pg, v))
}

// startOf is the line of the body at which a block starts.
func (f frame) startOf(pg page.Page, v *view, block int) int {
	if block <= 0 || block >= len(pg.Blocks) {
		return 0
	}
	pg.Blocks, pg.Ask = pg.Blocks[:block], nil
	before, _ := f.body(pg, v)
	return len(before) + 1
}

// reveal scrolls so that the option under the cursor is seen; on the first option,
// as much of what stands before it as there is room for. It reports whether it had
// to.
func (f frame) reveal(pg page.Page, v *view) (moved bool) {
	body, options := f.body(pg, v)
	if v.cursor < 0 || v.cursor >= len(options) {
		return false
	}
	before := v.scroll
	room, at := f.room(pg, v), options[v.cursor]
	if at.end > v.scroll+room {
		v.scroll = at.end - room
	}
	if at.start < v.scroll {
		v.scroll = at.start
	}
	if v.cursor == 0 && at.end <= room {
		v.scroll = 0
	}
	v.scroll = min(max(v.scroll, 0), max(0, len(body)-room))
	return v.scroll != before
}

func wrapped(t engine.Text, width int) []string {
	return prose.Wrap(string(t.Untab()), width)
}
