package content

import (
	"flag"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

var update = flag.Bool("update", false, "write the files that tests compare with")

// example reads a rule's example: items, a whole file, or several files.
func example(text string) []Diagnostic {
	if strings.HasPrefix(text, "- ") {
		var b strings.Builder
		b.WriteString(packed("skills:\n  a:\n    title: A\n    items:\n") + threeItems)
		for _, line := range strings.Split(text, "\n") {
			b.WriteString("      " + line + "\n")
		}
		text = b.String()
	}
	files := fstest.MapFS{}
	if !strings.HasPrefix(text, "-- ") {
		text = "-- pack.yaml --\n" + text
	}
	var name string
	for _, line := range strings.SplitAfter(text, "\n") {
		if m := fileLine.FindStringSubmatch(line); m != nil {
			name = m[1]
			files[name] = &fstest.MapFile{}
			continue
		}
		files[name].Data = append(files[name].Data, line...)
	}
	_, found := Load(files, manifest, "p", "")
	return found
}

var fileLine = regexp.MustCompile(`^-- (.*) --\n$`)

// TestRules: each rule's example breaks it, and the cure breaks nothing.
func TestRules(t *testing.T) {
	for _, r := range Rules() {
		found := example(r.Bad)
		if !slices.ContainsFunc(found, func(d Diagnostic) bool { return d.Rule == r.Name && d.Severity == r.Severity }) {
			t.Errorf("%s: its example gives %v", r.Name, found)
		}
		if r.Good == "" {
			continue
		}
		for _, d := range example(r.Good) {
			if d.Rule == r.Name || d.Rule != "no-id" && d.Severity != Note {
				t.Errorf("%s: its cure gives %s", r.Name, d)
			}
		}
	}
}

// TestEveryRuleIsListed looks through the code for the names of rules.
func TestEveryRuleIsListed(t *testing.T) {
	listed := map[string]bool{}
	for _, r := range Rules() {
		if listed[r.Name] {
			t.Errorf("%s is listed twice", r.Name)
		}
		listed[r.Name] = true
	}
	reported := regexp.MustCompile(`\b(?:report|at|tell)\([^"\n]*"([a-z-]+)",`)
	keys := regexp.MustCompile(`\.key\("[a-z]+"\)`)
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		code, err := os.ReadFile(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range reported.FindAllStringSubmatch(keys.ReplaceAllString(string(code), ""), -1) {
			if !listed[m[1]] {
				t.Errorf("%s reports %s, which is not listed", f.Name(), m[1])
			}
		}
	}
}

// TestRulesPage holds RULES.md against the rules; -update writes it.
func TestRulesPage(t *testing.T) {
	if *update {
		if err := os.WriteFile("RULES.md", []byte(RulesPage()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	page, err := os.ReadFile("RULES.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(page) != RulesPage() {
		t.Error("RULES.md is not what the rules say; write it anew with -update")
	}
}
