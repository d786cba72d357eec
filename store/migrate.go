package store

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"os"

	bolt "go.etcd.io/bbolt"

	"ownpace/store/disk"
)

// Files of earlier versions. Each is first copied to the backups as it is, then what it
// holds is written into a new file, which takes its place when it is whole. Of each layout
// there is a file in testdata that the version itself wrote.

// migrate brings the index from an earlier layout to the present one.
func (s *Store) migrate(from int) error {
	if from != 1 {
		return fmt.Errorf("there is no layout %d", from)
	}
	path := s.path(indexName)
	if err := s.copyTo(path, fmt.Sprintf("%s-schema-%d.db", stamp(), from)); err != nil {
		return err
	}
	opts := options
	opts.ReadOnly = true
	db, err := bolt.Open(path, 0o600, &opts)
	if err != nil {
		return err
	}
	defer db.Close()
	var device string
	if err := db.View(func(tx *bolt.Tx) error {
		device = string(tx.Bucket(metaBucket).Get([]byte("device")))
		return nil
	}); err != nil {
		return err
	}
	x, err := createIndex(s.disk, path, device, 0, func(x *index) error {
		_, err := x.addAll(schema1(db), nil)
		return err
	})
	if err != nil {
		return err
	}
	s.notice("the progress of an earlier version, %d events, was brought to the present layout; the file as it was is among the backups", x.head.Events)
	return x.close()
}

// schema1 hands over the records of the first layout: the keys were the device and the
// sequence, without a length, and there was no head.
func schema1(db *bolt.DB) iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		stopped := false
		err := db.View(func(tx *bolt.Tx) error {
			c := tx.Bucket(eventsBucket).Cursor()
			for k, v := c.First(); k != nil && !stopped; k, v = c.Next() {
				body, err := unsealed(v)
				if err != nil {
					return fmt.Errorf("event %x: %w", k, err)
				}
				r, err := recordOf(bytes.Clone(body))
				if err != nil {
					return err
				}
				stopped = !yield(r, nil)
			}
			return nil
		})
		if err != nil && !stopped {
			yield(record{}, err)
		}
	}
}

// copyTo copies a file to the backups.
func (s *Store) copyTo(path, name string) error {
	if err := s.disk.MakeDir(s.path(backupsName)); err != nil {
		return err
	}
	from, err := os.Open(path)
	if err != nil {
		return err
	}
	defer from.Close()
	return disk.Replace(s.disk, s.path(backupsName)+"/"+name, func(w io.Writer) error {
		_, err := io.Copy(w, from)
		return err
	})
}
