package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"ownpace/store"
)

// The learner's own data, to keep, to move, and to give to an author.

func newData(o *options) *cobra.Command {
	cmd := &cobra.Command{
		Use: "data", Short: "What is kept of you, to take along", Args: usage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(&cobra.Command{
		Use: "export [FILE]", Short: "Everything that is kept, as JSON Lines",
		Long: "export writes a line that says what it is, then each event on a line of its own, and at last a checksum of\n" +
			"all lines before. Any program can read it; `ownpace pack stats` tells an author what it says of a pack.",
		Args: usage(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return o.export(cmd.OutOrStdout())
			}
			f, err := os.OpenFile(args[0], os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
			if err != nil {
				return fmt.Errorf("%w; name a file that is not there yet", err)
			}
			err = o.export(f)
			if closed := f.Close(); err == nil {
				err = closed
			}
			return err
		},
	})
	return cmd
}

// export writes all events; whatever a terminal would take for its own is escaped by JSON.
func (o *options) export(w io.Writer) error {
	dir, err := o.folder()
	if err != nil {
		return err
	}
	if _, err := os.Stat(dir); err != nil {
		return fmt.Errorf("nothing is kept in %s yet; study first, or name another folder with --data", dir)
	}
	st, err := store.Open(dir)
	if errors.As(err, new(store.InUse)) {
		st, err = store.OpenReadOnly(dir)
	}
	if err != nil {
		return err
	}
	defer st.Close()
	_, err = st.Export(w)
	return err
}
