package content

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"
)

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("pack.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("pack.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// validate holds YAML against the schema as an editor does.
func validate(t *testing.T, s *jsonschema.Schema, data []byte) error {
	t.Helper()
	var v any
	if err := yaml.Unmarshal(data, &v); err != nil {
		return err
	}
	j, err := json.Marshal(keyed(v))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(j))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(doc)
}

// keyed makes every key of a mapping a text, as JSON has it.
func keyed(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k, e := range v {
			v[k] = keyed(e)
		}
		return v
	case map[any]any:
		m := make(map[string]any)
		for k, e := range v {
			m[fmt.Sprint(k)] = keyed(e)
		}
		return m
	case []any:
		for i, e := range v {
			v[i] = keyed(e)
		}
		return v
	}
	return v
}

// TestSchemaTakesPacks: what the loader takes, an editor takes: the shipped packs, the cure
// of every rule, a sample of every kind.
func TestSchemaTakesPacks(t *testing.T) {
	s := compiled(t)
	err := fs.WalkDir(packs, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".yaml") {
			return err
		}
		data, err := fs.ReadFile(packs, name)
		if err != nil {
			return err
		}
		if err := validate(t, s, data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range Rules() {
		if r.Good != "" && !strings.HasPrefix(r.Good, "-- ") {
			good := r.Good
			if strings.HasPrefix(good, "- ") {
				good = packed("skills:\n  a:\n    title: A\n    items:\n") + indented(good)
			}
			if err := validate(t, s, []byte(good)); err != nil {
				t.Errorf("the cure of %s: %v", r.Name, err)
			}
		}
	}
}

func indented(text string) string {
	var b strings.Builder
	for _, line := range strings.Split(text, "\n") {
		b.WriteString("      " + line + "\n")
	}
	return b.String()
}

// TestSampleOfEachKind: each kind has a sample of its own, which loads without a word and which the
// schema takes.
func TestSampleOfEachKind(t *testing.T) {
	s := compiled(t)
	left := make(map[string]bool)
	for _, name := range typeNames() {
		left[name] = name != "card"
	}
	for _, sample := range Samples() {
		if !left[sample.Name] {
			t.Errorf("%s is no kind, or has two samples", sample.Name)
		}
		left[sample.Name] = false
		sample.YAML += "type: " + sample.Name + "\n" // the loader holds it against the keys
		text := packed("skills:\n  a:\n    title: A\n    items:\n") + threeItems + sample.Indented(6)
		_, found := Load(fstest.MapFS{"pack.yaml": {Data: []byte(text)}}, "pack.yaml", "p", "")
		for _, d := range found {
			t.Errorf("%s: %s", sample.Name, d)
		}
		if err := validate(t, s, []byte(text)); err != nil {
			t.Errorf("%s: %v", sample.Name, err)
		}
	}
	for name, missing := range left {
		if missing {
			t.Errorf("there is no sample of %s", name)
		}
	}
}

// within puts lines into the place that a description is of.
func within(name, lines string) fstest.MapFS {
	nested := func(head, lines string, by int) string {
		return head + strings.ReplaceAll("\n"+lines, "\n", "\n"+strings.Repeat(" ", by)) + "\n"
	}
	item := func(lines string) string { return nested("skills:\n  a:\n    title: A\n    items:\n      -", lines, 8) }
	file := func(text string) fstest.MapFS {
		return fstest.MapFS{"pack.yaml": {Data: []byte("pack: 1\ntitle: T\n" + text)}}
	}
	translation := func(text string) fstest.MapFS {
		fsys := file("skills:\n  a: {title: A}\n")
		fsys["translations/es.yaml"] = &fstest.MapFile{Data: []byte(text)}
		return fsys
	}
	switch name {
	case "pack":
		return fstest.MapFS{"pack.yaml": {Data: []byte(lines + "\n")}}
	case "source":
		return file(nested("sources:\n  s:", lines, 4))
	case "defaults":
		return file(nested("defaults:", lines, 2))
	case "unit":
		return file(nested("units:\n  -", lines, 4))
	case "skill":
		return file(nested("skills:\n  a:", lines, 4))
	case "example":
		return file(nested("skills:\n  a:\n    examples:\n      -", lines, 8))
	case "item":
		return file(item(lines))
	case "passage":
		return file(item("passage: P\n" + lines))
	case "steps":
		return file(item("steps: [{ask: q, answer: a}]\n" + lines))
	case "figure", "run", "code":
		return file(item(nested("ask: q\n"+name+":", lines, 2)))
	case "expect":
		return file(item(nested("ask: q\nrun:\n  expect:", lines, 4)))
	case "check":
		return file(item(nested("ask: q\nanswer: a\ncheck:\n  -", lines, 4)))
	case "translation":
		return translation(lines + "\n")
	}
	part := map[string]string{"translated-unit": "units", "translated-skill": "skills", "translated-item": "items"}[name]
	return translation(nested("pack: 1\ntranslates: p\n"+part+":\n  a:", lines, 4))
}

// TestNothingDrifts: every key that is described is read where it is described, and a key
// that is not is refused by loader and schema alike.
func TestNothingDrifts(t *testing.T) {
	for _, d := range descriptions() {
		for _, k := range append([]described{{key: "no-such-key"}}, d.keys...) {
			lines := k.key + ": 1"
			if d.name == "passage" && k.key == "passage" || d.name == "steps" && k.key == "steps" {
				continue // it makes it one, and stands there already
			}
			if k.key == "where" {
				lines = "vars: {b: [1]}\nwhere: b == 1" // it stands beside them only
			}
			_, found := Load(within(d.name, lines), "pack.yaml", "p", "")
			unknown := false
			for _, f := range found {
				unknown = unknown || f.Rule == "unknown-key" && strings.Contains(f.Message, "`"+k.key+"`")
				if f.Rule == "syntax" {
					t.Fatalf("%s: %s", d.name, f)
				}
			}
			if unknown != (k.key == "no-such-key") && !(d.name == "translated-unit") && !(d.name == "translated-item" && k.key == "no-such-key") {
				t.Errorf("%s of %s: unknown is %v", k.key, d.name, unknown)
			}
		}
	}
	s := compiled(t)
	for _, d := range allDescribed() {
		for _, f := range within(d.name, "no-such-key: 1") {
			if strings.Contains(string(f.Data), "no-such-key") && validate(t, s, f.Data) == nil {
				t.Errorf("the schema takes a strange key in %s:\n%s", d.what, f.Data)
			}
		}
	}
}
