package plain

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"ownpace/engine"
	"ownpace/tui/page"
)

// What a line chooses, marks, puts in order or matches, where nothing is written. An empty
// line does so only where the page says what it does.

// chosen is the input that a line which is no command stands for.
func chosen(ask page.Ask, word string) (page.Input, engine.Text) {
	in := page.Input{Action: page.Enter, Choice: -1}
	switch a := ask.(type) {
	case page.Pick:
		n, err := strconv.Atoi(word)
		switch {
		case word == "":
			return in, "Nothing is chosen yet. " + which(a)
		case err != nil:
			return picked(a, word)
		case n < 1 || n > len(a.Options):
			return in, "That is none of the choices. " + which(a)
		}
		in.Choice = n - 1
	case page.Match:
		return matched(a, word)
	case page.Mark, page.Arrange:
		return marked(a, word)
	case page.Read:
		if word != "" {
			return in, "Enter alone goes on; help says what else there is."
		}
	}
	return in, ""
}

// which says what can be written to choose.
func which(ask page.Pick) engine.Text {
	what := numbers(len(ask.Options))
	if len(ask.Options) > 2 {
		what = "a number from " + what
	}
	if ask.Find {
		what += ", or some letters"
	}
	return engine.Textf("Write %s; help says what else there is.", what)
}

// mostTold is how many of the choices that were found are told.
const mostTold = 5

// picked takes the choice that has the words, if it is the only one that has them as they
// were written; else it tells which have them, or come near.
func picked(ask page.Pick, words string) (page.Input, engine.Text) {
	in := page.Input{Action: page.Enter, Choice: -1}
	if i := slices.IndexFunc(ask.Options, func(o page.Option) bool { return page.Fold(string(o.Label)) == page.Fold(words) }); i >= 0 {
		in.Choice = i
		return in, ""
	}
	if ask.Graded {
		return in, "That is none of the choices. " + which(ask)
	}
	near := page.Find(ask.Options, words, ask.Find)
	found := having(ask.Options, near, words, func(o page.Option) engine.Text { return o.Label })
	if len(found) == 0 {
		found = having(ask.Options, near, words, func(o page.Option) engine.Text { return o.Label + " " + o.Aside + " " + o.Also })
	}
	switch {
	case len(found) == 1:
		in.Choice = found[0]
		return in, ""
	case len(found) > 1:
		return in, engine.Textf("%d choices have that: %s. Write a number, or more of it.", len(found), listed(ask.Options, found))
	case len(near) > 0:
		return in, engine.Textf("No choice is called that. Near to it: %s. Write a number, or other words.", listed(ask.Options, near))
	}
	if ask.Find {
		return in, "Nothing is called that. Write other words; help says what else there is."
	}
	return in, "That is none of the choices. " + which(ask)
}

// having are those of the places in a list whose text has each of the words at the beginning
// of one of its own.
func having(options []page.Option, places []int, words string, text func(page.Option) engine.Text) []int {
	split := func(s string) []string {
		return strings.FieldsFunc(page.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	}
	wanted := split(words)
	var found []int
	for _, i := range places {
		own := split(string(text(options[i])))
		lacks := slices.ContainsFunc(wanted, func(w string) bool {
			return !slices.ContainsFunc(own, func(o string) bool { return strings.HasPrefix(o, w) })
		})
		if len(wanted) > 0 && !lacks {
			found = append(found, i)
		}
	}
	return found
}

// listed are the first of some choices, with their numbers.
func listed(options []page.Option, places []int) engine.Text {
	var all []engine.Text
	for _, i := range places[:min(len(places), mostTold)] {
		o := options[i]
		told := engine.Textf("%d. %s", i+1, o.Label)
		if o.Aside != "" {
			told += " (" + o.Aside + ")"
		}
		all = append(all, told)
	}
	return engine.JoinText(all, "; ")
}

// marked reads numbers; where some are marked, an empty line leaves them as they are.
func marked(ask page.Ask, line string) (page.Input, engine.Text) {
	in := page.Input{Action: page.Enter, Choice: -1}
	options := page.OptionsOf(ask)
	mark, _ := ask.(page.Mark)
	sorry := engine.Textf("Write numbers from 1 to %d, with spaces between.", len(options))
	if mark.None {
		sorry += " 0 is none of them."
	}
	if mark.None && line == "0" {
		return in, ""
	}
	if line == "" {
		for i, o := range options {
			if slices.Contains(mark.Marked, o.ID) {
				in.Marks = append(in.Marks, i)
			}
		}
		if in.Marks == nil && !mark.None {
			return in, "Nothing is chosen yet. " + sorry
		}
		return in, ""
	}
	for _, field := range strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == ',' || r == ';' }) {
		n, err := strconv.Atoi(field)
		if err != nil || n < 1 || n > len(options) {
			return in, sorry
		}
		in.Marks = append(in.Marks, n-1)
	}
	return in, ""
}

// matched reads letters, one for each option in order, or with its number before it.
func matched(a page.Match, line string) (page.Input, engine.Text) {
	in := page.Input{Action: page.Enter, Choice: -1}
	in.Marks = slices.Repeat([]int{-1}, len(a.Options))
	copy(in.Marks, a.Matched)
	sorry := engine.Textf("Write a letter from a to %s for each number, in order, with spaces between; or a number with its letter, for one alone.", page.Letter(len(a.Others)-1))
	if line == "" {
		return in, "Nothing is chosen yet. " + sorry
	}
	place := 0
	for _, field := range strings.FieldsFunc(strings.ToLower(line), func(r rune) bool { return r == ' ' || r == ',' || r == ';' }) {
		letter := strings.TrimLeft(field, "0123456789")
		if number := strings.TrimSuffix(field, letter); number != "" {
			n, _ := strconv.Atoi(number)
			place = n - 1
		}
		if len(letter) != 1 || int(letter[0]-'a') >= len(a.Others) || letter[0] < 'a' || place < 0 || place >= len(in.Marks) {
			return in, sorry
		}
		in.Marks[place] = int(letter[0] - 'a')
		place++
	}
	return in, ""
}
