// Package page is what a screen says, free of size, colour and terminal. Screens
// make pages; skins draw them and collect input. When a new kind of thing must be
// shown, it becomes a block here, not a drawing method on a screen.
package page

import (
	"image"
	"slices"
	"unicode/utf8"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// Page is one page, from top to bottom.
type Page struct {
	ID     string      // the same while it is the same page, so that a skin keeps cursor and scroll
	Title  engine.Text // where one is: "Algebra · Fractions"
	Aside  engine.Text // at the right of the title: "question 3, about 9 left"
	Blocks []Block
	News   int         // the first block that is new to who comes from the page before; a skin begins there when not all is seen at once
	Keeps  bool        // who comes back to it reads on where they were, unless that was its end
	Read   float64     // who comes to it first begins so far down, a share of its lines: they had read so far
	Ask    Ask         // what is asked; nil when there is only to read
	Note   engine.Text // one line about what just happened
	Within Size        // to be drawn in no more than that, for authors; the window when it is zero
	Roams  bool        // one can go anywhere from it
	Accent string      // of the pack that one is in, as #rrggbb; "" for that of the theme
	Keys   []Key       // besides help and leaving, which every page has; all are in the help
}

// Size is that of a window, in cells.
type Size struct{ Width, Height int }

// Block is one thing in the body of a page.
type Block interface{ block() }

// Prose is Markdown.
type Prose struct{ Markdown engine.Text }

// Line is plain text, wrapped, in one voice.
type Line struct {
	Text  engine.Text
	Voice Voice
}

// Figure is a picture, as text or as an image or both, and the same in words.
type Figure struct {
	Art, Alt engine.Text
	Image    func() image.Image // nil for none
}

// Verdict is the judgement on an answer, first in words.
type Verdict struct {
	Outcome answer.Outcome
	Say     engine.Text
}

// Heading begins a part of a page.
type Heading struct{ Text engine.Text }

// Table has rows of cells; a Meter in a row is drawn in its last column.
type Table struct{ Rows []Row }

// Row is one line of a table.
type Row struct {
	Cells []engine.Text
	Meter *Meter
}

// Strip is a few things side by side, such as the days of a week.
type Strip struct{ Cells []Cell }

// Cell is one of them: its name, a mark, and the same in words.
type Cell struct{ Head, Mark, Words engine.Text }

// Guide tells how to use a page: its answer, its keys. Each skin has its own ways.
type Guide struct{ Page Page }

// Beside has two things to compare: side by side where there is room, else one below the
// other.
type Beside struct{ Left, Right []Block }

// Meter is a share from 0 to 1, with the words that say the same.
type Meter struct {
	Value float64
	Words engine.Text
}

func (Prose) block()   {}
func (Line) block()    {}
func (Figure) block()  {}
func (Verdict) block() {}
func (Heading) block() {}
func (Table) block()   {}
func (Strip) block()   {}
func (Guide) block()   {}
func (Beside) block()  {}

// Voice is how a line is said.
type Voice int

const (
	Normal Voice = iota
	Quiet        // of less weight
	Strong       // of more
	Quoted       // the learner's own words
)

// Ask is what a page asks for.
type Ask interface{ ask() }

// Pick asks to choose one option.
type Pick struct {
	Prompt  engine.Text // for the plain skin; may be empty
	Options []Option
	Menu    bool   // of things to do: whoever comes to it begins at the first
	At      int    // of a menu: where one begins, from 0
	None    bool   // none is chosen at first
	Find    bool   // many: whoever comes to it begins by writing what is looked for
	Graded  bool   // the choice will be judged: a number only moves the cursor, and none is chosen at first
	Begins  Action // what a digit or a sign does, since it begins an answer rather than being a choice; it comes as the text

	From, To engine.Text // the heads of what stands around the options; "" when nothing does
	Marks    engine.Text // what the marks of the options mean, where they stand without words

	Left string // the id of the option that one comes back from; "" for none
}

// Mark asks to mark all options that apply, then to confirm.
type Mark struct {
	Prompt  engine.Text // for the plain skin; may be empty
	Options []Option
	Marked  []string // the ids of those that are marked at first
	None    bool     // whether marking none is an answer, too
}

// Arrange asks to put the options in order.
type Arrange struct {
	Options []Option
	Order   []int // at first: which option stands where; nil for as they come
}

// Match asks to put to each of the options one of the others, which have letters.
type Match struct {
	Options []Option
	Others  []engine.Text
	Matched []int // at first: for each option which of the others, -1 for none; nil for none at all
}

// Fill asks for a line for each gap of a text.
type Fill struct {
	Gaps   []engine.Text // a hint to each, may be empty
	Drafts []engine.Text // what stands there at first; nil for nothing
}

// Compose asks for a text of many lines.
type Compose struct {
	Prompt engine.Text
	Draft  engine.Text
}

// Option is one thing to choose.
type Option struct {
	ID     string // stable while pages change, so that a cursor can follow it
	Label  engine.Text
	Aside  engine.Text   // at the right
	Detail []engine.Text // below, smaller; in a wide window beside the list; after a sign and two blanks it hangs

	More []engine.Text // after that, where it stands beside the list; what another page says, too
	Also engine.Text   // other words by which it is found
	Late bool          // stands after the others and is listed only when it was looked for; its label may be long, and Markdown

	Mark   engine.Text // how it stands, as one sign, where there is no room for the aside
	Around Around

	Colours string // the theme that is shown while the cursor is on it; "" for the learner's own
}

// mostTitle is how much of a long label is shown: with "a question" at its right it has a line.
const mostTitle = 56

// Title is the label as it is shown: of a late one its beginning, on one line. To make that of
// thousands takes too long, so it is made of those that are shown.
func (o Option) Title() engine.Text {
	if o.Late {
		return o.Label.Line().Bare().Short(mostTitle)
	}
	return o.Label
}

// Write asks for a line of text.
type Write struct {
	Prompt engine.Text
	Draft  engine.Text // what stands there at first
	Empty  engine.Text // what Enter alone does: "or Enter, if stuck"
}

// Read asks for nothing: Enter goes on, once the page has been seen to its end.
type Read struct{ Next engine.Text } // what Enter does

func (Pick) ask()    {}
func (Mark) ask()    {}
func (Arrange) ask() {}
func (Match) ask()   {}
func (Fill) ask()    {}
func (Compose) ask() {}
func (Write) ask()   {}
func (Read) ask()    {}

// OptionsOf lists what an ask offers to choose from, mark or arrange.
func OptionsOf(ask Ask) []Option {
	switch a := ask.(type) {
	case Pick:
		return a.Options
	case Mark:
		return a.Options
	case Arrange:
		return a.Options
	case Match:
		return a.Options
	}
	return nil
}

// Writes reports whether an ask takes what is typed as text, so that letters are no keys.
func Writes(ask Ask) bool {
	switch ask.(type) {
	case Write, Fill, Compose:
		return true
	}
	return false
}

// Letter is the letter of the n-th of what is matched, from 0.
func Letter(n int) engine.Text { return engine.Textf("%c", 'a'+n) }

// Key is an action that the page offers besides its answer.
type Key struct {
	Press    string // as Bubble Tea names it: "m", "tab", "esc"
	Action   Action
	Label    engine.Text
	Typing   bool // works while a line is being written, too
	OnOption bool // is about the option under the cursor
}

// Action is what a key stands for.
type Action string

// Actions that every page may have.
const (
	Enter   Action = "enter" // the answer is given
	Back    Action = "back"
	Help    Action = "help"
	Palette Action = "palette" // to go anywhere
	Quit    Action = "quit"
)

// Input is what a learner did on a page.
type Input struct {
	Action Action
	Choice int      // of a Pick: the option picked or under the cursor, -1 for none
	Marks  []int    // of a Mark: the options marked; of an Arrange: all of them, in order; of a Match: what is put to each, -1 for nothing
	Texts  []string // of a Fill: what was typed into each gap
	Text   string   // of a Write or Compose: what was typed, as it was typed; of a Fill: all of it, a line for each gap
	Read   float64  // when the program is left: the share of the page's lines that stood above the window
}

// Word is the judgement alone.
func (v Verdict) Word() engine.Text {
	return map[answer.Outcome]engine.Text{answer.Right: "Right.", answer.Almost: "Almost.", answer.Wrong: "Not yet."}[v.Outcome]
}

// Words is the judgement with what there is to say.
func (v Verdict) Words() engine.Text {
	if v.Say == "" {
		return v.Word()
	}
	return v.Word() + " " + v.Say.Unquoted()
}

// Words is the strip as a sentence, without cells that have no words.
func (s Strip) Words() engine.Text {
	var all []engine.Text
	for _, c := range s.Cells {
		if c.Words != "" {
			all = append(all, c.Head+" "+c.Words)
		}
	}
	return engine.JoinText(all, ", ") + "."
}

// marked reports whether the first cell is a mark.
func (r Row) marked() bool {
	return len(r.Cells) > 0 && utf8.RuneCountInString(string(r.Cells[0])) == 1
}

// Listed reports whether the table is a list: each row a mark, and what it marks.
func (t Table) Listed() bool {
	return !slices.ContainsFunc(t.Rows, func(r Row) bool { return !r.marked() || len(r.Cells) != 2 || r.Meter != nil })
}

// Words is the row as a sentence: first cell, then the others.
func (r Row) Words() engine.Text {
	cells := r.Cells
	if r.Meter != nil {
		cells = append(cells[:len(cells):len(cells)], r.Meter.Words)
	}
	if len(cells) > 1 && r.marked() { // the words say the mark again
		cells = cells[1:]
	}
	return engine.JoinText(cells, ": ")
}
