package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"ownpace/store"
)

// The learners of this computer: one folder each.

type learner struct {
	Name   string    `json:"name"`
	Folder string    `json:"folder"`
	Events uint64    `json:"events"`
	Last   time.Time `json:"last"` // when something was last written
	Open   bool      `json:"open"` // by another program, now
	Wrong  string    `json:"wrong,omitempty"`
}

func newLearners(o *options) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "learners", Short: "Who learns on this computer",
		Args: usage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			root, err := o.root()
			if err != nil {
				return err
			}
			all := learners(filepath.Join(root, "learners"))
			if asJSON {
				return printJSON(cmd.OutOrStdout(), all)
			}
			var b strings.Builder
			for _, l := range all {
				fmt.Fprintf(&b, "%-12s %s", l.Name, plural(int(l.Events), "event"))
				if !l.Last.IsZero() {
					fmt.Fprintf(&b, ", the last on %s", l.Last.Local().Format("2006-01-02"))
				}
				if l.Open {
					b.WriteString("; open now")
				}
				if l.Wrong != "" {
					fmt.Fprintf(&b, "; %s", l.Wrong)
				}
				b.WriteString("\n")
			}
			if len(all) == 0 {
				fmt.Fprintf(&b, "Nobody has learnt in %s yet.\n", root)
			}
			return printLines(cmd.OutOrStdout(), b.String())
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func learners(dir string) []learner {
	entries, _ := os.ReadDir(dir) // nobody, where it cannot be read
	all := []learner{}
	for _, e := range entries {
		if !e.IsDir() || !isLearnerName(e.Name()) {
			continue
		}
		l := learner{Name: e.Name(), Folder: filepath.Join(dir, e.Name())}
		var err error
		l.Events, l.Last, l.Open, err = store.Glance(l.Folder)
		if err != nil {
			l.Wrong = err.Error()
		}
		all = append(all, l)
	}
	return all
}

// notAmong says that the learner is not there while others are, or is nil.
func (o *options) notAmong() error {
	dir, err := o.folder()
	if err != nil || exists(dir) {
		return err
	}
	var names []string
	for _, l := range learners(filepath.Dir(dir)) {
		names = append(names, l.Name)
	}
	if len(names) == 0 {
		return nil
	}
	return fmt.Errorf("there is no learner %s yet; there are: %s", filepath.Base(dir), strings.Join(names, ", "))
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

func newDelete(o *options) *cobra.Command {
	var yes bool
	cmd := &cobra.Command{
		Use: "delete", Short: "Delete everything that is kept of a learner",
		Long: "delete removes the folder of the learner whom --learner names: all answers, backups and added packs. It asks\n" +
			"for the name once more. Nothing of it can be brought back; `ownpace data export FILE` keeps a copy.",
		Args: usage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.learner == "" {
				return usageError{errors.New("name whom to delete: ownpace data delete --learner NAME; `ownpace data learners` lists them")}
			}
			dir, err := o.kept()
			if err != nil {
				return err
			}
			events, _, _, _ := store.Glance(dir)
			question := fmt.Sprintf("This deletes %s of %s, with all backups, in %s.\nWrite the name to go on: ", plural(int(events), "event"), o.learner, dir)
			if !yes && asked(cmd, question) != o.learner {
				return errors.New("nothing was deleted")
			}
			if err := store.Delete(dir); err != nil {
				return err
			}
			return printLines(cmd.OutOrStdout(), fmt.Sprintf("Everything of %s is deleted.\n", o.learner))
		},
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "do not ask")
	return cmd
}
