package content

import (
	"fmt"
	"strconv"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// itemDraft is an item as it is being read: the values of its keys, before the keys
// together tell what kind it is.
type itemDraft struct {
	item      *engine.Item
	node      *yaml.Node
	answers   []*yaml.Node // of answer or answers
	choices   []string
	wrong     []said // shown
	mistakes  []said // foreseen
	statement engine.Text
	text      answer.Text
	number    answer.Number
	algebraic answer.Algebraic
	order     []string
	inOrder   bool
	checks    []*yaml.Node // of item.Checks
}

// said is an answer, what to say to it, and where it stands.
type said struct {
	answer, say string
	node        *yaml.Node
}

// kindsToCome are kinds of item of the format that this program does not ask yet:
// such an item is skipped.
var kindsToCome = [...]string{"cloze", "pairs", "rubric", "run", "code", "passage", "steps"}

var levels = map[string]engine.Level{
	"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "easy": engine.Easy, "medium": engine.Medium, "hard": engine.Hard,
}

// item reads an item of a skill, and proves it before it is taken in. One bad item
// does not take the rest with it.
func (s *source) item(n *yaml.Node, skill *engine.Skill) {
	var it *engine.Item
	if value(n, "vars") == nil {
		it = s.plainItem(n, skill)
	} else if p, ok := s.vary(n, skill); ok {
		before := len(s.diagnostics)
		if it = p.prove(); it != nil {
			it.Vary = p.drawn
		}
		if Errors(s.diagnostics[before:]) {
			it = nil
		}
	}
	if it != nil {
		skill.Items = append(skill.Items, it)
		s.items = append(s.items, reference{name: it.ID, node: n, in: s, skill: skill})
	}
}

// plainItem reads an item without variables, or with their values filled in; nil when
// it cannot be asked.
func (s *source) plainItem(n *yaml.Node, skill *engine.Skill) *engine.Item {
	d := &itemDraft{item: &engine.Item{Skill: skill, Level: engine.Medium}, node: n}
	before := len(s.diagnostics)
	if !s.mapping(n, "an item", s.itemFields(d)) || s.skipped(d) {
		return nil
	}
	s.settle(d)
	if Errors(s.diagnostics[before:]) {
		return nil
	}
	s.identify(d)
	if s.loader.thorough { // what comes with the program was proved by its tests
		s.provesItself(d)
	}
	if d.item.Key == nil || Errors(s.diagnostics[before:]) {
		return nil
	}
	return d.item
}

// value is the value of a key of a mapping, or nil.
func value(n *yaml.Node, key string) *yaml.Node {
	if n.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == key {
				return n.Content[i+1]
			}
		}
	}
	return nil
}

// key is the value of a key of the item, or nil.
func (d *itemDraft) key(name string) *yaml.Node { return value(d.node, name) }

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
		"order":    s.strings(&d.order),
		"in_order": func(v *yaml.Node) { d.inOrder = s.yes(v) },
		"in":       s.strings(&d.algebraic.In),
		"unit":     func(v *yaml.Node) { t, _ := s.text(v); d.number.Unit = string(t) },
		"form":     func(v *yaml.Node) { s.form(v, &d.number.Form) },
		"figure":   func(v *yaml.Node) { s.figure(v, &it.Figure) },
		"hints":    s.texts(&it.Hints),
		"explain":  s.into(&it.Explain),
		"level":    func(v *yaml.Node) { s.level(v, &it.Level) },
		"use":      func(v *yaml.Node) { s.use(v, &it.Use) },
		"check":    func(v *yaml.Node) { s.list(v, func(e *yaml.Node) { s.check(e, d) }) },
	}
	for _, key := range []string{"difficulty", "edition", "extra", "fallback", "items", "minutes", "model", "places",
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
		if n := d.key(kind); n != nil {
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
	ok := s.mapping(n, "a figure", fields{"alt": s.into(&f.Alt), "art": s.into(&f.Art), "image": s.into(&image)})
	if ok && f.Alt == "" {
		s.report(n, Error, "no-alt", "the figure has no `alt`", "say in words what it shows, for those who do not see it")
	}
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

func (s *source) check(n *yaml.Node, d *itemDraft) {
	var given engine.Text
	var expect string
	ok := s.mapping(n, "a check", fields{
		"given":  s.into(&given),
		"expect": func(v *yaml.Node) { expect, _ = s.word(v, "outcome", []string{"right", "almost", "wrong"}) },
	})
	if ok && (given == "" || value(n, "expect") == nil) {
		s.report(n, Error, "missing-key", "a check needs `given` and `expect`", "write {given: 6/8, expect: almost}")
	}
	var outcome answer.Outcome
	if ok && given != "" && outcome.UnmarshalText([]byte(expect)) == nil {
		d.item.Checks = append(d.item.Checks, engine.Check{Given: string(given), Expect: outcome})
		d.checks = append(d.checks, n)
	}
}
