// Package gate is the second of the two doors: all that goes to a terminal or a pipe
// passes through it, last. It lets through printable text, newline, and colours
// that begin with ESC [ and end in m; nothing else, whatever library made it.
package gate

import (
	"strings"
	"unicode/utf8"

	"ownpace/engine"
)

// Screen lets a drawn screen through: text, newlines and colours.
func Screen(s string) string {
	if clean(s, true) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		if n := colour(s[i:]); n > 0 {
			b.WriteString(s[i : i+n])
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if passes(r, size) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Lines lets plain output through: text and newlines, no colours.
func Lines(s string) string {
	if clean(s, false) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if passes(r, 2) {
			return r
		}
		return -1
	}, strings.ToValidUTF8(s, ""))
}

// Title is what a window may be called: text, on one line.
func Title(t engine.Text) string { return Lines(string(t.Line())) }

// The control sequences that this program sends by itself; all others are those of Bubble
// Tea. None of them asks for an answer.
const (
	KeepTitle = "\x1b[22;2t" // the terminal keeps the title of its window
	TitleBack = "\x1b[23;2t" // and gives it back

	// GiveBack leaves a terminal that cannot be left in order: no mouse, no paste marks, no
	// colours, the cursor, the first screen, the title.
	GiveBack = "\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l" + TitleBack
)

// passes is the allow-list of door one, without the tab, whose width nobody knows.
func passes(r rune, size int) bool {
	if r == '\n' {
		return true
	}
	if r == '\t' || r == utf8.RuneError && size == 1 {
		return false
	}
	if r < utf8.RuneSelf {
		return r >= ' ' && r != 0x7f
	}
	return engine.Allowed(r)
}

// colour is the length of the colour sequence that s begins with, or 0.
func colour(s string) int {
	if !strings.HasPrefix(s, "\x1b[") {
		return 0
	}
	for i := 2; i < len(s) && i < 40; i++ {
		switch c := s[i]; {
		case c == 'm':
			return i + 1
		case c != ';' && c != ':' && (c < '0' || c > '9'):
			return 0
		}
	}
	return 0
}

// clean is the quick look: ASCII, newlines and, where they may be, colours.
func clean(s string, colours bool) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == 0x1b && colours:
			n := colour(s[i:])
			if n == 0 {
				return false
			}
			i += n - 1
		case c != '\n' && (c < ' ' || c >= 0x7f):
			return false
		}
	}
	return true
}
