package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	bolt "go.etcd.io/bbolt"

	"ownpace/store/disk"
	"ownpace/store/journal"
)

// The tail is what was added to the index since its last commit: lines like those of a
// journal, and then zeros up to its length. A commit of bbolt writes half a dozen pages
// and syncs twice; a line of the tail is one write into a file whose length stays, and one
// sync. progress.db and its tail together are the second record: a fold adds what the tail
// holds to progress.db, in one commit, and then removes the tail. Where the fold was
// not finished, or the tail came back, its events are there already, and are passed over
// like those of any union. After a clean end there is no tail.
type tail struct {
	file   disk.File
	opened fs.FileInfo
	used   int
}

const (
	tailEnd  = ".tail" // in place of that of progress.db
	tailSize = 128 << 10
)

func tailOf(path string) string { return strings.TrimSuffix(path, ".db") + tailEnd }

// beginTail makes an empty tail, in place of any other.
func beginTail(d disk.Disk, path string) (t *tail, err error) {
	err = disk.Replace(d, path, func(w io.Writer) error {
		_, err := w.Write(make([]byte, tailSize))
		return err
	})
	if err != nil {
		return nil, err
	}
	t = &tail{}
	if t.file, err = d.Over(path); err == nil {
		t.opened, err = t.file.Stat()
	}
	return t, err
}

// tailThere reports whether the tail, if there is one, is still that in the folder. The lock
// is held.
func (x *index) tailThere() bool {
	if x.tail == nil {
		return true
	}
	now, err := os.Stat(tailOf(x.path))
	return err == nil && os.SameFile(x.tail.opened, now) && now.Size() == tailSize
}

// readTail returns the events of a tail, and what of it is not as it was written: a line
// that a power cut left half, or damage. A tail that is not there is whole.
func readTail(path string) (records []record, damage string, err error) {
	data, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return nil, "", nil
	}
	if err != nil {
		return nil, "", err
	}
	if len(data) != tailSize {
		damage = fmt.Sprintf("it has %d bytes, not %d", len(data), tailSize)
	}
	data = bytes.TrimRight(data, "\x00")
	for n := 1; len(data) > 0; n++ {
		line, rest, _ := bytes.Cut(data, []byte("\n"))
		data = rest
		body, err := journal.Event(line)
		if err == nil {
			var r record
			if r, err = recordOf(body); err == nil {
				records = append(records, r)
			}
		}
		if err != nil && damage == "" {
			damage = fmt.Sprintf("line %d: %v", n, err)
		}
	}
	return records, damage, nil
}

// held hands over records.
func held(records []record) iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		for _, r := range records {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// append adds records of this device that follow on its last, and returns when they are on
// disk: in the tail, or, where they have no room there or something else of the head changes,
// in progress.db. What is to be done meanwhile is done while the disk is waited for; it
// writes the other record. With [errMoved] both were done, but the files of this one are no
// longer those in the folder.
func (x *index) append(h head, records []record, meanwhile func() error) (err error) {
	defer survive(&err)()
	var lines []byte
	for _, r := range records {
		lines = journal.AddLine(lines, r.body)
	}
	if h.Device != x.head.Device || h.Shift != x.head.Shift || len(lines) > tailSize {
		if _, err := x.commit(h, records); err != nil {
			return err
		}
		if err := meanwhile(); err != nil || x.inPlace() {
			return err
		}
		return errMoved
	}
	x.folding.Lock()
	defer x.folding.Unlock()
	if err := x.room(len(lines)); err != nil {
		return err
	}
	// A write into the tail waits for a file that grows, so it comes before that; what is left
	// to wait for is shorter there, and waits aside.
	if _, err := x.tail.file.WriteAt(lines, int64(x.tail.used)); err != nil {
		return err
	}
	x.tail.used += len(lines)
	synced := make(chan error, 1)
	go func() { synced <- x.sync() }()
	if err := errors.Join(meanwhile(), <-synced); err != nil {
		return err
	}
	for _, r := range records {
		h.add(r)
	}
	x.head, x.pending = h, append(x.pending, records...)
	return nil
}

// sync waits until the tail is on disk. It runs aside, where a panic would end the program
// and leave the terminal as it is.
func (x *index) sync() (err error) {
	defer survive(&err)()
	if err := x.tail.file.SyncData(); err != nil || x.there() && x.tailThere() {
		return err
	}
	return errMoved
}

// room makes a tail that has room for so many bytes.
func (x *index) room(n int) error {
	if x.tail != nil && x.tail.used+n > tailSize {
		if err := x.foldHeld(); err != nil {
			return err
		}
	}
	if x.tail != nil {
		return nil
	}
	t, err := beginTail(x.disk, tailOf(x.path))
	if err == nil {
		x.tail = t
	}
	return err
}

// fold puts into progress.db what the tail holds, and removes the tail. That is on disk
// before anything else is written, so that a tail which comes back holds nothing new.
func (x *index) fold() error {
	x.folding.Lock()
	defer x.folding.Unlock()
	return x.foldHeld()
}

// foldHeld is fold, for who holds the lock.
func (x *index) foldHeld() error {
	if len(x.pending) > 0 {
		err := x.update(func(tx *bolt.Tx) error {
			events := tx.Bucket(eventsBucket)
			events.FillPercent = 0.9 // ids mostly grow
			for _, r := range x.pending {
				if err := events.Put(r.key(), sealed(r.body)); err != nil {
					return err
				}
			}
			return x.head.write(tx)
		})
		if err != nil {
			return err
		}
		x.pending = nil
	}
	if x.tail == nil {
		return nil
	}
	err := x.tail.file.Close()
	x.tail = nil
	return errors.Join(err, removeTail(x.disk, x.path))
}

// removeTail removes the tail of an index, if there is one.
func removeTail(d disk.Disk, index string) error {
	path := tailOf(index)
	if !exists(path) {
		return nil
	}
	return errors.Join(d.Remove(path), d.SyncDir(filepath.Dir(path)))
}
