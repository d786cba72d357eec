package answer

import (
	"errors"
	"fmt"
	"strings"
)

// maxForms is how many answers one template may stand for.
const maxForms = 1000

// Expand lists the answers that a template stands for: "(a|b)" is a or b, "(a|)"
// is a or nothing, and may be nested; a backslash takes the next character as it
// is. A template of more than 1,000 answers, or with an open bracket, is an error.
func Expand(template string) ([]string, error) {
	p := formParser{rest: template}
	forms, err := p.alternatives()
	if err == nil && p.rest != "" {
		err = errors.New(`there is a ")" without its "("; write \) for the sign itself`)
	}
	return forms, err
}

type formParser struct{ rest string }

// alternatives reads "a|b" up to a closing bracket or the end.
func (p *formParser) alternatives() ([]string, error) {
	var all []string
	for {
		some, err := p.sequence()
		if err != nil {
			return nil, err
		}
		if all = append(all, some...); len(all) > maxForms {
			return nil, fmt.Errorf("it stands for more than %d answers; write it shorter", maxForms)
		}
		if !strings.HasPrefix(p.rest, "|") {
			return all, nil
		}
		p.rest = p.rest[1:]
	}
}

// sequence reads text and brackets up to "|", ")" or the end.
func (p *formParser) sequence() ([]string, error) {
	forms := []string{""}
	for p.rest != "" {
		tails := []string{p.rest[:1]}
		switch p.rest[0] {
		case '|', ')':
			return forms, nil
		case '\\':
			if len(p.rest) == 1 {
				return nil, errors.New(`it ends in a lone "\"; write \\ for the sign itself`)
			}
			tails[0] = p.rest[1:2]
			p.rest = p.rest[2:]
		case '(':
			p.rest = p.rest[1:]
			inner, err := p.alternatives()
			if err != nil {
				return nil, err
			}
			if !strings.HasPrefix(p.rest, ")") {
				return nil, errors.New(`a "(" is not closed; write \( for the sign itself`)
			}
			p.rest = p.rest[1:]
			tails = inner
		default:
			p.rest = p.rest[1:]
		}
		if len(forms)*len(tails) > maxForms {
			return nil, fmt.Errorf("it stands for more than %d answers; write it shorter", maxForms)
		}
		forms = product(forms, tails)
	}
	return forms, nil
}

func product(heads, tails []string) []string {
	all := make([]string, 0, len(heads)*len(tails))
	for _, h := range heads {
		for _, t := range tails {
			all = append(all, h+t)
		}
	}
	return all
}
