package store

import (
	"encoding/json"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"ownpace/store/disk"
	"ownpace/store/journal"
)

// The marker says, beside the two records, how much there was when it was written: at a
// clean end, and with each segment. So a folder that lost everything else is not taken for
// a new one, and a start after a clean end need not read what has not changed since.
type marker struct {
	Events  uint64            `json:"events"`
	Sum     uint64            `json:"sum,string"` // see head
	Clean   bool              `json:"clean"`
	Index   fileMark          `json:"index"`
	End     journal.End       `json:"journal"`
	Changed int64             `json:"changed"` // when a segment was, last
	Devices map[string]string `json:"devices"` // by place, so that a folder that was copied goes on under a name of its own
}

type fileMark struct {
	Size    int64 `json:"size"`
	Changed int64 `json:"changed"`

	Sum uint32 `json:"sum,omitempty"` // CRC-32C of all of it; 0 where it may have been written to since
}

// sumOf is the checksum of a file.
func sumOf(path string) (uint32, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	sum := crc32.New(castagnoli)
	_, err = io.CopyBuffer(struct{ io.Writer }{sum}, f, make([]byte, 1<<18))
	return sum.Sum32(), err
}

// placeOf names the place of a folder.
func placeOf(dir string) string {
	host, _ := os.Hostname()
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	return host + ":" + dir
}

const markerName = "marker"

func markOf(path string) (fileMark, error) {
	info, err := os.Stat(path)
	if err != nil {
		return fileMark{}, err
	}
	return fileMark{Size: info.Size(), Changed: info.ModTime().UnixNano()}, nil
}

// writeMarker writes a line of JSON and one of its checksum.
func writeMarker(d disk.Disk, dir string, m marker) error {
	body, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return disk.Replace(d, filepath.Join(dir, markerName), func(w io.Writer) error {
		_, err := w.Write(append(body, crcLine(body)...))
		return err
	})
}

func crcLine(body []byte) []byte {
	line, _ := json.Marshal(map[string]uint32{"crc": crc32.Checksum(body, castagnoli)}) // never fails
	return append(append([]byte("\n"), line...), '\n')
}

// readMarker reads it; one that is damaged or missing says nothing, and there is false
// where there is none.
func readMarker(dir string) (m marker, there bool) {
	data, err := os.ReadFile(filepath.Join(dir, markerName))
	if errors.Is(err, fs.ErrNotExist) {
		return m, false
	}
	for i, b := range data {
		if b == '\n' {
			if string(data[i:]) != string(crcLine(data[:i])) || json.Unmarshal(data[:i], &m) != nil {
				return marker{}, true
			}
			break
		}
	}
	return m, true
}
