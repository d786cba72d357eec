package tui_test

import (
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"ownpace/content"
	"ownpace/engine"
	"ownpace/store"
	"ownpace/tui"
	"ownpace/tui/full"
	"ownpace/tui/screen"
)

var update = flag.Bool("update", false, "write the golden pages anew")

// learner is a learner with a real store in a folder of the test's.
type learner struct {
	t     testing.TB
	dir   string
	store *store.Store
	state *engine.State
	packs []*engine.Pack
	now   time.Time
}

func newLearner(t testing.TB) *learner { return newLearnerOf(t, "sky.yaml") }

// newLearnerOf is a learner who has one pack of the tests.
func newLearnerOf(t testing.TB, pack string) *learner {
	l := &learner{t: t, dir: t.TempDir(), packs: testPack(t, pack), now: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}
	l.open()
	return l
}

func testPack(t testing.TB, name string) []*engine.Pack {
	t.Helper()
	pack, found, err := content.Open(filepath.Join("testdata", name))
	if err != nil || content.Errors(found) {
		t.Fatalf("the test's pack: %v %v", err, found)
	}
	return []*engine.Pack{pack}
}

func (l *learner) open() {
	l.t.Helper()
	st, err := store.Open(l.dir)
	if err != nil {
		l.t.Fatal(err)
	}
	l.t.Cleanup(func() { _ = st.Close() })
	events, err := st.All()
	if err != nil {
		l.t.Fatal(err)
	}
	l.store, l.state = st, engine.Replay(l.packs, events)
}

// again closes the program and opens it anew.
func (l *learner) again() {
	l.t.Helper()
	if err := l.store.Close(); err != nil {
		l.t.Fatal(err)
	}
	l.open()
}

func (l *learner) clock() time.Time {
	l.now = l.now.Add(10 * time.Second)
	return l.now
}

func (l *learner) append(events []engine.Event) ([]engine.Event, error) {
	return l.store.Append(l.clock(), events...)
}

func (l *learner) study() screen.Study {
	return screen.Study{State: l.state, Seed: 7, Now: l.clock}
}

// window is the full skin without a terminal: keys go in, frames come out.
type window struct {
	t     testing.TB
	model tea.Model
	gone  bool
}

func (l *learner) window(width, height int) *window {
	return l.windowIn(full.NewStyles(io.Discard), width, height)
}

// send gives the model a message and runs what it asks for to the end.
func (w *window) send(msg tea.Msg) {
	for msg != nil {
		if _, quit := msg.(tea.QuitMsg); quit {
			w.gone = true
			return
		}
		var cmd tea.Cmd
		if w.model, cmd = w.model.Update(msg); cmd == nil {
			return
		}
		msg = cmd()
	}
}

// press sends keys by their names; what is no name is typed.
func (w *window) press(keys ...string) {
	names := map[string]tea.KeyType{
		"enter": tea.KeyEnter, "esc": tea.KeyEsc, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown, "f1": tea.KeyF1, "ctrl+o": tea.KeyCtrlO, "ctrl+n": tea.KeyCtrlN, "ctrl+x": tea.KeyCtrlX, "ctrl+y": tea.KeyCtrlY, "ctrl+w": tea.KeyCtrlW,
		"pgdown": tea.KeyPgDown, "left": tea.KeyLeft, "right": tea.KeyRight, "pgup": tea.KeyPgUp, "ctrl+c": tea.KeyCtrlC, "ctrl+s": tea.KeyCtrlS, "ctrl+t": tea.KeyCtrlT,
		"ctrl+l": tea.KeyCtrlL, "ctrl+r": tea.KeyCtrlR, "end": tea.KeyEnd, "home": tea.KeyHome, "backspace": tea.KeyBackspace, "ctrl+d": tea.KeyCtrlD, "ctrl+k": tea.KeyCtrlK, "delete": tea.KeyDelete,
	}
	for _, key := range keys {
		if kind, ok := names[key]; ok {
			w.send(tea.KeyMsg{Type: kind})
			continue
		}
		for _, r := range key {
			if r == ' ' {
				w.send(tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{r}})
				continue
			}
			w.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
		}
	}
}

func (w *window) frame() string { return ansi.Strip(w.model.View()) }

// tour is a way through every screen: keys, then the name of the page they lead to.
// In a narrow window a page must be read to its end before Enter goes on: narrow are
// the keys there, where they differ.
var tour = []stop{
	{nil, "first start", nil},
	{[]string{"Ada", "enter"}, "first start: what for", nil},
	{[]string{"to find my way at night", "enter"}, "first start: how much time", nil},
	{[]string{"lots", "enter"}, "first start: that is no number", nil},
	{[]string{"backspace", "backspace", "backspace", "backspace", "90", "enter"}, "first start: days of rest", nil},
	{[]string{"7", "enter"}, "first start: how to go through units", nil},
	{[]string{"enter"}, "first start: colours", nil},
	{[]string{"enter"}, "library", nil},
	{[]string{"f1"}, "help", nil},
	{[]string{"esc", "p"}, "progress, nothing done", nil},
	{[]string{"esc", "1"}, "where to begin", nil},
	{[]string{"1"}, "placement, a question", nil},
	{[]string{"tab"}, "placement, the next one", nil},
	{[]string{"enter"}, "placement, stuck", nil},
	{[]string{"esc", "esc"}, "placement paused: my way", nil},
	{[]string{"f", "ctrl+t"}, "the map after the placement", nil},
	{[]string{"end", "enter"}, "my way", nil},
	{[]string{"j", "K"}, "my way, a unit moved up", nil},
	{[]string{"s"}, "my way, it is put aside", nil},
	{[]string{"s", "r"}, "my way, as suggested again", nil},
	{[]string{"u"}, "my own order is back", nil},
	{[]string{"r", "home", "o"}, "all about a unit", nil},
	{[]string{"3"}, "how to go through it", nil},
	{[]string{"2"}, "its method is chosen", nil},
	{[]string{"u", "4"}, "say what you can", nil},
	{[]string{"d", "enter"}, "all about the unit, with what I said", []string{"d", "end", "enter"}},
	{[]string{"esc", "home", "enter"}, "a lesson", nil},
	{[]string{"t"}, "a question to write", nil},
	{[]string{"ctrl+l"}, "the lesson, from the question", nil},
	{[]string{"esc", "enter"}, "stuck", nil},
	{[]string{"2"}, "a hint", nil},
	{[]string{"crescent", "enter"}, "feedback: a foreseen mistake", nil},
	{[]string{"1", "gibous", "enter"}, "feedback: almost", nil},
	{[]string{"1", "backspace", "backspace", "backspace", "bous", "enter"}, "feedback: right", nil},
	{[]string{"enter"}, "a statement", nil},
	{[]string{"1", "enter", "enter"}, "a choice", []string{"1", "enter", "enter", "enter"}},
	{[]string{"ctrl+s"}, "the solution", nil},
	{[]string{"enter"}, "several choices", nil},
	{[]string{"1", "2", "j", " "}, "several choices, some marked", nil},
	{[]string{"enter"}, "feedback on them", nil},
	{[]string{"end", "enter", "end", "enter"}, "the result of the unit", nil},
	{[]string{"1", "t"}, "things to put in order", []string{"end", "home", "enter", "t"}},
	{[]string{"j", "J"}, "one of them moved", nil},
	{[]string{"enter"}, "feedback on the order", []string{"end", "enter"}},
	{[]string{"enter"}, "several to name", nil},
	{[]string{"Venus, Mercurry", "enter"}, "feedback: one of them nearly", nil},
	{[]string{"2"}, "a number with a unit", nil},
	{[]string{"48", "enter"}, "feedback: the unit is missing", nil},
	{[]string{"2"}, "the result of the second unit", nil},
	{[]string{"esc", "p"}, "progress", nil},
	{[]string{"esc", "m"}, "the map, from my way", nil},
	{[]string{"o"}, "the skills, to open one", nil},
	{[]string{"2"}, "a skill, and why", nil},
	{[]string{"1"}, "the learner knows better", nil},
	{[]string{"esc", "esc"}, "the map, with the learner's word", nil},
	{[]string{"esc", "n"}, "what next", nil},
	{[]string{"w"}, "what counts", nil},
	{[]string{"2"}, "one thing that counts", nil},
	{[]string{"2"}, "it counts twice", nil},
	{[]string{"r"}, "all as it comes", nil},
	{[]string{"esc", "esc", "a"}, "a goal: by when", nil},
	{[]string{"6 weeks", "enter"}, "a goal: how much", nil},
	{[]string{"30", "enter"}, "a goal: which units", nil},
	{[]string{"enter"}, "the goal", []string{"end", "enter"}},
	{[]string{"1", "n"}, "what next, with a goal", nil},
	{[]string{"esc", "k", "k", "t"}, "a test of a unit that is known", nil},
	{[]string{"ctrl+o"}, "a question of my own", nil},
	{[]string{"Why does it wane?", "enter"}, "it is kept", nil},
	{[]string{"esc", "n", "end"}, "what next, with my question", nil},
	{[]string{"enter"}, "my question again", nil},
	{[]string{"1"}, "the answer, in my own words", nil},
	{[]string{"The Sun lights less of it.", "enter", "esc", "p", "c"}, "foretold and found", nil},
	{[]string{"end", "enter", "end", "enter", "f"}, "find my place again?", nil},
	{[]string{"2", "esc", "y"}, "yours", nil},
	{[]string{"7", "1"}, "to be asked how sure", nil},
	{[]string{"8"}, "what may be left out", nil},
	{[]string{"esc", "end", "k", "k", "enter"}, "how methods have worked", nil},
	{[]string{"end", "enter", "1"}, "another name", nil},
	{[]string{"esc", "esc", "1", "home", "enter", "t"}, "a question, how sure is asked", nil},
	{[]string{"1", "enter"}, "how sure", nil},
	{[]string{"3"}, "what it was", nil},
	{[]string{"esc", "esc", "esc"}, "leave", nil},
}

// TestFullPages draws every screen at 80×24 and at 40×12. The golden pages are there
// to be read.
func TestFullPages(t *testing.T) { takeTour(t, "full", "sky.yaml", tour) }

// stop is where keys lead to on a tour.
type stop struct {
	keys   []string
	page   string
	narrow []string // the keys in a narrow window, where they differ
}

// TestReview: a month later what was learnt is fading; a review asks it again, and can be
// left and taken up.
func TestReview(t *testing.T) {
	l := newLearner(t)
	w := l.window(80, 24)
	w.press("enter", "esc", "1", "2", "1", "t", "gibbous", "enter", "enter", "1", "enter", "enter", "3", "enter", "enter", "1", "3", "4", "enter", "enter", "2", "esc")
	l.now = l.now.Add(30 * 24 * time.Hour)
	w.press("1")
	frame := w.frame()
	if !strings.Contains(frame, "fading: Its phases") {
		t.Fatalf("a month later:\n%s", frame)
	}
	w.press("v")
	if frame = w.frame(); !strings.Contains(frame, "· review") {
		t.Fatalf("the review:\n%s", frame)
	}
	w.press("ctrl+c")
	l.again()
	w = l.window(80, 24)
	if again := w.frame(); !strings.Contains(again, "· review") {
		t.Fatalf("the review, taken up:\n%s", again)
	}
	for range 6 {
		if strings.Contains(w.frame(), "The end of this round") {
			break
		}
		w.press("ctrl+s", "enter")
	}
	if frame = w.frame(); !strings.Contains(frame, "The end of this round") || !strings.Contains(frame, "comes back tomorrow") {
		t.Fatalf("the end of the review:\n%s", frame)
	}
	w.press("enter")
	if frame = w.frame(); !strings.Contains(frame, "my way") || strings.Contains(frame, "fading") {
		t.Errorf("after the review:\n%s", frame)
	}
}

func takeTour(t *testing.T, name, pack string, tour []stop) {
	for _, size := range [][2]int{{80, 24}, {40, 12}} {
		name := fmt.Sprintf("%s-%dx%d", name, size[0], size[1])
		t.Run(name, func(t *testing.T) {
			w := newLearnerOf(t, pack).window(size[0], size[1])
			var pages strings.Builder
			for _, step := range tour {
				keys := step.keys
				if size[0] < 80 && step.narrow != nil {
					keys = step.narrow
				}
				w.press(keys...)
				frame := w.frame()
				fits(t, step.page, frame, size[0], size[1])
				fmt.Fprintf(&pages, "#### %s  (%s)\n%s\n\n", step.page, strings.Join(keys, " "), boxed(frame, size[0], size[1]))
			}
			golden(t, name+".txt", pages.String())
		})
	}
}

// fits says when a frame has more lines than the window, or one wider than it.
func fits(t *testing.T, page, frame string, width, height int) {
	t.Helper()
	if frame == "" {
		return
	}
	lines := strings.Split(frame, "\n")
	if len(lines) > height {
		t.Errorf("%s: %d lines in a window of %d", page, len(lines), height)
	}
	for _, line := range lines {
		if n := ansi.StringWidth(line); n > width {
			t.Errorf("%s: a line of %d in a window of %d: %q", page, n, width, line)
		}
	}
}

// boxed draws the edges of the window, so that one sees how it is filled.
func boxed(frame string, width, height int) string {
	edge := "+" + strings.Repeat("-", width) + "+"
	lines := strings.Split(frame, "\n")
	out := []string{edge}
	for i := range height {
		line := ""
		if i < len(lines) {
			line = lines[i]
		}
		out = append(out, "|"+line+strings.Repeat(" ", max(0, width-ansi.StringWidth(line)))+"|")
	}
	return strings.Join(append(out, edge), "\n")
}

const conversation = `Ada
to find my way at night
90
7

1
help
progress

1
1
:unlearnt

2
:end

up 2
skip 1
skip 2
reset
undo
reset
about 1
3
2
4
d
back
map

1
1
try

2
crescent
1
gibous
1
gibbous


1

3

1
2
1 3 4


1
try
1 2 3 4
1
1 3 2 4

Venus and Mercury

48
1
48 min

back
back
back
1
`

// TestPlainTranscript talks through every screen in lines.
func TestPlainTranscript(t *testing.T) {
	l := newLearner(t)
	golden(t, "plain.txt", l.talk(conversation))
}

func (l *learner) talk(lines string) string {
	l.t.Helper()
	var out strings.Builder
	err := tui.Run(tui.Options{State: l.state, Seed: 7, Now: l.clock, Append: l.append, Plain: true, Echo: true,
		In: strings.NewReader(lines), Out: &out})
	if err != nil {
		l.t.Fatal(err)
	}
	return out.String()
}

// TestSameSeedSameTranscript: two fresh learners who say the same read the same.
func TestSameSeedSameTranscript(t *testing.T) {
	if a, b := newLearner(t).talk(conversation), newLearner(t).talk(conversation); a != b {
		t.Error("the same lines and seed gave two transcripts")
	}
}

// TestResume leaves in the middle of each kind of page and comes back to it.
func TestResume(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
		want []string // on the page after the next start
	}{
		{"the first questions", []string{"Ada", "enter", "6 weeks", "enter"}, []string{"2 of 5"}},
		{"the first questions, to their end", []string{"Ada", "enter", "enter", "ctrl+c", "esc"}, []string{"Library"}},
		{"a placement", []string{"Ada", "enter", "esc", "1", "1", "tab"}, []string{"find my place", "question 2"}},
		{"a lesson", []string{"Ada", "enter", "esc", "1", "2", "1"}, []string{"A month of light"}},
		{"a half-written answer", []string{"Ada", "enter", "esc", "1", "2", "1", "t", "gib"}, []string{"more than half but", "> gib", "Welcome back, Ada"}},
		{"a half-written answer, from the help", []string{"Ada", "enter", "esc", "1", "2", "1", "t", "gib", "f1"}, []string{"> gib"}},
		{"a half-written placement answer, from my way", []string{"Ada", "enter", "esc", "1", "1", "48", "esc"}, []string{"my way"}},
		{"after a hint", []string{"Ada", "enter", "esc", "1", "2", "1", "t", "tab"}, []string{"more than half but", "Hint 1 of 2"}},
		{"after a wrong answer", []string{"Ada", "enter", "esc", "1", "2", "1", "t", "crescent", "enter"}, []string{"more than half but"}},
		{"my way", []string{"enter", "esc", "1", "2"}, []string{"my way"}},
		{"where to begin", []string{"enter", "esc", "1"}, []string{"Choose for myself"}},
		{"the library", []string{"enter", "esc", "1", "esc"}, []string{"Library"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := newLearner(t)
			w := l.window(80, 24)
			for _, key := range append(c.keys, "ctrl+c") {
				if w.press(key); w.gone != (key == "ctrl+c") {
					t.Fatalf("after %s the program is gone: %v", key, w.gone)
				}
				if w.gone {
					l.again()
					w = l.window(80, 24)
				}
			}
			frame := w.frame()
			for _, want := range c.want {
				if !strings.Contains(frame, want) {
					t.Errorf("%q is not on the page:\n%s", want, frame)
				}
			}
		})
	}
}

// TestTryAgainKeepsTheMarks: what was marked stands there to be mended.
func TestTryAgainKeepsTheMarks(t *testing.T) {
	w := newLearner(t).window(80, 24)
	w.press("enter", "esc", "1", "2", "1", "t", "gibbous", "enter", "enter", "1", "enter", "enter", "3", "enter", "enter", "1", "enter")
	if frame := w.frame(); !strings.Contains(frame, "there is more") {
		t.Fatalf("after one of three:\n%s", frame)
	}
	w.press("1")
	if frame := w.frame(); strings.Count(frame, "[x]") != 1 {
		t.Errorf("trying again:\n%s", frame)
	}
}

// TestNotSaved: when a write fails the page stays and says so, and Enter tries again.
func TestNotSaved(t *testing.T) {
	l := newLearner(t)
	full := false
	study := l.study()
	s := screen.NewSession(study, func(st *screen.Study) screen.Screen { return screen.Start(st, "") }, "")
	w := newWindow(t, s, func(events []engine.Event) ([]engine.Event, error) {
		if full {
			return nil, fmt.Errorf("no space left on device")
		}
		return l.append(events)
	})
	w.press("Ada", "enter", "esc", "1", "2", "1", "t")
	full = true
	w.press("gibbous", "enter")
	if frame := w.frame(); !strings.Contains(frame, "Not saved: no space left") || !strings.Contains(frame, "gibbous") || strings.Contains(frame, "Right.") {
		t.Fatalf("after a failed write:\n%s", frame)
	}
	w.press("backspace", "backspace", "enter") // another answer is another answer
	if frame := w.frame(); !strings.Contains(frame, "Not saved") || strings.Contains(frame, "Not yet") {
		t.Fatalf("after a second failed write:\n%s", frame)
	}
	full = false
	w.press("us", "enter")
	if frame := w.frame(); !strings.Contains(frame, "Right.") {
		t.Fatalf("after the second try:\n%s", frame)
	}
}

// TestNotSavedAtTheEnd: who leaves while nothing can be written is told so.
func TestNotSavedAtTheEnd(t *testing.T) {
	l := newLearner(t)
	for _, lines := range []string{"Ada\n", "Ada\n:quit\n"} {
		var out strings.Builder
		err := tui.Run(tui.Options{State: l.state, Now: l.clock, Plain: true, In: strings.NewReader(lines), Out: &out,
			Append: func([]engine.Event) ([]engine.Event, error) { return nil, fmt.Errorf("no space left") }})
		if err == nil || !strings.Contains(err.Error(), "not saved: no space left") || strings.Contains(out.String(), "Everything is saved") {
			t.Errorf("%q: %v\n%s", lines, err, out.String())
		}
	}
}

func newWindow(t testing.TB, s *screen.Session, save screen.Append) *window {
	w := &window{t: t, model: full.New(s, save, full.NewStyles(io.Discard))}
	w.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	return w
}

// againTheSame starts anew: the state that the log gives must be the one that was
// lived through.
func (l *learner) againTheSame() {
	l.t.Helper()
	before := stateWords(l.state)
	l.again()
	if after := stateWords(l.state); after != before {
		l.t.Fatalf("lived through:\n%s\nafter a restart:\n%s", before, after)
	}
}

func stateWords(s *engine.State) string {
	var b strings.Builder
	fmt.Fprintln(&b, s.Name, s.Place, s.Draft, len(s.Notes("")), len(s.NotesDropped("")), len(s.Journal("")), len(s.Questions("")))
	for _, pack := range s.Packs() {
		p := s.Progress(pack.ID)
		for _, k := range pack.Skills {
			fmt.Fprintf(&b, "%s %.9f\n", k.ID, p.Mastery(k))
		}
		for _, w := range p.Way() {
			fmt.Fprintln(&b, w.Unit.ID, w.Score, w.Skipped, p.Next(w.Unit.ID).Done())
		}
	}
	return b.String()
}

// TestPaste: Enter inside a paste never submits.
func TestPaste(t *testing.T) {
	w := newLearner(t).window(80, 24)
	w.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("Ada\nLovelace\x1b[31m\n"), Paste: true})
	if frame := w.frame(); !strings.Contains(frame, "Ada Lovelace") || !strings.Contains(frame, "What shall I call you?") {
		t.Errorf("after a paste:\n%s", frame)
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			t.Fatalf("%s, line %d:\n got %q\nwant %q\nread the pages, then run go test ./tui -update", path, i+1, g[i], at(w, i))
		}
	}
	t.Fatalf("%s: the pages end early", path)
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

func newRand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0)) }

// TestLastOfThePlacement: the answer that ends a placement can be taken back as the others.
func TestLastOfThePlacement(t *testing.T) {
	l := newLearner(t)
	w := l.window(80, 24)
	w.press("Ada", "enter", "esc", "1", "1")
	for n := 0; !strings.Contains(w.frame(), "the map is ready"); n++ {
		if w.press("tab"); n > 20 {
			t.Fatalf("it does not end:\n%s", w.frame())
		}
	}
	asked := l.state.Progress("sky").Placement.Asked()
	w.has("the end", "Ctrl+R take the last answer back")
	w.press("ctrl+r")
	w.has("taken back", "Your last answer is taken back.", fmt.Sprintf("question %d,", asked))
}

// TestLeftAfterThePlacement: a placement that has found enough does not wait for another
// question when the program is left on its last page.
func TestLeftAfterThePlacement(t *testing.T) {
	l := newLearner(t)
	w := l.window(80, 24)
	w.press("Ada", "enter", "esc", "1", "1")
	for n := 0; !strings.Contains(w.frame(), "the map is ready") && n < 20; n++ {
		w.press("tab")
	}
	w.press("ctrl+c")
	l.again()
	if p := l.state.Progress("sky").Placement; p.Open || !p.Ended {
		t.Errorf("the placement is open: %v; ended: %v", p.Open, p.Ended)
	}
}
