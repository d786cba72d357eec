package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"ownpace/content"
	"ownpace/engine"
	"ownpace/engine/simulated"
)

// The command simulate: made-up learners go through a pack, spread over the cores, and
// what came of it is printed. Each learner depends on the seed and their own number only.

func newSimulate(o *options) *cobra.Command {
	var asJSON bool
	var learners int
	cmd := &cobra.Command{
		Use: "simulate PATH", Short: "Placement and study by simulated learners",
		Long: "simulate sends simulated learners through a pack: a file, a folder, or the id of a pack that is here.\n" +
			"Each takes the placement, then studies the units in the suggested order until all are known.\n" +
			"The same --seed gives the same figures.",
		Args: usage(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if learners < 1 {
				return usageError{fmt.Errorf("--learners is %d; at least 1 is needed", learners)}
			}
			pack, err := o.soundPack(args[0])
			if err != nil {
				return err
			}
			r := simulated.Summary(pack, o.seed, courses(pack, o.seed, learners, progressBar(os.Stderr)))
			if asJSON {
				return printJSON(cmd.OutOrStdout(), r)
			}
			return printLines(cmd.OutOrStdout(), figures(pack, r))
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.Flags().IntVar(&learners, "learners", 200, "how many `learners` of each of the three kinds")
	return cmd
}

// soundPack is the whole pack at a path, or with an id; one with errors is no good for it.
func (o options) soundPack(name string) (*engine.Pack, error) {
	pack, found, err := content.Glance(o.pathOf(name))
	if err != nil {
		return nil, usageError{fmt.Errorf("%w; name a file, a folder, or a pack that `ownpace list` shows", err)}
	}
	if pack == nil || content.Errors(found) {
		return nil, fmt.Errorf("%s has %s; `ownpace pack check %s` shows where, and the cures", name, plural(count(found, content.Error), "error"), name)
	}
	return pack, nil
}

// courses follows so many learners of each population, in the order of their numbers
// however the cores share them.
func courses(pack *engine.Pack, seed uint64, learners int, done func(part, whole int)) []simulated.Course {
	all := make([]simulated.Course, learners*len(simulated.Populations()))
	numbers, finished := make(chan int), make(chan int)
	var cores sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		cores.Go(func() {
			for n := range numbers {
				all[n] = simulated.Follow(pack, seed, n)
				finished <- n
			}
		})
	}
	go func() {
		for n := range all {
			numbers <- n
		}
		close(numbers)
		cores.Wait()
		close(finished)
	}()
	part := 0
	for range finished {
		part++
		done(part, len(all))
	}
	return all
}

// progressBar draws how far it is on a line of its own, which is gone at the end; nothing
// where nobody watches.
func progressBar(out *os.File) func(part, whole int) {
	if !term.IsTerminal(out.Fd()) || dumb() {
		return func(int, int) {}
	}
	const width = 40
	drawn := -1
	return func(part, whole int) {
		percent := 100 * part / whole
		if percent == drawn {
			return
		}
		drawn = percent
		line := fmt.Sprintf("[%-*s] %3d %%", width, strings.Repeat("#", width*part/whole), percent)
		if part == whole {
			line = strings.Repeat(" ", len(line)) + "\r"
		}
		_, _ = io.WriteString(out, "\r"+line)
	}
}
