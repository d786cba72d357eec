package content_test

import (
	"os"
	"path/filepath"
	"testing"

	"ownpace/content"
)

// TestCardsAreAPack: cards with anything in them are a pack without a mistake, and say what
// they said.
func TestCardsAreAPack(t *testing.T) {
	texts := [][2]string{
		{"What is 2 + 3?", "5"},
		{`A "quoted" \ thing: # no comment`, "- [no, list] {a: b} {{gap}} !tag *x* &y | > % @ `"},
		{"null", "~"},
		{"Two\nlines", "yes"},
		{"{a+b}", "0x10"},
		{"\tno ", "1e3"},
		{"¿Qué?", "日本語 é\u0301"},
		{"same", "front"},
		{"same", "back"},
	}
	c := content.Cards{Title: "My cards: a \"pack\"", Language: "en", License: "CC0-1.0"}
	for i, text := range texts {
		skill := []string{"phases", "", "Not an id", "tides"}[i%4]
		c.Add(skill, "A title: with # signs", text[0], text[1])
	}
	dir := filepath.Join(t.TempDir(), "cards")
	if err := c.Write(dir); err != nil {
		t.Fatal(err)
	}
	if err := c.Write(dir); err == nil {
		t.Error("a folder that is not empty was written over")
	}
	pack, found, err := content.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range found {
		if d.Severity != content.Note && d.Rule != "few-items" {
			text, _ := os.ReadFile(filepath.Join(dir, "pack.yaml"))
			t.Fatalf("%+v in\n%s", d, text)
		}
	}
	n := 0
	for _, s := range pack.Skills {
		for _, it := range s.Items {
			if !it.Card {
				t.Errorf("%s is no card", it.ID)
			}
			n++
		}
	}
	if n != len(texts) || c.N() != n {
		t.Errorf("%d of %d cards are there", n, len(texts))
	}
	if it := pack.Item("own-1"); it.Ask != "What is 2 + 3?" || it.Solution() != "5" {
		t.Errorf("%q %q", it.Ask, it.Solution())
	}
}
