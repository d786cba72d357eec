package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"ownpace/store"
)

// The learner's own data, to keep, to move, and to give to an author.

func newData(o *options) *cobra.Command {
	cmd := &cobra.Command{
		Use: "data", Short: "What is kept of you: to look after, to move, to take along", Args: oneOf,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newExport(o), newImport(o), newBackup(o), newRestore(o), newDataCheck(o), newLearners(o), newDelete(o),
		newFeedback(o), newQuestions(o), newJournal(o), newCards(o))
	return cmd
}

// kept is the folder of a learner of whom something is kept.
func (o *options) kept() (string, error) {
	dir, err := o.folder()
	if err != nil {
		return "", err
	}
	if err := o.notAmong(); err != nil {
		return "", err
	}
	if _, err := os.Stat(dir); err != nil {
		return "", fmt.Errorf("nothing is kept in %s yet; study first, or name another folder with --data", dir)
	}
	return dir, nil
}

// openToRead opens a folder, also while another program has it open.
func openToRead(dir string) (*store.Store, error) {
	st, err := store.Open(dir)
	if errors.As(err, new(store.InUse)) {
		return store.OpenReadOnly(dir)
	}
	return st, err
}

func newExport(o *options) *cobra.Command {
	return &cobra.Command{
		Use: "export [FILE]", Short: "Everything that is kept, as JSON Lines",
		Long: "export writes a line that says what it is, then each event on a line of its own, and at last a checksum of\n" +
			"all lines before. Any program can read it; `ownpace pack stats` tells an author what it says of a pack,\n" +
			"and `ownpace data import` takes it in on another computer.",
		Args: usage(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 || args[0] == "-" {
				return o.export(cmd.OutOrStdout())
			}
			f, err := os.OpenFile(args[0], os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
			if err != nil {
				return fmt.Errorf("%w; name a file that is not there yet", err)
			}
			err = errors.Join(o.export(f), f.Sync(), f.Close())
			if err != nil { // half an export is none, and its name is wanted again
				_ = os.Remove(args[0])
			}
			return err
		},
	}
}

// export writes all events; whatever a terminal would take for its own is escaped by JSON.
func (o *options) export(w io.Writer) error {
	dir, err := o.kept()
	if err != nil {
		return err
	}
	st, err := openToRead(dir)
	if err != nil {
		return err
	}
	defer st.Close()
	_, err = st.Export(w)
	return err
}

func newImport(o *options) *cobra.Command {
	var yes, asJSON bool
	cmd := &cobra.Command{
		Use: "import PATH", Short: "Take in events from an export, a backup, or another computer's folder",
		Long: "import makes the union of what is kept here and what is in PATH: an export, a backup, a learner's folder,\n" +
			"or one with the files of a journal. What is here already is passed over, so that it does no harm to import\n" +
			"twice, or in another order. Lines that are no events are listed, and the others taken if you say so.",
		Args: usage(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			survey, err := store.SurveyLog(args[0])
			if err != nil {
				return usageError{err}
			}
			doubt := doubts(survey)
			if err := printLines(cmd.ErrOrStderr(), doubt); err != nil {
				return err
			}
			question := fmt.Sprintf("Take the other %s?", plural(survey.Events, "event"))
			if survey.Events == 0 {
				return fmt.Errorf("there is no event in %s; nothing was changed", args[0])
			}
			if doubt != "" && !yes && !agreed(cmd, question) {
				return errors.New("nothing was changed; --yes takes what is whole")
			}
			return o.take(cmd, args[0], asJSON, store.Open)
		},
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "take what is whole, whatever else there is")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// doubts says what is wrong with a log, "" when nothing is.
func doubts(v store.Survey) string {
	var b strings.Builder
	for _, bad := range v.Bad {
		fmt.Fprintf(&b, "%s:%d: %s\n", bad.File, bad.Line, bad.What)
	}
	if more := v.BadLines - len(v.Bad); more > 0 {
		fmt.Fprintf(&b, "and %d more\n", more)
	}
	for _, file := range v.WrongSum {
		fmt.Fprintf(&b, "%s: its checksum is not that of its lines: it was changed after it was written\n", file)
	}
	if b.Len() > 0 {
		fmt.Fprintf(&b, "%s cannot be read, %d can.\n", plural(v.BadLines, "line"), v.Events)
	}
	return b.String()
}

// take imports a log and says what came of it.
func (o *options) take(cmd *cobra.Command, path string, asJSON bool, open func(string) (*store.Store, error)) error {
	dir, err := o.folder()
	if err != nil {
		return err
	}
	st, err := open(dir)
	if err != nil {
		return err
	}
	defer st.Close()
	in, err := st.Import(time.Now(), path)
	if err != nil {
		return err
	}
	if asJSON {
		return printJSON(cmd.OutOrStdout(), in)
	}
	text := fmt.Sprintf("%s in %s, %d of them new; %d are kept now.\n", plural(in.Events, "event"), path, in.New, st.Len())
	if in.Conflicts > 0 {
		text += fmt.Sprintf("%s the id of another event and a different content: both are kept, the earlier one counts; `ownpace data check` shows them.\n", has(in.Conflicts))
	}
	return printLines(cmd.OutOrStdout(), text)
}

func has(n int) string {
	if n == 1 {
		return "1 has"
	}
	return fmt.Sprintf("%d have", n)
}

// agreed asks, and takes anything but yes for no.
func agreed(cmd *cobra.Command, question string) bool {
	return strings.HasPrefix(strings.ToLower(asked(cmd, question+" [y/N] ")), "y")
}

// asked is the answer to a question, "" when there is none.
func asked(cmd *cobra.Command, question string) string {
	if printLines(cmd.ErrOrStderr(), question) != nil {
		return ""
	}
	line, _ := bufio.NewReader(cmd.InOrStdin()).ReadString('\n') // what comes before an end counts
	return strings.TrimSpace(line)
}
