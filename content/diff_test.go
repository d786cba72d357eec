package content

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// release is a version of a pack, from its text.
func release(t *testing.T, name, text string) Release {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	r, found, err := OpenRelease(file)
	if err != nil || Errors(found) {
		t.Fatal(err, found, text)
	}
	return r
}

const riversPack = `pack: 1
id: rivers
version: "1.4.0"
title: Rivers
interests: [sailing]
retired: {old-sea: It dried up.}
units:
  - {id: east, title: The east, skills: [danube]}
  - {id: west, title: The west, skills: [rhine, seine]}
skills:
  danube:
    title: The Danube
    lesson: It rises in Germany.
    items:
      - {id: sea, was: [the-sea], ask: Where does it end, answer: Black Sea}
      - id: sum
        vars: {a: 2..4, b: [5, 7]}
        ask: {default: "{a} boats and {b}", sailing: "{a} sails and {b}"}
        answer: "{a + b}"
  rhine:
    title: The Rhine
    needs: [danube]
    items:
      - {id: lake, ask: Through which lake, answer: Lake Constance, wrong: [Lake Geneva]}
      - {id: length, ask: How long is it, answer: 1230, unit: km}
  seine:
    title: The Seine
    items: [{id: paris, fact: It flows through Paris.}]
`

// TestDiff: each edit of a pack is told as what it is.
func TestDiff(t *testing.T) {
	type edit []string // old, new, old, new
	for _, test := range []struct {
		name  string
		edit  edit
		want  []string // thing change id, and once what
		least Bump
	}{
		{"nothing", edit{}, nil, NoBump},
		{"layout", edit{"{id: sea, was: [the-sea], ask: Where does it end, answer: Black Sea}", "\n          ask: \"Where does it end\"\n          answer: Black Sea\n          id: sea\n          was: the-sea"}, nil, NoBump},
		{"wording", edit{"Where does it end", "Where does it flow into", "rises in Germany", "rises in the Black Forest"}, []string{"skill reworded danube", "item reworded sea"}, Patch},
		{"wording of a dress", edit{"{a} sails and", "{a} masts and"}, []string{"item reworded sum"}, Patch},
		{"accept", edit{"answer: Black Sea}", "answer: Black Sea, accept: [the Black Sea]}"}, []string{"item grading sea"}, Patch},
		{"answer", edit{"answer: Black Sea}", "answer: Baltic Sea}"}, []string{"item answer sea; write `edition: 2` if it is another question now"}, Patch},
		{"answer with variables", edit{"{a + b}", "{a * b}"}, []string{"item answer sum; write `edition: 2` if it is another question now"}, Patch},
		{"edition", edit{"answer: Black Sea}", "answer: Baltic Sea, edition: 2}"}, []string{"item edition sea"}, Minor},
		{"same number", edit{"answer: 1230,", "answer: 2460/2,"}, []string{"item grading length"}, Patch},
		{"from recognition to recall", edit{"answer: Lake Constance, wrong: [Lake Geneva]", "answer: Lake Constance, mistakes: {Lake Geneva: That is the Rhone.}"}, []string{"item kind lake"}, Patch},
		{"true to false", edit{"fact: It", "myth: It"}, []string{"item answer paris; write `edition: 2` if it is another question now"}, Patch},
		{"some values", edit{"a: 2..4", "a: 3..9"}, nil, NoBump},
		{"other values", edit{"a: 2..4", "a: 12..14"}, []string{"item numbers sum"}, Patch},
		{"use", edit{"unit: km", "unit: km, use: review-only"}, []string{"item use length"}, Patch},
		{"new item", edit{"[{id: paris,", "[{id: tower, ask: Which tower, answer: Eiffel}, {id: paris,"}, []string{"item added tower"}, Minor},
		{"retired id again", edit{"[{id: paris,", "[{id: old-sea, ask: Which tower, answer: Eiffel}, {id: paris,", "retired: {old-sea: It dried up.}", ""}, []string{"item id-again old-sea"}, Major},
		{"gone", edit{"      - {id: length, ask: How long is it, answer: 1230, unit: km}\n", ""}, []string{"item removed length; write `length: why it is gone` under `retired`, so that the id is not used again"}, Major},
		{"retired", edit{"      - {id: length, ask: How long is it, answer: 1230, unit: km}\n", "", "It dried up.", "It dried up., length: It was never measured."}, []string{"item removed length"}, Major},
		{"renamed", edit{"id: length", "id: how-long, was: [length]"}, []string{"item renamed how-long, once length"}, Major},
		{"another id", edit{"id: length", "id: how-long"}, []string{"item re-identified how-long, once length; write `was: [length]`, or give it its id back"}, Major},
		{"forgotten", edit{" was: [the-sea],", ""}, []string{"item forgotten sea, once the-sea; write `the-sea` under `was` again"}, Major},
		{"to another skill", edit{"      - {id: length, ask: How long is it, answer: 1230, unit: km}\n", "", "[{id: paris,", "[{id: length, ask: How long is it, answer: 1230, unit: km}, {id: paris,"}, []string{"item moved length"}, Minor},
		{"skill renamed", edit{"[danube]}", "[donau]}", "  danube:\n    title: The Danube", "  donau:\n    was: [danube]\n    title: The Danube", "needs: [danube]", "needs: [donau]"}, []string{"skill renamed donau, once danube"}, Major},
		{"skill with another id", edit{"[danube]}", "[donau]}", "  danube:\n    title: The Danube", "  donau:\n    title: Die Donau", "needs: [danube]", "needs: [donau]"}, []string{"skill re-identified donau, once danube; write `was: [danube]`, or give it its id back"}, Major},
		{"skills merged", edit{"skills: [rhine, seine]", "skills: [rhine]", "  seine:\n    title: The Seine\n    items: [{id: paris, fact: It flows through Paris.}]\n", "", "    needs: [danube]\n", "    needs: [danube]\n    was: [seine]\n", "      - {id: lake,", "      - {id: paris, fact: It flows through Paris.}\n      - {id: lake,"},
			[]string{"skill renamed rhine, once seine"}, Major},
		{"needs", edit{"    needs: [danube]\n", ""}, []string{"skill needs rhine"}, Minor},
		{"skill to another unit", edit{"[danube]}", "[danube, seine]}", "[rhine, seine]", "[rhine]"}, []string{"skill moved seine"}, Minor},
		{"unit without id", edit{"{id: west, title: The west", "{title: Westwards"}, []string{"unit re-identified westwards, once west; write `was: [west]`, or give it its id back"}, Major},
		{"unit gone", edit{"  - {id: west, title: The west, skills: [rhine, seine]}\n", "", "[danube]}", "[danube, rhine, seine]}"}, []string{"unit removed west", "skill moved rhine", "skill moved seine"}, Major},
		{"units new", edit{"[rhine, seine]}", "[rhine]}\n  - {id: south, title: The south, skills: [seine]}"}, []string{"unit added south", "skill moved seine"}, Minor},
		{"pack renamed", edit{"id: rivers", "id: streams\nwas: [rivers]"}, []string{"pack renamed streams, once rivers"}, Major},
		{"another pack", edit{"id: rivers", "id: streams"}, []string{"pack replaced streams, once rivers; write `was: [rivers]` if it is the same subject"}, Major},
		{"no id", edit{"id: rivers\n", ""}, []string{"pack unnamed next; write `id: rivers` into its manifest"}, NoBump},
	} {
		text := riversPack
		for i := 0; i < len(test.edit); i += 2 {
			if !strings.Contains(text, test.edit[i]) {
				t.Fatalf("%s: there is no %q", test.name, test.edit[i])
			}
			text = strings.Replace(text, test.edit[i], test.edit[i+1], 1)
		}
		d := Compare(release(t, "rivers.yaml", riversPack), release(t, "next.yaml", text))
		var got []string
		for _, c := range d.Changes {
			line := fmt.Sprintf("%s %s %s", c.Thing, c.Change, c.ID)
			if c.Was != "" {
				line += ", once " + c.Was
			}
			if c.Advice != "" {
				line += "; " + c.Advice
			}
			got = append(got, line)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s:\n got %q\nwant %q", test.name, got, test.want)
		}
		if d.Least != test.least {
			t.Errorf("%s: it needs %s, wanted %s", test.name, d.Least, test.least)
		}
	}
}

// TestLeastVersion: from what there was, by how much, to what, and whether that is enough.
func TestLeastVersion(t *testing.T) {
	change := map[Bump][2]string{NoBump: {"x", "x"}, Patch: {"Where does it end", "Where to"}, Minor: {"    needs: [danube]\n", ""}, Major: {"id: length", "id: long"}}
	for _, c := range []struct {
		old    string
		bump   Bump
		now    string
		least  string
		enough bool
	}{
		{"1.4.0", NoBump, "1.4.0", "1.4.0", true},
		{"1.4.0", Patch, "1.4.0", "1.4.1", false},
		{"1.4.0", Patch, "1.4.1", "1.4.1", true},
		{"1.4.9", Minor, "1.4.10", "1.5.0", false},
		{"1.4.9", Minor, "1.5.0", "1.5.0", true},
		{"1.4.9", Patch, "1.10.0", "1.4.10", true},
		{"1.4.9", Major, "1.9.0", "2.0.0", false},
		{"1.4.9", Major, "2.0.0", "2.0.0", true},
		{"0.1.0", Major, "0.2.0", "0.2.0", true},
		{"0.1.0", Major, "0.1.9", "0.2.0", false},
		{"2.0.0", Patch, "1.9.0", "2.0.1", false},
		{"1.4", Patch, "1.4.1", "1.4.1", true},
		{"1.4.0", Patch, "next", "1.4.1", false},
		{"first", Patch, "1.0.0", "", true},
		{"first", Patch, "second", "", false},
		{"first", NoBump, "first", "", true},
	} {
		version := func(text, v string) string { return strings.Replace(text, "1.4.0", v, 1) }
		d := Compare(release(t, "r.yaml", version(riversPack, c.old)), release(t, "r.yaml", version(strings.Replace(riversPack, change[c.bump][0], change[c.bump][1], 1), c.now)))
		if d.Version != c.least || d.Enough != c.enough || d.Least != c.bump {
			t.Errorf("from %s by %s to %s: least %q (%s), enough %v", c.old, c.bump, c.now, d.Version, d.Least, d.Enough)
		}
	}
}
