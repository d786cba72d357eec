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
		{"pack chek", "`check`?"}, {"data exprt", "`export`?"}, {"recap gitt", "`git`?"}, {"help lst", "`list`?"}, {"help pack chek", "`check`?"},
		{"--theme nigt", "`night`?"},
		{"--them night", "`--theme`?"}, {"-theme night", "`--theme`?"}, {"list --jsn", "`--json`?"}, {"pack check --formt x", "`--format`?"},
		{"completion bsh", "`bash`?"}, {"help completion bsh", "`bash`?"},
		{"--zebra", ""}, {"-z", ""}, {"completion zebra", ""}, {"completion bash zebra", ""},
		{"zebra", ""}, {"pack zebra", ""}, {"--theme zebra", ""}, {"help lern", ""}, {"help zebra", ""}, {"help status zebra", ""},
	} {
		_, errs, code := start(t, "", append(strings.Fields(c.line), "--data", filepath.Join(t.TempDir(), "none"))...)
		asked := strings.Contains(errs, "did you mean ")
		if code != wrongUsage || asked != (c.near != "") || !strings.Contains(errs, c.near) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%s: %d: %s", c.line, code, errs)
		}
	}
}

// TestWrongFlag: what is wrong with a flag is said in words, of every command and kind of flag.
func TestWrongFlag(t *testing.T) {
	for line, want := range map[string]string{
		"--seed abc":                            `--seed wants a whole number, not "abc"; ownpace --help`,
		"--seed -5":                             `--seed wants a whole number from 0 on, not "-5"`,
		"status --seed 1.5":                     `--seed wants a whole number, not "1.5"; ownpace status --help`,
		"--seed 99999999999999999999":           `--seed wants a number with fewer digits, not "99`,
		"--plain=maybe":                         `--plain wants true or false, or nothing after it, not "maybe"`,
		"pack simulate algebra --learners many": `--learners wants a whole number, not "many"; ownpace pack simulate --help`,
		"--seed":                                "--seed wants something after it: --seed NUMBER;",
		"pack check algebra --format":           "--format wants something after it: --format HOW;",
		"--sed 3":                               "there is no flag --sed; did you mean `--seed`? ownpace --help",
		"list -xy":                              "there is no flag -x; ownpace list --help",
		"--=3":                                  `"--=3" is no flag;`,
	} {
		_, errs, code := start(t, "", strings.Fields(line)...)
		if code != wrongUsage || !strings.HasPrefix(errs, "ownpace: "+want) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%s: %d: %s", line, code, errs)
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

// TestMan: the manual page has the program, all its commands and their flags.
func TestMan(t *testing.T) {
	out, errs, code := start(t, "", "man")
	if code != good || errs != "" || !strings.HasPrefix(out, ".TH OWNPACE 1") {
		t.Fatalf("%d: %s\n%.300s", code, errs, out)
	}
	for _, want := range []string{"\nownpace \\- A self\\-paced tutor", "\n.SS ownpace pack check PATH...\n", "\\-\\-dry\\-run", "\n.SS ownpace data backup\n", "\\-\\-read\\-only",
		"\n.SH KEYS\n.TP\n.B ?\n", "\n.SH ENVIRONMENT\n", "\n.B OWNPACE_DATA\n", "\n.SH FILES\n", "\n.B learners/NAME/\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in it", want)
		}
	}
	if help, _, _ := start(t, "", "--help"); !strings.Contains(help, "\n  man         The manual page") {
		t.Errorf("the help does not name it:\n%s", help)
	}
}
