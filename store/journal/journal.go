// Package journal keeps lines, each with a checksum, in files that only grow. A file, a
// segment, is closed when it is long enough and never written again; the next one says
// the SHA-256 of it. Any program that reads lines of JSON can read it.
//
// A line is on disk when Append has returned. Only a last line that was not finished is
// ever cut: it was never acknowledged.
package journal

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"

	"ownpace/store/disk"
)

// segmentSize is the length at which a segment is closed.
const segmentSize = 4 << 20

// Journal is a journal that is open to be written.
type Journal struct {
	disk   disk.Disk
	dir    string
	file   disk.File
	opened fs.FileInfo // of the file
	end    End         // of what was acknowledged
	ahead  int64       // bytes that were written after it
	sum    hash.Hash   // of the last segment, where all of it was written here
	buffer []byte
}

// Open goes on with a journal that was walked, cutting what was not finished; where there
// is none, it begins one.
func Open(d disk.Disk, dir string, found Found) (*Journal, error) {
	j := &Journal{disk: d, dir: dir, end: found.End}
	if found.End.Segment == 0 {
		return j, j.begin(1, "")
	}
	if found.headless {
		j.end.Bytes -= j.end.Size
		j.end.Files--
		return j, j.begin(found.End.Segment, found.previous)
	}
	return j, j.open()
}

// Resume goes on with a journal that ends where end says.
func Resume(d disk.Disk, dir string, end End) (*Journal, error) {
	j := &Journal{disk: d, dir: dir, end: end}
	return j, j.open()
}

// Anew begins a journal after the segments that there are, which stay, and writes events
// into it. They are on disk when it returns.
func Anew(d disk.Disk, dir string, events iter.Seq2[[]byte, error]) (*Journal, error) {
	numbers, err := Segments(dir)
	if err != nil {
		return nil, err
	}
	first := 1
	if len(numbers) > 0 {
		first = numbers[len(numbers)-1] + 1
	}
	late := &disk.Late{Disk: d} // until it is whole nobody counts on it
	j := &Journal{disk: late, dir: dir}
	if err := j.begin(first, ""); err != nil {
		return j, err
	}
	if err := j.AppendAll(events); err != nil {
		return j, err
	}
	return j, late.Settle()
}

// open opens the last segment, cut to what was acknowledged.
func (j *Journal) open() (err error) {
	name := j.path(j.end.Segment)
	info, err := os.Stat(name) // appending would make it where it is missing
	if err != nil {
		return err
	}
	if info.Size() < j.end.Size {
		return fmt.Errorf("%s is shorter than it was", name)
	}
	if j.file, err = j.disk.Append(name); err != nil {
		return err
	}
	if info.Size() > j.end.Size {
		if err := errors.Join(j.file.Truncate(j.end.Size), j.file.Sync()); err != nil {
			return err
		}
	}
	j.opened, err = j.file.Stat()
	return err
}

// begin makes a segment. What is there of it already was never acknowledged.
func (j *Journal) begin(segment int, previous string) error {
	_, err := os.Stat(j.dir)
	isNew := err != nil
	if err := j.disk.MakeDir(j.dir); err != nil {
		return err
	}
	f, err := j.disk.Create(j.path(segment))
	if err != nil {
		return err
	}
	line := header{version, segment, previous}.line()
	_, err = f.Write(line)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err := j.disk.SyncDir(j.dir); err != nil {
		return err
	}
	if isNew {
		if err := j.disk.SyncDir(filepath.Dir(j.dir)); err != nil {
			return err
		}
	}
	if err := j.Close(); err != nil {
		return err
	}
	j.end, j.ahead = End{segment, int64(len(line)), j.end.Files + 1, j.end.Bytes + int64(len(line))}, 0
	j.sum = sha256.New()
	j.sum.Write(line)
	return j.open()
}

// next closes the segment and begins another.
func (j *Journal) next() error {
	if err := j.sync(); err != nil {
		return err
	}
	if j.sum == nil {
		f, err := os.Open(j.path(j.end.Segment))
		if err != nil {
			return err
		}
		defer f.Close()
		j.sum = sha256.New()
		if _, err := io.Copy(j.sum, f); err != nil {
			return err
		}
	}
	return j.begin(j.end.Segment+1, hex.EncodeToString(j.sum.Sum(nil)))
}

// Append writes events, one a line, and returns when they are on disk. After an error the
// journal must be closed, and resumed at its end: half of a line may stand there.
func (j *Journal) Append(events ...[]byte) error {
	if err := j.write(events); err != nil {
		return err
	}
	return j.sync()
}

// write writes events that are not on disk before sync.
func (j *Journal) write(events [][]byte) error {
	if j.end.Size+j.ahead >= segmentSize {
		if err := j.next(); err != nil {
			return err
		}
	}
	j.buffer = j.buffer[:0]
	for _, e := range events {
		if len(e) > Longest-len(opening)-crcDigits-len(eventMark)-1 {
			return fmt.Errorf("an event of %d bytes is too long", len(e))
		}
		j.buffer = addLine(j.buffer, eventMark, e)
	}
	if _, err := j.file.Write(j.buffer); err != nil {
		return err
	}
	if j.sum != nil {
		j.sum.Write(j.buffer)
	}
	j.ahead += int64(len(j.buffer))
	return nil
}

func (j *Journal) sync() error {
	if err := j.file.Sync(); err != nil {
		return err
	}
	j.end.Size += j.ahead
	j.end.Bytes += j.ahead
	j.ahead = 0
	return nil
}

// together is how many bytes of events are written at once by AppendAll.
const together = 256 << 10

// AppendAll writes many events, and waits for the disk at the end of each segment and when
// all are written.
func (j *Journal) AppendAll(events iter.Seq2[[]byte, error]) error {
	var some [][]byte
	size := 0
	for e, err := range events {
		if err != nil {
			return err
		}
		some = append(some, append([]byte(nil), e...))
		if size += len(e); size > together {
			if err := j.write(some); err != nil {
				return err
			}
			some, size = some[:0], 0
		}
	}
	return j.Append(some...)
}

// InPlace reports whether the file that is open is still the one in the folder, and as
// long as it was left.
func (j *Journal) InPlace() bool {
	now, err := os.Stat(j.path(j.end.Segment))
	return err == nil && os.SameFile(j.opened, now) && now.Size() == j.end.Size
}

// End is the end of what was acknowledged.
func (j *Journal) End() End { return j.end }

// Close closes the file. It may be called again.
func (j *Journal) Close() error {
	if j == nil || j.file == nil {
		return nil
	}
	f := j.file
	j.file = nil
	return f.Close()
}

func (j *Journal) path(segment int) string { return filepath.Join(j.dir, Name(segment)) }
