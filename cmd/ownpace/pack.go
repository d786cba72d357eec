package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"ownpace/content"
)

func newPack() *cobra.Command {
	cmd := &cobra.Command{
		Use: "pack", Short: "For authors of packs", Args: usage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newCheck())
	return cmd
}

func newCheck() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "check PATH...", Short: "Every mistake in a pack, with its place and its cure",
		Long: "check reads packs, files or folders, and prints every mistake with its place and its cure.\n" +
			"It exits with 1 when there is an error; warnings alone exit with 0.",
		Args: usage(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, paths []string) error {
			all := []content.Diagnostic{}
			var b strings.Builder
			for _, path := range paths {
				pack, found, err := content.Open(path)
				if err != nil {
					return usageError{err}
				}
				all = append(all, found...)
				for _, d := range found {
					b.WriteString(d.String() + "\n")
				}
				if pack != nil && !content.Errors(found) {
					fmt.Fprintf(&b, "%s: good: %s, %s, %s\n", path, plural(len(pack.Units), "unit"), plural(len(pack.Skills), "skill"), plural(pack.Items(), "item"))
				}
			}
			if n := count(all, content.Error); n > 0 {
				fmt.Fprintf(&b, "%s, %s\n", plural(n, "error"), plural(count(all, content.Warning), "warning"))
			}
			var err error
			if asJSON {
				err = printJSON(cmd.OutOrStdout(), all)
			} else {
				err = printLines(cmd.OutOrStdout(), b.String())
			}
			if err == nil && content.Errors(all) {
				return errProblems
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

func count(ds []content.Diagnostic, severity content.Severity) int {
	n := 0
	for _, d := range ds {
		if d.Severity == severity {
			n++
		}
	}
	return n
}
