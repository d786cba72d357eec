// Package proof tries to make store lose an answer. It starts real programs and ends them
// without warning, changes files behind their back, and cuts the power of a disk that is
// only thought of. By itself it does each a few times; the counts are flags:
//
//	go test ./store/proof -timeout 0 -v -kills 2000 -vandalise 1000 -flips 20000 -cuts 10000 -backups 500 -merges 10000
//
// What it found last is in store/RELIABILITY.md.
package proof

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"ownpace/engine"
	"ownpace/engine/answer"
	"ownpace/store"
)

var (
	kills     = flag.Int("kills", 12, "how often a program is killed while it takes answers")
	vandalise = flag.Int("vandalise", 24, "how often a program is killed and one record harmed")
	events    = flag.Int("events", 2000, "how many events there are when records are harmed")
	flips     = flag.Int("flips", 60, "how often a single bit is changed")
	cuts      = flag.Int("cuts", 100, "how many states of a disk after a power cut are started from")
	backups   = flag.Int("backups", 8, "how often a program is killed while it makes backups")
	merges    = flag.Int("merges", 40, "how many orders of merging are tried")
	seed      = flag.Uint64("seed", 0, "of what is random; 0 takes the time")
)

// The child is this same program, told by its environment what to do where.
const childEnv = "OWNPACE_PROOF_CHILD"

func TestMain(m *testing.M) {
	if what := os.Getenv(childEnv); what != "" {
		do, dir, _ := strings.Cut(what, ":")
		if err := children[do](dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	flag.Parse()
	if *seed == 0 {
		*seed = uint64(time.Now().UnixNano())
	}
	os.Exit(m.Run())
}

var children = map[string]func(dir string) error{
	"answer": answerForever,
	"backup": backUpForever,
	"few":    func(dir string) error { return answerSome(dir, 12, "") },
	"long":   func(dir string) error { return answerSome(dir, 12, strings.Repeat("long ", 80_000)) }, // into another segment
	"import": importLog,
	"insist": insist,
	"leave":  leave,
}

// random is a source that a failure can be repeated from.
func random(t *testing.T) *rand.Rand {
	t.Helper()
	t.Logf("-seed %d", *seed)
	return rand.New(rand.NewPCG(*seed, 1))
}

// typical is an answer as the program writes it.
func typical(i uint64) engine.Event {
	right := answer.Right
	return engine.Event{Kind: engine.Answered, Pack: "algebra", Revision: "4f1c2a9b77aa", Unit: "fractions", Skill: "common-denominator",
		Item: fmt.Sprintf("denominator-%d", i%9), Reply: &answer.Reply{Text: fmt.Sprint(i)}, Told: &right, Millis: int64(i)}
}

// answerForever takes answers and says of each when it is acknowledged.
func answerForever(dir string) error { return answerSome(dir, 1<<62, "") }

// leave takes answers and ends without closing the folder.
func leave(dir string) error {
	s, err := store.Open(dir)
	if err != nil {
		return err
	}
	for range 40 {
		i := s.Len() + 1
		if _, err := s.Append(time.Now(), typical(i)); err != nil {
			return err
		}
		fmt.Println("ack", i)
	}
	os.Exit(0)
	return nil
}

// snapshotKey is that of the snapshots that children keep: the number of events as text.
const snapshotKey = "proof"

func answerSome(dir string, n uint64, draft string) error {
	s, err := store.Open(dir)
	if err != nil {
		return err
	}
	if _, err := fmt.Printf("open %d\n", s.Len()); err != nil {
		return err
	}
	for range n {
		i := s.Len() + 1
		e := typical(i)
		e.Draft = draft
		if _, err := s.Append(time.Now(), e); err != nil {
			return err
		}
		if _, err := fmt.Printf("ack %d\n", i); err != nil {
			return err
		}
	}
	if err := s.KeepSnapshot(snapshotKey, s.Len(), fmt.Append(nil, s.Len())); err != nil {
		return err
	}
	return s.Close()
}

// child is a program that is running.
type child struct {
	cmd    *exec.Cmd
	said   *bufio.Reader
	wrong  *strings.Builder
	opened int // events that it found
	acked  int // the last that it acknowledged
}

func start(t testing.TB, do, dir string, before ...string) *child {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	args := append(before, self)
	c := &child{cmd: exec.Command(args[0], args[1:]...), wrong: &strings.Builder{}, opened: -1}
	c.cmd.Env = append(os.Environ(), childEnv+"="+do+":"+dir)
	c.cmd.Stderr = c.wrong
	out, err := c.cmd.StdoutPipe()
	must(t, err)
	must(t, c.cmd.Start())
	c.said = bufio.NewReader(out)
	return c
}

// line reads one line of what the child says; it is false at the end.
func (c *child) line() bool {
	text, err := c.said.ReadString('\n')
	if err != nil {
		return false
	}
	word, number, _ := strings.Cut(strings.TrimSpace(text), " ")
	n, _ := strconv.Atoi(number)
	switch word {
	case "open":
		c.opened = n
	case "ack":
		c.acked = n
	}
	return true
}

// killAfter ends the child after a time and reads what it had said.
func (c *child) killAfter(d time.Duration) {
	timer := time.AfterFunc(d, func() { _ = c.cmd.Process.Kill() })
	for c.line() {
	}
	timer.Stop()
	_ = c.cmd.Wait()
}

// failed reports whether the child ended by itself, with an error.
func (c *child) failed() bool {
	return c.cmd.ProcessState.Exited() && c.cmd.ProcessState.ExitCode() != 0
}

// verified opens a folder and makes sure that at least so many answers are there, in both
// records alike and each as it was given. It returns how many there are, how long the
// start took and what it told.
func verified(t testing.TB, dir string, atLeast int) (n int, took time.Duration, told string) {
	t.Helper()
	begun := time.Now()
	s, err := store.Open(dir)
	took = time.Since(begun)
	if err != nil {
		t.Fatalf("it does not start: %v", err)
	}
	defer s.Close()
	if s.ReadOnly() != nil {
		t.Fatalf("it was opened to be read only: %v", s.ReadOnly())
	}
	n = int(s.Len())
	if n < atLeast {
		t.Fatalf("%d events are there, %d were acknowledged; told %q", n, atLeast, s.Notice())
	}
	if snap, ok := s.Snapshot(snapshotKey); ok && (string(snap.State) != fmt.Sprint(snap.Folded) || int(snap.Folded) > n) {
		t.Fatalf("a snapshot of %d events where there are %d: %q", snap.Folded, n, snap.State)
	}
	r, err := s.Check()
	must(t, err)
	if len(r.Problems) > 0 || int(r.Events) != n {
		t.Fatalf("%d events after a start that told %q: %v", r.Events, s.Notice(), r.Problems)
	}
	return n, took, s.Notice()
}

// asGiven makes sure that every answer says what was given.
func asGiven(t testing.TB, dir string) {
	t.Helper()
	s, err := store.Open(dir)
	must(t, err)
	defer s.Close()
	i := uint64(0)
	for e, err := range s.Events(store.Snapshot{}) {
		must(t, err)
		if i++; e.Seq != i || e.Millis != int64(i) || e.Reply.Text != fmt.Sprint(i) {
			t.Fatalf("event %d says %+v", i, e)
		}
	}
}

// filled makes a folder with so many answers, quickly: it imports them.
func filled(t testing.TB, n int) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "learner")
	s, err := store.Open(dir)
	must(t, err)
	log := filepath.Join(t.TempDir(), "log.jsonl")
	f, err := os.Create(log)
	must(t, err)
	w := bufio.NewWriter(f)
	at := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for i := range uint64(n) {
		must(t, writeEvent(w, s.Device(), i+1, at.Add(time.Duration(i)*time.Second), typical(i+1)))
	}
	must(t, errors.Join(w.Flush(), f.Close()))
	_, err = s.Import(at, log)
	must(t, errors.Join(err, s.Close()))
	return dir
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// clean removes what a folder keeps of damage, which would otherwise fill the disk.
func clean(t testing.TB, dir string) {
	t.Helper()
	must(t, os.RemoveAll(filepath.Join(dir, "aside")))
}

func writeEvent(w io.Writer, device string, seq uint64, at time.Time, e engine.Event) error {
	e.Device, e.Seq, e.Time = device, seq, at
	return writeJSON(w, e)
}
