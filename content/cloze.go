package content

import (
	"fmt"
	"strings"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// Texts with gaps: {{answer|another::hint}}. A backslash takes the next character as it
// is, so that \| is a bar.

// makeCloze numbers the gaps of a text and makes a key of each by the rules of typed
// answers.
func (s *source) makeCloze(d *itemDraft) {
	n := d.key("cloze")
	var key answer.Cloze
	var text strings.Builder
	rest := string(d.cloze)
	for {
		before, after, opened := strings.Cut(rest, "{{")
		text.WriteString(before)
		if !opened {
			break
		}
		inside, then, closed := cutGap(after)
		if !closed {
			s.report(n, "bad-gap", "a gap is opened with {{ and not closed", "close it with }}")
			return
		}
		gap, hint, ok := d.gap(inside)
		if !ok {
			s.report(n, "bad-gap", fmt.Sprintf("there is nothing to write into the gap {{%s}}", inside), `write {{answer}}, {{answer|another}} or {{answer::hint}}; \| is a bar`)
			return
		}
		key.Gaps = append(key.Gaps, gap)
		d.item.Gaps = append(d.item.Gaps, engine.Clean(hint).Line())
		fmt.Fprintf(&text, "«%d…»", len(key.Gaps))
		rest = then
	}
	s.spend(itemEffort * len(key.Gaps))
	if !s.fewEnough(n, "gaps", len(key.Gaps), mostOptions) || !s.fewEnough(n, "spellings", strings.Count(string(d.cloze), "|"), mostAccepted) {
		return
	}
	if len(key.Gaps) == 0 {
		s.report(n, "bad-gap", "the text has no gap", "write {{ and }} around what is to be filled in")
		return
	}
	if d.item.Ask != "" {
		d.item.Ask += "\n\n"
	}
	d.item.Ask += engine.Clean(text.String())
	d.item.Asks = engine.Filled
	d.item.Key = key
}

// cutGap cuts after the }} that closes a gap.
func cutGap(s string) (inside, rest string, closed bool) {
	for i := 0; i+1 < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == '}' && s[i+1] == '}' && (i+2 == len(s) || s[i+2] != '}'): // of three, the first belongs to the answer
			return s[:i], s[i+2:], true
		}
	}
	return "", "", false
}

// gap is the key of one gap and the hint to it.
func (d *itemDraft) gap(inside string) (answer.Key, string, bool) {
	parts := splitEscaped(inside, "::")
	hint := ""
	if len(parts) > 1 {
		hint = strings.TrimSpace(unescaped(parts[len(parts)-1]))
		inside = strings.Join(parts[:len(parts)-1], "::")
	}
	var answers []string
	numbers := true
	for _, a := range splitEscaped(inside, "|") {
		a = strings.TrimSpace(unescaped(a))
		answers = append(answers, a)
		numbers = numbers && looksNumber(a)
	}
	if answers[0] == "" {
		return nil, "", false
	}
	if numbers {
		key := answer.Number{}
		key.Answer, _ = answer.ParseNumber(answers[0])
		for _, a := range answers[1:] {
			w, _ := answer.ParseNumber(a)
			key.Accept = append(key.Accept, w)
		}
		return key, hint, true
	}
	key := d.text
	key.Answer, key.Accept = answers[0], answers[1:]
	return key.Prepared(), hint, true
}

// splitEscaped splits at a separator that no backslash stands before.
func splitEscaped(s, separator string) []string {
	var parts []string
	start := 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case strings.HasPrefix(s[i:], separator):
			parts = append(parts, s[start:i])
			start = i + len(separator)
			i = start - 1
		}
	}
	return append(parts, s[start:])
}

// unescaped takes away the backslashes that take the next character as it is.
func unescaped(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte(`|:{}\`, s[i+1]) >= 0 {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
