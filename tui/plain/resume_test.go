//go:build unix

package plain

import (
	"io"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"ownpace/engine"
	"ownpace/tui/screen"
)

// heard is what was written, for who reads it while it is written.
type heard struct {
	mutex sync.Mutex
	text  strings.Builder
}

func (h *heard) Write(b []byte) (int, error) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	return h.text.Write(b)
}

func (h *heard) String() string {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	return h.text.String()
}

// TestGoesOnAfterAStop: who comes back to the program from the shell hears the page and the
// prompt again; who speaks through a pipe does not, since nobody went away.
func TestGoesOnAfterAStop(t *testing.T) {
	for _, typed := range []bool{true, false} {
		in, typing := io.Pipe()
		out := new(heard)
		study := screen.Study{State: engine.NewState(nil), Now: time.Now}
		session := screen.NewSession(study, func(st *screen.Study) screen.Screen { return screen.Start(st, "") }, "")
		ended := make(chan error)
		go func() {
			ended <- New(Streams{In: in, Out: out, Echo: !typed}, func(e []engine.Event) ([]engine.Event, error) { return e, nil }).Run(session)
		}()
		const page = "What shall I call you? (or Enter, to skip this)\nOr: :skip, :help, :quit.\n> "
		await := func(times int) bool {
			for end := time.Now().Add(5 * time.Second); time.Now().Before(end); time.Sleep(time.Millisecond) {
				if strings.Count(out.String(), page) >= times {
					return true
				}
			}
			return false
		}
		if !await(1) {
			t.Fatalf("nothing was asked: %q", out.String())
		}
		if err := syscall.Kill(syscall.Getpid(), syscall.SIGCONT); err != nil {
			t.Fatal(err)
		}
		if typed && !await(2) {
			t.Errorf("it is not said again: %q", out.String())
		}
		if _, err := io.WriteString(typing, ":quit\n"); err != nil {
			t.Fatal(err)
		}
		if err := <-ended; err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(out.String(), page); !typed && n != 1 {
			t.Errorf("in a pipe it is said %d times", n)
		}
	}
}
