package tui_test

import "testing"

// kinds is a way through an item of every kind that the first tour does not have.
var kinds = []stop{
	{[]string{"enter", "i"}, "interests", nil},
	{[]string{"1", "enter"}, "the library, interests chosen", nil},
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
	{[]string{"1", "down", "backspace", "backspace", "backspace", "backspace", "fry", "enter"}, "feedback: right", []string{"end", "home", "enter", "down", "backspace", "backspace", "backspace", "backspace", "fry", "enter"}},
	{[]string{"end", "enter"}, "pairs to match", nil},
	{[]string{"a", "b"}, "two of them matched", nil},
	{[]string{"c", "enter"}, "feedback: some are right", []string{"c", "end", "enter", "enter"}},
	{[]string{"3"}, "the solution", []string{"end", "enter"}},
	{[]string{"enter"}, "a free response", []string{"end", "enter"}},
	{[]string{"Heat leaves the pot", "enter", "with the steam.", "ctrl+d"}, "compared with an example", nil},
	{[]string{"end", "home", " ", "end", "enter"}, "feedback: some points", nil},
	{[]string{"2"}, "what comes next", []string{"end", "enter"}},
}

// TestKindsOfPages draws every kind of item at 80×24 and at 40×12.
func TestKindsOfPages(t *testing.T) { takeTour(t, "kinds", "kitchen", kinds) }
