package store

import (
	"crypto/rand"
	"encoding/base32"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"strings"

	bolt "go.etcd.io/bbolt"

	"ownpace/engine"
)

// In the file, bucket "events" maps device + big-endian sequence to a CRC-32C and the
// event as JSON; bucket "meta" holds the schema and this device's name. The
// JSON is kept byte by byte as it was written, so that fields of a newer version
// survive.
var (
	eventsBucket = []byte("events")
	metaBucket   = []byte("meta")
	schemaKey    = []byte("schema")
	deviceKey    = []byte("device")
	schemaNow    = []byte("1")
	castagnoli   = crc32.MakeTable(crc32.Castagnoli)
)

func layOut(tx *bolt.Tx) error {
	if _, err := tx.CreateBucketIfNotExists(eventsBucket); err != nil {
		return err
	}
	meta, err := tx.CreateBucketIfNotExists(metaBucket)
	if err != nil {
		return err
	}
	if err := meta.Put(schemaKey, schemaNow); err != nil {
		return err
	}
	return meta.Put(deviceKey, []byte(newDevice()))
}

// newDevice is a name of 8 letters that no other device is likely to have.
func newDevice() string {
	var b [5]byte
	_, _ = rand.Read(b[:]) // never fails
	return strings.ToLower(base32.StdEncoding.EncodeToString(b[:]))
}

func write(tx *bolt.Tx, events []engine.Event) error {
	bucket := tx.Bucket(eventsBucket)
	for _, e := range events {
		body, err := json.Marshal(e)
		if err != nil {
			return err
		}
		record := binary.BigEndian.AppendUint32(nil, crc32.Checksum(body, castagnoli))
		if err := bucket.Put(key(e), append(record, body...)); err != nil {
			return err
		}
	}
	return nil
}

func key(e engine.Event) []byte { return binary.BigEndian.AppendUint64([]byte(e.Device), e.Seq) }

// read returns all events, sorted. A record that fails its checksum is an error:
// nothing is dropped silently.
func (s *Store) read() ([]engine.Event, error) {
	var events []engine.Event
	err := s.db.View(func(tx *bolt.Tx) error {
		meta, bucket := tx.Bucket(metaBucket), tx.Bucket(eventsBucket)
		if meta == nil || bucket == nil {
			return damaged(s.file(), fmt.Errorf("it is no progress file"))
		}
		if schema := meta.Get(schemaKey); string(schema) != string(schemaNow) {
			return fmt.Errorf("%s was written by a newer ownpace (schema %s); use that one", s.file(), schema)
		}
		s.device = string(meta.Get(deviceKey))
		return bucket.ForEach(func(k, v []byte) error {
			e, err := decode(v)
			if err != nil {
				return damaged(s.file(), fmt.Errorf("event %x: %w", k, err))
			}
			if e.Device == s.device && e.Seq > s.last.Seq {
				s.last = e
			}
			if e.Time.After(s.latest) {
				s.latest = e.Time
			}
			events = append(events, e)
			return nil
		})
	})
	engine.SortEvents(events)
	return events, err
}

func decode(record []byte) (engine.Event, error) {
	var e engine.Event
	if len(record) < 4 {
		return e, fmt.Errorf("it is cut short")
	}
	body := record[4:]
	if binary.BigEndian.Uint32(record) != crc32.Checksum(body, castagnoli) {
		return e, fmt.Errorf("its checksum is wrong")
	}
	err := json.Unmarshal(body, &e)
	return e, err
}
