package tui_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"ownpace/content"
	"ownpace/engine"
	"ownpace/engine/answer"
	"ownpace/tui/full"
	"ownpace/tui/screen"
)

// From a key to its frame, on the real model, without the disk and the terminal.

// bigPack is a pack of so many skills, in units of ten, with so many items each.
func bigPack(t testing.TB, skills, items int) []*engine.Pack {
	t.Helper()
	var units, bodies strings.Builder
	for i := range skills {
		if i%10 == 0 {
			fmt.Fprintf(&units, "  - id: u%d\n    title: Unit number %d of many\n    skills: [", i/10, i/10)
		}
		fmt.Fprintf(&units, "s%d", i)
		if i%10 == 9 || i == skills-1 {
			units.WriteString("]\n")
		} else {
			units.WriteString(", ")
		}
		fmt.Fprintf(&bodies, "  s%d:\n    title: Skill number %d of the map\n    can: I can do number %d.\n", i, i, i)
		if i%10 > 0 {
			fmt.Fprintf(&bodies, "    needs: [s%d]\n", i-1)
		}
		fmt.Fprintf(&bodies, "    lesson: |\n%s", lessonText(i))
		for j := range items {
			fmt.Fprintf(&bodies, "    %s- id: i%d-%d\n      ask: What is %d plus %d?\n      answer: %d\n", map[int]string{0: "items:\n    "}[j], i, j, i, j, i+j)
		}
	}
	name := filepath.Join(t.TempDir(), "big.yaml")
	text := "pack: 1\nid: big\ntitle: A big pack\nversion: \"1.0.0\"\nlicense: CC0-1.0\nabout: Many skills.\nunits:\n" + units.String() + "skills:\n" + bodies.String()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	pack, found, err := content.Open(name)
	if err != nil || content.Errors(found) {
		t.Fatalf("the big pack: %v %v", err, found)
	}
	return []*engine.Pack{pack}
}

func lessonText(i int) string {
	return strings.Repeat(fmt.Sprintf("      A paragraph about number %d with **some weight**, `code` and a few more words to fill its lines.\n\n      1. one thing after another\n      2. and a last one\n\n", i), 6)
}

// bench is a window of a learner of the big pack, to whom nothing has happened, and whose events
// cost no disk.
func bench(t testing.TB, state *engine.State, width, height int) *window {
	now := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	clock := func() time.Time { now = now.Add(time.Second); return now }
	seq := uint64(0)
	save := func(events []engine.Event) ([]engine.Event, error) {
		for i := range events {
			seq++
			events[i].Device, events[i].Seq, events[i].Time = "bench", seq, clock()
		}
		return events, nil
	}
	study := screen.Study{State: state, Seed: 7, Now: clock, Coloured: true}
	s := screen.NewSession(study, func(st *screen.Study) screen.Screen { return screen.Start(st, "") }, "")
	w := &window{t: t, model: full.New(s, save, full.StylesIn(termenv.TrueColor))}
	w.send(tea.WindowSizeMsg{Width: width, Height: height})
	w.press("Ada", "enter", "esc")
	w.press(":", "colours", "enter", "down", "down", "enter") // painted: the dearest
	return w
}

// pagesTimed are kinds of pages: how one comes there from the library, and the keys that
// are pressed there over and over.
var pagesTimed = []struct {
	name   string
	way    []string
	keys   []string
	within string
}{
	{"list", nil, []string{"down", "up"}, "Library"},
	{"my way, 40 units", []string{"1", "2"}, []string{"down", "down", "up"}, "my way"},
	{"lesson", []string{"1", "2", "1"}, []string{"down", "down", "up"}, "A paragraph"},
	{"question", []string{"1", "2", "1", "t"}, []string{"a", "b", "backspace", "backspace"}, "What is 0 plus"},
	{"map, 400 skills", []string{"1", "2", "m"}, []string{"down", "pgdown", "up"}, "the map"},
	{"skills, 400", []string{"1", "2", "m", "o"}, []string{"down", "down", "up"}, "Walk along"},
	{"walk the map of 400", []string{"1", "2", "m", "o"}, []string{"down", "right", "down", "left", "esc", "pgdown"}, "Walk along"},
	{"find in 400", []string{"1", "2", "m", "o", "/"}, []string{"3", "9", "backspace", "backspace"}, "Find >"},
	{"palette", []string{"1", "2", "ctrl+k"}, []string{"m", "a", "backspace", "backspace"}, "Go to"},
	{"progress", []string{"p"}, []string{"down", "down", "up"}, "Progress"},
	{"help", []string{"?"}, []string{"down", "up"}, "On this page"},
}

// BenchmarkKeyToFrame takes a key to the model and draws the frame.
func BenchmarkKeyToFrame(b *testing.B) {
	packs := bigPack(b, 400, 2)
	for _, size := range [][2]int{{80, 24}, {200, 60}} {
		for _, p := range pagesTimed {
			b.Run(fmt.Sprintf("%s/%dx%d", strings.ReplaceAll(p.name, " ", "-"), size[0], size[1]), func(b *testing.B) {
				w := bench(b, engine.NewState(packs), size[0], size[1])
				w.press(p.way...)
				w.has(p.name, p.within)
				times := make([]time.Duration, 0, 4096)
				n := 0
				for b.Loop() {
					began := time.Now()
					w.press(p.keys[n%len(p.keys)])
					_ = w.model.View()
					times = append(times, time.Since(began))
					n++
				}
				slices.Sort(times)
				b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "ms-p99")
			})
		}
	}
}

// BenchmarkPalette takes a key to the palette of a learner who met all of 5,000 items, and
// draws the frame; and opens and leaves it.
func BenchmarkPalette(b *testing.B) {
	packs := bigPack(b, 100, 50)
	for _, c := range []struct {
		name string
		keys []string
	}{
		{"type", []string{"w", "h", "a", "t", " ", "9", "9", "backspace", "7", "z", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace"}},
		{"open", []string{"ctrl+k", "p", "down", "esc"}},
	} {
		b.Run(c.name, func(b *testing.B) {
			state := engine.NewState(packs)
			w := bench(b, state, 80, 24)
			w.press("1", "2")
			meetAll(state, packs[0])
			if c.name == "type" {
				w.press("ctrl+k", "what is 99 plus 7")
				w.has("by its words", "5 of ", "What is 99 plus 7?", "a question")
				w.press("esc", "ctrl+k")
			}
			times := make([]time.Duration, 0, 4096)
			for n := 0; b.Loop(); n++ {
				began := time.Now()
				w.press(c.keys[n%len(c.keys)])
				_ = w.model.View()
				times = append(times, time.Since(began))
			}
			slices.Sort(times)
			b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "ms-p99")
		})
	}
}

// meetAll answers each item of a pack once.
func meetAll(state *engine.State, pack *engine.Pack) {
	right := answer.Right
	for _, s := range pack.Skills {
		for _, it := range s.Items {
			state.Apply(engine.Event{Kind: engine.UnitOpened, Pack: pack.ID, Unit: s.Unit.ID})
			state.Apply(engine.Event{Kind: engine.Answered, Pack: pack.ID, Unit: s.Unit.ID, Skill: s.ID, Item: it.ID, Told: &right, Millis: 5000})
			state.Apply(engine.Event{Kind: engine.UnitLeft, Pack: pack.ID, Unit: s.Unit.ID})
		}
	}
}

// BenchmarkPictures goes from picture to picture, each drawn anew, of a learner with six
// weeks behind them.
func BenchmarkPictures(b *testing.B) {
	for _, size := range [][2]int{{80, 24}, {200, 60}} {
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
			l := gardener(b)
			l.state.Colours = "night"
			w := l.windowIn(full.StylesIn(termenv.TrueColor), size[0], size[1])
			w.press("p")
			keys := []string{"t", "pgdown", "esc", "w", "pgdown", "esc", "c", "pgdown", "esc"}
			times := make([]time.Duration, 0, 4096)
			for n := 0; b.Loop(); n++ {
				began := time.Now()
				w.press(keys[n%len(keys)])
				_ = w.model.View()
				times = append(times, time.Since(began))
			}
			slices.Sort(times)
			b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "ms-p99")
		})
	}
}

// BenchmarkFirstFrame draws a page that was not drawn before: a lesson, and the map.
func BenchmarkFirstFrame(b *testing.B) {
	packs := bigPack(b, 400, 2)
	for _, p := range []struct{ name, open, close string }{{"map", "m", "esc"}, {"way", "p", "esc"}} {
		b.Run(p.name, func(b *testing.B) {
			w := bench(b, engine.NewState(packs), 80, 24)
			w.press("1", "2")
			for b.Loop() {
				w.press(p.open)
				_ = w.model.View()
				w.press(p.close)
				_ = w.model.View()
			}
		})
	}
}
