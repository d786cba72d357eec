package full

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"ownpace/engine"
	"ownpace/tui/page"
)

// TestLaidOutOnce: moving, marking and scrolling lay nothing out anew; another page, window
// or theme does.
func TestLaidOutOnce(t *testing.T) {
	s := StylesIn(termenv.TrueColor)
	f := frame{width: 80, height: 24, styles: s}
	pg := specimen()
	v := newView(pg)
	first := f.layout(pg, v)
	v.cursor, v.scroll = 1, 3
	f.draw(pg, v)
	if f.reveal(pg, v); f.layout(pg, v) != first {
		t.Error("moving lays the page out anew")
	}
	for name, other := range map[string]frame{
		"another page":    {width: 80, height: 24, styles: s, turn: 1},
		"a wider window":  {width: 81, height: 24, styles: s},
		"a lower window":  {width: 80, height: 23, styles: s},
		"another theme":   {width: 80, height: 24, styles: s.In("paper")},
		"a list and more": {width: 80, height: 24, styles: s, wide: true},
	} {
		if before := f.layout(pg, v); other.layout(pg, v) == before {
			t.Errorf("%s is not laid out", name)
		}
	}
}

// TestLit: of a line only what is looked for is shown otherwise, whatever colours it has.
func TestLit(t *testing.T) {
	f := frame{width: 60, height: 20, styles: StylesIn(termenv.TrueColor).In("night")}
	v := &view{}
	for query, want := range map[string]string{"moon": "Moon", "ÄPFEL": "Äpfel", "漢": "漢", "n and": "n and", "sun": "", "": ""} {
		v.query.SetValue(query)
		line := "The \x1b[1mMoon and\x1b[0m Äpfel 漢字"
		lit := f.lit(v, line)
		if ansi.Strip(lit) != ansi.Strip(line) {
			t.Errorf("%q: it reads %q", query, ansi.Strip(lit))
		}
		if want == "" && lit != line || want != "" && !strings.Contains(lit, f.styles.Cursor.Render(want)) {
			t.Errorf("%q: %q is not lit in %q", query, want, lit)
		}
	}
}

// TestMarkInSight: the mark goes with a page that is scrolled, and where no option is seen whole
// it stays, in a window of any size.
func TestMarkInSight(t *testing.T) {
	pg := page.Page{ID: "long", Ask: page.Pick{Prompt: "Which?"}, Blocks: []page.Block{page.Line{Text: "Some lines before the list, so that there is something to scroll past, and more."}}}
	ask := pg.Ask.(page.Pick)
	for i := range 40 {
		ask.Options = append(ask.Options, page.Option{ID: fmt.Sprint(i), Label: engine.Textf("An option with so many words that it takes some lines, number %d", i)})
	}
	pg.Ask = ask
	for width := 1; width < 60; width += 3 {
		for height := 1; height < 30; height += 2 {
			f := frame{width: width, height: height, styles: StylesIn(termenv.Ascii)}
			v := newView(pg)
			v.enter(pg)
			v.follow(pg)
			for _, press := range []string{"pgdown", "pgdown", "pgdown", "pgup", "pgdown", "pgup", "pgup", "pgup"} {
				before := v.cursor
				tn := &turn{v: v, pg: pg, f: f, in: &page.Input{}, press: press}
				tn.scrollPage()
				at, _ := f.label(pg, v)
				if seen := at.start >= v.scroll && at.end <= v.scroll+f.room(pg, v); !seen && v.cursor != before {
					t.Fatalf("%d×%d, %s: the mark went from %d to %d, which is not seen", width, height, press, before, v.cursor)
				}
				if width > 40 && height > 20 && v.scroll > 4 && v.cursor == 0 {
					t.Errorf("%d×%d, %s: the mark stays behind", width, height, press)
				}
			}
		}
	}
}
