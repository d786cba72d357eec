package engine

import (
	"regexp"
	"strings"
	"unicode"
)

// Sentences are the lines that a text in Markdown says: sentences of its paragraphs and
// lists, its headings, and each line of what stands in code. So a learner can point at one
// of them. The marks within a line stay; [Text.Bare] takes them away.
func (t Text) Sentences() []Text {
	var all []Text
	var paragraph []string
	flush := func() {
		all = append(all, sentencesOf(strings.Join(paragraph, " "))...)
		paragraph = nil
	}
	fenced := false
	for _, line := range strings.Split(string(t), "\n") {
		bare := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(bare, "```"):
			flush()
			fenced = !fenced
		case bare == "":
			flush()
		case fenced:
			all = append(all, Clean(bare))
		case strings.HasPrefix(bare, "#"):
			flush()
			all = append(all, Clean(strings.TrimSpace(strings.TrimLeft(bare, "#"))))
		case strings.HasPrefix(bare, "|"):
			flush()
			if strings.Trim(bare, "|-: ") != "" {
				all = append(all, Clean(bare))
			}
		default:
			if mark := listMark.FindString(bare[:min(len(bare), 8)]); mark != "" {
				flush()
				bare = bare[len(mark):]
			}
			paragraph = append(paragraph, strings.TrimPrefix(bare, "> "))
		}
	}
	flush()
	return all
}

var (
	listMark = regexp.MustCompile(`^([-*+]|\d{1,3}[.)])\s+`)
	bold     = regexp.MustCompile(`\*\*([^*]+)\*\*|__([^_]+)__`)
	italic   = regexp.MustCompile(`(^|[\s("“‘])[*_]([^*_\s]|[^*_\s][^*_]*[^*_\s])[*_]($|[\s).,;:!?"”’])`)
	linked   = regexp.MustCompile(`!?\[([^\]]*)\]\([^)]*\)`)
)

// sentencesOf cuts a paragraph after each sign that ends a sentence, where the next begins
// like one.
func sentencesOf(text string) []Text {
	var all []Text
	r, from := []rune(text), 0
	for i := 0; i+2 < len(r); i++ {
		end := i
		for end+1 < len(r) && strings.ContainsRune(`*_"”’)`+"`", r[end+1]) {
			end++
		}
		if !strings.ContainsRune(".!?。！？", r[i]) || end+2 >= len(r) || r[end+1] != ' ' {
			continue
		}
		if next := r[end+2]; unicode.IsLower(next) || unicode.IsDigit(next) || i-from < 8 {
			continue
		}
		all = append(all, Clean(strings.TrimSpace(string(r[from:end+1]))))
		from, i = end+2, end+1
	}
	if rest := strings.TrimSpace(string(r[from:])); rest != "" {
		all = append(all, Clean(rest))
	}
	return all
}

// Bare is a line of Markdown as it is read: without the marks of what is bold, slanted,
// linked, or code.
func (t Text) Bare() Text {
	if !strings.ContainsAny(string(t), "*_[`") { // most lines, quickly
		return t
	}
	bare := bold.ReplaceAllString(string(t), "$1$2")
	bare = linked.ReplaceAllString(bare, "$1")
	bare = italic.ReplaceAllString(bare, "$1$2$3")
	return Clean(bare).Unquoted()
}

// Gapped takes what is bold out of a line of Markdown: the line with gaps, and what belongs
// into them; nothing when nothing is bold.
func (t Text) Gapped() (line, gaps Text) {
	var out []Text
	for _, m := range bold.FindAllStringSubmatch(string(t), -1) {
		out = append(out, Clean(m[1]+m[2]).Bare())
	}
	if len(out) == 0 {
		return "", ""
	}
	return Clean(bold.ReplaceAllString(string(t), "…")).Bare(), JoinText(out, ", ")
}
