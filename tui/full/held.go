package full

import (
	tea "github.com/charmbracelet/bubbletea"

	"ownpace/tui/crash"
)

// held is the model as Bubble Tea has it: a panic in one of its commands, which run aside,
// comes back to where panics are caught; and the window is called by the page that is there.
type held struct {
	tea.Model
	inner *Model
	title *title
}

func (h *held) Init() tea.Cmd { return h.with(h.Model.Init()) }

func (h *held) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if report, ok := msg.(*crash.Report); ok {
		panic(report)
	}
	var cmd tea.Cmd
	h.Model, cmd = h.Model.Update(msg)
	return h, h.with(cmd)
}

// with is a command that cannot break the program, and the title where it is another now.
func (h *held) with(cmd tea.Cmd) tea.Cmd {
	return tea.Batch(careful(cmd), h.title.set(h.inner.session.Page().Title))
}

func careful(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if v := recover(); v != nil {
				msg = crash.Of(v)
			}
		}()
		return cmd()
	}
}
