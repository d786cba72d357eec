//go:build unix

package plain

import (
	"os/signal"
	"syscall"
)

// Going on after the shell has stopped the program.

// heedGoingOn lets the page be said again when the program goes on after it was stopped: who
// comes back to it from the shell would find it silent.
func (k *Skin) heedGoingOn() { signal.Notify(k.resumed, syscall.SIGCONT) }
