package tui_test

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"ownpace/content"
	"ownpace/engine"
	"ownpace/tui"
	"ownpace/tui/full"
	"ownpace/tui/screen"
)

// TestPreview: an author sees the learner's own pages, item by item and as they speak to
// answers; a save redraws the same place; what is broken is told, and the last good page
// stays within reach.
func TestPreview(t *testing.T) {
	text, draft := drafting(t)
	first := draft(text)
	l := newLearner(t)
	study := screen.Study{State: engine.NewState([]*engine.Pack{first.Pack}), Seed: 7, Now: l.clock, Coloured: true}
	session := screen.NewSession(study, func(*screen.Study) screen.Screen { return screen.Preview(first, "") }, "")
	w := &window{t: t, model: full.New(session, func(e []engine.Event) ([]engine.Event, error) { return e, nil }, full.NewStyles(io.Discard))}
	w.send(tea.WindowSizeMsg{Width: 100, Height: 30})
	has := func(when string, want ...string) {
		t.Helper()
		for _, part := range want {
			if !strings.Contains(w.frame(), part) {
				t.Errorf("%s: no %q in\n%s", when, part, w.frame())
			}
		}
	}
	has("at first", "lesson", "1 of ")
	w.press("ctrl+n")
	has("the first item", "pack.yaml:", "2 of ")
	w.press("ctrl+x")
	has("as a foreseen mistake", "Not yet.", "You said:")
	w.press("ctrl+y")
	has("as right", "Right.")
	w.press("ctrl+t")
	has("as almost", "Almost.")
	item := first.Pack.Skills[0].Items[0]
	changed := strings.Replace(text, string(item.Ask), "Is it changed?", 1)
	w.send(full.Redraft(draft(changed)))
	has("after a save", "Is it changed?", "2 of ")
	w.send(full.Redraft(draft(strings.Replace(changed, "title:", "titel", 1))))
	has("broken", "What is wrong", "titel")
	w.press("ctrl+o")
	has("the last good page", "Is it changed?")
	w.send(full.Redraft(draft(changed)))
	w.press("ctrl+w", "ctrl+w")
	for _, line := range strings.Split(w.frame(), "\n") {
		if len([]rune(line)) > 40 {
			t.Errorf("at 40 columns: %q", line)
		}
	}
	w.press("esc")
	if !w.gone {
		t.Error("Esc does not leave")
	}
}

// drafting is the text of a pack, and what its author makes of it: a draft of each text.
func drafting(t *testing.T) (string, func(string) screen.Draft) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "pack.yaml")
	text, err := os.ReadFile("testdata/sky.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(text), func(text string) screen.Draft {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		pack, found, err := content.Glance(name)
		if err != nil {
			t.Fatal(err)
		}
		d := screen.Draft{Pack: pack, Broken: content.Errors(found)}
		for _, f := range found {
			d.Found = append(d.Found, screen.Problem{What: engine.Clean(f.Message), Source: engine.Clean(f.Source())})
		}
		return d
	}
}

// author writes lines, and saves drafts between them: each is taken before the next line is
// read.
type author struct {
	steps  []any // a line, or a draft
	drafts chan screen.Draft
}

func (a *author) Read(b []byte) (int, error) {
	for len(a.steps) > 0 {
		step := a.steps[0]
		a.steps = a.steps[1:]
		if line, ok := step.(string); ok {
			return copy(b, line+"\n"), nil
		}
		a.drafts <- step.(screen.Draft)
	}
	return 0, io.EOF
}

// TestPreviewInLines: an author hears the same pages in lines, and a page again when a save
// has made another of it, but not when it has not.
func TestPreviewInLines(t *testing.T) {
	text, draft := drafting(t)
	first := draft(text)
	const ask = "What is the Moon called when it is more than half but not full?"
	elsewhere := strings.Replace(text, "What causes the tides, above all?", "What makes tides?", 1)
	changed := strings.Replace(elsewhere, ask, "Is it changed?", 1)
	broken := strings.Replace(changed, "title:", "titel:", 1)
	a := &author{drafts: make(chan screen.Draft), steps: []any{"next", draft(elsewhere), ":wrong", ":right", draft(changed), draft(broken), "", ":size", ":quit"}}
	var out strings.Builder
	err := tui.Preview(first, "", a.drafts, tui.Options{Plain: true, Echo: true, Seed: 7, Now: newLearner(t).clock, In: a, Out: &out})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "preview-plain.txt", out.String())
}
