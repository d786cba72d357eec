package store

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"

	"ownpace/engine"
	"ownpace/store/journal"
)

// A log is events outside of the folder: an export, a backup, a segment of a journal, or a
// folder with one. An export is lines of JSON: one that says what it is, then each event,
// byte for byte as it is kept, and at last the SHA-256 of all lines before. A backup is
// the same, packed by gzip. Logs are read line by line, so that they may be of any size.

// writeLog writes the lines of an export. It says how many events there are where that
// is known before, by a count that is not negative.
func writeLog(w io.Writer, count int64, events iter.Seq2[[]byte, error]) (n int, err error) {
	sum := sha256.New()
	buffered := bufio.NewWriterSize(w, 1<<16)
	both := io.MultiWriter(buffered, sum)
	first := `{"ownpace":"events","format":1}`
	if count >= 0 {
		first = fmt.Sprintf(`{"events":%d,"format":1,"ownpace":"events"}`, count)
	}
	if _, err := io.WriteString(both, first+"\n"); err != nil {
		return 0, err
	}
	for e, err := range events {
		if err != nil {
			return n, err
		}
		if _, err := both.Write(e); err != nil {
			return n, err
		}
		if _, err := io.WriteString(both, "\n"); err != nil {
			return n, err
		}
		n++
	}
	if _, err := fmt.Fprintf(buffered, "{\"sha256\":%q}\n", hex.EncodeToString(sum.Sum(nil))); err != nil {
		return n, err
	}
	return n, buffered.Flush()
}

// BadLine is a line of a log that is no event.
type BadLine struct {
	File string `json:"file"`
	Line int    `json:"line"`
	What string `json:"what"`
}

// Survey is what a log holds.
type Survey struct {
	Events   int       `json:"events"`
	Bad      []BadLine `json:"bad"`      // the first of them
	BadLines int       `json:"badLines"` // all
	Sums     int       `json:"sums"`     // checksums of whole files that were right
	WrongSum []string  `json:"wrongSum"` // files that are not as they were written
}

// mostBad is how many bad lines are told one by one.
const mostBad = 100

// SurveyLog reads a log and says what is in it.
func SurveyLog(path string) (Survey, error) {
	v := Survey{Bad: []BadLine{}, WrongSum: []string{}}
	for _, err := range logRecords(path, &v) {
		if err != nil && !errors.Is(err, errNotWhole) {
			return v, err
		}
	}
	return v, nil
}

func (v *Survey) bad(file string, line int, what error) {
	if v == nil {
		return
	}
	v.BadLines++
	if len(v.Bad) < mostBad {
		v.Bad = append(v.Bad, BadLine{filepath.Base(file), line, what.Error()})
	}
}

// errNotWhole says that a log ended before its end.
var errNotWhole = errors.New("it is cut short")

// logRecords hands over the events of a log; the bytes are good until the next. Lines that
// are none are passed over and told to the survey, if there is one.
func logRecords(path string, v *Survey) iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		files, err := logFiles(path)
		if err != nil {
			yield(record{}, err)
			return
		}
		for _, f := range files {
			if !logFile(f, v, yield) {
				return
			}
		}
	}
}

// logFiles are the files of a log, in order: a file, the segments in a folder, or those in
// the journal of a learner's folder.
func logFiles(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil || info.Mode().IsRegular() {
		return []string{path}, err
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s is no file and no folder", path)
	}
	if _, err := os.Stat(filepath.Join(path, journalName)); err == nil {
		path = filepath.Join(path, journalName)
	}
	files, err := filepath.Glob(filepath.Join(escaped(path), "*.jsonl"))
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("there is no log in %s: no file whose name ends in .jsonl", path)
	}
	return files, err
}

func logFile(path string, v *Survey, yield func(record, error) bool) bool {
	f, err := os.Open(path)
	if err != nil {
		return yield(record{}, err)
	}
	defer f.Close()
	var r io.Reader = bufio.NewReader(f)
	if start, _ := r.(*bufio.Reader).Peek(2); string(start) == "\x1f\x8b" {
		if r, err = gzip.NewReader(r); err != nil {
			return yield(record{}, fmt.Errorf("%s: %w", path, errNotWhole))
		}
	}
	sum := sha256.New()
	lines := journal.NewLines(r)
	for n := 1; ; n++ {
		line, whole, err := lines.Next()
		if err != nil || len(line) == 0 {
			if err != nil {
				return yield(record{}, fmt.Errorf("%s, line %d: %w", path, n, errors.Join(errNotWhole, err)))
			}
			return true
		}
		rec, kind, err := logLine(bytes.TrimSpace(line))
		switch {
		case kind == lineSum:
			if right := rec.device == hex.EncodeToString(sum.Sum(nil)); v != nil && right {
				v.Sums++
			} else if v != nil {
				v.WrongSum = append(v.WrongSum, filepath.Base(path))
			}
		case err != nil:
			v.bad(path, n, err)
		case kind == lineEvent:
			if v != nil {
				v.Events++
			}
			if !yield(rec, nil) {
				return false
			}
		}
		sum.Write(line)
		if !whole {
			return true
		}
	}
}

// Kinds of lines.
const (
	lineNone = iota // a header, or empty
	lineEvent
	lineSum // the checksum, which is then in the place of the device
)

// logLine says what a line is.
func logLine(line []byte) (record, int, error) {
	if len(line) == 0 {
		return record{}, lineNone, nil
	}
	if len(line) > journal.Longest {
		return record{}, lineNone, errors.New("it is too long")
	}
	if journal.IsLine(line) {
		body, err := journal.Event(line)
		if err != nil {
			if journal.IsHeader(line) {
				return record{}, lineNone, nil
			}
			return record{}, lineNone, err
		}
		r, err := admit(body)
		return r, lineEvent, err
	}
	var other struct {
		Ownpace string `json:"ownpace"`
		Sum     string `json:"sha256"`
		Kind    string `json:"kind"`
	}
	if err := json.Unmarshal(line, &other); err != nil {
		return record{}, lineNone, fmt.Errorf("it is no JSON: %w", err)
	}
	switch {
	case other.Kind == "" && other.Ownpace != "":
		return record{}, lineNone, nil
	case other.Kind == "" && other.Sum != "":
		return record{device: other.Sum}, lineSum, nil
	}
	r, err := admit(line)
	return r, lineEvent, err
}

// The most that an id from outside may be, so that what is given here can go on after it.
const (
	longestDevice = 100
	greatestSeq   = 1 << 53
)

// admit looks at an event from outside.
func admit(body []byte) (record, error) {
	r, err := recordOf(body)
	if err != nil {
		return r, err
	}
	var e engine.Event
	if err := json.Unmarshal(body, &e); err != nil {
		return r, err
	}
	switch {
	case e.Device != r.device || e.Seq != r.seq || !e.Time.Equal(r.time) || e.Kind == "":
		return r, errors.New("it says two things of its id")
	case len(r.device) > longestDevice || r.seq > greatestSeq:
		return r, errors.New("its id is too long")
	case r.time.Year() < 1970 || r.time.Year() > 9000:
		return r, errors.New("its time cannot be")
	}
	return r, nil
}
