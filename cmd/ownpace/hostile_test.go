//go:build unix

package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// Text from a stranger (24 to 28 of the list of faults), up to the wire: in a pack, in names
// and messages, in a paste. What reaches the terminal is what this program sends anyway.

// own are the control sequences of a screen: where to draw and what to clear, the modes
// that are taken and given back, colours, and the title, which holds text alone.
var own = regexp.MustCompile("\x1b\\[[0-9;]*[HJKABm]|\x1b\\[\\?(?:25|1049|2004|1002|1003|1006)[hl]|\x1b\\[2[23];2t|\x1b\\]2;[^\x00-\x1f\x7f-\u009f]*\a|\r\n?")

// stray is the first character of a stream that is neither text nor of a sequence of ours.
func stray(stream string) string {
	for _, r := range own.ReplaceAllString(stream, "") {
		if r != '\n' && (r == '\t' || !engine.Allowed(r)) {
			return string(r)
		}
	}
	return ""
}

// hostileTexts are what packs and names are tried with: 24, 25 and 26.
var hostileTexts = []string{
	"\x1b[31mred", "\x1b]52;c;ZWNobw==\x07", "\x1b]0;title\x07", "\x1bP+q\x1b\\", "\u009b2J", "\x07\b\b", "a\rb",
	"&#27;]52;c;ZWNobw==&#7;", "&#x9b;31m", "&amp;#27;[8m", "~~&**#27;**[31m~~",
	"\u202eabc\u202c", "\u2066abc\u2069", "\U000E0041\U000E0042", "a\u200bb\ufeff", "e" + strings.Repeat("\u0301", 50),
}

// escaped writes a text as YAML does, so that the file itself has no control character.
func escaped(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString("\\" + string(r))
		case r < ' ':
			b.WriteString(map[rune]string{'\x1b': `\e`, '\x07': `\a`, '\b': `\b`, '\r': `\r`}[r])
		case r == '\u009b':
			b.WriteString(`\x9b`)
		case r == '\u202e':
			b.WriteString(`\u202e`)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// harmlessFile has no character that a check would refuse; what it means is another matter.
func harmlessFile(s string) bool {
	return string(engine.Clean(s)) == s
}

func hostilePack(t *testing.T, fits func(string) bool) string {
	t.Helper()
	all := ""
	for _, text := range hostileTexts {
		if fits(text) {
			all += escaped(text) + " "
		}
	}
	path := filepath.Join(t.TempDir(), "strange.yaml")
	text := `pack: 1
id: strange
title: "Strange ` + all + `"
about: "` + all + `"
language: en
license: CC0-1.0
version: "1.0.0"
skills:
  a:
    title: "Skill ` + all + `"
    can: "I can ` + all + `"
    lesson: "Lesson ` + all + `"
    items:
      - id: a-1
        ask: "Question ` + all + `"
        hint: "` + all + `"
        answer: "yes ` + all + `"
        explain: "` + all + `"
`
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestFault24PackOfAStranger: check tells every such text, and the pages of the pack, in a
// window and in lines, bring nothing of it to the terminal; nor does its title to that of
// the window.
func TestFault24PackOfAStranger(t *testing.T) {
	path := hostilePack(t, func(string) bool { return true })
	out, errs, code := start(t, "", "pack", "check", path)
	if code != foundProblems || !strings.Contains(out, "control or invisible character") || stray(out+errs) != "" {
		t.Errorf("check: %d: %q\n%q", code, out, errs)
	}
	term := open(t, "pack", "preview", path, "--data", t.TempDir())
	term.see("What is wrong")
	term.write("\x03")
	term.end()
	if s := stray(term.all.String()); s != "" {
		t.Errorf("%q went to the terminal: %q", s, term.all.String())
	}
}

// TestFault25EntitiesOfAStranger: what a check cannot refuse, since no character of it is
// strange, brings nothing to the terminal, nor to the title of the window.
func TestFault25EntitiesOfAStranger(t *testing.T) {
	path, data := hostilePack(t, harmlessFile), t.TempDir()
	if out, errs, code := start(t, "", "pack", "add", path, "--data", data); code != good {
		t.Fatalf("add: %d: %q %q", code, out, errs)
	}
	term := open(t, "--data", data, "strange")
	term.see("What shall I call you?")
	term.write("Ada\r")
	term.see("of ")
	term.write("\x1b")
	term.see("Find my place")
	term.write("2")
	term.see("my way")
	term.write("\r")
	term.see("Lesson")
	term.write("t")
	term.see("Question")
	term.write("\t")
	term.see("Hint")
	term.write("\x13")
	term.see("yes ")
	term.write("\x03")
	term.end()
	all := term.all.String()
	if s := stray(all); s != "" || strings.Contains(all, "\x1b[8m") || !strings.Contains(all, "\x1b]2;Strange &#27;]52") {
		t.Errorf("%q went to the terminal: %q", s, all)
	}
	out, errs, _ := start(t, "\n:solution\n\nback\nmap\nback\n", "--plain", "--data", data)
	if s := stray(out + errs); s != "" || !strings.Contains(out, "Strange") {
		t.Errorf("%q went out in lines: %q", s, out)
	}
}

// TestFault27Names: what is named on the command line, and is told back in an error, is
// cleaned.
func TestFault27Names(t *testing.T) {
	dir := t.TempDir()
	for _, evil := range []string{"\x1b]0;x\x07", "\x1b[31mx", "\u009b31mx", "a\rb", "\u202eyaml"} {
		file := filepath.Join(dir, evil+".yaml")
		if err := os.WriteFile(file, []byte("pack: 1\ntitle: T\nskills: {a: {titel: A}}\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{
			{evil}, {file}, {"pack", "check", file}, {"pack", "check", file + "x"}, {"pack", "test", file}, {"pack", "add", file}, {"pack", "coverage", file}, {"pack", "preview", file},
			{"pack", "diff", file, file}, {"recap", evil}, {"pack", evil}, {"data", "import", file}, {"data", "restore", file}, {"--theme", evil}, {"--learner", evil},
			{"--" + evil}, {"-" + evil}, {"--seed", evil}, {"pack", "new", filepath.Join(dir, "new"+evil)}, {"list", "--data", filepath.Join(dir, "data"+evil)},
		} {
			out, errs, _ := start(t, "", append([]string{"--data", filepath.Join(dir, "data")}, args...)...)
			if s := stray(out + errs); s != "" {
				t.Errorf("%q: %q went out: %q %q", args, s, out, errs)
			}
		}
	}
}

// TestFault28Paste: a paste is text and nothing else, and no more of it than an answer may
// have.
func TestFault28Paste(t *testing.T) {
	from := t.TempDir()
	start(t, "Ada\nskip\n2\n1\ntry\n", "--plain", "--seed", "7", "--data", from, "algebra")
	term := open(t, "--seed", "7", "--data", from)
	term.see("Your answer")
	term.write("\x1b[200~" + "12\x1b]52;c;ZWNobw==\x07\x00\r\n\x03\x1a:quit\r" + strings.Repeat("word \x1b[31m\r", 200_000) + "\x1b[201~")
	term.see("word")
	if strings.Contains(term.all.String(), "does not read as a number") {
		t.Error("the paste has given the answer")
	}
	term.write("\r")
	term.see("does not read as a number")
	term.write("\x03")
	term.end()
	if s := stray(term.all.String()); s != "" {
		t.Errorf("%q went to the terminal", s)
	}
	events := eventsIn(t, from)
	if draft := events[len(events)-1].Draft; len(draft) == 0 || len(draft) > answer.MaxReply {
		t.Errorf("%d bytes are kept", len(draft))
	}
	out, _, code := start(t, strings.Repeat("word \x1b[31m", 2_000_000)+"\n", "--plain", "--data", from)
	if code != good || stray(out) != "" || len(out) > 1<<20 {
		t.Errorf("in lines: %d, %d bytes", code, len(out))
	}
}
