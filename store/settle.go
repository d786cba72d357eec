package store

import (
	"errors"
	"fmt"
	"iter"
	"path/filepath"

	"ownpace/store/journal"
)

// Settling reads both records whole and makes each hold what either holds, with what is
// found in backups when neither is whole. The index is made complete first and then the
// journal from it; what is replaced is kept aside; at any moment each event is in at least
// as many places as before.
type settling struct {
	restoring    bool  // nothing need be left
	unsure       bool  // the marker is damaged
	acknowledged *head // in a session: what this device wrote after that does not count

	tail []record // what a tail of the index holds
}

func (s *Store) settle(how settling) error {
	path := s.path(indexName)
	sc, p, err := s.bothRead()
	if err != nil {
		return err
	}
	sound := p.There && p.Damage == ""
	if sound && how.acknowledged == nil && sc.Sound() && sc.End.Files > 0 && !sc.repeats && p.Head.holds(sc.head) && !exists(tailOf(path)) {
		return s.bothSound(sc)
	}
	if err := s.unclean(); err != nil {
		return err
	}
	if err := s.lookAtTail(&how); err != nil {
		return err
	}
	if sound {
		if s.index, err = openIndex(s.disk, path); err != nil {
			sound, p.Damage = false, err.Error()
		}
	}
	evidence := how.unsure || s.marker.Events > 0 || len(Backups(s.dir)) > 0 ||
		!sc.Sound() || p.There && !sound && (sc.End.Files == 0 || len(s.marker.Devices) == 0)
	lost := Lost{s.dir, s.marker.Events, len(Backups(s.dir))}
	if sound {
		err = s.completeIndex(how, sc)
	} else {
		err = s.newIndex(p, how, sc, func(n uint64) error {
			if n == 0 && evidence && !how.restoring {
				return lost
			}
			return nil
		})
	}
	if err == nil {
		err = removeTail(s.disk, path)
	}
	if err != nil {
		return err
	}
	if how.acknowledged != nil {
		if err := s.index.withdraw(*how.acknowledged); err != nil {
			return err
		}
	}
	if s.index.head.Events == 0 && evidence && !how.restoring {
		return lost
	}
	if err := s.fromBackups(!sound || !sc.Sound()); err != nil {
		return err
	}
	if err := s.completeJournal(sc); err != nil {
		return err
	}
	s.acknowledge()
	return nil
}

// acknowledge takes what both records hold for what was acknowledged.
func (s *Store) acknowledge() {
	s.head, s.end = s.index.head, s.journal.End()
	h := s.head
	s.told.Store(&h)
}

// bothSound opens both as they are.
func (s *Store) bothSound(sc scanned) (err error) {
	if s.index, err = openIndex(s.disk, s.path(indexName)); err != nil {
		return err
	}
	if s.journal, err = journal.Open(s.disk, s.path(journalName), sc.Found); err != nil {
		return err
	}
	s.acknowledge()
	return nil
}

// completeIndex adds to a sound index what only the journal holds.
func (s *Store) completeIndex(how settling, sc scanned) error {
	if _, err := s.index.addAll(held(how.tail), nil); err != nil {
		return err
	}
	if sc.Sound() && !sc.repeats && s.index.head.holds(sc.head) {
		return nil
	}
	if covered, err := s.index.covers(sc); covered || err != nil {
		return err
	}
	added, err := s.index.addAll(lines(s.path(journalName)), nil)
	if err == nil && added > 0 && how.acknowledged == nil {
		s.notice("%s in the journal only, and was added to %s", events(added), indexName)
	}
	return err
}

// newIndex makes the index from the journal, and from what is whole of a damaged one,
// which is kept aside. enough says whether to go on with so many events.
func (s *Store) newIndex(p probed, how settling, sc scanned, enough func(uint64) error) error {
	path := s.path(indexName)
	device := s.marker.Devices[placeOf(s.dir)]
	if device == "" {
		device = newDevice()
	}
	salvaged := 0
	x, err := createIndex(s.disk, path, device, int(min(2*sc.End.Bytes, 1<<30)), func(x *index) error {
		_, err := x.addAll(lines(s.path(journalName)), nil)
		if err == nil && p.There {
			salvaged, err = x.addAll(without(salvage(path), sc.ids), nil)
		}
		if err == nil {
			_, err = x.addAll(without(held(how.tail), sc.ids), nil)
		}
		if err == nil {
			err = enough(x.head.Events)
		}
		if err == nil && p.There {
			s.keepAside(path)
		}
		return err
	})
	if err != nil {
		return err
	}
	s.index = x
	switch n := x.head.Events; {
	case p.There && salvaged > 0:
		s.notice("%s was damaged (%s); it was made again from the journal and from what was whole of it: %s", indexName, p.Damage, counted(n))
	case p.There:
		s.notice("%s was damaged (%s); it was made again from the journal: %s", indexName, p.Damage, counted(n))
	case n > 0:
		s.notice("%s was missing; it was made again from the journal: %s", indexName, counted(n))
	}
	return nil
}

// lookAtTail reads the tail, and tells of one that is not whole.
func (s *Store) lookAtTail(how *settling) error {
	path := tailOf(s.path(indexName))
	records, damage, err := readTail(path)
	if err != nil {
		return fmt.Errorf("cannot read %s: %w", path, err)
	}
	how.tail = records
	if damage != "" && how.acknowledged == nil {
		s.keepAside(path)
		s.notice("%s was damaged (%s)", filepath.Base(path), damage)
	}
	return nil
}

// without passes over those whose ids are known.
func without(records iter.Seq2[record, error], known ids) iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		for r, err := range records {
			if (err != nil || !known.has(r.device, r.seq)) && !yield(r, err) {
				return
			}
		}
	}
}

// fromBackups adds what neither record holds any more, if backups do.
func (s *Store) fromBackups(damaged bool) error {
	missing := func() bool {
		return s.index.head.Events < s.marker.Events || damaged && s.index.head.gaps() > 0
	}
	for _, b := range Backups(s.dir) {
		if !missing() {
			return nil
		}
		added, err := s.index.addAll(logRecords(b.Path, nil), nil)
		if err != nil && !errors.Is(err, errNotWhole) {
			return err
		}
		if added > 0 {
			s.notice("%s in neither record, and was taken from the backup %s", events(added), filepath.Base(b.Path))
		}
	}
	if missing() {
		n := max(s.index.head.gaps(), s.marker.Events-min(s.marker.Events, s.index.head.Events))
		s.notice("%s lost: damaged in both records, and in no backup; `ownpace data check` says more", events(int(n)))
	}
	return nil
}

// completeJournal adds what only the index holds; a journal that is missing or damaged is
// written anew, and the one before put aside.
func (s *Store) completeJournal(sc scanned) (err error) {
	dir := s.path(journalName)
	doubled := sc.repeats && s.index.head.Conflicts == 0 // a journal that was being written anew
	if !sc.Sound() || sc.End.Files == 0 || doubled {
		old, err := journal.Segments(dir)
		if err != nil {
			return err
		}
		if s.journal, err = journal.Anew(s.disk, dir, bodies(s.index.walk())); err != nil {
			return err
		}
		s.toldOfJournal(sc)
		return s.putAside(dir, old)
	}
	if s.journal, err = journal.Open(s.disk, dir, sc.Found); err != nil {
		return err
	}
	if !sc.repeats && s.index.head.holds(sc.head) {
		return nil
	}
	only, err := s.onlyInIndex(sc)
	if err != nil || len(only) == 0 {
		return err
	}
	if err := s.journal.AppendAll(bodies(s.index.these(only))); err != nil {
		return err
	}
	s.notice("%s in %s only, and was added to the journal", events(len(only)), indexName)
	return nil
}

func (s *Store) toldOfJournal(sc scanned) {
	n := s.index.head.Events
	switch {
	case len(sc.Faults) > 1:
		s.notice("the journal was damaged (%s, and %d more); it was written again: %s", sc.Faults[0], len(sc.Faults)-1, counted(n))
	case len(sc.Faults) == 1:
		s.notice("the journal was damaged (%s); it was written again: %s", sc.Faults[0], counted(n))
	case n > 0 && sc.End.Files == 0:
		s.notice("the journal was missing; it was written again: %s", counted(n))
	}
}

// onlyInIndex lists the keys of what the index holds and the journal does not.
func (s *Store) onlyInIndex(sc scanned) ([][]byte, error) {
	twice, err := s.index.twice()
	if err != nil {
		return nil, err
	}
	contents := map[string]bool{} // of ids that have more than one
	if len(twice) > 0 {
		for r, err := range lines(s.path(journalName)) {
			if err != nil {
				return nil, err
			}
			if twice[string(r.key())] {
				contents[string(r.conflictKey())] = true
			}
		}
	}
	var only [][]byte
	conflicts := uint64(0)
	for r, err := range s.index.walk() {
		if err != nil {
			return nil, err
		}
		conflicts++
		switch {
		case twice[string(r.key())] && !contents[string(r.conflictKey())]:
			if conflicts > s.index.head.Events {
				only = append(only, r.conflictKey())
			} else {
				only = append(only, r.key())
			}
		case !twice[string(r.key())] && !sc.ids.has(r.device, r.seq):
			only = append(only, r.key())
		}
	}
	return only, nil
}
