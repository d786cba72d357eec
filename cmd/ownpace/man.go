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
		Use: "man", Short: "The manual page, for man -l -",
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
	b.WriteString(section("KEYS", keysTold()) + section("ENVIRONMENT", environmentTold()) + section("FILES", filesTold()))
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

// section lists things under a title, each with what there is to say of it.
func section(title string, things [][2]string) string {
	var b strings.Builder
	fmt.Fprintf(&b, ".SH %s\n", title)
	for _, thing := range things {
		fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", roff(thing[0]), roff(thing[1]))
	}
	return b.String()
}

func keysTold() [][2]string {
	return [][2]string{
		{"?", "all keys of the page; F1 where one writes. The most useful stand on its last line"},
		{"Ctrl+K, :", "go anywhere: some letters of a screen, a setting, a pack, a unit, a skill, or of a question that you met"},
		{"Enter, Esc", "take what is under the mark, or read on; back"},
		{"/", "look for something in a list, or on a page to read"},
		{"u", "take back what you changed last, where the page offers it"},
		{"Ctrl+C", "leave at once; nothing is lost, and the next start leads back there"},
		{"in lines", "with --plain the same are words: help, go, back, undo, quit; a colon before them where one writes"},
	}
}

func environmentTold() [][2]string {
	return [][2]string{
		{"OWNPACE_DATA", "the folder where progress is kept, unless --data names one"},
		{"XDG_DATA_HOME", "without the two, progress is kept in its folder ownpace, or else in ~/.local/share/ownpace"},
		{"ACCESSIBLE", "when set, numbered lines instead of a drawn screen, as with --plain"},
		{"TERM", "when it is dumb or not set, numbered lines, too; else what the terminal can do"},
		{"NO_COLOR", "when set, no colours; weights and words say the same"},
		{"COLORTERM", "truecolor, where the terminal has all colours"},
		{"VISUAL, EDITOR", "the editor, the first of them that is set, for a text of many lines (Ctrl+E)"},
		{"LC_ALL, LC_MESSAGES, LANG", "the language in which packs are read, where they have it"},
		{"LC_ALL, LC_NUMERIC, LANG", "whether you write a comma for decimals"},
	}
}

func filesTold() [][2]string {
	return [][2]string{
		{"learners/NAME/", "below the folder where progress is kept: all that is kept of one learner; NAME is me, unless --learner says another. `ownpace data` looks after it"},
		{"journal/, progress.db", "in there: two records of the same, each of which can be made again from the other"},
		{"backups/", "copies as JSON Lines, packed with gzip; they are made by themselves, and `ownpace data backup` makes one more"},
		{"packs/", "the packs that were added"},
		{"cache/, snapshot", "what makes a start quick; it can be made again"},
		{"crash.txt", "what happened when the program broke, without anything of yours in it"},
	}
}

// asIs is text of which the lines stay.
func asIs(text string) string { return ".PP\n.nf\n" + roff(text) + ".fi\n" }

// roff is text that means nothing to man.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text)
	return strings.NewReplacer("\n.", "\n\\&.", "\n'", "\n\\&'").Replace(text)
}
