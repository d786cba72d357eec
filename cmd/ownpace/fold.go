package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"ownpace/content"
	"ownpace/engine"
	"ownpace/store"
)

// A start takes up the state as it was kept at the end of an earlier one, and folds only the
// events since into it. A state that was not kept, or not by this very program and of these
// very packs, costs the time to fold all events again, and nothing else.

// folded is a state, and what it was folded from.
type folded struct {
	state *engine.State
	key   string
	kept  uint64 // events in the state that was taken up
	odd   uint64 // events that this version cannot read
}

const (
	fewEvents = 200    // are folded in a moment: a state is not written anew for less
	longFold  = 10_000 // so many take long enough to say so, and to keep what came of it at once
)

// errStopped says that somebody wanted the program to end before it had begun.
var errStopped = errors.New("it was stopped")

// fold is the state of all events in a log; it ends early with stop, which may be nil.
func (o *options) fold(log *store.Store, stop <-chan struct{}) (folded, error) {
	f := folded{key: o.stateKey()}
	snap, there := log.Snapshot(f.key)
	if there {
		if state, err := engine.Thaw(o.packs(), snap.State); err == nil {
			f.state, f.kept = state, snap.Folded
		}
	}
	if f.state == nil {
		snap, f.state = store.Snapshot{}, engine.NewState(o.packs())
	}
	long := log.Len() > f.kept+longFold
	if long {
		complain(fmt.Errorf("reading all that is kept anew, which takes a while after an update"))
	}
	for e, err := range log.Events(snap) {
		if err != nil {
			return folded{}, err
		}
		f.state.Apply(e)
		select {
		case <-stop:
			return folded{}, errStopped
		default:
		}
	}
	f.state.Sits()
	if f.odd = log.Len() - f.state.Folded; long {
		f.keep(log)
	}
	return f, nil
}

// keep writes the state down for the next start, when it is worth it. That it could not be
// written loses nothing.
func (f *folded) keep(log *store.Store) {
	n := log.Len()
	least := max(1, min(fewEvents, n/50)) // but a small one at once: without it all packs that were begun are read
	if log.ReadOnly() != nil || n < f.kept+least || n != f.state.Folded+f.odd {
		return
	}
	if ice, ok := f.state.Freeze(); ok && log.KeepSnapshot(f.key, n, ice) == nil {
		f.kept = n
	}
}

// stateKey says what a state depends on besides events: the program, as it was built, and the
// packs, in a language.
func (o *options) stateKey() string {
	var b strings.Builder
	stamp := func(path string) {
		if info, err := os.Stat(path); err == nil {
			fmt.Fprintln(&b, info.Name(), info.Size(), info.ModTime().UnixNano())
		}
	}
	if program, err := os.Executable(); err == nil {
		stamp(program)
	}
	fmt.Fprintln(&b, languageOf())
	for _, p := range o.packs() {
		fmt.Fprintln(&b, p.ID, p.Revision)
		if dir, err := o.packFolder(); err == nil {
			if path, added := content.InstalledPath(dir, p.ID); added {
				stamp(path)
			}
		}
	}
	return b.String()
}
