package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"ownpace/content"
)

func newAdd(o *options) *cobra.Command {
	return &cobra.Command{
		Use: "add PATH", Short: "Add a pack for this learner: a folder, a file, or a .zip",
		Long: "add keeps a copy of a pack in the learner's folder. A pack of the same id is replaced;\n" +
			"what that changes for the learner is said.",
		Args: usage(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir, err := o.packFolder()
			if err != nil {
				return err
			}
			text, err := updated(dir, args[0])
			if err != nil {
				return usageError{err}
			}
			pack, err := content.Install(dir, args[0])
			if err != nil {
				return err
			}
			head := fmt.Sprintf("%s is added: %s, version %s\n%s, %s, %s; content %s\n", pack.ID, pack.Title, orNone(pack.Version),
				plural(len(pack.Units), "unit"), plural(len(pack.Skills), "skill"), plural(pack.Items(), "item"), pack.Revision)
			if pack.Skipped > 0 {
				head += fmt.Sprintf("%s could not be read; `ownpace pack check %s` says why\n", plural(pack.Skipped, "item"), args[0])
			}
			return printLines(cmd.OutOrStdout(), head+text+fmt.Sprintf("Begin with: ownpace %s\n", pack.ID))
		},
	}
}

// updated says what a pack changes for the learner who has one of the same id.
func updated(dir, path string) (string, error) {
	fresh, _, err := content.GlanceRelease(path)
	if err != nil || fresh.Pack == nil {
		return "", err
	}
	name, there := content.InstalledPath(dir, fresh.ID)
	if !there {
		return "", nil
	}
	old, _, err := content.GlanceRelease(name)
	if err != nil || old.Pack == nil {
		return "It takes the place of one that can no longer be read.\n", nil
	}
	text := fmt.Sprintf("It takes the place of version %s (%s).\n", orNone(old.Version), old.Revision)
	if old.Revision == fresh.Revision {
		return text + "Nothing has changed.\n", nil
	}
	return text + effects(content.Compare(old, fresh)), nil
}

func orNone(version string) string {
	if version == "" {
		return "unnamed"
	}
	return version
}

func newRemove(o *options) *cobra.Command {
	return &cobra.Command{
		Use: "remove ID", Short: "Remove a pack that was added; what was learnt of it stays",
		Args: usage(cobra.ExactArgs(1)), ValidArgsFunction: o.addedIDs,
		RunE: func(cmd *cobra.Command, args []string) error {
			dir, err := o.packFolder()
			if err != nil {
				return err
			}
			name, there := content.InstalledPath(dir, args[0])
			if !there {
				return usageError{fmt.Errorf("no pack %q was added; `ownpace list` shows all there are, and those that come with the program cannot be removed", args[0])}
			}
			if err := os.Remove(name); err != nil {
				return fmt.Errorf("%s was not removed: %w", args[0], err)
			}
			return printLines(cmd.OutOrStdout(), args[0]+" is removed. Your answers to it are kept; add it again to go on.\n")
		},
	}
}
