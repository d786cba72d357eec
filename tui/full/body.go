package full

import (
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"

	"ownpace/engine"
	"ownpace/tui/page"
	"ownpace/tui/prose"
)

// body draws the lines of everything between title and foot, from one up to another.
func (f frame) body(pg page.Page, v *view, from, to int) []string {
	l := f.layout(pg, v)
	options := page.OptionsOf(pg.Ask)
	shown := v.shown(len(options))
	spans := l.spans(shown)
	to = min(to, l.height(spans))
	lines := make([]string, max(0, to-from))
	put := func(at int, drawn []string) {
		for i, line := range drawn {
			if n := at + i; n >= from && n < to {
				lines[n-from] = line
			}
		}
	}
	put(0, l.above)
	for place, i := range shown {
		if at := spans[place]; at.end > from && at.start < to {
			put(at.start, f.option(options[i], l.option(i), i, place, v, pg.Ask))
		}
	}
	put(l.height(spans)-len(l.below), l.below)
	return lines
}

func (f frame) block(block page.Block, columns []int, width int) []string {
	s := f.styles
	switch b := block.(type) {
	case page.Prose:
		return strings.Split(s.Prose.Draw(b.Markdown, width), "\n")
	case page.Line:
		style := map[page.Voice]lipgloss.Style{page.Quiet: s.Quiet, page.Strong: s.Strong, page.Quoted: s.Own}[b.Voice]
		return each(wrapped(b.Text, width), style)
	case page.Heading:
		return f.heading(b.Text, width)
	case page.Figure:
		return f.figure(b, width)
	case page.Verdict:
		return f.verdict(b, width)
	case page.Beside:
		return f.sideBySide(b, width)
	case page.Table:
		return f.table(b, columns, width)
	case page.Strip:
		return f.strip(b, width)
	case page.Chart:
		return f.chart(b, width)
	case page.Tiles:
		return f.tiles(b, width)
	case page.Spark:
		return f.spark(b, width)
	}
	return nil
}

func each(lines []string, style lipgloss.Style) []string {
	for i := range lines {
		lines[i] = style.Render(lines[i])
	}
	return lines
}

// leastImage is the height of an image of which something can still be seen.
const leastImage = 4

// figure is the picture: the image, and below it in words what it shows, where there are
// colours enough; else the text art, or its words where that is wider than the column. Image
// and words are seen at once, unless too little of the image would be left.
func (f frame) figure(b page.Figure, width int) []string {
	if b.Image != nil && f.styles.Fine {
		words := each(wrapped(b.Alt, width), f.styles.Quiet)
		height := max(leastImage, min(f.height*2/3, f.seen-len(words)))
		if lines := halfBlocks(b.Image(), width, height, f.styles.Renderer); lines != nil {
			return append(lines, words...)
		}
	}
	if b.Art == "" {
		return wrapped("Figure: "+b.Alt, width)
	}
	lines := strings.Split(string(b.Art.Untab()), "\n")
	for _, line := range lines {
		if ansi.StringWidth(line) > width {
			return wrapped("Figure: "+b.Alt, width)
		}
	}
	return lines
}

// heading is a heading, and a line from it to the edge of the column.
func (f frame) heading(text engine.Text, width int) []string {
	lines := wrapped(text, width)
	last := len(lines) - 1
	rest := width - ansi.StringWidth(lines[last]) - 1
	lines = each(lines, f.styles.Heading)
	if rest > 2 {
		lines[last] += " " + f.styles.Rule.Render(strings.Repeat("─", rest))
	}
	return lines
}

// verdict is a judgement: its word in its colour, and what there is to say.
func (f frame) verdict(b page.Verdict, width int) []string {
	lines := wrapped(prose.Readable(b.Words()), width)
	said, ok := strings.CutPrefix(lines[0], string(b.Word()))
	for i := range lines {
		lines[i] = f.styles.Strong.Render(lines[i])
	}
	if ok {
		lines[0] = f.styles.Verdict[b.Outcome].Render(string(b.Word())) + f.styles.Strong.Render(said)
	}
	return lines
}
