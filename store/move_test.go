package store

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"ownpace/engine"
)

// Moving what is kept: exports, imports, backups, snapshots, copied folders.

func export(t testing.TB, s *Store) string {
	t.Helper()
	var b bytes.Buffer
	_, err := s.Export(&b)
	must(t, err)
	return b.String()
}

func file(t testing.TB, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "log.jsonl")
	must(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

// TestFault21Union: the logs of two devices, merged in either order and twice, export the
// same bytes; both folders go on under names of their own.
func TestFault21Union(t *testing.T) {
	a, b := mustOpen(t, t.TempDir()), mustOpen(t, t.TempDir())
	give(t, a, 20)
	give(t, b, 30)
	ofA, ofB := file(t, export(t, a)), file(t, export(t, b))
	for _, s := range []*Store{a, b} {
		for range 2 {
			for _, path := range []string{ofA, ofB} {
				_, err := s.Import(noon, path)
				must(t, err)
			}
		}
		agree(t, s)
	}
	if one, other := export(t, a), export(t, b); one != other || a.Len() != 50 {
		t.Errorf("%d events, the exports are the same: %v", a.Len(), one == other)
	}
	events := all(t, a)
	if !slices.IsSortedFunc(events, engine.Event.Compare) {
		t.Error("they are not in the order of the fold")
	}
	written, err := a.Append(noon, engine.Event{Kind: engine.Named})
	if must(t, err); written[0].Seq != 21 || written[0].Compare(events[49]) < 0 {
		t.Errorf("the next is %+v", written[0])
	}
	a = reopen(t, a)
	if got := all(t, a); len(got) != 51 || !reflect.DeepEqual(got[:50], events) || a.Notice() != "" {
		t.Errorf("%d events after a start that told %q", len(got), a.Notice())
	}
}

// TestImportFrom: a journal, a folder, a backup and bare lines are logs, too.
func TestImportFrom(t *testing.T) {
	from := mustOpen(t, t.TempDir())
	give(t, from, 40)
	backup, err := from.Backup(noon)
	if must(t, err); backup == "" { // the one that became due in the meantime holds all
		backup = Backups(from.dir)[0].Path
	}
	lines := strings.Split(export(t, from), "\n")
	slices.Reverse(lines) // in any order, without a header
	for name, path := range map[string]string{
		"a backup":     backup,
		"a folder":     from.dir,
		"a journal":    filepath.Join(from.dir, journalName),
		"a segment":    segment(from.dir),
		"lines":        file(t, strings.Join(lines[2:len(lines)-1], "\r\n")),
		"with no end":  file(t, strings.Join(lines[2:len(lines)-1], "\n\n")),
		"in a new hat": file(t, strings.ReplaceAll(export(t, from), `,"`, ` , "`)),
	} {
		s := mustOpen(t, t.TempDir())
		in, err := s.Import(noon, path)
		must(t, err)
		if in != (Imported{40, 40, 0}) {
			t.Errorf("%s: %+v", name, in)
		}
		if in, err = s.Import(noon, backup); err != nil || in.New > 0 || in.Conflicts > 0 {
			t.Errorf("%s, then the backup: %+v, %v", name, in, err)
		}
		if !reflect.DeepEqual(all(t, s), all(t, from)) {
			t.Errorf("%s: other events", name)
		}
		agree(t, s)
	}
}

// TestFault22Conflict: two contents of one id are both kept; the same one counts, whichever
// came first, also when a record is made again from the other, and an export has both.
func TestFault22Conflict(t *testing.T) {
	line := func(millis int) string {
		return fmt.Sprintf(`{"device":"x","seq":1,"time":"2026-03-01T12:00:00Z","kind":"answered","millis":%d}`, millis)
	}
	for name, order := range map[string][]int{"up": {1, 2, 3}, "down": {3, 2, 1}, "again": {2, 1, 2, 3, 1}} {
		s := mustOpen(t, t.TempDir())
		for _, millis := range order {
			_, err := s.Import(noon, file(t, line(millis)))
			must(t, err)
		}
		must(t, s.KeepSnapshot("k", 1, []byte("state")))
		for _, harm := range []func() error{
			func() error { return nil },
			func() error { return os.Remove(indexOf(s.dir)) },
			func() error { return os.RemoveAll(filepath.Join(s.dir, journalName)) },
			func() error { return os.Remove(filepath.Join(s.dir, markerName)) },
		} {
			must(t, s.Close())
			must(t, harm())
			s = mustOpen(t, s.dir)
			r, err := s.Check()
			must(t, err)
			want := []Conflict{{"x", 1, line(1), line(2)}, {"x", 1, line(1), line(3)}}
			slices.SortFunc(r.Conflicts, func(a, b Conflict) int { return strings.Compare(a.Beside, b.Beside) })
			if !reflect.DeepEqual(r.Conflicts, want) || len(r.Problems) > 0 || r.Events != 1 {
				t.Errorf("%s: %+v", name, r)
			}
			if events := all(t, s); len(events) != 1 || events[0].Millis != 1 {
				t.Errorf("%s: %+v", name, events)
			}
			if text := export(t, s); strings.Count(text, `"millis"`) != 3 {
				t.Errorf("%s: exported %s", name, text)
			}
		}
	}
}

// TestFault23BadLines: what is no event is told with its line, and the rest can be taken.
func TestFault23BadLines(t *testing.T) {
	good := `{"device":"x","seq":%d,"time":"2026-03-01T12:00:00Z","kind":"answered"}` + "\n"
	text := fmt.Sprintf(good, 1) + "{\n" + `["no event"]` + "\n" + strings.Repeat("x", 2<<20) + "\n" +
		`{"device":"x","seq":0,"time":"2026-03-01T12:00:00Z","kind":"answered"}` + "\n" +
		`{"device":"x","seq":2,"time":"yesterday","kind":"answered"}` + "\n" +
		`{"device":"x","seq":2,"time":"2026-03-01T12:00:00Z","kind":"answered","seq":3}` + "\n" +
		`{"device":"x","seq":18446744073709551615,"time":"2026-03-01T12:00:00Z","kind":"answered"}` + "\n" +
		`{"device":"x","seq":2,"time":"2026-03-01T12:00:00Z","kind":"answered","millis":"many"}` + "\n" +
		`{"crc":"00000000","event":{"device":"x","seq":9,"time":"2026-03-01T12:00:00Z","kind":"answered"}}` + "\n" +
		"\x00\x01\xff\n\n" + fmt.Sprintf(good, 2) + `{"sha256":"0"}` + "\n" + `{"device":"x","seq":3`
	path := file(t, text)
	v, err := SurveyLog(path)
	must(t, err)
	var lines []int
	for _, b := range v.Bad {
		lines = append(lines, b.Line)
	}
	if v.Events != 2 || len(v.WrongSum) != 1 || !slices.Equal(lines, []int{2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 15}) {
		t.Errorf("%+v", v)
	}
	s := mustOpen(t, t.TempDir())
	in, err := s.Import(noon, path)
	if must(t, err); in != (Imported{2, 2, 0}) {
		t.Errorf("%+v", in)
	}
	agree(t, s)
	for name, path := range map[string]string{"nothing": "no-such-file", "an empty folder": t.TempDir()} {
		if _, err := SurveyLog(path); err == nil {
			t.Errorf("%s is a log", name)
		}
	}
	var half bytes.Buffer
	w := gzip.NewWriter(&half)
	_, _ = io.WriteString(w, strings.Repeat(fmt.Sprintf(good, 7), 1000))
	must(t, w.Close())
	if v, err := SurveyLog(file(t, half.String()[:half.Len()-20])); err != nil || v.Sums != 0 {
		t.Errorf("a packed log that is cut: %+v, %v", v, err)
	}
}

// TestFault23BoundedMemory: a log of any size is taken in with little memory.
func TestFault23BoundedMemory(t *testing.T) {
	size := 40 << 20
	if testing.Short() {
		size = 10 << 20
	}
	path := filepath.Join(t.TempDir(), "large.jsonl")
	f, err := os.Create(path)
	must(t, err)
	pad := strings.Repeat("a", 1000)
	for i := 0; i*1100 < size; i++ {
		_, err := fmt.Fprintf(f, `{"device":"x","seq":%d,"time":"2026-03-01T12:00:00Z","kind":"left","draft":%q}`+"\n", i+1, pad)
		must(t, err)
	}
	must(t, f.Close())
	s := mustOpen(t, t.TempDir())
	most, stop := uint64(0), make(chan bool)
	done := make(chan bool)
	go func() {
		defer close(done)
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
			select {
			case <-stop:
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	in, err := s.Import(noon, path)
	close(stop)
	<-done
	if must(t, err); in.New != in.Events || most > 200<<20 {
		t.Errorf("%+v, %d MB of memory", in, most>>20)
	}
	t.Logf("a log of %d MB took %d MB of memory", size>>20, most>>20)
	agree(t, s)
}

// TestFault36Packs: what is kept of a pack does not depend on what the pack is now: events
// keep their pack, its revision and their item as they were given, whatever packs there are.
func TestFault36Packs(t *testing.T) {
	s := mustOpen(t, t.TempDir())
	given := []engine.Event{
		{Kind: engine.Answered, Pack: "algebra", Revision: "one", Item: "a", Name: "by the first author"},
		{Kind: engine.Answered, Pack: "algebra", Revision: "two", Item: "a", Name: "by another, with the same id"},
		{Kind: engine.Answered, Pack: "removed since", Revision: "x", Item: "a"},
		{Kind: "of a later version", Pack: "algebra", Item: "a"},
	}
	written, err := s.Append(noon, given...)
	must(t, err)
	must(t, s.Close())
	must(t, os.Remove(indexOf(s.dir)))
	s = mustOpen(t, s.dir)
	if got := all(t, s); !reflect.DeepEqual(got, written) {
		t.Errorf("%+v", got)
	}
}

// TestUnknownFields: what a later version wrote into an event survives every way it goes.
func TestUnknownFields(t *testing.T) {
	line := `{"device":"x", "seq":1,"time":"2026-03-01T12:00:00+02:00","kind":"answered","later":{"a":[1, 2.50]},"millis": 1000}`
	s := mustOpen(t, t.TempDir())
	_, err := s.Import(noon, file(t, line))
	must(t, err)
	for _, harm := range []func() error{func() error { return os.Remove(indexOf(s.dir)) }, func() error { return os.RemoveAll(filepath.Join(s.dir, journalName)) }} {
		must(t, s.Close())
		must(t, harm())
		s = mustOpen(t, s.dir)
	}
	if !strings.Contains(export(t, s), "\n"+line+"\n") {
		t.Errorf("exported as %s", export(t, s))
	}
}

// TestCopiedFolder: a folder that was copied goes on under another name, so that the two
// can be merged again without a conflict.
func TestCopiedFolder(t *testing.T) {
	dir := filled(t, 10)
	other := filepath.Join(t.TempDir(), "copy")
	must(t, os.CopyFS(other, os.DirFS(dir)))
	a, b := mustOpen(t, dir), mustOpen(t, other)
	if a.Device() == b.Device() {
		t.Fatal("both have the same name")
	}
	give(t, a, 5)
	give(t, b, 7)
	b = reopen(t, b)
	must(t, a.Close())
	in, err := b.Import(noon, dir)
	if must(t, err); in != (Imported{15, 5, 0}) || b.Len() != 22 {
		t.Errorf("%+v, %d events", in, b.Len())
	}
}

// TestSnapshot: a start reads the events after a snapshot and no others; the union with
// what is before drops it; damage is not more than time that is lost.
func TestSnapshot(t *testing.T) {
	s := mustOpen(t, t.TempDir())
	give(t, s, 30)
	state := bytes.Repeat([]byte("state\n"), 3000)
	must(t, s.KeepSnapshot("packs 1", 30, state))
	if err := s.KeepSnapshot("packs 1", 29, state); err == nil {
		t.Error("a snapshot of not all events was kept")
	}
	after := func(want int) {
		t.Helper()
		snap, ok := s.Snapshot("packs 1")
		if !ok || snap.Folded != 30 || !bytes.Equal(snap.State, state) {
			t.Fatalf("there is %v, of %d events", ok, snap.Folded)
		}
		n := 0
		for e, err := range s.Events(snap) {
			if must(t, err); e.Millis != int64(30+n) && e.Device == s.Device() {
				t.Errorf("event %d after it is %+v", n, e)
			}
			n++
		}
		if n != want {
			t.Errorf("%d events after it, want %d", n, want)
		}
	}
	after(0)
	give(t, s, 5)
	s = reopen(t, s)
	after(5)
	if _, ok := s.Snapshot("packs 2"); ok {
		t.Error("a snapshot of other packs was given")
	}
	later := `{"device":"x","seq":1,"time":"2027-03-01T12:00:00Z","kind":"answered"}`
	_, err := s.Import(noon, file(t, later))
	must(t, err)
	after(6)
	before := `{"device":"x","seq":2,"time":"2025-03-01T12:00:00Z","kind":"answered"}`
	_, err = s.Import(noon, file(t, before))
	must(t, err)
	if _, ok := s.Snapshot("packs 1"); ok {
		t.Error("a snapshot was given that does not hold an event before its last")
	}
	must(t, s.KeepSnapshot("packs 1", s.Len(), state))
	must(t, s.Close())
	must(t, os.Remove(indexOf(s.dir)))
	s = mustOpen(t, s.dir)
	if snap, ok := s.Snapshot("packs 1"); !ok || snap.Folded != 37 || s.Len() != 37 {
		t.Errorf("of the same events, in a new index: %v, %d events", ok, s.Len())
	}
	agree(t, s)
	for at := range 10 { // any bit, here and there
		must(t, edit(s.path(snapshotName), func(b []byte) []byte { b[at*(len(b)-1)/9] ^= 4; return b }))
		if _, ok := s.Snapshot("packs 1"); ok {
			t.Errorf("a damaged snapshot was given: bit 2 of byte %d of 10", at)
		}
		must(t, s.KeepSnapshot("packs 1", s.Len(), state))
	}
}

// TestSnapshotOfOthers: a snapshot of events that are no longer those that are there is not
// given, be there as many of them.
func TestSnapshotOfOthers(t *testing.T) {
	dir := filled(t, 30)
	s := mustOpen(t, dir)
	must(t, s.KeepSnapshot("k", 30, []byte("state")))
	must(t, s.Close())
	must(t, edit(segment(dir), func(b []byte) []byte { // the last ten are gone from both
		from, _ := lineOf(b, 22)
		return b[:from]
	}))
	must(t, errors.Join(os.Remove(indexOf(dir)), os.Remove(filepath.Join(dir, markerName))))
	s = mustOpen(t, dir)
	if _, ok := s.Snapshot("k"); ok || s.Len() != 20 {
		t.Errorf("a snapshot of 30 events where there are %d", s.Len())
	}
	give(t, s, 15)
	if _, ok := s.Snapshot("k"); ok {
		t.Error("a snapshot of events that are not there")
	}
}

// TestBackupsKept: the last ones, and one of each day, week and month.
func TestBackupsKept(t *testing.T) {
	var all []Backup
	for h := range 24 * 400 / 3 { // eight a day for 400 days
		at := noon.Add(-time.Duration(h) * 3 * time.Hour)
		all = append(all, Backup{Path: at.Format(backupTime), Time: at, Size: 1 << 20})
	}
	names := func(gone []Backup) (kept []string) {
		for _, b := range all {
			if !slices.Contains(gone, b) {
				kept = append(kept, b.Path[:len("2006-01-02")])
			}
		}
		return kept
	}
	kept := names(unwanted(all, 1<<40))
	if n := len(kept); n < 10+12+6+12 || n > 10+14+8+14 {
		t.Errorf("%d are kept: %v", n, kept)
	}
	if last := kept[len(kept)-1]; last != "2025-01-31" {
		t.Errorf("the oldest is of %s", last)
	}
	if kept := names(unwanted(all, 20<<20)); len(kept) != 2 {
		t.Errorf("on a disk that is nearly full %v are kept", kept)
	}
	if again := unwanted(nil, 0); again != nil {
		t.Error("of nothing something is not wanted")
	}
}

// TestBackupsAreMade: at the end of a run in which something was added, and every half hour
// of one.
func TestBackupsAreMade(t *testing.T) {
	s := mustOpen(t, t.TempDir())
	must(t, s.BackupAtEnd(noon))
	if n := len(Backups(s.dir)); n != 0 {
		t.Errorf("%d backups of nothing", n)
	}
	give(t, s, 100) // a minute each
	s.backups.wait()
	if n := len(Backups(s.dir)); n < 1 || n > 3 {
		t.Errorf("%d backups in 100 minutes", n)
	}
	must(t, s.BackupAtEnd(noon.Add(100*time.Minute)))
	last := Backups(s.dir)[0]
	if v, err := SurveyLog(last.Path); err != nil || v.Events != 100 || v.Sums != 1 {
		t.Errorf("the last: %+v, %v", v, err)
	}
	s = reopen(t, s)
	n := len(Backups(s.dir))
	must(t, s.BackupAtEnd(noon.AddDate(0, 0, 1)))
	if len(Backups(s.dir)) != n {
		t.Error("a run in which nothing was added made a backup")
	}
}

// TestRecordsAreReadAlike: the quick reading of an event's beginning says what JSON does.
func TestRecordsAreReadAlike(t *testing.T) {
	for i := range 50 {
		e := typical(i)
		e.Device, e.Seq, e.Time = newDevice(), uint64(i+1), noon.Add(time.Duration(i)*time.Millisecond)
		body, err := json.Marshal(e)
		must(t, err)
		if r, ok := quickly(body); !ok || r.device != e.Device || r.seq != e.Seq || !r.time.Equal(e.Time) {
			t.Errorf("%s is read as %+v, %v", body, r, ok)
		}
	}
	for _, odd := range []string{`{"device":"a\"b","seq":1,"time":"2026-03-01T12:00:00Z","kind":"x"}`, `{"device":"","seq":1,"time":"2026-03-01T12:00:00Z","kind":"x"}`,
		`{"device":"a","seq":1.5,"time":"2026-03-01T12:00:00Z","kind":"x"}`, `{"device":"a","seq":1,"time":"noon","kind":"x"}`, `{"device":"a"`} {
		if _, ok := quickly([]byte(odd)); ok {
			t.Errorf("%s is read quickly", odd)
		}
	}
}
