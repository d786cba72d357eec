package plain

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ownpace/engine"
	"ownpace/engine/answer"
	"ownpace/tui/page"
)

// The keys of a page as words.

// command is a key of a page as a word.
type command struct {
	word     string
	press    string // the key itself, which is taken, too
	label    engine.Text
	action   page.Action
	numbered bool // is about one of the options
}

// words is what is written for it, with N for a number.
func (c command) words() string {
	if c.numbered {
		return c.word + " N"
	}
	return c.word
}

// commands are the page's keys as words; each action once.
func commands(pg page.Page) []command {
	var all []command
	seen := make(map[page.Action]bool)
	for _, key := range pg.Keys {
		if !seen[key.Action] {
			seen[key.Action] = true
			all = append(all, command{word: string(key.Action), press: key.Press, label: key.Label, action: key.Action, numbered: key.OnOption})
		}
	}
	if _, ok := pg.Ask.(page.Compose); ok {
		all = append(all, command{word: string(anew), label: "throw away what is written, and begin anew", action: anew})
	}
	if pg.Roams {
		all = append(all, command{word: "go", label: "to any screen, setting, pack, unit, skill or question; or go with its name", action: page.Palette})
	}
	return append(all, command{word: "help", press: "?", action: page.Help},
		command{word: "quit", action: page.Quit})
}

// findCommand reads a line that is a command: its word, whole or by its beginning, what the
// page calls it, or, where nothing is written, its key; and the number after it, -1 for none.
// What takes no number has nothing after it, but for a name to go to.
func findCommand(pg page.Page, line string) (c command, n int, ok bool) {
	all := commands(pg)
	word := strings.ToLower(strings.Join(strings.Fields(line), "-")) // "over time" is over-time
	if i := slices.IndexFunc(all, func(c command) bool { return c.word == word }); i >= 0 {
		return all[i], -1, true
	}
	if i := slices.IndexFunc(all, func(c command) bool {
		return c.label != "" && page.Fold(string(c.label)) == page.Fold(strings.TrimSpace(line))
	}); i >= 0 {
		return all[i], -1, true
	}
	name, after, _ := strings.Cut(strings.TrimSpace(line), " ")
	after = strings.TrimSpace(after)
	n, err := strconv.Atoi(after)
	fits := func(c command) bool {
		return after == "" || c.action == page.Palette || c.numbered && err == nil
	}
	if !page.Writes(pg.Ask) {
		if i := slices.IndexFunc(all, func(c command) bool { return name != "" && c.press == name && fits(c) }); i >= 0 {
			return all[i], n - 1, true
		}
	}
	c, ok = begun(all, strings.ToLower(name))
	return c, n - 1, ok && fits(c)
}

// begun is the command that has a word, or that alone begins with it.
func begun(all []command, word string) (command, bool) {
	var found []command
	for _, c := range all {
		if c.word == word {
			return c, true
		}
		if word != "" && strings.HasPrefix(c.word, word) {
			found = append(found, c)
		}
	}
	if len(found) != 1 {
		return command{}, false
	}
	return found[0], true
}

// didYouMean asks for the command that is near to the first word of a line which is none, or
// says nothing.
func didYouMean(pg page.Page, line string) engine.Text {
	name, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), ":"), " ")
	all := commands(pg)
	c, ok := begun(all, strings.ToLower(name))
	if !ok {
		var words []string
		for _, c := range all {
			words = append(words, c.word)
		}
		i := slices.Index(words, answer.Nearest(strings.ToLower(name), words))
		if i < 0 {
			return ""
		}
		c = all[i]
	}
	if c.word == strings.ToLower(name) {
		return engine.Textf("%s%s is a command when it stands alone. ", colon(pg), c.words())
	}
	return engine.Textf("Did you mean %s%s? ", colon(pg), c.words())
}

// meant is a hint for who writes a command as if it were an answer.
func meant(pg page.Page, line string) engine.Text {
	word := strings.TrimPrefix(strings.TrimSpace(line), ":")
	if c, _, ok := findCommand(pg, word); ok && page.Writes(pg.Ask) {
		return engine.Textf(" If you mean the command, write :%s.", c.words())
	}
	return ""
}

// doubtful is the word of a command that was written as if it were an answer, "" for none.
func doubtful(pg page.Page, line string) string {
	word := strings.ToLower(strings.TrimSpace(line))
	_, writes := pg.Ask.(page.Write)
	if !writes || !slices.ContainsFunc(commands(pg), func(c command) bool { return c.words() == word }) {
		return ""
	}
	return word
}

// commandLike is a line that looks like a command.
var commandLike = regexp.MustCompile(`^:\pL[\pL-]*( |$)`)
