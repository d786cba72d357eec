package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ownpace/content"
	"ownpace/engine"
)

// The command coverage: what a pack has for each of its skills, and what it lacks.

func newCoverage(o *options) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "coverage PATH", Short: "What a pack has for each skill, and what it lacks",
		Long: "coverage shows, skill by skill, the lesson, examples and items of a pack: a file, a folder, or the id of a pack that is here.\n" +
			"Below it stands what builds on what, then what is missing. It exits with 1 when a skill has no items or a unit is out of reach;\n" +
			"the rest is advice. Items always belong to a skill, since they stand in one; a file under skills/ that no skill takes in is told.",
		Args: usage(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			path := o.pathOf(args[0])
			pack, found, err := packAt(path)
			if err != nil {
				return err
			}
			c := content.Cover(pack, content.Languages(path)...)
			c.Shortfalls = append(c.Shortfalls, content.Strays(path, pack)...)
			if asJSON {
				err = printJSON(cmd.OutOrStdout(), c)
			} else {
				err = printLines(cmd.OutOrStdout(), coverage(c)+"\nWhat builds on what:\n\n"+content.Graph(pack)+"\n"+lacking(c, args[0], count(found, content.Error)))
			}
			if err == nil && slices.ContainsFunc(c.Shortfalls, func(s content.Shortfall) bool { return s.Severity == content.Error }) {
				return errProblems
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// packAt is the pack at a path, as a learner gets it: what cannot be read is left out.
func packAt(path string) (*engine.Pack, []content.Diagnostic, error) {
	pack, found, err := content.Glance(path)
	switch {
	case err != nil:
		return nil, nil, usageError{err}
	case pack == nil:
		return nil, nil, unreadable(path)
	}
	return pack, found, nil
}

// unreadable says that there is nothing in a pack to look at.
func unreadable(path string) error {
	return fmt.Errorf("nothing of %s can be read; `ownpace pack check %s` shows why, and the cures", path, path)
}

// coverage is a table of what there is, at most 72 columns wide where ids are not long.
func coverage(c content.Coverage) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%49s%-10s%13s\n", "", " of level", "fit for")
	fmt.Fprintf(&b, "%25s %6s%9s%6s  %s%7s%7s\n", "", "lesson", "examples", "items", "1 2 3 4 5", "place", "review")
	skills, items := 0, 0
	kinds := make(map[string]int)
	for _, u := range c.Units {
		fmt.Fprintf(&b, "%s (%s)\n", u.Title, u.ID)
		for _, s := range u.Skills {
			covered(&b, s)
			skills, items = skills+1, items+s.Items
			for kind, n := range s.Kinds {
				kinds[kind] += n
			}
		}
	}
	fmt.Fprintf(&b, "\n%s: %s, %s, %s\n%s\n", c.Title, plural(len(c.Units), "unit"), plural(skills, "skill"), plural(items, "item"), counted(kinds))
	return b.String()
}

// covered is the lines of one skill.
func covered(b *strings.Builder, s content.SkillHas) {
	lesson := "no"
	if s.Lesson {
		lesson = "yes"
	}
	levels := make([]string, len(s.Levels))
	for i, n := range s.Levels {
		levels[i] = fmt.Sprint(n)
		if n == 0 {
			levels[i] = "."
		}
	}
	fmt.Fprintf(b, "  %-23s %6s%9d%6d  %s%7d%7d\n", s.ID, lesson, s.Examples, s.Items, strings.Join(levels, " "), s.Placement, s.Review)
	if s.Items > 0 {
		fmt.Fprintf(b, "      %s\n", counted(s.Kinds))
	}
	if len(s.Interests) > 0 {
		fmt.Fprintf(b, "      dressed in %s\n", counted(s.Interests))
	}
	for _, language := range slices.Sorted(maps.Keys(s.Translations)) {
		t := s.Translations[language]
		lesson := ""
		switch {
		case t.Lesson:
			lesson = ", and the lesson"
		case s.Lesson:
			lesson = ", not the lesson"
		}
		fmt.Fprintf(b, "      in %s: %d of %s%s\n", language, t.Items, plural(s.Items, "item"), lesson)
	}
}

// counted is how often there is each, the commonest first.
func counted(n map[string]int) string {
	names := slices.SortedFunc(maps.Keys(n), func(a, b string) int {
		if n[a] != n[b] {
			return n[b] - n[a]
		}
		return strings.Compare(a, b)
	})
	for i, name := range names {
		names[i] = fmt.Sprintf("%s %d", name, n[name])
	}
	return strings.Join(names, ", ")
}

// lacking is what the pack lacks, errors first.
func lacking(c content.Coverage, path string, errors int) string {
	var b strings.Builder
	if errors > 0 {
		fmt.Fprintf(&b, "What is wrong was left out: %s; see `ownpace pack check %s`.\n", plural(errors, "error"), path)
	}
	n := make(map[content.Severity]int)
	for _, severity := range []content.Severity{content.Error, content.Note} {
		for _, s := range c.Shortfalls {
			if s.Severity == severity {
				n[severity]++
				fmt.Fprintf(&b, "%s: %s [%s]\n", s.Severity, s.Message, s.Rule)
			}
		}
	}
	if len(c.Shortfalls) == 0 {
		b.WriteString("Nothing is missing.\n")
	} else {
		fmt.Fprintf(&b, "%s, %s\n", plural(n[content.Error], "error"), plural(n[content.Note], "note"))
	}
	return b.String()
}
