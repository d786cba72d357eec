//go:build unix

package full

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// Stopping and going on: by the key, or from outside.

// heed tells the program when it is to stop, and when it goes on after it was stopped
// from outside.
func (t *terminal) heed() {
	t.signals = make(chan os.Signal, 2)
	t.listen()
	go func() {
		for {
			select {
			case <-t.over:
				return
			case s := <-t.signals:
				if s == syscall.SIGTSTP {
					t.program.Send(tea.SuspendMsg{})
				} else {
					t.program.Send(goneOn{})
				}
			}
		}
	}()
}

func (t *terminal) listen() { signal.Notify(t.signals, syscall.SIGTSTP, syscall.SIGCONT) }

// stop gives the terminal back, stops until the shell lets the program go on, and takes
// the terminal again. Bubble Tea's own way waits for ever where there is no shell to do
// so: there the system does not stop the program in the first place. The signal is that of
// a program that reads a terminal it does not have, since a Go program that once heeded
// SIGTSTP is never stopped by it again.
func (t *terminal) stop() {
	signal.Stop(t.signals)
	defer t.listen()
	on := make(chan os.Signal, 1)
	signal.Notify(on, syscall.SIGCONT)
	defer signal.Stop(on)
	t.without(func() {
		_ = syscall.Kill(0, syscall.SIGTTIN)
		select {
		case <-on:
		case <-time.After(100 * time.Millisecond):
		}
	})
}
