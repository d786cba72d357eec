package full

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"ownpace/engine"
	"ownpace/tui/page"
)

// TestPicturesFit: whatever is to be drawn, in whatever room, no line is wider than it and
// nothing panics.
func TestPicturesFit(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	styles := StylesIn(termenv.TrueColor).In("night")
	number := func() float64 {
		return []float64{0, 1, -3, rng.Float64() * 100, 1e9, math.NaN(), math.Inf(1), math.Inf(-1)}[rng.IntN(8)]
	}
	texts := func() (all []engine.Text) {
		for range rng.IntN(4) {
			all = append(all, []engine.Text{"", "0", "100 %", "Größe 漢字", "a long label that has no room"}[rng.IntN(5)])
		}
		return all
	}
	for range 1000 {
		chart := page.Chart{Least: number(), Most: number(), Top: number(), Up: texts(), Across: texts(), Words: "in words"}
		tiles := page.Tiles{Heads: texts(), Legend: []page.Tile{{Shade: 2, Words: "some"}}, Words: "in words"}
		spark := page.Spark{Words: "in words"}
		for range rng.IntN(3) {
			series := page.Series{Name: "name", Shape: page.Shape(rng.IntN(7))}
			row := page.TileRow{Name: "row"}
			for range rng.IntN(80) {
				series.Points = append(series.Points, page.Point{X: number(), Y: number()})
				row.Tiles = append(row.Tiles, page.Tile{Shade: rng.IntN(7), Mark: "·"})
				spark.Values = append(spark.Values, number())
			}
			chart.Series, tiles.Rows = append(chart.Series, series), append(tiles.Rows, row)
		}
		width, height := 1+rng.IntN(140), 1+rng.IntN(60)
		f := frame{width: width, height: height, styles: styles}
		for _, block := range []page.Block{chart, tiles, spark} {
			for _, line := range f.block(block, nil, width) {
				if n := ansi.StringWidth(line); n > width {
					t.Fatalf("%T in %d cells has a line of %d: %q", block, width, n, line)
				}
			}
		}
	}
}

// TestChartMiddle: in a window of any height the label of the half stands in the middle of
// its scale, and a diagonal goes through the middle of the chart.
func TestChartMiddle(t *testing.T) {
	chart := page.Chart{Most: 100, Top: 100, Up: []engine.Text{"0 %", "50 %", "100 %"}, Series: []page.Series{
		{Shape: page.Dots, Points: []page.Point{{}, {X: 100, Y: 100}}}, {Shape: page.Discs, Points: []page.Point{{X: 50, Y: 50}}}}}
	for height := 10; height <= 60; height++ {
		lines := frame{width: 72, height: height, styles: StylesIn(termenv.Ascii)}.chart(chart, 72)
		at := func(label string) int {
			return slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(strings.TrimLeft(l, " "), label) })
		}
		top, half, zero := at("100 %"), at("50 %"), at("0 %")
		if top != 0 || zero-half != half-top {
			t.Errorf("height %d: the labels stand in lines %d, %d, %d", height, top, half, zero)
		}
		if !strings.Contains(lines[half], "··") || strings.Contains(strings.Join(lines, "\n"), "●") {
			t.Errorf("height %d: the diagonal misses the middle: %q", height, lines[half])
		}
	}
}

// TestChart: numbers stand where they belong, and what belongs together is drawn alike.
func TestChart(t *testing.T) {
	f := frame{width: 40, height: 20, styles: StylesIn(termenv.Ascii)}
	chart := page.Chart{Most: 10, Top: 4, Up: []engine.Text{"0", "2", "4"}, Across: []engine.Text{"left", "right"}, Series: []page.Series{
		{Name: "up", Shape: page.Curve, Points: []page.Point{{X: 0, Y: 0}, {X: 10, Y: 4}}},
		{Name: "seen", Shape: page.Discs, Points: []page.Point{{X: 0, Y: 4}, {X: 10, Y: 0.1}}}}}
	lines := f.chart(chart, 30)
	for i, want := range []string{"4 │●", "", "", "2 │", "", "", "", "  left"} {
		if i < len(lines) && !strings.HasPrefix(lines[i], want) && want != "" {
			t.Errorf("line %d is %q, not %q…\n%s", i, lines[i], want, strings.Join(lines, "\n"))
		}
	}
	if last := lines[slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "0 ") })-1]; !strings.HasSuffix(last, "●") {
		t.Errorf("the last disc is not at the right, above the axis:\n%s", strings.Join(lines, "\n"))
	}
	if legend := lines[len(lines)-1]; legend != "─ up   ● seen" {
		t.Errorf("the legend: %q", legend)
	}
	if bars := f.chart(page.Chart{Most: 2, Top: 2, Series: []page.Series{{Shape: page.Bars, Points: []page.Point{{Y: 2}, {Y: 0.01}}}}}, 30); !strings.Contains(bars[0], "█") || !strings.Contains(bars[len(bars)-3], "▁") {
		t.Errorf("a full bar and one that is hardly there:\n%s", strings.Join(bars, "\n"))
	}
	if words := f.chart(page.Chart{Words: "All in words."}, 20); strings.Join(words, " ") != "All in words." {
		t.Errorf("in a narrow column: %q", words)
	}
}

// TestAroundOption: a name hangs after its sign, and a blank is left before the lines that
// join it to what stands at its right, however long it is.
func TestAroundOption(t *testing.T) {
	f := frame{width: 80, height: 24, around: true, styles: StylesIn(termenv.Ascii)}
	ask := page.Pick{From: "needs", To: "builds on it"}
	for n := 1; n < 40; n++ {
		o := page.Option{Label: engine.Clean(strings.Repeat("x", n) + " two three four five"), Mark: "+"}
		for i, line := range f.layOption(o, ask, f.middle()).labels {
			if indentOf(ask)+ansi.StringWidth(line) >= f.middle() {
				t.Errorf("%d letters: no blank after %q", n, line)
			}
			if lead := map[bool]string{true: "+ ", false: "  "}[i == 0]; !strings.HasPrefix(line, lead) || line[2] == ' ' {
				t.Errorf("%d letters: line %d is %q", n, i, line)
			}
		}
	}
}
