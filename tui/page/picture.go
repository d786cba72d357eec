package page

import "ownpace/engine"

// Pictures: numbers that are seen at a glance. Each says the same in words, for where
// there is no room to draw, and for who listens.

// Chart shows numbers upwards over others across.
type Chart struct {
	Series []Series
	Least  float64       // where the scale across begins
	Most   float64       // and ends
	Top    float64       // where the scale upwards ends; it begins at 0
	Up     []engine.Text // what stands beside the scale upwards, evenly, from below
	Across []engine.Text // and below the one across, from the left
	Words  engine.Text
}

// Series is what belongs together in a chart.
type Series struct {
	Name   engine.Text // "" when it is the only one
	Shape  Shape
	Points []Point // from the left
}

// Point is one number upwards over one across.
type Point struct{ X, Y float64 }

// Shape is how a series is drawn, so that two are told apart without colours.
type Shape int

const (
	Curve Shape = iota
	Dots        // of less weight than a curve
	Discs       // each by itself
	Rings
	Bars // a column for each
	Area // columns side by side, of which the tops matter
	Haze // the same behind an area, of less weight
)

// Tiles is a grid of shades, such as a calendar.
type Tiles struct {
	Heads  []engine.Text // above the columns; "" where the one before goes on
	Rows   []TileRow
	Legend []Tile // what marks and shades mean
	Words  engine.Text
}

// TileRow is one row of a grid, with its name.
type TileRow struct {
	Name  engine.Text
	Tiles []Tile
}

// Tile is a shade from 1 to [MostShade], or none and a mark; Words say what it means.
type Tile struct {
	Shade int
	Mark  engine.Text
	Words engine.Text
}

// MostShade is the darkest shade.
const MostShade = 4

// Spark is a chart of one line: columns from 0 to 1, and what they come to.
type Spark struct {
	Values []float64
	Words  engine.Text
}

// Around is what stands at the sides of an option: what leads to it and where it leads,
// joined to it by lines. An option's details say the same where there is no room.
type Around struct{ From, To []engine.Text }

func (Chart) block() {}
func (Tiles) block() {}
func (Spark) block() {}
