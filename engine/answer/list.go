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
	parts := splitList(r.Text)
	if len(parts) == 0 {
		return Verdict{}, errNothingTyped
	}
	v, found, err := l.gradeParts(parts)
	if before, after, and := strings.Cut(parts[len(parts)-1], " and "); and && err == nil && v.Outcome != Right {
		other, more, err := l.gradeParts(append(parts[:len(parts)-1:len(parts)-1], before, after))
		if err == nil && more > found {
			return other, nil
		}
	}
	return v, err
}

// gradeParts judges a list that is taken apart, and counts what it has.
func (l List) gradeParts(parts []string) (v Verdict, found int, err error) {
	places, almost, err := l.match(parts)
	if err != nil {
		return Verdict{}, 0, err
	}
	strangers, sorted := 0, true
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
		v = Verdict{Outcome: Wrong, Say: counted(found, missing, strangers), Share: float64(max(0, found-strangers)) / float64(len(l.Items))}
	case l.InOrder && !sorted:
		v = Verdict{Outcome: Almost, Say: "All of them are there; mind the order."}
	case almost != "":
		v = Verdict{Outcome: Almost, Say: almost}
	default:
		v = Verdict{Outcome: Right}
	}
	return v, found, nil
}

// match finds for each part which item it names, -1 for none; an item is named once.
// Exact names are found before nearly right ones take their place.
func (l List) match(parts []string) (places []int, almost string, err error) {
	if len(parts) > len(l.Items)+10 {
		return nil, "", fmt.Errorf("that are too many to compare; name %d", len(l.Items))
	}
	places = make([]int, len(parts))
	taken := make([]bool, len(l.Items))
	for i := range places {
		places[i] = -1
	}
	verdicts := make([]Verdict, len(parts)*len(l.Items))
	for i, part := range parts {
		for k, item := range l.Items {
			if verdicts[i*len(l.Items)+k], err = item.Grade(Reply{Text: part}); err != nil {
				return nil, "", err
			}
		}
	}
	for _, want := range []Outcome{Right, Almost} {
		for i := range parts {
			for k := range l.Items {
				if v := verdicts[i*len(l.Items)+k]; places[i] < 0 && !taken[k] && v.Outcome == want {
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

// splitList takes a list apart at commas, semicolons and line ends; a last part may begin
// with "and".
func splitList(s string) []string {
	var parts []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		if part = strings.TrimPrefix(strings.TrimSpace(part), "and "); part != "" {
			parts = append(parts, part)
		}
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
