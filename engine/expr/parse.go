package expr

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Parse reads an author's expression. Names have letters, digits and underscores.
func Parse(s string) (Expr, error) { return parse(s, false) }

// ParseMath reads mathematics as people type it: every letter is a variable, and what
// stands side by side is multiplied, as in 2(x+3) or 3x². There are no functions,
// texts or conditions in it.
func ParseMath(s string) (Expr, error) { return parse(s, true) }

func parse(s string, math bool) (Expr, error) {
	if len(s) > maxBytes {
		return Expr{}, fmt.Errorf("an expression has at most %d bytes", maxBytes)
	}
	tokens, err := scan(s, math)
	if err != nil {
		return Expr{}, err
	}
	p := &parser{tokens: tokens, math: math}
	root, err := p.choice()
	if err == nil && len(p.tokens) > 0 {
		err = fmt.Errorf("%q does not belong here", p.tokens[0].text)
	}
	if err != nil {
		return Expr{}, err
	}
	return Expr{root, p.names, p.nodes}, nil
}

type token struct {
	text string
	what what
}

type what int

const (
	sign what = iota
	literal
	word
	quoted
)

// signs maps the signs that people write to the ones that the language has.
var signs = strings.NewReplacer("−", "-", "–", "-", "×", "*", "·", "*", "⋅", "*", "∙", "*", "÷", "/", "⁄", "/", "≤", "<=", "≥", ">=", "≠", "!=",
	"⁰", "^0", "¹", "^1", "²", "^2", "³", "^3", "⁴", "^4", "⁵", "^5", "⁶", "^6", "⁷", "^7", "⁸", "^8", "⁹", "^9")

// plainSigns writes the signs plainly, outside quotes.
func plainSigns(s string) string {
	if !strings.Contains(s, `"`) {
		return signs.Replace(s)
	}
	parts := strings.Split(s, `"`)
	for i := 0; i < len(parts); i += 2 {
		parts[i] = signs.Replace(parts[i])
	}
	return strings.Join(parts, `"`)
}

func scan(s string, math bool) ([]token, error) {
	s = plainSigns(s)
	var tokens []token
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		switch {
		case unicode.IsSpace(r):
			s = s[size:]
			continue
		case r >= '0' && r <= '9' || r == '.':
			size = len(s) - len(strings.TrimLeft(s, "0123456789."))
			tokens = append(tokens, token{s[:size], literal})
		case unicode.IsLetter(r) || r == '_':
			if !math {
				size = len(s) - len(strings.TrimLeftFunc(s, isNameRune))
			}
			tokens = append(tokens, token{s[:size], word})
		case r == '"' && !math:
			end := strings.IndexByte(s[1:], '"')
			if end < 0 {
				return nil, errors.New("a quote is not closed")
			}
			size = end + 2
			tokens = append(tokens, token{s[1 : size-1], quoted})
		default:
			if len(s) > 1 && slices.Contains([]string{"==", "!=", "<=", ">="}, s[:2]) {
				size = 2
			} else if !strings.ContainsRune("+-*/^%()<>,", r) {
				return nil, fmt.Errorf("%q is no sign of the language", r)
			}
			tokens = append(tokens, token{s[:size], sign})
		}
		s = s[size:]
	}
	return tokens, nil
}

func isNameRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }

// parser reads tokens by recursive descent; the depth is bounded by the number of
// nodes.
type parser struct {
	tokens []token
	math   bool
	names  []string
	nodes  int
	depth  int // brackets so far
}

// next reports whether the next token is one of these, and takes it.
func (p *parser) next(texts ...string) (string, bool) {
	if len(p.tokens) > 0 && p.tokens[0].what != quoted && slices.Contains(texts, p.tokens[0].text) && !(p.math && p.tokens[0].what == word) {
		text := p.tokens[0].text
		p.tokens = p.tokens[1:]
		return text, true
	}
	return "", false
}

func (p *parser) count() error {
	if p.nodes++; p.nodes > maxNodes {
		return fmt.Errorf("an expression has at most %d parts", maxNodes)
	}
	return nil
}

func (p *parser) choice() (node, error) {
	if _, ok := p.next("if"); !ok {
		return p.or()
	}
	if err := p.count(); err != nil {
		return nil, err
	}
	condition, err := p.or()
	if err != nil {
		return nil, err
	}
	if _, ok := p.next("then"); !ok {
		return nil, errors.New("after `if …` comes `then …`")
	}
	yes, err := p.choice()
	if err != nil {
		return nil, err
	}
	if _, ok := p.next("else"); !ok {
		return nil, errors.New("after `if … then …` comes `else …`")
	}
	no, err := p.choice()
	return choice{condition, yes, no}, err
}

// chain reads parts with operators between them, from left to right.
func (p *parser) chain(part func() (node, error), ops ...string) (node, error) {
	left, err := part()
	for err == nil {
		op, ok := p.next(ops...)
		if !ok {
			break
		}
		if err = p.count(); err != nil {
			break
		}
		var right node
		right, err = part()
		left = binary{op, left, right}
	}
	return left, err
}

func (p *parser) or() (node, error)  { return p.chain(p.and, "or") }
func (p *parser) and() (node, error) { return p.chain(p.not, "and") }

func (p *parser) not() (node, error) {
	if _, ok := p.next("not"); !ok {
		return p.comparison()
	}
	if err := p.count(); err != nil {
		return nil, err
	}
	of, err := p.not()
	return negation{of}, err
}

// comparison is one comparison at most: a < b < c means different things to different
// people.
func (p *parser) comparison() (node, error) {
	left, err := p.sum()
	if err != nil || p.math {
		return left, err
	}
	op, ok := p.next("==", "!=", "<", "<=", ">", ">=")
	if !ok {
		return left, nil
	}
	right, err := p.sum()
	return binary{op, left, right}, err
}

func (p *parser) sum() (node, error) { return p.chain(p.product, "+", "-") }

func (p *parser) product() (node, error) {
	divided := false
	part := func() (node, error) {
		n, several, err := p.sideBySide()
		if err == nil && several && divided {
			err = errors.New("brackets are missing: 1/2x is (1/2)x to some and 1/(2x) to others")
		}
		divided = len(p.tokens) > 0 && p.tokens[0].text == "/"
		return n, err
	}
	return p.chain(part, "*", "/", "%")
}

// sideBySide is factors without a sign between them, in mathematics: 2x, 3(a+b), xy;
// several reports whether there is more than one.
func (p *parser) sideBySide() (left node, several bool, err error) {
	left, err = p.signed()
	for err == nil && p.math && len(p.tokens) > 0 && (p.tokens[0].what != sign || p.tokens[0].text == "(") {
		several = true
		if p.tokens[0].what == literal {
			return nil, true, fmt.Errorf("a sign is missing before %s", p.tokens[0].text)
		}
		if err = p.count(); err != nil {
			break
		}
		var right node
		right, err = p.power()
		left = binary{"*", left, right}
	}
	return left, several, err
}

func (p *parser) signed() (node, error) {
	op, ok := p.next("-", "+")
	if !ok {
		return p.power()
	}
	if err := p.count(); err != nil {
		return nil, err
	}
	of, err := p.signed()
	if op == "+" {
		return of, err
	}
	return negative{of}, err
}

// power binds from the right: 2^3^2 is 2^9.
func (p *parser) power() (node, error) {
	base, err := p.atom()
	if err != nil {
		return nil, err
	}
	if _, ok := p.next("^"); !ok {
		return base, nil
	}
	if err := p.count(); err != nil {
		return nil, err
	}
	if _, minus := p.next("-"); minus {
		exponent, err := p.power()
		return binary{"^", base, negative{exponent}}, err
	}
	exponent, err := p.power()
	return binary{"^", base, exponent}, err
}

func (p *parser) atom() (node, error) {
	if len(p.tokens) == 0 {
		return nil, errors.New("the expression ends too early")
	}
	t := p.tokens[0]
	p.tokens = p.tokens[1:]
	if t.text != "(" || t.what == quoted {
		if err := p.count(); err != nil {
			return nil, err
		}
	} else if p.depth++; p.depth > maxNodes {
		return nil, fmt.Errorf("an expression has at most %d brackets", maxNodes)
	}
	switch {
	case t.what == quoted:
		return constant{Text(t.text)}, nil
	case t.what == literal:
		r, ok := new(big.Rat).SetString(t.text)
		if !ok || strings.Count(t.text, ".") > 1 {
			return nil, fmt.Errorf("%s is no number", t.text)
		}
		v, err := bounded(r)
		return constant{v}, err
	case t.what == word:
		if _, ok := p.next("("); ok && !p.math {
			return p.call(t.text)
		} else if ok {
			p.tokens = append([]token{{"(", sign}}, p.tokens...)
		}
		if !slices.Contains(p.names, t.text) {
			p.names = append(p.names, t.text)
		}
		return name{t.text}, nil
	case t.text == "(":
		inner, err := p.choice()
		if err != nil {
			return nil, err
		}
		if _, ok := p.next(")"); !ok {
			return nil, errors.New("a bracket is not closed")
		}
		return inner, nil
	}
	return nil, fmt.Errorf("%q does not belong here", t.text)
}

func (p *parser) call(function string) (node, error) {
	c := call{name: function}
	if _, ok := functions[function]; !ok {
		return nil, fmt.Errorf("there is no function `%s`", function)
	}
	if _, ok := p.next(")"); ok {
		return c, nil
	}
	for {
		arg, err := p.choice()
		if err != nil {
			return nil, err
		}
		c.args = append(c.args, arg)
		if _, ok := p.next(")"); ok {
			return c, nil
		}
		if _, ok := p.next(","); !ok {
			return nil, fmt.Errorf("the brackets of `%s` are not closed", function)
		}
	}
}
