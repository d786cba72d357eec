package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"ownpace/content"
	"ownpace/engine"
	"ownpace/engine/answer"
)

// tested is what `pack test` found.
type tested struct {
	Diagnostics []content.Diagnostic `json:"diagnostics"`
	Items       int                  `json:"items"`
	Draws       int                  `json:"draws"` // of items with variables, all of them graded
	Trials      []content.Trial      `json:"trials"`
}

func newTest(o *options) *cobra.Command {
	var asJSON, all bool
	cmd := &cobra.Command{
		Use: "test PATH", Short: "Every answer through its own grading",
		Long: "test puts the right answer of every item, in every draw of its variables, through the item's own grading,\n" +
			"then wrong choices, foreseen mistakes and your own checks, and then what hurried hands make of the\n" +
			"right answer: another case, a blank too many, a letter left out. What would be wrong then is shown,\n" +
			"so that you see where a key is too strict. It exits with 1 when an item fails its own grading.",
		Args: usage(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			pack, found, err := content.Open(o.pathOf(args[0]))
			if err != nil {
				return usageError{err}
			}
			t := tested{Diagnostics: []content.Diagnostic{}, Trials: []content.Trial{}}
			for _, d := range found {
				if d.Severity == content.Error || strings.HasPrefix(d.Rule, "check-") {
					t.Diagnostics = append(t.Diagnostics, d)
				}
			}
			if pack != nil {
				t.Trials = content.Try(pack)
				t.count(pack)
			}
			if asJSON {
				err = printJSON(cmd.OutOrStdout(), t)
			} else {
				err = printLines(cmd.OutOrStdout(), t.text(all))
			}
			if err == nil && content.Errors(t.Diagnostics) {
				return errProblems
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.Flags().BoolVar(&all, "all", false, "print every reply that was tried, not only what was refused")
	return cmd
}

func (t *tested) count(pack *engine.Pack) {
	t.Items = pack.Items()
	for _, s := range pack.Skills {
		for _, it := range s.Items {
			t.Draws += it.Draws
		}
	}
}

// text is for people: by item, what a learner who knows the answer may type and would be
// refused for.
func (t *tested) text(all bool) string {
	var b strings.Builder
	b.WriteString(told(t.Diagnostics))
	strict, item := 0, ""
	for _, trial := range t.Trials {
		slip := trial.Tried != content.OfRight && trial.Tried != content.OfMistake
		refused := slip && trial.Unread == "" && trial.Outcome == answer.Wrong
		if !refused && !all {
			continue
		}
		if trial.Item != item {
			fmt.Fprintf(&b, "%s (%s)\n", trial.Item, trial.Skill)
			item = trial.Item
		}
		outcome := trial.Outcome.String()
		if trial.Unread != "" {
			outcome = "asked again: " + trial.Unread
		}
		fmt.Fprintf(&b, "  %-22s %-30s %s\n", trial.Tried, engine.Clean(trial.Given).Short(30), outcome)
		if refused {
			strict++
		}
	}
	if strict > 0 {
		fmt.Fprintf(&b, "\n%s of the right answer would be refused. Where that is not meant: `typos: 1`, `accept:`, or no `strict`.\n", plural(strict, "slip"))
	}
	fmt.Fprintf(&b, "%s tried with %s of their variables and %s: ", plural(t.Items, "item"), plural(t.Draws, "draw"), plural(len(t.Trials), "reply"))
	if content.Errors(t.Diagnostics) {
		b.WriteString("some fail their own grading.\n")
	} else {
		b.WriteString("every right answer is graded right.\n")
	}
	return strings.Replace(b.String(), "replys", "replies", 1)
}
