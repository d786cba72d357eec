package answer

import (
	"errors"
	"fmt"
	"strings"
)

// Limits on one template: how many answers it may stand for, its own length, and the
// length of all its answers together.
const (
	maxForms     = 1000
	maxTemplate  = 512
	maxFormBytes = 64 << 10
)

// Expand lists the answers that a template stands for: "(a|b)" is a or b, "(a|)"
// is a or nothing, and may be nested; a backslash takes the next character as it
// is, and outside brackets a bar is a bar. A template of more than 1,000 answers, or with an open bracket, is an error.
func Expand(template string) ([]string, error) {
	if len(template) > maxTemplate {
		return nil, fmt.Errorf("it has more than %d bytes; write it shorter", maxTemplate)
	}
	p := formParser{rest: template}
	forms, err := p.alternatives()
	if err == nil && p.rest != "" {
		err = errors.New(`there is a ")" without its "("; write \) for the sign itself`)
	}
	return forms, err
}

type formParser struct {
	rest  string
	depth int // brackets that are open
}

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
		tails := []string{""}
		switch p.rest[0] {
		case ')':
			return forms, nil
		case '|':
			if p.depth > 0 {
				return forms, nil
			}
			tails[0], p.rest = "|", p.rest[1:] // outside brackets it is itself: programs are full of it
		case '\\':
			if len(p.rest) == 1 {
				return nil, errors.New(`it ends in a lone "\"; write \\ for the sign itself`)
			}
			tails[0], p.rest = p.rest[1:2], p.rest[2:]
		case '(':
			p.rest = p.rest[1:]
			p.depth++
			inner, err := p.alternatives()
			p.depth--
			if err != nil {
				return nil, err
			}
			if !strings.HasPrefix(p.rest, ")") {
				return nil, errors.New(`a "(" is not closed; write \( for the sign itself`)
			}
			p.rest = p.rest[1:]
			tails = inner
		default: // a run of plain text, at once
			run := strings.IndexAny(p.rest, `|()\`)
			if run < 0 {
				run = len(p.rest)
			}
			tails[0], p.rest = p.rest[:run], p.rest[run:]
		}
		if len(forms)*len(tails) > maxForms {
			return nil, fmt.Errorf("it stands for more than %d answers; write it shorter", maxForms)
		}
		if forms = product(forms, tails); totalBytes(forms) > maxFormBytes {
			return nil, fmt.Errorf("its answers have more than %d bytes together; write it shorter", maxFormBytes)
		}
	}
	return forms, nil
}

func totalBytes(forms []string) int {
	n := 0
	for _, f := range forms {
		n += len(f)
	}
	return n
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
