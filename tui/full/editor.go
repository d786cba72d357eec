package full

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ownpace/engine"
	"ownpace/engine/answer"
	"ownpace/tui/page"
)

// A long text is better written in the learner's own editor: the text goes there in a file
// that nobody else can read, and comes back when the editor is left.

const editKey = "ctrl+e"

// editor is the learner's editor, "" when none is named.
func editor(getenv func(string) string) string {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if command := strings.TrimSpace(getenv(name)); command != "" {
			return command
		}
	}
	return ""
}

// edit is the action of writing in the editor.
const edit page.Action = "editor"

func (t *turn) edit() bool {
	t.in.Action = edit
	return t.f.editor != ""
}

// edited is what came back from the editor.
type edited struct {
	page string // its ID
	text string
	err  error
}

// edit opens the editor on what is written so far. Nothing else happens until it is left.
func (m *Model) edit(pg page.Page) tea.Cmd {
	path, err := spare(m.settle().text.Value())
	if err != nil {
		m.edited(edited{page: pg.ID, err: err})
		return nil
	}
	words := strings.Fields(m.editor) // with its flags, as in "code --wait"
	cmd := exec.Command(words[0], append(words[1:], path)...)
	cmd.Stdin = m.in // the terminal itself, not what we make of it
	return tea.ExecProcess(cmd, func(err error) tea.Msg {
		defer os.Remove(path)
		back := edited{page: pg.ID, err: err}
		if err == nil {
			back.text, back.err = fetch(path)
		}
		return back
	})
}

// spare writes a text into a file that only the learner can read.
func spare(text string) (path string, err error) {
	f, err := os.CreateTemp("", "ownpace-*.md") // with mode 0600
	if err != nil {
		return "", err
	}
	_, err = f.WriteString(text)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return "", err
	}
	return f.Name(), nil
}

var errTooLong = errors.New("it is longer than 64 KiB; nothing of it was taken")

// fetch reads the text again.
func fetch(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, answer.MaxText+1))
	switch {
	case err != nil:
		return "", err
	case len(data) > answer.MaxText:
		return "", errTooLong
	}
	return string(engine.Clean(string(data)).TrimEnd()), nil
}

// edited puts what came back where it was written before; when something failed, that
// stands as it was.
func (m *Model) edited(back edited) {
	pg := m.session.Page()
	switch {
	case back.err != nil:
		m.note = engine.Textf("Your text is as it was: %s.", back.err)
	case pg.ID == back.page:
		m.settle().text.SetValue(back.text)
	}
}
