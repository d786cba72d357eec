package prose

import (
	"strings"

	xansi "github.com/charmbracelet/x/ansi"
)

// What stands between fences keeps its lines. One that is too long goes on below a mark, so
// that nobody takes its end for another command or for what was answered; it is broken at a
// blank where there is one. Where lines are heard, not looked at, they stay whole: the
// terminal breaks them, and what is copied is what was written.

const (
	codeIndent = "  "
	goesOn     = "↳"
)

// fenced draws a part that is code: a console, a language, or neither.
func (w *Writer) fenced(part string, width int) string {
	lines := strings.Split(part, "\n")
	name, code := opening.FindStringSubmatch(lines[0])[2], lines[1:len(lines)-1]
	if name == consoleFence {
		code = w.console(code)
	} else if l, ok := languageOf(name); ok {
		code = w.code(l, code)
	}
	var drawn []string
	for _, line := range code {
		line = trimRight(codeIndent + line)
		if w.heard {
			drawn = append(drawn, line)
		} else {
			drawn = append(drawn, trim(strings.Join(w.goingOn(line, width), "\n"), width))
		}
	}
	return strings.Trim(strings.Join(drawn, "\n"), "\n")
}

// goingOn is a line of code in as many as it needs; all but the first have the mark, below
// where the line begins.
func (w *Writer) goingOn(line string, width int) []string {
	text := xansi.Strip(line)
	command := strings.TrimLeft(text, " ")
	indent := len(text) - len(command)
	least := indent
	if strings.HasPrefix(command, prompt) {
		least += len(prompt)
	}
	mark := strings.Repeat(" ", min(indent, width/2)) + w.quiet(goesOn) + " "
	further := width - xansi.StringWidth(mark)
	var lines []string
	for lead, room := "", width; ; lead, room, least = mark, further, 0 {
		if xansi.StringWidth(text) <= room {
			return append(lines, lead+line)
		}
		piece := beforeBreak(text, least, room, further)
		if piece == "" { // not even one letter fits
			return append(lines, line)
		}
		lines = append(lines, lead+trimRight(xansi.Truncate(line, xansi.StringWidth(piece), "")))
		rest := strings.TrimLeft(text[len(piece):], " ")
		line = xansi.TruncateLeft(line, xansi.StringWidth(piece)+len(text)-len(piece)-len(rest), "")
		text = rest
	}
}

// beforeBreak is the beginning of a line of code that has room: up to the last blank behind the
// least of it, or else all that fits. The word after the blank must have room further on.
func beforeBreak(text string, least, room, further int) string {
	fits := xansi.Truncate(text, room, "")
	at := strings.LastIndex(text[:min(len(text), len(fits)+1)], " ")
	if at <= least {
		return fits
	}
	if word, _, _ := strings.Cut(text[at+1:], " "); xansi.StringWidth(word) > further {
		return fits
	}
	return text[:at]
}
