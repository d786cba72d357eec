package full

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ownpace/tui/page"
)

// What keys do on each kind of ask: each of these returns true when the reply is given.

// write takes a key to the line that is written on; Enter goes to the next, and on the
// last one gives them all.
func (v *view) write(press string, msg tea.KeyMsg) bool {
	to := v.line
	switch press {
	case "enter":
		if v.line == len(v.lines)-1 {
			return true
		}
		to++
	case "down":
		to = min(to+1, len(v.lines)-1)
	case "up":
		to = max(to-1, 0)
	default:
		v.lines[v.line], _ = v.lines[v.line].Update(msg)
		return false
	}
	v.lines[v.line].Blur()
	v.line = to
	v.lines[v.line].Focus()
	return false
}

// match puts what has the letter to the option under the cursor, and goes to the next.
func (v *view) match(pg page.Page, ask page.Match, press string, in *page.Input, f frame) bool {
	if n, ok := letter(press, len(ask.Others)); ok {
		v.matched[v.cursor] = n
		v.point(pg, ask.Options, v.cursor+1, f)
		return false
	}
	switch press {
	case "enter":
		in.Marks = v.matched
		return !f.reveal(pg, v)
	case "backspace", "delete", " ":
		v.matched[v.cursor] = -1
	default:
		if n, ok := digit(press, len(ask.Options)); ok {
			v.point(pg, ask.Options, n, f)
		} else {
			v.walk(pg, ask.Options, press, f)
		}
	}
	return false
}

// letter reads a letter as a place from 0.
func letter(press string, most int) (int, bool) {
	if len(press) == 1 && press[0] >= 'a' && press[0] <= 'z' {
		n := int(press[0] - 'a')
		return n, n < most
	}
	return 0, false
}

// pick moves the cursor; it returns true when an option is taken. Enter on an option
// that is out of sight shows it first.
func (v *view) pick(pg page.Page, ask page.Pick, press string, in *page.Input, f frame) bool {
	if n, ok := digit(press, len(ask.Options)); ok {
		in.Choice = n
		v.point(pg, ask.Options, n, f)
		return !ask.Graded
	}
	switch press {
	case "enter":
		return !f.reveal(pg, v)
	case " ":
		v.more(pg, f)
	default:
		v.walk(pg, ask.Options, press, f)
	}
	return false
}

func (v *view) mark(pg page.Page, options []page.Option, press string, in *page.Input, f frame) bool {
	if n, ok := digit(press, len(options)); ok {
		v.point(pg, options, n, f)
		press = " "
	}
	switch press {
	case " ", "x":
		if v.cursor >= 0 {
			id := options[v.cursor].ID
			v.marks[id] = !v.marks[id]
		}
	case "enter":
		for i, o := range options {
			if v.marks[o.ID] {
				in.Marks = append(in.Marks, i)
			}
		}
		return !f.reveal(pg, v)
	default:
		v.walk(pg, options, press, f)
	}
	return false
}

// arrange moves the option under the cursor with its neighbour: K and J, or Shift with
// the arrows.
func (v *view) arrange(pg page.Page, options []page.Option, press string, in *page.Input, f frame) bool {
	by := map[string]int{"K": -1, "shift+up": -1, "J": 1, "shift+down": 1}[press]
	switch {
	case press == "enter":
		in.Marks = v.order
		return !f.reveal(pg, v)
	case by != 0:
		if to := v.cursor + by; to >= 0 && to < len(v.order) {
			v.order[v.cursor], v.order[to] = v.order[to], v.order[v.cursor]
			v.cursor = to
			f.reveal(pg, v)
		}
	default:
		if n, ok := digit(press, len(options)); ok {
			v.cursor = n
		} else {
			v.walk(pg, options, press, f)
		}
		v.cursorID = ""
	}
	return false
}

func (v *view) walk(pg page.Page, options []page.Option, press string, f frame) {
	switch press {
	case "up", "k":
		v.point(pg, options, v.cursor-1, f)
	case "down", "j":
		v.point(pg, options, v.cursor+1, f)
	case "home", "g":
		v.point(pg, options, 0, f)
	case "end", "G":
		v.point(pg, options, len(options)-1, f)
	}
}

// point moves the cursor to an option and brings it into sight.
func (v *view) point(pg page.Page, options []page.Option, to int, f frame) {
	if len(options) == 0 {
		return
	}
	v.cursor = min(max(to, 0), len(options)-1)
	v.cursorID = options[v.cursor].ID
	f.reveal(pg, v)
}

func digit(press string, most int) (int, bool) {
	if len(press) == 1 && strings.Contains("123456789", press) {
		n := int(press[0] - '1')
		return n, n < most
	}
	return 0, false
}
