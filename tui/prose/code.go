package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Code between fences that name its language has its comments quiet, its texts and numbers in
// the colour of code, and its keywords bold. This much a scan tells, in one pass, for
// whatever a stranger wrote. The library for it is not used: its expressions take as long as
// the text wants, and reading its languages costs the start of the program.

// language is what a scan must know of one.
type language struct {
	names    string // as fences name it
	comment  string // goes to the end of the line
	block    [2]string
	quotes   string   // of texts within a line
	long     []string // of texts over lines
	keys     bool     // what stands before a colon at the beginning of a line is one
	keywords string
}

func languages() []language {
	slashes, triple := [2]string{"/*", "*/"}, []string{`"""`, "'''"}
	return []language{
		{names: "go", comment: "//", block: slashes, quotes: `"'`, long: []string{"`"}, keywords: "break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var nil true false"},
		{names: "python py", comment: "#", quotes: `"'`, long: triple, keywords: "and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield None True False"},
		{names: "javascript js typescript ts", comment: "//", block: slashes, quotes: `"'`, long: []string{"`"}, keywords: "async await break case catch class const continue default delete do else export extends finally for from function if import in instanceof interface let new of return static super switch this throw try type typeof var while yield null undefined true false"},
		{names: "c h cpp c++ java csharp cs", comment: "//", block: slashes, quotes: `"'`, keywords: "auto bool break case catch char class const continue default delete do double else enum extends extern final float for if implements import include int interface long namespace new package private protected public return short signed sizeof static struct switch template this throw try typedef union unsigned using virtual void volatile while null nullptr true false"},
		{names: "rust rs", comment: "//", block: slashes, quotes: `"`, keywords: "as async await break const continue crate dyn else enum extern fn for if impl in let loop match mod move mut pub ref return self static struct super trait type unsafe use where while true false"},
		{names: "ruby rb", comment: "#", quotes: `"'`, keywords: "and begin break case class def do else elsif end ensure false for if in module next nil not or redo require rescue retry return self super then true unless until when while yield"},
		{names: "sh bash zsh shell", comment: "#", quotes: `"'`, keywords: "case do done elif else esac export fi for function if in local return select then until while"},
		{names: "sql", comment: "--", block: slashes, quotes: `'"`, keywords: "add all alter and as asc between by case create default delete desc distinct drop else end exists foreign from group having in index inner insert into is join key left like limit not null on or order outer primary references right select set table then union unique update values view when where with"},
		{names: "yaml yml toml ini", comment: "#", quotes: `"'`, keys: true, keywords: "true false null"},
		{names: "json", quotes: `"`, keywords: "true false null"},
		{names: "css", block: slashes, quotes: `"'`, keys: true},
		{names: "html xml", block: [2]string{"<!--", "-->"}, quotes: `"`},
	}
}

// languageOf is what a fence names, if it is known.
func languageOf(name string) (language, bool) {
	for _, l := range languages() {
		if slices.Contains(strings.Fields(l.names), strings.ToLower(name)) {
			return l, true
		}
	}
	return language{}, false
}

// look is how a piece of code is shown.
type look int

const (
	plain look = iota
	comment
	text
	keyword
)

// piece is a part of code that is shown in one look.
type piece struct {
	look look
	text string
}

// pieces takes code apart; together they are the code.
func (l language) pieces(code string) []piece {
	var all []piece
	keywords := strings.Fields(l.keywords)
	start := 0 // of what is plain and not yet taken
	for i := 0; i < len(code); {
		n, as := l.next(code, i, keywords)
		if as != plain {
			if start < i {
				all = append(all, piece{plain, code[start:i]})
			}
			all = append(all, piece{as, code[i : i+n]})
			start = i + n
		}
		i += n
	}
	if start < len(code) {
		all = append(all, piece{plain, code[start:]})
	}
	return all
}

// next is how long the piece is that begins at a place in code, and how it is shown.
func (l language) next(code string, at int, keywords []string) (int, look) {
	rest := code[at:]
	switch {
	case l.block[0] != "" && strings.HasPrefix(rest, l.block[0]):
		return until(rest, l.block[0], l.block[1]), comment
	case l.comment != "" && strings.HasPrefix(rest, l.comment) && (l.comment != "#" || at == 0 || strings.ContainsRune(" \t\n", rune(code[at-1]))):
		return lineEnd(rest), comment
	}
	for _, quote := range l.long {
		if strings.HasPrefix(rest, quote) {
			return until(rest, quote, quote), text
		}
	}
	first, size := utf8.DecodeRuneInString(rest)
	switch {
	case strings.ContainsRune(l.quotes, first):
		return quotedEnd(rest, first), text
	case !inWord(first):
		return size, plain
	}
	n := strings.IndexFunc(rest, func(r rune) bool { return !inWord(r) })
	if n < 0 {
		n = len(rest)
	}
	word := rest[:n]
	switch {
	case unicode.IsDigit(first):
		return n, text
	case l.keys && isKey(code, at, n), slices.Contains(keywords, word), strings.HasPrefix(l.names, "sql") && slices.Contains(keywords, strings.ToLower(word)):
		return n, keyword
	}
	return n, plain
}

func inWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// until is the length of what goes from an opening to a closing sign, or to the end.
func until(s, opening, closing string) int {
	if i := strings.Index(s[len(opening):], closing); i >= 0 {
		return len(opening) + i + len(closing)
	}
	return len(s)
}

func lineEnd(s string) int {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return i
	}
	return len(s)
}

// quotedEnd is the length of a text in quotes; one that is not closed ends with its line.
func quotedEnd(s string, quote rune) int {
	escaped := false
	for i, r := range s {
		switch {
		case i == 0:
		case r == '\n':
			return i
		case escaped:
			escaped = false
		case r == '\\':
			escaped = true
		case r == quote:
			return i + utf8.RuneLen(r)
		}
	}
	return len(s)
}

// isKey reports whether a word begins its line, but for a mark of a list, and a colon or an
// equals sign follows it.
func isKey(code string, at, n int) bool {
	before := strings.TrimRight(code[:at], " \t-{")
	after := strings.TrimLeft(code[at+n:], " ")
	return (before == "" || before[len(before)-1] == '\n') && (strings.HasPrefix(after, ":") || strings.HasPrefix(after, "="))
}

// code draws lines of code.
func (w *Writer) code(l language, lines []string) []string {
	var b strings.Builder
	for _, p := range l.pieces(strings.Join(lines, "\n")) {
		for i, line := range strings.Split(p.text, "\n") { // each line is styled by itself
			if i > 0 {
				b.WriteString("\n")
			}
			b.WriteString(w.looks(p.look, line))
		}
	}
	return strings.Split(b.String(), "\n")
}

func (w *Writer) looks(l look, s string) string {
	style := w.profile.String(s)
	switch {
	case s == "" || l == plain || l == text && w.theme.Code == "":
		return s
	case l == comment:
		return w.quiet(s)
	case l == keyword:
		return style.Bold().String()
	}
	return style.Foreground(w.profile.Color(w.theme.Code)).String()
}
