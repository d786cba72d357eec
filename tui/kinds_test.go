package tui_test

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// kinds is a way through an item of every kind that the first tour does not have.
var kinds = []stop{
	{[]string{"enter", "y", "2"}, "interests", nil},
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

// TestKindsOfPages draws every kind of item at 80×24 and at 40×12.
func TestKindsOfPages(t *testing.T) { takeTour(t, "kinds", "kitchen", kinds) }

// TestFastKeys: keys that come in one message are taken one by one.
func TestFastKeys(t *testing.T) {
	w := newLearnerOf(t, "kitchen").window(80, 24)
	w.press("enter", "1", "2", "1", "t", "boil", "enter", "fry", "enter", "enter")
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
yours
2
2
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
