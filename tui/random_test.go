package tui_test

import (
	"flag"
	"math/rand/v2"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"ownpace/tui/full"
)

var steps = flag.Int("steps", 3000, "how many random keys are pressed, in each pack")

// randomKeys are likelier to be pressed the more often they stand here.
var randomKeys = []string{"enter", "enter", "enter", "enter", "esc", "tab", "up", "down", "down", "f1", "pgdown", "pgup", "end", "home", "ctrl+s", "ctrl+l", "ctrl+t",
	"ctrl+r", "ctrl+o", "ctrl+d", "ctrl+k", "backspace", "delete", "1", "2", "3", "9", " ", "j", "k", "J", "K", "g", "G", "a", "b", "c", "s", "m", "f", "p", "r", "t", "u", "v", "n",
	"o", "y", "x", "w", "left", "right", "h", "l", "?", ":", "/", "/f", "é漢", "gibbous", "48 min", "Venus, Mercury"}

var randomPastes = []string{"", "\n", "a\nb\n", "\x1b]52;c;eA==\x07", "\x1b[2J", strings.Repeat("漢", 3000), strings.Repeat("word ", 2000), "\u202eabc", "q", "1", "\x00\xff"}

// TestAnyKeyAnySize presses keys, clicks, pastes and resizes at random, from 0×0 to 500×300, in
// every theme, and is led to every page by the palette: nothing may panic, no frame may be
// larger than its window, and the log must give the state that was lived through.
// -steps 100000 does it for long.
func TestAnyKeyAnySize(t *testing.T) {
	n := *steps
	if testing.Short() {
		n = min(n, 500)
	}
	for i, pack := range []string{"sky.yaml", "kitchen", "garden.yaml"} {
		t.Run(pack, func(t *testing.T) {
			l := newLearnerOf(t, pack)
			walk := randomWalk{l: l, rng: newRand(uint64(11 + i)), styles: full.StylesIn(termenv.TrueColor), titles: make(map[string]int)}
			walk.start()
			for range n {
				walk.step(t)
			}
			l.againTheSame()
			if least := min(15, n/200); len(walk.titles) < least {
				t.Errorf("only %d pages were seen: %v", len(walk.titles), walk.titles)
			}
			t.Logf("%d steps, %d titles", n, len(walk.titles))
		})
	}
}

type randomWalk struct {
	l             *learner
	w             *window
	rng           *rand.Rand
	styles        *full.Styles
	width, height int
	titles        map[string]int
}

func (r *randomWalk) start() {
	r.width, r.height = 80, 24
	r.w = r.l.windowIn(r.styles, r.width, r.height)
}

func (r *randomWalk) step(t *testing.T) {
	switch r.rng.IntN(24) {
	case 0:
		r.width, r.height = r.rng.IntN(130), r.rng.IntN(50)
		r.w.send(tea.WindowSizeMsg{Width: r.width, Height: r.height})
	case 1:
		r.width, r.height = r.rng.IntN(501), r.rng.IntN(301)
		r.w.send(tea.WindowSizeMsg{Width: r.width, Height: r.height})
	case 2:
		r.w.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(randomPastes[r.rng.IntN(len(randomPastes))]), Paste: true})
	case 3:
		r.w.press("ctrl+k")
		for range r.rng.IntN(20) {
			r.w.press("down")
		}
		r.w.press("enter")
	case 4:
		r.width, r.height = 80, 24
		r.w.send(tea.WindowSizeMsg{Width: r.width, Height: r.height})
	case 5:
		buttons := []tea.MouseButton{tea.MouseButtonLeft, tea.MouseButtonWheelUp, tea.MouseButtonWheelDown, tea.MouseButtonRight}
		r.w.send(tea.MouseMsg{X: r.rng.IntN(130), Y: r.rng.IntN(50), Button: buttons[r.rng.IntN(4)], Action: tea.MouseActionPress})
	default:
		r.w.press(randomKeys[r.rng.IntN(len(randomKeys))])
	}
	if r.w.gone {
		r.l.againTheSame()
		r.start()
	}
	r.look(t)
}

// look checks the frame that is there.
func (r *randomWalk) look(t *testing.T) {
	t.Helper()
	width, height := r.width, r.height
	if width == 0 && height == 0 { // a terminal that does not know its size
		width, height = 80, 24
	}
	frame := r.w.frame()
	fits(t, "a random page", frame, width, height)
	for _, c := range ansi.Strip(frame) {
		if c < ' ' && c != '\n' || c == 0x7f {
			t.Fatalf("the character %#x is on the page:\n%q", c, frame)
		}
	}
	if width >= 40 && height >= 10 {
		title, _, _ := strings.Cut(strings.TrimSpace(frame), "  ")
		r.titles[title]++
	}
}
