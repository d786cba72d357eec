package main

import (
	"errors"
	"fmt"
	"slices"
	"syscall"
	"time"

	"ownpace/engine"
	"ownpace/store"
)

// log is the learner's folder while they study: the events there are, and where new ones go.
type log struct {
	*store.Store
}

// open opens the folder, to be read only where that was asked for.
func (o options) open(dir string) (log, error) {
	if o.looking {
		st, err := store.OpenReadOnly(dir)
		return log{st}, err
	}
	st, err := store.Open(dir)
	if errors.Is(err, syscall.ENOSPC) { // and nothing is there yet that could be looked at
		err = fmt.Errorf("there is no room on the disk for what you will learn: %w; free some, or name a folder on another disk with --data", err)
	}
	return log{st}, err
}

// close makes a backup, if something was added, and gives the folder free.
func (l log) close() {
	if err := l.BackupAtEnd(time.Now()); err != nil { // nothing is lost by that
		complain(err)
	}
	if err := l.Close(); err != nil {
		complain(fmt.Errorf("closing the folder: %w; all answers are saved", err))
	}
}

// now is the time of the learner's log, which a clock that is set back does not turn back.
func (l log) now() time.Time { return l.Now(time.Now()) }

// passing are the kinds of events that say where the learner looks, and nothing of what
// they know or want. Where nothing can be saved, they are taken all the same, so that one
// can look around; nobody misses them afterwards.
var passing = []engine.Kind{engine.PackOpened, engine.PackLeft, engine.UnitOpened, engine.UnitLeft, engine.LessonRead,
	engine.LessonPassed, engine.WayOpened, engine.Left}

func (l log) append(events []engine.Event) ([]engine.Event, error) {
	written, err := l.Append(time.Now(), events...)
	if err == nil || l.ReadOnly() == nil {
		return written, err
	}
	for _, e := range events {
		if !slices.Contains(passing, e.Kind) || e.Draft != "" || len(e.Order) > 0 {
			return nil, err
		}
		e.Time = l.now()
		written = append(written, e)
	}
	return written, nil
}
