package content

import (
	"os"
	"slices"
	"strings"
	"testing"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// kitchen is a pack with an item of every kind.
func kitchen(t *testing.T, how reading) (*engine.Pack, []Diagnostic) {
	t.Helper()
	pack, found := newLoader(os.DirFS("../tui/testdata/kitchen"), manifest, "kitchen", "", how).load(manifest)
	if Errors(found) {
		t.Fatal(found)
	}
	return pack, found
}

// TestGroups: steps are asked in their order and drawn together; passages and fallbacks
// stand as they should; cards go both ways.
func TestGroups(t *testing.T) {
	pack, _ := kitchen(t, reading{thorough: true})
	first, second := pack.Item("potatoes-1"), pack.Item("potatoes-2")
	if second.After != first || second.First() != first || first.After != nil || !second.Follows(first) {
		t.Error("the steps do not follow each other")
	}
	for seed := range uint64(20) {
		a, b := first.Drawn(seed, nil), second.Drawn(seed, nil)
		if a.Draw["n"] != b.Draw["n"] || !strings.Contains(string(b.Stem), string(a.Solution())) {
			t.Errorf("seed %d: %v and %v; the second stands on %q", seed, a.Draw, b.Draw, b.Stem)
		}
	}
	if two, onions := pack.Item("for-two"), pack.Item("onions"); two.Stem == "" || !onions.Follows(two) {
		t.Error("the questions on a passage do not follow each other")
	}
	if ls := pack.Item("list-files"); ls.Asks != engine.Typed || !strings.Contains(string(ls.Ask), "Which command") || ls.Worked == "" && ls.Level != 3 {
		t.Errorf("the fallback is %+v", ls)
	}
	for id, want := range map[string]string{"card-el-pan": "the bread", "card-el-pan-back": "el pan", "card-la-sal": "the salt"} {
		if it := pack.Item(id); it == nil || string(it.Solution()) != want {
			t.Errorf("the card %s is %v", id, it)
		}
	}
	if g, _ := pack.Item("card-la-sal").Grade(answer.Reply{Text: "salt"}); g.Outcome != answer.Right {
		t.Error("a card does not accept what it accepts")
	}
}

// TestFallbackChecks: the author's tests in a fallback are tests of what it asks.
func TestFallbackChecks(t *testing.T) {
	item := func(expect string) []Diagnostic {
		_, found := read(head + "      - id: x\n        ask: q\n        run: {solution: ls, expect: {output_has: [a]}}\n        fallback: {ask: q, answer: ls, check: [{given: LS, expect: " + expect + "}]}\n")
		return found
	}
	if found := item("right"); len(found) > 0 {
		t.Error(found)
	}
	if found := item("wrong"); !slices.ContainsFunc(found, func(d Diagnostic) bool { return d.Rule == "check-fails" }) {
		t.Error(found)
	}
}

// TestDresses: an item takes the dress of the dearest interest that it has one for, and
// asks the same in each.
func TestDresses(t *testing.T) {
	pack, _ := kitchen(t, reading{})
	half := pack.Item("half")
	for _, c := range []struct {
		interests []string
		want      string
	}{
		{nil, "Jo uses"}, {[]string{"sailing"}, "Jo uses"}, {[]string{"parties"}, "The host uses"},
		{[]string{"camping", "parties"}, "By the fire"}, {[]string{"parties", "camping"}, "The host"},
	} {
		drawn := half.Drawn(3, c.interests)
		if !strings.HasPrefix(string(drawn.Ask), c.want) {
			t.Errorf("with %v it asks %q", c.interests, drawn.Ask)
		}
		if plain := half.Drawn(3, nil); plain.Solution() != drawn.Solution() || drawn.ID != half.ID {
			t.Errorf("with %v the answer is %q, without %q", c.interests, drawn.Solution(), plain.Solution())
		}
	}
}

// TestTranslations: a learner reads the language that they want as far as it goes, and an
// author is told what is wrong in any of them.
func TestTranslations(t *testing.T) {
	pack, _ := kitchen(t, reading{language: "de-AT"})
	if pack.Language != "de" || pack.Title != "In der Küche" || pack.Skill("words").Title != "Wörter der Küche" || pack.Skill("sauces").Title != "A recipe, read and worked out" {
		t.Errorf("%s: %s; %s; %s", pack.Language, pack.Title, pack.Skill("words").Title, pack.Skill("sauces").Title)
	}
	gaps := pack.Item("gaps")
	if g, err := gaps.Grade(answer.Reply{Parts: []string{"kochen", "braten"}}); err != nil || g.Outcome != answer.Right || len(gaps.Hints) != 2 {
		t.Errorf("the gaps in German: %v %v, %d hints", g.Outcome, err, len(gaps.Hints))
	}
	if it := pack.Item("onions"); !strings.HasPrefix(string(it.Ask), "Wie viele") || !strings.Contains(string(it.Stem), "sauce") {
		t.Errorf("a question on a passage: %q on %q", it.Ask, it.Stem)
	}
	if pack, _ := kitchen(t, reading{language: "fr"}); pack.Title != "In the kitchen" {
		t.Errorf("in French: %s", pack.Title)
	}
	if pack, _ := kitchen(t, reading{thorough: true, language: "de"}); pack.Title != "In the kitchen" || pack.Item("gaps").Key.Right().Parts[0] != "boil" {
		t.Error("an author does not read the pack as it is written")
	}
	found := example("-- pack.yaml --\n" + packed("language: en\nskills:\n  a:\n    title: A\n    items:\n"+threeItems) +
		"\n-- translations/de.yaml --\npack: 1\nitems:\n  sum-1: {ask: Was ist 1 + 3, answer: 4, mistakes: {4: nein}}\n  sum-2: {aks: x}\n")
	for _, rule := range []string{"mistake-right", "unknown-key"} {
		if !slices.ContainsFunc(found, func(d Diagnostic) bool { return d.Rule == rule && d.File == "translations/de.yaml" && d.Line >= 3 }) {
			t.Errorf("%s is not reported in the translation: %v", rule, found)
		}
	}
}

// TestProvisionalID: it stays while other things change, and does not come from a draw.
func TestProvisionalID(t *testing.T) {
	id := func(item string) string {
		pack, _ := read(head + "      - {" + item + "}\n")
		if pack == nil || pack.Items() != 1 {
			t.Fatalf("%s does not load", item)
		}
		return pack.Skills[0].Items[0].ID
	}
	base := id("ask: q, answer: 2")
	if again := id("level: hard, explain: because, ask: q, answer: 2, hints: [a]"); again != base {
		t.Errorf("%s became %s", base, again)
	}
	for _, other := range []string{"ask: r, answer: 2", "ask: q, answer: 3", "ask: q, answer: 2, choices: [2, 3]"} {
		if id(other) == base {
			t.Errorf("%s has the same id", other)
		}
	}
	if a := id("ask: \"{a}\", answer: \"{a}\", vars: {a: 1..3}"); a == base || len(a) != len("q-")+7 {
		t.Errorf("with variables: %s", a)
	}
}

// TestCardsAreCards: what stands under `cards` has a memory of its own, both ways.
func TestCardsAreCards(t *testing.T) {
	pack, _ := read(packed("skills:\n  a:\n    title: A\n    cards:\n      - el perro: the dog\n    reverse: yes\n    items:\n" + threeItems))
	cards := 0
	for _, it := range pack.Skills[0].Items {
		if it.Card {
			cards++
		}
	}
	if cards != 2 {
		t.Errorf("of a card that is asked both ways come %d cards", cards)
	}
}

// TestAlso: an item that needs other skills, too, knows them, with variables or without; a
// skill that is not there is told.
func TestAlso(t *testing.T) {
	text := packed("skills:\n  a:\n    title: A\n    items:\n"+threeItems) + "  b:\n    title: B\n    needs: [a]\n    items:\n" + strings.ReplaceAll(threeItems, "id: ", "id: b-") +
		"      - {id: both, also: [a], ask: What is it, answer: word}\n      - {id: drawn, also: [a, b], vars: {x: [1, 2]}, ask: \"What is {x}\", answer: \"{x}\"}\n      - {id: stray, also: [c], ask: What is it, answer: word}\n"
	pack, found := read(text)
	if pack == nil {
		t.Fatal(found)
	}
	for _, id := range []string{"both", "drawn"} {
		if it := pack.Item(id); it == nil || len(it.Also) != 1 || it.Also[0].ID != "a" {
			t.Errorf("%s: %v\n%v", id, it, found)
		}
	}
	if !slices.ContainsFunc(found, func(d Diagnostic) bool { return strings.Contains(d.Message, "`c`") }) {
		t.Errorf("a skill that is not there is not told: %v", found)
	}
}
