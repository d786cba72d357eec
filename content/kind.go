package content

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"ownpace/engine/answer"
)

// What kind of item the keys tell, and the key of its grading.

// settle finds the kind that the keys tell and makes its key.
func (s *source) settle(d *itemDraft) {
	has := func(key string) bool { return d.key(key) != nil }
	switch {
	case has("fact") || has("myth"):
		s.settleStatement(d)
	case !has("ask"):
		s.report(d.node, Error, "missing-key", "the item has no `ask`", "write the question: `ask: …`; or a statement: `fact: …` or `myth: …`")
	case has("order"):
		s.settleOrder(d)
	case len(d.answers) == 0:
		if !has("answer") && !has("answers") {
			s.report(d.node, Error, "missing-key", fmt.Sprintf("the item %q has no answer", clip(d.item.Ask)), "write `answer: …`")
		}
	case has("wrong") || has("choices"):
		s.settleChoice(d)
	case has("answers"):
		s.settleList(d)
	case has("in"):
		s.settleAlgebraic(d)
	case isNumber(d.answers[0]):
		s.settleNumber(d)
	default:
		s.settleText(d)
	}
}

func (s *source) settleStatement(d *itemDraft) {
	right, wrong := "True", "False"
	if d.key("myth") != nil {
		right, wrong = wrong, right
	}
	if d.key("fact") != nil && d.key("myth") != nil {
		s.report(d.node, Error, "two-kinds", "an item is a fact or a myth, not both", "")
	}
	d.item.Ask = d.statement
	s.unused(d, "true or false", "accept", "answer", "answers", "choices", "forms", "in", "mistakes", "places", "strict", "typos", "unit", "within", "wrong", "form")
	d.item.Options = []string{"True", "False"}
	d.item.Key = answer.Choice{Right: []string{right}, Wrong: []answer.Mistake{{Answer: wrong}}}
}

func (s *source) settleChoice(d *itemDraft) {
	var key answer.Choice
	for _, n := range d.answers {
		if t, ok := s.text(n); ok {
			key.Right = append(key.Right, string(t))
		}
	}
	key.Wrong = spoken(d.wrong)
	if d.choices == nil {
		d.item.Shuffle = true
		d.item.Options = slices.Clone(key.Right)
		for _, w := range key.Wrong {
			d.item.Options = append(d.item.Options, w.Answer)
		}
	} else {
		d.item.Options = d.choices
		s.choicesHold(d, &key)
	}
	d.item.Many = d.key("answers") != nil
	d.item.Key = key
	s.eachOnce(d)
	s.unused(d, "a choice", "accept", "forms", "in", "mistakes", "places", "strict", "typos", "unit", "within", "form")
	if len(key.Wrong) == 0 {
		s.report(d.node, Error, "missing-key", "there is no wrong choice", "add `wrong:` with at least one")
	}
}

// choicesHold makes the rest of `choices` the wrong ones and finds each answer among
// them.
func (s *source) choicesHold(d *itemDraft, key *answer.Choice) {
	for i, right := range key.Right {
		if !slices.Contains(d.choices, right) {
			s.report(d.answers[i], Error, "answer-not-shown", fmt.Sprintf("`%s` is not among the `choices`", right), "write it just as it stands there")
		}
	}
	for _, c := range d.choices {
		known := slices.ContainsFunc(key.Wrong, func(m answer.Mistake) bool { return m.Answer == c })
		if !known && !slices.Contains(key.Right, c) {
			key.Wrong = append(key.Wrong, answer.Mistake{Answer: c})
		}
	}
}

func (s *source) eachOnce(d *itemDraft) {
	seen := make(map[string]bool)
	for _, option := range d.item.Options {
		folded := strings.ToLower(strings.Join(strings.Fields(option), " "))
		if seen[folded] {
			s.report(d.node, Error, "choice-twice", fmt.Sprintf("the choice `%s` stands here twice", option), "remove or change one")
		}
		seen[folded] = true
	}
}

// isNumber reports whether an unquoted answer reads as a number. A leading zero
// makes it a name, such as an area code.
func isNumber(n *yaml.Node) bool {
	if n.Kind != yaml.ScalarNode || n.Style != 0 {
		return false
	}
	_, ok := answer.ParseNumber(n.Value)
	digits := strings.TrimLeft(n.Value, "-+")
	return ok && !(len(digits) > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9')
}

func (s *source) settleNumber(d *itemDraft) {
	n := d.number
	n.Answer, _ = answer.ParseNumber(d.answers[0].Value)
	if w := d.key("within"); w != nil && n.Within != nil && strings.HasSuffix(w.Value, "%") {
		share := new(big.Rat).Mul(n.Within, n.Answer.Value)
		n.Within = share.Abs(share)
	}
	for _, m := range d.mistakes {
		w, ok := answer.ParseNumber(m.answer)
		if !ok {
			s.report(m.node, Error, "bad-number", fmt.Sprintf("`%s` is no number, but the answer is one", m.answer), "quote the `answer` if it is meant as text")
			continue
		}
		n.Mistakes = append(n.Mistakes, answer.NumberMistake{Answer: w, Say: m.say})
	}
	s.unused(d, "a number", "accept", "forms", "strict", "typos")
	d.item.Key = n
}

func (s *source) settleText(d *itemDraft) {
	t, ok := s.text(d.answers[0])
	if !ok {
		return
	}
	k := d.text
	k.Answer = string(t)
	k.Mistakes = spoken(d.mistakes)
	s.unused(d, "a text", "within", "unit", "form", "places")
	d.item.Key = k.Prepared()
}

// settleList makes the key of "name all of them": each answer is a short text.
func (s *source) settleList(d *itemDraft) {
	key := answer.List{InOrder: d.inOrder}
	for _, n := range d.answers {
		t, ok := s.text(n)
		if !ok {
			continue
		}
		if strings.ContainsAny(string(t), ",;") {
			s.report(n, Error, "comma-in-answer", fmt.Sprintf("`%s` has a comma in it, but commas stand between the answers", t), "write it without")
		}
		item := d.text
		item.Answer, item.Accept, item.Forms = string(t), nil, nil
		key.Items = append(key.Items, item.Prepared())
	}
	if len(d.answers) < 2 {
		s.report(d.key("answers"), Error, "missing-key", "`answers` wants two or more", "write a single one as `answer: …`")
	}
	s.unused(d, "a list", "accept", "forms", "mistakes", "within", "unit", "form", "places")
	d.item.Key = key
}

func (s *source) settleOrder(d *itemDraft) {
	d.item.Options = d.order
	d.item.Arrange, d.item.Shuffle = true, true
	d.item.Key = answer.Order{Items: d.order}
	s.eachOnce(d)
	if len(d.order) < 2 {
		s.report(d.key("order"), Error, "missing-key", "there is nothing to put in order", "write `order:` with two or more, in the right order")
	}
	s.unused(d, "an order", "accept", "forms", "mistakes", "typos", "within", "unit", "form", "places")
}

func (s *source) settleAlgebraic(d *itemDraft) {
	t, ok := s.text(d.answers[0])
	if !ok {
		return
	}
	k := d.algebraic
	k.Answer = string(t)
	k.Simplest = d.number.Form == answer.Simplest
	k.Mistakes = spoken(d.mistakes)
	k, err := answer.NewAlgebraic(k)
	if err != nil {
		s.report(d.answers[0], Error, "bad-expression", "this is no expression in `in`: "+err.Error(), "write it as mathematics, such as 2(x + 3)")
		return
	}
	s.unused(d, "an expression", "accept", "forms", "strict", "typos", "unit", "within")
	d.item.Key = k
}

// spoken is answers with what to say to them, without their places.
func spoken(all []said) []answer.Mistake {
	var ms []answer.Mistake
	for _, s := range all {
		ms = append(ms, answer.Mistake{Answer: s.answer, Say: s.say})
	}
	return ms
}

// unused warns of keys that do nothing for this kind of answer.
func (s *source) unused(d *itemDraft, what string, keys ...string) {
	for _, key := range keys {
		if n := d.key(key); n != nil {
			s.report(n, Warning, "no-effect", fmt.Sprintf("`%s` does nothing here, since the answer is %s", key, what), "remove it, or see whether another kind of item is meant: a number is written without quotes, choices stand under `wrong`")
		}
	}
}
