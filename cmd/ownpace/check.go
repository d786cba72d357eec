package main

import (
	"fmt"
	"strings"

	"github.com/aymanbagabas/go-udiff"
	"github.com/spf13/cobra"

	"ownpace/content"
)

// checking is how packs are checked.
type checking struct {
	format  string // human, json or github
	asJSON  bool
	strict  bool
	fix     bool
	dryRun  bool
	changes strings.Builder // what was mended, for people
}

func newCheck(o *options) *cobra.Command {
	var c checking
	cmd := &cobra.Command{
		Use: "check PATH...", Short: "Every mistake in a pack, with its place and its cure",
		Long: "check reads packs, files or folders, and prints every mistake with its place and its cure.\n" +
			"It exits with 1 when there is an error; warnings and notes alone exit with 0, unless --strict.\n" +
			"With --fix what can be cured without asking is cured: quotes, blanks at the ends of lines, ids.\n" +
			"Comments and layout stay. With --dry-run, too, the changes are only shown.",
		Args: usage(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, paths []string) error {
			if c.asJSON {
				c.format = "json"
			}
			if c.format != "human" && c.format != "json" && c.format != "github" {
				return usageError{fmt.Errorf("there is no format %q; write --format=human, json or github", c.format)}
			}
			if c.dryRun && !c.fix {
				return usageError{fmt.Errorf("--dry-run shows what --fix would change; write both")}
			}
			return c.run(o, cmd, paths)
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&c.asJSON, "json", false, "print JSON; the same as --format=json")
	flags.StringVar(&c.format, "format", "human", "`how` to print: human, json, or github for annotations")
	flags.BoolVar(&c.strict, "strict", false, "warnings fail, too")
	flags.BoolVar(&c.fix, "fix", false, "cure what can be cured without asking")
	flags.BoolVar(&c.dryRun, "dry-run", false, "with --fix: show the changes and make none")
	return cmd
}

func (c *checking) run(o *options, cmd *cobra.Command, paths []string) error {
	all := []content.Diagnostic{}
	var good strings.Builder
	for _, path := range paths {
		found, err := c.one(o.pathOf(path), &good)
		if err != nil {
			return err
		}
		all = append(all, found...)
	}
	all = content.Tidy(all)
	var err error
	switch c.format {
	case "json":
		err = printJSON(cmd.OutOrStdout(), all)
	case "github":
		err = printLines(cmd.OutOrStdout(), annotations(all))
	default:
		err = printLines(cmd.OutOrStdout(), c.changes.String()+told(all)+good.String()+tally(all))
	}
	if err == nil && (content.Errors(all) || c.strict && count(all, content.Warning) > 0) {
		return errProblems
	}
	return err
}

// one checks one pack, and mends it if that is wanted.
func (c *checking) one(path string, good *strings.Builder) ([]content.Diagnostic, error) {
	if c.fix {
		left, err := mend(path, c.dryRun, &c.changes)
		if err != nil || c.dryRun {
			return left, err
		}
	}
	pack, found, err := content.Open(path)
	if err != nil {
		return nil, usageError{err}
	}
	if pack != nil && !content.Errors(found) {
		fmt.Fprintf(good, "%s: good: %s, %s, %s\n", path, plural(len(pack.Units), "unit"), plural(len(pack.Skills), "skill"), plural(pack.Items(), "item"))
	}
	return found, nil
}

// mend applies safe cures to a pack, or only shows them.
func mend(path string, dryRun bool, shown *strings.Builder, rules ...string) ([]content.Diagnostic, error) {
	changes, left, err := content.Mend(path, rules...)
	if err != nil {
		return nil, usageError{err}
	}
	for _, change := range changes {
		if dryRun {
			shown.WriteString(udiff.Unified(change.File, change.File, string(change.Before), string(change.After)))
			continue
		}
		if err := change.Write(); err != nil {
			return nil, fmt.Errorf("%s was not changed: %w", change.File, err)
		}
		fmt.Fprintf(shown, "%s: mended\n", change.File)
	}
	return left, nil
}

func told(ds []content.Diagnostic) string {
	var b strings.Builder
	for _, d := range ds {
		b.WriteString(d.String() + "\n")
	}
	return b.String()
}

func tally(ds []content.Diagnostic) string {
	errors, warnings := count(ds, content.Error), count(ds, content.Warning)
	if errors+warnings == 0 {
		return ""
	}
	return fmt.Sprintf("%s, %s\n", plural(errors, "error"), plural(warnings, "warning"))
}

// annotations are mistakes as a GitHub workflow shows them beside the lines of a change.
func annotations(ds []content.Diagnostic) string {
	level := map[content.Severity]string{content.Error: "error", content.Warning: "warning", content.Note: "notice"}
	escape := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	place := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	var b strings.Builder
	for _, d := range ds {
		text := d.Message
		if d.Hint != "" {
			text += "\n" + d.Hint
		}
		fmt.Fprintf(&b, "::%s file=%s,line=%d,col=%d,title=%s::%s\n", level[d.Severity], place.Replace(d.File), d.Line, d.Column, place.Replace(d.Rule), escape.Replace(text))
	}
	return b.String()
}

func newStamp() *cobra.Command {
	var dryRun bool
	cmd := &cobra.Command{
		Use: "stamp PATH...", Short: "Write ids into items that have none",
		Long: "stamp writes into each item without an `id` the one that its learners' progress hangs on already,\n" +
			"so that nothing is lost when its wording changes. Comments and layout stay.",
		Args: usage(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, paths []string) error {
			var shown strings.Builder
			for _, path := range paths {
				if _, err := mend(path, dryRun, &shown, "no-id"); err != nil {
					return err
				}
			}
			if shown.Len() == 0 {
				shown.WriteString("every item has its id\n")
			}
			return printLines(cmd.OutOrStdout(), shown.String())
		},
	}
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "show the changes and make none")
	return cmd
}
