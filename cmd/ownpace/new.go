package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"ownpace/content"
)

func newNew() *cobra.Command {
	var n content.New
	cmd := &cobra.Command{
		Use: "new DIR", Short: "A new pack that already runs",
		Long: "new writes a small pack into a new folder, with one item of each common kind,\n" +
			"and the schema for your editor beside it. At a terminal it asks for what no flag says.",
		Args: usage(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := args[0]
			if n.Title == "" {
				n.Title = titled(filepath.Base(filepath.Clean(dir)))
				if term.IsTerminal(os.Stdin.Fd()) {
					asks := bufio.NewReader(cmd.InOrStdin())
					for _, ask := range []struct {
						what  string
						value *string
					}{{"Title", &n.Title}, {"Language of its texts", &n.Language}, {"Licence for others", &n.License}} {
						_ = printLines(cmd.OutOrStdout(), fmt.Sprintf("%s [%s]: ", ask.what, *ask.value))
						line, _ := asks.ReadString('\n')
						if line = strings.TrimSpace(line); line != "" {
							*ask.value = line
						}
					}
				}
			}
			if err := n.Check(); err != nil {
				return usageError{err}
			}
			if err := content.Start(dir, n); err != nil {
				return usageError{err}
			}
			return printLines(cmd.OutOrStdout(), fmt.Sprintf("%s is written.\n\n"+
				"  ownpace pack preview %[2]s    see it as a learner does, while you write\n"+
				"  ownpace pack check %[2]s      every mistake, with its cure\n"+
				"  ownpace pack test %[2]s       every answer through its own grading\n"+
				"  ownpace pack guide     how to go on, step by step\n", filepath.Join(dir, "pack.yaml"), shellWord(dir)))
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&n.Title, "title", "", "`title` of the pack")
	flags.StringVar(&n.Language, "language", "en", "`language` of its texts, such as en or pt-BR")
	flags.StringVar(&n.License, "license", "CC-BY-4.0", "what others may do with it, such as `CC-BY-4.0`")
	return cmd
}

// shellWord is a path as a shell takes it whole.
func shellWord(path string) string {
	if strings.ContainsAny(path, " \t'\"$&|;<>()*?[]#~`\\!") {
		return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	}
	return path
}

// titled makes a title of the name of a folder.
func titled(name string) string {
	name = strings.TrimSpace(strings.NewReplacer("-", " ", "_", " ").Replace(name))
	if name == "" || name == "." {
		return "My first pack"
	}
	r := []rune(name)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}
