package store

import (
	"bytes"
	"crypto/rand"
	"encoding/base32"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	bolt "go.etcd.io/bbolt"

	"ownpace/store/disk"
)

// The index is progress.db, every record by its id, so that the union with another log is
// quick, and what was not yet put into it, see tail.go. The buckets of progress.db:
//
//	events     id → CRC-32C, JSON
//	conflicts  id, digest → CRC-32C, JSON: a second content with the id of an event
//	meta       schema → number and CRC-32C; head → CRC-32C, JSON of head
//
// bbolt has no checksums of its own on data, and panics on some damage: every entry of
// these survives that.
type index struct {
	disk   disk.Disk
	db     *bolt.DB
	dead   bool // see update
	path   string
	file   *os.File // that of db
	opened fs.FileInfo
	head   head // of all, the tail too

	folding sync.Mutex // of what follows
	tail    *tail      // nil where there is none
	pending []record   // in it
}

var (
	eventsBucket    = []byte("events")
	conflictsBucket = []byte("conflicts")
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
var options = bolt.Options{Timeout: time.Second}

// createIndex makes an index aside and fills it with about so many bytes, and puts it in
// its place when it is whole and on disk.
func createIndex(d disk.Disk, path, device string, room int, fill func(*index) error) (x *index, err error) {
	defer survive(&err)()
	aside := path + disk.New
	if err := os.Remove(aside); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	opts := options
	opts.NoSync = true // once at the end is enough
	x = &index{disk: d, path: aside, head: head{Device: device, Straight: true, Last: map[string]uint64{}}}
	opts.OpenFile = x.openFile(os.O_CREATE)
	opts.InitialMmapSize = room // growing it again and again takes time
	if x.db, err = bolt.Open(aside, 0o600, &opts); err != nil {
		return nil, err
	}
	err = x.update(func(tx *bolt.Tx) error {
		for _, name := range [][]byte{eventsBucket, conflictsBucket, metaBucket} {
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
	if err = errors.Join(err, x.db.Sync(), x.close()); err != nil {
		return nil, errors.Join(err, d.Remove(aside))
	}
	if err := d.Rename(aside, path); err != nil {
		return nil, err
	}
	if err := d.SyncDir(filepath.Dir(path)); err != nil {
		return nil, err
	}
	return openIndex(d, path)
}

// openFile opens the file for bbolt, making it or not.
func (x *index) openFile(making int) func(string, int, os.FileMode) (*os.File, error) {
	return func(name string, how int, mode os.FileMode) (f *os.File, err error) {
		if x.file, err = os.OpenFile(name, how&^os.O_CREATE|making, mode); err == nil {
			x.opened, err = x.file.Stat()
		}
		return x.file, err
	}
}

// openIndex opens an index that is whole, as far as its first pages tell. What a tail
// holds has to be added by who opens it.
func openIndex(d disk.Disk, path string) (x *index, err error) {
	defer survive(&err)()
	opts := options
	x = &index{disk: d, path: path}
	opts.OpenFile = x.openFile(0) // bbolt would begin anew
	if info, err := os.Stat(path); err != nil {
		return nil, err
	} else if info.Size() == 0 { // bbolt would take it for new, and the progress for gone
		return nil, errors.New("it is empty")
	}
	if x.db, err = bolt.Open(path, 0o600, &opts); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			x.close()
		}
	}()
	err = x.db.View(func(tx *bolt.Tx) error {
		if n, err := schemaOf(tx); err != nil || n != schema {
			return errors.Join(err, fmt.Errorf("its schema is %d", n))
		}
		return x.head.read(tx)
	})
	return x, err
}

// update changes progress.db, and survives its damage. After a panic bbolt may hold its own
// lock for ever, so that no more is asked of it.
func (x *index) update(change func(*bolt.Tx) error) (err error) {
	if info, err := x.file.Stat(); err != nil || info.Size() < x.opened.Size() || x.dead {
		return errors.Join(err, errors.New("what was open of it is damaged"))
	}
	defer survive(&err)()
	x.dead = true
	err = x.db.Update(change)
	x.dead = false
	return err
}

// close closes it, with its tail as it is; it may be called again.
func (x *index) close() (err error) {
	if x == nil {
		return nil
	}
	defer survive(&err)()
	if x.tail != nil {
		err = x.tail.file.Close()
		x.tail = nil
	}
	if x.dead {
		return errors.Join(err, x.file.Close())
	}
	return errors.Join(err, x.db.Close())
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

// inPlace reports whether the files that are open, progress.db and its tail, are still those
// in the folder, and whole.
func (x *index) inPlace() bool {
	x.folding.Lock()
	defer x.folding.Unlock()
	return x.there() && x.tailThere()
}

// there is inPlace of progress.db alone.
func (x *index) there() bool {
	now, err := os.Stat(x.path)
	return err == nil && os.SameFile(x.opened, now) && now.Size() >= x.opened.Size()
}
