package prose

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"ownpace/engine"
	"ownpace/tui/theme"
)

// seen draws as in a window without colours.
func seen(markdown string, width int) string {
	return Coloured(theme.Theme{}, termenv.Ascii).Draw(engine.Clean(markdown), width)
}

// TestLongCode: a line of code that is too long goes on below a mark, broken at a blank where
// there is one.
func TestLongCode(t *testing.T) {
	for name, c := range map[string]struct{ code, want string }{
		"a command": {
			"$ sort drinks.txt | uniq -c | sort -nr\n3 tea\n",
			"  $ sort drinks.txt |\n  ↳ uniq -c | sort -nr\n  3 tea"},
		"it fits":          {"$ sort drinks.txt -r\n", "  $ sort drinks.txt -r"},
		"indented":         {"if a:\n    print(one, two, three)\n", "  if a:\n      print(one, two,\n      ↳ three)"},
		"deeply indented":  {"                  a word or two", "                    a\n           ↳ word or\n           ↳ two"},
		"a long word":      {"aaaaaaaaaabbbbbbbbbbccccc\n", "  aaaaaaaaaabbbbbbbbbb\n  ↳ ccccc"},
		"after the prompt": {"$ aaaaaaaaaabbbbbbbbbbccccc\n", "  $ aaaaaaaaaabbbbbbbb\n  ↳ bbccccc"},
		"after a word":     {"$ cat aaaaaaaaaabbbbbb\n", "  $ cat\n  ↳ aaaaaaaaaabbbbbb"},
		"never whole":      {"commit aaaaaaaaaabbbbbbbbbbcc\n", "  commit aaaaaaaaaabbb\n  ↳ bbbbbbbcc"},
		"a hyphen":         {"$ git log --oneline --graph\n", "  $ git log --oneline\n  ↳ --graph"},
		"wide letters":     {"漢字漢字漢字漢字漢字漢字漢字\n", "  漢字漢字漢字漢字漢字\n  ↳ 漢字漢字"},
		"a picture":        {"o---o---o---o---o---o---o\n        |               |", "  o---o---o---o---o---\n  ↳ o---o\n          |\n          ↳ |"},
		"nothing":          {"", ""},
	} {
		for _, fence := range []string{"```", "```console", "~~~text"} {
			if got := seen(fence+"\n"+c.code+"\n"+fence[:3]+"\n", 22); got != c.want {
				t.Errorf("%s, %s:\n%s\nwant\n%s", name, fence, got, c.want)
			}
		}
	}
}

// TestLongCodeLosesNothing: at any width no line is wider, and between the marks stands the code.
func TestLongCodeLosesNothing(t *testing.T) {
	const code = "$ sort drinks.txt | uniq -c\n        漢字漢字 aaaaaaaaaaaaaaaaaaaaaa\n\nlast"
	letters := func(s string) string { return strings.NewReplacer(" ", "", "\n", "", goesOn, "").Replace(s) }
	for width := 2; width < 40; width++ {
		got := seen("```\n"+code+"\n```\n", width)
		if letters(got) != letters(code) {
			t.Errorf("at %d:\n%s", width, got)
		}
		for _, line := range strings.Split(got, "\n") {
			if ansi.StringWidth(line) > width {
				t.Errorf("at %d: %q", width, line)
			}
		}
	}
}

// TestLongCodeInColours: each line has the colour of its code, and the mark is quiet.
func TestLongCodeInColours(t *testing.T) {
	night, _ := theme.Find("night")
	w := Coloured(night, termenv.TrueColor)
	got := w.Draw("```console\n$ sort drinks.txt | uniq -c\n```\n", 22)
	_, on, _ := strings.Cut(got, "\n")
	if want := "  " + w.quiet("↳") + " "; !strings.HasPrefix(on, want) || !strings.Contains(on, "\x1b[38;2;215;179;240muniq -c") {
		t.Errorf("%q", got)
	}
	if plain := "  $ sort drinks.txt |\n  ↳ uniq -c"; ansi.Strip(got) != plain {
		t.Errorf("%s", ansi.Strip(got))
	}
}

// TestConsole: what one types stands out, what answers does not, and where it is heard it is
// the text as it is, with whole lines; a fence that stays open is no console.
func TestConsole(t *testing.T) {
	markdown := engine.Text("So:\n\n```console\n$ ls -l | sort\none\n$ echo 'a very long line that is whole'\n```\nand on.\n\n```console\n$ open\n")
	want := "So:\n\n  $ ls -l | sort\n  one\n  $ echo 'a very long line that is whole'\n\nand on.\n\n  $ open"
	if got := Bare().Draw(markdown, 26); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	night, _ := theme.Find("night")
	if got := Coloured(night, termenv.TrueColor).Draw(markdown, 60); !strings.Contains(got, "\x1b[38;2;215;179;240mls -l | sort\x1b[0m\n  one") {
		t.Errorf("in colours: %q", got)
	}
}
