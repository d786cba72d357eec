package content

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// TestFeedback: a letter to an author says what was asked, both answers, why, and lines that
// the pack takes.
func TestFeedback(t *testing.T) {
	file := filepath.Join(t.TempDir(), "sky.yaml")
	if err := os.WriteFile(file, []byte(`pack: 1
id: sky
title: The sky
skills:
  moon:
    title: The Moon
    items:
      - id: gibbous
        ask: What is the Moon called when it is more than half but not full?
        answer: gibbous
        accept: [gibbous moon]
        mistakes: {crescent: That is the thin Moon.}
`), 0o600); err != nil {
		t.Fatal(err)
	}
	pack := opened(t, file)
	item := pack.Item("gibbous")
	letter := Feedback(pack, []engine.Accepted{{Item: item, Reply: answer.Reply{Text: "humpback: moon"}, Why: "It says the same.\nReally."}})
	for _, want := range []string{"## gibbous", "> What is the Moon called", "> gibbous", "> humpback: moon", "> It says the same.\n> Really.",
		"```yaml\naccept: [\"gibbous moon\", \"humpback: moon\"]\n```"} {
		if !strings.Contains(letter, want) {
			t.Errorf("%q is not in the letter:\n%s", want, letter)
		}
	}
}
