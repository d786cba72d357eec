package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// newMan prints the manual page: one for the program and all its commands, made of what
// their help says. (What cobra has for this costs every start half a millisecond.)
func newMan() *cobra.Command {
	return &cobra.Command{
		Use: "man", Short: "The manual page", Hidden: true,
		Long: "man prints the manual page, in the form that man reads: `ownpace man | man -l -`.",
		Args: usage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return printLines(cmd.OutOrStdout(), manual(cmd.Root()))
		},
	}
}

func manual(root *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH OWNPACE 1 \"\" \"ownpace %s\"\n.SH NAME\nownpace \\- %s\n.SH SYNOPSIS\n.B ownpace\n[PACK]\n.br\n.B ownpace\nCOMMAND\n", version, roff(root.Short))
	fmt.Fprintf(&b, ".SH DESCRIPTION\n%s\n.SH OPTIONS\n%s.SH COMMANDS\n", roff(root.Long), asIs(root.LocalFlags().FlagUsagesWrapped(72)))
	manualOf(&b, root)
	fmt.Fprintf(&b, ".SH EXAMPLES\n%s.SH EXIT STATUS\n0 good, 1 problems found, 2 wrong usage; 128 and its number after a signal.\n", asIs(root.Example+"\n"))
	return b.String()
}

// manualOf writes the commands below one.
func manualOf(b *strings.Builder, cmd *cobra.Command) {
	for _, sub := range cmd.Commands() {
		if !sub.IsAvailableCommand() || sub.Name() == "help" || sub.Name() == "completion" {
			continue
		}
		says := sub.Long
		if says == "" {
			says = sub.Short + "."
		}
		fmt.Fprintf(b, ".SS %s\n%s\n", roff(strings.TrimSuffix(sub.UseLine(), " [flags]")), roff(says))
		if flags := sub.LocalNonPersistentFlags().FlagUsagesWrapped(72); flags != "" {
			b.WriteString(asIs(flags))
		}
		manualOf(b, sub)
	}
}

// asIs is text of which the lines stay.
func asIs(text string) string { return ".PP\n.nf\n" + roff(text) + ".fi\n" }

// roff is text that means nothing to man.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text)
	return strings.NewReplacer("\n.", "\n\\&.", "\n'", "\n\\&'").Replace(text)
}
