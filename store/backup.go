package store

import (
	"cmp"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"ownpace/store/disk"
)

// A backup is a log of all events, in the format of an export and packed by gzip, so that
// it can be read without this program, and depends on nothing of the index. It is written
// from the journal, which is only ever longer, so that a backup can be made while answers
// are given. Each is read again, whole, before it has its name.

const (
	backupsName = "backups"
	backupEnd   = ".jsonl.gz"
	backupTime  = "2006-01-02T150405Z"
)

// Backup is one that was made.
type Backup struct {
	Path string
	Time time.Time
	Size int64
}

// every is how often a backup is made while the folder is in use.
const every = 30 * time.Minute

// backups are those of a store that is open.
type backups struct {
	doing  sync.WaitGroup
	one    sync.Mutex
	last   time.Time // when one was made, or the first answer given
	had    uint64    // records that the last one holds
	opened uint64    // records that there were at first
}

func (b *backups) wait() { b.doing.Wait() }

// due makes a backup beside when it is time for one. The caller holds the store.
func (b *backups) due(s *Store, now time.Time) {
	if b.last.IsZero() {
		b.last = now
	}
	if now.Sub(b.last) < every && !now.Before(b.last) {
		return
	}
	b.last = now
	b.doing.Go(func() { _, _ = s.makeBackup(now) })
}

// Backup makes a backup, unless the last one of this run holds all, and removes those that
// are no longer wanted. It returns its path, or "".
func (s *Store) Backup(now time.Time) (string, error) {
	if s.closed != nil {
		return "", s.closed
	}
	return s.makeBackup(now)
}

// BackupAtEnd makes one if something was added in this run, and reads both records whole:
// the journal for the backup, and the index. So a disk that rots is noticed within a day of
// study or so, while the other record is whole. A backup alone would stand for progress that
// was lost: where the folder was deleted since the last answer, it is first written anew.
func (s *Store) BackupAtEnd(now time.Time) error {
	if s.closed != nil || s.head.records() == s.backups.opened {
		return nil
	}
	if err := s.putBack(); err != nil {
		return fmt.Errorf("no backup was made: %w", err)
	}
	_, err := s.makeBackup(now)
	s.writing.Lock()
	rotten := s.broken == nil && s.head.check(s.index) != nil
	s.writing.Unlock()
	if rotten {
		s.suspected()
	}
	return err
}

// putBack writes anew what was taken out of the folder since the last write.
func (s *Store) putBack() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.inPlace() {
		return nil
	}
	s.broken = s.repair()
	return s.broken
}

// suspected lets the next start settle the folder.
func (s *Store) suspected() {
	s.writing.Lock()
	s.suspect = true
	s.writing.Unlock()
}

func (s *Store) makeBackup(now time.Time) (path string, err error) {
	defer survive(&err)() // it may run aside
	s.backups.one.Lock()
	defer s.backups.one.Unlock()
	s.writing.Lock()
	records, index := s.head.records(), s.index
	s.writing.Unlock()
	if records == 0 || records == s.backups.had {
		return "", nil
	}
	path = s.path(filepath.Join(backupsName, now.UTC().Format(backupTime)+backupEnd))
	err = s.writeBackup(path, records, lines(s.path(journalName)))
	if errors.Is(err, errFewer) { // the journal was damaged since it was opened
		s.suspected()
		err = s.writeBackup(path, records, index.walk())
	}
	if err != nil {
		return "", fmt.Errorf("no backup was made: %w", err)
	}
	s.backups.had = records
	return path, s.thin(now)
}

var (
	errFewer  = errors.New("some events cannot be read")
	errFormat = errors.New("what was written does not read back")
)

func (s *Store) writeBackup(path string, atLeast uint64, records iter.Seq2[record, error]) error {
	if err := s.disk.MakeDir(filepath.Dir(path)); err != nil {
		return err
	}
	return disk.Replace(s.disk, path, func(w io.Writer) error {
		packed, err := gzip.NewWriterLevel(w, gzip.BestSpeed)
		if err != nil {
			return err
		}
		n, err := writeLog(packed, -1, bodies(records))
		if err == nil && uint64(n) < atLeast {
			err = errFewer
		}
		if err = errors.Join(err, packed.Close()); err != nil {
			return err
		}
		if err != nil {
			return err
		}
		v, err := SurveyLog(path + disk.New)
		if err == nil && (v.Events != n || v.Sums != 1 || v.BadLines > 0) {
			err = errFormat
		}
		return err
	})
}

// Backups lists those in a learner's folder, the newest first.
func Backups(dir string) []Backup {
	dir = filepath.Join(dir, backupsName)
	entries, _ := os.ReadDir(dir) // none where it cannot be read
	var all []Backup
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), backupEnd)
		at, err := time.Parse(backupTime, name)
		info, statErr := e.Info()
		if ok && err == nil && statErr == nil {
			all = append(all, Backup{filepath.Join(dir, e.Name()), at, info.Size()})
		}
	}
	slices.SortFunc(all, func(a, b Backup) int { return cmp.Or(b.Time.Compare(a.Time), cmp.Compare(b.Path, a.Path)) })
	return all
}

// thin removes the backups that are no longer wanted.
func (s *Store) thin(now time.Time) error {
	all := Backups(s.dir)
	free, known := freeSpace(s.dir)
	if !known {
		free = 1 << 62
	}
	for _, b := range unwanted(all, free) {
		if err := s.disk.Remove(b.Path); err != nil {
			return err
		}
	}
	return nil
}

// How many backups are kept, and how much of the disk that is free they may take.
const (
	keepLast   = 10
	keepDays   = 14
	keepWeeks  = 8
	keepAtMost = 0.1
)

// unwanted lists the backups to remove: of all, newest first, the last ones stay, and the
// last one of each of the latest days and weeks, and of every month. When those that stay
// take too much of the disk, the oldest go, all but the newest two.
func unwanted(all []Backup, free int64) []Backup {
	days, weeks, months := map[string]bool{}, map[string]bool{}, map[string]bool{}
	var stay, gone []Backup
	size := int64(0)
	for i, b := range all {
		year, week := b.Time.ISOWeek()
		wanted := i < keepLast
		for _, kind := range []struct {
			seen map[string]bool
			name string
			most int
		}{{days, b.Time.Format("2006-01-02"), keepDays}, {weeks, fmt.Sprint(year, week), keepWeeks}, {months, b.Time.Format("2006-01"), 1 << 30}} {
			if !kind.seen[kind.name] && len(kind.seen) < kind.most {
				kind.seen[kind.name] = true
				wanted = true
			}
		}
		if !wanted {
			gone = append(gone, b)
			continue
		}
		stay = append(stay, b)
		size += b.Size
	}
	for len(stay) > 2 && float64(size) > keepAtMost*float64(free+size) {
		oldest := stay[len(stay)-1]
		stay, gone, size = stay[:len(stay)-1], append(gone, oldest), size-oldest.Size
	}
	return gone
}
