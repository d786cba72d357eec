package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"ownpace/content"
)

func newPack(o *options) *cobra.Command {
	cmd := &cobra.Command{
		Use: "pack", Short: "For authors of packs", Args: oneOf,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newNew(), newPreview(o), newCheck(o), newTest(o), newCoverage(o), newSimulate(o), newStamp(), newDiff(o), newStats(o),
		newSchema(), newGuide(), newRules(), newAdd(o), newRemove(o))
	return cmd
}

func newRules() *cobra.Command {
	return &cobra.Command{
		Use: "rules", Short: "All that check finds, with examples and cures",
		Args: usage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return printLines(cmd.OutOrStdout(), content.RulesPage()) },
	}
}

func newGuide() *cobra.Command {
	return &cobra.Command{
		Use: "guide", Short: "How to write a pack, step by step, and all its keys",
		Args: usage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return printLines(cmd.OutOrStdout(), content.Guide()) },
	}
}

func newSchema() *cobra.Command {
	return &cobra.Command{
		Use: "schema", Short: "The JSON Schema of packs, for editors",
		Long: "schema prints a JSON Schema (draft 07) for all files of a pack.\n" +
			"Save it beside the pack and name it in the first line of a file:\n" +
			"  # yaml-language-server: $schema=./pack.schema.json",
		Args: usage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := cmd.OutOrStdout().Write(content.Schema())
			return err
		},
	}
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
