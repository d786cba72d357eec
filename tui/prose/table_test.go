package prose

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"ownpace/engine"
	"ownpace/tui/theme"
)

const (
	options = "| option | what it shows |\n|---|---|\n| `-p` | the changed lines themselves |\n| `--stat` | which files |\n"
	steps   = "| after this step | tree | index |\n|:--|:-:|--:|\n| you write `tea` | tea | 1,00 |\n| [more](http://a.org/b) | – | 1000,00 |\n"
	corner  = "| | left | right |\n|---|---|---|\n| up | a\\|b | **bold** |\n| down | | 漢字 |\n"
)

// TestTables: a table that does not fit is wrapped between words, head and cells alike; one
// whose words do not fit has its rows stacked. Nothing is cut.
func TestTables(t *testing.T) {
	for _, c := range []struct {
		markdown string
		width    int
		want     string
	}{
		{options, 42, `
 option   │ what it shows
──────────┼──────────────────────────────
 '-p'     │ the changed lines themselves
 '--stat' │ which files`},
		{options, 25, `
 option   │ what it
          │ shows
──────────┼──────────────
 '-p'     │ the changed
          │ lines
          │ themselves
 '--stat' │ which files`},
		{options, 18, `
option: '-p'
what it shows:
  the changed
  lines themselves

option: '--stat'
what it shows:
  which files`},
		{steps, 46, `
 after this step     │ tree │   index
─────────────────────┼──────┼─────────
 you write 'tea'     │ tea  │    1,00
 more http://a.org/b │  –   │ 1000,00`},
		{steps, 37, `
 after this step    │ tree │   index
────────────────────┼──────┼─────────
 you write 'tea'    │ tea  │    1,00
                    │      │
 more               │  –   │ 1000,00
 http://a.org/b     │      │`},
		{corner, 40, `
      │ left │ right
──────┼──────┼───────
 up   │ a|b  │ bold
 down │      │ 漢字`},
		{corner, 12, `
up
left: a|b
right: bold

down
left:
right: 漢字`},
		{"| 漢字漢字 | 漢字 漢字 |\n|---|---|\n| a | b c |", 17, `
 漢字漢字 │ 漢字
          │ 漢字
──────────┼──────
 a        │ b c`},
		{"| one | two |\n|---|---|\n", 6, "\none:\ntwo:"},
		{"| a | b |\n|---|---|\n| 1 | 2 |\n- not of it\n", 40, `
 a │ b
───┼───
 1 │ 2

• not of it`},
		{"a | b | c\n---|---\nno table", 40, "\na | b | c ---|--- no table"},
	} {
		if got := strings.ReplaceAll(seen(c.markdown, c.width), "`", "'"); "\n"+got != c.want {
			t.Errorf("at %d:\n%s\nwant%s", c.width, got, c.want)
		}
	}
}

// TestTablesLoseNothing: at any width where they fit, all the words of a table are there whole.
func TestTablesLoseNothing(t *testing.T) {
	for _, markdown := range []string{options, steps, corner} {
		words := strings.Fields(strings.NewReplacer("│", "", "┼", "", "─", "").Replace(seen(markdown, 200)))
		for width := 20; width < 80; width++ {
			got := seen(markdown, width)
			for _, word := range words {
				if !strings.Contains(got, word) {
					t.Errorf("at %d %q is not there whole:\n%s", width, word, got)
				}
			}
			for _, line := range strings.Split(got, "\n") {
				if ansi.StringWidth(line) > width {
					t.Errorf("at %d: %q", width, line)
				}
			}
		}
	}
}

// TestTablesHeard: who hears a table hears of each cell what it is.
func TestTablesHeard(t *testing.T) {
	want := "option: `-p`\nwhat it shows: the changed lines themselves\n\noption: `--stat`\nwhat it shows: which files"
	if got := Bare().Draw(options, 72); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestTablesInColours: a colour ends with its cell, however this is broken.
func TestTablesInColours(t *testing.T) {
	night, _ := theme.Find("night")
	markdown := engine.Text("| a | b |\n|---|---|\n| **bold words of it** | `code and more` |\n")
	w := Coloured(night, termenv.TrueColor)
	for _, width := range []int{60, 24, 10} {
		for _, line := range strings.Split(w.Draw(markdown, width), "\n") {
			before, _, _ := strings.Cut(line, "│")
			if at := strings.LastIndex(before, "\x1b["); at >= 0 && !strings.HasPrefix(before[at:], "\x1b[0m") && !strings.HasPrefix(before[at:], "\x1b[m") {
				t.Errorf("at %d: %q", width, line)
			}
		}
	}
}

// TestTablesAndQuotes: a table is as wide as what is in it, and its neighbours fill their
// lines; each line of a quote has its bar.
func TestTablesAndQuotes(t *testing.T) {
	markdown := "Words before it that\nfill one line\n\n| a | means |\n|---|---|\n| x | one |\n\n- after it a point of several words\n\n> a quote of several words\n>\n> - and a point of several words\n"
	want := `Words before it that fill
one line

 a │ means
───┼───────
 x │ one

• after it a point of
  several words

│ a quote of several
│ words
│
│ • and a point of
│   several words`
	if got := seen(markdown, 25); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// BenchmarkTable draws a table that has to be wrapped.
func BenchmarkTable(b *testing.B) {
	markdown := engine.Clean(options + strings.Repeat("| `--option` | some words of what it does, and more |\n", 20))
	for b.Loop() {
		Coloured(theme.All()[0], termenv.ANSI).Draw(markdown, 38)
	}
}
