package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ownpace/content"
)

// write writes a file and returns its path.
func write(t *testing.T, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

// expect runs the program and compares what it prints and how it ends.
func expect(t *testing.T, code int, want string, args ...string) {
	t.Helper()
	out, errs, got := start(t, "", args...)
	if got != code || out != want {
		t.Errorf("%v: exit %d, wanted %d; %s\n%s\nwanted\n%s", args, got, code, errs, out, want)
	}
}

const rivers = `pack: 1
id: rivers
title: Rivers
version: "1.0.0"
license: CC0-1.0
skills:
  danube:
    title: The Danube
    lesson: It flows into the Black Sea.
    items:
      - {id: sea, ask: Where does it end, answer: Black Sea, level: easy}
      - {id: city, ask: Which city, answer: Budapest, wrong: [Prague]}
      - {id: ten, fact: It flows through ten countries., level: hard}
  delta:
    title: Its delta
    needs: [danube]
`

func TestPackCoverage(t *testing.T) {
	file := write(t, "rivers.yaml", rivers)
	expect(t, foundProblems, `                                                  of level       fit for
                          lesson examples items  1 2 3 4 5  place review
Rivers (all)
  danube                     yes        0     3  . 1 1 1 .      3      3
      choice 1, text 1, true-false 1
  delta                       no        0     0  . . . . .      0      0

Rivers: 1 unit, 2 skills, 3 items
choice 1, text 1, true-false 1

What builds on what:

danube
└ delta

error: `+"`delta`"+` has no items, so nothing can tell whether it is known [no-items]
note: `+"`delta`"+` has no lesson and no worked example [no-lesson]
note: the unit `+"`all`"+` has no open prompt: a question with `+"`rubric` and `model`"+`, to answer in own words [no-open-prompt]
1 error, 2 notes
`, "pack", "coverage", file)

	out, _, code := start(t, "", "pack", "coverage", "--json", file)
	var c content.Coverage
	if err := json.Unmarshal([]byte(out), &c); err != nil || code != foundProblems || c.Units[0].Skills[0].Kinds["text"] != 1 || len(c.Shortfalls) != 3 {
		t.Errorf("exit %d, %v:\n%s", code, err, out)
	}
	if out, errs, code := start(t, "", "pack", "coverage", "learning"); code != good || !strings.Contains(out, "Nothing is missing.") {
		t.Errorf("a pack that is here: exit %d, %s\n%s", code, errs, out)
	}
	for _, line := range strings.Split(out, "\n") {
		if strings.ContainsRune(line, '\x1b') {
			t.Errorf("an escape in %q", line)
		}
	}
}

func TestPackDiff(t *testing.T) {
	before := write(t, "rivers.yaml", rivers)
	now := write(t, "rivers.yaml", strings.NewReplacer("Where does it end", "Where does it flow", "id: ten, fact", "id: ten-countries, fact",
		`"1.0.0"`, `"1.1.0"`, "answer: Budapest", "answer: Vienna", "title: Its delta\n", "title: The delta\n    items: [{id: arms, ask: How many arms, answer: 3}]\n").Replace(rivers))
	expect(t, foundProblems, `Progress is lost
  item, major: has another id and does not name the earlier one: the answers to it no longer count
    ten-countries, once ten; write `+"`was: [ten]`"+`, or give it its id back

Progress stays
  skill, patch: teaches in other words: title, lesson, summary, figure or examples
    delta
  item, patch: has another right answer; what was judged by the old one stays judged
    city; write `+"`edition: 2`"+` if it is another question now
  item, patch: reads otherwise
    sea

There is no progress yet
  item, minor: is new
    arms

Version 1.1.0 is not raised enough: after 1.0.0, write `+"`version: \"2.0.0\"`"+` at least (major).
`, "pack", "diff", before, now)
	expect(t, good, "Nothing has changed for learners.\nVersion 1.0.0 may stay; it is 1.0.0.\n", "pack", "diff", before, before)

	out, _, code := start(t, "", "pack", "diff", "--json", before, now)
	var d map[string]any
	if err := json.Unmarshal([]byte(out), &d); err != nil || code != foundProblems || d["least_bump"] != "major" || d["least_version"] != "2.0.0" || d["enough"] != false || len(d["changes"].([]any)) != 5 {
		t.Errorf("exit %d, %v:\n%s", code, err, out)
	}
	broken := write(t, "rivers.yaml", rivers+"    needs: [danube]\n")
	if _, errs, code := start(t, "", "pack", "diff", before, broken); code != foundProblems || !strings.Contains(errs, "pack check") {
		t.Errorf("broken: exit %d, %s", code, errs)
	}
}

func TestPackStats(t *testing.T) {
	file := write(t, "rivers.yaml", rivers)
	var logs []string
	for i := range 12 {
		log := fmt.Sprintf(`{"ownpace":"export"}
{"device":"d%[1]d","seq":1,"time":"2026-01-02T03:04:05Z","kind":"answered","pack":"rivers","unit":"all","item":"sea","reply":{"text":"%[2]s"},"told":"%[3]s"}
{"device":"d%[1]d","seq":2,"time":"2026-01-02T03:04:06Z","kind":"answered","pack":"rivers","unit":"all","item":"city","reply":{"picked":["Prague"]},"told":"wrong"}
`, i, []string{"Baltic Sea", "Black Sea", "Black Sea"}[i%3], []string{"wrong", "right", "right"}[i%3])
		logs = append(logs, write(t, "log.jsonl", log))
	}
	expect(t, good, `Rivers: 12 learners, 24 first answers to 2 of 3 items

item                               n   right  almost   hints tells apart
sea                               12    67 %     0 %     0 %           –
         4 of 12  wrong: Baltic Sea (4 learners)
      those of them that are right:
        accept: ["Baltic Sea"]
      those that are not:
        mistakes: {"Baltic Sea": "Say here what led to it, and what to look at."}
city                              12     0 %     0 %     0 %           –
         0 of 12  Budapest (right)
        12 of 12  Prague

n: first answers. right: of these, also those that were almost right.
hints: of the attempts in units. tells apart: correlation with the share
that a learner has right on the other items; near 0 or below, the item
asks for something else than they do. –: too few to say.
`, append([]string{"pack", "stats", file}, logs...)...)

	out, _, code := start(t, "", append([]string{"pack", "stats", "--json", file}, logs...)...)
	var s content.Stats
	if err := json.Unmarshal([]byte(out), &s); err != nil || code != good || s.Learners != 12 || *s.Items[0].Right != 0.667 || s.Items[0].Discrimination != nil {
		t.Errorf("exit %d, %v:\n%s", code, err, out)
	}
	for _, c := range []struct {
		path, says string
		code       int
	}{
		{filepath.Join(t.TempDir(), "none"), "no such file", wrongUsage},
		{t.TempDir(), "is a directory", foundProblems},
		{write(t, "empty", "{}\n\n"), "no events in", foundProblems},
		{write(t, "other", `{"device":"a","seq":1,"kind":"answered","pack":"lakes"}`), "they are of lakes", foundProblems},
	} {
		if _, errs, code := start(t, "", "pack", "stats", file, c.path); code != c.code || !strings.Contains(errs, c.says) {
			t.Errorf("%s: exit %d, %s", c.path, code, errs)
		}
	}
}

// TestAuthorsUsage: what cannot be followed.
func TestAuthorsUsage(t *testing.T) {
	for _, args := range [][]string{{"coverage"}, {"coverage", "none"}, {"diff", "one"}, {"diff", "none", "none"}, {"stats", "algebra"}, {"stats", "none", "none"}} {
		if _, errs, code := start(t, "", append([]string{"pack"}, args...)...); code != wrongUsage || errs == "" {
			t.Errorf("%v: exit %d, %q", args, code, errs)
		}
	}
}

// TestFromNewToAdded: a new pack is sound from the first moment, is mended and stamped
// without harm, and is studied once it is added.
func TestFromNewToAdded(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "my-rivers")
	data := t.TempDir()
	must := func(want int, args ...string) string {
		t.Helper()
		out, errs, code := start(t, "", append(args, "--data", data)...)
		if code != want {
			t.Fatalf("%v: exit %d, want %d\n%s%s", args, code, want, out, errs)
		}
		return out + errs
	}
	must(good, "pack", "new", dir, "--title", "Rivers: a pack", "--license", "CC0-1.0")
	must(wrongUsage, "pack", "new", dir) // it is not written over
	must(good, "pack", "check", "--strict", dir)
	must(good, "pack", "test", dir)
	must(good, "pack", "coverage", dir)
	file := filepath.Join(dir, "pack.yaml")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	broken := strings.Replace(strings.Replace(string(text), "      - id: count-on-one\n        ask:", "      - ask:", 1), "What is 99 + 1?", "Sum: 99 + 1?", 1)
	if err := os.WriteFile(file, []byte(broken), 0o666); err != nil {
		t.Fatal(err)
	}
	if out := must(foundProblems, "pack", "check", "--format=github", dir); !strings.Contains(out, "::error file=") {
		t.Errorf("no annotation in %s", out)
	}
	if out := must(good, "pack", "check", "--fix", "--dry-run", dir); !strings.Contains(out, `+        ask: "Sum: 99 + 1?"`) {
		t.Errorf("a dry run shows\n%s", out)
	}
	if now, err := os.ReadFile(file); err != nil || string(now) != broken {
		t.Error("a dry run has changed the file")
	}
	must(good, "pack", "check", "--fix", "--strict", dir)
	if out := must(good, "pack", "stamp", dir); !strings.Contains(out, "every item has its id") {
		t.Errorf("after --fix an id is missing: %s", out)
	}
	must(good, "pack", "add", dir)
	if out := must(good, "list"); !strings.Contains(out, "Rivers: a pack") {
		t.Errorf("it is not in the list:\n%s", out)
	}
	if out, _, _ := start(t, "Ada\nskip\n2\n1\n", "my-rivers", "--plain", "--data", data); !strings.Contains(out, "Counting on") {
		t.Errorf("it cannot be studied:\n%s", out)
	}
	must(good, "pack", "remove", "my-rivers")
	must(wrongUsage, "pack", "remove", "my-rivers")
}

// TestExport: everything is written out, a line each, with a checksum at the end that
// holds; stats reads it.
func TestExport(t *testing.T) {
	data := t.TempDir()
	start(t, "Ada\nskip\n1\n1\n"+strings.Repeat("7\n1\n\n", 20), "--plain", "--seed", "7", "--data", data)
	out, errs, code := start(t, "", "data", "export", "--data", data)
	lines := strings.SplitAfter(out, "\n")
	if code != good || len(lines) < 5 {
		t.Fatalf("exit %d: %s%s", code, out, errs)
	}
	body := strings.Join(lines[:len(lines)-2], "")
	if want := fmt.Sprintf("{\"sha256\":\"%x\"}\n", sha256.Sum256([]byte(body))); lines[len(lines)-2] != want {
		t.Errorf("the checksum is %s, want %s", lines[len(lines)-2], want)
	}
	file := filepath.Join(t.TempDir(), "log.jsonl")
	for i, want := range []int{good, foundProblems} { // it is not written over
		if _, _, code := start(t, "", "data", "export", file, "--data", data); code != want {
			t.Errorf("export %d: exit %d, want %d", i, code, want)
		}
	}
	if out, errs, code := start(t, "", "pack", "stats", "algebra", file, "--data", data); code != good {
		t.Errorf("stats of it: exit %d\n%s%s", code, out, errs)
	}
}

// TestPackPreviewInLines: in a pipe, and in a terminal where it is asked for or cannot be drawn
// in, the pages are said in lines.
func TestPackPreviewInLines(t *testing.T) {
	file, data := write(t, "rivers.yaml", rivers), t.TempDir()
	out, errs, code := start(t, "next\n:right\nquit\n", "pack", "preview", file, "--data", data)
	if code != good || !strings.Contains(out, "It flows into the Black Sea.") || !strings.Contains(out, "You said: Black Sea\n\nRight.") || stray(out+errs) != "" {
		t.Errorf("in a pipe: exit %d; %s\n%s", code, errs, out)
	}
	if out, errs, code = start(t, "", "pack", "preview", file, "rhine", "--data", data); code != wrongUsage || !strings.Contains(errs, `no item "rhine"`) {
		t.Errorf("an item that is not there: exit %d; %s\n%s", code, errs, out)
	}
	for _, c := range []struct{ name, env, flag string }{{"asked for", "TERM=xterm", "--plain"}, {"a dumb terminal", "TERM=dumb", "--seed=1"}, {"accessible", "ACCESSIBLE=1", "--seed=1"}} {
		term := openWith(t, environment(c.env), "pack", "preview", file, "--data", data, c.flag)
		term.see("Enter: to the questions.")
		term.write(":quit\r")
		term.end()
		if strings.Contains(term.all.String(), "\x1b") {
			t.Errorf("%s: it is drawn: %q", c.name, term.all.String())
		}
	}
}
