package content

import (
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// The keys of an item and how the value of each is read.

// mostTypos is how many letters may be off: with more it would be another word.
const mostTypos = 3

// itemField is how the value of a key of an item is read; nil for a key that items have not.
func (s *source) itemField(d *itemDraft, key string) func(value *yaml.Node) {
	it := d.item
	switch key {
	case "id":
		return func(v *yaml.Node) { s.setID(v, &it.ID) }
	case "was":
		return s.ids(&it.Was)
	case "edition":
		return s.count(&it.Edition, 1, 999)
	case "also":
		return func(v *yaml.Node) { s.also(v, it) }
	case "ask":
		return s.prose(&it.Ask)
	case "answer":
		return func(v *yaml.Node) { s.oneAnswer(v, d) }
	case "answers":
		return func(v *yaml.Node) { s.list(v, func(e *yaml.Node) { d.answers = append(d.answers, e) }) }
	case "wrong":
		return func(v *yaml.Node) { d.wrong = s.saids(v) }
	case "mistakes":
		return func(v *yaml.Node) { d.mistakes = s.saids(v) }
	case "choices":
		return s.strings(&d.choices)
	case "fact":
		return s.prose(&d.statement)
	case "myth":
		return s.prose(&d.statement)
	case "accept":
		return s.strings(&d.text.Accept)
	case "forms":
		return func(v *yaml.Node) { s.forms(v, &d.text.Forms) }
	case "strict":
		return func(v *yaml.Node) { d.text.Strict = answer.Strict{}; s.strict(v, &d.text.Strict) }
	case "typos":
		return s.count(&d.text.Typos, 0, mostTypos)
	case "within":
		return func(v *yaml.Node) { s.within(v, d) }
	case "unit":
		return func(v *yaml.Node) { t, _ := s.text(v); d.number.Unit = string(t) }
	case "form":
		return func(v *yaml.Node) { s.form(v, d) }
	case "places":
		return func(v *yaml.Node) { s.places(v, &d.number.Places) }
	case "in":
		return s.strings(&d.algebraic.In)
	case "in_order":
		return func(v *yaml.Node) { d.inOrder = s.yes(v) }
	case "recall":
		return func(v *yaml.Node) { s.word(v, "time for recall", []string{"always", "later", "never"}) }
	case "cloze":
		return s.prose(&d.cloze)
	case "order":
		return s.strings(&d.order)
	case "pairs":
		return func(v *yaml.Node) { d.pairs = s.saids(v) }
	case "extra":
		return s.strings(&d.extra)
	case "rubric":
		return s.strings(&d.rubric)
	case "model":
		return s.prose(&d.model)
	case "figure":
		return func(v *yaml.Node) { s.figure(v, &it.Figure) }
	case "hint":
		return func(v *yaml.Node) { s.hint(v, it) }
	case "hints":
		return func(v *yaml.Node) { s.list(v, func(e *yaml.Node) { s.hint(e, it) }) }
	case "explain":
		return s.prose(&it.Explain)
	case "solution":
		return s.prose(&it.Worked)
	case "level":
		return func(v *yaml.Node) { s.level(v, &it.Level) }
	case "difficulty":
		return func(v *yaml.Node) { s.level(v, &it.Level) }
	case "minutes":
		return func(v *yaml.Node) { s.number(v, 1, 600) }
	case "use":
		return func(v *yaml.Node) { s.use(v, &it.Use) }
	case "source":
		return s.unread
	case "check":
		return func(v *yaml.Node) { s.list(v, func(e *yaml.Node) { d.checks = append(d.checks, e) }) }
	case "type", "run", "code", "fallback":
		return func(*yaml.Node) {} // is looked at where the kind is settled
	}
	return nil
}

// also reads skills that a right answer needs besides the item's own. A draw says the same
// as the pattern, which has them.
func (s *source) also(n *yaml.Node, it *engine.Item) {
	for _, ref := range s.references(n) {
		ref.link = func(other *engine.Skill) {
			if other != it.Skill && !slices.Contains(it.Also, other) {
				it.Also = append(it.Also, other)
			}
		}
		s.links = append(s.links, ref)
	}
}

// oneAnswer takes `answer`. A list there could mean three things, so it is refused with
// the name of each.
func (s *source) oneAnswer(n *yaml.Node, d *itemDraft) {
	if n.Kind == yaml.SequenceNode {
		s.report(n, "answer-list", "`answer` is one answer; this is a list",
			"if all of them are needed, write `answers:`; if they are spellings of one answer, move the others to `accept:`; if the others are wrong choices, to `wrong:`")
		return
	}
	d.answers = append(d.answers, n)
}

// saids reads answers with or without what to say: a mapping, or a list of texts and
// one-line mappings.
func (s *source) saids(n *yaml.Node) []said {
	var all []said
	pair := func(key, value *yaml.Node) {
		k, ok1 := s.text(key)
		say, ok2 := s.text(value)
		if ok1 && ok2 {
			all = append(all, said{string(k), string(say), key})
		}
	}
	pairs := func(m *yaml.Node) {
		for i := 0; i+1 < len(m.Content); i += 2 {
			pair(m.Content[i], m.Content[i+1])
		}
	}
	if n.Kind == yaml.MappingNode {
		pairs(n)
		return all
	}
	s.list(n, func(e *yaml.Node) {
		if e.Kind == yaml.MappingNode {
			pairs(e)
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

// forms reads templates of answers. What one stands for is counted, since a short one
// may stand for much.
func (s *source) forms(n *yaml.Node, target *[]string) {
	all := 0
	s.list(n, func(e *yaml.Node) {
		t, ok := s.text(e)
		if !ok {
			return
		}
		if !s.thorough { // it is laid out when it is needed
			*target = append(*target, string(t))
			return
		}
		answers, err := answer.Expand(string(t))
		switch {
		case err != nil:
			s.report(e, "bad-forms", "this template cannot be read: "+err.Error(), `(a|b) is a or b, (a|) is a or nothing`)
		case allBlank(answers):
			s.report(e, "bad-forms", "this template stands for nothing", `(a|b) is a or b, (a|) is a or nothing`)
		case s.fewEnough(e, "answers that the templates stand for", all+len(answers), mostForms) && s.spend(len(answers)):
			all += len(answers)
			*target = append(*target, string(t))
		}
	})
}

func allBlank(answers []string) bool {
	for _, a := range answers {
		if engine.Clean(a).Line() != "" {
			return false
		}
	}
	return true
}

func (s *source) strict(n *yaml.Node, target *answer.Strict) {
	if n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
		return // nothing is strict, whatever the defaults say
	}
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

// within is a distance, or a share of the answer as a percentage; it is settled
// when the answer is known.
func (s *source) within(n *yaml.Node, d *itemDraft) {
	if t, ok := s.text(n); ok {
		w, good := answer.ParseNumber(string(t))
		if !good || w.Value.Sign() < 0 {
			s.report(n, "bad-number", fmt.Sprintf("`%s` is no distance", t), "write `within: 0.01`, or `within: 1%`")
			return
		}
		d.number.Within = w.Value
	}
}

// form is a way to write a number or an expression; which of the two it is, other keys
// tell.
func (s *source) form(n *yaml.Node, d *itemDraft) {
	forms, what := answer.NumberForms[:], "form of a number"
	if d.has("in") {
		forms, what = answer.ExpressionForms[:], "form of an expression"
	}
	var known []string
	for _, f := range forms {
		known = append(known, string(f))
	}
	if word, ok := s.word(n, what, known); ok {
		d.number.Form = answer.Form(word)
	}
}

func (s *source) places(n *yaml.Node, target **int) {
	if v, ok := s.number(n, 0, answer.MostPlaces); ok {
		*target = &v
	}
}

// hint is a text, or a small question on the way to the answer.
func (s *source) hint(n *yaml.Node, it *engine.Item) {
	if n.Kind == yaml.MappingNode && value(n, "ask") == nil && value(n, "fact") == nil && value(n, "myth") == nil {
		s.notText(n)
		return
	}
	if n.Kind == yaml.MappingNode {
		if ask := s.small(n, it.Skill); ask != nil {
			it.Hints = append(it.Hints, engine.Hint{Text: ask.Ask, Ask: ask})
		}
		return
	}
	var t engine.Text
	if s.prose(&t)(n); t != "" {
		it.Hints = append(it.Hints, engine.Hint{Text: t})
	}
}

var levels = map[string]engine.Level{
	"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "easy": engine.Easy, "medium": engine.Medium, "hard": engine.Hard,
}

func (s *source) level(n *yaml.Node, target *engine.Level) {
	if word, ok := s.word(n, "level", []string{"easy", "medium", "hard", "1", "2", "3", "4", "5"}); ok {
		*target = levels[word]
	}
}

func (s *source) use(n *yaml.Node, target *engine.Use) {
	known := []string{"everywhere", string(engine.PlacementOnly), string(engine.PracticeOnly), string(engine.ReviewOnly)}
	if word, ok := s.word(n, "use of an item", known); ok && word != known[0] {
		*target = engine.Use(word)
	}
}

// checked reads the author's own tests, when it is known how the item is answered.
func (s *source) checked(d *itemDraft) {
	for _, n := range d.checks {
		var given []string
		var expect string
		ok := s.mapping(n, "check", fields{
			"given":  s.strings(&given),
			"expect": func(v *yaml.Node) { expect, _ = s.word(v, "outcome", []string{"right", "almost", "wrong"}) },
		})
		if ok && (len(given) == 0 || value(n, "expect") == nil) {
			s.report(n, "missing-key", "a check needs `given` and `expect`", "write {given: 6/8, expect: almost}")
		}
		var outcome answer.Outcome
		if ok && outcome.UnmarshalText([]byte(expect)) == nil {
			d.item.Checks = append(d.item.Checks, engine.Check{Given: d.item.Reply(given...), Expect: outcome})
		}
	}
}
