package full

import (
	"math"
	"slices"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"

	"ownpace/engine"
	"ownpace/tui/page"
	"ownpace/tui/prose"
)

// frame lays a page out in a window: title, body, what is asked, note, keys. The body
// scrolls; the title, a line to write on, the note and the keys always stand.
type frame struct {
	width, height int
	turn          int  // which page it is, of all there were
	wide          bool // what an option has to say stands beside the list
	around        bool // what stands around an option stands at its sides
	styles        *Styles
	editor        string // the learner's own, "" for none
	seen          int    // how many lines of the body are seen at once; known when its blocks are drawn
}

const (
	textWidth   = 72 // the column is never wider
	leastWidth  = 40
	leastHeight = 10
	wideWidth   = 110 // from here on there is room beside a list
	besideWidth = 60
	besideGap   = 5
)

func (f frame) tooSmall() bool { return f.width < leastWidth || f.height < leastHeight }

// column is the width of the text and the margin at its left, which is the same on all
// pages.
func (f frame) column() (width, margin int) {
	width = min(textWidth, max(1, f.width-2))
	switch {
	case f.around && f.width >= wideWidth:
		return f.middle(), (f.width - f.widest()) / 2
	case f.around:
		return f.middle(), min(2, (f.width-width)/2)
	case f.wide:
		return f.list(), (f.width - f.widest()) / 2
	case f.width >= wideWidth:
		return width, (f.width - f.widest()) / 2
	}
	return width, min(2, (f.width-width)/2)
}

// list is the width of a list that something stands beside, and widest that of both.
func (f frame) list() int   { return min(textWidth, (f.width-4-besideGap)*4/7) }
func (f frame) widest() int { return min(f.width-4, f.list()+besideGap+besideWidth) }

// whole is the width of all that is drawn: of the column and what stands beside it.
func (f frame) whole() int {
	switch {
	case f.wide, f.around && f.width >= wideWidth:
		return f.widest()
	case f.around:
		return min(textWidth, f.width-2)
	}
	width, _ := f.column()
	return width
}

// draw is the window: no more lines than its height, none wider than it.
func (f frame) draw(pg page.Page, v *view) []string {
	if f.height == 0 {
		return nil
	}
	if f.tooSmall() {
		lines := wrapped("This window is too small. Make it 40 by 10, or larger.", f.width)
		return lines[:min(len(lines), f.height)]
	}
	_, margin := f.column()
	end := v.scroll + f.room(pg, v)
	shown := f.body(pg, v, v.scroll, end)
	if f.wide {
		shown = f.withBeside(pg, v, shown)
	}
	if f.around {
		shown = f.withAround(pg, v, shown)
	}
	more := f.bodyHeight(pg, v) > end
	readsOn := more && f.readsOn(pg, v, end)
	below := ""
	switch {
	case readsOn:
		below = f.styles.Quiet.Render("↓ more")
	case more:
		below = f.styles.Quiet.Render("↓ more: PgDn")
	}
	l := f.layout(pg, v)
	foot := l.foot
	if readsOn {
		foot = l.reading
	}
	above := slices.Concat(l.head, f.findLine(pg, v))
	lines := slices.Concat(above, shown, []string{below}, f.line(pg, v))
	lines = slices.Concat(lines, make([]string, max(0, f.height-len(lines)-len(foot))), foot)
	for i, line := range lines {
		if line != "" {
			left := strings.Repeat(" ", margin)
			if n := i - len(above); v.hits != nil && n >= 0 && n < len(shown) {
				left = f.hitMark(v, v.scroll+n) + left[1:]
				if slices.Contains(v.hits, v.scroll+n) {
					line = f.lit(v, line)
				}
			}
			lines[i] = left + ansi.Truncate(line, f.whole(), "")
		}
	}
	return lines[:min(len(lines), f.height)]
}

// readsOn reports whether Enter reads on: on a page to read, and where what it would take
// is out of sight.
func (f frame) readsOn(pg page.Page, v *view, end int) bool {
	if _, reads := pg.Ask.(page.Read); reads {
		return true
	}
	at, ok := f.label(pg, v)
	return ok && at.end > end
}

// head is the title, what stands at its right, and a blank line.
func (f frame) head(pg page.Page) []string {
	title, aside := string(f.title(pg)), string(prose.Readable(pg.Aside))
	if f.asideFits(pg) {
		gap := f.whole() - lipgloss.Width(title) - lipgloss.Width(aside)
		return []string{f.styles.Title.Render(title) + strings.Repeat(" ", gap) + f.styles.Quiet.Render(aside), ""}
	}
	return []string{f.styles.Title.Render(ansi.Truncate(title, f.whole(), "…")), ""}
}

// title is what a page is called: where that has no room, without the name of its pack, which
// stands first and is known best.
func (f frame) title(pg page.Page) engine.Text {
	title := prose.Readable(pg.Title)
	if _, place, within := strings.Cut(string(title), " · "); within && lipgloss.Width(string(title)) > f.whole() {
		return engine.Clean(place)
	}
	return title
}

func (f frame) asideFits(pg page.Page) bool {
	return lipgloss.Width(string(f.title(pg)))+lipgloss.Width(string(prose.Readable(pg.Aside)))+3 <= f.whole()
}

// room is how many lines of the body are seen at once.
func (f frame) room(pg page.Page, v *view) int { return f.roomIn(f.layout(pg, v), pg, v) }

func (f frame) roomIn(l *layout, pg page.Page, v *view) int {
	foot := max(len(l.foot), len(l.reading))
	return max(1, f.height-len(l.head)-len(f.findLine(pg, v))-1-len(f.line(pg, v))-f.said()-foot)
}

// bodyHeight is how many lines the body has.
func (f frame) bodyHeight(pg page.Page, v *view) int {
	l := f.layout(pg, v)
	return l.height(l.spans(v.shown(len(l.options))))
}

// most is the furthest that the body scrolls.
func (f frame) most(pg page.Page, v *view) int { return max(0, f.bodyHeight(pg, v)-f.room(pg, v)) }

// read is the share of the body's lines that stand above the window, and readTo the line that
// begins the window when so many do: they are the same text in a window of any size.
func (f frame) read(pg page.Page, v *view) float64 {
	return float64(v.scroll) / float64(max(1, f.bodyHeight(pg, v)))
}

func (f frame) readTo(share float64, pg page.Page, v *view) int {
	return min(int(math.Round(share*float64(f.bodyHeight(pg, v)))), f.most(pg, v))
}

// startOf is the line of the body at which a block starts.
func (f frame) startOf(pg page.Page, v *view, block int) int {
	if l := f.layout(pg, v); block > 0 && block < len(l.starts) {
		return l.starts[block]
	}
	return 0
}

// underCursor is where the option under the cursor stands, if one does.
func (f frame) underCursor(pg page.Page, v *view) (span, bool) {
	l := f.layout(pg, v)
	shown := v.shown(len(l.options))
	place := v.place(shown)
	if place < 0 || place >= len(shown) {
		return span{}, false
	}
	return l.spans(shown)[place], true
}

// label is where its label stands: who sees that knows what they take.
func (f frame) label(pg page.Page, v *view) (span, bool) {
	at, ok := f.underCursor(pg, v)
	if l := f.layout(pg, v); ok {
		shown := v.shown(len(l.options))
		at.end = at.start + len(l.option(shown[v.place(shown)]).labels)
	}
	return at, ok
}

// reveal scrolls so that the option under the cursor is seen; on the first option,
// as much of what stands before it as there is room for. It reports whether it had
// to.
func (f frame) reveal(pg page.Page, v *view) (moved bool) {
	at, ok := f.underCursor(pg, v)
	if !ok {
		return false
	}
	before, room := v.scroll, f.room(pg, v)
	if at.end > v.scroll+room {
		v.scroll = at.end - room
	}
	if at.start < v.scroll {
		v.scroll = at.start
	}
	if at.start == f.layout(pg, v).before() && at.end <= room {
		v.scroll = 0
	}
	v.scroll = min(max(v.scroll, 0), f.most(pg, v))
	return v.scroll != before
}

func wrapped(t engine.Text, width int) []string {
	return prose.Wrap(string(t.Untab()), max(1, width))
}
