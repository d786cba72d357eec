//go:build faults

package full

import (
	"os"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"ownpace/engine"
)

// With the build tag "faults" the program makes the mistake that OWNPACE_FAULT names, so
// that tests see what it does then: in Init, or as soon as F12 is pressed. The program as
// it is built for learners has nothing of this.

type faults struct {
	*Model
	kind string
	now  bool
}

func faulty(m *Model) tea.Model {
	f := &faults{Model: m, kind: os.Getenv("OWNPACE_FAULT")}
	save := m.save
	m.save = func(events []engine.Event) ([]engine.Event, error) {
		switch f.kind {
		case "save":
			f.fail()
		case "slow":
			time.Sleep(time.Second)
		case "never":
			time.Sleep(time.Hour)
		}
		return save(events)
	}
	return f
}

func (f *faults) fail() { panic("the learner's secret answer") }

func (f *faults) Init() tea.Cmd {
	if f.kind == "init" {
		f.fail()
	}
	return f.Model.Init()
}

func (f *faults) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyMsg); ok && key.Type == tea.KeyF12 {
		switch f.kind {
		case "update":
			f.fail()
		case "view":
			f.now = true
		case "hang":
			time.Sleep(time.Hour)
		case "cmd":
			return f, func() tea.Msg { f.fail(); return nil }
		}
	}
	_, cmd := f.Model.Update(msg)
	return f, cmd
}

func (f *faults) View() string {
	if f.now {
		f.fail()
	}
	return f.Model.View()
}
