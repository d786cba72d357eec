package full

import (
	"io"
	"os"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"ownpace/engine/answer"
	"ownpace/tui/page"
)

func TestEditorIsTheLearners(t *testing.T) {
	for _, c := range []struct{ visual, editor, want string }{
		{"", "", ""}, {"", "vi", "vi"}, {"code --wait", "vi", "code --wait"}, {"  ", "nano", "nano"},
	} {
		got := editor(func(name string) string { return map[string]string{"VISUAL": c.visual, "EDITOR": c.editor}[name] })
		if got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
	for _, c := range []struct {
		editor string
		ask    page.Ask
		opens  bool
	}{{"vi", page.Compose{}, true}, {"", page.Compose{}, false}, {"vi", page.Write{}, false}} {
		pg := page.Page{Ask: c.ask}
		f := frame{width: 80, height: 24, styles: NewStyles(io.Discard), editor: c.editor}
		in, ok := newView(pg).key(pg, tea.KeyMsg{Type: tea.KeyCtrlE}, f)
		if opens := ok && in.Action == edit; opens != c.opens {
			t.Errorf("%+v: %v", c, opens)
		}
	}
}

// TestSpareText: the text is in a file that nobody else can read, and comes back cleaned,
// or not at all when it is too long.
func TestSpareText(t *testing.T) {
	path, err := spare("one\ntwo")
	if err != nil {
		t.Fatal(err)
	}
	defer os.Remove(path)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info.Mode(), err)
	}
	for _, c := range []struct{ put, want, err string }{
		{"one\ntwo\n", "one\ntwo", ""},
		{"red \x1b[31m\r\n", "red \uFFFD[31m", ""},
		{"", "", ""},
		{strings.Repeat("a", answer.MaxText+1), "", "longer"},
	} {
		if err := os.WriteFile(path, []byte(c.put), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := fetch(path)
		if got != c.want || (err == nil) != (c.err == "") {
			t.Errorf("%.20q gave %q, %v", c.put, got, err)
		}
	}
}
