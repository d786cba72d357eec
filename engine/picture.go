package engine

import (
	"regexp"
	"strings"
)

// A lesson has its pictures where it speaks of them: in Markdown, `![what it shows](bar.png)` on
// a line of its own. A picture within a sentence, or one that is not in the pack, is text.

// Part is a stretch of a text in Markdown, or a picture in it.
type Part struct {
	Markdown Text   // "" for a picture
	File     string // of a picture, as the author named it; "" for text
	Alt      Text   // what it shows, in words
	Line     int    // of the text, from 0, at which it begins
}

var pictureLine = regexp.MustCompile(`^ {0,3}!\[([^\]]*)\]\(\s*<?([^)\s<>]+)>?(?:\s+"[^"]*")?\s*\)\s*$`)

// Parts cuts a text at its pictures. What stands in code is code.
func (t Text) Parts() []Part {
	lines := strings.Split(string(t), "\n")
	var all []Part
	from, fence := 0, ""
	until := func(end int) { // what was read up to a line is a part, unless it is blank
		if text := strings.Join(lines[from:end], "\n"); strings.TrimSpace(text) != "" {
			all = append(all, Part{Markdown: Clean(text), Line: from})
		}
	}
	for i, line := range lines {
		bare := strings.TrimSpace(line)
		switch m := pictureLine.FindStringSubmatch(line); {
		case fence != "":
			if strings.HasPrefix(bare, fence) {
				fence = ""
			}
		case strings.HasPrefix(bare, "```"), strings.HasPrefix(bare, "~~~"):
			fence = bare[:3]
		case m != nil && !strings.Contains(m[2], "://"):
			until(i)
			all = append(all, Part{File: m[2], Alt: Clean(m[1]), Line: i})
			from = i + 1
		}
	}
	until(len(lines))
	return all
}
