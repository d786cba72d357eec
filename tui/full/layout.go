package full

import (
	"strings"

	"ownpace/engine"
	"ownpace/tui/page"
	"ownpace/tui/prose"
)

// layout is all of a page that does not change while one moves on it: its blocks drawn,
// its options wrapped. It is made once for a page and a window; a key then costs what
// is seen, not what there is.
type layout struct {
	by      layoutOf
	above   []string               // the aside where the title has no room for it, and the blocks
	starts  []int                  // where in it each block starts
	options []laidOption           // those that were shown
	lay     func(i int) laidOption // lays one out
	airy    bool                   // a blank line stands between options, since there is room for all of them
	below   []string               // what can be matched
	head    []string               // the title
	foot    []string               // the note and the keys
	reading []string               // the same while Enter reads on first
}

// layoutOf is what a layout was made for.
type layoutOf struct {
	turn, width, height int
	wide, around        bool
	finding, heard      bool
	styles              *Styles
}

// laidOption is one option, wrapped.
type laidOption struct {
	labels, details []string
	aside           string // at the right of the first label, where it fits
}

func (o laidOption) height() int { return len(o.labels) + len(o.details) }

// airyHeight is the height from which there is room for blank lines between parts.
const airyHeight = 16

// layout is that of the page, made anew when it is not the one there is.
func (f frame) layout(pg page.Page, v *view) *layout {
	by := layoutOf{f.turn, f.width, f.height, f.wide, f.around, v.finding, f.heard(v), f.styles}
	if v.laid != nil && v.laid.by == by {
		return v.laid
	}
	width, _ := f.column()
	text := min(textWidth, f.whole()) // wider than a list that something stands beside
	l := &layout{by: by, head: f.head(pg), foot: f.foot(pg, v, false), reading: f.foot(pg, v, true)}
	f.seen = f.roomIn(l, pg, v)
	if pg.Aside != "" && !f.asideFits(pg) {
		l.above = each(wrapped(prose.Readable(pg.Aside), text), f.styles.Quiet)
		if f.height >= airyHeight {
			l.above = append(l.above, "")
		}
	}
	blocks := pg.Blocks
	if len(blocks) == 1 {
		if g, ok := blocks[0].(page.Guide); ok {
			blocks = guide(g.Page, f.editor)
		}
	}
	columns := columnWidths(blocks)
	first := len(l.above)
	for _, block := range blocks {
		drawn := f.block(block, columns, text)
		if len(drawn) > 0 && len(l.above) > first {
			l.above = append(l.above, "")
		}
		l.starts = append(l.starts, len(l.above))
		l.above = append(l.above, drawn...)
	}
	if f.around && f.height >= airyHeight {
		l.above = append(append(l.above, f.marks(pg, text)...), "") // the heads of the columns stand on the next
	}
	options := page.OptionsOf(pg.Ask)
	l.options = make([]laidOption, len(options))
	l.lay = func(i int) laidOption { return f.layOption(options[i], pg.Ask, width) }
	if match, ok := pg.Ask.(page.Match); ok {
		l.below = append(l.below, "")
		for i, other := range match.Others {
			l.below = append(l.below, f.other(i, other, width)...)
		}
	}
	v.laid = l
	if hasDetail(options) && f.height >= airyHeight && !f.wide && !hasAround(pg) {
		l.airy = true
		l.airy = f.most(pg, v) == 0
	}
	return l
}

func hasDetail(options []page.Option) bool {
	for i := range options {
		if len(options[i].Detail) > 0 {
			return true
		}
	}
	return false
}

// option is the i-th, laid out when it is shown first: of thousands a few are.
func (l *layout) option(i int) laidOption {
	if l.options[i].labels == nil {
		l.options[i] = l.lay(i)
	}
	return l.options[i]
}

// before is how many lines stand before the first option.
func (l *layout) before() int {
	if len(l.above) > 0 && len(l.options) > 0 {
		return len(l.above) + 1
	}
	return len(l.above)
}

// span is the lines of the body that an option takes: from start up to end.
type span struct{ start, end int }

// spans are those of the options that are shown, in order.
func (l *layout) spans(shown []int) []span {
	spans := make([]span, len(shown))
	at := l.before()
	for place, i := range shown {
		if l.airy && place > 0 {
			at++
		}
		spans[place] = span{at, at + l.option(i).height()}
		at = spans[place].end
	}
	return spans
}

// height is how many lines the body has.
func (l *layout) height(spans []span) int {
	n := l.before()
	if len(spans) > 0 {
		n = spans[len(spans)-1].end
	}
	return n + len(l.below)
}

// other is one of what can be matched, with its letter.
func (f frame) other(i int, text engine.Text, width int) []string {
	const indent = 4
	lines := wrapped(prose.Readable(text), width-indent)
	for j := range lines {
		if j == 0 {
			lines[j] = "  " + f.styles.Key.Render(string(page.Letter(i))) + " " + lines[j]
		} else {
			lines[j] = strings.Repeat(" ", indent) + lines[j]
		}
	}
	return lines
}
