package prose

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"ownpace/engine"
)

func TestDraw(t *testing.T) {
	for name, c := range map[string]struct {
		markdown engine.Text
		want     string
	}{
		"paragraph": {"One two three four five six.", "One two three four\nfive six."},
		"list":      {"Do:\n\n1. one two three four five\n2. six", "Do:\n\n1. one two\n   three four\n   five\n2. six"},
		"bullets":   {"- one two three four five", "- one two three\n  four five"},
		"fence":     {"So:\n\n```\n  a\n b\n```\n", "So:\n\n    a\n   b"},
		"heading":   {"## Here\n\nText", "Here\n\nText"},
		"emphasis":  {"**bold** and *not* `code`", "bold and not code"},
		"wide":      {"漢字漢字漢字漢字漢字漢字", "漢字漢字漢字漢字漢字\n漢字"},
		"long word": {"aaaaaaaaaabbbbbbbbbbcccccccccc", "aaaaaaaaaabbbbbbbbbb\ncccccccccc"},
	} {
		width := 20
		if strings.HasPrefix(name, "list") {
			width = 15
		}
		if got := Bare().Draw(c.markdown, width); got != c.want {
			t.Errorf("%s:\n%q, want\n%q", name, got, c.want)
		}
	}
}

// TestHostileMarkdown: what costs glamour minutes is drawn as plain text at once.
func TestHostileMarkdown(t *testing.T) {
	for name, markdown := range map[string]string{
		"a long word":      strings.Repeat("a", 100_000),
		"nested quotes":    strings.Repeat("> ", 100) + "x",
		"nested lists":     strings.Repeat("> - ", 40) + "x",
		"open brackets":    strings.Repeat("[", 10_000),
		"a thousand cells": strings.Repeat("|a", 1000) + "|\n" + strings.Repeat("|-", 1000) + "|\n",
		"deep indentation": strings.Repeat(strings.Repeat(" ", 60)+"- x\n", 100),
		"a very long text": strings.Repeat("word ", 100_000),
		"nothing":          "",
		"an odd tail":      "```\nunclosed",
		"html":             "<b>x</b> &#27;[31m",
		"empty link":       "[](",
		"control":          "a\tb",
	} {
		begun := time.Now()
		for _, w := range []*Writer{Bare(), Coloured(termenv.ANSI)} {
			for _, line := range strings.Split(w.Draw(engine.Clean(markdown), 40), "\n") {
				if ansi.StringWidth(line) > 40 {
					t.Errorf("%s: a line of %d cells", name, ansi.StringWidth(line))
					break
				}
			}
		}
		if d := time.Since(begun); d > 5*time.Second {
			t.Errorf("%s took %v", name, d)
		}
	}
}

// BenchmarkDraw draws a lesson that has not been drawn before.
func BenchmarkDraw(b *testing.B) {
	lesson := engine.Clean(strings.Repeat("A paragraph with **some** weight, `code` and a few more words to fill the line.\n\n1. one thing after another\n2. and a last one\n\n", 10))
	for b.Loop() {
		Coloured(termenv.ANSI).Draw(lesson, 72)
	}
}
