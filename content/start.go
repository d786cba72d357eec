package content

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// New is what a new pack says of itself.
type New struct {
	Title    string
	Language string
	License  string
}

// Start writes a new pack into a folder that is not there yet, or is empty: it runs at
// once, has one item of each common kind, and the schema for the editor beside it.
func Start(dir string, with New) error {
	if there, err := os.ReadDir(dir); err == nil && len(there) > 0 {
		return fmt.Errorf("the folder %s is there already and not empty; name a new one", dir)
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	for name, data := range map[string][]byte{manifest: []byte(with.text()), "pack.schema.json": Schema()} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// text is the manifest of a new pack.
func (n New) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# yaml-language-server: $schema=./pack.schema.json\n")
	fmt.Fprintf(&b, "pack: 1\ntitle: %s\nversion: \"0.1.0\"\nlanguage: %s\nabout: Say in a sentence what it is about, and for whom.\nlicense: %s\n", quote(n.Title), n.Language, quote(n.License))
	b.WriteString(firstSkills)
	for _, s := range Samples() {
		if s.Name == "run" || s.Name == "code" || s.Name == "passage" || s.Name == "steps" {
			continue
		}
		fmt.Fprintf(&b, "\n      # %s\n%s", s.Says, s.Indented(6))
	}
	return b.String()
}

const firstSkills = `
units:
  - title: First steps
    skills: [counting, one-of-each]

skills:
  counting:
    title: Counting on
    can: I can add a small number by counting on.
    lesson: |
      To add a small number, begin at the **larger** one and count on.

      For 7 + 2: *seven*, eight, **nine**.
    examples:
      - ask: What is 8 + 3?
        steps: [Begin at 8., "Count on three: 9, 10, 11."]
        answer: 11
    items:
      # {a} and {b} are drawn anew each time; {a+b} is worked out.
      - id: count-on
        vars: {a: 5..20, b: 2..4}
        ask: What is {a} + {b}?
        answer: "{a+b}"
        mistakes:
          "{a+b-1}": "You counted {a} itself as the first step; begin with {a+1}."
        hints:
          - Begin at {a} and count on.
          - {ask: "What comes right after {a}?", answer: "{a+1}"}
        explain: "From {a} it is {b} steps to {a+b}."
      - id: count-on-one
        ask: What is 99 + 1?
        answer: 100
        mistakes:
          910: The nine turns over, and so does the nine before it.
      - id: counting-back
        ask: Which number comes right before 40?
        answer: 39
        mistakes:
          30: That is ten before it.

  one-of-each:
    title: One item of each kind
    needs: [counting]
    lesson: |
      Below stands one item of each common kind, to be changed into yours.
    items:`

// Languages and licences are checked when the pack is: here only what would break the
// file is refused.
func (n New) Check() error {
	switch {
	case strings.TrimSpace(n.Title) == "":
		return fmt.Errorf("a pack needs a title")
	case !languageTag.MatchString(n.Language):
		return fmt.Errorf("%q is no language; write its short name, such as en, de or pt-BR", n.Language)
	}
	return nil
}
