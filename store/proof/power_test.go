package proof

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The power cut. strace records what a program asks of the disk; a disk that is only
// thought of replays it up to some moment and then loses power: what was not synced is
// there or not, sector by sector, and so are the entries of folders that were not synced.
// A program is started on what is left.

const sector = 512

// manyCuts is from how many on the session is among them that goes on in another segment:
// it is large, and takes long.
const manyCuts = 1000

// step is one thing that was asked of the disk.
type step struct {
	what string // write, truncate, sync, make (a file), folder, rename, link, remove, ack
	path string
	to   string // of a rename or link
	at   int64  // of a write, -1 for the end; the size of a truncation; the number of an ack
	data []byte

	of *file // that a change of a folder is about
}

// TestFault02PowerCut starts from many states that a power cut can leave.
func TestFault02PowerCut(t *testing.T) {
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("strace is not here, so that nothing can be recorded")
	}
	rng := random(t)
	root := t.TempDir()
	sessions := recorded(t, root)
	replay := filepath.Join(root, "learner") // the same place, so that it is the same device
	lost, torn := 0, 0
	for i := range *cuts {
		session := sessions[i%7]
		if i%40 == 0 && len(sessions) > 7 {
			session = sessions[7]
		}
		cut := rng.IntN(len(session.steps) + 1)
		must(t, os.RemoveAll(replay))
		acked, changed := session.cut(t, rng, cut, root)
		if changed {
			torn++
		}
		n, _, told := verified(t, replay, session.before+acked)
		asGiven(t, replay)
		if strings.Contains(told, "lost") {
			lost++
			t.Errorf("cut %d: %d events, told %q", cut, n, told)
		}
	}
	t.Logf("%d states of %d sessions of %d steps and more, %d of them with something that was not synced; 0 acknowledged lost", *cuts, len(sessions), len(sessions[0].steps), torn)
}

// session is what a program asked of the disk, and what there was before it.
type session struct {
	base   map[string][]byte // files by path; nil for a folder
	before int               // events
	steps  []step
}

// recorded runs a first start, one after a clean end, one that makes the index again, one
// that writes the journal again, and one after a kill.
func recorded(t *testing.T, root string) (all []session) {
	t.Helper()
	dir := filepath.Join(root, "learner")
	before := 0
	none := func() error { return nil }
	for i, harm := range []func() error{
		none,
		none,
		func() error { return os.Remove(filepath.Join(dir, "progress.db")) },
		func() error { return os.RemoveAll(filepath.Join(dir, "journal")) },
		func() error { return flipBit(filepath.Join(dir, "progress.db"), 200, 1) },
		func() error { return flipBit(filepath.Join(dir, "journal", "000001.jsonl"), 500, 1) },
		func() error { return os.Remove(filepath.Join(dir, "marker")) },
		none,
	} {
		do := "few"
		if i == 7 {
			if do = "long"; *cuts < manyCuts {
				break
			}
		}
		must(t, harm())
		base := picture(t, root)
		log := filepath.Join(root, fmt.Sprint("strace-", i))
		c := start(t, do, dir, "strace", "-f", "-y", "-xx", "-s", "100000000", "-o", log,
			"-e", "trace=openat,write,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,link,linkat,mkdir,mkdirat")
		for c.line() {
		}
		if err := c.cmd.Wait(); err != nil {
			t.Skip("strace cannot record here: ", err, c.wrong)
		}
		all = append(all, session{base, before, parse(t, log, root)})
		before = c.acked
		must(t, os.Remove(log))
	}
	return all
}

// picture is all that is below a folder.
func picture(t *testing.T, root string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	must(t, filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == root {
			return err
		}
		if d.IsDir() {
			all[path] = nil
			return nil
		}
		data, err := os.ReadFile(path)
		all[path] = append([]byte{}, data...)
		return err
	}))
	return all
}

var (
	resumed  = regexp.MustCompile(`^<\.\.\. \w+ resumed>`)
	called   = regexp.MustCompile(`^(\w+)\((.*)\)\s+= (-?\d+)`)
	quoted   = regexp.MustCompile(`"((?:\\x[0-9a-f]{2})*)"`)
	ofFile   = regexp.MustCompile(`^\d+<([^>]*)>`)
	lastPart = regexp.MustCompile(`, (-?\d+)$`)
)

// parse reads what strace wrote, in the order in which calls ended.
func parse(t *testing.T, log, root string) (steps []step) {
	t.Helper()
	f, err := os.Open(log)
	must(t, err)
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<30)
	begun := map[string]string{} // calls that are not at their end, by thread
	for lines.Scan() {
		thread, text, _ := strings.Cut(lines.Text(), " ")
		text = strings.TrimSpace(text)
		if head, ok := strings.CutSuffix(text, "<unfinished ...>"); ok {
			begun[thread] = strings.TrimSuffix(head, " ")
			continue
		}
		if tail := resumed.FindString(text); tail != "" {
			text = begun[thread] + text[len(tail):]
		}
		m := called.FindStringSubmatch(text)
		if m == nil || strings.HasPrefix(m[3], "-") {
			continue
		}
		if s, ok := stepOf(t, m[1], m[2], m[3]); ok && (s.what == "ack" || strings.HasPrefix(s.path, root)) {
			steps = append(steps, s)
		}
	}
	must(t, lines.Err())
	return steps
}

func stepOf(t *testing.T, call, args, result string) (step, bool) {
	t.Helper()
	var texts []string
	for _, q := range quoted.FindAllStringSubmatch(args, -1) {
		texts = append(texts, unhex(t, q[1]))
	}
	file := ""
	if m := ofFile.FindStringSubmatch(args); m != nil {
		file = unhex(t, m[1])
	}
	number := int64(-1)
	if m := lastPart.FindStringSubmatch(args); m != nil {
		number, _ = strconv.ParseInt(m[1], 10, 64)
	}
	switch call {
	case "openat":
		switch {
		case strings.Contains(args, "O_TRUNC"):
			return step{what: "make", path: texts[0], at: 0}, true
		case strings.Contains(args, "O_CREAT"):
			return step{what: "make", path: texts[0], at: -1}, true
		}
	case "write":
		if number, ok := strings.CutPrefix(texts[0], "ack "); ok {
			n, _ := strconv.Atoi(strings.TrimSpace(number))
			return step{what: "ack", at: int64(n)}, true
		}
		return step{what: "write", path: file, at: -1, data: []byte(texts[0])}, true
	case "pwrite64":
		return step{what: "write", path: file, at: number, data: []byte(texts[0])}, true
	case "ftruncate":
		return step{what: "truncate", path: file, at: number}, true
	case "fsync", "fdatasync":
		return step{what: "sync", path: file}, true
	case "rename", "renameat", "renameat2":
		return step{what: "rename", path: texts[0], to: texts[1]}, true
	case "link", "linkat":
		return step{what: "link", path: texts[0], to: texts[1]}, true
	case "unlink", "unlinkat":
		return step{what: "remove", path: texts[0]}, true
	case "mkdir", "mkdirat":
		return step{what: "folder", path: texts[0]}, true
	}
	return step{}, false
}

func unhex(t *testing.T, text string) string {
	t.Helper()
	if !strings.Contains(text, `\x`) {
		return text
	}
	b, err := hex.DecodeString(strings.ReplaceAll(text, `\x`, ""))
	must(t, err)
	return string(b)
}

// file is a file of the disk that is thought of: as it is for the program, and what of
// that is not synced.
type file struct {
	now, synced []byte
	pending     []step
}

func (f *file) apply(s step, b []byte) []byte {
	switch s.what {
	case "truncate":
		return resize(b, s.at)
	case "write":
		if end := s.at + int64(len(s.data)); end > int64(len(b)) {
			b = resize(b, end)
		}
		copy(b[s.at:], s.data)
	}
	return b
}

func resize(b []byte, n int64) []byte {
	if n <= int64(len(b)) {
		return slices.Clone(b[:n])
	}
	return append(slices.Clone(b), make([]byte, n-int64(len(b)))...)
}

// thought is the disk.
type thought struct {
	names, synced map[string]*file // nil for a folder
	pending       map[string][]step
}

// cut replays steps and cuts the power; it writes what is left below root, and returns how
// many answers were acknowledged, and whether anything was not synced.
func (s session) cut(t *testing.T, rng *rand.Rand, steps int, root string) (acked int, changed bool) {
	t.Helper()
	d := thought{map[string]*file{}, map[string]*file{}, map[string][]step{}}
	for path, data := range s.base {
		if data == nil {
			d.names[path] = nil
		} else {
			d.names[path] = &file{now: slices.Clone(data), synced: slices.Clone(data)}
		}
	}
	d.synced = maps.Clone(d.names)
	for _, st := range s.steps[:steps] {
		if st.what == "ack" {
			acked = int(st.at) - s.before
			continue
		}
		d.replay(t, st)
	}
	return acked, d.lose(t, rng, root)
}

func (d *thought) replay(t *testing.T, s step) {
	t.Helper()
	f, there := d.names[s.path]
	folder := filepath.Dir(s.path)
	switch s.what {
	case "make":
		switch {
		case !there:
			d.names[s.path] = &file{}
			d.change(folder, s, d.names[s.path])
		case s.at == 0:
			f.now = nil
			f.pending = append(f.pending, step{what: "truncate"})
		}
	case "write", "truncate":
		if f == nil {
			return // of what is not of the folder, such as a pipe
		}
		if s.at < 0 {
			s.at = int64(len(f.now))
		}
		f.now = f.apply(s, f.now)
		f.pending = append(f.pending, s)
	case "sync":
		if f != nil {
			f.synced, f.pending = slices.Clone(f.now), nil
			return
		}
		for _, e := range d.pending[s.path] {
			d.settle(e)
		}
		d.pending[s.path] = nil
	case "folder":
		d.names[s.path] = nil
		d.change(folder, s, nil)
	case "remove":
		delete(d.names, s.path)
		d.change(folder, s, nil)
	case "rename", "link":
		d.names[s.to] = f
		if s.what == "rename" {
			delete(d.names, s.path)
		}
		d.change(filepath.Dir(s.to), s, f)
	}
}

// change notes that an entry of a folder was changed.
func (d *thought) change(folder string, s step, of *file) {
	s.of = of
	d.pending[folder] = append(d.pending[folder], s)
}

// settle makes a change of a folder durable.
func (d *thought) settle(s step) {
	switch s.what {
	case "make", "folder":
		d.synced[s.path] = s.of
	case "remove":
		delete(d.synced, s.path)
	case "rename", "link":
		d.synced[s.to] = s.of
		if s.what == "rename" {
			delete(d.synced, s.path)
		}
	}
}

// lose cuts the power and writes what is left.
func (d *thought) lose(t *testing.T, rng *rand.Rand, root string) (changed bool) {
	t.Helper()
	for _, folder := range slices.Sorted(maps.Keys(d.pending)) {
		entries := d.pending[folder]
		changed = changed || len(entries) > 0
		for _, e := range entries[:rng.IntN(len(entries)+1)] {
			d.settle(e)
		}
	}
	mode := rng.IntN(4)
	for _, path := range slices.Sorted(maps.Keys(d.synced)) {
		f := d.synced[path]
		if _, ok := d.synced[filepath.Dir(path)]; !ok && filepath.Dir(path) != root {
			continue // its folder is not there
		}
		if f == nil {
			must(t, os.MkdirAll(path, 0o700))
			continue
		}
		must(t, os.MkdirAll(filepath.Dir(path), 0o700))
		left := slices.Clone(f.synced)
		changed = changed || len(f.pending) > 0
		for _, s := range f.pending {
			left = f.some(rng, mode, s, left)
		}
		must(t, os.WriteFile(path, left, 0o600))
	}
	return changed
}

// some applies a write that was not synced: nothing of it, all, the first sectors, or any.
func (f *file) some(rng *rand.Rand, mode int, s step, b []byte) []byte {
	if s.what == "truncate" || mode < 2 {
		if mode == 0 || mode > 1 && rng.IntN(2) == 0 {
			return b
		}
		return f.apply(s, b)
	}
	for from := int64(0); from < int64(len(s.data)); {
		to := min(int64(len(s.data)), from+sector-(s.at+from)%sector)
		if rng.IntN(2) == 0 {
			b = f.apply(step{what: "write", at: s.at + from, data: s.data[from:to]}, b)
		} else if mode == 2 {
			break
		}
		from = to
	}
	return b
}
