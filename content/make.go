package content

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// How an item of each kind is made of its keys.

func (s *source) makeStatement(d *itemDraft) {
	right, wrong := "True", "False"
	if d.has("myth") {
		right, wrong = wrong, right
	}
	if d.has("fact") && d.has("myth") {
		s.report(d.node, "two-kinds", "an item is a fact or a myth, not both", "write two items")
	}
	d.item.Ask = d.statement
	d.item.Asks, d.item.Options = engine.One, []string{"True", "False"}
	d.item.Key = answer.Choice{Answers: []string{right}, Wrong: []answer.Mistake{{Answer: wrong}}}
}

func (s *source) makeChoice(d *itemDraft) {
	var key answer.Choice
	for _, n := range d.answers {
		if t, ok := s.text(n); ok {
			key.Answers = append(key.Answers, string(t))
		}
	}
	key.Wrong = spoken(d.wrong)
	if d.choices == nil {
		d.item.Shuffle = true
		d.item.Options = slices.Clone(key.Answers)
		for _, w := range key.Wrong {
			d.item.Options = append(d.item.Options, w.Answer)
		}
	} else {
		d.item.Options = d.choices
		s.choicesHold(d, &key)
	}
	d.item.Asks = engine.One
	if d.has("answers") {
		d.item.Asks = engine.Several
	}
	d.item.Key = key
	s.eachOnce(d)
	s.fewEnough(d.node, "choices", len(d.item.Options), mostOptions)
	s.splitChoices(d)
	if len(key.Wrong) == 0 {
		s.report(d.node, "missing-key", "there is no wrong choice", "add `wrong:` with at least one")
	}
}

// choicesHold makes the rest of `choices` the wrong ones and finds each answer among
// them.
func (s *source) choicesHold(d *itemDraft, key *answer.Choice) {
	for i, right := range key.Answers {
		if !slices.Contains(d.choices, right) {
			s.report(d.answers[i], "answer-not-shown", fmt.Sprintf("`%s` is not among the `choices`", right), "write it just as it stands there")
		}
	}
	for _, c := range d.choices {
		known := slices.ContainsFunc(key.Wrong, func(m answer.Mistake) bool { return m.Answer == c })
		if !known && !slices.Contains(key.Answers, c) {
			key.Wrong = append(key.Wrong, answer.Mistake{Answer: c})
		}
	}
}

func (s *source) eachOnce(d *itemDraft) {
	seen := make(map[string]bool)
	for _, option := range d.item.Options {
		folded := strings.ToLower(strings.Join(strings.Fields(option), " "))
		if seen[folded] {
			s.report(d.node, "choice-twice", fmt.Sprintf("the choice `%s` stands here twice", option), "remove or change one")
		}
		seen[folded] = true
	}
}

// splitChoices notes a wrong choice that YAML may have cut in two: "Error: not found" as
// a choice "Error" with feedback "not found".
func (s *source) splitChoices(d *itemDraft) {
	for _, w := range d.wrong {
		colon := slices.ContainsFunc(d.answers, func(n *yaml.Node) bool { return strings.Contains(n.Value, ": ") })
		if w.say != "" && (colon || len(strings.Fields(w.say)) < 4) {
			s.report(w.node, "split-choice", fmt.Sprintf("this is the choice `%s`, and `%s` is what is said to who takes it", w.answer, w.say),
				fmt.Sprintf("if all of it is the choice, quote it: %s", quote(w.answer+": "+w.say)))
		}
	}
}

// isNumber reports whether an unquoted answer reads as a number. A leading zero
// makes it a name, such as an area code.
func isNumber(n *yaml.Node) bool {
	if n.Kind != yaml.ScalarNode || n.Style != 0 {
		return false
	}
	return looksNumber(n.Value)
}

func looksNumber(text string) bool {
	_, ok := answer.ParseNumber(text)
	digits := strings.TrimLeft(text, "-+")
	return ok && !(len(digits) > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9')
}

func (s *source) makeNumber(d *itemDraft) {
	n := d.number
	s.numberLike(d.answers[0])
	n.Answer, _ = answer.ParseNumber(d.answers[0].Value)
	if w := d.key("within"); w != nil && n.Within != nil && strings.HasSuffix(strings.TrimSpace(w.Value), "%") {
		share := new(big.Rat).Mul(n.Within, n.Answer.Value)
		n.Within = share.Abs(share)
	}
	for _, m := range d.mistakes {
		if w, ok := s.written(m.node, strings.TrimSpace(strings.TrimSuffix(m.answer, n.Unit))); ok {
			n.Mistakes = append(n.Mistakes, answer.NumberMistake{Answer: w, Say: m.say})
		}
	}
	for _, text := range d.text.Accept {
		if w, ok := s.written(d.key("accept"), text); ok {
			n.Accept = append(n.Accept, w)
		}
	}
	d.item.Key = n
}

func (s *source) written(n *yaml.Node, text string) (answer.Written, bool) {
	w, ok := answer.ParseNumber(text)
	if !ok {
		s.report(n, "bad-number", fmt.Sprintf("`%s` is no number, but the answer is one", text), "write it as a number, without a unit; or quote the `answer` if it is meant as text")
	}
	return w, ok
}

func (s *source) makeText(d *itemDraft) {
	t, ok := s.text(d.answers[0])
	if !ok {
		return
	}
	k := d.text
	k.Answer = string(t)
	k.Mistakes = spoken(d.mistakes)
	if d.item.Key = k; s.thorough {
		d.item.Key = k.Prepared()
	}
}

// makeList makes the key of "name all of them": each answer is a short text.
func (s *source) makeList(d *itemDraft) {
	key := answer.List{InOrder: d.inOrder}
	for _, n := range d.answers {
		t, ok := s.text(n)
		if !ok {
			continue
		}
		if strings.ContainsAny(string(t), ",;") {
			s.report(n, "comma-in-answer", fmt.Sprintf("`%s` has a comma in it, but commas stand between the answers", t), "write it without")
		}
		item := d.text
		item.Answer = string(t)
		key.Items = append(key.Items, item.Prepared())
	}
	s.fewEnough(d.key("answers"), "answers", len(d.answers), mostAnswers)
	if len(d.answers) < 2 {
		s.report(d.key("answers"), "missing-key", "`answers` wants two or more", "write a single one as `answer: …`")
	}
	d.item.Key = key
}

func (s *source) makeOrder(d *itemDraft) {
	d.item.Options = d.order
	d.item.Asks, d.item.Shuffle = engine.Arranged, true
	d.item.Key = answer.Order{Items: d.order}
	s.eachOnce(d)
	s.fewEnough(d.key("order"), "things to put in order", len(d.order), mostOptions)
	if len(d.order) < 2 {
		s.report(d.key("order"), "missing-key", "there is nothing to put in order", "write `order:` with two or more, in the right order")
	}
}

// makePairs makes the key of pairs. What belongs to several is offered once.
func (s *source) makePairs(d *itemDraft) {
	var key answer.Match
	for _, p := range d.pairs {
		if p.say == "" {
			s.report(p.node, "missing-key", fmt.Sprintf("nothing belongs to `%s`", p.answer), "write each pair as `left: right`; what belongs to none stands under `extra`")
			return
		}
		key.Lefts, key.Rights = append(key.Lefts, p.answer), append(key.Rights, p.say)
		d.item.Lefts = append(d.item.Lefts, engine.Clean(p.answer).Line())
		if !slices.Contains(d.item.Options, p.say) {
			d.item.Options = append(d.item.Options, p.say)
		}
	}
	if len(d.pairs) < 2 {
		s.report(d.key("pairs"), "missing-key", "`pairs` wants two or more", "write each as `left: right`")
	}
	key.Extra = d.extra
	d.item.Options = append(d.item.Options, d.extra...)
	d.item.Asks, d.item.Shuffle = engine.Matched, true
	d.item.Key = key
	s.eachOnce(d)
	s.fewEnough(d.key("pairs"), "things to choose from", len(d.item.Options), mostOptions)
}

// Limits on one item: what a learner can take in, and what can be graded at once.
const (
	mostOptions  = 26 // each has a letter
	mostAnswers  = 30 // to name
	mostAccepted = 200
	mostMistakes = 100
	mostForms    = 2000 // answers that all templates stand for
)

// fewEnough reports too many of something.
func (s *source) fewEnough(n *yaml.Node, what string, many, most int) bool {
	if many > most {
		s.report(n, "too-many", fmt.Sprintf("there are %d %s; at most %d can be", many, what, most), "leave some out, or make two items of it")
	}
	return many <= most
}

// makeRubric makes a free response: the learner writes, reads the example answer, and
// says which points the own text makes.
func (s *source) makeRubric(d *itemDraft) {
	if len(d.rubric) == 0 || d.model == "" {
		s.report(d.node, "missing-key", "a free response needs `rubric` and `model`", "write under `rubric` the points that a good answer makes, and under `model` an answer that makes them")
		return
	}
	if !s.fewEnough(d.key("rubric"), "points", len(d.rubric), mostOptions) {
		return
	}
	d.item.Options = d.rubric
	d.item.Asks = engine.Composed
	d.item.Key = answer.Rubric{Points: d.rubric, Model: string(d.model)}
	s.eachOnce(d)
}

func (s *source) makeAlgebraic(d *itemDraft) {
	t, ok := s.text(d.answers[0])
	if !ok {
		return
	}
	k := d.algebraic
	k.Answer = string(t)
	k.Form = d.number.Form
	k.Mistakes = spoken(d.mistakes)
	k, err := answer.NewAlgebraic(k)
	if err != nil {
		s.report(d.answers[0], "bad-expression", "this is no expression in `in`: "+err.Error(), "write it as mathematics, such as 2(x + 3)")
		return
	}
	d.item.Key = k
}
