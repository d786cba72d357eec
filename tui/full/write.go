package full

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/bubbles/textinput"
	"github.com/charmbracelet/x/ansi"

	"ownpace/tui/page"
)

// Where one writes: a line, a line for each gap, a sheet, or what is looked for in a list.

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
	fit(&v.lines[0], f.styles, width-ansi.StringWidth(lead)-1)
	return append(lines, f.styles.Heading.Render(lead)+v.lines[0].View(), "")
}

// findLine is what is looked for in a list, and how many options have it.
func (f frame) findLine(pg page.Page, v *view) []string {
	if !v.finding {
		return nil
	}
	width, _ := f.column()
	lead, found := "Find > ", string(v.counted(pg.Ask))
	fit(&v.query, f.styles, width-ansi.StringWidth(lead)-ansi.StringWidth(found)-3)
	line := f.styles.Heading.Render(lead) + v.query.View()
	gap := strings.Repeat(" ", max(1, width-ansi.StringWidth(line)-ansi.StringWidth(found)))
	return []string{line + gap + f.styles.Quiet.Render(found), ""}
}

// fit makes a line as wide as there is room, with the caret of the theme.
func fit(line *textinput.Model, s *Styles, room int) {
	line.Width, line.Cursor.Style, line.PlaceholderStyle = max(1, room), s.Caret, s.Quiet
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
			lead, style = fmt.Sprintf("▸ %d", i+1), f.styles.Heading
		}
		if hint := ask.Gaps[i]; hint != "" {
			lead += " (" + string(hint) + ")"
		}
		lead = ansi.Truncate(lead, width/2, "…") + " > "
		fit(&v.lines[i], f.styles, width-ansi.StringWidth(lead)-1)
		lines = append(lines, style.Render(lead)+v.lines[i].View())
	}
	return append(lines, "")
}

// sheet is where a text of many lines is written.
func (f frame) sheet(ask page.Compose, v *view) []string {
	width, _ := f.column()
	v.text.SetWidth(width - 2)
	v.text.SetHeight(max(2, min(10, (f.height-8)/2)))
	v.text.Cursor.Style = f.styles.Caret
	lines := []string{f.styles.Heading.Render(ansi.Truncate(string(ask.Prompt), width, "…"))}
	for _, line := range strings.Split(v.text.View(), "\n") {
		lines = append(lines, f.styles.Rule.Render("│ ")+ansi.Truncate(line, width-2, ""))
	}
	return append(lines, "")
}

// newLine begins one, or, where nothing is written yet, gives nothing.
func (t *turn) newLine() bool {
	if strings.TrimSpace(t.v.text.Value()) == "" {
		return true
	}
	return t.write()
}
