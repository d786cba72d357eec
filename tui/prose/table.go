package prose

import (
	"regexp"
	"strings"

	xansi "github.com/charmbracelet/x/ansi"
)

// Tables are drawn apart from the text around them: glamour needs the width for them, and
// must not have it for paragraphs, which it breaks badly.

// tableRule is the line below the head of a table.
var tableRule = regexp.MustCompile(`^ {0,3}\|?(?: *:?-+:? *\|)+ *:?-* *$`)

// apart splits Markdown into its tables, code whose language is known, and what is between
// them.
func apart(markdown string) []string {
	var parts, text []string
	flush := func() {
		if part := strings.Join(text, "\n"); strings.TrimSpace(part) != "" {
			parts = append(parts, part)
		}
		text = nil
	}
	lines, fenced := strings.Split(markdown, "\n"), false
	for i := 0; i < len(lines); i++ {
		if end := codeEnd(lines[i:]); !fenced && end > 0 {
			flush()
			parts = append(parts, strings.Join(lines[i:i+end], "\n"))
			i += end - 1
			continue
		}
		if fence.MatchString(lines[i]) {
			fenced = !fenced
		}
		if fenced || i+1 == len(lines) || !strings.Contains(lines[i], "|") || !tableRule.MatchString(lines[i+1]) {
			text = append(text, lines[i])
			continue
		}
		flush()
		for i < len(lines) && strings.TrimSpace(lines[i]) != "" {
			text = append(text, lines[i])
			i++
		}
		flush()
	}
	flush()
	if parts == nil {
		return []string{markdown}
	}
	return parts
}

// isTable reports whether a part is a table.
func isTable(part string) bool {
	_, rest, _ := strings.Cut(part, "\n")
	rule, _, _ := strings.Cut(rest, "\n")
	return tableRule.MatchString(rule)
}

// tableWidth is how wide a table is when no cell of it is broken.
func tableWidth(table string) int {
	const margins = 3 // a blank at each side of a cell, and a line
	var widths []int
	for _, line := range strings.Split(table, "\n") {
		if tableRule.MatchString(line) {
			continue
		}
		line = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(line), "|"), "|")
		for i, cell := range strings.Split(line, "|") {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], xansi.StringWidth(strings.TrimSpace(cell)))
		}
	}
	sum := 0
	for _, w := range widths {
		sum += w + margins
	}
	return sum
}
