package full

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ownpace/engine"
	"ownpace/tui/page"
	"ownpace/tui/prose"
)

// A list through which one walks: in the middle what one is among, at the left what leads to
// the option under the cursor, at the right where that leads, joined by lines. What the
// columns have no room for stands below, where there are lines for it. In a narrow window
// it is a list as any other.

const (
	aroundWidth = 64 // from here on there is room for three columns
	joinCells   = 3  // of the lines between two columns
	saidLines   = 5  // below the columns, with a blank one
	sideIndent  = 2  // of what goes on below the mark and the first line of a text
)

// hasAround reports whether a page is a list through which one walks.
func hasAround(pg page.Page) bool {
	ask, ok := pg.Ask.(page.Pick)
	return ok && ask.From != ""
}

// side is the width of a column at a side, and middle that of the one between.
func (f frame) side() int   { return (f.whole() - 2*joinCells) * 3 / 10 }
func (f frame) middle() int { return f.whole() - 2*joinCells - 2*f.side() }

// said is how many lines are kept below the columns.
func (f frame) said() int {
	if f.around && f.height >= airyHeight {
		return saidLines
	}
	return 0
}

// marks says what the marks mean, which stand without words in the columns.
func (f frame) marks(pg page.Page, width int) []string {
	if text := pg.Ask.(page.Pick).Marks; text != "" {
		return each(wrapped(text, width), f.styles.Quiet)
	}
	return nil
}

// withAround sets, at the sides of the lines that are seen, what stands around the option
// under the cursor, and below them what there is to say of it.
func (f frame) withAround(pg page.Page, v *view, lines []string) []string {
	ask := pg.Ask.(page.Pick)
	l := f.layout(pg, v)
	room := f.room(pg, v)
	for len(lines) < room {
		lines = append(lines, "")
	}
	top := min(max(0, l.before()-v.scroll), room)
	from, to := make([]string, room-top), make([]string, room-top)
	if at, ok := f.underCursor(pg, v); ok && at.start >= v.scroll && at.start-v.scroll < room {
		o := ask.Options[v.cursor]
		from = f.sideColumn(o.Around.From, at.start-v.scroll-top, room-top, true)
		to = f.sideColumn(o.Around.To, at.start-v.scroll-top, room-top, false)
	}
	for i := top; i < room; i++ {
		lines[i] = fitted(from[i-top], f.side()+joinCells) + fitted(lines[i], f.middle()) + to[i-top]
	}
	if top > 0 && f.said() > 0 {
		heads := fitted(string(ask.From), f.side()+joinCells+f.middle()+joinCells) + string(ask.To)
		lines[top-1] = f.styles.Quiet.Render(heads)
	}
	return append(lines, f.sayOption(pg, v)...)
}

func fitted(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-ansi.StringWidth(s)))
}

// sideColumn is one of the columns at the sides, in so many lines: its texts around the line
// of the cursor, and the lines that join them to it.
func (f frame) sideColumn(texts []engine.Text, cursor, height int, left bool) []string {
	drawn := make([]string, height)
	lines := f.sideLines(texts, height)
	first := min(max(0, cursor-len(lines)/2), height-len(lines))
	low, high := cursor, cursor
	for i, l := range lines {
		if l.starts {
			low, high = min(low, first+i), max(high, first+i)
		}
	}
	for i := range drawn {
		var l sideLine
		if i >= first && i < first+len(lines) {
			l = lines[i-first]
		}
		join := strings.Repeat(" ", joinCells)
		if len(lines) > 0 && i >= low && i <= high {
			join = f.styles.Rule.Render(joined(l.starts, i == cursor, i > low, i < high, left))
		}
		if left {
			drawn[i] = fitted(l.text, f.side()) + join
		} else {
			drawn[i] = join + " " + l.text
		}
	}
	return drawn
}

// sideLine is one line of a column at a side; a text starts on it, or goes on.
type sideLine struct {
	text   string
	starts bool
}

// sideLines are texts in at most so many lines: wrapped where there is room for that, else
// cut, and those that have none counted.
func (f frame) sideLines(texts []engine.Text, most int) []sideLine {
	var lines []sideLine
	width := f.side() - 1
	for _, t := range texts {
		for i, line := range prose.Wrap(string(prose.Readable(t)), width-sideIndent) {
			if i > 0 {
				line = strings.Repeat(" ", sideIndent) + line
			}
			lines = append(lines, sideLine{ansi.Truncate(line, width, "…"), i == 0})
		}
	}
	if len(lines) <= most {
		return lines
	}
	lines = lines[:0]
	for i, t := range texts {
		if i == most-1 && len(texts) > most {
			return append(lines, sideLine{string(engine.Textf("  and %d more", len(texts)-i)), true})
		}
		lines = append(lines, sideLine{ansi.Truncate(string(prose.Readable(t)), width, "…"), true})
	}
	return lines
}

// joined are the lines between a column at a side and the middle, on one line of the window:
// from a text, to the cursor, up and down.
func joined(text, cursor, up, down, left bool) string {
	arms := 0
	west, east := text, cursor
	if !left {
		west, east = cursor, text
	}
	for i, arm := range []bool{west, east, up, down} {
		if arm {
			arms |= 1 << i
		}
	}
	ends := func(on bool) string {
		if on {
			return "─"
		}
		return " "
	}
	return ends(west) + string([]rune(" ╴╶─╵┘└┴╷┐┌┬│┤├┼")[arms]) + ends(east)
}

// sayOption says below the columns what there is to say of the option under the cursor.
func (f frame) sayOption(pg page.Page, v *view) []string {
	options := page.OptionsOf(pg.Ask)
	lines := make([]string, 0, saidLines)
	if f.said() == 0 || v.cursor < 0 || v.cursor >= len(options) || v.finding && len(v.found) == 0 {
		return make([]string, f.said())
	}
	o := options[v.cursor]
	head := engine.Textf("%s: %s", o.Label.TrimEnd(), o.Aside)
	lines = append(lines, "")
	lines = append(lines, each(wrapped(prose.Readable(head), f.whole()), f.styles.Heading)...)
	for _, d := range o.Detail {
		lines = append(lines, each(wrapped(prose.Readable(d), f.whole()), f.styles.Quiet)...)
	}
	for len(lines) < saidLines {
		lines = append(lines, "")
	}
	if len(lines) > saidLines { // the columns say what is cut
		lines[saidLines-1] = f.styles.Quiet.Render("…")
	}
	return lines[:saidLines]
}
