package tui_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// playTour is a way through the games, the weeks and a break. A key such as @240h leaves the
// program and comes back so much later.
var playTour = []stop{
	{[]string{"Ada", "enter", "esc", "1", "2", "l"}, "play, nothing met", nil},
	{[]string{"1"}, "too few questions", nil},
	{[]string{"4"}, "messages to myself", nil},
	{[]string{"1"}, "a message for the first unit", nil},
	{[]string{"Well done,", "enter", "Ada.", "esc"}, "half written", nil},
	{[]string{"1", "ctrl+d"}, "it is kept", nil},
	{[]string{"4"}, "it waits", nil},
	{[]string{"esc", "esc", "home", "j", "e"}, "a message from my way", nil},
	{[]string{"esc", "home", "enter", "t", "small", "enter", "enter"}, "the second question of a unit", nil},
	{[]string{"short", "enter", "enter", "low", "enter", "enter", "far", "enter", "enter"}, "the message", nil},
	{[]string{"enter", "2", "l"}, "play", []string{"enter", "2", "l"}},
	{[]string{"1"}, "five for today", nil},
	{[]string{"ctrl+s", "enter", "ctrl+s", "enter", "ctrl+s", "enter", "ctrl+s", "enter", "ctrl+s", "enter"}, "done for today", nil},
	{[]string{"enter", "1"}, "done already", nil},
	{[]string{"2"}, "how long", nil},
	{[]string{"3"}, "a timed round", nil},
	{[]string{"narrow", "enter"}, "a right answer", nil},
	{[]string{"x", "enter"}, "a wrong answer", nil},
	{[]string{"enter", "enter", "enter"}, "the end of the round", nil},
	{[]string{"enter", "2", "3"}, "against the ghost", nil},
	{[]string{"esc"}, "it was left", nil},
	{[]string{"3"}, "the ladder", nil},
	{[]string{"ctrl+s"}, "passed", nil},
	{[]string{"enter", "ctrl+s", "enter", "x", "enter", "enter"}, "the end of the ladder", nil},
	{[]string{"enter", "@240h"}, "welcome back", nil},
	{[]string{"1"}, "what is still there", nil},
	{[]string{"ctrl+s", "enter"}, "what it told", nil},
	{[]string{"end", "enter"}, "how to go on", nil},
	{[]string{"2"}, "what to put aside", nil},
	{[]string{"2", "enter"}, "it is put aside", nil},
	{[]string{"1", "n"}, "on, and what next", nil},
	{[]string{"esc", "p"}, "this week", nil},
	{[]string{"w"}, "my weeks", nil},
	{[]string{"d"}, "days of rest", nil},
	{[]string{"6", "7", "end", "enter"}, "two days of rest", nil},
	{[]string{"end", "enter", "esc", "esc", "y", "8"}, "what can be left out", nil},
	{[]string{"3", "end", "enter"}, "no games", nil},
}

// TestPlayPages draws them at 80×24 and at 40×12.
func TestPlayPages(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}} {
		name := fmt.Sprintf("play-%dx%d", size[0], size[1])
		t.Run(name, func(t *testing.T) {
			l := newLearnerOf(t, "words.yaml")
			w := l.window(size[0], size[1])
			var pages strings.Builder
			for _, step := range playTour {
				keys := step.keys
				if size[0] < 80 && step.narrow != nil {
					keys = step.narrow
				}
				for _, key := range keys {
					if later, ok := strings.CutPrefix(key, "@"); ok {
						away, _ := time.ParseDuration(later)
						w.press("ctrl+c")
						l.now = l.now.Add(away)
						l.againTheSame()
						w = l.window(size[0], size[1])
						continue
					}
					w.press(key)
				}
				frame := w.frame()
				fits(t, step.page, frame, size[0], size[1])
				fmt.Fprintf(&pages, "#### %s  (%s)\n%s\n\n", step.page, strings.Join(keys, " "), boxed(frame, size[0], size[1]))
			}
			golden(t, name+".txt", pages.String())
		})
	}
}

// TestAnyKeyAtPlay presses keys at random, and comes back now and then after some days: nothing
// may panic, and a restart gives the state that was lived through.
func TestAnyKeyAtPlay(t *testing.T) {
	steps := 3000
	if testing.Short() {
		steps = 500
	}
	keys := []string{"enter", "enter", "enter", "enter", "esc", "1", "1", "2", "3", "4", "l", "l", "n", "v", "p", "e", "w", "d", "y", "t", "s", "ctrl+s", "ctrl+d", "end", "pgdown",
		"small", "narrow", "low", "far", "calf", "puppy", "down", "f1"}
	rng := newRand(23)
	l := newLearnerOf(t, "words.yaml")
	w := l.window(80, 24)
	for i := range steps {
		w.press(keys[rng.IntN(len(keys))])
		fits(t, fmt.Sprintf("step %d", i), w.frame(), 80, 24)
		if w.gone || rng.IntN(60) == 0 {
			if !w.gone {
				w.press("ctrl+c")
			}
			l.now = l.now.Add(time.Duration(rng.IntN(12)) * 24 * time.Hour)
			l.againTheSame()
			w = l.window(80, 24)
		}
	}
}

// TestBackToWhatNext: a round that was opened from what next leads back there.
func TestBackToWhatNext(t *testing.T) {
	l := newLearnerOf(t, "words.yaml")
	w := l.window(80, 24)
	w.press("enter", "esc", "1", "2", "1", "t", "small", "enter", "enter", "short", "enter", "enter", "low", "enter", "enter", "far", "enter", "enter", "2")
	l.now = l.now.Add(5 * 24 * time.Hour)
	w.press("n")
	before, _, found := strings.Cut(w.frame(), " Review what fades")
	if !found {
		t.Fatalf("five days later:\n%s", w.frame())
	}
	w.press(before[len(before)-1:])
	if frame := w.frame(); !strings.Contains(frame, "· review") {
		t.Fatalf("the review:\n%s", frame)
	}
	w.press("esc")
	if frame := w.frame(); !strings.Contains(frame, "· what next") {
		t.Errorf("after Esc:\n%s", frame)
	}
}

// TestTimeGoesOn: a timed round that was left with the program has its end at the next start.
func TestTimeGoesOn(t *testing.T) {
	l := newLearnerOf(t, "words.yaml")
	w := l.window(80, 24)
	w.press("enter", "esc", "1", "2", "1", "t", "small", "enter", "enter", "short", "enter", "enter", "low", "enter", "enter", "far", "enter", "enter", "2")
	w.press("l", "2", "3", "x", "enter")
	if frame := w.frame(); !strings.Contains(frame, "· timed round") {
		t.Fatalf("in the round:\n%s", frame)
	}
	w.press("ctrl+c")
	l.now = l.now.Add(time.Hour)
	l.againTheSame()
	w = l.window(80, 24)
	if frame := w.frame(); !strings.Contains(frame, "0 right in 5 minutes") {
		t.Fatalf("an hour later:\n%s", frame)
	}
	w.press("enter")
	if frame := w.frame(); !strings.Contains(frame, "last 0, best 0 (5 min)") {
		t.Errorf("after its end:\n%s", frame)
	}
}
