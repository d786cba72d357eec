package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNoSuchLearner: who asks after a learner who is not there is told who is; a report says
// so beside, and nothing is handed out. Where nobody is, there is nobody to name.
func TestNoSuchLearner(t *testing.T) {
	data := t.TempDir()
	words := func(line string) []string { return append(strings.Fields(line), "--data", data, "--learner", "bob") }
	if _, errs, code := start(t, "", words("status")...); code != good || errs != "" {
		t.Errorf("nobody yet: %d %s", code, errs)
	}
	if _, errs, code := start(t, "", words("data check")...); code != foundProblems || !strings.Contains(errs, "nothing is kept") {
		t.Errorf("nobody yet: %d %s", code, errs)
	}
	if _, errs, code := start(t, "Ada\n", "--plain", "--data", data); code != good {
		t.Fatalf("%d %s", code, errs)
	}
	said := "ownpace: there is no learner bob yet; there are: me\n"
	for line, want := range map[string]int{
		"status": good, "status --json": good, "list": good, "next": good,
		"data export": foundProblems, "data check": foundProblems, "data backup": foundProblems, "data delete": foundProblems,
		"data journal": foundProblems, "data questions": foundProblems, "data feedback": foundProblems, "recap git": foundProblems,
		"data cards git none": foundProblems,
	} {
		out, errs, code := start(t, "", words(line)...)
		if code != want || errs != said || (out == "") != (want != good) {
			t.Errorf("%s: %d %s%s", line, code, errs, out)
		}
	}
	if _, err := os.Stat(filepath.Join(data, "learners", "bob")); err == nil {
		t.Error("to look is to begin")
	}
}

// TestWhatTheLearnerWrote: questions, journal, cards and recap come out of the program as a
// learner put them in.
func TestWhatTheLearnerWrote(t *testing.T) {
	data := t.TempDir()
	run := func(in string, args ...string) (string, string, int) {
		return start(t, in, append([]string{"--plain", "--data", data}, args...)...)
	}
	if _, errs, code := run("", "data", "cards", "shell", filepath.Join(data, "none")); code == good || !strings.Contains(errs, "no cards of your own") {
		t.Errorf("no cards yet: %d %s", code, errs)
	}
	if out, _, code := run("", "data", "journal"); code != good || !strings.Contains(out, "Nothing is written yet") {
		t.Errorf("no journal yet: %d %s", code, out)
	}
	talk := "Ada\nskip\n2\n1\n" + // choose for myself, the first unit
		"note\n2\n1\nWhat is a commit?\nA state that is kept.\n" +
		"note\n1\n1\nI should do this daily.\n" +
		"ask\nMay I keep secrets in it?\n1\n" +
		"back\nwritten\n4\n1\nIt went well.\n.\n"
	out, errs, code := run(talk, "git")
	if code != good || !strings.Contains(out, "It is in your journal") {
		t.Fatalf("%d %s\n%s", code, errs, out)
	}
	for _, c := range []struct {
		args []string
		want []string
	}{
		{[]string{"data", "questions"}, []string{"# Questions", "May I keep secrets in it?", "`git/"}},
		{[]string{"data", "journal"}, []string{"# My journal", "It went well."}},
		{[]string{"recap", "git"}, []string{"A state that is kept.", "I should do this daily.", "May I keep secrets", "It went well."}},
		{[]string{"recap", "shell"}, []string{"nothing to keep yet"}},
	} {
		out, errs, code := run("", c.args...)
		for _, want := range c.want {
			if code != good || !strings.Contains(out, want) {
				t.Errorf("%v: %d %s, %q is not in\n%s", c.args, code, errs, want, out)
			}
		}
	}
	out, _, _ = run("", "recap", "git", "--json")
	var recap struct {
		Units []struct{ Kept []struct{ Kind, Text string } }
		Other []struct{ Kind string }
	}
	if err := json.Unmarshal([]byte(out), &recap); err != nil || len(recap.Units) != 1 || len(recap.Units[0].Kept) != 3 || len(recap.Other) != 1 {
		t.Errorf("%v %+v\n%s", err, recap, out)
	}
	if _, errs, code := run("", "recap", "git", "nowhere"); code != wrongUsage || !strings.Contains(errs, "there is no unit") {
		t.Errorf("an unknown unit: %d %s", code, errs)
	}
	cards := filepath.Join(data, "my-cards")
	if out, errs, code := run("", "data", "cards", "git", cards); code != good || !strings.Contains(out, "1 card written") {
		t.Fatalf("%d %s%s", code, out, errs)
	}
	if out, errs, code := run("", "pack", "check", cards); code != good {
		t.Errorf("the pack of cards: %d %s%s", code, out, errs)
	}
	file := filepath.Join(data, "questions.md")
	if _, errs, code := run("", "data", "questions", file); code != good {
		t.Errorf("into a file: %d %s", code, errs)
	}
	if text, err := os.ReadFile(file); err != nil || !strings.Contains(string(text), "secrets") {
		t.Errorf("%v %s", err, text)
	}
	if _, errs, code := run("", "data", "questions", file); code == good || !strings.Contains(errs, "not there yet") {
		t.Errorf("over a file: %d %s", code, errs)
	}
}
