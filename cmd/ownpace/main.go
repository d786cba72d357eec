// Command ownpace is a self-paced tutor in the terminal.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"ownpace/cmd/ownpace/quiet"
	"ownpace/engine"
	"ownpace/tui/crash"
	"ownpace/tui/gate"
)

// Exit codes; an end by a signal is 128 and its number.
const (
	good          = 0
	foundProblems = 1
	wrongUsage    = 2
)

func main() {
	quiet.Restore()
	collectLater()
	os.Exit(run(os.Args[1:]))
}

// collectLater lets the heap grow to 80 MB before anything is collected: a start makes less,
// and nearly all of it stays. After the first collection it is as usual.
func collectLater() {
	debug.SetGCPercent(2000)
	first := new([16]byte)
	runtime.AddCleanup(first, func(int) { debug.SetGCPercent(200) }, 0)
}

func run(args []string) int {
	var o options
	root := newRoot(&o)
	root.SetArgs(args)
	err := execute(root)
	if report := (*crash.Report)(nil); errors.As(err, &report) {
		folder, _ := o.folder()
		err = kept(folder, errBroken, report)
	}
	switch s := (signalled{}); {
	case errors.As(err, &s) && s.left != nil:
		complain(s.left)
	case err != nil && !errors.As(err, &s) && !errors.Is(err, errProblems): // those have been printed
		complain(err)
	}
	return outcome(err)
}

func execute(root *cobra.Command) (err error) {
	defer crash.Catch(&err)
	return root.Execute()
}

// outcome is the exit code that an error stands for.
func outcome(err error) int {
	var usage usageError
	var s signalled
	switch {
	case err == nil:
		return good
	case errors.As(err, &s):
		return s.code()
	case errors.As(err, &usage):
		return wrongUsage
	}
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
