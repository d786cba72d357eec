package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ownpace/content"
	"ownpace/engine/answer"
)

// What somebody may have meant who wrote a word that is none of ours; and what a shell may
// complete: packs, units, learners, themes.

// meant goes on after a word that is none of ours: it asks for one that is near to it, if
// there is one.
func meant(word string, known []string) string {
	word = strings.ToLower(word)
	near := answer.Nearest(word, known)
	if i := slices.IndexFunc(known, func(k string) bool { return len(word) > 1 && strings.HasPrefix(k, word) }); near == "" && i >= 0 {
		near = known[i]
	}
	if near == "" {
		return "; "
	}
	return fmt.Sprintf("; did you mean `%s`? ", near)
}

// commandsOf are the names of what a command has below it.
func commandsOf(cmd *cobra.Command) []string {
	var names []string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	return names
}

// oneOf is the arguments of a command that has others below it: any word is a mistaken one.
func oneOf(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usageError{fmt.Errorf("there is no command %q of `%s`%s`%[2]s --help` lists them", args[0], cmd.CommandPath(), meant(args[0], commandsOf(cmd)))}
}

// helpOnly lets `help` explain the commands there are, and refuse any other word.
func helpOnly(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	help, _, _ := root.Find([]string{"help"}) // it is there by now
	help.Args = func(_ *cobra.Command, words []string) error {
		found, rest, err := root.Find(words)
		if err != nil {
			return usageError{err}
		}
		return oneOf(found, rest)
	}
}

// shellsOnly lets `completion` write for the shells there are, and refuse any other word.
func shellsOnly(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	completion, _, _ := root.Find([]string{"completion"}) // it is there by now
	completion.Short = "What a shell needs to complete commands, packs and learners"
	completion.Args, completion.RunE = oneOf, func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	for _, shell := range completion.Commands() {
		shell.Args = usage(cobra.NoArgs)
	}
}

// packIDs completes a pack, and nothing after it.
func (o *options) packIDs(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var all []string
	for _, p := range o.allPacks(io.Discard) {
		all = append(all, cobra.CompletionWithDesc(p.ID, string(p.Title.Line())))
	}
	return all, cobra.ShellCompDirectiveNoFileComp
}

// packUnits completes a pack, then a unit of it.
func (o *options) packUnits(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	if len(args) != 1 {
		return o.packIDs(cmd, args, begun)
	}
	var all []string
	for _, p := range o.allPacks(io.Discard) {
		if p.ID != args[0] {
			continue
		}
		for _, u := range p.Units {
			all = append(all, cobra.CompletionWithDesc(u.ID, string(u.Title.Line())))
		}
	}
	return all, cobra.ShellCompDirectiveNoFileComp
}

// addedIDs completes a pack that the learner added.
func (o *options) addedIDs(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	dir, err := o.packFolder()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var all []string
	added, _ := content.Installed(dir, languageOf(), "")
	for _, p := range added {
		all = append(all, p.ID)
	}
	return all, cobra.ShellCompDirectiveNoFileComp
}

// learnerNames completes those who learn on this computer.
func (o *options) learnerNames(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	root, err := o.root()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var all []string
	for _, l := range learners(filepath.Join(root, "learners")) {
		all = append(all, l.Name)
	}
	return all, cobra.ShellCompDirectiveNoFileComp
}
