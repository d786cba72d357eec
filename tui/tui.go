// Package tui is the learner's program: screens that say what there is, and two skins
// that draw them and collect input.
//
//	page     what a screen says, free of size, colour and terminal
//	screen   the screens, and the session that goes from one to the next
//	theme    the colours to choose from, as data
//	prose    Markdown, drawn for both skins
//	gate     the last door before the terminal
//	crash    what is known of a mistake of the program's own
//	plain    numbered lines, for pipes and screen readers
//	full     the whole window, in Bubble Tea
package tui

import (
	"io"
	"time"

	"ownpace/engine"
	"ownpace/tui/full"
	"ownpace/tui/plain"
	"ownpace/tui/screen"
)

// Options are what a run needs from outside.
type Options struct {
	State   *engine.State
	Pack    string // where to begin, "" for where the learner was
	Seed    uint64 // of every shuffle
	Comma   bool   // the learner writes a comma for decimals
	Now     func() time.Time
	Append  screen.Append
	Theme   string // of the full skin, "" for the one the learner chose
	Note    string // to be told on the first page
	Looking bool   // nothing can be saved, as the learner wanted it
	Closed  bool   // nor for any other reason
	Plain   bool
	Echo    bool // plain: repeat the replies, since they are not typed at a terminal
	In      io.Reader
	Out     io.Writer
	Mouse   bool            // of the full skin: wheel and clicks are heeded
	Columns func() int      // of the terminal, for lines; 0 where there is none; may be nil
	Stop    <-chan struct{} // closed when the program is to end; nil for never
	Hurry   func()          // called when the learner leaves and something is in the way; may be nil
}

func (o Options) window() full.Window {
	return full.Window{In: o.In, Out: o.Out, Stop: o.Stop, Mouse: o.Mouse, Hurry: o.Hurry}
}

func (o Options) streams() plain.Streams {
	return plain.Streams{In: o.In, Out: o.Out, Echo: o.Echo, Stop: o.Stop, Columns: o.Columns}
}

// ErrGone says that there is no terminal any more.
var ErrGone = full.ErrGone

// Preview lets an author look at a pack, and shows what becomes of it as it is written.
func Preview(first screen.Draft, item string, drafts <-chan screen.Draft, o Options) error {
	var packs []*engine.Pack
	if first.Pack != nil {
		packs = append(packs, first.Pack)
	}
	study := screen.Study{State: engine.NewState(packs), Seed: o.Seed, Comma: o.Comma, Now: o.Now, Coloured: !o.Plain}
	study.State.Colours = o.Theme
	session := screen.NewSession(study, func(*screen.Study) screen.Screen { return screen.Preview(first, item) }, "")
	nowhere := func(events []engine.Event) ([]engine.Event, error) { return events, nil }
	if o.Plain {
		return plain.New(o.streams(), nowhere).Preview(session, drafts)
	}
	return full.Preview(session, nowhere, drafts, o.window())
}

// Run lets the learner study until they leave.
func Run(o Options) error {
	if o.Theme != "" { // as if it had been chosen, but for this time
		o.State.Colours = o.Theme
	}
	study := screen.Study{State: o.State, Seed: o.Seed, Comma: o.Comma, Now: o.Now, Untimed: o.Plain && o.Echo, Coloured: !o.Plain, Looking: o.Looking, Closed: o.Closed}
	note := engine.Clean(o.Note)
	if o.Looking && note == "" {
		note = "You are only looking: nothing that you do is saved."
	}
	if note == "" {
		note = screen.Greeting(&study)
	}
	session := screen.NewSession(study, func(st *screen.Study) screen.Screen { return screen.Start(st, o.Pack) }, note)
	if o.Plain {
		return plain.New(o.streams(), o.Append).Run(session)
	}
	return full.Run(session, o.Append, o.window())
}
