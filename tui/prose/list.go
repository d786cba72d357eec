package prose

import (
	"regexp"
	"strings"

	xansi "github.com/charmbracelet/x/ansi"
)

// Lists: glamour keeps the line breaks that the source has within an item, and what goes on
// on a further line it sets at the margin. So an item is given to it on one line, and its
// further lines hang when it is wrapped.

var (
	sourceItem = regexp.MustCompile(`^ *(?:[-*+]|\d+[.)]) `)
	drawnItem  = regexp.MustCompile(`^ *(?:\d+\.|[-•]|\[[ x]\]) `)
	quoted     = regexp.MustCompile(`^ *(?:│ )+`)
)

// itemsJoined is Markdown with each item of a list on one line, but for line breaks that the
// author marked.
func itemsJoined(markdown string) string {
	var lines []string
	inItem, fenced := false, false
	for _, line := range strings.Split(markdown, "\n") {
		atFence := fence.MatchString(line)
		if atFence {
			fenced = !fenced
		}
		text := !fenced && !atFence
		if last := len(lines) - 1; inItem && text && !block.MatchString(line) {
			if strings.HasSuffix(lines[last], "  ") || strings.HasSuffix(lines[last], `\`) {
				lines = append(lines, line)
			} else {
				lines[last] += " " + strings.TrimLeft(line, " ")
			}
			continue
		}
		lines = append(lines, line)
		inItem = text && sourceItem.MatchString(line)
	}
	return strings.Join(lines, "\n")
}

// hanging is what the further lines of a drawn line begin with: the bars of what is quoted,
// and blanks below its indentation and the mark of an item.
func hanging(line string, width int) string {
	bars := quoted.FindString(line)
	if len(bars) >= width {
		bars = ""
	}
	rest := line[len(bars):]
	hang := len(rest) - len(strings.TrimLeft(rest, " "))
	if mark := drawnItem.FindString(rest); mark != "" {
		hang = xansi.StringWidth(mark)
	}
	return bars + strings.Repeat(" ", min(hang, max(0, width/2-xansi.StringWidth(bars))))
}
