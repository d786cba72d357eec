package full

import (
	"io"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/term"

	"ownpace/engine"
	"ownpace/tui/gate"
)

// title is what the window is called; nil where windows have no titles.
type title struct {
	out io.Writer
	now string
}

// titleOf is the title of what is drawn in. The console has none.
func titleOf(out io.Writer, terminal string) *title {
	file, ok := out.(interface{ Fd() uintptr })
	if !ok || !term.IsTerminal(file.Fd()) || terminal == "linux" {
		return nil
	}
	return &title{out: out}
}

// keep lets the terminal remember the title that there was, and giveBack has it back.
func (t *title) keep() {
	if t != nil {
		_, _ = io.WriteString(t.out, gate.KeepTitle)
	}
}

func (t *title) giveBack() {
	if t != nil {
		_, _ = io.WriteString(t.out, gate.TitleBack)
		t.now = ""
	}
}

// set calls the window by a page; nil where it is called so.
func (t *title) set(page engine.Text) tea.Cmd {
	if t == nil {
		return nil
	}
	called := gate.Title(page)
	if called == t.now {
		return nil
	}
	t.now = called
	return tea.SetWindowTitle(called)
}
