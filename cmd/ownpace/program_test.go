package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"

	"ownpace/engine"
	"ownpace/store"
)

// These tests start the real program, through pipes and in pseudo-terminals.

var program string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "ownpace")
	if err != nil {
		panic(err)
	}
	program = filepath.Join(dir, "ownpace")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		panic(string(out))
	}
	code := m.Run()
	_ = os.RemoveAll(dir)
	os.Exit(code)
}

// start runs the program to its end and returns what it wrote and its exit code.
func start(t *testing.T, in string, args ...string) (out, errs string, code int) {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Env = environment()
	cmd.Stdin = strings.NewReader(in)
	var o, e bytes.Buffer
	cmd.Stdout, cmd.Stderr = &o, &e
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return o.String(), e.String(), cmd.ProcessState.ExitCode()
}

// environment is what the program under test gets: nothing of the machine's own that tells
// a program how to look, such as CI, which takes away the colours.
func environment(more ...string) []string {
	env := []string{"TERM=xterm-256color", "LANG=C.UTF-8"}
	for _, name := range []string{"PATH", "HOME", "TMPDIR"} {
		if value, is := os.LookupEnv(name); is {
			env = append(env, name+"="+value)
		}
	}
	return append(env, more...)
}

// TestSameTranscript: the same lines and seed in two fresh folders read the same.
func TestSameTranscript(t *testing.T) {
	lines := "Ada\nskip\n1\n1\n" + strings.Repeat("7\n1\n\n", 60)
	first, _, code := start(t, lines, "--plain", "--seed", "7", "--data", t.TempDir())
	second, _, _ := start(t, lines, "--plain", "--seed", "7", "--data", t.TempDir())
	if code != good || first != second {
		t.Errorf("exit %d; the transcripts differ: %v", code, first != second)
	}
	if !strings.Contains(first, "the map") {
		t.Errorf("the placement did not end:\n%s", first)
	}
	if strings.Contains(first, "\x1b") {
		t.Error("an escape went into a pipe")
	}
}

// TestKillAtAnyMoment kills the program 50 times while it is being answered. Every
// answer that it had shown as taken must be there afterwards, and it must start again.
func TestKillAtAnyMoment(t *testing.T) {
	kills := 50
	if testing.Short() {
		kills = 5
	}
	data := t.TempDir()
	rng := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	shown, starts := 0, 0
	for i := range kills {
		said := answerUntilKilled(t, data, i%5 == 0, time.Duration(rng.IntN(700))*time.Millisecond)
		shown += said
		if said > 0 {
			starts++
		}
		if kept := answered(t, data); kept < shown {
			t.Fatalf("%d answers were shown as taken, %d are there", shown, kept)
		}
	}
	t.Logf("%d kills, %d answers shown as taken, %d kept", kills, shown, answered(t, data))
	if starts < kills/4 {
		t.Errorf("only %d of %d runs came to an answer; the test kills too early", starts, kills)
	}
}

// gapPrompt asks for a gap of a text.
var gapPrompt = regexp.MustCompile(`\nGap \d+[^\n]*>$`)

// answerUntilKilled answers whatever is asked until the program is killed, so long after it
// was started, or after it asked first, and returns how many answers it showed as taken.
func answerUntilKilled(t *testing.T, data string, early bool, after time.Duration) int {
	t.Helper()
	cmd := exec.Command(program, "--plain", "--seed", "7", "--data", data)
	cmd.Env = environment()
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	kill := sync.OnceFunc(func() { time.AfterFunc(after, func() { _ = cmd.Process.Kill() }) })
	if early {
		kill()
	}
	shown, page := 0, ""
	reader := bufio.NewReader(out)
	for {
		part, err := reader.ReadString('>')
		page += part
		if err != nil {
			break
		}
		if !strings.HasSuffix(page, "\n>") && !gapPrompt.MatchString(page) {
			continue
		}
		kill()
		if strings.Contains(page, "\nYou said: ") {
			shown++
		}
		reply := "1"
		switch {
		case strings.Contains(page, "\nEnter: "), strings.Contains(page, "What shall I call you"):
			reply = ""
		case strings.Contains(page, "Where shall we begin?"):
			reply = "2"
		case strings.Contains(page, "Write the numbers in the right order"), strings.Contains(page, "Write the letter for each"):
			reply = "solution"
		case strings.Contains(page, "Fill the gaps"), strings.Contains(page, "only a dot"):
			reply = ":solution"
		case strings.Contains(page, "4. Show the solution"):
			reply = "4"
		case strings.Contains(page, "3. Show the solution"):
			reply = "3"
		}
		page = ""
		if _, err := io.WriteString(in, reply+"\n"); err != nil {
			break
		}
	}
	_ = cmd.Wait()
	return shown
}

func answered(t *testing.T, data string) int {
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
	n := 0
	for _, e := range events {
		if e.Kind == engine.Answered {
			n++
		}
	}
	return n
}

// terminal is a pseudo-terminal with the program in it; it never answers a query.
type terminal struct {
	t    testing.TB
	file *os.File
	cmd  *exec.Cmd
	text chan string
	all  strings.Builder
}

func open(t testing.TB, args ...string) *terminal {
	t.Helper()
	return openWith(t, environment(), args...)
}

func openWith(t testing.TB, env []string, args ...string) *terminal {
	t.Helper()
	return openAt(t, env, program, args...)
}

// openAt opens some other program.
func openAt(t testing.TB, env []string, name string, args ...string) *terminal {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env = env
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Skip("no pseudo-terminal here: ", err)
	}
	term := &terminal{t: t, file: f, cmd: cmd, text: make(chan string)}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = f.Close() })
	go term.listen()
	return term
}

// listen reads what the program writes.
func (term *terminal) listen() {
	defer close(term.text)
	b := make([]byte, 1<<16)
	for {
		n, err := term.file.Read(b)
		if n > 0 {
			term.text <- string(b[:n])
		}
		if err != nil {
			return
		}
	}
}

// see reads until something is on the screen.
func (term *terminal) see(want string) {
	term.t.Helper()
	late := time.After(20 * time.Second)
	for from := term.all.Len(); ; {
		select {
		case s, ok := <-term.text:
			term.all.WriteString(s)
			if strings.Contains(term.all.String()[from:], want) {
				return
			}
			if !ok {
				term.t.Fatalf("the program ended before %q was seen; it wrote %q", want, term.all.String())
			}
		case <-late:
			term.t.Fatalf("%q was not seen; the program wrote %q", want, term.all.String())
		}
	}
}

func (term *terminal) write(keys string) {
	term.t.Helper()
	if _, err := io.WriteString(term.file, keys); err != nil {
		term.t.Fatal(err)
	}
}

// end reads what is left and waits for the program.
func (term *terminal) end() {
	for s := range term.text {
		term.all.WriteString(s)
	}
	_ = term.cmd.Wait()
}

var queries = regexp.MustCompile(`\x1b\[6n|\x1b\[[>=]?c|\x1b\][0-9]+;[^\x07\x1b]*\?|\x1b\[\?[0-9;]*\$p`)

// TestMuteTerminal: nothing is asked of the terminal, so one that never answers
// costs no time; --version does not touch it at all.
func TestMuteTerminal(t *testing.T) {
	term := open(t, "--version")
	term.end()
	if out := term.all.String(); strings.TrimSpace(out) != "ownpace "+version {
		t.Errorf("--version wrote %q", out)
	}
	begun := time.Now()
	term = open(t, "--data", t.TempDir())
	term.see("What shall I call you?")
	t.Logf("first page after %v", time.Since(begun).Round(time.Millisecond))
	term.write("\x03")
	term.end()
	if q := queries.FindString(term.all.String()); q != "" {
		t.Errorf("the terminal was asked %q", q)
	}
}

// TestPlainIsChosen: a dumb terminal, or who asks for it, gets lines.
func TestPlainIsChosen(t *testing.T) {
	for _, c := range []struct {
		env  string
		args []string
	}{{"TERM=dumb", nil}, {"TERM=", nil}, {"ACCESSIBLE=1", nil}, {"X=1", []string{"--plain"}}} {
		term := openWith(t, environment(c.env), append(c.args, "--data", t.TempDir())...)
		term.see("Or: :skip, :help, :quit.")
		term.write(":quit\n")
		term.end()
		if out := term.all.String(); strings.Contains(out, "\x1b") || !strings.Contains(out, "Everything is saved.") {
			t.Errorf("%s %v: %q", c.env, c.args, out)
		}
	}
}

// TestTerminalIsGivenBack leaves in the middle of an answer and comes back to it.
func TestTerminalIsGivenBack(t *testing.T) {
	data := t.TempDir()
	term := open(t, "--data", data, "--seed", "7", "algebra")
	term.see("What shall I call you?")
	term.write("\r")
	term.see("What do you like?")
	term.write("\x1b")
	term.see("Find my place")
	term.write("2")
	term.see("my way")
	term.write("\r")
	term.see("Digits and place value")
	term.write("t")
	term.see("Your answer")
	term.write("12")
	term.see("12")
	term.write("\x03")
	term.end()
	all := term.all.String()
	if !strings.Contains(all, "\x1b[?1049h") || strings.LastIndex(all, "\x1b[?1049l") < strings.LastIndex(all, "\x1b[?1049h") {
		t.Error("the alternate screen was not left")
	}
	if strings.LastIndex(all, "\x1b[?25h") < strings.LastIndex(all, "\x1b[?25l") {
		t.Error("the cursor was not shown again")
	}
	term = open(t, "--data", data, "--seed", "7")
	term.see("Welcome back. This is where you were.")
	if !strings.Contains(term.all.String(), "12") {
		t.Error("the half-written answer is gone")
	}
}

// TestMouseIsAskedFor: without the flag the terminal keeps its mouse; with it the program
// has it, also after it was stopped, and gives it back.
func TestMouseIsAskedFor(t *testing.T) {
	for _, args := range [][]string{nil, {"--mouse"}} {
		term := open(t, append(args, "--data", t.TempDir())...)
		term.see("What shall I call you?")
		if args != nil {
			term.write("\x1a")
			term.see("\x1b[?1002h")
		}
		term.write("\x03")
		term.end()
		all := term.all.String()
		if on, off := strings.LastIndex(all, "\x1b[?1002h"), strings.LastIndex(all, "\x1b[?1002l"); on >= 0 != (args != nil) || off < on {
			t.Errorf("%v: %q", args, all)
		}
	}
}

func TestSecondInstance(t *testing.T) {
	data := t.TempDir()
	st, err := store.Open(filepath.Join(data, "learners", "me"))
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	_, errs, code := start(t, "", "--plain", "--data", data)
	if code != foundProblems || !strings.Contains(errs, "has this learner's folder open") || !strings.Contains(errs, "process ") {
		t.Errorf("exit %d: %s", code, errs)
	}
	if _, _, code := start(t, "", "--plain", "--data", data, "--learner", "ben"); code != good {
		t.Errorf("another learner could not start: exit %d", code)
	}
}

func TestReports(t *testing.T) {
	data := t.TempDir()
	start(t, "Ada\nskip\n1\n1\n7\n7\n7\n7\n", "--plain", "--seed", "7", "--data", data)
	var list []struct {
		ID, Title, Version             string
		Units, Skills, Items, Mastered int
	}
	var next []struct {
		Pack, Unit, Title string
		Score             float64
		Reasons           []struct {
			Text   string
			Weight float64
		}
	}
	var state struct {
		Name  string
		Place *struct{ Pack, Unit string }
		Packs []struct {
			ID                                   string
			Answers, Known, Ready, Later, Unsure int
		}
	}
	for command, into := range map[string]any{"list": &list, "next": &next, "status": &state} {
		out, errs, code := start(t, "", command, "--json", "--data", data)
		if code != good {
			t.Fatalf("%s: exit %d: %s", command, code, errs)
		}
		if err := json.Unmarshal([]byte(out), into); err != nil {
			t.Fatalf("%s: %v in %s", command, err, out)
		}
		if text, _, code := start(t, "", command, "--data", data); code != good || text == "" {
			t.Errorf("%s for people: exit %d, %q", command, code, text)
		}
	}
	untouched := filepath.Join(t.TempDir(), "untouched")
	if _, errs, code := start(t, "", "status", "--data", untouched); code != good {
		t.Errorf("status of nobody: exit %d, %s", code, errs)
	}
	if _, err := os.Stat(untouched); err == nil {
		t.Error("to look at the status made a folder")
	}
	if len(list) == 0 || list[0].ID != "algebra" || list[0].Skills < 24 || list[0].Items < 4*list[0].Skills {
		t.Errorf("list: %+v", list)
	}
	if len(next) == 0 || next[0].Unit == "" || len(next[0].Reasons) == 0 {
		t.Errorf("next: %+v", next)
	}
	if state.Name != "Ada" || len(state.Packs) == 0 || state.Packs[0].Answers == 0 {
		t.Errorf("status: %+v", state)
	}
}

func TestPackCheck(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	sound := write("sound.yaml", "pack: 1\ntitle: T\nskills:\n  a:\n    title: A\n    items:\n      - {id: a-1, ask: one and one, answer: 2}\n")
	broken := write("broken.yaml", "pack: 1\ntitle: T # no licence yet\nlicense: CC0-1.0\nskills:\n  a:\n    titel: A\n    items:\n      - {id: a-1, ask: one and one, answer: [2, two]}\n")
	if out, _, code := start(t, "", "pack", "check", sound); code != good || !strings.Contains(out, "good") {
		t.Errorf("a sound pack: exit %d: %s", code, out)
	}
	out, _, code := start(t, "", "pack", "check", sound, broken)
	for _, want := range []string{"broken.yaml:6:5: error: `titel` is not a key of a skill", "did you mean `title`?", "    6 |     titel: A\n      |     ^", "broken.yaml:8:45: error: `answer` is one answer"} {
		if code != foundProblems || !strings.Contains(out, want) {
			t.Errorf("a broken pack: exit %d, want %q in:\n%s", code, want, out)
		}
	}
	out, _, code = start(t, "", "pack", "check", "--json", broken)
	var found []struct {
		File, Rule, Severity, Message, Hint string
		Line, Column                        int
	}
	if err := json.Unmarshal([]byte(out), &found); err != nil || code != foundProblems || len(found) < 2 || found[0].Line != 6 || found[0].Column != 5 || found[0].Rule != "unknown-key" {
		t.Errorf("as JSON: exit %d, %v: %s", code, err, out)
	}
	for _, args := range [][]string{{"pack", "check"}, {"pack", "check", "no-such-file"}, {"--no-such-flag"}, {"no-such-pack"}, {"--learner", "../x"}, {"--theme", "no-such-theme"}} {
		if _, errs, code := start(t, "", args...); code != wrongUsage || errs == "" {
			t.Errorf("%v: exit %d, %q", args, code, errs)
		}
	}
}

// TestFolder: --data before OWNPACE_DATA before XDG_DATA_HOME before the home folder.
func TestFolder(t *testing.T) {
	home := t.TempDir()
	base := append(environment(), "HOME="+home)
	for _, c := range []struct {
		name string
		env  []string
		args []string
		want string
	}{
		{"home", nil, nil, ".local/share/ownpace/learners/me"},
		{"xdg", []string{"XDG_DATA_HOME=" + home + "/xdg"}, nil, "xdg/ownpace/learners/me"},
		{"relative xdg is none", []string{"XDG_DATA_HOME=xdg2"}, nil, ".local/share/ownpace/learners/me"},
		{"own variable", []string{"XDG_DATA_HOME=" + home + "/xdg", "OWNPACE_DATA=" + home + "/own"}, nil, "own/learners/me"},
		{"flag", []string{"OWNPACE_DATA=" + home + "/own"}, []string{"--data", home + "/flag", "--learner", "ada"}, "flag/learners/ada"},
	} {
		cmd := exec.Command(program, append(c.args, "--plain")...)
		cmd.Stdin = strings.NewReader("Ada\n")
		cmd.Env = append(base, c.env...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v: %s", c.name, err, out)
		}
		if _, err := os.Stat(filepath.Join(home, c.want, "progress.db")); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if err := os.RemoveAll(filepath.Join(home, c.want)); err != nil {
			t.Fatal(err)
		}
	}
}

// TestJSONIsSafe: what must not reach a terminal is escaped, and reads back the same.
func TestJSONIsSafe(t *testing.T) {
	const odd = "\u009b31m \u202e \U000E0041 漢字 <&>"
	var b bytes.Buffer
	if err := printJSON(&b, odd); err != nil {
		t.Fatal(err)
	}
	for _, r := range b.String() {
		if r != '\n' && !engine.Allowed(r) {
			t.Errorf("%U went out", r)
		}
	}
	var back string
	if err := json.Unmarshal(b.Bytes(), &back); err != nil || back != odd {
		t.Errorf("%q, %v", back, err)
	}
}
