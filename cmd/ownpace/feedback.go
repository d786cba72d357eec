package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"ownpace/content"
)

// newFeedback writes what the learner holds to be right to the authors of packs.
func newFeedback(o *options) *cobra.Command {
	return &cobra.Command{
		Use: "feedback [FILE]", Short: "Answers that you hold to be right, as a letter to the authors of packs",
		Long: "feedback writes each answer of yours that the pack did not find right and that you let count all the same:\n" +
			"the question, what the pack says, what you wrote and why, and the lines of YAML that would take it in.",
		Args: usage(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := o.feedback()
			switch {
			case err != nil:
				return err
			case len(args) == 0:
				return printLines(cmd.OutOrStdout(), text)
			}
			return writeNew(args[0], text)
		},
	}
}

func (o *options) feedback() (string, error) {
	state, err := o.theirs()
	if err != nil {
		return "", err
	}
	var letters []string
	for _, pack := range state.Packs() {
		if !state.BegunIn(pack.ID) {
			continue
		}
		if held := state.Progress(pack.ID).Accepted(); len(held) > 0 {
			letters = append(letters, content.Feedback(state.Progress(pack.ID).Pack, held))
		}
	}
	if len(letters) == 0 {
		return "", fmt.Errorf("there is nothing to tell: an answer that you hold to be right is kept by “count mine” under it")
	}
	return strings.Join(letters, "\n"), nil
}

// writeNew writes a text to a file that is not there yet.
func writeNew(path, text string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("%w; name a file that is not there yet", err)
	}
	_, err = f.WriteString(text)
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}
