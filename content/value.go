package content

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// The values that keys have: texts, lists, words, ids.

// text reads one text. Whatever YAML would make of it (a number, a date, yes), the
// author's characters are taken.
func (s *source) text(n *yaml.Node) (engine.Text, bool) {
	switch {
	case n.Tag == lost:
		return "", false
	case n.Kind != yaml.ScalarNode:
		s.notText(n)
		return "", false
	case n.Tag == "!!null" || strings.TrimSpace(n.Value) == "":
		hint := "write the text after the colon"
		if n.Value != "" && n.Tag == "!!null" {
			hint = fmt.Sprintf("quote it if you mean the word: %q", n.Value)
		} else if comment := s.rest(n); strings.HasPrefix(comment, "#") {
			hint = fmt.Sprintf("everything after # is a comment; quote it: %q", comment)
		}
		s.report(n, "empty-text", "this is empty", hint)
		if strings.HasPrefix(s.rest(n), "#") {
			s.mendLine(n.Line, n.Column+s.blanks(n))
		}
		return "", false
	case n.Style == 0 && len(n.LineComment) > 1 && n.LineComment[1] != ' ' && n.LineComment[1] != '#':
		s.report(n, "text-cut", fmt.Sprintf("the text ends before %q, which is read as a comment", n.LineComment),
			fmt.Sprintf("quote it if it belongs to the text: %q", n.Value+" "+n.LineComment))
		s.mendLine(n.Line, n.Column)
	case n.Style == 0 && strings.HasPrefix(n.LineComment, "# ") && goesOn(n.Value, n.LineComment):
		s.report(n, "text-cut", fmt.Sprintf("the text ends before %q, which is read as a comment", clip(engine.Clean(n.LineComment))),
			"quote the whole line if that belongs to the text")
	}
	s.numberLike(n)
	clean := engine.Clean(n.Value)
	if strings.ContainsRune(string(clean), '\uFFFD') {
		s.report(n, "hidden-character", "there is a control or invisible character in this text", "delete it; learners would see �")
	}
	return clean.TrimEnd(), true
}

// notText reports a mapping or a list where a text is wanted. A colon or a brace in a text
// makes a mapping of it: then the cure is shown, and where it is safe, can be applied.
func (s *source) notText(n *yaml.Node) {
	message, hint := fmt.Sprintf("a text is wanted here; this is %s", shapeOf(n)), `put it in quotes if it is meant as text: "…"`
	pair := n.Kind == yaml.MappingNode && len(n.Content) == 2 && n.Content[0].Kind == yaml.ScalarNode && n.Content[1].Kind == yaml.ScalarNode
	switch {
	case pair && n.Style&yaml.FlowStyle != 0 && n.Content[1].Tag == "!!null":
		text := "{" + n.Content[0].Value + "}"
		s.report(n, "not-a-text", fmt.Sprintf("`%s` without quotes is a mapping to YAML; a text is wanted here", text), "put it in quotes: "+quote(text))
		if strings.HasPrefix(s.rest(n), text) && !s.drawing {
			s.mend(Fix{Line: n.Line, From: n.Column, Until: n.Column + len([]rune(text)), Text: quote(text)})
		}
	case pair && n.Style&yaml.FlowStyle == 0 && n.Content[0].Line == n.Content[1].Line:
		s.report(n, "not-a-text", "a colon and a blank make a mapping of this text", "put it in quotes: "+quote(s.rest(n)))
		if !s.drawing {
			s.mendLine(n.Line, n.Column)
		}
	default:
		s.report(n, "not-a-text", message, hint)
	}
}

// goesOn reports whether a comment looks like the end of the text before it: that has no
// full stop or question mark, and the comment has.
func goesOn(text, comment string) bool {
	const ends = ".?!"
	return !strings.ContainsAny(text[max(0, len(text)-1):], ends) && strings.ContainsAny(comment[len(comment)-1:], ends)
}

// rest is the source line from a node on.
func (s *source) rest(n *yaml.Node) string {
	if n.Line < 1 || n.Line > len(s.lines) {
		return ""
	}
	line := []rune(s.lines[n.Line-1])
	return strings.TrimSpace(string(line[min(max(n.Column-1, 0), len(line)):]))
}

// blanks counts those that stand at a node's place.
func (s *source) blanks(n *yaml.Node) int {
	line := []rune(s.lines[n.Line-1])
	from := min(max(n.Column-1, 0), len(line))
	rest := string(line[from:])
	return len(rest) - len(strings.TrimLeft(rest, " "))
}

// numberLike notes what a reader may take for something else than the author.
func (s *source) numberLike(n *yaml.Node) {
	if n.Style != 0 || n.Tag != "!!int" && n.Tag != "!!float" {
		return
	}
	digits := strings.TrimLeft(n.Value, "-+")
	switch {
	case len(digits) > 1 && digits[0] == '0' && unicode.IsDigit(rune(digits[1])):
		s.report(n, "leading-zero", fmt.Sprintf("`%s` begins with a zero, so it is taken as a text", n.Value), fmt.Sprintf("write %q to say so, or leave the zero out", n.Value))
		s.mendLine(n.Line, n.Column)
	case strings.Contains(digits, ".") && strings.HasSuffix(digits, "0"):
		s.report(n, "trailing-zero", fmt.Sprintf("`%s` is taken as a number, and so as equal to %s", n.Value, strings.TrimRight(strings.TrimRight(n.Value, "0"), ".")), fmt.Sprintf("write %q if it is a version or a name", n.Value))
	}
}

// into reads a text into a variable.
func (s *source) into(target *engine.Text) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if t, ok := s.text(n); ok {
			*target = t
		}
	}
}

// list walks a list; one entry by itself counts as a list of one.
func (s *source) list(n *yaml.Node, read func(*yaml.Node)) {
	if n.Kind != yaml.SequenceNode {
		read(n)
		return
	}
	if len(n.Content) == 0 {
		s.report(n, "empty-list", "this list is empty", "leave the key out, or add an entry")
	}
	for _, entry := range n.Content {
		read(entry)
	}
}

// line reads a text of one line, such as a title.
func (s *source) line(target *engine.Text) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if t, ok := s.text(n); ok {
			*target = t.Line()
		}
	}
}

// texts reads a list of texts into a variable.
func (s *source) texts(target *[]engine.Text) func(*yaml.Node) {
	return func(n *yaml.Node) {
		s.list(n, func(entry *yaml.Node) {
			if t, ok := s.text(entry); ok {
				*target = append(*target, t)
			}
		})
	}
}

// word is one of a few words, for switches and names; did-you-mean when it is not.
func (s *source) word(n *yaml.Node, what string, known []string) (string, bool) {
	t, ok := s.text(n)
	if !ok {
		return "", false
	}
	if slices.Contains(known, string(t)) {
		return string(t), true
	}
	hint := "write one of: " + strings.Join(known, ", ")
	if near := answer.Nearest(string(t), known); near != "" {
		hint = fmt.Sprintf("did you mean `%s`?", near)
	}
	s.report(n, "unknown-word", fmt.Sprintf("`%s` is no %s", t, what), hint)
	return "", false
}

// yes reads a switch: yes or no, true or false.
func (s *source) yes(n *yaml.Node) bool {
	word, _ := s.word(n, "switch", []string{"yes", "no", "true", "false"})
	return word == "yes" || word == "true"
}

// id is a name that progress hangs on: small letters, digits and hyphens. A name that
// is none is reported, and the nearest one taken, so that what stands below it is
// looked at, too.
func (s *source) id(n *yaml.Node) (string, bool) {
	t, ok := s.text(n)
	if !ok {
		return "", false
	}
	near := toID(string(t))
	if near != string(t) {
		s.report(n, "bad-id", fmt.Sprintf("`%s` cannot be an id; ids have small letters, digits and hyphens", t), fmt.Sprintf("write `%s`", near))
	}
	return near, near != ""
}

// toID is the id nearest to a name; an id is its own.
func toID(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.TrimSuffix(b.String(), "-")
}

func shapeOf(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping (key: value)"
	case yaml.SequenceNode:
		return "a list"
	}
	return "a single text"
}

// clip shortens a text for a message.
func clip(t engine.Text) string {
	r := []rune(string(t.Line()))
	if len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return string(r)
}

// ids reads names that ids had earlier.
func (s *source) ids(target *[]string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		s.list(n, func(e *yaml.Node) {
			if id, ok := s.id(e); ok {
				*target = append(*target, id)
			}
		})
	}
}

// number reads a whole number from least to most.
func (s *source) number(n *yaml.Node, least, most int) (int, bool) {
	t, ok := s.text(n)
	if !ok {
		return 0, false
	}
	v, err := strconv.Atoi(string(t))
	if err != nil || v < least || v > most {
		s.report(n, "bad-number", fmt.Sprintf("`%s` is not a whole number from %d to %d", t, least, most), "")
		return 0, false
	}
	return v, true
}

// count reads a whole number from least to most into a variable.
func (s *source) count(target *int, least, most int) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if v, ok := s.number(n, least, most); ok {
			*target = v
		}
	}
}

// unread passes over a text that the program does not use, such as a name of an author.
func (s *source) unread(n *yaml.Node) { s.list(n, func(e *yaml.Node) { s.text(e) }) }

// each walks a mapping of names that the author chooses.
func (s *source) each(n *yaml.Node, what string, read func(key, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		s.notMapping(n, what)
		return
	}
	seen := make(map[string]int)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if line, twice := seen[key.Value]; twice {
			s.report(key, "duplicate-key", fmt.Sprintf("`%s` stands here a second time; the first is in line %d", key.Value, line), "keep one of them")
			continue
		}
		seen[key.Value] = key.Line
		read(key, n.Content[i+1])
	}
}
