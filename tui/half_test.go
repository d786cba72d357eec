package tui_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"ownpace/content"
	"ownpace/engine"
)

// halves are items of the kinds that are answered by marks.
var halves = []struct{ name, item string }{
	{"every", `{id: a, ask: "Which of them fly?", choices: [a stone, a bat, a moth, a fish], answers: [a bat, a moth]}`},
	{"order", `{id: a, ask: "From small to large?", order: [one, two, three, four]}`},
	{"pairs", `{id: a, ask: "What belongs together?", pairs: {red: rot, blue: blau, green: grün}, extra: [gelb]}`},
}

// halfKeys mark something there, and give nothing yet.
var halfKeys = map[string][]string{"every": {"2", "3", "1"}, "order": {"1", "J", "J"}, "pairs": {"c", "a", "b"}}

func onlyItem(t *testing.T, item string) *learner {
	t.Helper()
	path := filepath.Join(t.TempDir(), "one.yaml")
	text := "pack: 1\nid: one\ntitle: One\nversion: \"1.0.0\"\nlicense: CC0-1.0\nabout: One item.\nunits:\n  - {id: u, title: The unit, skills: [k]}\n" +
		"skills:\n  k:\n    title: The skill\n    items:\n      - " + item + "\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	pack, found, err := content.Open(path)
	if err != nil || content.Errors(found) {
		t.Fatalf("%v %v", err, found)
	}
	l := newLearner(t)
	l.packs = []*engine.Pack{pack}
	l.again()
	return l
}

var optionLine = regexp.MustCompile(`(?m)^[ ▸]*\d .*$`)

// options are the options as they stand on the page, without the cursor.
func (w *window) options() string {
	lines := optionLine.FindAllString(w.frame(), -1)
	return strings.ReplaceAll(strings.Join(lines, "\n"), "▸", " ")
}

// TestMarksAreKept: what is marked, put in order or matched stands there when one comes back,
// from another page or after the program was left, until it is answered.
func TestMarksAreKept(t *testing.T) {
	for _, c := range halves {
		t.Run(c.name, func(t *testing.T) {
			l := onlyItem(t, c.item)
			w := l.window(80, 24)
			w.press("Ada", "enter", "esc", "1", "2", "1")
			fresh := w.options()
			w.press(halfKeys[c.name]...)
			half := w.options()
			if half == fresh || fresh == "" {
				t.Fatalf("nothing is marked:\n%s", w.frame())
			}
			same := func(when string) {
				t.Helper()
				if got := w.options(); got != half {
					t.Fatalf("%s:\n%s\nwant\n%s", when, got, half)
				}
			}
			w.press("?", "esc")
			same("after the help")
			w.press("esc", "1")
			same("after another page")
			for range 2 { // the second time nothing was touched
				w.press("ctrl+c")
				if !w.gone {
					t.Fatal("it is not left")
				}
				l.againTheSame()
				w = l.window(80, 24)
				same("after the program was left")
			}
			given := l.state.Folded
			w.press("ctrl+c")
			if l.state.Folded != given {
				t.Error("what was not touched is kept once more")
			}
			l.againTheSame()
			w = l.window(80, 24)
			w.press("ctrl+o", "esc")
			same("after a question of one's own")
			w.press("enter")
			if w.options() == half || l.state.Draft.Marks != nil {
				t.Errorf("it is answered: %+v\n%s", l.state.Draft, w.frame())
			}
		})
	}
}
