// Package disk is the little that a learner's folder needs of a disk to be written: all
// writing but that of the database goes through it, so that a test can let any step of
// it fail.
package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Disk is where files are written.
type Disk interface {
	Append(name string) (File, error) // opens it to be written at its end, making it where it is missing
	Create(name string) (File, error) // opens it empty
	Over(name string) (File, error)   // opens what is there, to be written over with WriteAt
	Rename(from, to string) error
	Remove(name string) error
	MakeDir(dir string) error // with its parents; it may be there
	SyncDir(dir string) error // makes what was made, renamed or removed in it durable
}

// File is a file that is open to be written.
type File interface {
	io.Writer
	io.WriterAt
	Sync() error
	SyncData() error // all but the times of a file whose length did not change, which costs less
	Truncate(size int64) error
	Stat() (fs.FileInfo, error)
	Close() error
}

// System is the files of the operating system.
type System struct{}

func (System) Append(name string) (File, error) {
	return open(name, os.O_WRONLY|os.O_CREATE|os.O_APPEND)
}

func (System) Create(name string) (File, error) {
	return open(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC)
}

func (System) Over(name string) (File, error) { return open(name, os.O_WRONLY) }

// open keeps a file that could not be opened from becoming a File that is not nil.
func open(name string, how int) (File, error) {
	f, err := os.OpenFile(name, how, 0o600)
	if err != nil {
		return nil, err
	}
	return systemFile{f}, nil
}

type systemFile struct{ *os.File }

func (f systemFile) SyncData() error { return syncData(f.File) }

func (System) Rename(from, to string) error { return os.Rename(from, to) }
func (System) Remove(name string) error     { return os.Remove(name) }
func (System) MakeDir(dir string) error     { return os.MkdirAll(dir, 0o700) }

func (System) SyncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, fs.ErrInvalid) {
		return err
	}
	return nil
}

// New ends the name of a file that is being written. A start removes what is left of
// them.
const New = ".new"

// Replace writes a file aside and puts it in its place when it is whole and on disk, so
// that at any moment there is the one before, or the new one, whole.
func Replace(d Disk, name string, write func(io.Writer) error) error {
	f, err := d.Create(name + New)
	if err != nil {
		return err
	}
	if err = write(f); err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, d.Remove(name+New))
	}
	if err := d.Rename(name+New, name); err != nil {
		return err
	}
	return d.SyncDir(filepath.Dir(name))
}
