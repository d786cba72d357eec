package plain

import (
	"strings"

	"ownpace/engine"
	"ownpace/tui/page"
)

// What a line means on a page.

// Read makes an input of a line typed on a page, or says why it cannot. While a
// text is asked for, only a line that begins with a colon is a command; elsewhere the colon
// may stand or not.
func Read(pg page.Page, line string) (page.Input, engine.Text) {
	in := page.Input{Action: page.Enter, Choice: -1}
	if literal, ok := strings.CutPrefix(line, "::"); ok { // an answer that begins with a colon
		in.Text = ":" + literal
		return in, ""
	}
	word := strings.TrimSpace(line)
	if page.Writes(pg.Ask) {
		if strings.HasPrefix(word, ":") {
			if c, n, ok := findCommand(pg, word[1:]); ok {
				return obeyed(pg, c, n)
			}
			if commandLike.MatchString(word) {
				return in, engine.Textf("There is no command %s here. %s:help lists them. To give it as your answer, write :%s.", word, didYouMean(pg, word), word)
			}
		}
		if word != "" {
			in.Text = line
		}
		return in, ""
	}
	word = strings.TrimPrefix(word, ":")
	if a, ok := pg.Ask.(page.Match); ok { // "b a c" is no command that begins with b
		if in, note := matched(a, word); note == "" {
			return in, ""
		}
	}
	if c, n, ok := findCommand(pg, word); ok {
		return obeyed(pg, c, n)
	}
	in, note := chosen(pg.Ask, word)
	if note != "" && word != "" {
		note = didYouMean(pg, word) + note
	}
	return in, note
}

// obeyed is the input that a command with its number stands for.
func obeyed(pg page.Page, c command, n int) (page.Input, engine.Text) {
	if !c.numbered {
		n = -1
	} else if last := len(page.OptionsOf(pg.Ask)); n < 0 {
		return page.Input{}, engine.Textf("Say which one: %s, with its number for N.", c.words())
	} else if n >= last {
		return page.Input{}, engine.Textf("There is no %d here; the last is %d.", n+1, last)
	}
	return page.Input{Action: c.action, Choice: n}, ""
}
