package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"

	"ownpace/engine"
	"ownpace/tui"
	"ownpace/tui/crash"
	"ownpace/tui/gate"
)

// The manners of the program at an end that the learner did not choose: a signal, a mistake
// of its own, a terminal that is gone. What is being written is finished, the terminal is
// given back, and when that takes more than a moment the program ends all the same.

// grace is how long an end in order may take.
const grace = 2 * time.Second

// signalled is the end by a signal, and what went wrong on the way.
type signalled struct {
	by   syscall.Signal
	left error
}

func (s signalled) Error() string { return "ended by a signal: " + s.by.String() }

// code is what shells call such an end.
func (s signalled) code() int { return 128 + int(s.by) }

// ending brings a run of the learner's program to its end.
type ending struct {
	folder string        // where what is known of a mistake is kept
	stop   chan struct{} // closed when it is time to end
	back   chan struct{} // closed when the terminal is given back
	ends   chan error    // what ends the program; the first one counts
	cause  error
	drawn  *term.State // of a terminal that is drawn in, as it was before; nil for lines
}

// awaitEnd begins to heed signals.
func awaitEnd(folder string, drawn bool) *ending {
	e := &ending{folder: folder, stop: make(chan struct{}), back: make(chan struct{}), ends: make(chan error, 1)}
	if drawn {
		e.drawn, _ = term.GetState(os.Stdin.Fd())
	}
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	go func() {
		select {
		case s := <-signals:
			number, _ := s.(syscall.Signal)
			e.cause = signalled{by: number}
		case e.cause = <-e.ends:
		}
		close(e.stop)
		time.Sleep(grace)
		e.giveUp()
	}()
	return e
}

// end ends the program in order; it may be called by anybody, at any time.
func (e *ending) end(cause error) {
	select {
	case e.ends <- cause:
	default:
	}
}

// hurry is for a learner who leaves while something does not come to its end.
func (e *ending) hurry() { e.end(signalled{by: syscall.SIGINT}) }

// aside runs something beside the program; a panic in it ends the program in order.
func (e *ending) aside(do func()) {
	go func() {
		defer func() {
			if v := recover(); v != nil {
				e.end(crash.Of(v))
			}
		}()
		do()
	}()
}

// after is what a run came to, once the terminal is given back.
func (e *ending) after(err error) error {
	close(e.back)
	if errors.Is(err, tui.ErrGone) {
		err = signalled{by: syscall.SIGHUP} // which may be on its way
	}
	select {
	case <-e.stop:
	default:
		return err
	}
	if s, ok := e.cause.(signalled); ok {
		if !errors.As(err, new(signalled)) {
			s.left = err
		}
		return s
	}
	return e.cause
}

// giveUp ends the program from beside it: all that was acknowledged is on disk.
func (e *ending) giveUp() {
	select {
	case <-e.back: // a backup is what takes so long; half of one is swept away at the next start
	default:
		if e.drawn != nil {
			given := make(chan struct{})
			go func() { _, _ = io.WriteString(os.Stdout, gate.GiveBack); close(given) }()
			select {
			case <-given:
			case <-time.After(grace / 8): // nobody reads what is written there
			}
			_ = term.Restore(os.Stdin.Fd(), e.drawn)
		}
		complain(kept(e.folder, crash.Stuck()))
	}
	os.Exit(outcome(e.cause))
}

// crashName is the file in the learner's folder that has the last mistake of the program.
const crashName = "crash.txt"

// kept keeps a report in the folder, and says so.
func kept(folder string, report *crash.Report) error {
	text := fmt.Sprintf("ownpace %s, %s %s/%s, %s\n%s\n\n%s\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH,
		time.Now().Format(time.RFC3339), report.What, report.Stack)
	path := filepath.Join(folder, crashName)
	if err := os.WriteFile(path, []byte(gate.Lines(string(engine.Clean(text).Untab()))), 0o600); err != nil {
		return fmt.Errorf("%w: %s; all that was answered is saved", errBroken, report.What)
	}
	return fmt.Errorf("%w; all that was answered is saved, and %s says what is known of it, without your answers", errBroken, path)
}

var errBroken = errors.New("the program broke off by a mistake of its own")
