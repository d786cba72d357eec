package prose

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"ownpace/engine"
)

// Mathematics between dollar signs, as in $\frac{3}{4}$ or $x^2$, is set in characters
// that a terminal has: ¾, x². What does not read as mathematics stays as it is written,
// so that dollars and the variables of a shell are safe.

// Readable sets the mathematics of a text that is no Markdown.
func Readable(t engine.Text) engine.Text {
	if !strings.Contains(string(t), "$") {
		return t
	}
	return engine.Clean(Math(string(t)))
}

// Math sets the mathematics of a text that is no Markdown.
func Math(text string) string { return setMath(text, func(s string) string { return s }) }

// markdownMath sets the mathematics of Markdown, but not in code.
func markdownMath(markdown string) string {
	if !strings.Contains(markdown, "$") {
		return markdown
	}
	lines := strings.Split(markdown, "\n")
	fenced := false
	for i, line := range lines {
		switch {
		case fence.MatchString(line):
			fenced = !fenced
		case fenced, strings.HasPrefix(line, "    "), strings.HasPrefix(line, "\t"):
		default:
			lines[i] = outsideCode(line)
		}
	}
	return strings.Join(lines, "\n")
}

// outsideCode sets the mathematics of a line between its spans of code. A span of code
// may go on from the line before: a line whose marks do not pair up is left alone.
func outsideCode(line string) string {
	parts := strings.Split(line, "`")
	if len(parts)%2 == 0 {
		return line
	}
	for i := 0; i < len(parts); i += 2 {
		parts[i] = setMath(parts[i], escaped)
	}
	return strings.Join(parts, "`")
}

// escaped keeps Markdown from taking signs of mathematics for its own.
func escaped(s string) string { return markdownSigns.ReplaceAllString(s, `\$0`) }

var markdownSigns = regexp.MustCompile(`[*_~<>\[\]\\|#]`)

// setMath replaces each $…$ that reads as mathematics. The signs stand at no letter or
// digit outside, and at no space inside.
func setMath(text string, finish func(string) string) string {
	var out strings.Builder
	for {
		start := strings.IndexByte(text, '$')
		if start < 0 {
			break
		}
		length := strings.IndexAny(text[start+1:], "$\n")
		if length < 0 {
			break
		}
		end := start + 1 + length
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end+1:])
		set, ok := "", text[end] == '$' && !wordy(before) && !wordy(after)
		if ok {
			set, ok = readMath(text[start+1 : end])
		}
		if !ok {
			out.WriteString(text[:start+1])
			text = text[start+1:]
			continue
		}
		out.WriteString(text[:start] + finish(set))
		text = text[end+1:]
	}
	return out.String() + text
}

func wordy(r rune) bool {
	return r == '$' || r == '\\' || r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// mostMath is the longest that is read as mathematics, and mostDeep how far its parts may
// be nested.
const (
	mostMath = 200
	mostDeep = 8
)

// words are letters side by side: in a formula that has nothing else of mathematics they
// are likelier to be a name.
var words = regexp.MustCompile(`\pL\pL`)

func readMath(source string) (string, bool) {
	if source == "" || len(source) > mostMath || strings.TrimSpace(source) != source {
		return "", false
	}
	if words.MatchString(source) && !strings.ContainsAny(source, `0123456789^_\=+`) {
		return "", false
	}
	r := mathReader{rest: source}
	set := r.sequence(0)
	if r.failed || r.rest != "" || r.wants {
		return "", false
	}
	return strings.Join(strings.Fields(set), " "), true
}
