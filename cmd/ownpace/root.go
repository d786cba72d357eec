package main

import (
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"ownpace/content"
	"ownpace/engine"
	"ownpace/tui"
	"ownpace/tui/theme"
)

const version = "0.1.0"

// options are the flags that every command has.
type options struct {
	data    string
	learner string
	plain   bool
	mouse   bool
	theme   string
	seed    uint64
	seeded  bool
	looking bool

	packs func() []*engine.Pack // those there are, in the learner's language where they have it
}

func newRoot(o *options) *cobra.Command {
	root := &cobra.Command{
		Use:   "ownpace [PACK]",
		Short: "A self-paced tutor in the terminal",
		Long: "ownpace finds out what you know, shows the way from there, and lets you choose the way.\n" +
			"Without a command it opens where you left off, or the library.",
		Version: version,
		Example: "  ownpace                       study\n" +
			"  ownpace algebra               go on in a pack\n" +
			"  ownpace --learner ben         when several share this computer\n" +
			"  ownpace completion bash       what the shell needs to complete commands, packs and learners",
		ValidArgsFunction: o.packIDs,
		Args:              usage(cobra.MaximumNArgs(1)),
		SilenceErrors:     true,
		SilenceUsage:      true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			o.seeded = cmd.Flags().Changed("seed")
			o.packs = sync.OnceValue(func() []*engine.Pack { return o.allPacks(cmd.ErrOrStderr()) })
			if _, ok := theme.Find(o.theme); !ok && o.theme != "" {
				return usageError{fmt.Errorf("there is no theme %q%sthere are %s", o.theme, meant(o.theme, theme.Names()), strings.Join(theme.Names(), ", "))}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return study(*o, args, commandsOf(cmd)) },
	}
	root.SetVersionTemplate("ownpace {{.Version}}\n")
	root.SetFlagErrorFunc(wrongFlag)
	flags := root.PersistentFlags()
	flags.StringVar(&o.data, "data", "", "`folder` where progress is kept (else $OWNPACE_DATA, else the XDG data folder)")
	flags.StringVar(&o.learner, "learner", "", "`name` of the learner, when several share this computer")
	flags.BoolVar(&o.plain, "plain", false, "numbered lines instead of a drawn screen")
	flags.StringVar(&o.theme, "theme", "", "colours of the drawn screen, by `name`: "+strings.Join(theme.Names(), ", "))
	flags.Uint64Var(&o.seed, "seed", 0, "fix every shuffle by this `number`")
	_ = root.RegisterFlagCompletionFunc("theme", cobra.FixedCompletions(theme.Names(), cobra.ShellCompDirectiveNoFileComp))
	_ = root.RegisterFlagCompletionFunc("learner", o.learnerNames)
	_ = root.MarkPersistentFlagDirname("data")
	root.Flags().BoolVar(&o.mouse, "mouse", false, "the wheel scrolls and clicks choose; the terminal selects text with Shift then")
	root.Flags().BoolVar(&o.looking, "read-only", false, "look around while another program studies, and save nothing")
	root.AddCommand(newList(o), newNext(o), newStatus(o), newRecap(o), newPack(o), newData(o), newMan())
	helpOnly(root)
	shellsOnly(root)
	return root
}

// allPacks are those that the learner added, and the shipped ones; an added one of the same
// id stands for it. What cannot be read is told.
func (o options) allPacks(told io.Writer) []*engine.Pack {
	var added []*engine.Pack
	var unread []string
	var read sync.WaitGroup
	if dir, err := o.packFolder(); err == nil {
		read.Go(func() { added, unread = content.Installed(dir, languageOf(), o.cache()) })
	}
	all := content.Shipped(languageOf(), o.cache())
	read.Wait()
	for _, text := range unread {
		_ = printLines(told, text+"\n")
	}
	for _, p := range added {
		i := slices.IndexFunc(all, func(other *engine.Pack) bool { return other.ID == p.ID })
		if i >= 0 {
			all[i] = p
		} else {
			all = append(all, p)
		}
	}
	return all
}

// usage makes a wrong number of arguments an error of usage.
func usage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usageError{fmt.Errorf("write it as `%s`; %s --help says more", cmd.UseLine(), cmd.CommandPath())}
		}
		return nil
	}
}

// study runs the learner's program.
func study(o options, args, commands []string) error {
	pack := ""
	if len(args) == 1 {
		found, err := o.findPack(args[0], commands...)
		if err != nil {
			return err
		}
		pack = found.ID
	}
	dir, err := o.folder()
	if err != nil {
		return err
	}
	o.plain = o.inLines()
	end := awaitEnd(dir, !o.plain)
	end.aside(func() { o.packs() }) // they are read while the disk is waited for
	log, err := o.open(dir)
	if err != nil {
		return err
	}
	defer log.close()
	folded, err := o.fold(log.Store, end.stop)
	if err != nil {
		return end.after(err)
	}
	state := folded.state
	if err := log.enter(state, pack); err != nil {
		return err
	}
	err = end.after(tui.Run(tui.Options{
		State:   state,
		Pack:    pack,
		Seed:    o.shuffle(log.Device()),
		Comma:   decimalComma(),
		Now:     log.now,
		Append:  log.append,
		Note:    log.Notice(),
		Looking: o.looking,
		Closed:  log.ReadOnly() != nil,
		Theme:   o.theme,
		Plain:   o.plain,
		Echo:    !term.IsTerminal(os.Stdin.Fd()),
		In:      os.Stdin,
		Out:     os.Stdout,
		Columns: columns,
		Stop:    end.stop,
		Mouse:   o.mouse,
		Hurry:   end.hurry,
	}))
	if err != nil {
		return err
	}
	if fitted, due := state.FitMemory(); due && log.ReadOnly() == nil { // once in a few hundred reviews
		written, err := log.append([]engine.Event{fitted})
		if err != nil {
			return err
		}
		state.Apply(written[0])
	}
	folded.keep(log.Store)
	return nil
}

// enter opens the pack that was asked for, if the learner is elsewhere.
func (l log) enter(state *engine.State, pack string) error {
	if pack == "" || !state.Begun || state.Place.Pack == pack {
		return nil
	}
	opened, err := l.append([]engine.Event{{Kind: engine.PackOpened, Pack: pack}})
	if err != nil {
		return err
	}
	state.Apply(opened[0])
	return nil
}

// inLines reports whether the program talks in lines: it is asked to, or cannot draw.
func (o options) inLines() bool {
	return o.plain || dumb() || !term.IsTerminal(os.Stdin.Fd()) || !term.IsTerminal(os.Stdout.Fd())
}

// columns is how wide the terminal is that is written to, 0 for none.
func columns() int {
	n, _, err := term.GetSize(os.Stdout.Fd())
	if err != nil {
		return 0
	}
	return n
}

// dumb reports whether the environment asks for lines rather than a screen.
func dumb() bool {
	name := os.Getenv("TERM")
	return name == "dumb" || name == "" || os.Getenv("ACCESSIBLE") != ""
}

// shuffle is the seed of every shuffle: the one given, or one that stays the same
// for this learner on this device.
func (o options) shuffle(device string) uint64 {
	if o.seeded {
		return o.seed
	}
	h := fnv.New64a()
	h.Write([]byte(device))
	return h.Sum64()
}

// findPack finds a pack by its id. A word that is none may be one of other words that could
// stand there.
func (o options) findPack(id string, others ...string) (*engine.Pack, error) {
	known := others
	for _, p := range o.packs() {
		if p.ID == id {
			return p, nil
		}
		known = append(known, p.ID)
	}
	if _, err := os.Stat(id); err == nil {
		return nil, usageError{fmt.Errorf("%s is not among your packs; `ownpace pack add %[1]s` adds it, `ownpace pack preview %[1]s` shows it", shellWord(id))}
	}
	return nil, usageError{fmt.Errorf("there is no pack or command %q%s`ownpace list` shows the packs, `ownpace --help` the commands", id, meant(id, known))}
}
