package journal

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
)

// End is where a journal ends, so that it can be gone on with. Two ends that are alike
// are of journals of the same length.
type End struct {
	Segment int   `json:"segment"` // the last
	Size    int64 `json:"size"`    // of the last, without a line that was not finished
	Files   int   `json:"files"`
	Bytes   int64 `json:"bytes"` // of all
}

// Fault is something in a journal that is not as it was written.
type Fault struct {
	Segment int
	Line    int    // 0 for a whole segment
	Raw     []byte // of the line
	What    string
}

func (f Fault) String() string {
	if f.Line == 0 {
		return fmt.Sprintf("segment %d %s", f.Segment, f.What)
	}
	return fmt.Sprintf("segment %d, line %d: %s", f.Segment, f.Line, f.What)
}

// Found is what a walk found besides events.
type Found struct {
	End    End
	Faults []Fault
	Torn   bool // the last line was not finished: a write was cut short, and never acknowledged
	Newer  bool // it was written by a later version, and must not be altered

	headless bool   // the last segment has no first line yet
	previous string // what the first line of the last segment says, or should
}

// Sound reports whether everything is as it was written.
func (f Found) Sound() bool { return len(f.Faults) == 0 && !f.Newer }

// Walk reads a journal from its beginning and hands over each event; a damaged line is a
// fault, and what comes after it is read all the same. The bytes are good until event
// returns. It is an error when a file cannot be read, or when event returns one.
func Walk(dir string, event func(body []byte) error) (Found, error) {
	return read(dir, walk{event: event, chain: true})
}

// Read hands over the events that Walk does, without a look at whether closed segments are
// as they were closed.
func Read(dir string, event func(body []byte) error) error {
	_, err := read(dir, walk{event: event})
	return err
}

func read(dir string, w walk) (Found, error) {
	numbers, err := Segments(dir)
	for i, n := range numbers {
		if err != nil {
			break
		}
		err = w.segment(dir, n, i == len(numbers)-1)
	}
	return w.Found, err
}

// walk is a walk under way.
type walk struct {
	Found
	event func([]byte) error
	chain bool   // whether sums are looked at
	sum   string // SHA-256 of the segment before
}

func (w *walk) fault(segment, line int, raw []byte, what string) {
	w.Faults = append(w.Faults, Fault{segment, line, bytes.Clone(raw), what})
}

func (w *walk) segment(dir string, n int, last bool) error {
	path := filepath.Join(dir, Name(n))
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	sum := make(chan string, 1)
	if w.chain && !last { // beside the reading of lines, which takes as long
		go func() { sum <- sumOf(path) }()
	} else {
		sum <- ""
	}
	lines := NewLines(f)
	before := w.End.Segment
	w.End.Segment, w.End.Size, w.End.Files = n, 0, w.End.Files+1
	w.previous, w.headless = w.sum, false
	for number := 1; ; number++ {
		line, whole, err := lines.Next()
		if err != nil {
			return err
		}
		if !whole && last { // the end of a journal; a first line that is not whole is written anew
			w.Torn = len(line) > 0
			w.headless = number == 1
			break
		}
		if !whole && len(line) == 0 {
			if number == 1 {
				w.fault(n, 0, nil, "is empty")
			}
			break
		}
		w.End.Size += int64(len(line))
		if err := w.line(n, number, before, line, whole); err != nil {
			return err
		}
		if !whole {
			break
		}
	}
	w.End.Bytes += w.End.Size
	w.sum = <-sum
	return nil
}

// sumOf is the SHA-256 of a file, "" where it cannot be read.
func sumOf(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return ""
	}
	return hex.EncodeToString(sum.Sum(nil))
}

func (w *walk) line(segment, number, before int, line []byte, whole bool) error {
	line = bytes.TrimSuffix(line, []byte("\n"))
	if number == 1 {
		w.head(segment, before, line)
		return nil
	}
	body, err := Event(line)
	if err != nil || !whole {
		w.fault(segment, number, line, errDamaged.Error())
		return nil
	}
	return w.event(body)
}

// head looks at the first line of a segment. One that says "" for the segment before
// begins a journal anew.
func (w *walk) head(segment, before int, line []byte) {
	h, err := parseHeader(line)
	switch {
	case err != nil:
		w.fault(segment, 1, line, errDamaged.Error())
	case h.Version > version:
		w.Newer = true
	case h.Segment != segment:
		w.fault(segment, 1, line, "it is of another segment")
	case h.Previous == "":
		w.previous = ""
	case before != segment-1:
		w.fault(segment-1, 0, nil, "is missing")
	case h.Previous != w.sum && w.chain:
		w.fault(segment-1, 0, nil, "was changed after it was closed")
	}
}

// Lines reads lines of any length, keeping of one not much more than the longest may have.
type Lines struct {
	r    *bufio.Reader
	kept []byte
}

// NewLines reads lines.
func NewLines(r io.Reader) *Lines { return &Lines{r: bufio.NewReaderSize(r, 1<<16)} }

// Next returns a line with its line break, good until the next; whole is false for what
// the file ends in without one, be it nothing.
func (l *Lines) Next() (line []byte, whole bool, err error) {
	l.kept = l.kept[:0]
	for {
		part, err := l.r.ReadSlice('\n')
		switch {
		case err == nil && len(l.kept) == 0:
			return part, true, nil
		case len(l.kept) <= Longest: // one byte more than the longest is kept, so that it does not pass
			l.kept = append(l.kept, part...)
		}
		switch {
		case err == nil:
			return l.kept, true, nil
		case errors.Is(err, io.EOF):
			return l.kept, false, nil
		case !errors.Is(err, bufio.ErrBufferFull):
			return nil, false, err
		}
	}
}

// Name is the name of a segment's file.
func Name(segment int) string { return fmt.Sprintf("%06d.jsonl", segment) }

// Segments lists the numbers of the segments in a folder, in order; a folder that is
// missing has none.
func Segments(dir string) ([]int, error) {
	entries, err := os.ReadDir(dir) // sorted by name
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var numbers []int
	for _, e := range entries {
		if n, err := strconv.Atoi(e.Name()[:max(0, len(e.Name())-len(".jsonl"))]); err == nil && n > 0 && e.Name() == Name(n) {
			numbers = append(numbers, n)
		}
	}
	return numbers, err
}

// Ends reports, without reading any line, whether a journal ends where end says, and when
// a segment was last changed, in nanoseconds.
func Ends(dir string, end End) (same bool, changed int64, err error) {
	numbers, err := Segments(dir)
	if err != nil {
		return false, 0, err
	}
	var now End
	for _, n := range numbers {
		info, err := os.Stat(filepath.Join(dir, Name(n)))
		if err != nil {
			return false, 0, err
		}
		now = End{n, info.Size(), now.Files + 1, now.Bytes + info.Size()}
		changed = max(changed, info.ModTime().UnixNano())
	}
	return now == end, changed, nil
}
