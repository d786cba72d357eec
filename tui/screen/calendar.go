package screen

import (
	"ownpace/engine"
	"ownpace/tui/page"
)

// A calendar of practice: a column for each week, a row for each weekday.

// weeksBack is how many weeks it has.
const weeksBack = 26

// shadeOf is the shade of so many minutes, as the legend says.
func shadeOf(minutes float64) int {
	switch {
	case minutes <= 15:
		return 1
	case minutes <= 30:
		return 2
	case minutes <= 60:
		return 3
	}
	return page.MostShade
}

// calendar is that of the last weeks, as many of them as there is room for.
func calendar(weeks []engine.Week) page.Tiles {
	tiles := page.Tiles{Rows: make([]page.TileRow, 7), Legend: []page.Tile{
		{Mark: "·", Words: "free"}, {Mark: "○", Words: "rest"}, {Shade: 1, Words: "up to 15 min"}, {Shade: 2, Words: "30"}, {Shade: 3, Words: "60"}, {Shade: 4, Words: "more"}}}
	var words []engine.Text
	month := ""
	for _, w := range weeks {
		head := ""
		if name := w.Days[6].Date.Format("Jan"); name != month {
			month, head = name, name
		}
		tiles.Heads = append(tiles.Heads, engine.Clean(head))
		var days []engine.Text
		for i, d := range w.Days {
			name := engine.Clean(d.Date.Format("Mon"))
			sign, said := dayWords(d)
			tile := page.Tile{Mark: sign}
			switch d.Mark {
			case engine.Worked:
				tile = page.Tile{Shade: shadeOf(d.Minutes)}
				days = append(days, name+" "+said)
			case engine.Rested:
				days = append(days, name+" rest")
			case engine.Ahead, engine.Before:
				tile.Mark = " "
			}
			tiles.Rows[i].Name = name
			tiles.Rows[i].Tiles = append(tiles.Rows[i].Tiles, tile)
		}
		if w.Worked > 0 {
			words = append(words, engine.Textf("Week of %s: %s.", shortDate(w.Days[0].Date), engine.JoinText(days, ", ")))
		}
	}
	tiles.Words = engine.JoinText(words, "\n")
	return tiles
}
