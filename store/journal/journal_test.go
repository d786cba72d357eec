package journal

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ownpace/store/disk"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// walked is what a walk hands over and finds.
func walked(t *testing.T, dir string) (events []string, found Found) {
	t.Helper()
	found, err := Walk(dir, func(body []byte) error { events = append(events, string(body)); return nil })
	must(t, err)
	return events, found
}

// long makes a journal of a few segments.
func long(t *testing.T) (dir string, events []string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "journal")
	j, err := Open(disk.System{}, dir, Found{})
	must(t, err)
	for i := range 30 {
		e := fmt.Sprintf(`{"n":%d,"text":%q}`, i, strings.Repeat("é", 200_000))
		must(t, j.Append([]byte(e)))
		events = append(events, e)
	}
	must(t, j.Close())
	return dir, events
}

func TestSegments(t *testing.T) {
	dir, events := long(t)
	got, found := walked(t, dir)
	if !found.Sound() || found.Torn || found.End.Files < 3 || !slices.Equal(got, events) {
		t.Fatalf("%d events of %d, %+v", len(got), len(events), found.End)
	}
	if same, _, err := Ends(dir, found.End); !same || err != nil {
		t.Errorf("it does not end at %+v: %v", found.End, err)
	}
	j, err := Open(disk.System{}, dir, found)
	must(t, err)
	must(t, j.Append([]byte(`{"more":1}`), []byte(`{"more":2}`)))
	if !j.InPlace() {
		t.Error("it is not in place")
	}
	must(t, j.Close())
	if got, found := walked(t, dir); len(got) != len(events)+2 || found.End != j.End() {
		t.Errorf("%d events, end %+v, it said %+v", len(got), found.End, j.End())
	}
}

// TestReadable: a line is what a person, or another program, expects.
func TestReadable(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "journal")
	j, err := Open(disk.System{}, dir, Found{})
	must(t, err)
	must(t, j.Append([]byte(`{"kind":"named","name":"Ada é"}`)))
	must(t, j.Close())
	data, err := os.ReadFile(filepath.Join(dir, Name(1)))
	must(t, err)
	want := `{"crc":"38649253","journal":{"version":1,"segment":1,"previous":""}}
{"crc":"1b526ed2","event":{"kind":"named","name":"Ada é"}}
`
	if string(data) != want {
		t.Errorf("it is\n%swant\n%s", data, want)
	}
}

// TestHarm: what is done to a journal is told, and the lines that are whole are read.
func TestHarm(t *testing.T) {
	sound, events := long(t)
	for _, c := range []struct {
		name string
		harm func(dir string) error
		told string
		lost int
	}{
		{"nothing", func(string) error { return nil }, "", 0},
		{"a bit of a line", edit(1, func(b []byte) []byte { b[len(b)/2] ^= 4; return b }), "segment 1, line 7: it is damaged; segment 1 was changed after it was closed", 1},
		{"a line break", edit(1, func(b []byte) []byte { b[bytes.LastIndexByte(b[:len(b)-1], '\n')] ^= 4; return b }), "segment 1, line 11: it is damaged; segment 1 was changed after it was closed", 2},
		{"a closed segment is cut", edit(1, func(b []byte) []byte { return b[:len(b)-5] }), "segment 1, line 12: it is damaged; segment 1 was changed after it was closed", 1},
		{"a line of it is taken out", edit(1, func(b []byte) []byte { return b[:bytes.LastIndexByte(b[:len(b)-1], '\n')+1] }), "segment 1 was changed after it was closed", 1},
		{"a segment is gone", func(dir string) error { return os.Remove(filepath.Join(dir, Name(2))) }, "segment 2 is missing", 11},
		{"the first is gone", func(dir string) error { return os.Remove(filepath.Join(dir, Name(1))) }, "segment 1 is missing", 11},
		{"a segment has no byte", func(dir string) error { return os.Truncate(filepath.Join(dir, Name(2)), 0) }, "segment 2 is empty; segment 2 was changed after it was closed", 11},
		{"two are exchanged", func(dir string) error {
			return os.Rename(filepath.Join(dir, Name(1)), filepath.Join(dir, Name(2)))
		}, "segment 2, line 1: it is of another segment; segment 2 was changed after it was closed", 11},
		{"the last line is torn", edit(3, func(b []byte) []byte { return b[:len(b)-1] }), "", 1},
		{"a line of 3 MiB", edit(3, func(b []byte) []byte { return append(b, strings.Repeat("x", 3<<20)+"\n"...) }), "segment 3, line 10: it is damaged", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "journal")
			must(t, os.CopyFS(dir, os.DirFS(sound)))
			must(t, c.harm(dir))
			got, found := walked(t, dir)
			var told []string
			for _, f := range found.Faults {
				told = append(told, f.String())
			}
			if strings.Join(told, "; ") != c.told || len(events)-len(got) != c.lost {
				t.Errorf("told %q, %d of %d lost", told, len(events)-len(got), len(events))
			}
		})
	}
}

func edit(segment int, to func([]byte) []byte) func(dir string) error {
	return func(dir string) error {
		name := filepath.Join(dir, Name(segment))
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return os.WriteFile(name, to(data), 0o600)
	}
}

// TestAnew: a journal that is written anew stands beside the one before, and is whole.
func TestAnew(t *testing.T) {
	dir, events := long(t)
	j, err := Anew(disk.System{}, dir, func(yield func([]byte, error) bool) {
		for _, e := range events {
			if !yield([]byte(e), nil) {
				return
			}
		}
	})
	must(t, err)
	must(t, j.Close())
	got, found := walked(t, dir)
	if !found.Sound() || len(got) != 2*len(events) {
		t.Errorf("%d events, %v", len(got), found.Faults)
	}
	for n := range found.End.Segment - j.End().Files {
		must(t, os.Remove(filepath.Join(dir, Name(n+1))))
	}
	if got, found := walked(t, dir); !found.Sound() || !slices.Equal(got, events) || found.End != j.End() {
		t.Errorf("%d events, %v, %+v", len(got), found.Faults, found.End)
	}
}

// TestEveryBit: each single bit of a small journal that is changed is told, or costs no
// more than the last line, which then is not finished.
func TestEveryBit(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "journal")
	j, err := Open(disk.System{}, dir, Found{})
	must(t, err)
	for i := range 4 {
		must(t, j.Append(fmt.Appendf(nil, `{"n":%d}`, i)))
	}
	must(t, j.Close())
	name := filepath.Join(dir, Name(1))
	data, err := os.ReadFile(name)
	must(t, err)
	for at := range data {
		for bit := range 8 {
			data[at] ^= 1 << bit
			must(t, os.WriteFile(name, data, 0o600))
			data[at] ^= 1 << bit
			events, found := walked(t, dir)
			if found.Sound() && (at != len(data)-1 || !found.Torn || len(events) != 3) {
				t.Errorf("bit %d of byte %d: %q, nothing told", bit, at, events)
			}
		}
	}
}
