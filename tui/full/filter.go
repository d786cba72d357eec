package full

import (
	"slices"
	"strings"
	"unicode"

	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/textinput"

	"ownpace/tui/page"
)

// A list can be looked through: what is typed leaves those of its options that have it.

// fewOptions is up to how many options are seen at a glance.
const fewOptions = 5

// canFind reports whether a list is one to look through: long, and no question of an item.
func canFind(ask page.Ask) bool {
	switch ask := ask.(type) {
	case page.Pick:
		return len(ask.Options) > fewOptions && !ask.Graded
	case page.Mark:
		return len(ask.Options) > fewOptions && ask.None
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
	v.finding = true
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
	ask := t.pg.Ask.(page.Pick)
	t.v.finding, t.v.found = ask.Find, nil
	return true
}

// look finds anew what has the words that are written, and puts the cursor on the first
// where it stood on another.
func (v *view) look(pg page.Page) {
	options := page.OptionsOf(pg.Ask)
	ask, _ := pg.Ask.(page.Pick)
	v.found = search(options, v.query.Value(), ask.Find)
	if len(v.found) > 0 && (ask.Find || !slices.Contains(v.found, v.cursor)) {
		v.cursor = v.found[0]
		v.cursorID = options[v.cursor].ID
	}
	v.scroll = 0
}

// search lists the options that have all the words of a query, in their order, or ranked
// with the best first: in what they are called; where none has them, in what is said of
// them; and where that has none, those that have their letters one after another.
func search(options []page.Option, query string, ranked bool) []int {
	words := strings.Fields(fold(query))
	found := []int{}
	rank := make(map[int]int)
	try := func(fit func(o page.Option, word string) int) {
		for i, o := range options {
			sum := 0
			if !slices.ContainsFunc(words, func(word string) bool {
				n := fit(o, word)
				sum += n
				return n == 0
			}) {
				found, rank[i] = append(found, i), sum
			}
		}
	}
	if try(called); len(found) == 0 {
		try(said)
	}
	if len(found) == 0 {
		try(spelled)
	}
	if ranked {
		slices.SortStableFunc(found, func(a, b int) int { return rank[b] - rank[a] })
	}
	return found
}

// called is how well an option's label has a word: at its beginning, at that of a word,
// within; or what stands at its right, at the beginning of a word; or, 0, not at all.
func called(o page.Option, word string) int {
	label := fold(string(o.Label))
	switch at := strings.Index(label, word); {
	case at == 0:
		return 4
	case at > 0 && strings.Contains(label, " "+word):
		return 3
	case at > 0:
		return 2
	case strings.Contains(" "+fold(string(o.Aside)), " "+word):
		return 1
	}
	return 0
}

// said reports whether what is said of an option has a word.
func said(o page.Option, word string) int {
	for _, d := range o.Detail {
		if strings.Contains(fold(string(d)), word) {
			return 1
		}
	}
	return 0
}

func spelled(o page.Option, word string) int { return hasLetters(fold(string(o.Label)), word) }

// hasLetters reports whether the letters of a word stand in a text in their order, the
// first of them at the beginning of a word; it is the better the closer they stand.
func hasLetters(text, word string) int {
	letters := []rune(word)
	best := 0
	before := ' '
	for i, r := range text {
		if r == letters[0] && !unicode.IsLetter(before) {
			if n := closeness(text[i:], letters); n > best {
				best = n
			}
		}
		before = r
	}
	return best
}

// closeness is up to 1000, by how few letters stand between those looked for; 0 where
// they are not all there.
func closeness(text string, letters []rune) int {
	at, n := 0, 0
	for _, r := range text {
		n++
		if r == letters[at] {
			if at++; at == len(letters) {
				return max(1, 1000-n+len(letters))
			}
		}
	}
	return 0
}

// fold is a text as it is compared: letters small.
func fold(s string) string { return strings.ToLower(s) }
