package content

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// mended writes a pack, applies all safe cures to it, and reads what there is to say of it
// afterwards.
func mended(t *testing.T, text string) (after string, left []Diagnostic) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "p.yaml")
	if err := os.WriteFile(name, []byte(text), 0o640); err != nil {
		t.Fatal(err)
	}
	changes, left, err := Mend(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		if err := c.Write(); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if again, _, err := Mend(name); err != nil || len(again) > 0 {
		t.Errorf("mended once more, it changes again: %v %v\n%s", again, err, data)
	}
	return string(data), left
}

// TestMendTraps: the slips that people make in YAML are cured without asking, but those of
// indentation, where only the author knows what was meant.
func TestMendTraps(t *testing.T) {
	data, err := os.ReadFile(shared(t, "samples/yaml-traps/probes.json"))
	if err != nil {
		t.Fatal(err)
	}
	var probes []struct{ Name, Source string }
	if err := json.Unmarshal(data, &probes); err != nil {
		t.Fatal(err)
	}
	byHand := []string{"bad indent", "tab"}
	for _, p := range probes {
		after, left := mended(t, p.Source)
		broken := slices.ContainsFunc(left, func(d Diagnostic) bool {
			return d.Rule == "syntax" || d.Rule == "not-a-text" || d.Rule == "unknown-key"
		})
		if broken != slices.Contains(byHand, p.Name) {
			t.Errorf("%s: mended it is\n%s\nand told %v", p.Name, after, left)
		}
	}
}

// TestMendKeepsTheRest: a cure changes its own place alone; comments, layout and other
// people's line endings stay.
func TestMendKeepsTheRest(t *testing.T) {
	text := strings.Join([]string{
		"# my pack", "pack: 1", "title:   Sums   # a title", "license: CC0-1.0", "", "skills:", "  a:", "    title: A \t",
		"    lesson: |", "      One line  ", "      and another.", "    items:",
		"      - ask: What: is it?   # ask", "        answer:    7", "      - {ask: How many, answer: 8}", "      - ask: Which attribute marks a test?", "        answer: #[test]", "",
	}, "\r\n")
	want := strings.Join([]string{
		"# my pack", "pack: 1", "title:   Sums   # a title", "license: CC0-1.0", "", "skills:", "  a:", "    title: A",
		"    lesson: |", "      One line  ", "      and another.", "    items:",
		"      - id: q-4p5xvcv", "        ask: \"What: is it?\"   # ask", "        answer:    7", "      - {id: q-xxxxxxx, ask: How many, answer: 8}",
		"      - id: q-xxxxxxx", "        ask: Which attribute marks a test?", "        answer: \"#[test]\"", "",
	}, "\r\n")
	after, left := mended(t, text)
	if got := anyID(after); got != anyID(want) {
		t.Errorf("mended:\n%q\n%q", anyID(after), anyID(want))
	}
	for _, d := range left {
		if d.Severity == Error {
			t.Errorf("left: %s", d)
		}
	}
}

// anyID is a text in which all provisional ids are alike.
func anyID(text string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(text, "q-")
		b.WriteString(before)
		if !found || len(after) < 7 {
			return b.String()
		}
		b.WriteString("q-xxxxxxx")
		text = after[7:]
	}
}

// TestMendKeepsProgress: a stamped id is the one that the item had without it.
func TestMendKeepsProgress(t *testing.T) {
	text := packed("skills:\n  a:\n    title: A\n    items:\n      - ask: What is 3 + 4?\n        answer: 7\n        vars: {b: [1, 2]}\n")
	pack, _ := read(text)
	after, _ := mended(t, text)
	stamped, _ := read(after)
	if was, is := pack.Skills[0].Items[0].ID, stamped.Skills[0].Items[0].ID; was != is || !strings.Contains(after, "id: "+is) {
		t.Errorf("it was %s, and is %s", was, is)
	}
}

// TestMendRules: of each rule whose example can be cured by itself, nothing is left.
func TestMendRules(t *testing.T) {
	cured := 0
	for _, r := range Rules() {
		found := example(r.Bad)
		i := slices.IndexFunc(found, func(d Diagnostic) bool { return d.Rule == r.Name && d.Fix != Fix{} })
		if i < 0 || strings.HasPrefix(r.Bad, "-- ") {
			continue
		}
		text := r.Bad
		if strings.HasPrefix(text, "- ") {
			text = packed("skills:\n  a:\n    title: A\n    items:\n") + threeItems + indented(text)
		}
		after, left := mended(t, text)
		for _, d := range left {
			if d.Rule == r.Name && r.Name != "tag" {
				t.Errorf("%s: mended it is\n%s\nand told %s", r.Name, after, d)
			}
		}
		cured++
	}
	if cured < 4 {
		t.Errorf("only %d rules have a cure that can be applied", cured)
	}
}

// TestMendColons: whatever the key, a text with a colon and a blank in it is cured, and no
// sign of it is lost.
func TestMendColons(t *testing.T) {
	for wrong, want := range map[string]string{
		"3: Move: one":                `3: "Move: one"`,
		"3 g: Move the point: one":    `3 g: "Move the point: one"`,
		"4/16: You added: one":        `4/16: "You added: one"`,
		`"4": Move: one`:              `"4": "Move: one"`,
		"not at all: Yeast does: not": `not at all: "Yeast does: not"`,
		"été: encore: une":            `été: "encore: une"`,
		"ab: 'Tis wrong":              `ab: "'Tis wrong"`,
		`ab: "Yes" is wrong`:          `ab: '"Yes" is wrong'`,
	} {
		after, left := mended(t, packed("skills:\n  a:\n    title: A\n    items:\n")+threeItems+"      - id: x\n        ask: Q?\n        answer: word\n        mistakes:\n          "+wrong+"\n")
		if !strings.Contains(after, want+"\n") || Errors(left) {
			t.Errorf("%s became\n%s\n%v", wrong, after, left)
		}
	}
}

// TestSlipsAreTold: what a new author's hand does is told where it is, with a cure that
// can be pasted.
func TestSlipsAreTold(t *testing.T) {
	item := func(lines string) string {
		return packed("words: {default: {thing: cake}}\nskills:\n  a:\n    title: A\n    items:\n") + threeItems + "      - id: x\n" + lines
	}
	for name, c := range map[string]struct{ text, rule, says string }{
		"a name of nothing":    {item("        vars: {a: 1..3}\n        ask: What is {a} and {b}?\n        answer: \"{a}\"\n"), "brace-kept", "{b}"},
		"a misspelt word":      {item("        ask: One {thing} and one {thng}?\n        answer: two\n"), "brace-kept", "did you mean `{thing}`?"},
		"a question cut":       {item("        ask: What does # do?\n        answer: nothing\n"), "text-cut", "quote"},
		"a brace as an answer": {item("        vars: {a: 1..3}\n        ask: What is {a}?\n        answer: {a}\n"), "not-a-text", `"{a}"`},
		"a hint with a colon":  {item("        ask: Q?\n        answer: a\n        hints:\n          - What is: always 100%?\n"), "not-a-text", `"What is: always 100%?"`},
		"a range with a dash":  {item("        vars: {a: 1-5}\n        ask: What is {a}?\n        answer: \"{a}\"\n"), "bad-range", "1..5"},
	} {
		_, found := read(c.text)
		if !slices.ContainsFunc(found, func(d Diagnostic) bool {
			return d.Rule == c.rule && strings.Contains(d.Message+" "+d.Hint, c.says)
		}) {
			t.Errorf("%s: %v", name, found)
		}
	}
}

// FuzzMend: whatever stands in a file, curing it ends, and a second time changes nothing.
func FuzzMend(f *testing.F) {
	for _, r := range Rules() {
		if !strings.HasPrefix(r.Bad, "-- ") && len(r.Bad) < 1000 {
			f.Add(r.Bad)
		}
	}
	f.Add("pack: 1\nskills:\n  a:\n    items:\n      - ask: {x}\n        answer: 'Tis\n      - [a, b: c]\n")
	f.Fuzz(func(t *testing.T, text string) {
		name := filepath.Join(t.TempDir(), "p.yaml")
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		changes, _, err := Mend(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range changes {
			if err := c.Write(); err != nil {
				t.Fatal(err)
			}
		}
		if again, _, _ := Mend(name); len(again) > 0 {
			t.Errorf("%q became %q, then %q", text, again[0].Before, again[0].After)
		}
	})
}
