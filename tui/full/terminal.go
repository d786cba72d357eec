package full

import (
	"errors"
	"fmt"
	"io"
	"os"

	tea "github.com/charmbracelet/bubbletea"

	"ownpace/tui/crash"
	"ownpace/tui/page"
	"ownpace/tui/screen"
)

// The terminal is taken for a time, and given back as it was, whatever happens: the
// learner leaves, somebody asks the program to end, a mistake of its own breaks it off,
// or the terminal is gone.

// ErrGone says that there is no terminal any more.
var ErrGone = errors.New("the terminal is gone")

// Window is what the program needs to be in a terminal.
type Window struct {
	In    io.Reader
	Out   io.Writer
	Stop  <-chan struct{} // closed when the program is to end; nil for never
	Mouse bool            // wheel and clicks are heeded
	Hurry func()          // called when the learner leaves and something is in the way; may be nil
}

// terminal is the window while Bubble Tea has it.
type terminal struct {
	program *tea.Program
	model   *Model
	title   *title
	over    chan struct{}  // closed at the end
	signals chan os.Signal // to stop and to go on
	hurry   func()
}

// goneOn says that the program was stopped from outside and goes on: what became of the
// terminal meanwhile is not known.
type goneOn struct{}

// run shows the model until it is left, and then ends what is under way.
func (m *Model) run(w Window, drafts <-chan screen.Draft) error {
	m.editor, m.in = editor(os.Getenv), w.In
	t := &terminal{model: m, title: titleOf(w.Out, os.Getenv("TERM")), over: make(chan struct{}), hurry: w.Hurry}
	options := []tea.ProgramOption{tea.WithAltScreen(), tea.WithFPS(120), tea.WithInput(withShortPastes(w.In)), tea.WithOutput(w.Out),
		tea.WithoutSignalHandler(), tea.WithoutCatchPanics(), tea.WithFilter(t.filter)}
	if w.Mouse {
		options = append(options, tea.WithMouseCellMotion())
	}
	t.program = tea.NewProgram(&held{Model: faulty(m), inner: m, title: t.title, mouse: w.Mouse}, options...)
	t.title.keep()
	t.heed()
	go t.relay(drafts, w.Stop)
	err := t.show()
	close(t.over)
	t.title.giveBack()
	if broken := m.leave(); err == nil {
		err = broken
	}
	return err
}

// show runs the program; a panic ends it in order.
func (t *terminal) show() (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = crash.Of(v)
			t.program.Kill()
			_ = t.program.ReleaseTerminal()
		}
	}()
	if _, err = t.program.Run(); err != nil {
		return fmt.Errorf("%w: %w", ErrGone, err)
	}
	return nil
}

// relay brings what comes from outside to the program.
func (t *terminal) relay(drafts <-chan screen.Draft, stop <-chan struct{}) {
	for {
		select {
		case d, more := <-drafts:
			if !more {
				drafts = nil
				continue
			}
			t.program.Send(Redraft(d))
		case <-stop:
			t.program.Quit()
			return
		case <-t.over:
			return
		}
	}
}

// filter takes the messages that are about the terminal and not about the page.
func (t *terminal) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case tea.SuspendMsg:
		t.stop()
		return tea.ResumeMsg{}
	case goneOn:
		t.without(func() {})
		return tea.ResumeMsg{}
	case tea.KeyMsg:
		if msg.Type == tea.KeyCtrlC && t.model.flight != nil && t.hurry != nil {
			t.hurry()
		}
	}
	return msg
}

// without does something while the terminal is given back, and takes it again, whole.
func (t *terminal) without(do func()) {
	if t.program.ReleaseTerminal() != nil {
		return
	}
	t.title.giveBack()
	do()
	t.title.keep()
	_ = t.program.RestoreTerminal()
}

// leave ends what is under way as if the learner had left: a write is waited for, and
// what is half written is kept. After a page that was left it does nothing.
func (m *Model) leave() (err error) {
	defer crash.Catch(&err) // of what is broken already
	m.waiting = nil
	if m.flight != nil {
		m.take(m.flight())
	}
	if m.session.Done() {
		return nil
	}
	in := page.Input{Action: page.Quit, Choice: -1}
	v, pg := m.settle(), m.session.Page()
	in.Marks = v.put(pg)
	in.Text, in.Texts = v.written(pg)
	in.Read = m.frame().read(pg, v)
	m.decide(in)
	if m.flight != nil {
		m.take(m.flight())
	}
	return nil
}
