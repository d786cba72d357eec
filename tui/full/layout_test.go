package full

import (
	"testing"

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
