package full

import (
	"slices"

	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/textinput"

	"ownpace/tui/page"
)

// A list can be looked through: what is typed leaves those of its options that have it.

// fewOptions is up to how many options are seen at a glance: a list of so many can be looked
// through, too, but the foot of the page does not offer it.
const fewOptions = 5

// canFind reports whether a list is one to look through: no question of an item.
func canFind(ask page.Ask) bool {
	switch ask := ask.(type) {
	case page.Pick:
		return !ask.Graded
	case page.Mark:
		return ask.None
	}
	return false
}

// find opens the line on which one writes what is looked for.
func (t *turn) find() bool {
	t.v.openFind(t.pg)
	return false
}

func (v *view) openFind(pg page.Page) {
	v.query = textinput.New()
	v.query.Prompt, v.query.CharLimit = "", mostQuery
	v.query.Cursor.SetMode(cursor.CursorStatic)
	v.query.Focus()
	v.finding, v.finder = true, nil
	v.look(pg)
}

const mostQuery = 60

// unfind shows the whole list again; a page that is there to be looked through is left.
func (t *turn) unfind() bool {
	if ask, _ := t.pg.Ask.(page.Pick); ask.Find {
		t.in.Action = page.Back
		return true
	}
	t.v.finding, t.v.found = false, nil
	t.f.reveal(t.pg, t.v)
	return false
}

// foundOne takes the option under the cursor, or, in a list to be marked, goes to it.
func (t *turn) foundOne() bool {
	if len(t.v.found) == 0 {
		return false
	}
	if _, marks := t.pg.Ask.(page.Mark); marks {
		return t.unfind()
	}
	if !t.taken() {
		return false
	}
	if ask := t.pg.Ask.(page.Pick); !ask.Find { // which stays as it is when nothing comes of it
		t.v.finding, t.v.found = false, nil
	}
	return true
}

// look finds anew what has the words that are written, and puts the cursor on the first
// where it stood on another.
func (v *view) look(pg page.Page) {
	options := page.OptionsOf(pg.Ask)
	ask, _ := pg.Ask.(page.Pick)
	if v.finder == nil {
		v.finder = page.NewFinder(options, ask.Find)
	}
	v.found = v.finder.Find(v.query.Value())
	if len(v.found) > 0 && (ask.Find || !slices.Contains(v.found, v.cursor)) {
		v.cursor = v.found[0]
		v.cursorID = options[v.cursor].ID
	}
	v.scroll = 0
}
