package full

import (
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"ownpace/engine"
	"ownpace/engine/answer"
	"ownpace/tui/page"
	"ownpace/tui/theme"
)

var colourful = regexp.MustCompile(`\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9\d|10\d)[;m]`)

// specimen is a page with all that has a style.
func specimen() page.Page {
	return page.Page{
		Title: "Title", Aside: "aside", Note: "note",
		Blocks: []page.Block{
			page.Heading{Text: "Heading"}, page.Line{Text: "quiet", Voice: page.Quiet}, page.Line{Text: "own", Voice: page.Quoted},
			page.Prose{Markdown: "# More\n\n**strong** `code` [link](https://example.org)\n\n> quote\n\n```console\n$ ls\n```"},
			page.Verdict{Outcome: answer.Right, Say: "Indeed."}, page.Verdict{Outcome: answer.Almost}, page.Verdict{Outcome: answer.Wrong},
			page.Table{Rows: []page.Row{{Cells: []engine.Text{"row"}, Meter: &page.Meter{Value: 0.5, Words: "half"}}}},
		},
		Ask:  page.Pick{Menu: true, Options: []page.Option{{ID: "a", Label: "first", Aside: "1", Detail: []engine.Text{"what it is"}}, {ID: "b", Label: "second"}}},
		Keys: []page.Key{{Press: "esc", Action: page.Back, Label: "back"}},
	}
}

func drawn(s *Styles, width, height int) []string {
	pg := specimen()
	return s.paint(frame{width: width, height: height, styles: s}.draw(pg, newView(pg)), width, height)
}

// TestThemesSayTheSame: a page has the same words and marks in every theme and on every
// terminal, but for the marks of code, which stand where it has no colour.
func TestThemesSayTheSame(t *testing.T) {
	words := func(lines []string) string {
		var all []string
		for _, line := range lines {
			all = append(all, strings.TrimRight(strings.ReplaceAll(ansi.Strip(line), "`", ""), " "))
		}
		return strings.TrimRight(strings.Join(all, "\n"), "\n")
	}
	want := words(drawn(StylesIn(termenv.Ascii), 80, 50))
	for _, profile := range []termenv.Profile{termenv.TrueColor, termenv.ANSI256, termenv.ANSI} {
		for _, name := range theme.Names() {
			if got := words(drawn(StylesIn(profile).In(name), 80, 50)); got != want {
				t.Errorf("%s (profile %v):\n%s\nwant\n%s", name, profile, got, want)
			}
		}
	}
}

// TestNoColours: without colours there is none, and with them each theme has some; a
// terminal of 16 is given none of more.
func TestNoColours(t *testing.T) {
	for _, name := range theme.Names() {
		if out := strings.Join(drawn(StylesIn(termenv.Ascii).In(name), 80, 50), "\n"); strings.Contains(out, "\x1b") {
			t.Errorf("%s, no colours: %q", name, out)
		}
		out := strings.Join(drawn(StylesIn(termenv.TrueColor).In(name), 80, 50), "\n")
		if colourful.MatchString(out) != (name != theme.Mono) {
			t.Errorf("%s: %q", name, out)
		}
		if out := strings.Join(drawn(StylesIn(termenv.ANSI).In(name), 80, 50), "\n"); strings.Contains(out, "8;2;") || strings.Contains(out, "8;5;") {
			t.Errorf("%s, 16 colours: %q", name, out)
		}
	}
}

// TestPainted: every cell of a window stands on the ground of its theme, as the terminal has it.
func TestPainted(t *testing.T) {
	for _, profile := range []termenv.Profile{termenv.TrueColor, termenv.ANSI256} {
		for _, th := range theme.All() {
			if th.Ground != "" {
				painted(t, StylesIn(profile).In(th.Name), profile.Color(th.In(profile).Ground).Sequence(true))
			}
		}
	}
}

func painted(t *testing.T, s *Styles, ground string) {
	t.Helper()
	if !strings.HasSuffix(s.ground, ";"+ground+"m") {
		t.Errorf("%s: the ground is %q, not %s", s.theme.Name, s.ground, ground)
	}
	for i, line := range drawn(s, 100, 60) {
		if !strings.HasPrefix(line, s.ground) || len([]rune(ansi.Strip(line))) != 100 {
			t.Errorf("%s, line %d: %q", s.theme.Name, i, line)
		}
		for _, rest := range strings.Split(strings.TrimSuffix(line, reset), reset)[1:] {
			if !strings.HasPrefix(rest, s.ground) {
				t.Errorf("%s, line %d: after a style comes %q", s.theme.Name, i, rest)
			}
		}
	}
}

func BenchmarkStyles(b *testing.B) {
	for b.Loop() {
		StylesIn(termenv.TrueColor)
	}
}
