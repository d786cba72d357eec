package full

import (
	"slices"

	"github.com/charmbracelet/x/ansi"

	"ownpace/engine"
	"ownpace/tui/page"
)

// The foot of a page: the note, and what can be pressed.

// foot is the note and the keys; more says whether Enter reads on first.
func (f frame) foot(pg page.Page, v *view, more bool) []string {
	var lines []string
	if note := f.note(pg, v); note != "" {
		lines = each(wrapped(note, f.whole()), f.styles.Note)
	}
	return append(lines, f.keys(pg, v, more)...)
}

// note is what just happened; or why a theme is not shown that one looks at.
func (f frame) note(pg page.Page, v *view) engine.Text {
	if t, ok := previewed(pg, v); ok && pg.Note == "" && t.Ground != "" && !f.styles.Fine {
		return "This terminal shows too few colours for it, and keeps its own."
	}
	if f.heard(v) {
		return ""
	}
	return pg.Note
}

// heard reports whether the note of this turn has been seen: one has read on since.
func (f frame) heard(v *view) bool { return v.heard == f.turn+1 }

// keys is what can be pressed, on one line, or two in a narrow window; what does not
// fit is in the help, whose key always stands.
func (f frame) keys(pg page.Page, v *view, more bool) []string {
	var all []string
	add := func(press, label engine.Text) {
		all = append(all, f.styles.Key.Render(string(press))+" "+f.styles.Quiet.Render(string(label)))
	}
	_, pick := pg.Ask.(page.Pick)
	_, read := pg.Ask.(page.Read)
	var last []bind
	for _, b := range bindsOf(pg.Ask, v) {
		switch {
		case b.line == "", b.edits && f.editor == "":
		case b.line == "/":
			last = append(last, b)
		case more && (pick || read) && !v.finding && b.has("enter"):
			add("Enter", "read on")
		default:
			add(b.line, b.brief)
		}
	}
	for i, k := range pg.Keys {
		if !sameAction(pg.Keys[:i], k.Action) && !v.finding {
			add(keyName(k.Press), k.Label)
		}
	}
	all = all[:min(len(all), mostKeys-1-len(last))]
	for _, b := range last {
		add(b.line, b.brief)
	}
	if page.Writes(pg.Ask) || v.finding {
		add("F1", "help")
	} else {
		add("?", "help")
	}
	return flow(all, f.whole())
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
