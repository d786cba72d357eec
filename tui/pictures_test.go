package tui_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"ownpace/engine"
	"ownpace/engine/answer"
	"ownpace/tui/full"
	"ownpace/tui/plain"
	"ownpace/tui/screen"
)

// The pictures of progress, of a learner with six weeks behind them.

// gardener has worked in the garden on most days of six weeks, with days of rest, and was
// right more and more.
func gardener(t testing.TB) *learner {
	l := newLearnerOf(t, "garden.yaml")
	l.now = time.Date(2026, 1, 20, 17, 0, 0, 0, time.UTC)
	put := func(after time.Duration, e engine.Event) {
		l.now = l.now.Add(after)
		e.Pack = "garden"
		written, err := l.store.Append(l.now, e)
		if err != nil {
			t.Fatal(err)
		}
		l.state.Apply(written[0])
	}
	put(0, engine.Event{Kind: engine.Named, Name: "Ada"})
	put(time.Second, engine.Event{Kind: engine.PlanChosen, Minutes: 60, Order: []string{"sunday", "thursday"}})
	put(time.Second, engine.Event{Kind: engine.PackOpened})
	put(time.Second, engine.Event{Kind: engine.WayOpened})
	p, n := l.state.Progress("garden"), 0
	for day := range 42 {
		start := l.now
		if wd := start.Weekday(); wd != time.Sunday && wd != time.Thursday && day%11 != 5 {
			u := p.Way()[0].Unit
			put(time.Minute, engine.Event{Kind: engine.UnitOpened, Unit: u.ID})
			for range 2 + day%9 {
				s := p.Next(u.ID)
				if s.Done() {
					break
				}
				told := answer.Right
				if n++; n%(3+day/6) == 0 {
					told = answer.Wrong
				}
				reply := s.Item.Reply(string(s.Item.Solution()))
				put(time.Duration(60+20*(day%7))*time.Second, engine.Event{Kind: engine.Answered, Unit: u.ID, Skill: s.Item.Skill.ID, Item: s.Item.ID, Reply: &reply, Told: &told, Sure: engine.Sureness(1 + n%3)})
			}
			put(time.Second, engine.Event{Kind: engine.UnitLeft, Unit: u.ID})
		}
		l.now = start.AddDate(0, 0, 1)
	}
	return l
}

// pictures is a way to every picture.
var pictures = []stop{
	{[]string{"p"}, "progress", nil},
	{[]string{"t"}, "over time: what was known", nil},
	{[]string{"pgdown"}, "over time: what falls due", nil},
	{[]string{"end"}, "over time: what is recalled", nil},
	{[]string{"esc", "w"}, "my weeks", nil},
	{[]string{"pgdown"}, "my weeks: day by day", nil},
	{[]string{"esc", "c"}, "foretold and found", nil},
	{[]string{"pgdown"}, "foretold and found, the rest", nil},
	{[]string{"esc", "esc", "m", "o"}, "the skills, each with what is around it", nil},
	{[]string{"j", "j", "j"}, "further down", nil},
	{[]string{"right"}, "what builds on it", nil},
	{[]string{"down", "l"}, "and on that", nil},
	{[]string{"left"}, "and back: what this needs", nil},
	{[]string{"h", "h", "h"}, "to where it begins", nil},
	{[]string{"enter"}, "a skill", nil},
	{[]string{"esc", "esc"}, "all skills, where one was", nil},
	{[]string{"/", "year", "enter"}, "one that was looked for", nil},
	{[]string{"esc", "esc", "esc", "f", "1"}, "find my place again", nil},
	{[]string{"tab", "tab", "tab", "tab"}, "how the placement narrows", nil},
	{[]string{"tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab"}, "its end", nil},
}

// TestPictures draws every picture at three sizes.
func TestPictures(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}, {120, 40}} {
		name := fmt.Sprintf("pictures-%dx%d", size[0], size[1])
		t.Run(name, func(t *testing.T) {
			w := gardener(t).window(size[0], size[1])
			var pages strings.Builder
			for _, step := range pictures {
				w.press(step.keys...)
				frame := w.frame()
				fits(t, step.page, frame, size[0], size[1])
				fmt.Fprintf(&pages, "#### %s  (%s)\n%s\n\n", step.page, strings.Join(step.keys, " "), boxed(frame, size[0], size[1]))
			}
			golden(t, name+".txt", pages.String())
		})
	}
}

// TestPicturesInWords: who listens is told the same, and walks the map by numbers.
func TestPicturesInWords(t *testing.T) {
	l := gardener(t)
	in := "progress\nover-time\nback\nweeks\nback\ncalibrated\nback\nback\nmap\nopen\nleads 4\nneeds 2\n1\n"
	var out strings.Builder
	s := screen.NewSession(l.study(), func(st *screen.Study) screen.Screen { return screen.Start(st, "") }, "")
	if err := plain.New(plain.Streams{In: strings.NewReader(in), Out: &out, Echo: true}, l.append).Run(s); err != nil {
		t.Fatal(err)
	}
	for _, r := range out.String() {
		if r >= 0x2800 && r <= 0x28ff || r >= 0x2500 && r <= 0x259f {
			t.Errorf("%q is drawn", r)
		}
	}
	golden(t, "pictures-plain.txt", out.String())
}

// TestPicturesWithoutColours: a picture says the same in every theme, and where there are
// no colours at all; only its colours differ.
func TestPicturesWithoutColours(t *testing.T) {
	frames := func(look string, profile termenv.Profile) (all []string, coloured int) {
		l := gardener(t)
		l.state.Colours = look
		w := l.windowIn(full.StylesIn(profile), 80, 24)
		for _, step := range pictures[:13] {
			w.press(step.keys...)
			view := w.model.View()
			coloured += strings.Count(view, "\x1b[38;2;")
			lines := strings.Split(ansi.Strip(view), "\n")
			for i := range lines {
				lines[i] = strings.TrimRight(lines[i], " ")
			}
			all = append(all, strings.TrimRight(strings.Join(lines, "\n"), "\n"))
		}
		return all, coloured
	}
	bare, _ := frames("mono", termenv.Ascii)
	for _, look := range []string{"terminal", "paper", "night"} {
		painted, coloured := frames(look, termenv.TrueColor)
		for i := range bare {
			if painted[i] != bare[i] {
				t.Errorf("%s, %s:\n%s\n\nwithout colours:\n%s", look, pictures[i].page, painted[i], bare[i])
			}
		}
		if look != "terminal" && coloured < 100 {
			t.Errorf("%s shows few colours: %d", look, coloured)
		}
	}
}
