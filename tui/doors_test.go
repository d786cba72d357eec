package tui_test

import (
	"flag"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"ownpace/engine"
	"ownpace/engine/answer"
	"ownpace/tui/full"
	"ownpace/tui/page"
	"ownpace/tui/plain"
	"ownpace/tui/screen"
	"ownpace/tui/theme"
)

// Through both doors: whatever bytes a pack, a learner or a file name has, what reaches a
// terminal is printable text, newlines and the colours of the theme.

var inputs = flag.Int("inputs", 40_000, "how many texts are sent through both doors")

// hostile are the pieces of which texts are made, likelier the more often they stand here.
var hostile = []string{
	"\x1b", "\x1b[", "\x1b[31m", "\x1b[0m", "\x1b[2J", "\x1b[?1049l", "\x1b]0;title\x07", "\x1b]52;c;ZWNobw==\x07", "\x1b]8;;http://x\x1b\\", "\x1bP+q\x1b\\", "\x1b_x\x1b\\", "\x1bc",
	"\x9b31m", "\x9d0;t\x9c", "\u009b31m", "\u009d0;t\u009c", "\u0090q\u009c", "\x07", "\b\b", "\r", "\r\n", "\x00", "\x7f", "\x0e", "\x0f", "\t", "\v", "\f", "\u0085",
	"&#27;", "&#27;[31m", "&#x1b;[2J", "&#x9b;31m", "&#155;", "&amp;#27;", "&Tab;", "&NewLine;", "&#0;", "&#8238;", "&rlm;", "&zwj;", "&#xE0041;", "&lt;", "&", "&;", "&#", "~~&**#27;**[31m~~",
	"\\e", "\\x1b", "\\u202e", "\\", "\u202e", "\u202a", "\u2066", "\u2069", "\u200b", "\u200d", "\u200c", "\ufeff", "\u2028", "\u2029", "\U000E0041", "\U000E007F", "\ufe0f", "\u3164", "\ue000", "\ufffe", "\U0010ffff",
	"\xff", "\xc0\x80", "\xed\xa0\x80", "\xf5", "\u0301", strings.Repeat("\u0301", 30), "漢字", "👩‍👩‍👧", "🇩🇪", "ｱ", "é", "עברית", "का",
	"**", "*", "_", "~~", "`", "``", "```", "\n```go\n", "\n```console\n$ ", "\n```\n", "\n    ", "[", "](", ")", "![", "<", ">", "<b>", "</b>", "<!--", "-->", "<http://a>", "[a](b \"c\")", "[^1]", "\n[a]: b\n",
	"\n# ", "\n## ", "\n> ", "\n- ", "\n1. ", "\n- [ ] ", "\n\n", "\n", "\n---\n", "\n|a|b|\n|-|-|\n|", "|", "$x^2$", "$\\frac{", "}{", "}$", "$", "\\sqrt{", "_{", "^",
	" ", " ", " ", "a", "b", "word", "31", "m", ";", "[31m", "]52;c;", "0", "line of words ", "http://example.org/a?b=c",
}

func hostileText(rng *rand.Rand) string {
	var b strings.Builder
	for range 1 + rng.IntN(10) {
		if rng.IntN(12) == 0 {
			b.WriteByte(byte(rng.IntN(256)))
			continue
		}
		b.WriteString(hostile[rng.IntN(len(hostile))])
	}
	return b.String()
}

// showing is a page and nothing else.
type showing struct{ page page.Page }

func (s showing) Page(*screen.Study) page.Page             { return s.page }
func (s showing) On(*screen.Study, page.Input) screen.Step { return screen.Step{} }

// hostilePage has a text in each place where a page has one.
func hostilePage(text func() engine.Text) page.Page {
	line := func() engine.Text { return text().Line() }
	option := func(id string) page.Option {
		return page.Option{ID: id, Label: text(), Aside: line(), Detail: []engine.Text{text()}}
	}
	return page.Page{
		ID: "hostile", Title: line(), Aside: line(), Note: text(),
		Blocks: []page.Block{
			page.Prose{Markdown: text()},
			page.Prose{Markdown: text() + text()},
			page.Line{Text: text()},
			page.Line{Text: text(), Voice: page.Quoted},
			page.Heading{Text: line()},
			page.Figure{Art: text(), Alt: text()},
			page.Verdict{Outcome: answer.Almost, Say: text()},
			page.Table{Rows: []page.Row{{Cells: []engine.Text{line(), text()}}, {Cells: []engine.Text{line()}, Meter: &page.Meter{Value: 0.5, Words: line()}}}},
			page.Strip{Cells: []page.Cell{{Head: line(), Mark: line(), Words: line()}}},
			page.Beside{Left: []page.Block{page.Line{Text: text()}}, Right: []page.Block{page.Prose{Markdown: text()}}},
		},
		Ask:  page.Pick{Prompt: line(), Options: []page.Option{option("a"), option("b")}},
		Keys: []page.Key{{Press: "x", Action: "x", Label: line()}, {Press: "esc", Action: page.Back, Label: "back"}},
	}
}

// shown is what a page is in a window, and in lines.
func shown(t testing.TB, pg page.Page, styles *full.Styles) (window, lines string) {
	t.Helper()
	session := func() *screen.Session {
		study := screen.Study{State: engine.NewState(nil)}
		return screen.NewSession(study, func(*screen.Study) screen.Screen { return showing{pg} }, "")
	}
	m := full.New(session(), nil, styles)
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 300})
	var out strings.Builder
	if err := plain.New(plain.Streams{In: strings.NewReader(""), Out: &out, Echo: true}, nil).Run(session()); err != nil {
		t.Fatal(err)
	}
	return m.View(), out.String()
}

var colourSequence = regexp.MustCompile("\x1b\\[([0-9;]*)m")

// leak is what of a text is neither printable nor newline nor a colour of the theme, "" for
// nothing.
func leak(out string, th theme.Theme) string {
	for _, m := range colourSequence.FindAllStringSubmatch(out, -1) {
		if !themeHas(th, m[1]) {
			return m[0]
		}
	}
	out = colourSequence.ReplaceAllString(out, "")
	for i, r := range out {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(out[i:]); size == 1 {
				return out[i : i+1]
			}
		}
		if r != '\n' && (r == '\t' || !engine.Allowed(r)) {
			return string(r)
		}
	}
	return ""
}

// themeHas reports whether a sequence is of the weights that there are, or a colour that
// the theme names.
func themeHas(th theme.Theme, codes string) bool {
	for codes != "" {
		code, rest, _ := strings.Cut(codes, ";")
		switch code {
		case "0", "1", "2", "3", "4", "7", "9", "":
		case "38", "48":
			parts := strings.SplitN(rest, ";", 5)
			if len(parts) < 4 || parts[0] != "2" || !namesColour(th, parts[1:4]) {
				return false
			}
			rest = strings.Join(parts[4:], ";")
		default:
			return false
		}
		codes = rest
	}
	return true
}

func namesColour(th theme.Theme, parts []string) bool {
	for _, c := range []string{th.Ground, th.Select, th.Text, th.Quiet, th.Accent, th.Code, th.Note, th.Right, th.Almost, th.Wrong, th.Rule} {
		n, err := strconv.ParseUint(strings.TrimPrefix(c, "#"), 16, 32)
		if err == nil && near(parts[0], n>>16) && near(parts[1], n>>8) && near(parts[2], n) {
			return true
		}
	}
	return false
}

// near allows for the rounding of the library that makes sequences of colours.
func near(part string, want uint64) bool {
	n, err := strconv.Atoi(part)
	return err == nil && max(n-int(want&0xff), int(want&0xff)-n) <= 1
}

// TestFault25NothingLeaks sends texts through both doors and both skins. -inputs 10000000
// does it for long.
func TestFault25NothingLeaks(t *testing.T) {
	n := *inputs
	if testing.Short() {
		n = min(n, 5_000)
	}
	rng := newRand(uint64(n))
	styles := full.StylesIn(termenv.TrueColor)
	texts, bytes := 0, 0
	for texts < n {
		name := []string{"night", "mono", "paper"}[rng.IntN(3)]
		th, _ := theme.Find(name)
		var all []string
		pg := hostilePage(func() engine.Text {
			all = append(all, hostileText(rng))
			return engine.Clean(all[len(all)-1])
		})
		window, lines := shown(t, pg, styles.In(name))
		if out := leak(window, th); out != "" {
			t.Fatalf("in the window, %q leaks of %q", out, all)
		}
		if out := leak(lines, theme.Theme{}); out != "" || strings.Contains(lines, "\x1b") {
			t.Fatalf("in lines, %q leaks of %q", out, all)
		}
		texts += len(all)
		bytes += len(window) + len(lines)
	}
	t.Logf("%d texts, %d bytes at the terminal, none but its own", texts, bytes)
}

// FuzzDoors lets the fuzzer look for what the list of pieces does not have.
func FuzzDoors(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	styles := full.StylesIn(termenv.TrueColor)
	th, _ := theme.Find("night")
	f.Fuzz(func(t *testing.T, s string) {
		window, lines := shown(t, hostilePage(func() engine.Text { return engine.Clean(s) }), styles.In("night"))
		if out := leak(window, th); out != "" {
			t.Errorf("in the window, %q leaks of %q", out, s)
		}
		if out := leak(lines, theme.Theme{}); out != "" || strings.Contains(lines, "\x1b") {
			t.Errorf("in lines, %q leaks of %q", out, s)
		}
	})
}

// TestFault26WidthStays: whatever stands over, under, behind or between letters, no line is
// wider than the window, in any window.
func TestFault26WidthStays(t *testing.T) {
	rng := newRand(26)
	styles := full.StylesIn(termenv.TrueColor)
	for i := range 300 {
		pg := hostilePage(func() engine.Text {
			text := engine.Clean(hostileText(rng))
			for _, r := range text {
				if r != '\n' && r != '\t' && !engine.Allowed(r) {
					t.Fatalf("%U came in", r)
				}
			}
			return text
		})
		study := screen.Study{State: engine.NewState(nil)}
		m := full.New(screen.NewSession(study, func(*screen.Study) screen.Screen { return showing{pg} }, ""), nil, styles)
		for _, size := range [][2]int{{80, 24}, {40, 12}, {120, 40}, {41, 300}} {
			m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			fits(t, "page "+strconv.Itoa(i), m.View(), size[0], size[1])
		}
	}
}
