package plain

import (
	"fmt"
	"testing"

	"ownpace/engine"
	"ownpace/tui/page"
)

// TestRead: what a line means, on a list, where one writes, on a page that is read, and where
// one matches.
func TestRead(t *testing.T) {
	keys := []page.Key{{Press: "esc", Action: page.Back}, {Press: "tab", Action: "hint"}, {Press: "o", Action: "over-time"}, {Press: "p", Action: "progress"}, {Press: "a", Action: "about", OnOption: true}}
	options := []page.Option{{ID: "1", Label: "Fractions"}, {ID: "2", Label: "What counts", Aside: "settings"}, {ID: "3", Label: "Adding with the same denominator", Aside: "unit · Fractions"}}
	list := page.Page{Ask: page.Pick{Options: options}, Keys: keys, Roams: true}
	judged := page.Page{Ask: page.Pick{Options: options, Graded: true}, Keys: keys}
	field := page.Page{Ask: page.Write{}, Keys: keys, Roams: true}
	lesson := page.Page{Ask: page.Read{}, Keys: keys}
	marks := page.Page{Ask: page.Mark{Options: options}, Keys: keys}
	pairs := page.Page{Ask: page.Match{Options: options, Others: []engine.Text{"x", "y", "z"}}, Keys: keys}
	const enter = "enter 0"
	for _, c := range []struct {
		name string
		pg   page.Page
		line string
		want string // the action, the choice from 1 and the text; or what is said to the line
	}{
		{"a number", list, "2", "enter 2"},
		{"with the colon of a field", list, ":2", "enter 2"},
		{"nothing, on a list", list, "", "Nothing is chosen yet. Write a number from 1 to 3; help says what else there is."},
		{"nothing, where it is judged", judged, " ", "Nothing is chosen yet. Write a number from 1 to 3; help says what else there is."},
		{"nothing, to be marked", marks, "", "Nothing is chosen yet. Write numbers from 1 to 3, with spaces between."},
		{"nothing, to be matched", pairs, "", "Nothing is chosen yet. Write a letter from a to c for each number, in order, with spaces between; or a number with its letter, for one alone."},
		{"nothing, to read on", lesson, "", enter},
		{"nothing, to write", field, "", enter},

		{"a command", list, "hint", "hint 0"},
		{"its beginning", list, "hin", "hint 0"},
		{"its key", list, "p", "progress 0"},
		{"in capitals", list, "HINT", "hint 0"},
		{"with its colon", list, ":hint", "hint 0"},
		{"of two words", list, "over time", "over-time 0"},
		{"with its number", list, "about 2", "about 2"},
		{"its key and number", list, "a 2", "about 2"},
		{"without its number", list, "about", "Say which one: about N, with its number for N."},
		{"with a number too high", list, "about 4", "There is no 4 here; the last is 3."},
		{"a name to go to", list, "go fractions", "palette 0"},
		{"and more words", list, "quit smoking", "quit is a command when it stands alone. That is none of the choices. Write a number from 1 to 3; help says what else there is."},
		{"and a number", list, "back 1", "back is a command when it stands alone. That is none of the choices. Write a number from 1 to 3; help says what else there is."},
		{"in a field", field, ":hint", "hint 0"},
		{"in a field, with more words", field, ":quit smoking", "There is no command :quit smoking here. :quit is a command when it stands alone. :help lists them. To give it as your answer, write ::quit smoking."},
		{"a word in a field", field, "quit smoking", "enter 0 quit smoking"},
		{"an answer with a colon", field, "::hint", "enter 0 :hint"},
		{"a sign with a colon", field, ":-)", "enter 0 :-)"},

		{"mistyped, on a list", list, "qiut", "Did you mean quit? That is none of the choices. Write a number from 1 to 3; help says what else there is."},
		{"mistyped, where it is judged", judged, "hlep", "Did you mean help? That is none of the choices. Write a number from 1 to 3; help says what else there is."},
		{"mistyped, to be marked", marks, "progess", "Did you mean progress? Write numbers from 1 to 3, with spaces between."},
		{"mistyped, on a lesson", lesson, "progess", "Did you mean progress? Enter alone goes on; help says what else there is."},
		{"mistyped, in a field", field, ":progess", "There is no command :progess here. Did you mean :progress? :help lists them. To give it as your answer, write ::progess."},

		{"a choice by its name", list, "fractions", "enter 1"},
		{"by the beginnings of words", list, "what cou", "enter 2"},
		{"by a word within", list, "denom", "enter 3"},
		{"by a word and what stands beside", list, "adding unit", "enter 3"},
		{"by scattered letters", list, "wct", "No choice is called that. Near to it: 2. What counts (settings). Write a number, or other words."},
		{"by letters within a word", list, "ominator", "No choice is called that. Near to it: 3. Adding with the same denominator (unit · Fractions). Write a number, or other words."},
	} {
		t.Run(c.name, func(t *testing.T) {
			in, note := Read(c.pg, c.line)
			got := string(note)
			if note == "" {
				got = fmt.Sprint(in.Action, " ", in.Choice+1)
				if in.Text != "" {
					got += " " + in.Text
				}
			}
			if got != c.want {
				t.Errorf("%q:\n got %s\nwant %s", c.line, got, c.want)
			}
		})
	}
}
