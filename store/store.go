// Package store keeps a learner's folder. Every event is in two records: the journal,
// lines that only grow, and the index, a bbolt file with a tail. An append that has returned
// is on disk in both; either is made again from the other. Events are never changed.
//
//	lock          held by the program that has the folder open; says its process
//	journal/      see package journal
//	progress.db   the index; progress.tail, while the folder is open, is its tail
//	snapshot      a state into which the events were folded
//	marker        how much there was at the last clean end
//	backups/      see backup.go
//	aside/        what was damaged, with its date
//
// RELIABILITY.md says what is promised and how it is tested.
package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gofrs/flock"

	"ownpace/engine"
	"ownpace/store/disk"
	"ownpace/store/journal"
)

// Store is one learner's folder, held by this process alone until it is closed, or only
// read.
type Store struct {
	dir  string
	disk disk.Disk

	writing sync.Mutex // of all below
	lock    *flock.Flock
	index   *index
	journal *journal.Journal
	marker  marker
	head    head        // of what was acknowledged
	end     journal.End // of that, in the journal
	broken  error       // of the last write; the next one repairs what it left
	suspect bool        // a check found damage
	visited bool        // the lock was gone for a time: another program may have been here
	notices []string

	told atomic.Pointer[head] // the head, for those who ask while something is written

	closed error // to writing, and why
	view   []record

	backups backups
}

// InUse says that another program holds the folder.
type InUse struct {
	Dir string
	Pid string // of the holder, "" when it cannot be told
}

func (e InUse) Error() string {
	by := "another ownpace"
	if e.Pid != "" {
		by += " (process " + e.Pid + ")"
	}
	return fmt.Sprintf("%s has this learner's folder open: %s; close it, look at it with --read-only, or name another learner with --learner", by, e.Dir)
}

// Lost says that there was progress in the folder, and that none of it can be read.
type Lost struct {
	Dir     string
	Events  uint64 // as many as there were, 0 when that cannot be told
	Backups int
}

func (e Lost) Error() string {
	var b strings.Builder
	b.WriteString("there was progress in " + e.Dir)
	if e.Events > 0 {
		fmt.Fprintf(&b, ", %d events,", e.Events)
	}
	b.WriteString(" and nothing of it can be read; ")
	if e.Backups > 0 {
		fmt.Fprintf(&b, "`ownpace data restore` brings it back from one of the %d backups, ", e.Backups)
	} else {
		b.WriteString("`ownpace data restore FILE` brings it back from an export, ")
	}
	b.WriteString("or move the folder away to start anew")
	return b.String()
}

const (
	indexName   = "progress.db"
	journalName = "journal"
	lockName    = "lock"
	asideName   = "aside"
)

func (s *Store) path(name string) string { return filepath.Join(s.dir, name) }

// Device is the name of this device in the log.
func (s *Store) Device() string { return s.head.Device }

// Len is how many events there are.
func (s *Store) Len() uint64 {
	if s.closed != nil {
		return uint64(len(s.view))
	}
	return s.told.Load().Events
}

// Notice is what a start found and put right, in one line, or "".
func (s *Store) Notice() string { return strings.Join(s.notices, "; ") }

func (s *Store) notice(format string, args ...any) {
	text, _, _ := strings.Cut(fmt.Sprintf(format, args...), "\n") // what bbolt says may be of several lines
	s.notices = append(s.notices, text)
}

// events begins a sentence on so many.
func events(n int) string {
	if n == 1 {
		return "1 event was"
	}
	return fmt.Sprintf("%d events: each was", n)
}

func counted(n uint64) string {
	if n == 1 {
		return "1 event"
	}
	return fmt.Sprintf("%d events", n)
}

// ReadOnly says why nothing can be written, or nil.
func (s *Store) ReadOnly() error { return s.closed }

// Append writes events, giving each its device, sequence and time, and returns them as
// written once they are on disk in both records. When it fails none of them is kept, and
// the next Append first repairs what the failure left. What a crash cuts short leaves
// the first few of them, or none.
func (s *Store) Append(now time.Time, events ...engine.Event) ([]engine.Event, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if len(events) == 0 {
		return nil, nil
	}
	if err := s.ready(); err != nil {
		return nil, err
	}
	before := s.head
	written, err := s.write(now, events)
	if errors.Is(err, errMoved) {
		if err := s.ready(); err != nil {
			return nil, err
		}
		if d := before.Device; s.head.Last[d] == before.Last[d]+uint64(len(events)) {
			return written, nil // in files that stayed, and so in both records by now
		}
		written, err = s.write(now, events)
	}
	if err != nil {
		return nil, err
	}
	s.mark()
	s.backups.due(s, now)
	return written, nil
}

var errMoved = errors.New("its files were taken away or replaced while it was saved; try again")

// write writes events into both records, and acknowledges them where these are still those in
// the folder. With [errMoved] it returns them all the same: where some files stayed, the
// events may be found there.
func (s *Store) write(now time.Time, events []engine.Event) ([]engine.Event, error) {
	at, shift := s.head.at(now)
	h := s.head.next()
	h.Shift = shift
	written := make([]engine.Event, len(events))
	records := make([]record, len(events))
	lines := make([][]byte, len(events))
	for i, e := range events {
		e.Device, e.Seq, e.Time = h.Device, h.Last[h.Device]+uint64(i)+1, at
		body, err := json.Marshal(e)
		if err != nil {
			return nil, err
		}
		written[i], records[i], lines[i] = e, record{device: e.Device, seq: e.Seq, time: e.Time, body: body}, body
	}
	s.broken = s.index.append(h, records, func() error { return s.journalled(lines) })
	if s.broken == nil && !s.journal.InPlace() {
		s.broken = errMoved
	}
	if s.broken != nil {
		return written, s.broken
	}
	s.acknowledge()
	return written, nil
}

// journalled writes lines into the journal. Where that panics, the event was not saved, and
// what is written beside it still comes to its end.
func (s *Store) journalled(lines [][]byte) (err error) {
	defer survive(&err)()
	return s.journal.Append(lines...)
}

// ready makes sure that what will be written can be found again: nothing failed before, the
// lock is held, and nobody else wrote into the journal. The index looks after its own files
// when it writes.
func (s *Store) ready() error {
	if s.closed != nil {
		return fmt.Errorf("this learner's folder can only be read: %w", s.closed)
	}
	if s.broken != nil || s.index == nil || s.journal == nil || !s.lockInPlace() || !s.journal.InPlace() {
		if s.broken = s.repair(); s.broken != nil {
			return s.broken
		}
	}
	return s.unclean()
}

// inPlace reports whether the files that are open are those in the folder.
func (s *Store) inPlace() bool {
	return s.index != nil && s.journal != nil && s.lockInPlace() && s.journal.InPlace() && s.index.inPlace()
}

func (s *Store) lockInPlace() bool {
	held, err := s.lock.Stat()
	if err != nil {
		return false
	}
	now, err := os.Stat(s.path(lockName))
	return err == nil && os.SameFile(held, now)
}

// Events hands over the events in the order in which they are folded, all of them or those
// after a snapshot. One that this version cannot read is passed over: it stays in the log.
// Nothing may be appended while it is under way.
func (s *Store) Events(after Snapshot) iter.Seq2[engine.Event, error] {
	return func(yield func(engine.Event, error) bool) {
		var e engine.Event
		reader := newReader()
		for r, err := range s.read(after) {
			if err != nil {
				yield(engine.Event{}, err)
				return
			}
			if reader.event(r.body, &e) == nil && !yield(e, nil) {
				return
			}
		}
	}
}

// read hands over the records after a snapshot. Damage that it meets on the way, of a disk
// that has rotted since a clean end, is settled, and the reading gone on with.
func (s *Store) read(after Snapshot) iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		done := 0
		for mended := false; ; mended = true {
			n := 0
			var damage error
			for r, err := range s.folded(after) {
				if damage = err; err != nil {
					break
				}
				if n++; n <= done {
					continue
				}
				if done = n; !yield(r, nil) {
					return
				}
			}
			if damage == nil {
				return
			}
			if mended || s.mend() != nil {
				yield(record{}, damage)
				return
			}
		}
	}
}

// mend settles a folder that is open.
func (s *Store) mend() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.closed != nil {
		return s.closed
	}
	s.broken = s.repair()
	return s.broken
}

// All are all events, sorted.
func (s *Store) All() ([]engine.Event, error) {
	events := make([]engine.Event, 0, s.Len())
	for e, err := range s.Events(Snapshot{}) {
		if err != nil {
			return nil, err
		}
		events = append(events, e)
	}
	return events, nil
}
