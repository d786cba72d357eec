package content

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"

	"ownpace/engine"
)

// folder writes files into a folder of its own and returns it.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "sums")
	for name, text := range files {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// opened is the pack at a path, which must be sound.
func opened(t *testing.T, name string) *engine.Pack {
	t.Helper()
	p, found, err := Open(name)
	if err != nil || Errors(found) {
		t.Fatal(err, found)
	}
	return p
}

const sumsManifest = `pack: 1
id: sums
title: Sums
license: CC0-1.0
language: en
interests: [music]
units:
  - {id: first, title: First, skills: [add, count]}
  - {id: second, title: Second, skills: [twice]}
skills:
  count: {title: Counting, lesson: One two three., items: [{id: next, ask: After 3 comes, answer: 4}]}
  add:
    title: Adding
    needs: [count]
    lesson: Put together.
    examples: [{ask: "What is 1 + 1?", steps: [Count on.], answer: 2}]
    items:
      - {id: sum, ask: "What is 2 + 3?", answer: 5, level: easy}
      - id: story
        ask: {default: "Two apples and three, how many?", music: "Two beats and three, how many?"}
        answer: 5
      - {id: which, ask: Which is a sum, answer: 2 + 3, wrong: [2 · 3], level: hard}
      - {id: own, ask: Explain adding., rubric: [It says together], model: Put together., use: review-only}
      - {id: place, fact: 2 + 3 is 5., use: placement-only}
  twice: {title: Doubling, needs: [add], items: [{id: double, ask: Twice 3 is, answer: 6}]}
`

// TestCoverage: what there is of each skill is counted, also in dresses and languages.
func TestCoverage(t *testing.T) {
	dir := folder(t, map[string]string{
		"pack.yaml":               sumsManifest,
		"skills/subtract.yaml":    "items: [{id: less, ask: 3 - 2 is, answer: 1}]\n",
		"translations/de.yaml":    "pack: 1\ntranslates: sums\nlanguage: de\nitems: {sum: {ask: Was ist 2 + 3}, own: {ask: Erkläre.}}\n",
		"translations/de/add.md":  "Lege zusammen.",
		"translations/fr-CA.yaml": "pack: 1\ntranslates: sums\nitems: {double: {ask: Le double de 3}}\n",
	})
	c := Cover(opened(t, dir), Languages(dir)...)
	add := c.Units[0].Skills[0]
	if !add.Lesson || add.Examples != 1 || add.Items != 5 || add.Placement != 4 || add.Review != 4 {
		t.Errorf("adding has %+v", add)
	}
	for kind, n := range map[string]int{"number": 2, "choice": 1, "rubric": 1, "true-false": 1} {
		if add.Kinds[kind] != n {
			t.Errorf("adding has %d of %s, wanted %d", add.Kinds[kind], kind, n)
		}
	}
	if add.Levels != [5]int{0, 1, 3, 1, 0} || add.Interests["music"] != 1 {
		t.Errorf("levels %v, interests %v", add.Levels, add.Interests)
	}
	if de, fr := add.Translations["de"], add.Translations["fr-CA"]; de != (Translated{true, 2}) || fr != (Translated{}) {
		t.Errorf("in German %+v, in French %+v", de, fr)
	}
	if fr := c.Units[1].Skills[0].Translations["fr-CA"]; fr.Items != 1 {
		t.Errorf("doubling in French: %+v", fr)
	}
	if !slices.Equal(c.Units[1].Needs, []string{"first"}) || len(c.Units[0].Needs) > 0 {
		t.Errorf("the units need %v and %v", c.Units[0].Needs, c.Units[1].Needs)
	}
	if s := Strays(dir, opened(t, dir)); len(s) != 1 || !strings.Contains(s[0].Message, "skills/subtract.yaml") {
		t.Errorf("strays: %v", s)
	}
}

// TestShortfalls: what a pack lacks, and what is not said of one that lacks nothing.
func TestShortfalls(t *testing.T) {
	const full = "{title: T, lesson: L, items: [{id: %a, ask: A, answer: 1}, {id: %b, ask: B, answer: b}, {id: %c, fact: C.}, {id: %d, ask: D, rubric: [r], model: m}]"
	skill := func(id, more string) string {
		return "  " + id + ": " + strings.ReplaceAll(full, "%", id+"-") + more + "}\n"
	}
	units := "units:\n  - {id: u, title: U, skills: [a, d]}\n  - {id: v, title: V, skills: [b, c]}\nskills:\n"
	for name, test := range map[string]struct {
		text string
		want []string
	}{
		"nothing": {units + skill("a", "") + skill("b", ", needs: [a]") + skill("c", "") + skill("d", ""), nil},
		"units in a circle": {units + skill("a", "") + skill("b", ", needs: [a]") + skill("c", ", needs: [b]") + skill("d", ", needs: [c]"),
			[]string{"u error out-of-reach `d` needs `c` of `v`, `b` needs `a` of `u`", "v error out-of-reach `b` needs `a` of `u`, `d` needs `c` of `v`"}},
		"no items": {units + "  a: {title: A, lesson: L}\n" + skill("b", ", needs: [d]") + skill("c", "") + skill("d", ", needs: [a]"),
			[]string{"u error no-items `a` has no items", "v error out-of-reach `b` needs `a` of the unit `u`"}},
		"little": {"skills:\n  a: {title: A, items: [{id: x, ask: A, answer: 1, use: placement-only}, {id: y, ask: B, answer: 2, use: placement-only}]}\n",
			[]string{"all note no-lesson `a` has no lesson", "all note few-items `a` has 2 items", "all note no-review `a` has no item", "all note one-kind number", "all note no-open-prompt `all`"}},
	} {
		p, found := read("pack: 1\ntitle: P\n" + test.text)
		if Errors(found) {
			t.Fatal(name, found)
		}
		got := shortfalls(p)
		for i := range max(len(got), len(test.want)) {
			switch {
			case i >= len(got):
				t.Errorf("%s: not found: %s", name, test.want[i])
			case i >= len(test.want):
				t.Errorf("%s: found, too: %v", name, got[i])
			default:
				head := strings.SplitN(test.want[i], " ", 4)
				if s := got[i]; s.Unit != head[0] || string(s.Severity) != head[1] || s.Rule != head[2] || !strings.Contains(s.Message, head[3]) {
					t.Errorf("%s: found %+v, wanted %s", name, s, test.want[i])
				}
			}
		}
	}
}

// TestShippedCoverage: nothing keeps learners from getting through the packs that come
// along, and each graph is drawn once, within its width.
func TestShippedCoverage(t *testing.T) {
	for _, p := range Shipped("", "") {
		p = p.All()
		for _, s := range Cover(p).Shortfalls {
			if s.Severity == Error {
				t.Errorf("%s: %s", p.ID, s.Message)
			}
		}
		drawn := Graph(p)
		for _, s := range p.Skills {
			drawnAt := regexp.MustCompile(`(?m)^((│ |  )*[├└] )?` + s.ID + `($|  \+)`)
			if n := len(drawnAt.FindAllString(drawn, -1)); n != 1 {
				t.Errorf("%s: %s is drawn %d times", p.ID, s.ID, n)
			}
		}
		expectWidth(t, drawn)
	}
}

func expectWidth(t *testing.T, drawn string) {
	t.Helper()
	for line := range strings.Lines(drawn) {
		if w := runewidth.StringWidth(strings.TrimSuffix(line, "\n")); w > graphWidth {
			t.Errorf("%d columns: %s", w, line)
		}
	}
}

// TestGraph: a skill stands below the last of what it needs.
func TestGraph(t *testing.T) {
	p, _ := read(`pack: 1
title: P
skills:
  count: A
  add: {title: A, needs: [count]}
  subtract: {title: A, needs: [count]}
  multiply: {title: A, needs: [add]}
  negative-numbers-on-a-line: {title: A, needs: [subtract]}
  many-needs-in-one-skill-of-a-long-name: {title: A, needs: [negative-numbers-on-a-line, multiply, subtract]}
  letters: A
`)
	want := `count
├ add
│ └ multiply
└ subtract
  └ negative-numbers-on-a-line
    └ many-needs-in-one-skill-of-a-long-name  + multiply, subtract
letters
`
	if got := Graph(p); got != want {
		t.Errorf("drawn:\n%s\nwanted:\n%s", got, want)
	}
}

// TestDeepGraph: a long way goes on below, and long names are cut.
func TestDeepGraph(t *testing.T) {
	text := "pack: 1\ntitle: P\nskills:\n  s0: A\n  長い名前: A\n"
	for i := range 40 {
		text += fmt.Sprintf("  s%d: {title: A, needs: [s%d, 長い名前]}\n", i+1, i)
	}
	text += "  " + strings.Repeat("名", 60) + ": {title: A, needs: [s20]}\n"
	p, found := read(text)
	if Errors(found) {
		t.Fatal(found)
	}
	drawn := Graph(p)
	expectWidth(t, drawn)
	if n := strings.Count(drawn, "goes on:"); n != 2 {
		t.Errorf("it goes on %d times:\n%s", n, drawn)
	}
}
