//go:build unix

package main

import (
	"flag"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"

	"ownpace/engine"
	"ownpace/store"
)

// The faults of a terminal (41 to 44 of the list of faults), each in a pseudo-terminal of
// its own: afterwards it must be as it was, and all that was acknowledged on disk.
// -times 20 does each of them twenty times.

var times = flag.Int("times", 1, "how often each fault of the terminal is tried")

// faultyProgram is the program built so that it makes the mistake OWNPACE_FAULT names.
var faultyProgram = sync.OnceValues(func() (string, error) {
	path := filepath.Join(filepath.Dir(program), "ownpace-faults")
	out, err := exec.Command("go", "build", "-tags", "faults", "-o", path, ".").CombinedOutput()
	if err != nil {
		return string(out), err
	}
	return path, nil
})

// atQuestion is a folder of a learner who stands at a question.
var atQuestion = sync.OnceValues(func() (string, error) {
	dir := filepath.Join(filepath.Dir(program), "at-question")
	cmd := exec.Command(program, "--plain", "--seed", "7", "--data", dir, "algebra")
	cmd.Env = environment()
	cmd.Stdin = strings.NewReader("Ada\nskip\n2\n1\ntry\n")
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "Your answer") {
		return string(out), errNoQuestion
	}
	return dir, nil
})

var errNoQuestion = io.ErrUnexpectedEOF

// guest is the program in a terminal of which both ends are held.
type guest struct {
	*terminal
	program string
	data    string
	tty     *os.File
	before  *term.State
	ended   chan struct{}
	events  uint64 // in the folder when it began
}

func visit(t *testing.T, fault string) *guest { return visitBy(t, fault) }

// visitBy starts the program, or a shell that will start it.
func visitBy(t *testing.T, fault string, shell ...string) *guest {
	t.Helper()
	faulty, err := faultyProgram()
	if err != nil {
		t.Fatal(faulty)
	}
	from, err := atQuestion()
	if err != nil {
		t.Fatal(from)
	}
	data := t.TempDir()
	if err := os.CopyFS(data, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	g := &guest{data: data, ended: make(chan struct{}), events: uint64(len(eventsIn(t, data)))}
	master, tty, err := pty.Open()
	if err != nil {
		t.Skip("no pseudo-terminal here: ", err)
	}
	g.tty = tty
	if err := pty.Setsize(tty, &pty.Winsize{Rows: 24, Cols: 80}); err != nil {
		t.Fatal(err)
	}
	if g.before, err = term.GetState(tty.Fd()); err != nil {
		t.Fatal(err)
	}
	line := append(shell, faulty, "--data", data, "--seed", "7")
	if g.program = faulty; len(shell) > 0 {
		line = shell
	}
	cmd := exec.Command(line[0], line[1:]...)
	cmd.Env = environment("OWNPACE_FAULT=" + fault)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = tty, tty, tty
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	g.terminal = &terminal{t: t, file: closable(t, master), cmd: cmd, text: make(chan string)}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = tty.Close(); _ = g.file.Close() })
	go g.listen()
	go func() { _ = cmd.Wait(); close(g.ended) }()
	return g
}

// closable is the same file, such that closing it ends a read of it.
func closable(t *testing.T, f *os.File) *os.File {
	t.Helper()
	fd, err := syscall.Dup(int(f.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	_ = f.Close()
	_ = syscall.SetNonblock(fd, true)
	return os.NewFile(uintptr(fd), "terminal")
}

// left waits until the program has ended, and reads the rest. It returns how long that took.
func (g *guest) left() time.Duration {
	g.t.Helper()
	began := time.Now()
	late := time.After(30 * time.Second)
	for {
		select {
		case s, more := <-g.text:
			if g.all.WriteString(s); !more {
				g.text = nil
			}
		case <-g.ended:
			took := time.Since(began)
			g.rest()
			return took
		case <-late:
			g.t.Fatalf("it has not ended; it wrote %q", g.all.String())
		}
	}
}

// rest reads what the terminal still holds, up to a mark of ours.
func (g *guest) rest() {
	const mark = "<the end>"
	if _, err := io.WriteString(g.tty, mark); err != nil { // it is closed
		return
	}
	for s := range g.text {
		g.all.WriteString(s)
		if strings.HasSuffix(g.all.String(), mark) {
			return
		}
	}
}

// soon is how long an end in order may take: what is promised, and as much as a busy machine
// may add.
func soon(t *testing.T, took time.Duration) {
	t.Helper()
	t.Logf("ended after %v", took.Round(10*time.Millisecond))
	if took > 5*grace {
		t.Error("that is too long")
	}
}

// restored checks that the terminal is as it was.
func (g *guest) restored() {
	g.t.Helper()
	after, err := term.GetState(g.tty.Fd())
	if err != nil || !reflect.DeepEqual(after, g.before) {
		g.t.Errorf("the terminal's modes are others: %v", err)
	}
	g.released(map[string][2]string{"the marks of pastes": {"\x1b[?2004h", "\x1b[?2004l"}})
}

// released checks that whatever was turned on on the terminal was turned off.
func (g *guest) released(also map[string][2]string) {
	g.t.Helper()
	all := g.all.String()
	pairs := map[string][2]string{
		"the alternate screen": {"\x1b[?1049h", "\x1b[?1049l"},
		"the hidden cursor":    {"\x1b[?25l", "\x1b[?25h"},
		"the title":            {"\x1b[22;2t", "\x1b[23;2t"},
	}
	maps.Copy(pairs, also)
	for what, pair := range pairs {
		if on, off := strings.LastIndex(all, pair[0]), strings.LastIndex(all, pair[1]); on < 0 || off < on {
			g.t.Errorf("%s stayed: %q", what, all[max(0, len(all)-300):])
		}
	}
	if tail := all[strings.LastIndex(all, "\x1b[?1049l"):]; strings.Contains(tail, "Digits") {
		g.t.Errorf("a page was drawn on the first screen: %q", tail)
	}
}

func (g *guest) code(want int) {
	g.t.Helper()
	if got := g.cmd.ProcessState.ExitCode(); got != want {
		g.t.Errorf("exit code %d, want %d: %q", got, want, g.all.String()[max(0, g.all.Len()-400):])
	}
}

// kept checks that what was shown as taken is there, and what was half written.
func (g *guest) kept(answers int, draft string) {
	g.t.Helper()
	events := eventsIn(g.t, g.data)
	answered, written := 0, ""
	for i, e := range events {
		if e.Kind == engine.Answered && uint64(i) >= g.events {
			answered++
		}
		written = e.Draft
	}
	if answered != answers || written != draft {
		g.t.Errorf("%d answers are there, want %d; the draft is %q, want %q", answered, answers, written, draft)
	}
}

// told checks what is said and kept of a mistake of the program's own.
func (g *guest) told(want string) {
	g.t.Helper()
	path := filepath.Join(g.data, "learners", "me", "crash.txt")
	text, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(text), want) || strings.Contains(string(text), "secret") || len(text) > 20<<10 {
		g.t.Errorf("the crash file: %v\n%s", err, text)
	}
	if said := g.all.String(); !strings.Contains(said, path) || strings.Contains(said, "goroutine ") || strings.Contains(said, "secret") {
		g.t.Errorf("it was said: %q", said[max(0, len(said)-600):])
	}
}

func eventsIn(t testing.TB, data string) []engine.Event {
	t.Helper()
	st, err := store.Open(filepath.Join(data, "learners", "me"))
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	events, err := st.All()
	if err != nil {
		t.Fatal(err)
	}
	return events
}

func often(t *testing.T, name string, do func(t *testing.T)) {
	t.Run(name, func(t *testing.T) {
		for range *times {
			do(t)
		}
	})
}

const f12 = "\x1b[24~"

// answered gives an answer and sees that it was taken.
func (g *guest) answered() {
	g.t.Helper()
	g.see("Your answer")
	g.write("12")
	g.see("12")
	g.write("\r")
	g.see("You said:")
}

// TestFault41Panics: a panic anywhere restores the terminal, loses nothing, and says where it
// is written down.
func TestFault41Panics(t *testing.T) {
	often(t, "init", func(t *testing.T) {
		g := visit(t, "init")
		g.left()
		g.restored()
		g.code(foundProblems)
		g.kept(0, "")
		g.told("full.(*faults).Init")
	})
	for fault, where := range map[string]string{"update": "full.(*faults).Update", "view": "full.(*faults).View", "cmd": "full.(*faults).Update.func1"} {
		often(t, fault, func(t *testing.T) {
			g := visit(t, fault)
			g.answered()
			g.write(f12)
			g.left()
			g.restored()
			g.code(foundProblems)
			g.kept(1, "")
			g.told(where)
		})
	}
	often(t, "save", func(t *testing.T) {
		g := visit(t, "save")
		g.see("Your answer")
		g.write("12\r")
		g.left()
		g.restored()
		g.code(foundProblems)
		g.kept(0, "")
		g.told("full.faulty.func1")
	})
}

// TestFault42Signals: each of them saves what is half written and gives the terminal back.
func TestFault42Signals(t *testing.T) {
	for s, want := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143, syscall.SIGHUP: 129, syscall.SIGQUIT: 131} {
		often(t, s.String(), func(t *testing.T) {
			g := visit(t, "")
			g.see("Your answer")
			g.write("47")
			g.see("47")
			_ = g.cmd.Process.Signal(s)
			g.left()
			g.restored()
			g.code(want)
			g.kept(0, "47")
			if !strings.Contains(g.all.String(), "Everything is saved.") {
				t.Errorf("nothing was said: %q", g.all.String())
			}
		})
	}
	often(t, "in lines", func(t *testing.T) {
		term := open(t, "--plain", "--data", t.TempDir())
		term.see("What shall I call you?")
		_ = term.cmd.Process.Signal(syscall.SIGTERM)
		term.end()
		if code := term.cmd.ProcessState.ExitCode(); code != 143 || !strings.Contains(term.all.String(), "Everything is saved.") {
			t.Errorf("exit code %d: %q", code, term.all.String())
		}
	})
	often(t, "closed terminal", func(t *testing.T) {
		g := visit(t, "")
		g.see("Your answer")
		g.write("47")
		g.see("47")
		_ = g.tty.Close()
		_ = g.file.Close() // the window is closed, or the line is dropped
		g.left()
		g.code(129)
		g.kept(0, "47")
	})
}

// TestFault43HangsAndWrites: a program that hangs ends all the same, and a write in flight is
// finished first.
func TestFault43HangsAndWrites(t *testing.T) {
	often(t, "hanging, SIGTERM", func(t *testing.T) {
		g := visit(t, "hang")
		g.answered()
		g.write(f12)
		time.Sleep(50 * time.Millisecond)
		_ = g.cmd.Process.Signal(syscall.SIGTERM)
		soon(t, g.left())
		g.restored()
		g.code(143)
		g.kept(1, "")
		g.told("full.(*faults).Update")
	})
	for name, c := range map[string]struct {
		leave        func(*guest)
		ended, stuck int
	}{
		"SIGTERM": {func(g *guest) { _ = g.cmd.Process.Signal(syscall.SIGTERM) }, 143, 143},
		"Ctrl+C":  {func(g *guest) { g.write("\x03") }, good, foundProblems},
	} {
		often(t, "writing, "+name, func(t *testing.T) {
			g := visit(t, "slow") // a write takes a second
			g.see("Your answer")
			g.write("12\r")
			time.Sleep(100 * time.Millisecond)
			c.leave(g)
			g.left()
			g.restored()
			g.code(c.ended)
			if g.kept(1, ""); !strings.Contains(g.all.String(), "Everything is saved.") {
				t.Errorf("nothing was said: %q", g.all.String())
			}
		})
		often(t, "a disk that never answers, "+name, func(t *testing.T) {
			g := visit(t, "never")
			g.see("Your answer")
			g.write("12\r")
			time.Sleep(100 * time.Millisecond)
			c.leave(g)
			soon(t, g.left())
			g.restored()
			g.code(c.stuck)
			g.kept(0, "")
		})
	}
}

// TestFault44Sizes: windows of any size, also one that has none, and many in a row.
func TestFault44Sizes(t *testing.T) {
	often(t, "sizes", func(t *testing.T) {
		g := visit(t, "")
		g.see("Your answer")
		size := func(cols, rows int) {
			if err := pty.Setsize(g.tty, &pty.Winsize{Rows: uint16(rows), Cols: uint16(cols)}); err != nil {
				t.Fatal(err)
			}
			time.Sleep(2 * time.Millisecond)
		}
		for _, s := range [][2]int{{0, 0}, {1, 1}, {2, 1}, {10, 3}, {500, 300}, {39, 12}} {
			size(s[0], s[1])
		}
		g.see("too small")
		rng := rand.New(rand.NewPCG(1, 2))
		for range 200 {
			size(rng.IntN(501), rng.IntN(301))
			if rng.IntN(4) == 0 {
				g.write("7")
			}
		}
		size(80, 24)
		g.see("Your answer")
		g.write("\x03")
		g.left()
		g.restored()
		g.code(good)
	})
}

// TestFault42Stopping: Ctrl+Z, and a stop from outside, give the terminal to the shell; fg
// brings the page back whole. Where there is no shell, the page simply stays.
func TestFault42Stopping(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no shell here")
	}
	often(t, "in a shell", func(t *testing.T) {
		g := visitBy(t, "", bash, "--norc", "--noprofile", "-i")
		g.write("PS1='ready$ '; stty -a | md5sum\r")
		g.see("  -")
		modes := g.all.String()
		modes = modes[strings.LastIndex(modes, "  -")-32 : strings.LastIndex(modes, "  -")]
		g.write(g.program + " --data " + g.data + " --seed 7\r")
		g.see("Your answer")
		for i, stop := range []func(){
			func() { g.write("\x1a") },
			func() { g.signalled(syscall.SIGTSTP) },
			func() { g.signalled(syscall.SIGSTOP) }, // nobody can heed this
		} {
			stop()
			g.see("Stopped")
			if i < 2 {
				g.released(nil)
				g.write("stty -a | md5sum\r")
				g.see(modes)
			}
			g.write("fg\r")
			g.see("Your answer")
			g.write("4")
			g.see("4")
		}
		g.write("\x03")
		g.see("Everything is saved.")
		g.released(nil)
		g.write("stty -a | md5sum\r")
		g.see(modes)
		g.write("exit\r")
		g.left()
		g.kept(0, "444")
	})
	often(t, "without a shell", func(t *testing.T) {
		g := visit(t, "")
		g.see("Your answer")
		g.write("\x1a")
		g.see("\x1b[?1049h")
		g.write("47")
		g.see("47")
		g.write("\x03")
		g.left()
		if all := g.all.String(); !strings.Contains(all[strings.LastIndex(all, "\x1b[?1049h"):], "What is the 8") {
			t.Errorf("the page is not whole again: %q", all)
		}
		g.restored()
		g.code(good)
		g.kept(0, "47")
	})
}

// TestEditorHasTheTerminal: the learner's own editor reads from the terminal, and the page is
// whole again afterwards.
func TestEditorHasTheTerminal(t *testing.T) {
	editor := filepath.Join(t.TempDir(), "editor")
	if err := os.WriteFile(editor, []byte("#!/bin/sh\ntest -t 0 && test -t 1 && echo written at a terminal >\"$1\"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	start(t, "Ada\n:skip\n2\n", "--plain", "--data", data, "algebra")
	term := openWith(t, environment("EDITOR="+editor), "--data", data)
	term.see("my way")
	term.write("e")
	term.see("To yourself")
	term.write("\x05")
	term.see("written at a terminal")
	term.write(" and here")
	term.see("here")
	term.write("\x03")
	term.end()
	if events := eventsIn(t, data); events[len(events)-1].Draft != "written at a terminal and here" {
		t.Errorf("%+v", events[len(events)-1])
	}
}

// signalled sends a signal to the program that the shell runs.
func (g *guest) signalled(s syscall.Signal) {
	g.t.Helper()
	shell := strconv.Itoa(g.cmd.Process.Pid)
	children, err := os.ReadFile("/proc/" + shell + "/task/" + shell + "/children")
	if err != nil {
		g.t.Skip("this system does not tell who runs what: ", err)
	}
	for _, child := range strings.Fields(string(children)) {
		pid, _ := strconv.Atoi(child)
		_ = syscall.Kill(pid, s)
	}
}

// TestFault45Terminals: on any terminal the program can be used, and asks nothing of it; no
// escape goes into a pipe.
func TestFault45Terminals(t *testing.T) {
	colour := regexp.MustCompile("\x1b\\[[0-9;]*(3[0-7]|4[0-7]|8;)[0-9;]*m")
	for name, c := range map[string]struct {
		env    []string
		drawn  bool
		within func(all string) bool
	}{
		"no colours":    {[]string{"NO_COLOR=1"}, true, func(all string) bool { return !colour.MatchString(all) && strings.Contains(all, "\x1b[1m") }},
		"the console":   {[]string{"TERM=linux"}, true, func(all string) bool { return !strings.Contains(all, "\x1b]") }},
		"C":             {[]string{"LANG=C", "LC_ALL=C"}, true, nil},
		"few colours":   {[]string{"TERM=vt100"}, true, nil},
		"a name only":   {[]string{"TERM=never-heard-of"}, true, nil},
		"dumb":          {[]string{"TERM=dumb"}, false, nil},
		"no name":       {[]string{"TERM="}, false, nil},
		"screen reader": {[]string{"ACCESSIBLE=1"}, false, nil},
	} {
		often(t, name, func(t *testing.T) {
			term := openWith(t, environment(c.env...), "--data", t.TempDir())
			term.see("What shall I call you?")
			if c.drawn {
				term.write("Ada")
				term.see("Ada")
				term.write("\x03")
			} else {
				term.write(":quit\n")
			}
			term.end()
			all := term.all.String()
			if drawn := strings.Contains(all, "\x1b["); drawn != c.drawn || c.within != nil && !c.within(all) || queries.MatchString(all) {
				t.Errorf("%q", all)
			}
			if !strings.Contains(all, "Everything is saved.") {
				t.Errorf("the end: %q", all)
			}
		})
	}
	often(t, "garbage", func(t *testing.T) {
		g := visit(t, "")
		g.see("Your answer")
		rng := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
		for range 50 {
			garbage := make([]byte, 40)
			for i := range garbage {
				if garbage[i] = byte(0x80 + rng.IntN(0x80)); rng.IntN(8) == 0 {
					garbage[i] = "\x1b[]O;<M~?\x00"[rng.IntN(10)]
				}
			}
			g.write(string(garbage))
		}
		time.Sleep(50 * time.Millisecond)
		_ = g.cmd.Process.Signal(syscall.SIGTERM)
		g.left()
		g.restored()
		g.code(143)
	})
	often(t, "no terminal to write to", func(t *testing.T) {
		cmd := exec.Command(program, "--data", t.TempDir())
		cmd.Env = environment()
		master, tty, err := pty.Open()
		if err != nil {
			t.Skip("no pseudo-terminal here: ", err)
		}
		defer master.Close()
		defer tty.Close()
		cmd.Stdin = tty
		if _, err := io.WriteString(master, ":quit\n"); err != nil {
			t.Fatal(err)
		}
		out, err := cmd.Output()
		if err != nil || strings.Contains(string(out), "\x1b") || !strings.Contains(string(out), "Everything is saved.") {
			t.Errorf("%v: %q", err, out)
		}
	})
	often(t, "no terminal to read from", func(t *testing.T) {
		out, errs, code := start(t, "", "--data", t.TempDir())
		if code != good || errs != "" || strings.Contains(out, "\x1b") || !strings.Contains(out, "The input has ended. Everything is saved.") {
			t.Errorf("%d: %q, %q", code, out, errs)
		}
	})
}
