package answer

import (
	"fmt"
	"math/big"
	"strings"
)

// Foreseen are the replies that an author foresaw as wrong, in the author's order.
func Foreseen(key Key) []Reply {
	var all []Reply
	switch k := key.(type) {
	case Choice:
		for _, m := range k.Wrong {
			all = append(all, Reply{Picked: []string{m.Answer}})
		}
	case Text:
		for _, m := range k.Mistakes {
			all = append(all, Reply{Text: m.Answer})
		}
	case Number:
		for _, m := range k.Mistakes {
			all = append(all, Reply{Text: strings.TrimSpace(m.Answer.Text + " " + k.Unit)})
		}
	case Algebraic:
		for _, m := range k.Mistakes {
			all = append(all, Reply{Text: m.Answer})
		}
	}
	return all
}

// Slip is a right reply as a hurried hand may give it.
type Slip struct {
	What  string // was done to it
	Reply Reply
}

// Slips are what hands make of the right reply to a key: some are right all the same, some
// almost. Those that the author refuses on purpose are left out, and those that make other
// code of code.
func Slips(key Key) []Slip {
	right := key.Right()
	var all []Slip
	typed := func(what, text string) {
		if text != right.Text && text != "" {
			all = append(all, Slip{what, Reply{Text: text}})
		}
	}
	switch k := key.(type) {
	case Number:
		typed("blanks around", "  "+right.Text+" ")
		typed("a full stop after it", right.Text+".")
		if k.Unit != "" {
			typed("without the unit", strings.TrimSpace(strings.TrimSuffix(right.Text, k.Unit)))
		}
		if v := k.Answer.Value; !v.IsInt() {
			twice := new(big.Int).Mul(v.Num(), big.NewInt(2))
			typed("not in lowest terms", strings.TrimSpace(fmt.Sprintf("%v/%v %s", twice, new(big.Int).Mul(v.Denom(), big.NewInt(2)), k.Unit)))
		}
	case Algebraic:
		typed("without blanks", strings.ReplaceAll(right.Text, " ", ""))
		typed("blanks around", "  "+right.Text+" ")
		typed("not simplified", right.Text+" + 1 - 1")
	case List:
		var names []string
		for _, item := range k.Items {
			names = append([]string{item.Answer}, names...)
		}
		typed("in another order", strings.Join(names, ", "))
		typed("small letters", strings.ToLower(right.Text))
	case Text:
		for _, s := range k.slips(right.Text) {
			typed(s.what, s.text)
		}
		for _, a := range k.Accept {
			typed("another answer", a)
		}
	case Cloze:
		gap, _ := k.Gaps[0].(Text)
		for _, s := range gap.slips(right.Parts[0]) {
			all = append(all, Slip{"first gap: " + s.what, Reply{Parts: append([]string{s.text}, right.Parts[1:]...)}})
		}
	case Rubric:
		all = append(all, Slip{"one point of several", Reply{Text: k.Model, Picked: k.Points[:1]}})
	}
	return all
}

type slip struct{ what, text string }

// slips are those of a hand that writes the right words.
func (t Text) slips(text string) []slip {
	var all []slip
	add := func(refused bool, what, mutated string) {
		if !refused && mutated != text && mutated != "" {
			all = append(all, slip{what, mutated})
		}
	}
	add(t.Strict.Case, "small letters", strings.ToLower(text))
	add(t.Strict.Case, "capitals", strings.ToUpper(text))
	add(t.Strict.Spaces, "two blanks for one", strings.ReplaceAll(text, " ", "  "))
	add(t.Strict.Accents, "without accents", withoutAccents(text))
	add(t.Strict.Punctuation || t.code(), "a full stop after it", text+".")
	add(t.code(), "a letter left out", oneLess(text))
	return all
}

// oneLess leaves a letter out in the middle of the longest word, if it is long enough that
// the word is still itself.
func oneLess(text string) string {
	longest := ""
	for _, w := range strings.Fields(text) {
		if len([]rune(w)) > len([]rune(longest)) {
			longest = w
		}
	}
	r := []rune(longest)
	if len(r) < 5 {
		return text
	}
	return strings.Replace(text, longest, string(r[:len(r)/2])+string(r[len(r)/2+1:]), 1)
}
