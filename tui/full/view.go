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
	seen     []string // the options when it was drawn last, by id
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
		if ask.Graded || ask.None {
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
		v.text.CharLimit, v.text.MaxHeight = answer.MaxText/utf8.UTFMax, 0
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

// enter puts the cursor on the first option of a menu, and of a list that is another than
// it was when the page was left.
func (v *view) enter(pg page.Page) {
	ask, pick := pg.Ask.(page.Pick)
	if pick && !ask.Graded && (ask.Menu || v.seen != nil && !slices.Equal(v.seen, ids(pg))) {
		v.cursor, v.cursorID = 0, ""
	}
}

func ids(pg page.Page) []string {
	var all []string
	for _, o := range page.OptionsOf(pg.Ask) {
		all = append(all, o.ID)
	}
	return all
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
