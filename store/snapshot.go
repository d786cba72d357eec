package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"hash/crc32"
	"os"

	bolt "go.etcd.io/bbolt"

	"ownpace/store/disk"
)

// Snapshot is a state as it was when some events had been folded into it. A start that
// has one reads only the events after it. The zero Snapshot is that of no event.
//
// It is in a file of its own, which says of which events it is. It is good when those and
// the ones after it are all that there are, and none of these is before its last: whatever
// became of the records since shows in that. Without it nothing is lost but time, so
// nothing waits for it to be on disk.
type Snapshot struct {
	Folded uint64 // events
	State  []byte

	last map[string]uint64 // sequence of each device
}

const snapshotName = "snapshot"

// taken is the beginning of the file: a line of JSON, and one of its checksum. The rest is
// the state.
type taken struct {
	Key    string            `json:"key"`
	Folded uint64            `json:"folded"`
	Sum    uint64            `json:"sum,string"` // this and what follows is as in the head
	Last   map[string]uint64 `json:"last"`
	Latest order             `json:"latest"`
	State  uint32            `json:"state"` // CRC-32C
}

// Snapshot returns the snapshot of a key, which says what a state depends on besides
// events: the packs and the version of the engine.
func (s *Store) Snapshot(key string) (Snapshot, bool) {
	if s.index == nil {
		return Snapshot{}, false
	}
	data, err := os.ReadFile(s.path(snapshotName))
	if err != nil {
		return Snapshot{}, false
	}
	line, _, _ := bytes.Cut(data, []byte("\n"))
	state, whole := bytes.CutPrefix(data[len(line):], crcLine(line))
	var t taken
	if !whole || json.Unmarshal(line, &t) != nil || t.Key != key || t.State != crc32.Checksum(state, castagnoli) || !s.begins(t) {
		return Snapshot{}, false
	}
	return Snapshot{t.Folded, state, t.Last}, true
}

// begins reports whether what was folded is the beginning of what there is.
func (s *Store) begins(t taken) bool {
	events, sum, after := t.Folded, t.Sum, true
	err := s.index.view(func(tx *bolt.Tx) error {
		return eachAfter(tx, s.head.Last, t.Last, func(r record) bool {
			events, sum, after = events+1, sum+r.mark(), r.order().compare(t.Latest) > 0
			return after
		})
	})
	return err == nil && after && events == s.head.Events && sum == s.head.Sum
}

// KeepSnapshot keeps the state into which so many events were folded, which must be all
// there are, in place of any other snapshot.
func (s *Store) KeepSnapshot(key string, folded uint64, state []byte) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	switch {
	case s.closed != nil:
		return s.closed
	case s.broken != nil:
		return s.broken
	case folded != s.head.Events:
		return errors.New("the state is not that of all events")
	}
	line, err := json.Marshal(taken{key, folded, s.head.Sum, s.head.Last, s.head.Latest, crc32.Checksum(state, castagnoli)})
	if err != nil {
		return err
	}
	path := s.path(snapshotName)
	f, err := s.disk.Create(path + disk.New)
	if err != nil {
		return err
	}
	if _, err = f.Write(append(line, crcLine(line)...)); err == nil {
		_, err = f.Write(state)
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, s.disk.Remove(path+disk.New))
	}
	_ = s.disk.Remove(path) // some file systems wait for the disk where one is replaced
	return s.disk.Rename(path+disk.New, path)
}
