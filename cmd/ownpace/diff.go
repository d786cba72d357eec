package main

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"ownpace/content"
)

// The command diff: what a new version of a pack does to those who learn with the old one.

func newDiff(o *options) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "diff OLD NEW", Short: "What a new version of a pack does to its learners",
		Long: "diff holds two versions of a pack against each other, each a file, a folder, or the id of a pack that is here.\n" +
			"It says of every change what becomes of the progress that hangs on it, and how far the version must be raised at least:\n" +
			"the last number for better wording, the middle one for what is new, the first for what is gone or has another id.\n" +
			"Before 1.0.0 the middle number does for the first. It exits with 1 when NEW is raised less than that.",
		Args: usage(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, paths []string) error {
			var versions [2]content.Release
			for i, path := range paths {
				r, found, err := content.OpenRelease(o.pathOf(path))
				switch {
				case err != nil:
					return usageError{err}
				case r.Pack == nil:
					return unreadable(path)
				case content.Errors(found):
					return fmt.Errorf("%s has %s, and what cannot be read would seem to be gone; mend it first, as `ownpace pack check %s` says", path, plural(count(found, content.Error), "error"), path)
				}
				versions[i] = r
			}
			d := content.Compare(versions[0], versions[1])
			var err error
			if asJSON {
				err = printJSON(cmd.OutOrStdout(), d)
			} else {
				err = printLines(cmd.OutOrStdout(), difference(d))
			}
			if err == nil && !d.Enough {
				return errProblems
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// difference is a diff for people: what it does to progress; then the version.
func difference(d content.Diff) string { return effects(d) + verdict(d) }

// effects are the changes by what they do to progress, the gravest first, then by kind, a
// line for each.
func effects(d content.Diff) string {
	var b strings.Builder
	for _, group := range []struct {
		effect content.Effect
		title  string
	}{
		{content.Lost, "Progress is lost"},
		{content.Restarts, "Progress starts again"},
		{content.Stays, "Progress stays"},
		{content.NoneYet, "There is no progress yet"},
	} {
		title := group.title + "\n"
		for _, kind := range content.Differences() {
			heading := fmt.Sprintf("  %s, %s: %s\n", kind.Thing, kind.Bump, kind.Means)
			for _, c := range d.Changes {
				if kind.Effect == group.effect && c.Thing == kind.Thing && c.Change == kind.Change {
					b.WriteString(title + heading + changed(c))
					title, heading = "", ""
				}
			}
		}
		if title == "" {
			b.WriteString("\n")
		}
	}
	if len(d.Changes) == 0 {
		b.WriteString("Nothing has changed for learners.\n")
	}
	return b.String()
}

// changed is one change on one line.
func changed(c content.Difference) string {
	line := "    " + c.ID
	if c.Was != "" {
		line += ", once " + c.Was
	}
	if c.Advice != "" {
		line += "; " + c.Advice
	}
	return line + "\n"
}

// verdict is what the version must be, and whether it is.
func verdict(d content.Diff) string {
	now := cmp.Or(d.New, "none")
	switch {
	case d.Least == content.NoBump && d.Enough:
		return fmt.Sprintf("Version %s may stay; it is %s.\n", cmp.Or(d.Old, "none"), now)
	case d.Version == "" && d.Enough:
		return fmt.Sprintf("Version %s is the first that can be counted from.\n", now)
	case d.Version == "":
		return "There is no version to count from; write `version: \"1.0.0\"`.\n"
	case d.Enough:
		return fmt.Sprintf("Version %s is raised enough: %s is the least after %s (%s).\n", now, d.Version, d.Old, d.Least)
	}
	return fmt.Sprintf("Version %s is not raised enough: after %s, write `version: \"%s\"` at least (%s).\n", now, d.Old, d.Version, d.Least)
}
