package tui_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// own is a way through what a learner writes themselves; days go by before some of its
// stops.
var own = []struct {
	days int
	stop
}{
	{0, stop{[]string{"enter", "esc", "1", "2", "1", "m"}, "at a lesson: a note or a card", nil}},
	{0, stop{[]string{"2"}, "a card about which line", nil}},
	{0, stop{[]string{"2"}, "its front, proposed", nil}},
	{0, stop{[]string{"enter"}, "its back, proposed", nil}},
	{0, stop{[]string{"enter"}, "it is kept", nil}},
	{0, stop{[]string{"m", "1", "1"}, "a note on the page", nil}},
	{0, stop{[]string{"Fat is hotter than water", "enter", "t", "boil", "ctrl+n"}, "a note while an answer is typed", nil}},
	{0, stop{[]string{"esc"}, "the answer is still there", nil}},
	{0, stop{[]string{"ctrl+o", "Is boiling water hotter than fat?", "enter"}, "a question, and where its answer may be", nil}},
	{0, stop{[]string{"2"}, "one of these places", nil}},
	{0, stop{[]string{"esc", "home", "enter", "enter", "bake", "enter", "m", "1"}, "a note on a mistake", nil}},
	{0, stop{[]string{"2", "I always say bake", "enter"}, "back at the feedback", nil}},
	{0, stop{[]string{"4", "end", "enter", "ctrl+s", "end", "enter"}, "an open prompt", nil}},
	{0, stop{[]string{"The lid keeps the heat", "ctrl+d", "1", "enter", "end", "2"}, "the next skill", nil}},
	{0, stop{[]string{"esc", "O"}, "what I wrote", nil}},
	{0, stop{[]string{"1"}, "my notes and cards", nil}},
	{0, stop{[]string{"1"}, "one of them", nil}},
	{0, stop{[]string{"2", "backspace", "!", "enter"}, "it is changed", nil}},
	{0, stop{[]string{"end", "enter"}, "it is dropped", nil}},
	{0, stop{[]string{"esc"}, "what I wrote, and dropped", nil}},
	{0, stop{[]string{"7"}, "what I dropped", nil}},
	{0, stop{[]string{"1", "1"}, "it is back", nil}},
	{0, stop{[]string{"esc", "enter", "6"}, "a recap of all", nil}},
	{0, stop{[]string{"esc", "2"}, "my questions", nil}},
	{0, stop{[]string{"1"}, "one of my questions", nil}},
	{0, stop{[]string{"1", "A lot", "enter"}, "it is answered", nil}},
	{0, stop{[]string{"1"}, "a closed question", nil}},
	{0, stop{[]string{"2"}, "it is open again", nil}},
	{0, stop{[]string{"esc", "esc", "4"}, "my journal, empty", nil}},
	{0, stop{[]string{"1", "Steam is hot.", "enter", "Lids help."}, "an entry is written", nil}},
	{0, stop{[]string{"ctrl+d"}, "it is in the journal", nil}},
	{0, stop{[]string{"2"}, "the entry", nil}},
	{0, stop{[]string{"esc", "S", "lid"}, "a search", nil}},
	{0, stop{[]string{"enter"}, "what was found", nil}},
	{0, stop{[]string{"1"}, "the first of it", nil}},
	{0, stop{[]string{"esc", "esc", "esc", "esc", "esc", "home", "R"}, "a recap", nil}},
	{3, stop{[]string{"esc", "n"}, "three days later: what next", nil}},
	{0, stop{[]string{"esc", "O", "1", "t"}, "a card of my own", nil}},
	{0, stop{[]string{"end", "enter"}, "turned", nil}},
	{0, stop{[]string{"3"}, "the end of my cards", nil}},
	{19, stop{[]string{"end", "enter", "n"}, "three weeks later: what next", nil}},
	{0, stop{[]string{"3"}, "the same prompt again", nil}},
	{0, stop{[]string{"Steam carries heat away. The lid keeps it in.", "ctrl+d"}, "compared", nil}},
	{0, stop{[]string{"1", "2", "end", "enter", "end", "enter"}, "both texts", nil}},
	{0, stop{[]string{"end"}, "both texts, the end", nil}},
}

// TestOwnPages draws what a learner writes, at 80×24 and at 40×12.
func TestOwnPages(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}} {
		name := fmt.Sprintf("own-%dx%d", size[0], size[1])
		t.Run(name, func(t *testing.T) {
			l := newLearnerOf(t, "kitchen")
			w := l.window(size[0], size[1])
			var pages strings.Builder
			for _, step := range own {
				l.now = l.now.Add(time.Duration(step.days) * 24 * time.Hour)
				keys := step.keys
				if size[0] < 80 && step.narrow != nil {
					keys = step.narrow
				}
				w.press(keys...)
				frame := w.frame()
				fits(t, step.page, frame, size[0], size[1])
				fmt.Fprintf(&pages, "#### %s  (%s)\n%s\n\n", step.page, strings.Join(keys, " "), boxed(frame, size[0], size[1]))
			}
			golden(t, name+".txt", pages.String())
			l.againTheSame()
		})
	}
}

// aboutOwn is a conversation in lines about what a learner writes.
const aboutOwn = `Ada
:skip
1
2
1
note
1
1
Fat is hotter than water
ask
Is boiling water hotter than fat?
2
1
1
try
boil
:note
1
bake is not fry
:back
recap 1

written
1
2
2
Fat is much hotter than water.
1
back
2
1
1
Yes, it is not.
back
4
1
Lids help.
.
back
search
fat
1
1
back
:back
back
back
back
1
`

// TestOwnInLines talks about it in the plain skin.
func TestOwnInLines(t *testing.T) {
	golden(t, "own-plain.txt", newLearnerOf(t, "kitchen").talk(aboutOwn))
}

// TestHalfWrittenIsKept: what was half written when the program was left is not lost, and
// what was written down once is not written twice.
func TestHalfWrittenIsKept(t *testing.T) {
	for _, c := range []struct {
		name                      string
		keys                      []string
		notes, entries, questions int
	}{
		{"a note", []string{"m", "1", "1", "half a note", "ctrl+c"}, 1, 0, 0},
		{"a note, from its help", []string{"m", "1", "1", "half a note", "f1", "ctrl+c"}, 1, 0, 0},
		{"a note that Esc left", []string{"m", "1", "1", "half a note", "esc", "esc", "esc", "ctrl+c"}, 0, 0, 0},
		{"a card with a front alone", []string{"m", "2", "1", "front", "ctrl+c"}, 0, 0, 0},
		{"a card with half a back", []string{"m", "2", "1", "front", "enter", "ba", "ctrl+c"}, 1, 0, 0},
		{"a question", []string{"ctrl+o", "why", "ctrl+c"}, 0, 0, 1},
		{"a question that Esc left", []string{"ctrl+o", "why", "esc", "ctrl+c"}, 0, 0, 0},
		{"an entry", []string{"esc", "O", "4", "1", "today", "ctrl+c"}, 0, 1, 0},
		{"an entry that Esc left", []string{"esc", "O", "4", "1", "today", "esc", "esc", "esc", "ctrl+c"}, 0, 1, 0},
		{"an entry that was looked at", []string{"esc", "O", "4", "1", "today", "ctrl+d", "2", "2", "esc", "2", "ctrl+c"}, 0, 1, 0},
		{"a second entry begins empty", []string{"esc", "O", "4", "1", "today", "ctrl+d", "1", "ctrl+c"}, 0, 1, 0},
		{"a second question begins empty", []string{"ctrl+o", "why", "enter", "ctrl+o", "ctrl+c"}, 0, 0, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := newLearnerOf(t, "kitchen")
			w := l.window(80, 24)
			w.press("enter", "esc", "1", "2", "1")
			w.press(c.keys...)
			if !w.gone {
				t.Fatalf("not left:\n%s", w.frame())
			}
			l.again()
			n, e, q := len(l.state.Notes("")), len(l.state.Journal("")), len(l.state.AllQuestions(""))
			if n != c.notes || e != c.entries || q != c.questions {
				t.Errorf("%d notes, %d entries, %d questions are kept", n, e, q)
			}
		})
	}
}

// TestOwnCardOfAGoneSkill: a card whose skill is no more in the pack is asked all the same,
// and can be changed.
func TestOwnCardOfAGoneSkill(t *testing.T) {
	l := newLearnerOf(t, "kitchen")
	w := l.window(80, 24)
	w.press("enter", "esc", "1", "2", "1", "m", "2", "1", "front", "enter", "back", "enter", "esc", "esc", "ctrl+c")
	pack := l.packs[0]
	pack.Skills[0].ID, pack.Skills[0].Was = "new", nil
	l.now = l.now.AddDate(0, 0, 5)
	l.again()
	w = l.window(80, 24)
	w.press("1", "v")
	if frame := w.frame(); !strings.Contains(frame, "front") {
		t.Fatalf("the review:\n%s", frame)
	}
	w.press("enter", "e", "end", "!", "enter", "enter")
	if frame := w.frame(); !strings.Contains(frame, "front!") || !strings.Contains(frame, "Good: it came") {
		t.Fatalf("the card, changed:\n%s", frame)
	}
	w.press("3")
	if frame := w.frame(); !strings.Contains(frame, "1 card of your own, 1 recalled") {
		t.Errorf("the end of the review:\n%s", frame)
	}
}

// TestKeptQuestionComesUp: a question that was kept on another day is asked when its unit is
// opened again; then the unit goes on, and what is half written there is kept.
func TestKeptQuestionComesUp(t *testing.T) {
	l := newLearner(t)
	w := l.window(80, 24)
	w.press("enter", "esc", "1", "2", "1", "t", "ctrl+o", "Why twice a month?", "enter", "1", "esc")
	w.press("enter")
	if frame := w.frame(); !strings.Contains(frame, "more than half but") {
		t.Fatalf("on the same day:\n%s", frame)
	}
	w.press("esc", "ctrl+c")
	l.now = l.now.AddDate(0, 0, 1)
	l.again()
	w = l.window(80, 24)
	w.press("enter")
	if frame := w.frame(); !strings.Contains(frame, "Why twice a month?") || !strings.Contains(frame, "Can you answer it now?") {
		t.Fatalf("a day later:\n%s", frame)
	}
	w.press("esc") // not yet
	if frame := w.frame(); !strings.Contains(frame, "more than half but") {
		t.Fatalf("kept on:\n%s", frame)
	}
	w.press("gib", "ctrl+c")
	l.again()
	if frame := l.window(80, 24).frame(); !strings.Contains(frame, "> gib") {
		t.Errorf("what was half written:\n%s", frame)
	}
}
