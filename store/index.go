package store

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"

	"ownpace/store/disk"
)

// The index is progress.db: every record by its id, so that the union with another log is
// quick, and the snapshots of the state. Its buckets:
//
//	events     id → CRC-32C, JSON
//	conflicts  id, digest → CRC-32C, JSON: a second content with the id of an event
//	snapshots  key → see snapshot.go
//	meta       schema → number and CRC-32C; head → CRC-32C, JSON of head
//
// bbolt has no checksums of its own on data, and panics on some damage: every entry of
// this file survives that. A commit is synced once, not twice: what a power cut then tears
// is found at the next start, and made again from the journal, which is on disk before.
type index struct {
	db     *bolt.DB
	path   string
	opened fs.FileInfo
	head   head
}

var (
	eventsBucket    = []byte("events")
	conflictsBucket = []byte("conflicts")
	snapshotsBucket = []byte("snapshots")
	metaBucket      = []byte("meta")
	schemaKey       = []byte("schema")
	headKey         = []byte("head")
)

// schema is the version of the layout.
const schema = 2

// head says what the index holds. It is written with every commit.
type head struct {
	Device    string            `json:"device"` // this one's name in the log
	Events    uint64            `json:"events"`
	Conflicts uint64            `json:"conflicts"`
	Sum       uint64            `json:"sum,string"` // of the marks of both
	Last      map[string]uint64 `json:"last"`       // sequence of each device
	Latest    order             `json:"latest"`     // event in the order of the fold
	Straight  bool              `json:"straight"`   // the order of the ids is that of the fold
	Shift     time.Duration     `json:"shift"`      // see clock.go
}

// records is how many there are of either kind.
func (h head) records() uint64 { return h.Events + h.Conflicts }

// gaps is how many events of those that a device must have written are not here.
func (h head) gaps() uint64 {
	sum := uint64(0)
	for _, n := range h.Last {
		sum += n
	}
	return sum - min(sum, h.Events)
}

// holds reports whether two heads are of the same records.
func (h head) holds(same head) bool {
	return h.Events == same.Events && h.Conflicts == same.Conflicts && h.Sum == same.Sum
}

// newDevice is a name of 8 letters that no other device is likely to have.
func newDevice() string {
	var b [5]byte
	_, _ = rand.Read(b[:]) // never fails
	return strings.ToLower(base32.StdEncoding.EncodeToString(b[:]))
}

// survive makes an error of what bbolt does on some kinds of damage: it panics, or
// reads memory behind the end of a file that was cut. It is called before, and what
// it returns is deferred.
func survive(err *error) func() {
	faults := debug.SetPanicOnFault(true)
	return func() {
		debug.SetPanicOnFault(faults)
		switch p := recover().(type) {
		case nil:
		case runtime.Error:
			*err = errors.New("what it says of itself leads nowhere")
		default:
			*err = fmt.Errorf("%v", p)
		}
	}
}

// options are those of bbolt. Its own lock stands behind that of the folder.
var options = bolt.Options{Timeout: time.Second, NoSync: true}

// createIndex makes an index aside and fills it with about so many bytes, and puts it in
// its place when it is whole and on disk.
func createIndex(d disk.Disk, path, device string, room int, fill func(*index) error) (x *index, err error) {
	defer survive(&err)()
	aside := path + disk.New
	if err := os.Remove(aside); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	opts := options
	opts.InitialMmapSize = room // growing it again and again takes time
	db, err := bolt.Open(aside, 0o600, &opts)
	if err != nil {
		return nil, err
	}
	x = &index{db: db, path: aside, head: head{Device: device, Straight: true, Last: map[string]uint64{}}}
	err = db.Update(func(tx *bolt.Tx) error {
		for _, name := range [][]byte{eventsBucket, conflictsBucket, snapshotsBucket, metaBucket} {
			if _, err := tx.CreateBucketIfNotExists(name); err != nil {
				return err
			}
		}
		if err := tx.Bucket(metaBucket).Put(schemaKey, schemaValue(schema)); err != nil {
			return err
		}
		return x.head.write(tx)
	})
	if err == nil {
		err = fill(x)
	}
	if err = errors.Join(err, db.Sync(), db.Close()); err != nil {
		return nil, errors.Join(err, d.Remove(aside))
	}
	if err := d.Rename(aside, path); err != nil {
		return nil, err
	}
	if err := d.SyncDir(filepath.Dir(path)); err != nil {
		return nil, err
	}
	return openIndex(path)
}

// openIndex opens an index that is whole, as far as its first pages tell.
func openIndex(path string) (x *index, err error) {
	defer survive(&err)()
	opts := options
	opts.OpenFile = func(name string, how int, mode os.FileMode) (*os.File, error) {
		return os.OpenFile(name, how&^os.O_CREATE, mode) // bbolt would begin anew
	}
	if info, err := os.Stat(path); err != nil {
		return nil, err
	} else if info.Size() == 0 { // bbolt would take it for new, and the progress for gone
		return nil, errors.New("it is empty")
	}
	db, err := bolt.Open(path, 0o600, &opts)
	if err != nil {
		return nil, err
	}
	x = &index{db: db, path: path}
	defer func() {
		if err != nil {
			x.close()
		}
	}()
	if x.opened, err = os.Stat(path); err != nil {
		return nil, err
	}
	err = db.View(func(tx *bolt.Tx) error {
		if n, err := schemaOf(tx); err != nil || n != schema {
			return errors.Join(err, fmt.Errorf("its schema is %d", n))
		}
		return x.head.read(tx)
	})
	return x, err
}

// close closes it; it may be called again.
func (x *index) close() (err error) {
	if x == nil {
		return nil
	}
	defer survive(&err)()
	return x.db.Close()
}

// schemaValue has a checksum, so that a damaged number is not taken for a later version.
func schemaValue(n int) []byte {
	return fmt.Appendf(nil, "%d %08x", n, crc32.Checksum(fmt.Append(nil, n), castagnoli))
}

// schemaOf is the layout of a file; that of the first had no checksum.
func schemaOf(tx *bolt.Tx) (n int, err error) {
	meta := tx.Bucket(metaBucket)
	if meta == nil || tx.Bucket(eventsBucket) == nil {
		return 0, errors.New("it is no progress file")
	}
	v := meta.Get(schemaKey)
	if string(v) == "1" {
		return 1, nil
	}
	if _, err := fmt.Sscanf(string(v), "%d ", &n); err != nil || !bytes.HasPrefix(v, schemaValue(n)) || n < 2 {
		return 0, errors.New("its schema is damaged")
	}
	return n, nil
}

func (h head) write(tx *bolt.Tx) error {
	body, err := json.Marshal(h)
	if err != nil {
		return err
	}
	return tx.Bucket(metaBucket).Put(headKey, sealed(body))
}

func (h *head) read(tx *bolt.Tx) error {
	body, err := unsealed(tx.Bucket(metaBucket).Get(headKey))
	if err != nil {
		return fmt.Errorf("its head: %w", err)
	}
	return json.Unmarshal(body, h)
}

// put adds a record and says whether it was new. The rule of every union: what is there is
// not added again; of different contents with one id the first in order is the event, and
// the others are conflicts. So the order in which records come does not matter.
func (h *head) put(tx *bolt.Tx, r record) (bool, error) {
	events, key := tx.Bucket(eventsBucket), r.key()
	events.FillPercent = 0.9 // ids mostly grow
	var found []byte
	if r.seq <= h.Last[r.device] {
		found = events.Get(key)
	}
	if found == nil {
		if h.records() > 0 && r.order().compare(h.Latest) < 0 {
			if err := dropSnapshots(tx); err != nil {
				return false, err
			}
		}
		h.Straight = h.Straight && (h.Events == 0 || r.device == h.Latest.Device && r.seq > h.Latest.Seq && !r.time.Before(h.Latest.Time))
		h.Events++
		return true, h.count(r, events.Put(key, sealed(r.body)))
	}
	if len(found) > 4 && bytes.Equal(found[4:], r.body) {
		return false, nil
	}
	body, err := unsealed(found)
	if err != nil {
		return false, err
	}
	there, err := recordOf(bytes.Clone(body))
	if err != nil || there.same(r) {
		return false, err
	}
	beside := r
	if r.compare(there) < 0 {
		beside = there
	}
	conflicts, key := tx.Bucket(conflictsBucket), beside.conflictKey()
	if conflicts.Get(key) != nil {
		return false, nil
	}
	h.Conflicts++
	if err := conflicts.Put(key, sealed(beside.body)); err != nil {
		return false, err
	}
	if beside.order() != r.order() || !bytes.Equal(beside.body, r.body) { // the event is another now
		h.Straight = false
		err = errors.Join(dropSnapshots(tx), events.Put(r.key(), sealed(r.body)))
	}
	return true, h.count(r, err)
}

func (h *head) count(r record, err error) error {
	h.Sum += r.mark()
	h.Last[r.device] = max(h.Last[r.device], r.seq)
	if o := r.order(); o.compare(h.Latest) > 0 {
		h.Latest = o
	}
	return err
}

func (r record) conflictKey() []byte {
	sum := sha256.Sum256(r.body)
	return append(r.key(), sum[:8]...)
}

// next is a copy of the head, to be changed by a commit that may fail.
func (h head) next() head {
	h.Last = maps.Clone(h.Last)
	return h
}

// commit adds records; those that were there already are passed over. What was added is
// on disk when it returns, unless it is lazy: then sync must follow.
func (x *index) commit(h head, records []record, lazy bool) (added []record, err error) {
	defer survive(&err)()
	err = x.db.Update(func(tx *bolt.Tx) error {
		for _, r := range records {
			isNew, err := h.put(tx, r)
			if err != nil {
				return err
			}
			if isNew {
				added = append(added, r)
			}
		}
		return h.write(tx)
	})
	if err == nil && !lazy {
		err = x.db.Sync()
	}
	if err != nil {
		return nil, err
	}
	x.head = h
	return added, nil
}

// atOnce is how many bytes of records are added in one commit of many.
const atOnce = 8 << 20

// addAll adds many records, and hands on those that were new, some at a time, before they
// are added.
func (x *index) addAll(records iter.Seq2[record, error], before func([]record) error) (added int, err error) {
	var some []record
	size := 0
	flush := func() error {
		if before != nil {
			fresh, err := x.missing(some)
			if err != nil || len(fresh) == 0 {
				some, size = some[:0], 0
				return err
			}
			if err := before(fresh); err != nil {
				return err
			}
			some = append(some[:0], fresh...)
		}
		done, err := x.commit(x.head.next(), some, true)
		added += len(done)
		some, size = some[:0], 0
		return err
	}
	for r, err := range records {
		if err != nil {
			return added, err
		}
		r.body = bytes.Clone(r.body)
		some = append(some, r)
		if size += len(r.body) + 100; size > atOnce {
			if err := flush(); err != nil {
				return added, err
			}
		}
	}
	if err := flush(); err != nil {
		return added, err
	}
	return added, x.sync()
}

// missing returns those records that would be new.
func (x *index) missing(records []record) (fresh []record, err error) {
	defer survive(&err)()
	tx, err := x.db.Begin(true)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback() //nolint:errcheck // nothing is to be kept
	h := x.head.next()
	for _, r := range records {
		isNew, err := h.put(tx, r)
		if err != nil {
			return nil, err
		}
		if isNew {
			fresh = append(fresh, r)
		}
	}
	return fresh, nil
}

func (x *index) sync() (err error) {
	defer survive(&err)()
	return x.db.Sync()
}

// withdraw removes what this device wrote after what was acknowledged.
func (x *index) withdraw(acknowledged head) (err error) {
	defer survive(&err)()
	h, device := x.head.next(), acknowledged.Device
	after := acknowledged.Last[device]
	err = x.db.Update(func(tx *bolt.Tx) error {
		c := tx.Bucket(eventsBucket).Cursor()
		prefix := keyOf(device, 0)[:2+len(device)]
		for k, v := c.Seek(keyOf(device, after+1)); bytes.HasPrefix(k, prefix); k, v = c.Next() {
			body, err := unsealed(v)
			if err != nil {
				return err
			}
			r, err := recordOf(body)
			if err != nil {
				return err
			}
			h.Events--
			h.Sum -= r.mark()
			if err := c.Delete(); err != nil {
				return err
			}
		}
		if h.Events == x.head.Events {
			return nil
		}
		h.Last[device], h.Latest = after, acknowledged.Latest
		if after == 0 {
			delete(h.Last, device)
		}
		return errors.Join(dropSnapshots(tx), h.write(tx))
	})
	if err == nil {
		err = x.db.Sync()
	}
	if err == nil {
		x.head = h
	}
	return err
}

// walk hands over every record, events before conflicts, in the order of their ids. The
// bytes are good until the next.
func (x *index) walk() iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		stopped := false
		err := x.view(func(tx *bolt.Tx) error {
			for _, name := range [][]byte{eventsBucket, conflictsBucket} {
				c := tx.Bucket(name).Cursor()
				for k, v := c.First(); k != nil && !stopped; k, v = c.Next() {
					r, err := read(k, v)
					if err != nil {
						return err
					}
					stopped = !yield(r, nil)
				}
			}
			return nil
		})
		if err != nil && !stopped {
			yield(record{}, err)
		}
	}
}

// view looks at the index and survives its damage.
func (x *index) view(look func(*bolt.Tx) error) (err error) {
	defer survive(&err)()
	return x.db.View(look)
}

// read makes sure that a record is what it says and stands where it should.
func read(k, v []byte) (record, error) {
	body, err := unsealed(v)
	if err == nil {
		var r record
		if r, err = recordOf(body); err == nil {
			if key := r.key(); bytes.HasPrefix(k, key) && (len(k) == len(key) || bytes.Equal(k, r.conflictKey())) {
				return r, nil
			}
			err = errors.New("it stands where another should")
		}
	}
	return record{}, fmt.Errorf("record %x: %w", k, err)
}

// bodies are the JSON of records.
func bodies(records iter.Seq2[record, error]) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		for r, err := range records {
			if !yield(r.body, err) {
				return
			}
		}
	}
}

// inPlace reports whether the file that is open is still the one in the folder, and whole.
func (x *index) inPlace() bool {
	now, err := os.Stat(x.path)
	return err == nil && os.SameFile(x.opened, now) && now.Size() >= x.opened.Size()
}

// twice are the keys of the ids that have more than one content.
func (x *index) twice() (map[string]bool, error) {
	keys := map[string]bool{}
	err := x.view(func(tx *bolt.Tx) error {
		return tx.Bucket(conflictsBucket).ForEach(func(k, v []byte) error {
			r, err := read(k, v)
			keys[string(r.key())] = true
			return err
		})
	})
	return keys, err
}

// these hands over the records of some keys.
func (x *index) these(keys [][]byte) iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		stopped := false
		err := x.view(func(tx *bolt.Tx) error {
			for _, k := range keys {
				v := tx.Bucket(eventsBucket).Get(k)
				if v == nil {
					v = tx.Bucket(conflictsBucket).Get(k)
				}
				r, err := read(k, v)
				if err != nil {
					return err
				}
				if stopped = !yield(r, nil); stopped {
					return nil
				}
			}
			return nil
		})
		if err != nil && !stopped {
			yield(record{}, err)
		}
	}
}
