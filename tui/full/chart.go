package full

import (
	"math"
	"slices"
	"strings"

	"github.com/NimbleMarkets/ntcharts/canvas"
	"github.com/NimbleMarkets/ntcharts/canvas/graph"
	"github.com/NimbleMarkets/ntcharts/canvas/runes"
	"github.com/NimbleMarkets/ntcharts/linechart"
	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"

	"ownpace/engine"
	"ownpace/tui/page"
)

// Charts, drawn by ntcharts in lines and blocks that every terminal's font has. What a
// series is, its shape says; its colour only says it again.

const (
	leastChart = 30 // cells across, below which a picture is said in words
	lowChart   = 6  // lines, in a low window
	highChart  = 12 // and at most
)

// chart draws a chart and what its shapes mean, or says it in words where it has no room.
func (f frame) chart(b page.Chart, width int) []string {
	if width < leastChart {
		return wrapped(b.Words, width)
	}
	s := f.styles
	height := min(max(f.height*2/5, lowChart), highChart) &^ 1 // even, so that half of the scale has a line of its own
	least := within(b.Least, -farthest, farthest)
	lc := linechart.New(width, height, least, within(b.Most, least+1, 2*farthest), 0, within(b.Top, 1, farthest),
		linechart.WithXYSteps(1, 1),
		linechart.WithStyles(s.Rule, s.Quiet, s.Meter),
		linechart.WithXLabelFormatter(func(int, float64) string { return "" }),
		linechart.WithYLabelFormatter(upLabels(b.Up, height-2)))
	lc.DrawXYAxisAndLabel()
	acrossLabels(&lc, b.Across, s.Quiet)
	for i, series := range slices.Backward(b.Series) { // the first lies above the others
		style := s.Strong
		switch {
		case series.Shape == page.Dots:
			style = s.Quiet
		case series.Shape == page.Area || series.Shape == page.Haze: // much of the accent would be loud
			style = s.Rule
		case i == 0:
			style = s.Meter
		}
		drawSeries(&lc, series, style)
	}
	return append(rows(&lc.Canvas, s.Quiet), f.legend(b.Series, width)...)
}

// farthest is where a scale ends that has no end.
const farthest = 1e9

// within keeps a number on a scale; what is no number is at its beginning.
func within(v, least, most float64) float64 {
	if math.IsNaN(v) {
		return least
	}
	return min(max(v, least), most)
}

// upLabels puts labels evenly beside so many lines, from below.
func upLabels(labels []engine.Text, lines int) linechart.LabelFormatter {
	widest := 0
	for _, l := range labels {
		widest = max(widest, len(l))
	}
	return func(line int, _ float64) string {
		for i, l := range labels {
			if line == i*lines/max(1, len(labels)-1) {
				return strings.Repeat(" ", widest-len(l)) + string(l) + " "
			}
		}
		return ""
	}
}

// acrossLabels puts labels evenly below the axis: the first at its left end, the last at its right.
func acrossLabels(lc *linechart.Model, labels []engine.Text, style lipgloss.Style) {
	left, right := lc.Origin().X, lc.Width()
	for i, l := range labels {
		n := ansi.StringWidth(string(l))
		at := left
		if i > 0 {
			at = left + (right-left)*i/(len(labels)-1) - n*i/(len(labels)-1)
		}
		lc.Canvas.SetStringWithStyle(canvas.Point{X: at, Y: lc.Height() - 1}, string(l), style)
	}
}

// shapeRune is what a point of a shape is drawn with.
func shapeRune(s page.Shape) rune {
	return map[page.Shape]rune{page.Curve: '─', page.Dots: '·', page.Discs: '●', page.Rings: '○', page.Bars: '█', page.Area: '█', page.Haze: '░'}[s]
}

func drawSeries(lc *linechart.Model, s page.Series, style lipgloss.Style) {
	at := func(i int) canvas.Float64Point {
		p := s.Points[i]
		return canvas.Float64Point{X: within(p.X, lc.MinX(), lc.MaxX()), Y: within(p.Y, 0, lc.MaxY())}
	}
	cell := func(i int) canvas.Point { // on the scale of the labels, which ntcharts leaves for single signs
		return canvas.CanvasPointFromFloat64Point(lc.Origin(), lc.ScaleFloat64PointForLine(at(i)))
	}
	if s.Shape == page.Bars || s.Shape == page.Area || s.Shape == page.Haze {
		bars(lc, s, style)
		return
	}
	put := func(p canvas.Point) { // the axes stay whole
		p.X, p.Y = max(p.X, lc.Origin().X+1), min(p.Y, lc.Origin().Y-1)
		lc.Canvas.SetCell(p, canvas.NewCellWithStyle(shapeRune(s.Shape), style))
	}
	for i := range s.Points {
		before := max(0, i-1)
		switch s.Shape {
		case page.Curve:
			lc.DrawLineWithStyle(at(before), at(i), runes.ThinLineStyle, style)
		case page.Dots:
			if i == 0 && len(s.Points) > 1 {
				continue // the line from it draws it
			}
			from, to := cell(before), cell(i)
			for _, p := range graph.GetLinePoints(from, to) {
				if p.Y < lc.Origin().Y || from.Y == to.Y { // else what rises would begin with a flat stretch
					put(p)
				}
			}
		default:
			put(cell(i))
		}
	}
}

// bars draws a column for each point over the whole width, with a gap between bars where there
// is room.
func bars(lc *linechart.Model, s page.Series, style lipgloss.Style) {
	for i, p := range s.Points {
		from, to := i*lc.GraphWidth()/len(s.Points), (i+1)*lc.GraphWidth()/len(s.Points)
		if to-from > 2 && s.Shape == page.Bars {
			to--
		}
		high := within(p.Y, 0, lc.MaxY()) / lc.MaxY() * float64(lc.GraphHeight())
		if p.Y > 0 {
			high = max(high, 0.125) // what is there is seen
		}
		for x := from; x < to; x++ {
			foot := canvas.Point{X: lc.Origin().X + 1 + x, Y: lc.Origin().Y - 1}
			if s.Shape != page.Haze {
				graph.DrawColumnBottomToTop(&lc.Canvas, foot, high, style)
				continue
			}
			for range int(math.Round(high)) { // whole cells: there is no half of its sign
				lc.Canvas.SetCell(foot, canvas.NewCellWithStyle(shapeRune(page.Haze), style))
				foot.Y--
			}
		}
	}
}

// rows are the lines of a canvas. Cells of one look are styled together: one by one they
// cost ten times as much.
func rows(c *canvas.Model, look lipgloss.Style) []string {
	lines := make([]string, c.Height())
	for y := range lines {
		var line, run strings.Builder
		flush := func() {
			if run.Len() > 0 {
				line.WriteString(look.Render(run.String()))
				run.Reset()
			}
		}
		for x := range c.Width() {
			cell := c.Cell(canvas.Point{X: x, Y: y})
			if cell.Rune == 0 {
				cell.Rune = ' '
			}
			if !alike(look, cell.Style) && cell.Rune != ' ' {
				flush()
				look = cell.Style
			}
			run.WriteRune(cell.Rune)
		}
		flush()
		lines[y] = ansi.Truncate(strings.TrimRight(line.String(), " "), c.Width(), "") // a letter may be wider than its cell
	}
	return lines
}

func alike(a, b lipgloss.Style) bool {
	return a.GetForeground() == b.GetForeground() && a.GetBold() == b.GetBold() && a.GetFaint() == b.GetFaint()
}

// legend says what the shapes mean, where there are names.
func (f frame) legend(all []page.Series, width int) []string {
	var parts []string
	for _, s := range all {
		if s.Name != "" {
			parts = append(parts, string(shapeRune(s.Shape))+" "+string(s.Name))
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return append([]string{""}, each(wrapped(engine.Clean(strings.Join(parts, "   ")), width), f.styles.Quiet)...)
}

// spark draws columns of one line, and what they come to beside them; in a low window it
// leaves its room to what the page is about.
func (f frame) spark(b page.Spark, width int) []string {
	if f.height < airyHeight {
		return nil
	}
	var columns strings.Builder
	for _, v := range b.Values {
		columns.WriteRune(runes.LowerBlockElementFromFloat64(within(v, 0.125, 1)))
	}
	if len(b.Values) > width/2 || width < leastChart {
		return wrapped(b.Words, width)
	}
	lines := each(wrapped(b.Words, width-len(b.Values)-2), f.styles.Quiet)
	for i := range lines {
		lead := strings.Repeat(" ", len(b.Values))
		if i == 0 {
			lead = f.styles.Meter.Render(columns.String())
		}
		lines[i] = lead + "  " + lines[i]
	}
	return lines
}
