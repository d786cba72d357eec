package tui_test

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// kinds is a way through an item of every kind that the first tour does not have.
var kinds = []stop{
	{[]string{"enter"}, "first start: interests", nil},
	{[]string{"esc", "y", "2"}, "interests", nil},
	{[]string{"1", "enter", "esc"}, "the library, interests chosen", nil},
	{[]string{"1", "2", "1"}, "a lesson with a figure", nil},
	{[]string{"f"}, "its example, to finish", nil},
	{[]string{"it cooks", "enter"}, "not quite", nil},
	{[]string{"end", "enter", "it boils", "enter"}, "finished with one step more", nil},
	{[]string{"esc", "t"}, "gaps to fill", nil},
	{[]string{"tab"}, "a hint", nil},
	{[]string{"tab"}, "a hint that asks", nil},
	{[]string{"90", "enter"}, "an answer to the hint", nil},
	{[]string{"end", "enter", "boil", "enter"}, "the second gap", nil},
	{[]string{"bake", "enter"}, "feedback: one gap is wrong", nil},
	{[]string{"!"}, "I hold it to be right", nil},
	{[]string{"esc"}, "feedback again", nil},
	{[]string{"1", "down", "backspace", "backspace", "backspace", "backspace", "fry", "enter"}, "feedback: right", nil},
	{[]string{"end", "enter"}, "pairs to match", nil},
	{[]string{"a", "b"}, "two of them matched", nil},
	{[]string{"c", "enter"}, "feedback: some are right", nil},
	{[]string{"3"}, "the solution", nil},
	{[]string{"enter"}, "a free response", nil},
	{[]string{"Heat leaves the pot", "enter", "with the steam.", "ctrl+d"}, "compared with an example", nil},
	{[]string{"end", "home", " ", "end", "enter"}, "feedback: some points", nil},
	{[]string{"2"}, "what comes next", nil},
}

// byHand is a way through what the learner does with their own hand: methods, cards,
// answers that count all the same.
var byHand = []stop{
	{[]string{"enter", "esc", "1", "2", "o"}, "all about a unit", nil},
	{[]string{"3"}, "methods to choose from", nil},
	{[]string{"4", "1"}, "a card", nil},
	{[]string{"tab"}, "with a hint", nil},
	{[]string{"enter"}, "turned", []string{"end", "enter"}},
	{[]string{"1"}, "the next card", nil},
	{[]string{"end", "enter", "3"}, "and the next", nil},
	{[]string{"esc", "home", "o", "3", "2", "1"}, "try first: the question", nil},
	{[]string{"ctrl+s", "end", "enter"}, "the next question", nil},
	{[]string{"esc", "home", "o", "end"}, "it can be started over", nil},
	{[]string{"7"}, "start over?", nil},
	{[]string{"2"}, "it is as new", nil},
	{[]string{"u"}, "and as it was", nil},
	{[]string{"5", "esc"}, "it is pinned", nil},
}

// TestByHand draws what the learner steers.
func TestByHand(t *testing.T) { takeTour(t, "hand", "kitchen", byHand) }

// TestObject: an answer that the learner holds to be right counts from then on, until they
// give it up.
func TestObject(t *testing.T) {
	l := newLearner(t)
	w := l.window(80, 24)
	w.press("enter", "esc", "1", "2", "1", "t", "the hunchback", "enter")
	if frame := w.frame(); !strings.Contains(frame, "Not yet.") || !strings.Contains(frame, "! count mine") {
		t.Fatalf("a wrong answer:\n%s", frame)
	}
	w.press("!", "it is humped", "enter")
	if frame := w.frame(); !strings.Contains(frame, "Set aside") || strings.Contains(frame, "more than half but") {
		t.Fatalf("after the objection:\n%s", frame)
	}
	w.press("esc", "home", "o", "end", "k", "enter", "2", "1", "t", "The Hunchback", "enter")
	if frame := w.frame(); !strings.Contains(frame, "You hold this to be right") {
		t.Fatalf("the same answer again:\n%s", frame)
	}
	w.press("esc", "esc", "y", "end", "k", "k", "enter")
	if frame := w.frame(); !strings.Contains(frame, "the hunchback") || !strings.Contains(frame, "it is humped") {
		t.Fatalf("the list:\n%s", frame)
	}
	w.press("enter")
	if frame := w.frame(); !strings.Contains(frame, "None.") {
		t.Fatalf("given up:\n%s", frame)
	}
	w.press("u")
	if frame := w.frame(); !strings.Contains(frame, "the hunchback") {
		t.Fatalf("taken back:\n%s", frame)
	}
}

// TestKindsOfPages draws every kind of item at 80×24 and at 40×12.
func TestKindsOfPages(t *testing.T) { takeTour(t, "kinds", "kitchen", kinds) }

// TestFastKeys: keys that come in one message are taken one by one.
func TestFastKeys(t *testing.T) {
	w := newLearnerOf(t, "kitchen").window(80, 24)
	w.press("enter", "esc", "1", "2", "1", "t", "boil", "enter", "fry", "enter", "enter")
	w.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("bca")})
	if frame := w.frame(); !strings.Contains(frame, "[b] knife") || !strings.Contains(frame, "[a] sieve") {
		t.Errorf("after b, c, a at once:\n%s", frame)
	}
	w.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(strings.Repeat("d", 100))})
	if frame := w.frame(); !strings.Contains(frame, "[b] knife") {
		t.Errorf("after a hundred letters at once:\n%s", frame)
	}
}

// aboutKinds is a conversation in lines about every kind of item.
const aboutKinds = `Ada
2
:skip
yours
back
1
2
1
finish
it fries

:back
try
:hint
:hint
90

boil
bake
1

fry

b a
a a a
1
1b 2a 3c

It keeps
.the heat in.
.
1
1

the steam
.
1 2

100
2
3

`

// TestKindsInLines talks about every kind of item in the plain skin.
func TestKindsInLines(t *testing.T) {
	golden(t, "kinds-plain.txt", newLearnerOf(t, "kitchen").talk(aboutKinds))
}
