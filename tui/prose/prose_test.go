package prose

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"ownpace/engine"
	"ownpace/tui/theme"
)

func TestDraw(t *testing.T) {
	for name, c := range map[string]struct {
		markdown engine.Text
		want     string
	}{
		"paragraph": {"One two three four five six.", "One two three four\nfive six."},
		"list":      {"Do:\n\n1. one two three four five\n2. six", "Do:\n\n1. one two\n   three four\n   five\n2. six"},
		"bullets":   {"- one two three four five", "- one two three\n  four five"},
		"broken":    {"1. one two\n   three four\nfive\n2. six", "1. one two three\n   four five\n2. six"},
		"marked":    {"- one  \n  two", "- one\ntwo"},
		"nested":    {"- one\n  - two three\n    four five six\n    1. seven eight\n       nine", "- one\n  - two three\n    four five six\n    1. seven\n       eight nine"},
		"tasks":     {"- [ ] one two three four five", "[ ] one two\n    three four five"},
		"fenced":    {"- one\n  ```\n  a\n  b\n  ```\n- two", "- one\n  a\n  b\n\n- two"},
		"after":     {"- one\n\ntwo\nthree", "- one\n\ntwo three"},
		"fence":     {"So:\n\n```\n  a\n b\n```\n", "So:\n\n    a\n   b"},
		"heading":   {"## Here\n\nText", "Here\n\nText"},
		"emphasis":  {"**bold** and *not* `code`", "bold and not `code`"},
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

// hostile is Markdown that costs glamour long, each for another reason.
func hostile() map[string]string {
	return map[string]string{
		"a long word":      strings.Repeat("a", 10_000),
		"nested quotes":    strings.Repeat("> ", 100) + "x",
		"nested lists":     strings.Repeat("> - ", 40) + "x",
		"nested numbers":   strings.Repeat("1. ", 160) + "x",
		"open brackets":    strings.Repeat("[ ", 5_000),
		"many cells":       strings.Repeat("|a ", 1000) + "|\n" + strings.Repeat("|- ", 1000) + "|\n",
		"a very long text": strings.Repeat("word ", 100_000),
		"many items":       strings.Repeat("- a\n", 4000),
		"many numbers":     strings.Repeat("1. a\n", 3000),
		"many headings":    strings.Repeat("# a\n", 3000),
		"many rules":       strings.Repeat("---\n", 3000),
		"a long fence":     "```\n" + strings.Repeat("x\n", 7000) + "```\n",
		"a long line":      strings.Repeat("- a\n", 300) + strings.Repeat("word ", 2000),
	}
}

// TestHostileMarkdown: what costs glamour long is not given to it, and is drawn all the
// same.
func TestHostileMarkdown(t *testing.T) {
	for name, markdown := range hostile() {
		if engine.Clean(markdown).Heavy() == "" {
			t.Errorf("%s is taken for harmless", name)
		}
	}
	odd := hostile()
	for name, markdown := range map[string]string{"nothing": "", "an odd tail": "```\nunclosed", "html": "<b>x</b> &#27;[31m", "empty link": "[](", "a tab": "a\tb",
		"deep indentation": strings.Repeat(strings.Repeat(" ", 60)+"- x\n", 100)} {
		odd[name] = markdown
	}
	for name, markdown := range odd {
		for _, w := range []*Writer{Bare(), Coloured(theme.All()[0], termenv.ANSI)} {
			for _, line := range strings.Split(w.Draw(engine.Clean(markdown), 40), "\n") {
				if ansi.StringWidth(line) > 40 {
					t.Errorf("%s: a line of %d cells", name, ansi.StringWidth(line))
					break
				}
			}
		}
	}
}

// BenchmarkHostile draws the worst that still passes for harmless.
func BenchmarkHostile(b *testing.B) {
	for name, markdown := range map[string]string{
		"items":    strings.Repeat("- a\n", 499),
		"headings": strings.Repeat("# a\n", 499),
		"nested":   strings.Repeat(strings.Repeat("> ", 8)+"x\n\n", 60),
		"text":     strings.Repeat("some **words** and `code` ", 300),
		"table":    strings.Repeat("|a ", 12) + "|\n" + strings.Repeat("|- ", 12) + "|\n" + strings.Repeat(strings.Repeat("|**b** ", 12)+"|\n", 40),
		"code":     "```\n" + strings.Repeat("$ sort ", 2000) + "\n```\n",
	} {
		b.Run(name, func(b *testing.B) {
			if engine.Clean(markdown).Heavy() != "" {
				b.Fatal("it is not given to glamour")
			}
			for b.Loop() {
				Coloured(theme.Theme{}, termenv.Ascii).Draw(engine.Clean(markdown), 72)
			}
		})
	}
}

// BenchmarkDraw draws a lesson that has not been drawn before.
func BenchmarkDraw(b *testing.B) {
	lesson := engine.Clean(strings.Repeat("A paragraph with **some** weight, `code` and a few more words to fill the line.\n\n1. one thing after another\n2. and a last one\n\n", 10))
	for b.Loop() {
		Coloured(theme.All()[0], termenv.ANSI).Draw(lesson, 72)
	}
}

// TestLinesThatBeginWithEmphasis: they go on with their paragraph, which fills its lines.
func TestLinesThatBeginWithEmphasis(t *testing.T) {
	markdown := engine.Text("you record\na *snapshot* of the project. In Git such a recorded snapshot is called a\n*commit*. A commit\nholds:")
	want := "you record a snapshot of the project. In Git such a recorded\nsnapshot is called a commit. A commit holds:"
	if got := Bare().Draw(markdown, 60); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestWrapHung: what comes after a sign hangs; any other text is wrapped as it is, and each
// line is one.
func TestWrapHung(t *testing.T) {
	for text, want := range map[string]string{
		"+3.1  You are in the middle of it.":       "+3.1  You are in the|      middle of it.",
		"+3.1 You are in the middle of it.":        "+3.1 You are in the|middle of it.",
		"·  one two three four five six":           "·  one two three four|   five six",
		"A sentence.  And another one of some":     "A sentence.  And another|one of some",
		"averylongsign  and some words more":       "averylongsign  and some|words more",
		"\n  one two three four five six":          "|  one two three four|five six",
		"+1.0  one\ntwo three four five six seven": "+1.0  one|      two three four|      five six seven",
		"": "",
	} {
		if got := strings.Join(WrapHung(text, 24), "|"); got != want {
			t.Errorf("%q:\n%q, want\n%q", text, got, want)
		}
	}
}

// TestEntities: those that authors write mean what they mean; what may not be shown is a
// mark, and nothing becomes an escape.
func TestEntities(t *testing.T) {
	for in, want := range map[string]string{
		"a &lt; b &amp; c &copy; d":             "a < b & c © d",
		"R&D, this & that, a && b &":            "R&D, this & that, a && b &",
		"`a && b &c` and &nothing; of it":       "`a && b &c` and &nothing; of it",
		"5&nbsp;km":                             "5\u00a0km",
		"&#233;&#xe9;":                          "éé",
		"&#27;[31m &#x9b;31m &#8238; &Tab;":     "\uFFFD[31m ›31m \uFFFD \uFFFD",
		"&amp;#27;[31m &amp;amp;#27; &#38;#27;": "&#27;[31m &amp;#27; &#27;",
		"~~&**#27;**[31m~~":                     "&**#27;**[31m",
		"<http://a.org/?b=c&d=e>":               "http://a.org/?b=c&d=e",
	} {
		if got := Bare().Draw(engine.Clean(in), 72); got != want {
			t.Errorf("%q is drawn as %q, want %q", in, got, want)
		}
	}
}

// TestPictureInSentence: a picture of the pack is its words; one from elsewhere has its address.
func TestPictureInSentence(t *testing.T) {
	for in, want := range map[string]string{
		"See ![a bar](media/bar.png), then go on.":     "See Image: a bar, then go on.",
		"**See ![a bar](media/bar.png)** here.":        "See Image: a bar here.",
		"![a bar](media/bar.png)":                      "Image: a bar",
		"See ![a bar](https://example.org/bar.png) on": "See Image: a bar https://example.org/bar.png on",
		"Write `![a bar](media/bar.png)` for it.":      "Write `![a bar](media/bar.png)` for it.",
	} {
		night, _ := theme.Find("night")
		if got := Bare().Draw(engine.Clean(in), 72); got != want {
			t.Errorf("%q is drawn as %q, want %q", in, got, want)
		}
		if got := ansi.Strip(Coloured(night, termenv.TrueColor).Draw(engine.Clean(in), 72)); got != strings.ReplaceAll(want, "`", "") {
			t.Errorf("%q is drawn in colours as %q, want %q", in, got, want)
		}
	}
}
