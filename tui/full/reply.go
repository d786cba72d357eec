package full

import (
	"slices"
	"strings"

	"github.com/charmbracelet/bubbles/textinput"

	"ownpace/tui/page"
)

// What the keys of the tables do; each returns true when the reply is given.

func (t *turn) options() []page.Option { return page.OptionsOf(t.pg.Ask) }

// nextLine goes to the next of the lines that are written on; on the last one it gives
// them all.
func (t *turn) nextLine() bool {
	if t.v.line == len(t.v.lines)-1 {
		empty := slices.IndexFunc(t.v.lines, func(l textinput.Model) bool { return strings.TrimSpace(l.Value()) == "" })
		written := slices.ContainsFunc(t.v.lines, func(l textinput.Model) bool { return strings.TrimSpace(l.Value()) != "" })
		if empty >= 0 && empty < t.v.line && written { // a gap that was passed over comes first
			t.v.toLine(empty)
			return false
		}
		return true
	}
	t.v.toLine(t.v.line + 1)
	return false
}

func (t *turn) otherLine() bool {
	by := 1
	if t.press == "up" {
		by = -1
	}
	t.v.toLine(min(max(t.v.line+by, 0), len(t.v.lines)-1))
	return false
}

func (v *view) toLine(to int) {
	v.lines[v.line].Blur()
	v.line = to
	v.lines[v.line].Focus()
}

// write takes a key to where one writes.
func (t *turn) write() bool {
	switch {
	case t.v.finding:
		t.v.query, _ = t.v.query.Update(t.msg)
		if _, read := t.pg.Ask.(page.Read); read {
			t.lookInText()
		} else {
			t.v.look(t.pg)
		}
	case t.v.lines != nil:
		t.v.lines[t.v.line], _ = t.v.lines[t.v.line].Update(t.msg)
	default:
		t.v.text, _ = t.v.text.Update(t.msg)
	}
	return false
}

// taken gives the answer: the option under the cursor, or all as they stand; where that is
// out of sight it is shown first.
func (t *turn) taken() bool {
	if at, ok := t.f.label(t.pg, t.v); ok && at.start >= t.v.scroll && at.end <= t.v.scroll+t.f.room(t.pg, t.v) {
		return true
	}
	return !t.f.reveal(t.pg, t.v)
}

// pickNumber moves to an option, and takes it where it is not judged.
func (t *turn) pickNumber() bool {
	n, ok := digit(t.press, len(t.options()))
	if !ok {
		return false
	}
	t.in.Choice = n
	t.v.point(t.pg, t.options(), n, t.f)
	return !t.pg.Ask.(page.Pick).Graded
}

// begin takes a digit or a sign to where an answer is written.
func (t *turn) begin() bool {
	t.in.Action, t.in.Text = t.pg.Ask.(page.Pick).Begins, t.press
	return true
}

func (t *turn) pointNumber() bool {
	if n, ok := digit(t.press, len(t.options())); ok {
		t.v.point(t.pg, t.options(), n, t.f)
	}
	return false
}

func (t *turn) mark() bool {
	if at, ok := t.f.label(t.pg, t.v); ok && (at.start < t.v.scroll || at.end > t.v.scroll+t.f.room(t.pg, t.v)) {
		t.f.reveal(t.pg, t.v) // nothing is marked unseen
		return false
	}
	if t.v.cursor >= 0 {
		id := t.options()[t.v.cursor].ID
		t.v.marks[id] = !t.v.marks[id]
	}
	return false
}

func (t *turn) markNumber() bool {
	if _, ok := digit(t.press, len(t.options())); ok {
		t.pointNumber()
		t.mark()
	}
	return false
}

// carry moves the option under the cursor with its neighbour.
func (t *turn) carry() bool {
	v, by := t.v, 1
	if t.press == "K" || t.press == "shift+up" {
		by = -1
	}
	if to := v.cursor + by; v.cursor >= 0 && to >= 0 && to < len(v.order) {
		v.order[v.cursor], v.order[to] = v.order[to], v.order[v.cursor]
		v.cursor = to
		t.f.reveal(t.pg, v)
	}
	return false
}

// match puts what has the letter to the option under the cursor, and goes to the next.
func (t *turn) match() bool {
	t.v.matched[t.v.cursor] = int(t.press[0] - 'a')
	t.v.point(t.pg, t.options(), t.v.cursor+1, t.f)
	return false
}

func (t *turn) unmatch() bool {
	t.v.matched[t.v.cursor] = -1
	return false
}

// walk moves the cursor, among those that are shown.
func (t *turn) walk() bool {
	v := t.v
	shown := v.shown(len(t.options()))
	to, last := v.place(shown), len(shown)-1
	switch t.press {
	case "up", "k":
		to--
	case "down", "j":
		to++
	case "home", "g":
		to = 0
	case "end", "G":
		to = last
	}
	if last < 0 {
		return false
	}
	to = min(max(to, 0), last)
	if v.order == nil {
		to = shown[to]
	}
	v.point(t.pg, t.options(), to, t.f)
	return false
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

// scrollPage moves the body by a window; lists scroll by their cursor, too.
func (t *turn) scrollPage() bool {
	step := max(1, t.f.room(t.pg, t.v)-1)
	if t.press == "pgup" || t.press == "ctrl+b" {
		step = -step
	}
	t.turnOver(step)
	return false
}

// turnOver scrolls by so many lines, and takes the mark along; where there is nothing left to
// scroll, to the first or the last option.
func (t *turn) turnOver(step int) {
	before, at := t.v.scroll, span{}
	if label, ok := t.f.label(t.pg, t.v); ok {
		at = label
	}
	if t.scroll(before + step); t.v.scroll != before {
		t.markInSight(at.start - before)
	} else if shown := t.v.shown(len(t.options())); len(shown) > 0 && t.v.place(shown) >= 0 {
		t.press = map[bool]string{true: "end", false: "home"}[step > 0]
		t.walk()
	}
}

// markInSight takes the mark along when a page was scrolled by a window: of the options that
// are seen, to the one that is nearest to the line at which it stood.
func (t *turn) markInSight(line int) {
	v, room := t.v, t.f.room(t.pg, t.v)
	to, toID, least := v.cursor, v.cursorID, -1
	shown := v.shown(len(t.options()))
	if v.place(shown) < 0 {
		return
	}
	for place := range shown {
		v.cursor = place
		if v.order == nil {
			v.cursor = shown[place]
		}
		at, _ := t.f.label(t.pg, v)
		far := max(at.start-v.scroll-line, line-at.start+v.scroll)
		if at.start >= v.scroll && at.end <= v.scroll+room && (least < 0 || far < least) {
			to, least = v.cursor, far
			if v.order == nil {
				toID = t.options()[v.cursor].ID
			}
		}
	}
	v.cursor, v.cursorID = to, toID
}

func (t *turn) scrollLine() bool {
	if t.press == "up" || t.press == "k" {
		return t.scroll(t.v.scroll - 1)
	}
	return t.scroll(t.v.scroll + 1)
}

func (t *turn) scrollEnd() bool {
	if t.press == "home" || t.press == "g" {
		return t.scroll(0)
	}
	return t.scroll(t.f.most(t.pg, t.v))
}

func (t *turn) scroll(to int) bool {
	before := t.v.scroll
	t.v.scroll = min(max(to, 0), t.f.most(t.pg, t.v))
	if _, reads := t.pg.Ask.(page.Read); reads && t.v.scroll != before {
		t.v.heard = t.f.turn + 1
	}
	return false
}

// more scrolls on by a window when there is more to read.
func (t *turn) more() bool {
	if t.v.scroll < t.f.most(t.pg, t.v) {
		t.turnOver(max(1, t.f.room(t.pg, t.v)-1))
	}
	return false
}

// readOn goes on, once the page has been seen to its end.
func (t *turn) readOn() bool {
	if t.v.scroll >= t.f.most(t.pg, t.v) {
		return true
	}
	return t.more()
}
