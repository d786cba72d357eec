package engine

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text is text that has passed the first of the two doors: what it holds is
// printable, newline or tab. A constant in the code converts by itself; a string
// that came from outside does not compile as a Text and must go through [Clean].
type Text string

// maxMarks is how many combining marks may follow each other; real scripts need
// at most a handful, and more of them climb over the neighbouring lines.
const maxMarks = 16

// replacement stands, visibly, for what was not let in.
const replacement = '\uFFFD'

// Clean is the door: it makes a Text of any string. CR and CRLF become newline;
// control characters, invalid UTF-8, bidirectional overrides, invisible and
// private characters become U+FFFD, so that nobody is misled by what they
// cannot see; joiners and variation selectors stay, since words need them.
// Clean(Clean(s)) == Clean(s).
func Clean(s string) Text {
	if isPlain(s) {
		return Text(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	marks := 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case r == '\r':
			if i < len(s) && s[i] == '\n' {
				continue
			}
			r = '\n'
		case r == utf8.RuneError && size == 1, !Allowed(r):
			r = replacement
		}
		if unicode.Is(unicode.M, r) || r == '\u200c' || r == '\u200d' { // a variation selector is a mark, too
			if marks++; marks > maxMarks {
				continue
			}
		} else {
			marks = 0
		}
		b.WriteRune(r)
	}
	return Text(b.String())
}

// Textf formats like fmt.Sprintf and cleans the result.
func Textf(format Text, args ...any) Text {
	return Clean(fmt.Sprintf(string(format), args...))
}

// Line is the text on one line: newlines and tabs become spaces.
func (t Text) Line() Text {
	return Text(strings.Join(strings.Fields(string(t)), " "))
}

// TrimEnd is the text without blanks and newlines at its end.
func (t Text) TrimEnd() Text { return Text(strings.TrimRight(string(t), " \t\n")) }

// Unquoted is the text without the marks of code in Markdown, for where it is shown as it
// is: `ls` becomes ls. What has only blanks inside keeps them.
func (t Text) Unquoted() Text {
	return Text(codeMarks.ReplaceAllString(string(t), "$1"))
}

var codeMarks = regexp.MustCompile("`([^`\\n]*[^`\\s][^`\\n]*)`")

// Untab is the text with four spaces for each tab: how wide a tab is, only the
// terminal knows.
func (t Text) Untab() Text { return Text(strings.ReplaceAll(string(t), "\t", "    ")) }

// JoinText joins parts with sep between them.
func JoinText(parts []Text, sep Text) Text {
	var b strings.Builder
	for i, p := range parts {
		if i > 0 {
			b.WriteString(string(sep))
		}
		b.WriteString(string(p))
	}
	return Text(b.String())
}

// isPlain reports whether s is printable ASCII, newline and tab: the common case.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 0x7f || c < ' ' && c != '\n' && c != '\t' {
			return false
		}
	}
	return true
}

// Allowed reports whether a character may be shown: it is what both doors let in.
func Allowed(r rune) bool {
	switch {
	case r >= ' ' && r < 0x7f, r >= 0xa0 && r < 0x300 && r != 0xad: // most text, quickly
		return true
	case r == '\n', r == '\t', r == '\u200c', r == '\u200d': // the joiners
		return true
	case unicode.Is(unicode.Prepended_Concatenation_Mark, r): // format characters that one sees
		return true
	case unicode.Is(unicode.Variation_Selector, r):
		return true
	}
	return !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp,
		unicode.Other_Default_Ignorable_Code_Point, unicode.Noncharacter_Code_Point)
}

// Short is the beginning of a text on one line, of at most so many characters.
func (t Text) Short(most int) Text {
	r := []rune(string(t.Line()))
	if len(r) <= most {
		return t.Line()
	}
	return Text(r[:most-1]) + "…"
}
