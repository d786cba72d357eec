package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"ownpace/store"
)

// Looking after what is kept: backups, and whether it is whole.

func newBackup(o *options) *cobra.Command {
	return &cobra.Command{
		Use: "backup", Short: "Make a backup now",
		Long: "backup writes all events into a file of the learner's folder and reads it again. That happens by itself at\n" +
			"the end of a session, every half hour of it, and before anything is imported or restored. Of the backups the\n" +
			"last 10 are kept, one of each of 14 days and 8 weeks, and one of every month.",
		Args: usage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			dir, err := o.kept()
			if err != nil {
				return err
			}
			st, err := store.Open(dir)
			if err != nil {
				return err
			}
			defer st.Close()
			path, err := st.Backup(time.Now())
			if err != nil {
				return err
			}
			if path == "" {
				return errors.New("there is nothing to keep yet")
			}
			return printLines(cmd.OutOrStdout(), fmt.Sprintf("%s: %s, read back whole\n", path, plural(int(st.Len()), "event")))
		},
	}
}

func newRestore(o *options) *cobra.Command {
	var yes, list bool
	cmd := &cobra.Command{
		Use: "restore [FILE]", Short: "Bring back what a backup holds",
		Long: "restore takes in a backup, the last one if none is named, or any export. What was answered since stays.",
		Args: usage(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir, err := o.folder()
			if err != nil {
				return err
			}
			all := store.Backups(dir)
			if list {
				return printLines(cmd.OutOrStdout(), listOf(all))
			}
			path := ""
			switch {
			case len(args) == 1:
				path = args[0]
				if _, err := os.Stat(path); err != nil { // one may be named as it is listed
					path = filepath.Join(dir, "backups", filepath.Base(args[0]))
				}
			case len(all) == 0:
				return fmt.Errorf("there is no backup in %s; name a file: `ownpace data restore FILE`", dir)
			default:
				path = all[0].Path
			}
			survey, err := store.SurveyLog(path)
			if err != nil {
				return usageError{err}
			}
			doubt := doubts(survey)
			if err := printLines(cmd.ErrOrStderr(), doubt); err != nil {
				return err
			}
			if !yes && !agreed(cmd, fmt.Sprintf("Bring back the %s of %s? What was answered since stays.", plural(survey.Events, "event"), filepath.Base(path))) {
				return errors.New("nothing was changed; --yes restores without asking")
			}
			return o.take(cmd, path, false, store.OpenToRestore)
		},
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "do not ask")
	cmd.Flags().BoolVar(&list, "list", false, "list the backups")
	return cmd
}

func listOf(all []store.Backup) string {
	var b strings.Builder
	for _, one := range all {
		fmt.Fprintf(&b, "%s  %s  %s\n", one.Time.Local().Format("2006-01-02 15:04"), sizeOf(one.Size), filepath.Base(one.Path))
	}
	if len(all) == 0 {
		b.WriteString("There is no backup yet.\n")
	}
	return b.String()
}

func sizeOf(bytes int64) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d KB", (bytes+1023)>>10)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
}

func newDataCheck(o *options) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "check", Short: "Read everything that is kept, and say whether it is whole",
		Long: "check reads both records of every event, compares them, and reads all backups. What is damaged in one record\n" +
			"is taken from the other, or from a backup, at the next start; check says what.",
		Args: usage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			dir, err := o.kept()
			if err != nil {
				return err
			}
			st, err := openToRead(dir)
			if err != nil {
				return err
			}
			report, err := st.Check()
			told := st.Notice()
			if err = errors.Join(err, st.Close()); err != nil {
				return err
			}
			if len(report.Problems) > 0 && st.Mends() {
				if st, err = store.Open(dir); err != nil {
					return err
				}
				told = strings.Trim(told+"; "+st.Notice(), "; ")
				if err := st.Close(); err != nil {
					return err
				}
			}
			if asJSON {
				err = printJSON(cmd.OutOrStdout(), struct {
					store.Report
					Told string `json:"told"`
				}{report, told})
			} else {
				err = printLines(cmd.OutOrStdout(), textOf(report, told))
			}
			if err == nil && (len(report.Problems) > 0 || told != "" || len(report.Conflicts) > 0) {
				err = errProblems
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// mostConflicts is how many are printed for people.
const mostConflicts = 20

func textOf(r store.Report, told string) string {
	var b strings.Builder
	for _, p := range r.Problems {
		fmt.Fprintf(&b, "%s\n", p)
	}
	for i, c := range r.Conflicts {
		if i == mostConflicts {
			fmt.Fprintf(&b, "and %d more; --json lists all\n", len(r.Conflicts)-i)
			break
		}
		fmt.Fprintf(&b, "event %d of %s has two contents; the first counts:\n  %s\n  %s\n", c.Seq, c.Device, c.Counts, c.Beside)
	}
	if told != "" {
		fmt.Fprintf(&b, "Put right: %s\n", told)
	}
	if len(r.Problems) == 0 {
		fmt.Fprintf(&b, "%s, whole in both records, %s of journal; %s.\n", plural(int(r.Events), "event"), sizeOf(r.Bytes), plural(r.Backups, "whole backup"))
	}
	return b.String()
}
