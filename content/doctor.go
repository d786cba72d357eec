package content

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// The doctor says where a YAML file is broken and how to write it. The parser's own
// message has no column and often names a later line, so the lines are looked
// through for the slips that people make.

// syntax reports a parser's error at its true place, as far as the doctor knows it.
func (s *source) syntax(err error) {
	line, message := 1, strings.TrimPrefix(err.Error(), "yaml: ")
	if m := lineInError.FindStringSubmatch(message); m != nil {
		line, _ = strconv.Atoi(m[1])
		message = strings.TrimSpace(m[2])
	}
	if m := unknownAnchor.FindStringSubmatch(message); m != nil {
		if line, column := s.find("*" + m[1]); line > 0 {
			s.at(line, column, "syntax", "a text that begins with * must be quoted", "put it in quotes: "+quote("*"+m[1]))
			s.mendLine(line, column)
			return
		}
	}
	found := s.diagnose(min(line+1, len(s.lines)))
	if found == nil {
		found = s.diagnose(len(s.lines)) // the parser may give up before the slip
	}
	if found != nil {
		s.at(found.line, found.column, "syntax", found.message, found.hint)
		if found.fix != (Fix{}) {
			found.fix.Line = found.line
			s.mend(found.fix)
		}
		return
	}
	line = min(max(line, 1), len(s.lines))
	s.at(line, indent(s.lines[line-1])+1, "syntax", "this is not YAML: "+message, "look at the quotes, colons and indentation here and in the line before")
}

var (
	lineInError   = regexp.MustCompile(`^line (\d+): (.*)`)
	unknownAnchor = regexp.MustCompile(`^unknown anchor '(.*)' referenced`)
)

// find is the first place of a text, from 1, or 0.
func (s *source) find(text string) (line, column int) {
	for i, l := range s.lines {
		if at := strings.Index(l, text); at >= 0 {
			return i + 1, len([]rune(l[:at])) + 1
		}
	}
	return 0, 0
}

type finding struct {
	line, column  int
	message, hint string
	fix           Fix // its columns are counted like column
}

// entry takes a line apart: indentation, dashes, key, value.
var entry = regexp.MustCompile(`^(\s*(?:- +)*)(?:("[^"]*"|'[^']*'|[^\s"'\[{#&*!|>%@\-` + "`" + `][^:]*?)(:)(?:(\s+)(.*))?|(.*))$`)

// diagnose looks for the first slip in the lines up to last, which is where the
// parser gave up. Block texts are passed over.
func (s *source) diagnose(last int) *finding {
	var at margins
	block := -1 // indentation of the line whose block text we are in
	for i, line := range s.lines[:last] {
		line = strings.TrimRight(line, "\r")
		text := strings.TrimSpace(line)
		if text == "" || block >= 0 && indent(line) > block {
			continue
		}
		block = -1
		if tab := strings.IndexByte(line[:len(line)-len(strings.TrimLeft(line, " \t"))], '\t'); tab >= 0 {
			return &finding{i + 1, tab + 1, "a tab stands in the indentation; YAML wants spaces", "replace each tab by two spaces", Fix{From: tab + 1, Until: tab + 2, Text: "  "}}
		}
		if strings.HasPrefix(text, "#") {
			continue
		}
		m := entry.FindStringSubmatchIndex(line)
		hasKey := m[4] >= 0
		value, start := "", len(line)
		switch {
		case m[10] >= 0:
			value, start = line[m[10]:m[11]], m[10]
		case m[12] >= 0:
			value, start = line[m[12]:m[13]], m[12]
		}
		var f *finding
		if blockStart.MatchString(value) {
			block = indent(line)
		} else {
			f = sick(value, hasKey)
		}
		if f != nil {
			before := len([]rune(line[:start]))
			if f.column += before; f.fix != (Fix{}) {
				f.fix = f.fix.moved(before)
			}
		} else if f = loose(value, start); f == nil {
			f = at.enter(line, hasKey, value)
		}
		if f != nil {
			f.line = i + 1
			return f
		}
	}
	return nil
}

// margins are the columns at which the open lists and mappings stand, outermost first.
type margins struct {
	columns []int
	opens   bool // the line before ended in a key or dash without a value
}

// enter takes the next line in and says when its indentation belongs nowhere.
func (m *margins) enter(line string, hasKey bool, value string) *finding {
	at := indent(line)
	if !hasKey && !strings.HasPrefix(line[at:], "-") {
		return nil // a text that goes on
	}
	for len(m.columns) > 0 && m.columns[len(m.columns)-1] > at {
		m.columns = m.columns[:len(m.columns)-1]
		m.opens = false
	}
	if n := len(m.columns); n > 0 && m.columns[n-1] < at && !m.opens {
		return &finding{column: at + 1, message: "this line begins at a column where nothing else does",
			hint: fmt.Sprintf("begin it under the lines it belongs to: %d spaces, or %d", m.columns[n-1], m.columns[n-1]+2)}
	}
	for column := at; ; {
		if n := len(m.columns); n == 0 || m.columns[n-1] < column {
			m.columns = append(m.columns, column)
		}
		rest := strings.TrimLeft(line[column:], " ")
		column = len(line) - len(rest)
		if !strings.HasPrefix(rest, "- ") {
			if n := len(m.columns); hasKey && m.columns[n-1] < column {
				m.columns = append(m.columns, column)
			}
			break
		}
		column += len("- ")
	}
	m.opens = value == "" || strings.HasPrefix(value, "#")
	return nil
}

// comment is where a comment begins after a value.
var comment = regexp.MustCompile(`\s+#\s`)

var blockStart = regexp.MustCompile(`^[|>][+-]?\d?\s*(#.*)?$`)

// sick looks at one value; the column is counted from 1 at its start.
func sick(value string, hasKey bool) *finding {
	if value == "" {
		return nil
	}
	text := value
	if at := comment.FindStringIndex(value); at != nil && at[0] > 0 {
		text = value[:at[0]]
	}
	quoted := fmt.Sprintf("put it in quotes: %s", quote(text))
	all := Fix{From: 1, Until: len([]rune(text)) + 1, Text: quote(text)}
	switch c := value[0]; {
	case c == '"' || c == '\'':
		return sickQuotes(value)
	case strings.IndexByte("@`%", c) >= 0:
		return &finding{column: 1, message: fmt.Sprintf("a text cannot begin with %c", c), hint: quoted, fix: all}
	case c == '*' || c == '&':
		return &finding{column: 1, message: fmt.Sprintf("a text that begins with %c must be quoted", c), hint: quoted, fix: all}
	case c == '>' || c == '|':
		return &finding{column: 1, message: fmt.Sprintf("%c begins a block text; the words must start on the next line", c), hint: quoted, fix: all}
	case c == '{' || c == '[':
		return sickBrackets(value)
	case c == '-' && hasKey && strings.HasPrefix(value, "- "):
		return &finding{column: 1, message: "a text that begins with - and a space must be quoted; a list begins on the next line", hint: quoted, fix: all}
	case c == '?' && hasKey:
		return &finding{column: 1, message: "a text that begins with ? must be quoted", hint: quoted, fix: all}
	}
	if at := strings.Index(value, ": "); at >= 0 && hasKey {
		return &finding{column: len([]rune(value[:at])) + 1, message: "a colon and a space inside a text end it", hint: quoted, fix: all}
	}
	if strings.HasSuffix(value, ":") && hasKey {
		return &finding{column: len([]rune(value)), message: "a text cannot end with a colon", hint: quoted, fix: all}
	}
	return nil
}

func sickQuotes(value string) *finding {
	c := value[0]
	for i := 1; i < len(value); i++ {
		switch {
		case c == '"' && value[i] == '\\':
			if i+1 < len(value) && !strings.ContainsRune("0abtnvfre \"/\\N_LPxuU\t", rune(value[i+1])) {
				return &finding{column: len([]rune(value[:i])) + 1, message: fmt.Sprintf(`\%c means nothing inside double quotes`, value[i+1]), hint: `write \\ for a backslash, or use single quotes`, fix: Fix{From: len([]rune(value[:i])) + 1, Until: len([]rune(value[:i])) + 2, Text: `\\`}}
			}
			i++
		case value[i] == c && c == '\'' && i+1 < len(value) && value[i+1] == c:
			i++
		case value[i] == c:
			rest := strings.TrimSpace(value[i+1:])
			if rest == "" || rest[0] == '#' || rest[0] == ':' {
				return nil
			}
			return &finding{column: len([]rune(value[:i])) + 2, message: "text goes on after the closing quote", hint: "put the quotes around all of it: " + quote(value), fix: Fix{From: 1, Text: quote(value)}}
		}
	}
	if c == '\'' { // an apostrophe rather than a quote
		return &finding{column: 1, message: "this quote is not closed in its line", hint: "put the text in quotes: " + quote(value), fix: Fix{From: 1, Text: quote(value)}}
	}
	return &finding{column: 1, message: "this quote is not closed in its line", hint: fmt.Sprintf("add a closing %c at the end of the text", c), fix: Fix{From: len([]rune(value)) + 1, Text: string(c)}}
}

func sickBrackets(value string) *finding {
	open := value[0]
	closing := byte('}')
	if open == '[' {
		closing = ']'
	}
	at := strings.LastIndexByte(value, closing)
	if at < 0 {
		return &finding{column: 1, message: fmt.Sprintf("%c is not closed in its line", open), hint: "close it, or quote the whole: " + quote(value)}
	}
	if rest := strings.TrimSpace(value[at+1:]); rest != "" && rest[0] != '#' {
		return &finding{column: 1, message: fmt.Sprintf("a text that begins with %c must be quoted", open), hint: "put it in quotes: " + quote(value), fix: Fix{From: 1, Text: quote(value)}}
	}
	if at := strings.IndexByte(value, '?'); at >= 0 && !strings.ContainsAny(value, `"'`) {
		return &finding{column: len([]rune(value[:at])) + 1, message: fmt.Sprintf("a question mark inside %c…%c must be quoted", open, closing), hint: "put each text in quotes, or write one a line", fix: quoteAround(value, at)}
	}
	return nil
}

// quoteAround puts quotes around the text within brackets that has something at a place.
func quoteAround(value string, at int) Fix {
	from, until := strings.LastIndexAny(value[:at], "[{,:")+1, at+strings.IndexAny(value[at:], "]},")
	text := strings.TrimSpace(value[from:until])
	from += strings.Index(value[from:until], text)
	return Fix{From: len([]rune(value[:from])) + 1, Until: len([]rune(value[:from+len(text)])) + 1, Text: quote(text)}
}

var (
	noSpace     = regexp.MustCompile(`^([A-Za-z_][\w-]*):\S`)
	noDashSpace = regexp.MustCompile(`^-([A-Za-z_][\w-]*):(\s|$)`)
)

// loose looks at a line for a space that is missing after a dash or a colon.
func loose(value string, start int) *finding {
	if m := noDashSpace.FindStringSubmatch(value); m != nil {
		return &finding{column: start + 2, message: "a space is missing after the dash", hint: fmt.Sprintf("write `- %s`", value[1:]), fix: Fix{From: start + 2, Until: start + 2, Text: " "}}
	}
	if m := noSpace.FindStringSubmatch(value); m != nil && !strings.HasPrefix(value, "http") {
		return &finding{column: start + len(m[1]) + 1, message: "a space is missing after the colon", hint: fmt.Sprintf("write `%s: %s`", m[1], value[len(m[1])+1:]), fix: Fix{From: start + len(m[1]) + 2, Until: start + len(m[1]) + 2, Text: " "}}
	}
	return nil
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// quote writes a text as YAML takes it for certain.
func quote(s string) string {
	s = strings.TrimSpace(s)
	if strings.ContainsAny(s, `\"`) && !strings.Contains(s, "'") {
		return "'" + s + "'"
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
