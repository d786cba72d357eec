package full

import (
	tea "github.com/charmbracelet/bubbletea"

	"ownpace/tui/page"
)

// The mouse, for who wants it: a terminal that sends clicks to the program no longer selects
// text with them, so it is off unless asked for. The wheel scrolls. A click moves the mark
// to an option, a second one takes it; in a list to be marked each click marks.

const wheelLines = 3

func (m *Model) mouse(msg tea.MouseMsg) tea.Cmd {
	if m.flight != nil {
		return nil
	}
	t := &turn{v: m.settle(), pg: m.session.Page(), f: m.frame()}
	switch {
	case msg.Button == tea.MouseButtonWheelUp:
		t.scroll(t.v.scroll - wheelLines)
	case msg.Button == tea.MouseButtonWheelDown:
		t.scroll(t.v.scroll + wheelLines)
	case msg.Button == tea.MouseButtonLeft && msg.Action == tea.MouseActionPress:
		if t.click(msg.Y) {
			return m.key(tea.KeyMsg{Type: tea.KeyEnter})
		}
	}
	return nil
}

// click does what a click on a line of the window does, and reports whether it takes the
// option there.
func (t *turn) click(line int) (taken bool) {
	v, l := t.v, t.f.layout(t.pg, t.v)
	if t.f.tooSmall() {
		return false
	}
	shown := v.shown(len(l.options))
	at := line - len(l.head) - len(t.f.findLine(t.pg, v))
	if at < 0 || at >= t.f.room(t.pg, v) {
		return false
	}
	for place, s := range l.spans(shown) {
		if at+v.scroll < s.start || at+v.scroll >= s.end {
			continue
		}
		to := shown[place]
		if v.order != nil { // its cursor stands at a place
			to = place
		}
		again := v.cursor == to
		v.point(t.pg, t.options(), to, t.f)
		if _, marks := t.pg.Ask.(page.Mark); marks {
			return t.mark()
		}
		_, picks := t.pg.Ask.(page.Pick)
		return again && picks
	}
	return false
}
