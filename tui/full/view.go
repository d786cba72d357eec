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
	finding  bool              // the list is being looked through
	query    textinput.Model   // for what
	finder   *page.Finder      // which finds it
	found    []int             // the options that have it
	hits     []int             // or the lines of the body that do
	hit      int               // of them, the one that is shown
	laid     *layout           // of the page, as it was laid out last
	blocks   int               // of the page when it was drawn last
	scroll   int               // first line of the body that is shown
	heard    int               // the turn in which one read on, and 1; 0 for none
}

func newView(pg page.Page) *view {
	v := &view{marks: make(map[string]bool)}
	switch ask := pg.Ask.(type) {
	case page.Pick:
		if ask.Graded || ask.None {
			v.cursor = -1
		} else {
			v.cursor = ask.At
		}
	case page.Mark:
		for _, id := range ask.Marked {
			v.marks[id] = true
		}
	case page.Arrange:
		for i := range ask.Options {
			v.order = append(v.order, i)
		}
		copy(v.order, ask.Order)
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
		v.text.FocusedStyle, v.text.BlurredStyle = textarea.Style{}, textarea.Style{}
		v.text.Prompt, v.text.ShowLineNumbers = "", false
		v.text.CharLimit, v.text.MaxHeight = answer.MaxText, 0
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

// put is how the options stand: those that are marked, their order, or what is put to each;
// nil where there is nothing of the kind.
func (v *view) put(pg page.Page) []int {
	switch ask := pg.Ask.(type) {
	case page.Mark:
		marked := []int{}
		for i, o := range ask.Options {
			if v.marks[o.ID] {
				marked = append(marked, i)
			}
		}
		return marked
	case page.Arrange:
		return slices.Clone(v.order)
	case page.Match:
		return slices.Clone(v.matched)
	}
	return nil
}

// enter puts the cursor on the first option of a menu, and of a list that is another than
// it was when the page was left.
func (v *view) enter(pg page.Page) {
	ask, pick := pg.Ask.(page.Pick)
	if v.finding, v.found, v.hits = false, nil, nil; ask.Find {
		v.openFind(pg)
		return
	}
	if pick && ask.Left != "" {
		v.cursorID = ask.Left // which follow looks for
		return
	}
	if pick && !ask.Graded && (ask.Menu || v.seen != nil && !slices.Equal(v.seen, ids(pg))) {
		v.cursor, v.cursorID = ask.At, ""
	}
}

func ids(pg page.Page) []string {
	options := page.OptionsOf(pg.Ask)
	all := make([]string, len(options))
	for i := range options {
		all[i] = options[i].ID
	}
	return all
}

// follow keeps the cursor on the same option when the options have moved, and
// reports whether it did.
func (v *view) follow(pg page.Page) bool {
	options, now := page.OptionsOf(pg.Ask), ids(pg)
	before, moved := v.cursor, !slices.Equal(v.seen, now)
	v.seen = now
	if v.order != nil || v.matched != nil { // its cursor stands at a place, not at an option
		return false
	}
	if v.finding && moved {
		v.finder = nil
		v.look(pg)
	}
	for i := range options {
		if options[i].ID == v.cursorID {
			v.cursor = i
			break
		}
	}
	if v.cursor = min(v.cursor, len(options)-1); v.cursor >= 0 {
		v.cursorID = options[v.cursor].ID
	}
	return v.cursor != before
}

// key takes a key to the page. It returns false when the key stays within the view.
func (v *view) key(pg page.Page, msg tea.KeyMsg, f frame) (page.Input, bool) {
	in := page.Input{Choice: v.cursor, Action: page.Enter, Marks: v.put(pg)}
	in.Text, in.Texts = v.written(pg)
	in.Read = f.read(pg, v)
	writing := page.Writes(pg.Ask) || v.finding
	t := &turn{v: v, pg: pg, f: f, in: &in, press: msg.String(), msg: msg}
	if msg.Paste { // a paste is text, whatever is in it; more than can be written is not even read
		t.msg.Runes = msg.Runes[:min(len(msg.Runes), mostLetters)]
		if writing {
			t.press = ""
			return in, t.write()
		}
		return in, false
	}
	for _, b := range everywhere(pg, writing) {
		if b.has(t.press) {
			return in, b.do(t)
		}
	}
	if !v.finding {
		for _, k := range pg.Keys {
			if k.Press == t.press && (!writing || k.Typing) && !(k.OnOption && v.cursor < 0) {
				in.Action = k.Action
				return in, true
			}
		}
	}
	for _, b := range bindsOf(pg.Ask, v) {
		if b.has(t.press) {
			return in, b.do(t)
		}
	}
	if writing {
		return in, t.write()
	}
	return in, false
}

// shown are the options that are drawn, in order: those arranged, those found, or all.
func (v *view) shown(n int) []int {
	switch {
	case v.order != nil:
		return v.order
	case v.finding:
		return v.found
	}
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// place is where the cursor stands among those that are shown, -1 for nowhere.
func (v *view) place(shown []int) int {
	if v.order != nil || v.cursor < 0 {
		return v.cursor
	}
	return slices.Index(shown, v.cursor)
}
