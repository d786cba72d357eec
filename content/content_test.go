package content

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// read loads one file as a pack, and leaves out what is said of every small example.
func read(text string) (*engine.Pack, []Diagnostic) {
	pack, found := Load(fstest.MapFS{"p.yaml": {Data: []byte(text)}}, "p.yaml", "p", "")
	return pack, slices.DeleteFunc(found, func(d Diagnostic) bool { return d.Rule == "no-license" || d.Rule == "few-items" })
}

// TestShippedPacks: nothing to report, and what a learner may expect of each skill.
func TestShippedPacks(t *testing.T) {
	dirs, err := fs.ReadDir(packs, "packs")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range dirs {
		sub, err := fs.Sub(packs, "packs/"+dir.Name())
		if err != nil {
			t.Fatal(err)
		}
		pack, found := newLoader(sub, manifest, dir.Name(), dir.Name(), reading{thorough: !testing.Short()}).load(manifest)
		for _, d := range found {
			t.Errorf("%s", d)
		}
		for _, s := range pack.Skills {
			expectSkill(t, s)
		}
		if connected(pack) != len(pack.Skills) {
			t.Errorf("%s: its graph is not connected", pack.ID)
		}
	}
}

func expectSkill(t *testing.T, s *engine.Skill) {
	t.Helper()
	if s.Can == "" || s.Lesson == "" || len(s.Examples) == 0 {
		t.Errorf("%s: it needs a can-do line, a lesson and a worked example", s.ID)
	}
	if n := len(strings.Fields(string(s.Lesson))); n > 300 {
		t.Errorf("%s: its lesson has %d words", s.ID, n)
	}
	typed := 0
	for _, it := range s.Items {
		if len(it.Options) == 0 {
			typed++
		}
		if it.Explain == "" {
			t.Errorf("%s: it has no explanation", it.ID)
		}
		if !speaksToMistakes(it) {
			t.Errorf("%s: it has no feedback to a foreseen mistake", it.ID)
		}
	}
	if len(s.Items) < 4 || typed < 3 {
		t.Errorf("%s: %d items, %d of them typed", s.ID, len(s.Items), typed)
	}
}

func speaksToMistakes(it *engine.Item) bool {
	switch k := it.Key.(type) {
	case answer.Choice:
		if len(it.Options) == 2 {
			return true // true or false: the explanation speaks
		}
		for _, w := range k.Wrong {
			if w.Say != "" {
				return true
			}
		}
	case answer.Number:
		return len(k.Mistakes) > 0
	case answer.Text:
		return len(k.Mistakes) > 0
	case answer.Algebraic:
		return len(k.Mistakes) > 0
	default: // gaps, pairs, orders, lists and free texts say how far one is right
		return true
	}
	return false
}

// connected counts the skills that the first one is joined to by prerequisites, in
// either direction.
func connected(p *engine.Pack) int {
	seen := map[*engine.Skill]bool{p.Skills[0]: true}
	for grown := true; grown; {
		grown = false
		for _, s := range p.Skills {
			for _, need := range s.Needs {
				if seen[s] != seen[need] {
					seen[s], seen[need], grown = true, true, true
				}
			}
		}
	}
	return len(seen)
}

const head = "pack: 1\ntitle: T\nskills:\n  a:\n    title: A\n    items:\n"

// vars is a pack with one item that has variables.
func vars(with, answer string) string {
	return head + "      - id: x\n        " + with + "\n        ask: q {a}\n        answer: " + answer + "\n"
}

// TestDraws: an item with variables is drawn by its seed, and each draw is an item of
// its own that proves itself.
func TestDraws(t *testing.T) {
	pack, found := read(vars("vars: {a: 2..9, b: 11..19}", "\"{a - b}\"\n        mistakes: {\"{b - a}\": \"{a} comes first\"}\n        hints: [\"from {a}\"]"))
	if len(found) > 0 {
		t.Fatal(found)
	}
	item := pack.Item("x")
	asks := map[engine.Text]bool{}
	for seed := range uint64(100) {
		drawn := item.Drawn(seed, nil)
		asks[drawn.Ask] = true
		if again := item.Drawn(seed, nil); again.Ask != drawn.Ask || drawn.ID != item.ID || drawn.Skill != item.Skill {
			t.Fatalf("seed %d draws %q, then %q", seed, drawn.Ask, again.Ask)
		}
		if want := engine.Clean("q " + drawn.Draw["a"]); drawn.Ask != want {
			t.Errorf("%v asks %q", drawn.Draw, drawn.Ask)
		}
		if g, err := drawn.Grade(answer.Reply{Text: drawn.Key.Solution()}); err != nil || g.Outcome != answer.Right {
			t.Errorf("%v: its own answer is %v, %v", drawn.Draw, g.Outcome, err)
		}
	}
	if len(asks) != 8 {
		t.Errorf("%d of 8 questions were drawn", len(asks))
	}
}

// TestMistakes writes packs wrongly: each must be reported by its rule, at its place.
func TestMistakes(t *testing.T) {
	for name, c := range map[string]struct {
		text         string
		rule         string
		line, column int
		hint         string // a part of the cure
	}{
		"unknown key":          {head + "      - {id: x, ask: q, anser: 2}\n", "unknown-key", 7, 25, "did you mean `answer`"},
		"duplicate key":        {head + "      - id: x\n        ask: q\n        ask: r\n        answer: 2\n", "duplicate-key", 9, 9, "keep one"},
		"answer list":          {head + "      - {id: x, ask: q, answer: [2, two]}\n", "answer-list", 7, 33, "`answers:`"},
		"no answer":            {head + "      - {id: x, ask: q}\n", "missing-key", 7, 9, "answer: …"},
		"no question":          {head + "      - {id: x, answer: 2}\n", "missing-key", 7, 9, "ask: …"},
		"null":                 {head + "      - {id: x, ask: q, answer: null}\n", "empty-text", 7, 33, `"null"`},
		"comment":              {head + "      - id: x\n        ask: q\n        answer: #first\n", "empty-text", 9, 16, "#first"},
		"cut text":             {head + "      - id: x\n        ask: q\n        answer: A #flat\n", "text-cut", 9, 17, "A #flat"},
		"tag":                  {head + "      - id: x\n        ask: q\n        answer: !important note\n", "tag", 9, 17, "quotes"},
		"anchor":               {head + "      - &x\n        ask: q\n        answer: 2\n", "anchor", 7, 9, "quote"},
		"alias":                {head + "      - {id: x, ask: *a, answer: 2}\n", "syntax", 7, 22, "quotes"},
		"bad level":            {head + "      - {id: x, ask: q, answer: 2, level: hrad}\n", "unknown-word", 7, 43, "did you mean `hard`"},
		"bad id":               {head + "      - {id: My Item, ask: q, answer: 2}\n", "bad-id", 7, 14, "my-item"},
		"no id":                {head + "      - {ask: q, answer: 2}\n", "no-id", 7, 9, "id: q-"},
		"same id":              {head + "      - {id: x, ask: q, answer: 2}\n      - {id: x, ask: r, answer: 3}\n", "duplicate-id", 8, 9, "another `id`"},
		"same choice":          {head + "      - {id: x, ask: q, answer: a, wrong: [b, B]}\n", "choice-twice", 7, 9, ""},
		"mistake right":        {head + "      - {id: x, ask: q, answer: 3/4, mistakes: {0.75: no}}\n", "mistake-right", 7, 49, ""},
		"key not right":        {head + "      - {id: x, ask: q, answer: 6/8, form: simplest}\n", "key-not-right", 7, 33, ""},
		"check fails":          {head + "      - {id: x, ask: q, answer: 2, check: [{given: 3, expect: right}]}\n", "check-fails", 7, 44, ""},
		"mistake no number":    {head + "      - {id: x, ask: q, answer: 2, mistakes: {two: no}}\n", "bad-number", 7, 47, ""},
		"bad forms":            {head + "      - {id: x, ask: q, answer: a, forms: \"(a\"}\n", "bad-forms", 7, 43, ""},
		"no effect":            {head + "      - {id: x, ask: q, answer: 2, typos: 1}\n", "no-effect", 7, 36, ""},
		"control character":    {head + "      - {id: x, ask: \"a\\eb\", answer: 2}\n", "hidden-character", 7, 22, ""},
		"figure without alt":   {head + "      - {id: x, ask: q, answer: 2, figure: {art: x}}\n", "no-alt", 7, 44, ""},
		"answer not shown":     {head + "      - {id: x, ask: q, answer: c, choices: [a, b]}\n", "answer-not-shown", 7, 33, ""},
		"unknown need":         {"pack: 1\ntitle: T\nskills:\n  alpha: {title: A, needs: [bta]}\n  beta: {title: B}\n", "unknown-skill", 4, 29, "did you mean `beta`"},
		"needs itself":         {"pack: 1\ntitle: T\nskills:\n  a: {title: A, needs: [a]}\n", "cycle", 4, 25, ""},
		"cycle":                {"pack: 1\ntitle: T\nskills:\n  a: {title: A, needs: [b]}\n  b: {title: B, needs: [a]}\n", "cycle", 5, 25, ""},
		"two units":            {"pack: 1\ntitle: T\nunits:\n  - {title: U, skills: [a]}\n  - {title: V, skills: [a]}\nskills:\n  a: {title: A}\n", "two-units", 5, 25, ""},
		"no unit":              {"pack: 1\ntitle: T\nunits:\n  - {title: U, skills: [a]}\nskills:\n  a: {title: A}\n  b: {title: B}\n", "no-unit", 1, 1, ""},
		"empty unit":           {"pack: 1\ntitle: T\nunits:\n  - {title: U}\nskills:\n  a: {title: A}\n", "empty-unit", 4, 5, ""},
		"no items":             {"pack: 1\ntitle: T\nskills:\n  a: {title: A}\n", "no-items", 4, 3, ""},
		"no title":             {"pack: 1\nskills:\n  a: {title: A}\n", "no-title", 1, 1, ""},
		"no format":            {"title: T\nskills:\n  a: {title: A}\n", "no-format", 1, 1, "pack: 1"},
		"newer format":         {"pack: 2\ntitle: T\nskills:\n  a: {title: A}\n", "newer-format", 1, 1, ""},
		"no skills":            {"pack: 1\ntitle: T\n", "no-skills", 1, 1, ""},
		"skills as list":       {"pack: 1\ntitle: T\nskills:\n  - a\n", "not-a-mapping", 4, 3, ""},
		"a list for a text":    {"pack: 1\ntitle: [T]\nskills:\n  a: {title: A}\n", "not-a-text", 2, 8, ""},
		"second document":      {"pack: 1\ntitle: T\nskills:\n  a: {title: A}\n---\nx: 1\n", "second-document", 5, 1, ""},
		"missing lesson file":  {"pack: 1\ntitle: T\nskills:\n  a: {title: A, lesson: lessons/b.md}\n", "no-file", 4, 25, ""},
		"bad expression":       {head + "      - {id: x, ask: q, answer: 2y, in: x}\n", "bad-expression", 7, 33, ""},
		"bad variable":         {vars("vars: {\"a b\": 1..2}", "2"), "bad-variable", 8, 16, ""},
		"bad range":            {vars("vars: {a: 6..1}", "2"), "bad-range", 8, 19, ""},
		"bad condition":        {vars("vars: {a: 1..2}\n        where: b > 1", "2"), "bad-condition", 9, 16, ""},
		"no draw":              {vars("vars: {a: 1..2}\n        where: a > 5", "2"), "no-draw", 7, 9, "loosen"},
		"no value":             {vars("vars: {a: 0..2}", "\"{1/a}\""), "no-value", 10, 17, "where"},
		"mistake in a draw":    {vars("vars: {a: 1..3, b: 2..2}", "\"{a*b}\"\n        mistakes: {\"{a+b}\": added}"), "mistake-right", 11, 20, ""},
		"variables, no id":     {head + "      - {vars: {a: 1..2}, ask: q, answer: 2}\n", "no-id", 7, 9, ""},
		"choice both":          {head + "      - {id: x, ask: q, answer: a, choices: [a, b], wrong: [a]}\n", "key-not-right", 7, 9, ""},
		"answer twice":         {head + "      - {id: x, ask: q, answers: [a, a], choices: [a, b]}\n", "key-not-right", 7, 9, ""},
		"wrong not shown":      {head + "      - {id: x, ask: q, answer: a, choices: [a, b], wrong: [{c: no}]}\n", "key-not-right", 7, 9, ""},
		"check incomplete":     {head + "      - {id: x, ask: q, answer: 2, check: [{given: 3}]}\n", "missing-key", 7, 44, "given: 6/8"},
		"no skills in it":      {"pack: 1\ntitle: T\nskills: {}\n", "no-skills", 1, 1, ""},
		"broken second":        {"pack: 1\ntitle: T\nskills:\n  a: {title: A}\n---\nfoo: [\n", "second-document", 5, 1, ""},
		"odd line break":       {"pack: 1\ntitle: \"a\u2028b\"\n", "hidden-character", 2, 10, ""},
		"long circle":          {"pack: 1\ntitle: T\nskills:\n  a: {title: A, needs: [c]}\n  b: {title: B, needs: [a]}\n  c: {title: C, needs: [b]}\n", "cycle", 5, 25, ""},
		"comma in a list":      {head + "      - {id: x, ask: q, answers: [\"a, b\", c]}\n", "comma-in-answer", 7, 35, ""},
		"list of one":          {head + "      - {id: x, ask: q, answers: [a]}\n", "missing-key", 7, 34, "answer: …"},
		"order of one":         {head + "      - {id: x, ask: q, order: [a]}\n", "missing-key", 7, 32, ""},
		"order with a twin":    {head + "      - {id: x, ask: q, order: [a, b, a]}\n", "choice-twice", 7, 9, ""},
		"mistakes of a choice": {head + "      - {id: x, ask: q, answer: a, wrong: [b], mistakes: {c: no}}\n", "no-effect", 7, 48, "`wrong`"},
		"fact with an answer":  {head + "      - {id: x, fact: q, answer: a}\n", "no-effect", 7, 26, ""},
		"too deep":             {"pack: 1\nx-deep: " + strings.Repeat("[", 40) + strings.Repeat("]", 40) + "\n", "too-deep", 2, 0, ""},
		"too large":            {"pack: 1\nx-large: \"" + strings.Repeat("a", maxText+1) + "\"\n", "too-large", 2, 10, ""},
		"empty":                {"", "empty-file", 1, 1, ""},
		"latin-1":              {"pack: 1\ntitle: Caf\xe9 x\n", "not-utf8", 2, 11, "latin1"},
		"utf-16":               {"\xff\xfep\x00a\x00", "not-utf8", 1, 1, "utf-16"},
		"a null character":     {"pack: 1\ntitle: a\x00b\n", "hidden-character", 2, 9, "delete"},
		"true as a key":        {head + "      - {id: x, true: The sky is blue.}\n", "unknown-key", 7, 17, "fact:"},
	} {
		_, found := read(c.text)
		ok := false
		for _, d := range found {
			ok = ok || d.Rule == c.rule && d.Line == c.line && (c.column == 0 || d.Column == c.column) && strings.Contains(d.Hint, c.hint)
		}
		if !ok {
			t.Errorf("%s: want %s at %d:%d with %q; found %v", name, c.rule, c.line, c.column, c.hint, found)
		}
	}
}

// TestSmallFilesThatCostMuch: packs that once took seconds are read or refused at
// once; the test's own time limit is the bar.
func TestSmallFilesThatCostMuch(t *testing.T) {
	var dense, strangers strings.Builder
	dense.WriteString("pack: 1\ntitle: T\nskills:\n")
	strangers.WriteString(dense.String())
	for i := range 1500 {
		fmt.Fprintf(&dense, "  s%d: {title: A, needs: [", i)
		for j := max(0, i-20); j < i; j++ {
			fmt.Fprintf(&dense, "s%d,", j)
		}
		dense.WriteString("]}\n")
		fmt.Fprintf(&strangers, "  t%d: {title: A, needs: [u%d]}\n", i, i)
	}
	for name, text := range map[string]string{"dense": dense.String(), "strangers": strangers.String()} {
		begun := time.Now()
		pack, found := read(text)
		t.Logf("%s: %d bytes in %v, %d diagnostics", name, len(text), time.Since(begun).Round(time.Millisecond), len(found))
		if pack == nil || len(found) == 0 {
			t.Errorf("%s: %v", name, found)
		}
	}
}

// TestOtherScripts: ids are made of letters of any script.
func TestOtherScripts(t *testing.T) {
	pack, found := read("pack: 1\ntitle: T\nunits:\n  - {title: Дроби, skills: [a]}\n  - {title: Числа, skills: [数学]}\nskills:\n  a: {title: \"A\\nB\"}\n  数学: {title: B}\n")
	if Errors(found) || len(pack.Units) != 2 || pack.Unit("дроби") == nil || pack.Skill("数学") == nil {
		t.Errorf("%v", found)
	}
	if title := pack.Skill("a").Title; title != "A B" {
		t.Errorf("a title of two lines is %q", title)
	}
}

// TestOneBadItem: the rest of the pack loads.
func TestOneBadItem(t *testing.T) {
	pack, found := read(head + "      - {id: x, ask: q, answer: [1]}\n      - {id: y, ask: q, answer: 2}\n")
	if pack == nil || pack.Item("y") == nil || pack.Item("x") != nil || len(found) != 1 {
		t.Errorf("pack %v, found %v", pack, found)
	}
}

func TestCaret(t *testing.T) {
	_, found := read("pack: 1\ntitle: T\nskills:\n  a: {title: 漢字, titel: x}\n")
	want := "p.yaml:4:18: error: `titel` is not a key of a skill [unknown-key]\n" +
		"    4 |   a: {title: 漢字, titel: x}\n" +
		"      |                    ^\n" +
		"      = did you mean `title`?\n"
	if len(found) == 0 || found[0].String() != want {
		t.Errorf("got\n%v\nwant\n%s", found, want)
	}
}

// TestKinds: what kind of key the keys of an item tell.
func TestKinds(t *testing.T) {
	pack, found := read(head + `
      - {id: number, ask: q, answer: 3/4}
      - {id: quoted, ask: q, answer: "12"}
      - {id: code, ask: q, answer: 007}
      - {id: word, ask: q, answer: no}
      - {id: version, ask: q, answer: 1.10}
      - {id: choice, ask: q, answer: a, wrong: [b, {c: because}]}
      - {id: several, ask: q, answers: [a, b], wrong: [c]}
      - {id: ordered, ask: q, answer: b, choices: [a, b, c]}
      - {id: expression, ask: q, answer: 2(x + 3), in: x}
      - {id: list, ask: q, answers: [a, b]}
      - {id: list-in-order, ask: q, answers: [a, b], in_order: yes}
      - {id: order, ask: q, order: [c, a, b]}
      - {id: fact, fact: water is wet}
      - {id: myth, myth: the moon is cheese}
`)
	if Errors(found) {
		t.Fatal(found)
	}
	for id, right := range map[string]answer.Reply{
		"number": {Text: "0.75"}, "quoted": {Text: "12"}, "code": {Text: "007"}, "word": {Text: "No"}, "version": {Text: "1.1"}, "expression": {Text: "6+2x"}, "list": {Text: "b, a"}, "list-in-order": {Text: "a, b"}, "order": {Picked: []string{"c", "a", "b"}},
		"choice": {Picked: []string{"a"}}, "several": {Picked: []string{"a", "b"}}, "ordered": {Picked: []string{"b"}},
		"fact": {Picked: []string{"True"}}, "myth": {Picked: []string{"False"}},
	} {
		if g, err := pack.Item(id).Grade(right); err != nil || g.Outcome != answer.Right {
			t.Errorf("%s: %v is %v, %v", id, right, g.Outcome, err)
		}
	}
	if g, _ := pack.Item("code").Grade(answer.Reply{Text: "7"}); g.Outcome == answer.Right {
		t.Error("007 was taken for a number")
	}
	if o := pack.Item("ordered").Options; strings.Join(o, "") != "abc" || pack.Item("ordered").Shuffle {
		t.Errorf("choices were not kept in order: %v", o)
	}
}

// shared is material that lies beside the project on some machines only.
func shared(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join("..", "..", "shared", filepath.FromSlash(name))
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		t.Skipf("%s is not here", name)
	}
	return path
}

// TestYamlTraps: for each slip that people make in YAML, the true line, which the
// probes count from 0, as editors' protocols do.
func TestYamlTraps(t *testing.T) {
	data, err := os.ReadFile(shared(t, "samples/yaml-traps/probes.json"))
	if err != nil {
		t.Fatal(err)
	}
	var probes []struct {
		Name, Source string
		Line         int
	}
	if err := json.Unmarshal(data, &probes); err != nil {
		t.Fatal(err)
	}
	for _, p := range probes {
		_, found := read(p.Source)
		ok := false
		for _, d := range found {
			ok = ok || d.Line == p.Line+1
		}
		if !ok {
			t.Errorf("%s: want line %d, found %v in\n%s", p.Name, p.Line+1, found, p.Source)
		}
	}
}

// TestDoctorOnSoundFiles: it must find nothing where nothing is wrong, or it would
// point at the wrong place elsewhere.
func TestDoctorOnSoundFiles(t *testing.T) {
	err := fs.WalkDir(packs, "packs", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".yaml") {
			return err
		}
		data, err := packs.ReadFile(path)
		if err != nil {
			return err
		}
		s := &source{lines: strings.Split(string(data), "\n")}
		if f := s.diagnose(len(s.lines)); f != nil {
			t.Errorf("%s:%d:%d: %s\n%s", path, f.line, f.column, f.message, s.lines[f.line-1])
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestSamples: the good ones load without an error, and the bad ones fail where they are
// bad.
func TestSamples(t *testing.T) {
	for name, want := range map[string][]string{
		"first.yaml":         nil,
		"fractions.yaml":     nil,
		"shell-skill.yaml":   {"no-file:8"}, // its lesson lies in the pack
		"spanish-skill.yaml": nil,
		"bad.yaml":           {"syntax:11"},
		"bad2.yaml":          {"bad-id:6", "unknown-key:7", "answer-list:10", "unknown-word:13", "no-alt:15", "no-file:15"},
		"traps.yaml":         {"tag:7", "empty-text:9", "empty-text:13"},
	} {
		_, found, err := Open(shared(t, "samples/pack-format/"+name))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range found {
			if d.Severity == Error {
				got = append(got, fmt.Sprintf("%s:%d", d.Rule, d.Line))
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: errors %v, want %v", name, got, want)
		}
	}
}

// TestFormatPage: every example on the page that describes the format loads.
func TestFormatPage(t *testing.T) {
	page, err := os.ReadFile(shared(t, "FORMAT.md"))
	if err != nil {
		t.Fatal(err)
	}
	var main string
	n := 0
	for _, part := range strings.Split(string(page), "```yaml\n")[1:] {
		block, _, _ := strings.Cut(part, "```")
		files := fstest.MapFS{}
		switch {
		case strings.Contains(block, "translates:"):
			files["pack.yaml"] = &fstest.MapFile{Data: []byte(main)}
			files["translations/es.yaml"] = &fstest.MapFile{Data: []byte(block)}
		case strings.Contains(block, "skills:"):
			main = block
			files["pack.yaml"] = &fstest.MapFile{Data: []byte(block)}
		default:
			files["pack.yaml"] = &fstest.MapFile{Data: []byte(packed("skills:\n  count:\n    title: Count lines\n"))}
			files["skills/count.yaml"] = &fstest.MapFile{Data: []byte(block)}
		}
		pack, found := Load(files, manifest, "fractions", "")
		if pack == nil || pack.Items() == 0 || pack.Skipped > 0 || Errors(found) {
			t.Errorf("this block does not load: %v\n%s", found, block)
		}
		n++
	}
	if n < 4 {
		t.Errorf("the page has %d blocks", n)
	}
}

// hostile are packs from a stranger who means harm, or whose editor does.
var hostile = map[string]string{
	"alias bomb":        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
	"alias of itself":   "a: &a [*a]\n",
	"merge key":         "a: &a {x: 1}\nb: {<<: *a}\n",
	"tag":               head + "      - {id: x, ask: !!binary aGk=, answer: !x y}\n",
	"escape":            head + "      - {id: x, ask: \"\\e]0;title\\a\", answer: 2}\n",
	"raw escape":        head + "      - {id: x, ask: a\x1b[31mb, answer: 2}\n",
	"entity":            head + "      - {id: x, ask: \"&#27;[31m &#x9b;0m &amp;#27; ~~&**#27;**[31m~~\", answer: 2}\n",
	"direction":         head + "      - {id: x, ask: \"a\\u202eb\\u2066\", answer: 2}\n",
	"marks":             head + "      - {id: x, ask: \"a" + strings.Repeat("\\u0301", 50) + "\", answer: 2}\n",
	"second document":   "a: 1\n---\nb: 2\n",
	"utf-16":            "\xff\xfep\x00a\x00c\x00k\x00",
	"nul":               "pack: 1\x00\n",
	"crlf and bom":      "\ufeffpack: 1\r\ntitle: T\r\nskills:\r\n  a: {title: A}\r\n",
	"no text at all":    "\xff\xfe",
	"dashes":            "- - - -\n\t- x",
	"brackets":          "{{{{[[[[",
	"nothing divided":   vars("vars: {a: 0..3}", "\"{1/a} {1/0} {gcd(a)} {9^9^9}\""),
	"a huge range":      vars("vars: {a: 0..1e9 by 1e-9}", "2"),
	"deep expression":   vars("vars: {a: 1..2}", "\"{"+strings.Repeat("(", 200)+"a"+strings.Repeat(")", 200)+"}\""),
	"unknown name":      vars("vars: {a: 1..2}\n        where: b and not c or d", "2"),
	"huge template":     head + "      - {id: x, ask: q, answer: a, forms: \"" + strings.Repeat("(a|b)", 60) + "\"}\n",
	"a file elsewhere":  head + "      - {id: x, ask: \"[a](../../etc/passwd)\", answer: 2, figure: {image: ../../x.png, alt: a}}\n",
	"a pattern of text": head + "      - {id: x, ask: q, answer: (a+)+$, accept: [\"" + strings.Repeat("a?", 100) + "\"]}\n",
}

// TestHostilePacks: nothing hidden comes through, and nothing is read that reaches out.
func TestHostilePacks(t *testing.T) {
	for name, text := range hostile {
		pack, found := read(text)
		if len(found) == 0 && name != "crlf and bom" && name != "entity" && name != "a pattern of text" && name != "marks" {
			t.Errorf("%s: nothing is wrong with it: %v", name, found)
		}
		if pack == nil {
			continue
		}
		for _, s := range pack.Skills {
			for _, it := range s.Items {
				if engine.Clean(string(it.Ask)) != it.Ask || strings.ContainsAny(string(it.Ask), "\x1b\x07\u202e\u2066") {
					t.Errorf("%s: %q is asked", name, it.Ask)
				}
			}
		}
	}
}

// FuzzLoad: nothing that is read may panic, each diagnostic has a place, and what is
// loaded can be asked.
func FuzzLoad(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	for _, r := range Rules() {
		f.Add(strings.ReplaceAll(r.Bad, "- ask", head+"      - ask"))
		f.Add(strings.ReplaceAll(r.Good, "- ask", head+"      - ask"))
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4096 {
			return // long texts only make each try slow
		}
		pack, found := read(text)
		for _, d := range found {
			if d.Line < 1 || d.Column < 1 || d.Rule == "" || d.Message == "" {
				t.Errorf("%q: %+v", text, d)
			}
			_ = d.String()
		}
		if pack == nil {
			return
		}
		for _, s := range pack.Skills {
			for _, it := range s.Items {
				drawn := it.Drawn(7, pack.Interests)
				if g, err := drawn.Grade(drawn.Key.Right()); err != nil || g.Outcome != answer.Right {
					t.Errorf("%q: %s: its own answer is %v, %v", text, it.ID, g.Outcome, err)
				}
			}
		}
	})
}

// TestReadme: the first pack that README shows is sound.
func TestReadme(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, block, found := strings.Cut(string(data), "```yaml\n")
	block, _, closed := strings.Cut(block, "```")
	if !found || !closed {
		t.Fatal("README shows no pack")
	}
	if pack, found := read(block); pack == nil || len(found) > 0 {
		t.Errorf("README's pack: %v", found)
	}
	if n := strings.Count(block, "\n"); n > 15 {
		t.Errorf("README's pack has %d lines", n)
	}
}

// TestShippedTry: every right answer of the shipped packs is graded right, and no foreseen
// mistake is, as `pack test` has it.
func TestShippedTry(t *testing.T) {
	for _, p := range Shipped("", "") {
		for _, trial := range Try(p.All()) {
			wrong := trial.Tried == OfRight && (trial.Outcome != answer.Right || trial.Unread != "") || trial.Tried == OfMistake && trial.Outcome == answer.Right
			if wrong {
				t.Errorf("%s: %s: %s %q is %v %s", p.ID, trial.Item, trial.Tried, trial.Given, trial.Outcome, trial.Unread)
			}
		}
	}
}
