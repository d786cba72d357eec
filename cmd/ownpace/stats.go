package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ownpace/content"
	"ownpace/engine"
)

// The command stats: what the logs of learners tell of the items of a pack.

func newStats(o *options) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "stats PATH LOG...", Short: "What learners' logs tell of the items of a pack",
		Long: "stats reads logs as `ownpace data export` writes them, one of each learner, and says of each item of the pack\n" +
			"how many first answers there are, how many of them were right, how often a hint was taken, and how well it tells\n" +
			"apart who is right elsewhere from who is not. Wrong answers that many gave come with the lines to paste.\n" +
			"Nothing is said of too few: no shares of fewer than 10 answers, no correlation of fewer than 30 learners.",
		Args: usage(cobra.MinimumNArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			pack, _, err := packAt(o.pathOf(args[0]))
			if err != nil {
				return err
			}
			logs, err := readLogs(args[1:])
			if err != nil {
				return err
			}
			s := content.Tally(pack, content.Learners(logs))
			if s.Learners == 0 {
				return fmt.Errorf("nobody has answered anything of the pack %q in these logs; they are of %s", pack.ID, spoken(packsOf(logs)))
			}
			if asJSON {
				return printJSON(cmd.OutOrStdout(), s)
			}
			return printLines(cmd.OutOrStdout(), statistics(pack, s))
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// readLogs reads the events of each log.
func readLogs(paths []string) ([][]engine.Event, error) {
	var logs [][]engine.Event
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			var at *fs.PathError
			if errors.As(err, &at) {
				err = at.Err
			}
			return nil, usageError{fmt.Errorf("cannot read %s: %w", path, err)}
		}
		events, passed, err := content.ReadLog(f)
		f.Close()
		switch {
		case err != nil:
			return nil, fmt.Errorf("cannot read %s: %w; write it anew with `ownpace data export`", path, err)
		case len(events) == 0:
			return nil, fmt.Errorf("there are no events in %s, in %s; write a log with `ownpace data export`", path, plural(passed, "line"))
		}
		logs = append(logs, events)
	}
	return logs, nil
}

// packsOf are the packs that logs speak of.
func packsOf(logs [][]engine.Event) []string {
	var ids []string
	for _, e := range slices.Concat(logs...) {
		if e.Pack != "" && !slices.Contains(ids, e.Pack) {
			ids = append(ids, e.Pack)
		}
	}
	return ids
}

func spoken(names []string) string {
	if len(names) == 0 {
		return "no pack"
	}
	return strings.Join(names, ", ")
}

// statistics is a table of the items, with what many answered wrongly below each.
func statistics(pack *engine.Pack, s content.Stats) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s, %s to %d of %s\n\n", pack.Title, plural(s.Learners, "learner"), plural(s.Answers, "first answer"), len(s.Items), plural(pack.Items(), "item"))
	fmt.Fprintf(&b, "%-30s%6s%8s%8s%8s%12s\n", "item", "n", "right", "almost", "hints", "tells apart")
	for _, it := range s.Items {
		apart := "–"
		if it.Discrimination != nil {
			apart = fmt.Sprintf("%+.2f", *it.Discrimination)
		}
		fmt.Fprintf(&b, "%-30s%6d%8s%8s%8s%12s\n", it.ID, it.N, percent(it.Right), percent(it.Almost), percent(it.Hinted), apart)
		if it.Unlearnt > 0 {
			fmt.Fprintf(&b, "      not learnt yet, in the placement: %d\n", it.Unlearnt)
		}
		for _, c := range it.Choices {
			mark := ""
			if c.Right {
				mark = " (right)"
			}
			fmt.Fprintf(&b, "%10d of %d  %s%s\n", c.N, it.N, engine.Clean(c.Choice).Line(), mark)
		}
		b.WriteString(mistaken(it))
	}
	b.WriteString("\nn: first answers. right: of these, also those that were almost right.\n" +
		"hints: of the attempts in units. tells apart: correlation with the share\n" +
		"that a learner has right on the other items; near 0 or below, the item\n" +
		"asks for something else than they do. –: too few to say.\n")
	return b.String()
}

// mistaken is the wrong answers that many gave to an item, and the lines to paste.
func mistaken(it content.ItemStats) string {
	var b strings.Builder
	for _, w := range it.Wrong {
		with, foreseen := "", ""
		if w.Draw != "" {
			with = ", with " + w.Draw
		}
		if w.Foreseen {
			foreseen = "; the item speaks to it"
		}
		fmt.Fprintf(&b, "%10d of %d  wrong: %s (%s%s%s)\n", w.N, it.N, w.Answer, plural(w.Learners, "learner"), with, foreseen)
	}
	if it.Accept != "" {
		fmt.Fprintf(&b, "      those of them that are right:\n        %s\n", it.Accept)
	}
	if it.Foresee != "" {
		fmt.Fprintf(&b, "      those that are not:\n        %s\n", it.Foresee)
	}
	return b.String()
}

func percent(share *float64) string {
	if share == nil {
		return "–"
	}
	return fmt.Sprintf("%.0f %%", 100**share)
}
