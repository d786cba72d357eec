package answer

import (
	"fmt"
	"strings"
)

// List is the key of a question that asks to name several things: each of Items, in any
// order or in this one. The reply has commas or semicolons between them.
type List struct {
	Items   []Text
	InOrder bool
}

// Grade is Right when every item is named and nothing else. All of them in another
// order than asked for, or one of them nearly right, is Almost; the message to a Wrong
// one counts what was found.
func (l List) Grade(r Reply) (Verdict, error) {
	if len(r.Text) > MaxReply {
		return Verdict{}, errTooLong
	}
	parts := splitList(r.Text, len(l.Items))
	if len(parts) == 0 {
		return Verdict{}, errNothingTyped
	}
	places, almost, err := l.match(parts)
	if err != nil {
		return Verdict{}, err
	}
	found, strangers, sorted := 0, 0, true
	for i, place := range places {
		switch {
		case place < 0:
			strangers++
		default:
			found++
			sorted = sorted && place == i
		}
	}
	missing := len(l.Items) - found
	switch {
	case strangers > 0 || missing > 0:
		return Verdict{Wrong, counted(found, missing, strangers)}, nil
	case l.InOrder && !sorted:
		return Verdict{Almost, "All of them are there; mind the order."}, nil
	case almost != "":
		return Verdict{Almost, almost}, nil
	}
	return Verdict{Outcome: Right}, nil
}

// match finds for each part which item it names, -1 for none; an item is named once.
// Exact names are found before nearly right ones take their place.
func (l List) match(parts []string) (places []int, almost string, err error) {
	places = make([]int, len(parts))
	taken := make([]bool, len(l.Items))
	for i := range places {
		places[i] = -1
	}
	for _, want := range []Outcome{Right, Almost} {
		for i, part := range parts {
			for k, item := range l.Items {
				if places[i] >= 0 || taken[k] {
					continue
				}
				v, err := item.Grade(Reply{Text: part})
				if err != nil {
					return nil, "", err
				}
				if v.Outcome == want {
					places[i], taken[k] = k, true
					if want == Almost {
						almost = v.Say
					}
				}
			}
		}
	}
	return places, almost, nil
}

// splitList takes a list apart at commas, semicolons and line ends, and at a last "and"
// where there would be fewer than so many.
func splitList(s string, want int) []string {
	var parts []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	if n := len(parts); n > 0 && n < want {
		last := strings.TrimPrefix(parts[n-1], "and ")
		if before, after, ok := strings.Cut(last, " and "); ok {
			parts = append(parts[:n-1], before, after)
		} else {
			parts[n-1] = last
		}
	} else if n > 0 {
		parts[n-1] = strings.TrimPrefix(parts[n-1], "and ")
	}
	return parts
}

func counted(found, missing, strangers int) string {
	say := fmt.Sprintf("%d right", found)
	if missing > 0 {
		say += fmt.Sprintf(", %d missing", missing)
	}
	if strangers > 0 {
		say += fmt.Sprintf(", %d that %s not belong", strangers, does(strangers))
	}
	return say + "."
}

// Guess is small: there are many words.
func (l List) Guess() float64 { return guessTyped }

// Solution names all of them.
func (l List) Solution() string {
	names := make([]string, len(l.Items))
	for i, item := range l.Items {
		names[i] = item.Answer
	}
	return strings.Join(names, ", ")
}

// Right names all of them, in their order.
func (l List) Right() Reply { return Reply{Text: l.Solution()} }
