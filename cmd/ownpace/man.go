package main

import (
	"bytes"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// newMan prints manual pages, for those who package the program and for `man -l -`.
func newMan() *cobra.Command {
	return &cobra.Command{
		Use: "man [COMMAND...]", Short: "The manual page of the program or of a command", Hidden: true,
		Long: "man prints a manual page: `ownpace man | man -l -` reads it, `ownpace man pack check | man -l -` that of a command.",
		RunE: func(cmd *cobra.Command, args []string) error {
			of, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return oneOf(of, rest)
			}
			of.DisableAutoGenTag = true // the same page every day
			var b bytes.Buffer
			if err := doc.GenMan(of, &doc.GenManHeader{Section: "1", Source: "ownpace " + version, Manual: "ownpace"}, &b); err != nil {
				return err
			}
			return printLines(cmd.OutOrStdout(), b.String())
		},
	}
}
