package content

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// itemDraft is an item as it is being read: the values of its keys, before the keys
// together tell what kind it is.
type itemDraft struct {
	item      *engine.Item
	node      *yaml.Node
	keys      map[string]*yaml.Node // every key that is there
	answers   []*yaml.Node          // of answer or answers
	choices   []string
	wrong     []said // shown
	mistakes  []said // foreseen
	statement engine.Text
	text      answer.Text
	number    answer.Number
}

// said is an answer, what to say to it, and where it stands.
type said struct {
	answer, say string
	node        *yaml.Node
}

// kindsToCome are kinds of item of the format that this program does not ask yet:
// such an item is skipped.
var kindsToCome = [...]string{"cloze", "order", "pairs", "rubric", "run", "code", "passage", "steps", "vars", "in"}

var levels = map[string]engine.Level{
	"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "easy": engine.Easy, "medium": engine.Medium, "hard": engine.Hard,
}

func (s *source) item(n *yaml.Node, skill *engine.Skill) {
	d := &itemDraft{item: &engine.Item{Skill: skill, Level: engine.Medium}, node: n, keys: make(map[string]*yaml.Node)}
	if n.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(n.Content); i += 2 {
			d.keys[n.Content[i].Value] = n.Content[i+1]
		}
	}
	before := len(s.diagnostics)
	if !s.mapping(n, "an item", s.itemFields(d)) || s.skipped(d) {
		return
	}
	s.settle(d)
	if Errors(s.diagnostics[before:]) {
		return // one bad item does not take the rest with it
	}
	s.identify(d)
	if s.provesItself(d) {
		skill.Items = append(skill.Items, d.item)
		s.items = append(s.items, reference{name: d.item.ID, node: n, in: s, skill: skill})
	}
}

func (s *source) itemFields(d *itemDraft) fields {
	it := d.item
	fs := fields{
		"id":       func(v *yaml.Node) { s.setID(v, &it.ID) },
		"ask":      s.into(&it.Ask),
		"answer":   func(v *yaml.Node) { s.oneAnswer(v, d) },
		"answers":  func(v *yaml.Node) { s.list(v, func(e *yaml.Node) { d.answers = append(d.answers, e) }) },
		"wrong":    func(v *yaml.Node) { d.wrong = s.saids(v) },
		"mistakes": func(v *yaml.Node) { d.mistakes = s.saids(v) },
		"choices":  s.strings(&d.choices),
		"fact":     s.into(&d.statement),
		"myth":     s.into(&d.statement),
		"accept":   s.strings(&d.text.Accept),
		"forms":    func(v *yaml.Node) { s.forms(v, &d.text.Forms) },
		"strict":   func(v *yaml.Node) { s.strict(v, &d.text.Strict) },
		"typos":    func(v *yaml.Node) { s.small(v, &d.text.Typos) },
		"within":   func(v *yaml.Node) { s.within(v, d) },
		"unit":     func(v *yaml.Node) { t, _ := s.text(v); d.number.Unit = string(t) },
		"form":     func(v *yaml.Node) { s.form(v, &d.number.Form) },
		"figure":   func(v *yaml.Node) { s.figure(v, &it.Figure) },
		"hints":    s.texts(&it.Hints),
		"explain":  s.into(&it.Explain),
		"level":    func(v *yaml.Node) { s.level(v, &it.Level) },
		"use":      func(v *yaml.Node) { s.use(v, &it.Use) },
		"check":    func(v *yaml.Node) { s.list(v, func(e *yaml.Node) { s.check(e, it) }) },
	}
	for _, key := range []string{"difficulty", "edition", "extra", "fallback", "in_order", "items", "minutes", "model", "places",
		"practises", "recall", "solution", "type", "was", "where", "words"} {
		fs[key] = later
	}
	for _, key := range kindsToCome {
		fs[key] = later
	}
	return fs
}

// skipped reports whether the item is of a kind that is not asked yet.
func (s *source) skipped(d *itemDraft) bool {
	for _, kind := range kindsToCome {
		if n := d.keys[kind]; n != nil {
			s.report(n, Warning, "kind-to-come", fmt.Sprintf("items with `%s` are not asked by this version; it is skipped", kind), "")
			return true
		}
	}
	return false
}

// oneAnswer takes `answer`. A list there could mean three things, so it is refused with
// the name of each.
func (s *source) oneAnswer(n *yaml.Node, d *itemDraft) {
	if n.Kind == yaml.SequenceNode {
		s.report(n, Error, "answer-list", "`answer` is one answer; this is a list",
			"if all of them are needed, write `answers:`; if they are spellings of one answer, move the others to `accept:`; if the others are wrong choices, to `wrong:`")
		return
	}
	d.answers = append(d.answers, n)
}

// saids reads answers with or without what to say: a mapping, or a list of texts and
// one-line mappings.
func (s *source) saids(n *yaml.Node) []said {
	var all []said
	pair := func(m *yaml.Node) {
		for i := 0; i+1 < len(m.Content); i += 2 {
			key, ok1 := s.text(m.Content[i])
			say, ok2 := s.text(m.Content[i+1])
			if ok1 && ok2 {
				all = append(all, said{string(key), string(say), m.Content[i]})
			}
		}
	}
	if n.Kind == yaml.MappingNode {
		pair(n)
		return all
	}
	s.list(n, func(e *yaml.Node) {
		if e.Kind == yaml.MappingNode {
			pair(e)
		} else if t, ok := s.text(e); ok {
			all = append(all, said{answer: string(t), node: e})
		}
	})
	return all
}

func (s *source) strings(target *[]string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		var ts []engine.Text
		s.texts(&ts)(n)
		for _, t := range ts {
			*target = append(*target, string(t))
		}
	}
}

func (s *source) forms(n *yaml.Node, target *[]string) {
	s.list(n, func(e *yaml.Node) {
		t, ok := s.text(e)
		if !ok {
			return
		}
		if _, err := answer.Expand(string(t)); err != nil {
			s.report(e, Error, "bad-forms", "this template cannot be read: "+err.Error(), `(a|b) is a or b, (a|) is a or nothing`)
			return
		}
		*target = append(*target, string(t))
	})
}

func (s *source) strict(n *yaml.Node, target *answer.Strict) {
	switches := map[string][]*bool{
		"case": {&target.Case}, "accents": {&target.Accents}, "punctuation": {&target.Punctuation}, "spaces": {&target.Spaces},
		"exact": {&target.Case, &target.Accents, &target.Punctuation, &target.Spaces},
	}
	s.list(n, func(e *yaml.Node) {
		if word, ok := s.word(e, "rule of comparison", []string{"accents", "case", "exact", "punctuation", "spaces"}); ok {
			for _, on := range switches[word] {
				*on = true
			}
		}
	})
}

func (s *source) small(n *yaml.Node, target *int) {
	t, ok := s.text(n)
	if !ok {
		return
	}
	v, err := strconv.Atoi(string(t))
	if err != nil || v < 0 || v > 9 {
		s.report(n, Error, "bad-number", fmt.Sprintf("`%s` is not a number from 0 to 9", t), "")
		return
	}
	*target = v
}

// within is a distance, or a share of the answer as a percentage; it is settled
// when the answer is known.
func (s *source) within(n *yaml.Node, d *itemDraft) {
	if t, ok := s.text(n); ok {
		w, good := answer.ParseNumber(string(t))
		if !good || w.Value.Sign() < 0 {
			s.report(n, Error, "bad-number", fmt.Sprintf("`%s` is no distance", t), "write `within: 0.01`, or `within: 1%`")
			return
		}
		d.number.Within = w.Value
	}
}

func (s *source) form(n *yaml.Node, target *answer.Form) {
	var known []string
	for _, f := range answer.Forms {
		known = append(known, string(f))
	}
	if word, ok := s.word(n, "form of a number", known); ok {
		*target = answer.Form(word)
	}
}

func (s *source) figure(n *yaml.Node, f *engine.Figure) {
	var image engine.Text
	ok := s.mapping(n, "a figure", fields{"alt": s.into(&f.Alt), "art": func(v *yaml.Node) { s.art(v, &f.Art) }, "image": s.into(&image)})
	if ok && f.Alt == "" {
		s.report(n, Error, "no-alt", "the figure has no `alt`", "say in words what it shows, for those who do not see it")
	}
}

// art keeps its leading spaces: they are part of the picture.
func (s *source) art(n *yaml.Node, target *engine.Text) {
	s.into(target)(n)
}

func (s *source) level(n *yaml.Node, target *engine.Level) {
	if word, ok := s.word(n, "level", []string{"easy", "medium", "hard", "1", "2", "3", "4", "5"}); ok {
		*target = levels[word]
	}
}

func (s *source) use(n *yaml.Node, target *engine.Use) {
	if word, ok := s.word(n, "use of an item", []string{string(engine.PracticeOnly), string(engine.ReviewOnly)}); ok {
		*target = engine.Use(word)
	}
}

func (s *source) check(n *yaml.Node, it *engine.Item) {
	var given engine.Text
	var expect string
	ok := s.mapping(n, "a check", fields{
		"given":  s.into(&given),
		"expect": func(v *yaml.Node) { expect, _ = s.word(v, "outcome", []string{"right", "almost", "wrong"}) },
	})
	var outcome answer.Outcome
	if ok && given != "" && outcome.UnmarshalText([]byte(expect)) == nil {
		it.Checks = append(it.Checks, engine.Check{Given: string(given), Expect: outcome})
	}
}

// settle finds the kind that the keys tell and makes its key.
func (s *source) settle(d *itemDraft) {
	has := func(key string) bool { return d.keys[key] != nil }
	switch {
	case has("fact") || has("myth"):
		s.settleStatement(d)
	case !has("ask"):
		s.report(d.node, Error, "missing-key", "the item has no `ask`", "write the question: `ask: …`; or a statement: `fact: …` or `myth: …`")
	case len(d.answers) == 0:
		if !has("answer") && !has("answers") {
			s.report(d.node, Error, "missing-key", fmt.Sprintf("the item %q has no answer", clip(d.item.Ask)), "write `answer: …`")
		}
	case has("wrong") || has("choices"):
		s.settleChoice(d)
	case has("answers"):
		s.report(d.keys["answers"], Warning, "kind-to-come", "items with `answers` alone are not asked by this version; it is skipped", "")
		d.item.Key = nil
	case isNumber(d.answers[0]):
		s.settleNumber(d)
	default:
		s.settleText(d)
	}
}

func (s *source) settleStatement(d *itemDraft) {
	right, wrong := "True", "False"
	if d.keys["myth"] != nil {
		right, wrong = wrong, right
	}
	if d.keys["fact"] != nil && d.keys["myth"] != nil {
		s.report(d.node, Error, "two-kinds", "an item is a fact or a myth, not both", "")
	}
	d.item.Ask = d.statement
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
	for _, w := range d.wrong {
		key.Wrong = append(key.Wrong, answer.Mistake{Answer: w.answer, Say: w.say})
	}
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
	d.item.Many = d.keys["answers"] != nil
	d.item.Key = key
	s.eachOnce(d)
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
	if w := d.keys["within"]; w != nil && n.Within != nil && strings.HasSuffix(w.Value, "%") {
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
	for _, m := range d.mistakes {
		k.Mistakes = append(k.Mistakes, answer.Mistake{Answer: m.answer, Say: m.say})
	}
	s.unused(d, "a text", "within", "unit", "form", "places")
	d.item.Key = k.Prepared()
}

// unused warns of keys that do nothing for this kind of answer.
func (s *source) unused(d *itemDraft, what string, keys ...string) {
	for _, key := range keys {
		if n := d.keys[key]; n != nil {
			s.report(n, Warning, "no-effect", fmt.Sprintf("`%s` does nothing here, since the answer is %s", key, what), "a number is written without quotes, a text with them")
		}
	}
}

// identify gives the item its id; without one it gets a provisional one, made of
// what it asks, so that early progress has something to hang on.
func (s *source) identify(d *itemDraft) {
	if d.item.ID == "" {
		sum := sha256.Sum256([]byte(string(d.item.Ask) + "\x00" + solution(d.item)))
		d.item.ID = "q-" + strings.ToLower(base32.StdEncoding.EncodeToString(sum[:]))[:7]
		s.report(d.node, Warning, "no-id", fmt.Sprintf("the item %q has no `id`; progress hangs on its wording until it has", clip(d.item.Ask)), "add `id: "+d.item.ID+"`, or a name of your own")
	}
}

func solution(it *engine.Item) string {
	if it.Key == nil {
		return ""
	}
	return it.Key.Solution()
}

// provesItself grades the item's own answer, mistakes and checks, and reports what
// does not come out as its author means it.
func (s *source) provesItself(d *itemDraft) bool {
	it := d.item
	if it.Key == nil {
		return false
	}
	typed := len(it.Options) == 0
	if typed {
		if outcome, _, err := it.Grade(answer.Reply{Text: it.Key.Solution()}); err != nil || outcome != answer.Right {
			s.report(d.answers[0], Error, "key-not-right", "the item's own answer is not graded right", "check `form`, `unit` and `strict` against the answer")
			return false
		}
		for _, m := range d.mistakes {
			if outcome, _, err := it.Grade(answer.Reply{Text: m.answer}); err == nil && outcome == answer.Right {
				s.report(m.node, Error, "mistake-right", fmt.Sprintf("the mistake `%s` is graded right", m.answer), "remove it, or make the answer stricter")
			}
		}
	}
	for i, check := range it.Checks {
		reply := answer.Reply{Text: check.Given}
		if !typed {
			reply = answer.Reply{Picked: []string{check.Given}}
		}
		outcome, _, err := it.Grade(reply)
		if err == nil && outcome == check.Expect {
			continue
		}
		was := outcome.String()
		if err != nil {
			was = "not read: " + err.Error()
		}
		s.report(checkNode(d.keys["check"], i), Error, "check-fails", fmt.Sprintf("`%s` should be %s; it is %s", check.Given, check.Expect, was), "")
	}
	return true
}

func checkNode(n *yaml.Node, i int) *yaml.Node {
	if n.Kind == yaml.SequenceNode && i < len(n.Content) {
		return n.Content[i]
	}
	return n
}
