package tui_test

import (
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"ownpace/tui/full"
	"ownpace/tui/theme"
)

// TestAccent: the pages of a pack have its accent in a theme that takes one, from the first
// to the last, and no others do.
func TestAccent(t *testing.T) {
	for look, takes := range map[string]bool{"night": true, "paper": true, "terminal": false, "universal": false, "contrast": false, "mono": false} {
		l := newLearnerOf(t, "garden.yaml")
		w := l.windowIn(full.StylesIn(termenv.TrueColor), 80, 24)
		w.press("Ada", "enter", "esc")
		l.state.Colours = look
		own, _ := theme.Find(look)
		accented := own.Accented(l.packs[0].Accent, termenv.TrueColor)
		if (accented.Accent != own.Accent) != takes {
			t.Fatalf("%s: the accent %s becomes %s", look, own.Accent, accented.Accent)
		}
		has := func(colour string) bool {
			style := termenv.String("x").Foreground(termenv.TrueColor.Color(colour)).String()
			return strings.Contains(w.model.View(), strings.TrimSuffix(strings.TrimPrefix(style[:strings.Index(style, "x")], "\x1b["), "m"))
		}
		if w.press("down", "up"); takes && (has(accented.Accent) || !has(own.Accent)) {
			t.Errorf("%s: the library has the accent of a pack", look)
		}
		w.press("1", "2")
		w.has("in the pack", "my way")
		if takes && (!has(accented.Accent) || has(own.Accent)) {
			t.Errorf("%s: the way has no accent of its pack", look)
		}
		if w.press("m", "o", "?"); takes && !has(accented.Accent) {
			t.Errorf("%s: help on the map has no accent", look)
		}
	}
}
