package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"ownpace/engine"
	"ownpace/store"
)

// The commands that look after what is kept, through the real program.

// studied is a data folder in which someone has answered a few questions.
func studied(t *testing.T) (data, folder string) {
	t.Helper()
	data = t.TempDir()
	folder = filepath.Join(data, "learners", "me")
	st, err := store.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	for i := range 12 {
		at := time.Date(2026, 3, 1, 12, i, 0, 0, time.UTC)
		if _, err := st.Append(at, engine.Event{Kind: engine.Answered, Pack: "algebra", Millis: int64(i)}); err != nil {
			t.Fatal(err)
		}
	}
	return data, folder
}

// call is one run of the program, and what is expected of it.
type call struct {
	said string // on its standard input
	args string
	code int
	want []string // in what it writes, on either stream
}

func (r call) in(t *testing.T, data string) string {
	t.Helper()
	out, errs, code := start(t, r.said, append([]string{"--data", data}, strings.Fields(r.args)...)...)
	if code != r.code {
		t.Errorf("%s: exit %d, want %d: %s%s", r.args, code, r.code, out, errs)
	}
	for _, want := range r.want {
		if !strings.Contains(out+errs, want) {
			t.Errorf("%s: want %q in %s%s", r.args, want, out, errs)
		}
	}
	return out
}

func TestDataMoves(t *testing.T) {
	data, folder := studied(t)
	file := filepath.Join(data, "export.jsonl")
	for _, r := range []call{
		{args: "data export " + file},
		{args: "data export " + file, code: foundProblems, want: []string{"name a file that is not there yet"}},
		{args: "--learner ben data import " + file, want: []string{"12 events in", "12 of them new; 12 are kept now"}},
		{args: "--learner ben data import --json " + file, want: []string{`"new": 0`}},
		{args: "--learner ben data import " + folder, want: []string{"0 of them new"}},
		{args: "data import no-such-file", code: wrongUsage},
		{args: "data check", want: []string{"12 events, whole in both records"}},
		{args: "data backup", want: []string{"read back whole"}},
		{args: "data restore --list", want: []string{".jsonl.gz"}},
		{said: "y\n", args: "data restore", want: []string{"Bring back the 12 events", "0 of them new"}},
		{said: "n\n", args: "data restore", code: foundProblems, want: []string{"nothing was changed"}},
		{args: "--learner nobody data restore", code: foundProblems, want: []string{"there is no backup"}},
		{args: "--learner nobody data check", code: foundProblems, want: []string{"there is no learner nobody yet"}},
		{args: "data learners", want: []string{"ben          12 events", "me           12 events, the last on"}},
		{args: "data delete", code: wrongUsage, want: []string{"--learner"}},
		{said: "me\n", args: "--learner ben data delete", code: foundProblems, want: []string{"nothing was deleted"}},
		{said: "ben\n", args: "--learner ben data delete", want: []string{"This deletes 12 events of ben", "Everything of ben is deleted"}},
	} {
		r.in(t, data)
	}
	var all []learner
	if err := json.Unmarshal([]byte(call{args: "data learners --json"}.in(t, data)), &all); err != nil || len(all) != 1 || all[0].Name != "me" || all[0].Events != 12 {
		t.Errorf("%+v, %v", all, err)
	}
	if _, err := os.Stat(filepath.Join(data, "learners", "ben")); err == nil {
		t.Error("the folder of ben is there")
	}
}

// TestFault23Asked: lines that are no events are listed, and the others taken when that is
// agreed to.
func TestFault23Asked(t *testing.T) {
	data, _ := studied(t)
	file := filepath.Join(data, "odd.jsonl")
	text := `{"device":"x","seq":1,"time":"2026-03-01T12:00:00Z","kind":"answered"}` + "\nno event\n" + `{"device":"x","seq":2}` + "\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, r := range []call{
		{said: "n\n", args: "data import " + file, code: foundProblems, want: []string{"odd.jsonl:2: ", "odd.jsonl:3: it is no event", "Take the other 1 event?", "nothing was changed"}},
		{said: "", args: "data import " + file, code: foundProblems},
		{said: "y\n", args: "data import " + file, want: []string{"1 of them new; 13 are kept now"}},
		{args: "data import --yes " + file, want: []string{"0 of them new"}},
	} {
		r.in(t, data)
	}
}

// TestFault14Told: a folder whose records are gone is not taken for a new one, and a
// backup brings it back.
func TestFault14Told(t *testing.T) {
	data, folder := studied(t)
	call{args: "data backup"}.in(t, data)
	for _, name := range []string{"progress.db", "journal"} {
		if err := os.RemoveAll(filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	for _, r := range []call{
		{args: "--plain", code: foundProblems, want: []string{"there was progress in", "12 events", "`ownpace data restore`"}},
		{args: "data restore --yes", want: []string{"12 are kept now"}},
		{args: "data check", want: []string{"12 events, whole in both records"}},
	} {
		r.in(t, data)
	}
}

// TestDamageIsTold: what a start puts right is said on the first page, and by a check.
func TestDamageIsTold(t *testing.T) {
	data, folder := studied(t)
	index := filepath.Join(folder, "progress.db")
	if err := os.Truncate(index, 0); err != nil {
		t.Fatal(err)
	}
	call{args: "--plain", want: []string{"progress.db was damaged (it is empty)"}}.in(t, data)
	if err := os.Remove(index); err != nil {
		t.Fatal(err)
	}
	call{args: "data check", code: foundProblems, want: []string{"Put right: progress.db was missing"}}.in(t, data)
	call{args: "data check", want: []string{"whole in both records"}}.in(t, data)
}

// TestFault16ReadOnly: while one program studies, another can look around, and what it
// would have to save is refused.
func TestFault16ReadOnly(t *testing.T) {
	data, folder := studied(t)
	st, err := store.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	for _, r := range []call{
		{args: "--plain", code: foundProblems, want: []string{"process ", "--read-only"}},
		{args: "status", want: []string{"Algebra"}},
		{args: "data export", want: []string{`"events":12`}},
		{args: "data learners", want: []string{"open now"}},
		{args: "--learner me data delete --yes", code: foundProblems, want: []string{"process "}},
		{said: ":quit\n", args: "--plain --read-only", want: []string{"=="}},
	} {
		r.in(t, data)
	}
	if out, _, _ := start(t, "Ada\n", "--plain", "--read-only", "--data", t.TempDir()); !strings.Contains(out, "cannot be saved") {
		t.Errorf("a name was taken by one that saves nothing: %s", out)
	}
}

// TestEveryKindMoves: events of all kinds, with fields and kinds of a newer version, come out of
// an export as they went into an import, byte for byte, also by way of a third learner.
func TestEveryKindMoves(t *testing.T) {
	source, err := os.ReadFile(filepath.Join("..", "..", "engine", "event.go"))
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for _, m := range regexp.MustCompile(`(?m)Kind\s+= "([a-z-]+)"|^\t\w+\s+= "([a-z]+(?:-[a-z]+)*)"`).FindAllStringSubmatch(string(source), -1) {
		kinds = append(kinds, m[1]+m[2])
	}
	if len(kinds) < 50 {
		t.Fatalf("only %d kinds are found in engine/event.go", len(kinds))
	}
	var lines []string
	for i, kind := range append(kinds, "of-a-newer-version") {
		lines = append(lines, fmt.Sprintf(`{"device":"there","seq":%d,"time":"2026-03-01T12:00:00.%03d+09:00","kind":%q,"pack":"git","unit":"idea","skill":"snapshots",`+
			`"item":"gone","name":"Ada é","reply":{"text":"a\u001b"},"told":"wrong","share":0.5,"sure":3,"order":["a","b"],"known":false,"factor":2,"goal":{"minutes":60},`+
			`"minutes":30,"about":"why","part":2,"draft":"half","of_tomorrow":{"x":[1,"<&>"]}}`, i+1, i, kind))
	}
	sum := sha256.New()
	var text strings.Builder
	for _, line := range append([]string{fmt.Sprintf(`{"events":%d,"format":1,"ownpace":"events"}`, len(lines))}, lines...) {
		fmt.Fprintln(io.MultiWriter(sum, &text), line)
	}
	fmt.Fprintf(&text, "{\"sha256\":\"%x\"}\n", sum.Sum(nil))
	data := t.TempDir()
	file := filepath.Join(data, "from.jsonl")
	if err := os.WriteFile(file, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, learner := range []string{"ada", "ben"} {
		call{args: "--learner " + learner + " data import " + file, want: []string{fmt.Sprintf("%d of them new", len(lines))}}.in(t, data)
		file = filepath.Join(data, learner+".jsonl")
		call{args: "--learner " + learner + " data export " + file}.in(t, data)
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range lines {
			if !strings.Contains(string(got), line+"\n") {
				t.Errorf("%s: number %d is not as it went in:\n%s", learner, i+1, line)
			}
		}
	}
	call{args: "--learner ada status", want: []string{"Git"}}.in(t, data) // and it can be studied with
}
