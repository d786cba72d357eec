package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestMeant: a mistyped word is answered with the one that is near to it.
func TestMeant(t *testing.T) {
	for _, c := range []struct{ line, near string }{
		{"algbra", "`algebra`?"}, {"Algebra", "`algebra`?"}, {"alg", "`algebra`?"}, {"lst", "`list`?"}, {"statsu", "`status`?"},
		{"pack chek", "`check`?"}, {"data exprt", "`export`?"}, {"recap gitt", "`git`?"}, {"--theme nigt", "`night`?"},
		{"zebra", ""}, {"pack zebra", ""}, {"--theme zebra", ""},
	} {
		_, errs, code := start(t, "", append(strings.Fields(c.line), "--data", filepath.Join(t.TempDir(), "none"))...)
		asked := strings.Contains(errs, "did you mean ")
		if code != wrongUsage || asked != (c.near != "") || !strings.Contains(errs, c.near) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%s: %d: %s", c.line, code, errs)
		}
	}
}

// TestCompletion: a shell completes packs, units, learners, themes and commands.
func TestCompletion(t *testing.T) {
	data := t.TempDir()
	for _, name := range []string{"ada", "ben"} {
		if err := os.MkdirAll(filepath.Join(data, "learners", name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for line, want := range map[string][]string{
		"":              {"algebra\tAlgebra", "shell\t", "status\t", "pack\t"},
		"al":            {"algebra\tAlgebra"},
		"recap ":        {"git\tGit"},
		"recap git ":    {"idea\tThe idea"},
		"--learner ":    {"ada", "ben"},
		"--theme n":     {"night"},
		"pack ch":       {"check\t"},
		"data cards sh": {"shell\t"},
	} {
		words := strings.Split(line, " ")
		out, _, code := start(t, "", append([]string{"__complete", "--data", data}, words...)...)
		for _, w := range want {
			if code != good || !strings.Contains("\n"+out, "\n"+w) {
				t.Errorf("%q: %d, no %q in:\n%s", line, code, w, out)
			}
		}
	}
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		if out, _, code := start(t, "", "completion", shell); code != good || !strings.Contains(out, "ownpace") {
			t.Errorf("%s: %d", shell, code)
		}
	}
}

// TestMan: there is a page for the program and for each command.
func TestMan(t *testing.T) {
	for line, want := range map[string]string{"man": "ownpace - A self-paced tutor", "man pack check": "ownpace-pack-check - Every mistake", "man data": "SEE ALSO"} {
		if out, _, code := start(t, "", strings.Fields(line)...); code != good || !strings.HasPrefix(out, ".nh\n.TH") || !strings.Contains(out, want) {
			t.Errorf("%s: %d\n%.300s", line, code, out)
		}
	}
	if _, errs, code := start(t, "", "man", "pack", "chek"); code != wrongUsage || !strings.Contains(errs, "`check`?") {
		t.Errorf("of no command: %d: %s", code, errs)
	}
}
