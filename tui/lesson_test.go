package tui_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"ownpace/content"
	"ownpace/engine"
	"ownpace/tui/full"
)

// TestPictureInLesson: a picture on a line of its own is drawn where it stands, with its words
// below; without colours, and in lines, it is its words.
func TestPictureInLesson(t *testing.T) {
	pan, err := os.ReadFile("testdata/kitchen/media/pan.png")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{
		"media/pan.png": {Data: pan},
		"lessons/a.md":  {Data: []byte("Before it.\n\n![A pan.](media/pan.png)\nAfter it.\n")},
		"pack.yaml":     {Data: []byte("pack: 1\ntitle: Pans\nskills:\n  a:\n    title: A pan\n    cards: [one: two, three: four, five: six]\n")},
	}
	pack, found := content.Load(files, "pack.yaml", "pans", "")
	if content.Errors(found) {
		t.Fatal(found)
	}
	learn := func() *learner {
		l := &learner{t: t, dir: t.TempDir(), packs: []*engine.Pack{pack}, now: newLearner(t).now}
		l.open()
		return l
	}
	for name, c := range map[string]struct {
		styles *full.Styles
		want   []string
	}{
		"all colours": {full.StylesIn(termenv.TrueColor), []string{"Before it.", "", "▀", "A pan.", "", "After it."}},
		"256":         {full.StylesIn(termenv.ANSI256), []string{"Before it.", "", "▀", "A pan.", "", "After it."}},
		"16":          {full.StylesIn(termenv.ANSI), []string{"Before it.", "", "Figure: A pan.", "", "After it."}},
	} {
		w := learn().windowIn(c.styles, 80, 24)
		w.press("Ada", "enter", "esc", "1", "2", "1", "1")
		var got []string
		for _, line := range strings.Split(ansi.Strip(w.model.View()), "\n")[2:] {
			line = strings.TrimSpace(line)
			if blocks := strings.Trim(line, "▀"); blocks == "" && line != "" {
				line = "▀"
			}
			if len(got) == 0 || line == "" || got[len(got)-1] != line {
				got = append(got, line)
			}
		}
		if got = got[:min(len(got), len(c.want))]; strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s\n%s", name, strings.Join(got, "\n"), strings.Join(c.want, "\n"), w.model.View())
		}
	}
	said := learn().talk("Ada\n:skip\n1\n2\n1\n1\n")
	if want := "\nBefore it.\n\nFigure: A pan.\n\nAfter it.\n"; !strings.Contains(said, want) {
		t.Errorf("in lines: no %q in\n%s", want, said)
	}
}
