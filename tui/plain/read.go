package plain

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ownpace/engine"
	"ownpace/tui/page"
)

// What a line means on a page.

// command is a key of a page as a word.
type command struct {
	word     string
	press    string // the key itself, which is taken, too
	label    engine.Text
	action   page.Action
	numbered bool // is about one of the options
}

// commands are the page's keys as words; each action once.
func commands(pg page.Page) []command {
	var all []command
	seen := make(map[page.Action]bool)
	for _, key := range pg.Keys {
		if seen[key.Action] {
			continue
		}
		seen[key.Action] = true
		c := command{word: string(key.Action), press: key.Press, label: key.Label, action: key.Action, numbered: key.OnOption}
		if c.numbered {
			c.word += " N"
		}
		all = append(all, c)
	}
	if pg.Roams {
		all = append(all, command{word: "go", label: "anywhere: a screen, a pack, a unit, a skill; or go with its name", action: page.Palette})
	}
	return append(all, command{word: "help", press: "?", action: page.Help},
		command{word: "quit", action: page.Quit})
}

// Read makes an input of a line typed on a page, or says why it cannot. While a
// text is asked for, only a line that begins with a colon is a command.
func Read(pg page.Page, line string) (page.Input, engine.Text) {
	in := page.Input{Action: page.Enter, Choice: -1}
	word := strings.TrimSpace(line)
	if literal, ok := strings.CutPrefix(line, "::"); ok { // an answer that begins with a colon
		in.Text = ":" + literal
		return in, ""
	}
	if a, ok := pg.Ask.(page.Match); ok { // "b a c" is no command that begins with b
		if in, note := matched(a, word); note == "" {
			return in, ""
		}
	}
	if writing := page.Writes(pg.Ask); !writing || strings.HasPrefix(word, ":") {
		if c, n, ok := findCommand(pg, strings.TrimPrefix(word, ":")); ok {
			if c.numbered && n < 0 {
				return in, engine.Textf("Say which one: %s, with its number for N.", c.word)
			}
			if last := len(page.OptionsOf(pg.Ask)); c.numbered && n >= last {
				return in, engine.Textf("There is no %d here; the last is %d.", n+1, last)
			}
			return page.Input{Action: c.action, Choice: n}, ""
		}
		if writing && unknownCommand.MatchString(word) {
			return in, engine.Textf("There is no command %s here; :help lists them. To give it as your answer, write :%s.", word, word)
		}
	}
	switch a := pg.Ask.(type) {
	case page.Write, page.Fill, page.Compose:
		in.Text = line
		if word == "" {
			in.Text = ""
		}
	case page.Pick:
		if word == "" {
			if !a.Graded {
				in.Choice = 0
			}
			return in, "" // the first choice, or stuck
		}
		n, err := strconv.Atoi(word)
		if err != nil {
			return picked(a, word)
		}
		if n < 1 || n > len(a.Options) {
			return in, engine.Textf("That is none of the choices; write a number from 1 to %d, or help.", len(a.Options))
		}
		in.Choice = n - 1
	case page.Match:
		return matched(a, word)
	case page.Mark, page.Arrange:
		if m, ok := a.(page.Mark); ok && m.None && word == "0" {
			return in, ""
		}
		options := page.OptionsOf(a)
		if m, ok := a.(page.Mark); ok && word == "" { // as it is
			for i, o := range options {
				if slices.Contains(m.Marked, o.ID) {
					in.Marks = append(in.Marks, i)
				}
			}
		}
		for _, field := range strings.FieldsFunc(word, func(r rune) bool { return r == ' ' || r == ',' || r == ';' }) {
			n, err := strconv.Atoi(field)
			if err != nil || n < 1 || n > len(options) {
				return in, engine.Textf("Write numbers from 1 to %d, with spaces between.", len(options))
			}
			in.Marks = append(in.Marks, n-1)
		}
	case page.Read:
		if word != "" {
			return in, "Enter alone goes on; help says what else there is."
		}
	}
	return in, ""
}

// mostTold is how many of the choices that were found are told.
const mostTold = 5

// picked takes the choice that has the words, or tells which have them.
func picked(ask page.Pick, words string) (page.Input, engine.Text) {
	in := page.Input{Action: page.Enter, Choice: -1}
	found := page.Find(ask.Options, words, ask.Find)
	exact := slices.IndexFunc(ask.Options, func(o page.Option) bool { return page.Fold(string(o.Label)) == page.Fold(words) })
	switch {
	case exact >= 0:
		in.Choice = exact
	case ask.Graded || len(found) == 0:
		return in, engine.Textf("That is none of the choices; write a number from 1 to %d, or help.", len(ask.Options))
	case len(found) == 1:
		in.Choice = found[0]
	default:
		var all []engine.Text
		for _, i := range found[:min(len(found), mostTold)] {
			o := ask.Options[i]
			told := engine.Textf("%d. %s", i+1, o.Label)
			if o.Aside != "" {
				told += " (" + o.Aside + ")"
			}
			all = append(all, told)
		}
		return in, engine.Textf("%d choices have that: %s. Write a number, or more of it.", len(found), engine.JoinText(all, "; "))
	}
	return in, ""
}

// matched reads letters, one for each option in order, or with its number before it.
func matched(a page.Match, line string) (page.Input, engine.Text) {
	in := page.Input{Action: page.Enter, Choice: -1}
	if line == "" {
		return in, ""
	}
	in.Marks = slices.Repeat([]int{-1}, len(a.Options))
	copy(in.Marks, a.Matched)
	sorry := engine.Textf("Write a letter from a to %s for each number, in order, with spaces between; or a number with its letter, for one alone.", page.Letter(len(a.Others)-1))
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

// meant is a hint for who writes a command as if it were an answer.
func meant(pg page.Page, line string) engine.Text {
	word := strings.TrimPrefix(strings.TrimSpace(line), ":")
	if c, _, ok := findCommand(pg, word); ok && page.Writes(pg.Ask) {
		return engine.Textf(" If you mean the command, write :%s.", c.word)
	}
	return ""
}

// doubtful is the word of a command that was written as if it were an answer, "" for none.
func doubtful(pg page.Page, line string) string {
	word := strings.ToLower(strings.TrimSpace(line))
	_, writes := pg.Ask.(page.Write)
	if !writes || !slices.ContainsFunc(commands(pg), func(c command) bool { return c.word == word }) {
		return ""
	}
	return word
}

// unknownCommand is a line that looks like a command.
var unknownCommand = regexp.MustCompile(`^:\pL+$`)

// findCommand reads a word, whole or by its beginning, and a number after it.
func findCommand(pg page.Page, line string) (command, int, bool) {
	name, number, _ := strings.Cut(strings.TrimSpace(line), " ")
	if name == "" {
		return command{}, 0, false
	}
	n, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil {
		n = 0
	}
	all := commands(pg)
	if !page.Writes(pg.Ask) {
		if i := slices.IndexFunc(all, func(c command) bool { return c.press == name }); i >= 0 { // as the key of the window
			return all[i], n - 1, true
		}
	}
	name = strings.ToLower(name)
	var found []command
	for _, c := range all {
		word, _, _ := strings.Cut(c.word, " ")
		if word == name {
			return c, n - 1, true
		}
		if strings.HasPrefix(word, name) {
			found = append(found, c)
		}
	}
	if len(found) == 1 {
		return found[0], n - 1, true
	}
	return command{}, 0, false
}
