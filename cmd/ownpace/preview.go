package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"ownpace/content"
	"ownpace/engine"
	"ownpace/tui"
	"ownpace/tui/screen"
)

func newPreview(o *options) *cobra.Command {
	return &cobra.Command{
		Use: "preview PATH [ITEM]", Short: "The real screens of a pack, redrawn when you save",
		Long: "preview shows a pack as a learner sees it, item by item, while you write it.\n" +
			"It is redrawn when a file is saved, or said again in lines. When something is wrong you are\n" +
			"told what and where, and the last good page stays within reach. Nothing is kept of what you\n" +
			"answer.",
		Args: usage(cobra.RangeArgs(1, 2)),
		RunE: func(_ *cobra.Command, args []string) error { return preview(*o, args) },
	}
}

// preview looks at a pack. Where nobody types, it is read once and with a close look, so that
// the same lines give the same pages.
func preview(o options, args []string) error {
	path, item := o.pathOf(args[0]), ""
	if len(args) == 2 {
		item = args[1]
	}
	typed := term.IsTerminal(os.Stdin.Fd())
	seen, read := content.Stamp(path), content.Open
	if typed {
		read = content.Glance
	}
	first, err := draftOf(path, read)
	if err != nil {
		return usageError{err}
	}
	if item != "" && (first.Pack == nil || first.Pack.Item(item) == nil) {
		return usageError{fmt.Errorf("there is no item %q in %s; leave it out to begin with the first", item, args[0])}
	}
	folder, err := o.folder()
	if err != nil {
		return err
	}
	o.plain = o.inLines()
	end := awaitEnd(folder, !o.plain)
	drafts := make(chan screen.Draft)
	if typed {
		end.aside(func() { watch(path, seen, drafts, end.aside) })
	}
	return end.after(tui.Preview(first, item, drafts, tui.Options{Theme: o.theme, Seed: o.seed, Comma: decimalComma(), Now: time.Now,
		Plain: o.plain, Echo: !typed, In: os.Stdin, Out: os.Stdout, Columns: columns, Stop: end.stop, Hurry: end.hurry}))
}

// lookEvery is how often the files are looked at: a save is seen sooner than a hand is
// back at the keys.
const lookEvery = 100 * time.Millisecond

// watch sends the pack whenever it has changed: at once as it can be read in a hurry, then
// with all that a close look finds.
func watch(path, seen string, drafts chan<- screen.Draft, aside func(func())) {
	closely := make(chan screen.Draft, 1)
	look := func(stamp string) {
		pack, found, err := content.Open(path)
		if err == nil && content.Stamp(path) == stamp {
			closely <- drafted(pack, found)
		}
	}
	aside(func() { look(seen) })
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			now := content.Stamp(path)
			if now == seen {
				continue
			}
			seen = now
			if d, err := draftOf(path, content.Glance); err == nil {
				drafts <- d
				aside(func() { look(seen) })
			}
		case d := <-closely:
			drafts <- d
		}
	}
}

// draftOf is the pack as one way of reading finds it.
func draftOf(path string, read func(string) (*engine.Pack, []content.Diagnostic, error)) (screen.Draft, error) {
	pack, found, err := read(path)
	if err != nil {
		return screen.Draft{}, err
	}
	return drafted(pack, found), nil
}

func drafted(pack *engine.Pack, found []content.Diagnostic) screen.Draft {
	d := screen.Draft{Pack: pack, Broken: content.Errors(found)}
	for _, f := range found {
		if f.Severity != content.Note {
			d.Found = append(d.Found, screen.Problem{
				What:   engine.Clean(fmt.Sprintf("%s:%d:%d: %s: %s", filepath.Base(f.File), f.Line, f.Column, f.Severity, f.Message)),
				Source: engine.Clean(strings.TrimSpace(f.Source())),
				Cure:   engine.Clean(f.Hint),
			})
		}
	}
	return d
}
