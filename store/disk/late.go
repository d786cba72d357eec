package disk

import (
	"errors"
	"path/filepath"
	"slices"
)

// Late is a disk that does not wait for what is written until [Late.Settle] waits for all of
// it, once for each file and folder: for what counts only as a whole.
type Late struct {
	Disk
	files, dirs []string // to wait for
	settled     bool
}

func (d *Late) file(name string, f File, err error) (File, error) {
	if err != nil {
		return nil, err
	}
	if !slices.Contains(d.files, name) {
		d.files = append(d.files, name)
	}
	return lateFile{f, d}, nil
}

func (d *Late) Append(name string) (File, error) {
	f, err := d.Disk.Append(name)
	return d.file(name, f, err)
}

func (d *Late) Create(name string) (File, error) {
	f, err := d.Disk.Create(name)
	return d.file(name, f, err)
}

func (d *Late) SyncDir(dir string) error {
	if d.settled {
		return d.Disk.SyncDir(dir)
	}
	if dir = filepath.Clean(dir); !slices.Contains(d.dirs, dir) {
		d.dirs = append(d.dirs, dir)
	}
	return nil
}

// Settle waits until all that was written is on disk. From then on each write is waited for
// as usual.
func (d *Late) Settle() error {
	for _, name := range d.files {
		f, err := d.Disk.Append(name)
		if err != nil {
			return err
		}
		if err := errors.Join(f.Sync(), f.Close()); err != nil {
			return err
		}
	}
	for _, dir := range d.dirs {
		if err := d.Disk.SyncDir(dir); err != nil {
			return err
		}
	}
	d.settled = true
	return nil
}

type lateFile struct {
	File
	on *Late
}

func (f lateFile) Sync() error {
	if f.on.settled {
		return f.File.Sync()
	}
	return nil
}
