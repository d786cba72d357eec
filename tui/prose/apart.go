package prose

import (
	"regexp"
	"strings"
)

// Tables and code are drawn apart from the text around them: what does not fit into a line is
// broken in another way in each.

var (
	// tableRule is the line below the head of a table.
	tableRule = regexp.MustCompile(`^ {0,3}\|?(?: *:?-+:? *\|)+ *:?-* *$`)
	// opening is the fence that code begins with, and what it names. One that is indented may
	// be part of a list, and stays in it.
	opening = regexp.MustCompile("^(`{3,}|~{3,}) *([^` ]*)[^`]*$")
)

// apart splits Markdown into its tables, its code, and what is between them.
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
		n := 0
		if !fenced {
			n = max(codeEnd(lines[i:]), tableEnd(lines[i:]))
		}
		if n > 0 {
			flush()
			text = lines[i : i+n : i+n]
			flush()
			i += n - 1
			continue
		}
		if fence.MatchString(lines[i]) {
			fenced = !fenced
		}
		text = append(text, lines[i])
	}
	flush()
	if parts == nil {
		return []string{markdown}
	}
	return parts
}

// codeEnd is how many of the lines are those of code between fences that they begin with, or 0.
func codeEnd(lines []string) int {
	m := opening.FindStringSubmatch(lines[0])
	if m == nil {
		return 0
	}
	for i, line := range lines[1:] {
		if line = strings.TrimRight(line, " "); len(line) >= len(m[1]) && strings.Trim(line, m[1][:1]) == "" {
			return i + 2
		}
	}
	return 0
}

// tableEnd is how many of the lines are those of a table that they begin with, or 0.
func tableEnd(lines []string) int {
	if len(lines) < 2 || !strings.Contains(lines[0], "|") || !tableRule.MatchString(lines[1]) {
		return 0
	}
	for i, line := range lines[2:] {
		if block.MatchString(line) || fence.MatchString(line) {
			return i + 2
		}
	}
	return len(lines)
}

// isCode reports whether a part is code, and isTable whether it is a table.
func isCode(part string) bool { return codeEnd(strings.Split(part, "\n")) > 0 }

func isTable(part string) bool { return tableEnd(strings.Split(part, "\n")) > 0 }
