package content

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"gopkg.in/yaml.v3"
)

// What the shipped packs say of commands is tried: every `run` in a scratch folder, every
// `x-shows` against what the command really prints, and every ```console block of a
// lesson, line by line. `x-setup` of a skill or an item prepares the folder.

// scratch is a folder with a home of its own, in which commands are run.
type scratch struct{ top, dir string }

func newScratch(t *testing.T) scratch {
	s := scratch{top: t.TempDir()}
	s.dir = filepath.Join(s.top, "home", "ada", "work")
	if err := os.MkdirAll(s.dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return s
}

// run runs a script with bash and returns what it prints, errors and all, without the
// path that leads to the scratch folder.
func (s scratch) run(script string) (string, int) {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, "bash", "-c", script)
	cmd.Dir = s.dir
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + filepath.Join(s.top, "home", "ada"), "LC_ALL=C", "TERM=dumb", "TZ=UTC", "USER=ada",
		"GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=Ada", "GIT_AUTHOR_EMAIL=ada@example.org", "GIT_COMMITTER_NAME=Ada", "GIT_COMMITTER_EMAIL=ada@example.org",
		"GIT_AUTHOR_DATE=2026-03-01T09:00:00Z", "GIT_COMMITTER_DATE=2026-03-01T09:00:00Z", "GIT_CONFIG_COUNT=1", "GIT_CONFIG_KEY_0=init.defaultBranch", "GIT_CONFIG_VALUE_0=main",
		"GIT_EDITOR=true", "PAGER=cat", "GIT_PAGER=cat"}
	out, err := cmd.CombinedOutput()
	code := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		code = -1
	}
	text := strings.ReplaceAll(string(out), s.top, "")
	return bashLine.ReplaceAllString(text, "bash: "), code
}

var bashLine = regexp.MustCompile(`(?m)^(?:bash|.*/bash): (?:-c: )?line \d+: `)

func (s scratch) write(t *testing.T, files map[string]string) {
	for name, text := range files {
		path := filepath.Join(s.dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// executed is what of an item can be tried.
type executed struct {
	ID    string
	Ask   any
	Run   *executedRun
	Setup string         `yaml:"x-setup"`
	Shows *executedShows `yaml:"x-shows"`
	Items []executed     // of a passage
	// the answer that x-shows must print
	Answer any
}

type executedRun struct {
	executedCase `yaml:",inline"`
	Solution     string
	Cases        []executedCase `yaml:"x-cases"` // in which the same solution must do, too
	Fails        []string       `yaml:"x-fails"` // commands that must not do in all cases
}

// executedCase is a folder, and what must hold after a command was run in it. In a further
// case the exit status is free unless it is named.
type executedCase struct {
	Setup  string
	Files  map[string]string
	Expect struct {
		Output      string
		OutputHas   []string `yaml:"output_has"`
		OutputLacks []string `yaml:"output_lacks"`
		Files       map[string]string
		Missing     []string
		Exit        *int
		Then        string `yaml:"x-then"` // must succeed afterwards
	}
}

// executedShows is a command that prints an item's answer.
type executedShows struct {
	Files   map[string]string
	Setup   string
	Command string
}

type executedSkill struct {
	Setup  string `yaml:"x-setup"`
	Lesson string
	Items  []executed
}

// TestExecuted tries what the packs about commands say.
func TestExecuted(t *testing.T) {
	for _, tool := range []string{"bash", "git"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not here", tool)
		}
	}
	for _, pack := range []string{"shell", "git", "learning"} {
		files, _ := fs.Glob(packs, "packs/"+pack+"/skills/*.yaml")
		for _, file := range files {
			data, err := packs.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var skill executedSkill
			if err := yaml.Unmarshal(data, &skill); err != nil {
				t.Errorf("%s: %v", file, err)
				continue
			}
			id := strings.TrimSuffix(filepath.Base(file), ".yaml")
			if lesson, err := packs.ReadFile("packs/" + pack + "/lessons/" + id + ".md"); err == nil {
				skill.Lesson = string(lesson)
			}
			t.Run(pack+"/"+id, func(t *testing.T) {
				t.Parallel()
				skill.try(t)
			})
		}
	}
}

func (k executedSkill) try(t *testing.T) {
	s := newScratch(t)
	if out, code := s.run(k.Setup); code != 0 {
		t.Errorf("x-setup: exit %d: %s", code, out)
	}
	for _, block := range consoles.FindAllStringSubmatch(k.Lesson, -1) {
		s.converse(t, block[1])
	}
	k.tryItems(t, k.Items)
}

var consoles = regexp.MustCompile("(?ms)^```console\n(.*?)^```")

// converse types the lines that begin with "$ " one after the other, in a new shell in the
// same folder, and
// holds what is printed against the lines that follow each.
func (s scratch) converse(t *testing.T, block string) {
	const mark = "@@next@@"
	var commands, wanted []string
	for _, line := range strings.Split(strings.TrimSuffix(block, "\n"), "\n") {
		switch {
		case strings.HasPrefix(line, "$ "):
			commands = append(commands, strings.TrimPrefix(line, "$ "))
			wanted = append(wanted, "")
		case strings.HasPrefix(line, "> ") && len(commands) > 0 && wanted[len(wanted)-1] == "":
			commands[len(commands)-1] += "\n" + strings.TrimPrefix(line, "> ")
		case len(commands) > 0:
			wanted[len(wanted)-1] += line + "\n"
		}
	}
	var script strings.Builder
	script.WriteString("shopt -s expand_aliases\n")
	for _, c := range commands {
		fmt.Fprintf(&script, "%s\nprintf '%s\\n'\n", c, mark)
	}
	out, _ := s.run(script.String())
	printed := strings.Split(out, mark+"\n")
	for i, command := range commands {
		got := ""
		if i < len(printed) {
			got = printed[i]
		}
		if !alike(got, wanted[i]) {
			t.Errorf("$ %s\nprints\n%s\nthe lesson shows\n%s", command, got, wanted[i])
		}
	}
}

// alike compares what is printed with what is shown, but for blanks at the ends of lines;
// a shown line "..." stands for any lines.
func alike(got, shown string) bool {
	var pattern strings.Builder
	for _, line := range strings.Split(strings.TrimRight(shown, "\n"), "\n") {
		if strings.TrimSpace(line) == "..." {
			pattern.WriteString(`(?:.*\n)*?`)
			continue
		}
		pattern.WriteString(regexp.QuoteMeta(strings.TrimRight(line, " ")) + ` *\n`)
	}
	text := strings.TrimRight(got, "\n") + "\n"
	return regexp.MustCompile(`\A` + pattern.String() + `\z`).MatchString(text)
}

func (k executedSkill) tryItems(t *testing.T, items []executed) {
	for _, it := range items {
		k.tryItems(t, it.Items)
		switch {
		case it.Run != nil:
			it.tryRun(t)
		case it.Shows != nil:
			s := newScratch(t)
			s.write(t, it.Shows.Files)
			if out, code := s.run(it.Shows.Setup); code != 0 {
				t.Errorf("%s: setup: exit %d: %s", it.ID, code, out)
			}
			out, _ := s.run(it.Shows.Command)
			if want := fmt.Sprint(it.Answer); strings.TrimSpace(out) != strings.Trim(want, "` \n") {
				t.Errorf("%s: %s prints %q; the answer is %q", it.ID, it.Shows.Command, out, want)
			}
		}
	}
}

// tryRun holds the solution against what is expected, in each case, and doing nothing and
// the commands that must fail too: these must not do.
func (it executed) tryRun(t *testing.T) {
	first := it.Run.executedCase
	if first.Expect.Exit == nil {
		first.Expect.Exit = new(int)
	}
	try := func(command string) []string {
		var missed []string
		for _, c := range append([]executedCase{first}, it.Run.Cases...) {
			s := newScratch(t)
			s.write(t, c.Files)
			if out, code := s.run(c.Setup); code != 0 {
				t.Errorf("%s: setup: exit %d: %s", it.ID, code, out)
			}
			out, code := s.run(command)
			missed = append(missed, c.missed(s, out, code)...)
		}
		return missed
	}
	if missed := try(it.Run.Solution); len(missed) > 0 {
		t.Errorf("%s: the solution misses %s", it.ID, strings.Join(missed, "; "))
	}
	for _, command := range append([]string{"true"}, it.Run.Fails...) {
		if len(try(command)) == 0 {
			t.Errorf("%s: `%s` passes", it.ID, command)
		}
	}
}

// missed lists the expectations that do not hold.
func (c executedCase) missed(s scratch, out string, code int) []string {
	var missed []string
	miss := func(format string, args ...any) { missed = append(missed, fmt.Sprintf(format, args...)) }
	e := c.Expect
	if e.Exit != nil && code != *e.Exit {
		miss("exit %d, it is %d: %s", *e.Exit, code, out)
	}
	if e.Output != "" && strings.TrimSpace(out) != strings.TrimSpace(e.Output) {
		miss("the output %q, it is %q", e.Output, out)
	}
	for _, has := range e.OutputHas {
		if !strings.Contains(out, has) {
			miss("%q in the output %q", has, out)
		}
	}
	for _, lacks := range e.OutputLacks {
		if strings.Contains(out, lacks) {
			miss("no %q in the output %q", lacks, out)
		}
	}
	for name, want := range e.Files {
		if got, err := os.ReadFile(filepath.Join(s.dir, name)); err != nil || strings.TrimSpace(string(got)) != strings.TrimSpace(want) {
			miss("the file %s with %q, it has %q (%v)", name, want, got, err)
		}
	}
	for _, name := range e.Missing {
		if _, err := os.Lstat(filepath.Join(s.dir, name)); err == nil {
			miss("no file %s", name)
		}
	}
	if out, code := s.run(e.Then); e.Then != "" && code != 0 {
		miss("success of `%s`, it is %d: %s", e.Then, code, out)
	}
	return missed
}
