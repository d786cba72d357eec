package full

import (
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
	key := tea.KeyMsg{Type: tea.KeyCtrlE}
	if !edits(page.Page{Ask: page.Compose{}}, "vi", key) || edits(page.Page{Ask: page.Compose{}}, "", key) || edits(page.Page{Ask: page.Write{}}, "vi", key) {
		t.Error("the key opens an editor where it should not, or does not where it should")
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
