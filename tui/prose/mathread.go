package prose

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mathReader reads one formula from left to right. It fails at the first thing that is no
// mathematics: a word of several letters, an operator without its second side, a bracket
// that stays open, a command it does not know.
type mathReader struct {
	rest   string
	wants  bool // an operator waits for what follows it
	failed bool
}

func (r *mathReader) fail() string {
	r.failed = true
	return ""
}

func (r *mathReader) next() rune {
	c, _ := utf8.DecodeRuneInString(r.rest)
	return c
}

func (r *mathReader) takes(prefix string) bool {
	rest, ok := strings.CutPrefix(r.rest, prefix)
	if ok {
		r.rest = rest
	}
	return ok
}

// mostLetters is how many letters may stand side by side, as in 3abc.
const mostLetters = 3

// sequence reads up to the end, or to the bracket that closes what is open.
func (r *mathReader) sequence(deep int) string {
	var out strings.Builder
	empty, letters := true, 0 // whether nothing was read yet, and how many bare letters were last
	word := false             // whether several of them stand before a space
	for !r.failed && r.rest != "" {
		c := r.next()
		bare := unicode.IsLetter(c)
		switch {
		case deep > mostDeep:
			return r.fail()
		case strings.ContainsRune(")]}", c):
			if empty || r.wants {
				return r.fail()
			}
			return out.String()
		case c == ' ':
			r.rest = r.rest[1:]
			out.WriteString(" ")
			word, letters = letters > 1, 0
			continue
		case bare && letters == mostLetters, word && !strings.ContainsRune(twoSided+`\`, c): // a word of a language
			return r.fail()
		default:
			out.WriteString(r.atom(deep))
		}
		if letters++; !bare {
			letters = 0
		}
		empty, word = false, false
	}
	if empty || r.wants {
		return r.fail()
	}
	return out.String()
}

// atom reads a number, a letter, a sign, a bracket with what is in it, or a command; and
// the index and the power that it carries.
func (r *mathReader) atom(deep int) string {
	c := r.next()
	var set string
	switch {
	case unicode.IsDigit(c):
		set = number.FindString(r.rest)
		r.rest = r.rest[len(set):]
	case c == '\\':
		return r.command(deep)
	case c == '{':
		set = r.group(deep)
	case c == '(' || c == '[':
		set = r.bracket(deep)
	case unicode.IsLetter(c) || c == '∞' || c == '%' || c == '°' || c == '!' || c == '′':
		r.rest = r.rest[utf8.RuneLen(c):]
		set = string(c)
	default:
		return r.operator(c)
	}
	r.wants = false
	return set + r.scripts(deep)
}

var number = regexp.MustCompile(`^\d+(?:[.,]\d+)*`)

// twoSided are the signs that stand between two sides.
const twoSided = "+-−*/=<>≤≥≠≈±×÷·,;:|"

// operator reads a sign between two sides; - becomes a true minus, * a dot.
func (r *mathReader) operator(c rune) string {
	if !strings.ContainsRune(twoSided, c) || r.wants && !strings.ContainsRune("+-−±|", c) {
		return r.fail()
	}
	r.rest = r.rest[utf8.RuneLen(c):]
	r.wants = c != '|'
	switch c {
	case '-':
		return "−"
	case '*':
		return "·"
	}
	return string(c)
}

// group reads {…}, which are not shown.
func (r *mathReader) group(deep int) string {
	if !r.takes("{") {
		return r.fail()
	}
	wants := r.wants
	r.wants = false
	set := strings.TrimSpace(r.sequence(deep + 1))
	if !r.takes("}") {
		return r.fail()
	}
	r.wants = wants
	return set
}

func (r *mathReader) bracket(deep int) string {
	opening, closing := "(", ")"
	if r.takes("[") {
		opening, closing = "[", "]"
	} else if !r.takes("(") {
		return r.fail()
	}
	r.wants = false
	set := r.sequence(deep + 1)
	if !r.takes(closing) {
		return r.fail()
	}
	return opening + set + closing
}

// scripts reads _… and ^…, in any order.
func (r *mathReader) scripts(deep int) string {
	var out string
	for !r.failed {
		switch {
		case r.takes("^"):
			out += script(r.argument(deep), "^", powers)
		case r.takes("_"):
			out += script(r.argument(deep), "_", indices)
		case r.takes("'"):
			out += "′"
		default:
			return out
		}
	}
	return out
}

// argument is what a script or a command applies to: a group, a command, or one sign.
func (r *mathReader) argument(deep int) string {
	for r.takes(" ") {
	}
	c := r.next()
	switch {
	case r.rest == "" || deep > mostDeep:
		return r.fail()
	case c == '{':
		return r.group(deep)
	case c == '\\':
		return r.command(deep)
	case unicode.IsLetter(c) || unicode.IsDigit(c):
		r.rest = r.rest[utf8.RuneLen(c):]
		return string(c)
	}
	return r.fail()
}

// command reads what begins with a backslash.
func (r *mathReader) command(deep int) string {
	name := commandName.FindString(r.rest)
	r.rest = r.rest[len(name):]
	name = strings.TrimPrefix(name, `\`)
	switch name {
	case "frac", "dfrac", "tfrac":
		r.wants = false
		return fraction(r.argument(deep+1), r.argument(deep+1)) + r.scripts(deep)
	case "sqrt":
		r.wants = false
		return r.root(deep) + r.scripts(deep)
	case "text", "mathrm", "operatorname":
		return r.words()
	case "left", "right", ",", ";", ":", "!", "quad":
		if name == "quad" || name == ";" {
			return " "
		}
		return ""
	}
	if sign, ok := operators()[name]; ok {
		if r.wants = true; strings.ContainsAny(r.rest[:min(1, len(r.rest))], "_^") {
			sign = strings.TrimSpace(sign) + r.scripts(deep) + " "
			r.wants = true
		}
		return sign
	}
	if sign, ok := signs()[name]; ok {
		r.wants = false
		sign += r.scripts(deep)
		return sign
	}
	return r.fail()
}

var commandName = regexp.MustCompile(`^\\(?:[A-Za-z]+|[^A-Za-z])`)

// root reads \sqrt{…} and \sqrt[n]{…}.
func (r *mathReader) root(deep int) string {
	sign := "√"
	if r.takes("[") {
		index, rest, ok := strings.Cut(r.rest, "]")
		sign, r.rest = map[string]string{"2": "√", "3": "∛", "4": "∜"}[index], rest
		if sign == "" {
			sign = script(index, "", powers) + "√"
		}
		if !ok {
			return r.fail()
		}
	}
	return sign + closed(r.argument(deep+1))
}

// words reads {…} as it is written.
func (r *mathReader) words() string {
	text, rest, ok := strings.Cut(r.rest, "}")
	text, opened := strings.CutPrefix(text, "{")
	if !ok || !opened || strings.ContainsAny(text, `\{$`) {
		return r.fail()
	}
	r.rest, r.wants = rest, false
	return text
}
