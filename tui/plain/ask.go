package plain

import (
	"fmt"
	"slices"
	"strings"

	"ownpace/engine"
	"ownpace/tui/page"
)

// What a page asks for, in lines: what can be written, and the words of the page.

// asking is the note and what can be given, then what else there is, up to the prompt.
func (k *Skin) asking(pg page.Page) string {
	var b strings.Builder
	if pg.Note != "" {
		fmt.Fprintf(&b, "\n%s\n", k.wrap(pg.Note, ""))
	}
	b.WriteString("\n" + k.wrap(how(pg.Ask), "") + "\n")
	or := k.wrap(engine.Clean("Or: "+strings.Join(likeliest(pg), ", ")+"."), "    ")
	fmt.Fprintf(&b, "%s\n", strings.ReplaceAll(or, together, " "))
	return b.String()
}

// how says what can be given to an ask.
func how(ask page.Ask) engine.Text {
	switch a := ask.(type) {
	case page.Pick:
		prompt := a.Prompt
		if prompt == "" {
			prompt = "Choose an answer"
		}
		if !strings.HasSuffix(string(prompt), "?") {
			prompt += ":"
		}
		if a.Find {
			return prompt + " A number, or some letters."
		}
		return engine.Textf("%s %s.", prompt, numbers(len(a.Options)))
	case page.Mark:
		prompt := a.Prompt
		if prompt == "" {
			prompt = "Choose all that apply"
		}
		prompt += ": numbers, with spaces between."
		if a.None {
			prompt += " 0 is none of them."
		}
		if len(a.Marked) > 0 {
			prompt += " An empty line leaves them as they are."
		}
		return prompt
	case page.Arrange:
		return "Write the numbers in the right order, with spaces between."
	case page.Match:
		return "Write the letter for each number, in order, with spaces between."
	case page.Write:
		return wanted(a)
	case page.Fill:
		so := engine.Text("")
		for i, draft := range a.Drafts {
			if draft != "" {
				so += engine.Textf("Gap %d so far: %s\n", i+1, draft)
			}
		}
		return so + "Fill the gaps one by one. An empty line keeps what is there."
	case page.Compose:
		if a.Draft != "" {
			return engine.Textf("So far:\n%s\n\nWhat you write is added to it; :%s begins anew. End with a line with only a dot.", a.Draft, anew)
		}
		return a.Prompt + ". Write as many lines as you like, then a line with only a dot."
	case page.Read:
		return "Enter: " + a.Next + "."
	}
	return ""
}

// numbers are those of n choices.
func numbers(n int) engine.Text {
	switch n {
	case 0:
		return "nothing is there"
	case 1:
		return "1"
	case 2:
		return "1 or 2"
	}
	return engine.Textf("1 to %d", n)
}

// colon is what a command begins with on a page: where one writes, a word alone is an answer.
func colon(pg page.Page) string {
	if page.Writes(pg.Ask) {
		return ":"
	}
	return ""
}

// mostWords is how many words a page names, besides help and quit: who listens hears them
// on every page. Help names all.
const mostWords = 6

// together is a blank at which no line is broken: "up N" is one thing to write.
const together = "\u00a0"

// likeliest names the first words of a page.
func likeliest(pg page.Page) []string {
	all, colon := commands(pg), colon(pg)
	all = slices.DeleteFunc(all, func(c command) bool { return c.action == page.Palette || c.action == anew })
	own := all[:len(all)-2]
	var words []string
	for _, c := range own[:min(len(own), mostWords)] {
		word := colon + strings.ReplaceAll(c.words(), " ", together)
		if c.label != "" && !strings.HasPrefix(string(c.label), c.word) {
			word += " (" + string(c.label) + ")"
		}
		words = append(words, word)
	}
	if more := len(own) - mostWords; more > 0 {
		return append(words, fmt.Sprintf("%shelp (%d more)", colon, more), colon+"quit")
	}
	return append(words, colon+"help", colon+"quit")
}

// prompt stands before the n-th line that is read, from 0.
func prompt(ask page.Ask, n int) string {
	if a, ok := ask.(page.Fill); ok {
		if hint := a.Gaps[n]; hint != "" {
			return fmt.Sprintf("Gap %d (%s)> ", n+1, hint)
		}
		return fmt.Sprintf("Gap %d> ", n+1)
	}
	return "> "
}

// wanted says what a line to write on asks for.
func wanted(a page.Write) engine.Text {
	text := a.Prompt
	if a.Empty != "" {
		text += " (" + a.Empty + ")"
	}
	if a.Draft != "" {
		text += engine.Textf(". So far: %s", a.Draft)
	}
	return text
}
