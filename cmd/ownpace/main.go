// Command ownpace is a self-paced tutor in the terminal.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"

	"ownpace/cmd/ownpace/quiet"
	"ownpace/engine"
	"ownpace/tui/gate"
)

// Exit codes.
const (
	good          = 0
	foundProblems = 1
	wrongUsage    = 2
)

func main() {
	quiet.Restore()
	debug.SetGCPercent(400) // the heap is small, and most of it is made at once, at start
	os.Exit(run(os.Args[1:]))
}

func run(args []string) int {
	root := newRoot()
	root.SetArgs(args)
	err := root.Execute()
	var usage usageError
	switch {
	case err == nil:
		return good
	case errors.Is(err, errProblems): // they have been printed
		return foundProblems
	case errors.As(err, &usage):
		complain(err)
		return wrongUsage
	}
	complain(err)
	return foundProblems
}

func complain(err error) {
	fmt.Fprint(os.Stderr, gate.Lines(string(engine.Textf("ownpace: %s\n", err))))
}

// errProblems says that what was asked for was done and found problems.
var errProblems = errors.New("problems found")

// usageError is a command line that cannot be followed.
type usageError struct{ error }

func (u usageError) Unwrap() error { return u.error }
