package engine

import (
	"fmt"
	"regexp"
	"strings"
)

// Limits on Markdown: drawing it can take minutes over a few hundred nested signs or one
// very long word, and cannot be stopped once it has begun.
const (
	maxBytes    = 16 << 10
	maxLines    = 500
	maxRun      = 1000    // characters without a space
	maxNesting  = 8       // of quotes and lists
	maxBrackets = 16      // open at a time
	maxCode     = 200     // lines of a fence
	maxColumns  = 20      // of a table
	maxCells    = 200_000 // lines times their width: glamour pads each
)

// Heavy says why the text, as Markdown, is too much to lay out, or nothing when it is
// not: it can be shown as it is written, wrapped.
func (t Text) Heavy() string {
	s := string(t.Untab())
	if light(s) {
		return ""
	}
	return heaviness(s)
}

// heaviness looks closely.
func heaviness(s string) string {
	lines := strings.Split(s, "\n")
	if len(s) > maxBytes || len(lines) > maxLines || len(lines)*longestBlock(lines) > maxCells {
		return fmt.Sprintf("it has more than %d bytes or %d lines, or very long ones", maxBytes, maxLines)
	}
	fenced, code := false, 0
	for _, line := range lines {
		if fence.MatchString(line) {
			fenced, code = !fenced, 0
		}
		code++
		switch {
		case fenced && code > maxCode:
			return fmt.Sprintf("a block of code has more than %d lines", maxCode)
		case nesting(line) > maxNesting:
			return fmt.Sprintf("quotes or lists are nested more than %d deep", maxNesting)
		case strings.Count(line, "|") > maxColumns+1:
			return fmt.Sprintf("a table has more than %d columns", maxColumns)
		case longestRun(line) > maxRun:
			return fmt.Sprintf("a word has more than %d letters", maxRun)
		case mostOpen(line) > maxBrackets:
			return fmt.Sprintf("more than %d brackets are open at a time", maxBrackets)
		}
	}
	return ""
}

// light passes most texts at a glance: so short, and with so few signs, none can be heavy.
func light(s string) bool {
	const short, few = 400, 7
	if len(s) > short || strings.Contains(s, "  ") {
		return false
	}
	signs := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '>', '-', '*', '+', '.', ')', '|', '[', '(', '<', '!', '\n', '\t':
			signs++
		}
	}
	return signs <= few
}

// longestBlock is the most bytes of lines that are laid out as one.
func longestBlock(lines []string) int {
	longest, run, fenced := 0, 0, false
	for _, line := range lines {
		if fence.MatchString(line) {
			fenced = !fenced
		}
		if run += len(line) + 1; fenced || block.MatchString(line) {
			run = len(line) + 1
		}
		longest = max(longest, run)
	}
	return longest
}

var (
	fence = regexp.MustCompile("^ *(```|~~~)")
	block = regexp.MustCompile(`^\s*$|^ *(?:[-*+] |>|#|-{3}|\*{3}|={3}|\d+[.)] )`)
)

// longestRun is the most characters of a line without a space.
func longestRun(line string) int {
	longest := 0
	for _, word := range strings.Fields(line) {
		longest = max(longest, len(word))
	}
	return longest
}

// mostOpen is the most brackets of a line that are open at a time.
func mostOpen(line string) int {
	open, most := 0, 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '[', '(', '<', '!':
			open++
			most = max(most, open)
		case ']', ')', '>':
			open = max(0, open-1)
		}
	}
	return most
}

var nested = regexp.MustCompile(`^(?: *(?:>|[-*+] |\d+[.)] ))+`)

// nesting counts the quote and list signs that a line begins with, and its
// indentation as lists.
func nesting(line string) int {
	line = strings.ReplaceAll(line, "\t", "    ")
	signs := nested.FindString(line)
	blanks := strings.Count(signs, " ")
	if signs == "" {
		blanks = len(line) - len(strings.TrimLeft(line, " "))
	}
	return strings.Count(signs, ">") + strings.Count(signs, "-") + strings.Count(signs, "*") + strings.Count(signs, "+") +
		strings.Count(signs, ".") + strings.Count(signs, ")") + blanks/8
}
