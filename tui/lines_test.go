package tui_test

import (
	"flag"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"ownpace/tui"
)

// The program in lines: for a screen reader, a pipe, a terminal that cannot draw.

var words = flag.Int("words", 1500, "how many random lines are written, in each pack")

// randomWords are what one may write; each screen has its own words besides, of which the
// beginnings of all are here.
var randomWords = []string{"", "", "", "1", "1", "1", "2", "2", "3", "4", "9", "0", "help", "?", "back", "back", ":back", "go", "go map", "go progress", "go goal", "go yours", "go moon", "next", "map", "progress",
	"yours", "search", "written", "up 2", "down 1", "skip 1", "skip 2", "test 1", "about 1", "goal", "recap 1", "reset", "over", "words", "play", "message 1", "place", "undo", "open", "hint", "solution", ":solution", ":hint", ":lesson",
	":unlearnt", ":end", "end", "keep", ":keep", "note", ":note", "card", ".", "a word or two", "gibbous", "48 min", "1 2 3", "b a c", "1 2", "3 1 2", "try", "s 1", "K 2", "m", "u", "!", "moon", "\x1b[31m", "::x", "\u202e", "漢字"}

// TestAnyWord writes lines at random: nothing may panic, each page says what can be
// written, and what is said can be heard: no signs that only look like something, no line
// that a narrow terminal would break.
func TestAnyWord(t *testing.T) {
	n := *words
	if testing.Short() {
		n = min(n, 300)
	}
	signs := regexp.MustCompile("[\u2800-\u28ff\u2580-\u259f\u2500-\u257f▸•↓↑\x1b]")
	for i, pack := range []string{"sky.yaml", "kitchen"} {
		t.Run(pack, func(t *testing.T) {
			l, rng := newLearnerOf(t, pack), newRand(uint64(31+i))
			titles := make(map[string]bool)
			for left := n; left > 0; left -= 100 {
				var lines strings.Builder
				for range 100 {
					lines.WriteString(randomWords[rng.IntN(len(randomWords))] + "\n")
				}
				out := l.talk(lines.String())
				for _, line := range strings.Split(out, "\n") {
					if own := strings.HasPrefix(line, "> "); !own && ansi.StringWidth(line) > 79 || signs.MatchString(line) {
						t.Fatalf("a line like this cannot be heard or breaks: %q", line)
					}
					if title, ok := strings.CutPrefix(line, "== "); ok {
						titles[title] = true
					}
				}
				for _, said := range strings.Split(out, "\nOr: ")[1:] {
					if said, _, _ = strings.Cut(said, "\n> "); !strings.Contains(said, "help") || !strings.Contains(said, "quit.") && !strings.Contains(said, "Gap") {
						t.Errorf("it is not said how to leave: %q", said)
					}
				}
				l.againTheSame()
			}
			t.Logf("%d lines, %d titles", n, len(titles))
			if len(titles) < n/100 {
				t.Errorf("only %d pages were seen", len(titles))
			}
		})
	}
}

// TestLinesLeadAnywhere: go leads to any place by its name, also with several words; help
// stays on the page, and an error is said once; letters are the keys that they are in a
// window; an empty line leaves marks as they are, and chooses nothing.
func TestLinesLeadAnywhere(t *testing.T) {
	for _, c := range []struct {
		name, lines string
		has, hasNot []string
	}{
		{"go", "go days of rest\n7\nquit\n", []string{"== Yours", "Which days are for rest?", "Rest well on them."}, []string{"== Go to"}},
		{"go, and what several have", "go what\n", []string{"choices have that: 2. What next (all packs); "}, []string{"Which days"}},
		{"go, and scattered letters", "go dsr\n", []string{"No choice is called that. Near to it: ", "Days of rest", "Where to?"}, []string{"Which days"}},
		{"go, and what nothing has", "go xyzzy\n", []string{"Nothing is called that. Write other words"}, []string{"Which days"}},
		{"go, and another word for it", "go quit\n", []string{"Leave now?"}, []string{"Near to it"}},
		{"go alone", "go\nprogress\n", []string{"== Go to ==", "Where to? A number, or some letters.", "== Progress"}, nil},
		{"help, then what it names", "help\nprogress\n", []string{"progress: progress", "== Progress"}, []string{"== Help"}},
		{"the key of the window", "p\n", []string{"== Progress"}, nil},
		{"a choice by its name", "night\n", []string{"== The night sky =="}, nil},
		{"the number of none", "night\n2\nmap\nopen\nneeds 99\nneeds\n", []string{"There is no 99 here; the last is ", "Say which one: needs N, with its number for N."}, nil},
		{"nothing on a list", "\n", []string{"Nothing is chosen yet. Write 1; help says"}, []string{"== The night sky"}},
		{"what a page calls it", "what next\n", []string{"== What next"}, nil},
		{"help where one writes", "search\n:help\n", []string{"An empty line: to go back"}, []string{"other ways"}},
		{"an error, then help", "99\nhelp\nquit\n", []string{"Help:\n\nA number: take that choice"}, []string{"== The night sky"}},
		{"a text begun anew", "1\n2\nwritten\n4\n1\nLids\n:new\nhelp.\n.\n", []string{"Nothing is written now. Begin anew.", "\n   help.\n"}, []string{"   Lids"}},
		{"marks stay", "go days of rest\n6 7\ngo days of rest\n\ngo yours\n", []string{"6. Saturday (marked)", "An empty line leaves them as they are.", "Days of rest: Saturday, Sunday"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := newLearner(t).talk("Ada\n:skip\n" + c.lines)
			_, out, _ = strings.Cut(out, "== Library")
			if n := strings.Count(out, "That is none of the choices."); n > 1 {
				t.Errorf("it is said %d times that it is none of the choices:\n%s", n, out)
			}
			for _, want := range c.has {
				if !strings.Contains(out, want) {
					t.Errorf("%q is not said:\n%s", want, out)
				}
			}
			for _, not := range c.hasNot {
				if strings.Contains(out, not) {
					t.Errorf("%q is said:\n%s", not, out)
				}
			}
		})
	}
}

// TestLinesInANarrowTerminal: lines are as wide as the terminal, whose width is asked for each
// page anew, down to where hardly a word fits, and no wider than a column is read well.
func TestLinesInANarrowTerminal(t *testing.T) {
	for _, c := range []struct{ columns, most, least int }{{0, 72, 60}, {200, 72, 60}, {40, 40, 36}, {20, 20, 18}, {5, 20, 18}} {
		l := newLearner(t)
		asked := 0
		columns := func() int { asked++; return c.columns }
		var out strings.Builder
		err := tui.Run(tui.Options{State: l.state, Seed: 7, Now: l.clock, Append: l.append, Plain: true, Echo: true, Columns: columns, In: strings.NewReader(conversation), Out: &out})
		if err != nil {
			t.Fatal(err)
		}
		widest := 0
		for _, line := range strings.Split(out.String(), "\n") {
			n := ansi.StringWidth(line)
			if own := strings.HasPrefix(line, "> ") || strings.HasPrefix(line, "    "); own { // what was typed; code, which is not cut
				continue
			}
			if widest = max(widest, n); n > c.most {
				t.Errorf("at %d columns: %q", c.columns, line)
			}
		}
		if pages := strings.Count(out.String(), "\n== "); widest < c.least || asked < pages {
			t.Errorf("at %d columns: the widest line has %d, and the width was asked %d times for %d pages", c.columns, widest, asked, pages)
		}
	}
}
