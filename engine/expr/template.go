package expr

import (
	"fmt"
	"slices"
	"strings"
)

// Template is a text with expressions in braces: "{a}/{d} of a cake". Braces that hold
// no expression of known names stay as they are, so that programs and data can stand
// in a text; "\{" is always a plain brace, and "{{" begins a gap.
type Template struct {
	parts []part
	kept  []string
}

// part is plain text, or an expression with the text it was written as.
type part struct {
	text string
	expr *Expr
}

// ParseTemplate reads a text. Only expressions whose names are all in known are taken
// for such; with none known the text is plain, backslashes and all.
func ParseTemplate(s string, known []string) Template {
	if len(known) == 0 {
		return Template{parts: []part{{text: s}}}
	}
	var t Template
	var plain strings.Builder
	for s != "" {
		at := strings.IndexAny(s, "{\\")
		if at < 0 {
			at = len(s)
		}
		plain.WriteString(s[:at])
		s = s[at:]
		switch {
		case s == "":
		case strings.HasPrefix(s, `\{`), strings.HasPrefix(s, `\}`):
			plain.WriteByte(s[1])
			s = s[2:]
		case strings.HasPrefix(s, "{{"): // a gap to fill; its inside may vary
			plain.WriteString("{{")
			s = s[2:]
		case s[0] == '{':
			if inner, rest, closed := strings.Cut(s[1:], "}"); closed {
				if e, ok := t.expression(inner, known); ok {
					t.parts = append(t.parts, part{text: plain.String()}, part{inner, &e})
					plain.Reset()
					s = rest
					continue
				}
			}
			fallthrough
		default:
			plain.WriteByte(s[0])
			s = s[1:]
		}
	}
	t.parts = append(t.parts, part{text: plain.String()})
	return t
}

// expression reads what stands in braces, when it is one of known names; else it notes
// what looks like a slip.
func (t *Template) expression(inner string, known []string) (Expr, bool) {
	e, err := Parse(inner)
	if err == nil && len(e.names) > 0 && contains(known, e.names) {
		return e, true
	}
	words := strings.FieldsFunc(inner, func(r rune) bool { return !isNameRune(r) })
	named := err == nil && len(e.names) == 1 && e.names[0] == inner // a name alone, of nothing
	if named || slices.ContainsFunc(words, func(w string) bool { return slices.Contains(known, w) }) {
		t.kept = append(t.kept, inner)
	}
	return Expr{}, false
}

func contains(known, names []string) bool {
	for _, n := range names {
		if !slices.Contains(known, n) {
			return false
		}
	}
	return true
}

// Kept are the insides of braces that look like expressions and are none, so that they stay
// as they are: one that names what is known but cannot be read, or a name of nothing.
func (t Template) Kept() []string { return t.kept }

// Varies reports whether there is an expression in the text.
func (t Template) Varies() bool {
	return slices.ContainsFunc(t.parts, func(p part) bool { return p.expr != nil })
}

// Fill is the text with each expression replaced by its value. The error names the
// expression that has none.
func (t Template) Fill(env map[string]Value) (string, error) {
	var b strings.Builder
	for _, p := range t.parts {
		if p.expr == nil {
			b.WriteString(p.text)
			continue
		}
		v, err := p.expr.Eval(env)
		if err != nil {
			return "", fmt.Errorf("{%s}: %w", p.text, err)
		}
		b.WriteString(v.String())
	}
	return b.String(), nil
}

// Names are the names in the expressions of the text.
func (t Template) Names() []string {
	var all []string
	for _, p := range t.parts {
		if p.expr != nil {
			all = append(all, p.expr.names...)
		}
	}
	return all
}
