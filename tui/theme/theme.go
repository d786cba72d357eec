// Package theme holds the colours there are to choose from, as data: what they are called,
// whom they suit, and which colour says what. How they are put on a screen is the
// matter of a skin.
//
// The rule of grounds: "terminal" and "mono" stand on whatever ground the terminal has
// and name none of its colours but its own sixteen, so that light and dark both work
// without asking. Every other theme brings its own ground and is painted over the whole
// window: only so is the contrast of its text known. A terminal of 256 colours
// shows them in the nearest that it has (fixed); one of fewer cannot, and keeps to its own.
package theme

import "ownpace/engine"

// Theme is one set of colours: #rrggbb, or the number of one of the terminal's own 16, or
// "" for that of the text around it, which is then told apart by weight.
type Theme struct {
	Name string
	For  engine.Text // what it is for

	Ground string // "" for the terminal's own
	Select string // the ground of the line under the cursor; "" for none

	Text   string
	Quiet  string // what explains; "" for faint
	Accent string // headings, the line under the cursor, meters
	Code   string
	Note   string // what just happened
	Right  string
	Almost string
	Wrong  string
	Rule   string // lines and troughs, which say nothing by themselves

	Closed bool // its colours were chosen together: it takes no accent of a pack
}

// Default is the theme of who chose none.
const Default = "terminal"

// Mono is the theme where no colours are wanted.
const Mono = "mono"

// All are the themes, in the order in which they are offered.
func All() []Theme {
	return []Theme{
		{ // Of the 16, magenta is the one that is read on white and on black: in ten common palettes
			// its contrast is 2.6 at worst and 4.6 in the middle; yellow and cyan vanish on white, and
			// blue on black. Green and red colour one word each, which is bold.
			Name: Default, For: "Your terminal's own colours, on its own ground.",
			Accent: "5", Code: "5", Note: "5", Right: "2", Almost: "5", Wrong: "1",
		},
		{
			Name: "paper", For: "Light: ink on warm paper, for bright rooms.",
			Ground: "#faf6ec", Select: "#ece3cf",
			Text: "#2b2a27", Quiet: "#5f5b52", Accent: "#0b5485", Code: "#6e3482", Note: "#7a4700",
			Right: "#23611b", Almost: "#7a4700", Wrong: "#a6201a", Rule: "#b9af9b",
		},
		{
			Name: "night", For: "Dark: soft colours on slate, for the evening.",
			Ground: "#1b1f27", Select: "#262d38",
			Text: "#d8dbe2", Quiet: "#a3aab6", Accent: "#7cc4e8", Code: "#d7b3f0", Note: "#e5c07b",
			Right: "#8fd18a", Almost: "#e5c07b", Wrong: "#f29a9a", Rule: "#596272",
		},
		{
			Name: "contrast", Closed: true, For: "High contrast: strong colours on black, for tired eyes.",
			Ground: "#000000", Select: "#262626",
			Text: "#ffffff", Quiet: "#d7d7d7", Accent: "#ffff00", Code: "#87ffff", Note: "#ffd7af",
			Right: "#5fff5f", Almost: "#ffd75f", Wrong: "#ffafaf", Rule: "#8a8a8a",
		},
		{ // The palette of M. Okabe and K. Ito, "Color Universal Design", 2008.
			Name: "universal", Closed: true, For: "For colour-blind eyes, too: the palette of Okabe and Ito.",
			Ground: "#0c0c0c", Select: "#262626",
			Text: "#f2f2f2", Quiet: "#b2b2b2", Accent: "#56b4e9", Code: "#e69f00", Note: "#cc79a7",
			Right: "#009e73", Almost: "#f0e442", Wrong: "#d55e00", Rule: "#6c6c6c",
		},
		{
			Name: "candy", For: "For fun: pink, mint and lemon on plum.",
			Ground: "#2a1838", Select: "#43285a",
			Text: "#f7e9f7", Quiet: "#c9aed6", Accent: "#ff8ad0", Code: "#8be9d4", Note: "#ffe27a",
			Right: "#9df08a", Almost: "#ffe27a", Wrong: "#ff9a8a", Rule: "#7d5b96",
		},
		{Name: Mono, For: "No colours: bold, faint and marks only."},
	}
}

// Find is the theme of that name.
func Find(name string) (Theme, bool) {
	for _, t := range All() {
		if t.Name == name {
			return t, true
		}
	}
	return Theme{}, false
}

// Names are the names of all themes.
func Names() []string {
	var names []string
	for _, t := range All() {
		names = append(names, t.Name)
	}
	return names
}
