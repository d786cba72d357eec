package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"ownpace/content"
	"ownpace/engine"
)

// The commands that hand out what the learner wrote: questions, journal, cards, recap.

func newQuestions(o *options) *cobra.Command {
	var all bool
	cmd := &cobra.Command{
		Use: "questions [FILE]", Short: "Your own questions, for a teacher or an author",
		Long: "questions writes the questions that you kept and have not answered yet, each with the place where it came\n" +
			"up, as Markdown: to the terminal, or into a file that is not there yet.",
		Args: usage(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := o.theirs()
			if err != nil {
				return err
			}
			return writeOut(cmd.OutOrStdout(), args, s.QuestionsMarkdown(all))
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, "those that are answered or let go, too")
	return cmd
}

func newJournal(o *options) *cobra.Command {
	return &cobra.Command{
		Use: "journal [FILE]", Short: "Your journal",
		Long: "journal writes your journal as Markdown, the oldest entry first: to the terminal, or into a file that is\nnot there yet.",
		Args: usage(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := o.theirs()
			if err != nil {
				return err
			}
			return writeOut(cmd.OutOrStdout(), args, s.JournalMarkdown())
		},
	}
}

func newCards(o *options) *cobra.Command {
	return &cobra.Command{
		Use: "cards PACK DIR", Short: "Your own cards as a pack, to share",
		Long: "cards writes the cards that you made in a pack into a new folder, as a pack of their own: its skills are\n" +
			"those at which you made them. It can be checked, changed and added like any other.",
		Args: usage(cobra.ExactArgs(2)), ValidArgsFunction: o.packIDs,
		RunE: func(cmd *cobra.Command, args []string) error {
			pack, err := o.findPack(args[0])
			if err != nil {
				return err
			}
			s, err := o.theirs()
			if err != nil {
				return err
			}
			p := s.Progress(pack.ID)
			cards := content.Cards{Title: "My cards: " + string(p.Pack.Title), Language: p.Pack.Language, License: string(p.Pack.License)}
			for _, n := range s.Notes(pack.ID) {
				if n.IsCard() {
					title := p.Pack.Title
					if k := p.Pack.Skill(n.Skill); k != nil {
						title = k.Title
					}
					cards.Add(n.Skill, string(title), string(n.Front), string(n.Text))
				}
			}
			if cards.N() == 0 {
				return fmt.Errorf("there are no cards of your own in %s yet; press m in a lesson or at a question to make one", pack.ID)
			}
			if err := cards.Write(args[1]); err != nil {
				return usageError{err}
			}
			return printLines(cmd.OutOrStdout(), fmt.Sprintf("%s written to %s.\n\n  ownpace pack check %[3]s    what is still to do\n  ownpace pack add %[3]s      study it here\n",
				plural(cards.N(), "card"), args[1], shellWord(args[1])))
		},
	}
}

func newRecap(o *options) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "recap PACK [UNIT]", Short: "What there is to keep of a pack or a unit, as Markdown",
		Long: "recap writes the point of each skill, and all that you wrote there: answers in your own words, notes, cards,\n" +
			"questions and journal. Without a unit it takes all that you have begun.",
		Args: usage(cobra.RangeArgs(1, 2)), ValidArgsFunction: o.packUnits,
		RunE: func(cmd *cobra.Command, args []string) error {
			pack, err := o.findPack(args[0])
			if err != nil {
				return err
			}
			s, err := o.theirs()
			if err != nil {
				return err
			}
			p := s.Progress(pack.ID)
			var unit *engine.Unit
			if len(args) == 2 {
				if unit = p.Pack.Unit(args[1]); unit == nil {
					return usageError{fmt.Errorf("there is no unit %q in %s; it has %s", args[1], pack.ID, unitIDs(p.Pack))}
				}
			}
			if asJSON {
				return printJSON(cmd.OutOrStdout(), p.Recap(unit))
			}
			return printLines(cmd.OutOrStdout(), string(p.Recap(unit).Markdown()))
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func unitIDs(p *engine.Pack) engine.Text {
	var all []engine.Text
	for _, u := range p.Units {
		all = append(all, engine.Clean(u.ID))
	}
	return engine.JoinText(all, ", ")
}

// writeOut writes a text to the terminal, or into a file that must not be there yet.
func writeOut(out io.Writer, args []string, text engine.Text) error {
	if len(args) == 0 {
		return printLines(out, string(text))
	}
	f, err := os.OpenFile(args[0], os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("%w; name a file that is not there yet", err)
	}
	_, err = f.WriteString(string(text))
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return printLines(out, args[0]+" is written.\n")
}
