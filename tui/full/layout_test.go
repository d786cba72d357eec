package full

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/muesli/termenv"
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
