package tui_test

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"ownpace/engine"
	"ownpace/tui/full"
	"ownpace/tui/page"
	"ownpace/tui/screen"
	"ownpace/tui/theme"
)

// has fails unless all the parts stand on the page.
func (w *window) has(when string, parts ...string) {
	w.t.Helper()
	for _, part := range parts {
		if !strings.Contains(w.frame(), part) {
			w.t.Fatalf("%s: %q is not on the page:\n%s", when, part, w.frame())
		}
	}
}

func (w *window) hasNot(when string, parts ...string) {
	w.t.Helper()
	for _, part := range parts {
		if strings.Contains(w.frame(), part) {
			w.t.Fatalf("%s: %q is on the page:\n%s", when, part, w.frame())
		}
	}
}

// TestFilter: a long list is looked through in its place; letters and digits go into the
// line, Esc shows all again with the cursor on what was found, Enter takes it.
func TestFilter(t *testing.T) {
	w := newLearner(t).window(80, 24)
	w.press("Ada", "enter", "esc", "n", "w")
	w.has("a list of many", "/ find", "▸ 1")
	w.press("/")
	w.has("looking", "Find > ", "of ")
	w.press("fad")
	w.has("after three letters", "Find > fad", "fade")
	w.hasNot("after three letters", "in your list")
	w.press("9z")
	w.has("nothing has it", "none")
	w.press("enter")
	w.has("Enter on nothing", "Find > fad9z")
	w.press("backspace", "backspace")
	found := w.frame()
	w.press("esc")
	w.hasNot("all again", "Find >")
	for _, line := range strings.Split(found, "\n") {
		if label, ok := strings.CutPrefix(strings.TrimSpace(line), "▸"); ok {
			w.has("the cursor stays on what was found", strings.TrimSpace(label)[:20])
		}
	}
	w.press("/", "fad", "enter")
	w.has("taken", "As it comes")
	w.press("esc")
	w.hasNot("back from it", "Find >")
}

// TestSearchOnAPage: a long text is searched, from place to place.
func TestSearchOnAPage(t *testing.T) {
	w := newLearner(t).window(80, 12)
	w.press("Ada", "enter", "esc", "1", "2", "1")
	w.has("a lesson", "A month of light")
	w.hasNot("a lesson", "gibbous")
	w.press("/", "FULL")
	w.has("looking", "Find > FULL", "1 of 5", "▸")
	w.press("enter", "enter")
	w.has("the third", "3 of 5", "▸ 2. From full to new", "Enter next")
	w.press("up", "esc")
	w.hasNot("found", "Find >", "▸")
	w.press("/", "zebra", "enter")
	w.has("nothing has it", "none")
	w.press("esc", "home")
	w.has("at the top again", "A month of light")
}

// TestFilterWhenNothingFits: letters in their order find what no word of it has.
func TestFilterWhenNothingFits(t *testing.T) {
	w := newLearner(t).window(80, 24)
	w.press("Ada", "enter", "esc", ":", "lbry")
	w.has("letters of Library", "Library", "1 of ")
}

// TestMarkWhereOneCameFrom: who goes back finds the mark on what they went into, also when
// the list had not been seen before.
func TestMarkWhereOneCameFrom(t *testing.T) {
	l := newLearner(t)
	w := l.window(80, 24)
	w.press("Ada", "enter", "esc", "y")
	w.has("yours", "▸ 1 Your name")
	for n, title := range []string{"Your name", "What for", "Time a week"} {
		w.press(string('1'+rune(n)), "esc")
		w.has("back in yours", "▸ "+string('1'+rune(n))+" "+title)
	}
	w.press("down", "down", "down", "down", "down", "down", "enter")
	w.hasNot("another page", "▸ 9 What counts")
	w.press("esc")
	w.has("the ninth", "▸ 9 What counts")
	w.press("esc", "y")
	w.has("from elsewhere it begins at the first", "▸ 1 Your name")

	l = newLearner(t)
	l.packs = append(l.packs, testPack(t, "words.yaml")...)
	l.again()
	w = l.window(80, 24)
	w.press("Ada", "enter", "esc", "2", "2") // into the second, to choose for oneself
	l.again()
	w = l.window(80, 24)
	w.has("where one was", "Word hunt")
	w.press("esc")
	w.has("the library, for the first time", "▸ 2 Word hunt")
	w.press("up", "y", "esc")
	w.has("from a page that is no pack", "▸ 1 ")
	w.press("up", ":", "word hunt", "enter", "esc")
	w.has("from a pack that was not chosen here", "▸ 2 Word hunt")
	w.press("esc", "esc")
	w.has("staying", "▸ 2 Word hunt")
}

// TestPalette: it opens over any page, also while one writes, finds by a few letters, and
// leads there; Esc leads back to where one was, with what was written.
func TestPalette(t *testing.T) {
	l := newLearner(t)
	w := l.window(80, 24)
	w.press("ctrl+k")
	w.has("before there is a learner", "What shall I call you?")
	w.press("Ada", "enter", "esc", ":", "colo", "enter")
	w.has("to the colours", "Which colours?", "▸ 1 terminal")
	w.press("esc")
	w.has("and back", "Library")
	w.press("1", "2", "1", "t", "gib", "ctrl+k")
	w.has("over a question", "Go to", "My way")
	w.press("esc")
	w.has("back at the question", "> gib")
	w.press("ctrl+k", "tides", "enter")
	w.has("at a skill", "The tides", "I know this")
	if l.state.Draft.Text != "gib" {
		t.Errorf("what was half written is lost: %+v", l.state.Draft)
	}
	w.press("esc", "esc", "enter")
	w.has("the skill belongs to its pack", "my way")
	if l.state.Place.Unit != "" {
		t.Errorf("the unit is open still: %+v", l.state.Place)
	}
	w.press(":", "the moon", "enter")
	w.has("the unit is taken up", "more than half but", "> gib")
	w.press("ctrl+k", "lesson", "down", "f1")
	w.has("help over it", "Help", "take the choice under the mark", "go to any")
	w.press("esc", "esc", "esc", "esc", "?", ":")
	w.has("elsewhere, from help", "Find >", "▸   Library")
	w.hasNot("elsewhere, from help", "My way")
}

// TestPaletteKnowsOtherWords: what a screen is called elsewhere finds it, too.
func TestPaletteKnowsOtherWords(t *testing.T) {
	l := newLearner(t)
	w := l.colourWindow(80, 24)
	w.press("Ada", "enter", "esc", "1", "2", "1", "t", "gibbous", "enter", "esc", "m", "o", "enter", "1")
	for query, title := range map[string]string{
		"theme": "Colours: terminal", "dark": "Colours: terminal", "candy": "Colours: terminal",
		"calendar": "My weeks: the calendar", "placement": "Find my place", "narrow": "Over time", "time by": "Progress", "calibration": "Foretold and found",
		"games": "Play", "ladder": "Play", "letter": "Messages to yourself", "recap": "Recap of all that I began", "fades": "Review",
		"diary": "My journal", "wrote": "What I wrote", "notes": "My notes and cards", "quit": "Leave", "keys": "Help", "search": "Search here",
		"more moon": "More about The Moon", "lesson phases": "Its phases",
	} {
		w.press("ctrl+k", query)
		w.has(query, "▸   "+title)
		w.press("esc")
	}
	w.press("ctrl+k", "keys", "enter")
	w.has("help", "On this page", "go to any")
	w.press("esc")
	w.has("and back", "Its phases", "Take my word back")
}

// TestPaletteFindsQuestions: a question that was met is found by its words, and is shown; of
// another nothing is told. Nothing is lost of what is done beneath.
func TestPaletteFindsQuestions(t *testing.T) {
	l := newLearner(t)
	w := l.window(80, 24)
	w.press("Ada", "enter", "esc", "1", "2", "1", "t", "ctrl+k", "called more than")
	w.has("before it is answered", "Find >", "none")
	w.press("esc", "gibbous", "enter", "enter", "ctrl+k")
	w.hasNot("nothing is looked for", "What is the Moon called")
	w.press("moon called more than")
	w.has("by its words", "▸   What is the Moon called when it is more than half but n…  a question")
	w.press("enter")
	w.has("the question", "What is the Moon called when it is more than half but not full?", "Look at the lesson")
	w.hasNot("the question", "gibbous", "humped")
	w.press("esc")
	w.has("back where one was", "The Moon always turns")
	w.press("ctrl+k", "Mercury")
	w.has("an answer finds nothing", "none")
	w.press("esc", "ctrl+k", "light minutes")
	w.has("nor does what was not met", "none")
}

// TestPaletteReadsNothing: no pack is read until its place is taken.
func TestPaletteReadsNothing(t *testing.T) {
	l := newLearner(t)
	w := l.window(80, 24)
	w.press("Ada", "enter", "esc", "1", "2", "esc")
	ice, ok := l.state.Freeze()
	if !ok {
		t.Fatal("it cannot be frozen")
	}
	var err error
	read, glimpse := 0, *l.packs[0]
	glimpse.Whole = func() *engine.Pack { read++; return l.packs[0] }
	if l.state, err = engine.Thaw([]*engine.Pack{&glimpse}, ice); err != nil {
		t.Fatal(err)
	}
	s := screen.NewSession(l.study(), func(st *screen.Study) screen.Screen { return screen.Start(st, "") }, "")
	s.Decide(page.Input{Action: page.Palette})
	found := page.Find(page.OptionsOf(s.Page().Ask), "skill tides", true)
	if len(found) != 1 || read > 0 {
		t.Fatalf("found are %v; the pack is read %d times", found, read)
	}
	if s.Decide(page.Input{Action: page.Enter, Choice: found[0]}); read != 1 {
		t.Errorf("taken, the pack is read %d times", read)
	}
}

// TestPaletteLeadsEverywhere: each of its places opens a page, and the log tells the same
// of it after a restart.
func TestPaletteLeadsEverywhere(t *testing.T) {
	l := newLearner(t)
	w := l.window(80, 24)
	w.press("Ada", "enter", "esc", "1", "2", "ctrl+k")
	var places int
	if _, err := fmt.Sscanf(w.frame()[strings.Index(w.frame(), "Find >"):], "Find > %d of", &places); err != nil || places < 15 {
		t.Fatalf("%d places: %v\n%s", places, err, w.frame())
	}
	w.press("esc")
	for i := range places {
		w.press("ctrl+k")
		for range i {
			w.press("down")
		}
		w.press("enter")
		if frame := w.frame(); frame == "" || strings.Contains(frame, "Go to") {
			t.Errorf("place %d leads nowhere:\n%s", i, frame)
		}
		fits(t, "a place", w.frame(), 80, 24)
		l.againTheSame()
		w = l.window(80, 24)
	}
}

// TestUndoOfOnesWord: what the learner says of a skill can be taken back on its page and on
// the map, as long as no answer rests on it; and so can taking it back.
func TestUndoOfOnesWord(t *testing.T) {
	w := newLearner(t).window(80, 24)
	w.press("Ada", "enter", "esc", "1", "2", "m", "o", "enter")
	before := w.frame()
	w.press("1")
	w.has("one's word", "You say that you know it", "Take my word back", "u take back: your word on")
	w.press("u")
	w.hasNot("taken back", "You say that")
	if w.press("esc", "enter"); w.frame() != before {
		t.Errorf("it is\n%s\nand was\n%s", w.frame(), before)
	}
	w.press("1", "1", "esc")
	w.has("in the list", "u take back: taking your word on")
	w.press("esc", "u")
	w.has("on the map", "by your word", "Taken back: taking your word on")
	w.press("u")
	w.hasNot("and that before it", "by your word")
}

// TestColours: a theme is shown while the cursor is on it, Esc takes the old one back,
// Enter keeps it, also for the next start.
func TestColours(t *testing.T) {
	l := newLearner(t)
	colour := l.colourWindow(80, 24)
	ground := func() string {
		for _, t := range theme.All() {
			if t.Ground != "" && strings.HasPrefix(colour.model.View(), groundOf(t)) {
				return t.Name
			}
		}
		return ""
	}
	colour.press("Ada", "enter", "esc", ":", "colours", "enter")
	if ground() != "" {
		t.Fatalf("painted as %s", ground())
	}
	colour.press("down", "down")
	if ground() != "night" {
		t.Fatalf("on the third: %q", ground())
	}
	for _, line := range strings.Split(colour.model.View(), "\n") {
		if n := len([]rune(ansi.Strip(line))); n != 80 {
			t.Errorf("a painted line of %d", n)
		}
	}
	colour.press("esc")
	if ground() != "" || l.state.Colours != "" {
		t.Errorf("after Esc: %q", ground())
	}
	colour.press(":", "colours", "enter", "down", "enter")
	if ground() != "paper" || l.state.Colours != "paper" {
		t.Errorf("after Enter: %q, %q", ground(), l.state.Colours)
	}
	colour.has("it says so", "The colours are paper now.")
	l.again()
	if colour = l.colourWindow(80, 24); ground() != "paper" {
		t.Errorf("after the next start: %q", ground())
	}
	colour.press(":", "colours", "enter")
	colour.has("one begins at one's own", "▸ 2 paper")
}

// TestFewColours: a terminal of 16 colours keeps its own, and says so.
func TestFewColours(t *testing.T) {
	l := newLearner(t)
	styles := full.NewStyles(io.Discard)
	w := l.windowIn(styles, 80, 24)
	w.press("Ada", "enter", "esc", ":", "colours", "enter", "down")
	w.has("paper, without colours", "too few colours")
	w.press("up")
	w.hasNot("the terminal's own", "too few colours")
}

// TestBeside: in a wide window what there is to say stands beside the list, and nothing of
// it is lost in a narrow one.
func TestBeside(t *testing.T) {
	w := newLearner(t).window(120, 40)
	w.press("Ada", "enter", "esc", "1", "2")
	w.has("my way", "│  The Moon", "│  It needs nothing before it.")
	w.press("down")
	w.has("the second", "│  Distances")
	w.hasNot("the second", "It needs nothing before it.")
	w.send(tea.WindowSizeMsg{Width: 109, Height: 40})
	w.has("narrower", "It needs nothing before it.")
	w.hasNot("narrower", "│")
}

// wide is a way over the pages that use the width of a wide window, and those that must not
// jump beside them.
var wide = []stop{
	{[]string{"Ada", "enter", "esc"}, "library", nil},
	{[]string{"1", "2"}, "my way", nil},
	{[]string{"down"}, "my way, the second", nil},
	{[]string{"n"}, "what next", nil},
	{[]string{"w"}, "what counts", nil},
	{[]string{"/", "fad"}, "what counts, looked through", nil},
	{[]string{"esc", "esc", "esc", "home", "enter"}, "a lesson", nil},
	{[]string{"/", "moon"}, "a lesson, searched", nil},
	{[]string{"esc", "ctrl+k", "ti"}, "the palette", nil},
	{[]string{"backspace", "backspace", "colours", "enter", "down"}, "the colours", nil},
}

// TestWidePages draws them at 120×26.
func TestWidePages(t *testing.T) {
	w := newLearner(t).window(120, 26)
	var pages strings.Builder
	for _, step := range wide {
		w.press(step.keys...)
		fits(t, step.page, w.frame(), 120, 26)
		fmt.Fprintf(&pages, "#### %s  (%s)\n%s\n\n", step.page, strings.Join(step.keys, " "), boxed(w.frame(), 120, 26))
	}
	golden(t, "wide-120x26.txt", pages.String())
}

// TestPasteAnywhere: a paste is text where one writes and nothing elsewhere, whatever is
// in it.
func TestPasteAnywhere(t *testing.T) {
	l := newLearner(t)
	w := l.window(80, 24)
	paste := func(text string) {
		w.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
	}
	w.press("Ada", "enter", "esc")
	library := w.frame()
	for _, text := range []string{"1", "\n", "q\nq\n", "?", ":", "/", "\x1b[31m"} {
		if paste(text); w.frame() != library {
			t.Fatalf("a paste of %q on a list:\n%s", text, w.frame())
		}
	}
	w.press(":")
	paste("moon\n1\n")
	w.has("on the line that one looks with", "Find > moon 1")
	began := time.Now()
	paste(strings.Repeat("word \x1b[31m\n", 1_000_000))
	if took := time.Since(began); took > time.Second {
		t.Errorf("a paste of 11 MB took %v", took)
	}
}

// TestSuspend: Ctrl+Z gives the terminal back, and the page is whole again afterwards.
func TestSuspend(t *testing.T) {
	w := newLearner(t).window(80, 24)
	w.press("Ada")
	before := w.frame()
	model, cmd := w.model.Update(tea.KeyMsg{Type: tea.KeyCtrlZ})
	if cmd == nil {
		t.Fatal("Ctrl+Z does nothing")
	}
	if _, ok := cmd().(tea.SuspendMsg); !ok {
		t.Fatalf("Ctrl+Z gives %T", cmd())
	}
	w.model = model
	if w.send(tea.ResumeMsg{}); w.frame() != before {
		t.Errorf("after it:\n%s", w.frame())
	}
}

// TestHelpTellsTheKeys: whatever the kind of page, what its help names is what it takes.
func TestHelpTellsTheKeys(t *testing.T) {
	w := newLearner(t).window(100, 50)
	w.press("Ada", "enter", "esc", "1", "2", "?")
	w.has("my way", "Home End, g G", "t              test: I know this", "Ctrl+Z", "Ctrl+K, :")
}

// groundOf is what a line painted in a theme begins with.
func groundOf(t theme.Theme) string {
	front, ground := termenv.TrueColor.Color(t.Text), termenv.TrueColor.Color(t.Ground)
	return "\x1b[" + front.Sequence(false) + ";" + ground.Sequence(true) + "m"
}

// colourWindow is a window on a terminal of all colours.
func (l *learner) colourWindow(width, height int) *window {
	return l.windowIn(full.StylesIn(termenv.TrueColor), width, height)
}

func (l *learner) windowIn(styles *full.Styles, width, height int) *window {
	study := l.study()
	study.Coloured = true
	s := screen.NewSession(study, func(st *screen.Study) screen.Screen { return screen.Start(st, "") }, screen.Greeting(&study))
	w := &window{t: l.t, model: full.New(s, l.append, styles)}
	w.send(tea.WindowSizeMsg{Width: width, Height: height})
	return w
}

// TestReadOn: who comes back to a lesson reads on where they were, and begins anew when they
// had read it to its end; also after a restart, in a window of any size.
func TestReadOn(t *testing.T) {
	l := newLearnerOf(t, "kitchen")
	w := l.window(60, 14)
	w.press("enter", "esc", "1", "2", "1")
	top := w.frame()
	w.press("down", "down")
	here := w.frame()
	if here == top {
		t.Fatalf("the lesson fits:\n%s", top)
	}
	if w.press("p"); w.frame() != here {
		t.Fatalf("p goes somewhere:\n%s", w.frame())
	}
	w.press("ctrl+k", "colours", "enter")
	w.has("away from the lesson", "colours")
	if w.press("esc"); w.frame() != here {
		t.Errorf("back at the lesson:\n%s\nit was\n%s", w.frame(), here)
	}
	w.press("end", "ctrl+k", "colours", "enter", "esc")
	if w.frame() != top {
		t.Errorf("read to its end, it begins with:\n%s", w.frame())
	}

	first := func() string { return strings.TrimSpace(strings.Split(w.frame(), "\n")[2]) }
	w.press("down", "down")
	line := first()
	w.send(tea.WindowSizeMsg{Width: 62, Height: 15})
	if first() != line || line == "" {
		t.Errorf("in a larger window it begins with %q, and not with %q", first(), line)
	}
	w.press("ctrl+c")
	l.again()
	for _, size := range [][2]int{{64, 14}, {72, 12}} {
		w = l.window(size[0], size[1])
		if first() != line {
			t.Errorf("after a restart it begins with %q, and not with %q:\n%s", first(), line, w.frame())
		}
	}
	w.press("end", "enter", "esc", "esc", "1")
	if w.press("ctrl+c"); l.state.Draft.Skill != "" {
		t.Errorf("what was read to its end is half read: %+v", l.state.Draft)
	}
}

// TestHabitsOnEveryScreen walks every tour: on each screen help opens and leads back to the
// same page, as does the palette, and a long list can be looked through.
func TestHabitsOnEveryScreen(t *testing.T) {
	finds, pages := 0, make(map[string]bool)
	for _, c := range []struct {
		pack string
		tour []stop
	}{{"sky.yaml", tour}, {"kitchen", kinds}, {"kitchen", byHand}} {
		w := newLearnerOf(t, c.pack).window(120, 100)
		for _, step := range c.tour {
			w.press(step.keys...)
			before := w.frame()
			if title, _, _ := strings.Cut(strings.TrimSpace(before), "\n"); !pages[title] {
				pages[title] = true
			}
			back := func(what string) {
				t.Helper()
				if w.press("esc"); newLine(w.frame(), before) != "" {
					t.Fatalf("%s: from %s back, %q is new:\n%s\nwas\n%s", step.page, what, newLine(w.frame(), before), w.frame(), before)
				}
			}
			if strings.HasPrefix(strings.TrimSpace(before), "Help") || strings.HasPrefix(strings.TrimSpace(before), "Go to") {
				continue
			}
			w.press("f1")
			w.has(step.page+": help", "Help", "On this page", "Everywhere", "Ctrl+C")
			if help := w.frame(); strings.Contains(help, "Home End") && strings.Contains(help, "k j") != strings.Contains(help, "g G") {
				t.Errorf("%s: the page has a key for itself that moves elsewhere:\n%s", step.page, help)
			}
			back("help")
			if strings.Contains(before, "/ find") {
				finds++
				w.press("/")
				w.has(step.page+": looked through", "Find >")
				back("looking")
			}
		}
	}
	if len(pages) < 40 || finds < 5 {
		t.Errorf("only %d titles and %d lists", len(pages), finds)
	}
}

// newLine is a line of a frame that did not stand on another, "" for none: a note that was
// said once may be gone.
func newLine(frame, before string) string {
	for _, line := range strings.Split(frame, "\n") {
		if !strings.Contains(before, strings.TrimSpace(line)) {
			return line
		}
	}
	return ""
}

// TestMouse: the wheel scrolls, a click moves the mark, a second one takes what is under it,
// and one in a list to be marked marks; nowhere else a click does anything.
func TestMouse(t *testing.T) {
	w := newLearner(t).window(80, 24)
	click := func(what string) {
		t.Helper()
		for y, line := range strings.Split(w.frame(), "\n") {
			if strings.Contains(line, what) {
				w.send(tea.MouseMsg{X: 10, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
				return
			}
		}
		t.Fatalf("%q is not there to be clicked:\n%s", what, w.frame())
	}
	w.press("Ada", "enter", "enter", "enter")
	w.has("the days of rest", "[ ] Tuesday")
	click("Tuesday")
	click("Friday")
	click("Friday")
	click("Which days")
	w.has("marked", "[x] Tuesday", "[ ] Friday", "▸ 5")
	w.press("esc", "1")
	w.has("where to begin", "▸ 1 Find my place")
	click("Choose for myself")
	w.has("the mark has moved", "▸ 2 Choose for myself")
	click("Choose for myself")
	w.has("taken", "my way")
	w.press("enter")
	w.has("a lesson", "A month of light", "↓ more")
	w.send(tea.WindowSizeMsg{Width: 80, Height: 12})
	top := w.frame()
	w.send(tea.MouseMsg{Button: tea.MouseButtonWheelDown, Action: tea.MouseActionPress})
	if w.frame() == top {
		t.Error("the wheel does nothing")
	}
	w.send(tea.MouseMsg{Button: tea.MouseButtonWheelUp, Action: tea.MouseActionPress})
	if w.frame() != top {
		t.Errorf("back at the top:\n%s", w.frame())
	}
}

// TestDigitsBeginAnAnswer: who is told "Not yet" and writes another number at once writes it;
// no digit takes a hint or the solution.
func TestDigitsBeginAnAnswer(t *testing.T) {
	w := newLearnerOf(t, "garden.yaml").window(80, 24)
	w.press("enter", "esc", "1", "2", "1", "enter")
	for range 5 {
		if strings.Contains(w.frame(), "Your answer >") {
			break
		}
		w.press("enter")
	}
	w.press("9", "9", "enter")
	w.has("a wrong number", "Not yet", "Show the solution")
	w.hasNot("a wrong number", "4 Show")
	w.press("?")
	w.has("help there", "begin another answer with it", "1 to 9, 0 - +")
	w.press("esc", "4", "4")
	w.has("another number at once", "Your answer > 44")
	w.press("backspace", "backspace", "enter")
	w.has("nothing written", "Back to the question")
	w.press("-", "7")
	w.has("another number from there", "Your answer > -7")
}

// TestReadAhead: while the learner looks at the library, the pack under the mark is read, and
// from the next start on each one that they have begun; others are not.
func TestReadAhead(t *testing.T) {
	l := newLearner(t)
	var read []string
	later := func(whole *engine.Pack) *engine.Pack {
		glimpse := *whole
		glimpse.Whole = sync.OnceValue(func() *engine.Pack {
			read = append(read, whole.ID)
			return whole
		})
		return &glimpse
	}
	sky, words, kitchen := l.packs[0], testPack(t, "words.yaml")[0], testPack(t, "kitchen")[0]
	wants := func(when string, ids ...string) {
		t.Helper()
		if !slices.Equal(read, ids) {
			t.Errorf("%s: read are %q, want %q", when, read, ids)
		}
	}
	opened := func() *window {
		w := l.window(80, 24)
		if cmd := w.model.Init(); cmd != nil {
			w.send(cmd())
		}
		return w
	}
	packs := func() []*engine.Pack { return []*engine.Pack{later(sky), later(words), later(kitchen)} }
	l.state = engine.NewState(packs())
	w := opened()
	wants("before there is a learner")
	w.press("Ada", "enter", "esc")
	wants("the library", sky.ID)
	w.press("down")
	wants("the second", sky.ID, words.ID)
	w.press("enter", "2", "esc", "n", "esc", "y", "esc")
	wants("elsewhere", sky.ID, words.ID)

	ice, ok := l.state.Freeze()
	thawed, err := engine.Thaw(packs(), ice)
	if !ok || err != nil {
		t.Fatal(err)
	}
	read, l.state = nil, thawed
	opened()
	wants("the next start", sky.ID, words.ID)
}
