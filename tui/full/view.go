package full

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/textarea"
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"

	"ownpace/engine"
	"ownpace/engine/answer"
	"ownpace/tui/page"
)

// view is what one page's reader has done on it so far.
type view struct {
	cursor   int // option under the cursor, -1 for none yet
	cursorID string
	marks    map[string]bool
	order    []int             // of an Arrange: which option stands where
	matched  []int             // of a Match: which of the others is put to each option, -1 for none
	lines    []textinput.Model // of a Write or Fill
	line     int               // of them, the one that is written on
	text     textarea.Model    // of a Compose
	blocks   int               // of the page when it was drawn last
	scroll   int               // first line of the body that is shown
}

func newView(pg page.Page) *view {
	v := &view{marks: make(map[string]bool)}
	switch ask := pg.Ask.(type) {
	case page.Pick:
		if ask.Graded {
			v.cursor = -1
		}
	case page.Mark:
		for _, id := range ask.Marked {
			v.marks[id] = true
		}
	case page.Arrange:
		for i := range ask.Options {
			v.order = append(v.order, i)
		}
	case page.Match:
		v.matched = slices.Repeat([]int{-1}, len(ask.Options))
		copy(v.matched, ask.Matched)
	case page.Write:
		v.lines = []textinput.Model{newLine(ask.Draft)}
		v.lines[0].Focus()
	case page.Fill:
		for i := range ask.Gaps {
			draft := engine.Text("")
			if i < len(ask.Drafts) {
				draft = ask.Drafts[i]
			}
			v.lines = append(v.lines, newLine(draft))
		}
		v.lines[0].Focus()
	case page.Compose:
		v.text = textarea.New()
		v.text.Prompt, v.text.ShowLineNumbers = "", false
		v.text.CharLimit = mostLetters
		v.text.Cursor.SetMode(cursor.CursorStatic)
		v.text.SetValue(string(ask.Draft))
		v.text.Focus()
	}
	return v
}

// mostLetters is the longest that can be written; inputs count characters.
const mostLetters = answer.MaxReply / utf8.UTFMax

func newLine(draft engine.Text) textinput.Model {
	line := textinput.New()
	line.Prompt = ""
	line.CharLimit = mostLetters
	line.Cursor.SetMode(cursor.CursorStatic)
	line.SetValue(string(draft))
	return line
}

// written is what stands in the lines or in the text; of several lines with anything in
// them, all.
func (v *view) written(pg page.Page) (text string, texts []string) {
	if _, many := pg.Ask.(page.Compose); many {
		return v.text.Value(), nil
	}
	for i := range v.lines {
		texts = append(texts, v.lines[i].Value())
	}
	if text = strings.Join(texts, "\n"); strings.TrimSpace(text) == "" {
		text = ""
	}
	return text, texts
}

// follow keeps the cursor on the same option when the options have moved, and
// reports whether it did.
func (v *view) follow(pg page.Page) bool {
	options := page.OptionsOf(pg.Ask)
	before := v.cursor
	if v.order != nil || v.matched != nil { // its cursor stands at a place, not at an option
		return false
	}
	if i := slices.IndexFunc(options, func(o page.Option) bool { return o.ID == v.cursorID }); i >= 0 {
		v.cursor = i
	}
	if v.cursor = min(v.cursor, len(options)-1); v.cursor >= 0 {
		v.cursorID = options[v.cursor].ID
	}
	return v.cursor != before
}

// key takes a key to the page. It returns false when the key stays within the view.
func (v *view) key(pg page.Page, msg tea.KeyMsg, f frame) (page.Input, bool) {
	in := page.Input{Choice: v.cursor}
	in.Text, in.Texts = v.written(pg)
	writing := page.Writes(pg.Ask)
	press := msg.String()
	if msg.Paste {
		press = "" // a paste is text, whatever is in it
	}
	switch {
	case press == "ctrl+c":
		in.Action = page.Quit
		return in, true
	case press == "f1", press == "?" && !writing:
		in.Action = page.Help
		return in, true
	}
	for _, k := range pg.Keys {
		if k.Press == press && (!writing || k.Typing) && !(k.OnOption && v.cursor < 0) {
			in.Action = k.Action
			return in, true
		}
	}
	if v.scrolled(pg, press, writing, f) {
		return in, false
	}
	in.Action = page.Enter
	switch ask := pg.Ask.(type) {
	case page.Write, page.Fill:
		return in, v.write(press, msg)
	case page.Compose:
		if press == "ctrl+d" {
			return in, true
		}
		v.text, _ = v.text.Update(msg)
	case page.Pick:
		return in, v.pick(pg, ask, press, &in, f)
	case page.Mark:
		return in, v.mark(pg, ask.Options, press, &in, f)
	case page.Arrange:
		return in, v.arrange(pg, ask.Options, press, &in, f)
	case page.Match:
		return in, v.match(pg, ask, press, &in, f)
	case page.Read:
		if press == "enter" || press == " " {
			return in, !v.more(pg, f)
		}
	}
	return in, false
}

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

// scrolled moves the body; lists scroll by their cursor and these keys.
func (v *view) scrolled(pg page.Page, press string, writing bool, f frame) bool {
	_, reading := pg.Ask.(page.Read)
	step := max(1, f.room(pg, v)-1)
	switch {
	case press == "pgdown", press == "ctrl+f" && !writing:
		v.scroll += step
	case press == "pgup", press == "ctrl+b" && !writing:
		v.scroll -= step
	case reading && (press == "down" || press == "j"):
		v.scroll++
	case reading && (press == "up" || press == "k"):
		v.scroll--
	case reading && (press == "home" || press == "g"):
		v.scroll = 0
	case reading && (press == "end" || press == "G"):
		v.scroll = 1 << 20
	default:
		return false
	}
	v.scroll = min(max(v.scroll, 0), f.most(pg, v))
	return true
}

// more scrolls on by a window when there is more to read.
func (v *view) more(pg page.Page, f frame) bool {
	most := f.most(pg, v)
	if v.scroll >= most {
		return false
	}
	v.scroll = min(v.scroll+max(1, f.room(pg, v)-1), most)
	return true
}

func digit(press string, most int) (int, bool) {
	if len(press) == 1 && strings.Contains("123456789", press) {
		n := int(press[0] - '1')
		return n, n < most
	}
	return 0, false
}
