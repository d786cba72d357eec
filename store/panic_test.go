package store

import (
	"testing"
	"time"

	"ownpace/engine"
	"ownpace/store/disk"
)

// panicking is a disk that panics while it is told to.
type panicking struct {
	disk.System
	now bool
}

type panickingFile struct {
	disk.File
	on *panicking
}

func (d *panicking) Append(name string) (disk.File, error) { return d.file(d.System.Append(name)) }
func (d *panicking) Create(name string) (disk.File, error) { return d.file(d.System.Create(name)) }

func (d *panicking) file(f disk.File, err error) (disk.File, error) {
	if err != nil {
		return nil, err
	}
	return panickingFile{f, d}, nil
}

func (f panickingFile) Write(b []byte) (int, error) {
	if f.on.now {
		var none []byte
		_ = none[len(b)]
	}
	return f.File.Write(b)
}

// TestFault41PanicAside: a panic where events are written, or where a backup is made, both of
// which run aside, ends nothing: the event is not acknowledged, and given again it is kept.
func TestFault41PanicAside(t *testing.T) {
	d, dir := &panicking{}, t.TempDir()
	s, err := open(d, dir, false)
	must(t, err)
	for i := range 5 {
		d.now = true
		event := engine.Event{Kind: engine.Answered, Millis: int64(i)}
		if _, err := s.Append(noon, event); err == nil {
			t.Fatal("it was acknowledged")
		}
		d.now = false
		_, err := s.Append(noon, event)
		must(t, err)
	}
	d.now = true
	if _, err := s.Backup(noon.Add(time.Hour)); err == nil {
		t.Error("a backup was made of nothing")
	}
	d.now = false
	must(t, s.Close())
	whole(t, dir, 5)
}
