package content

import (
	"fmt"
	"slices"
	"strings"

	"ownpace/engine/answer"
)

// kind is a kind of item: what its keys are, and how it is made of them. An author
// never has to name it.
type kind struct {
	name string   // as `type` may name it
	what string   // the answer, in a message
	tell []string // any of these keys tells it
	keys []string // that belong to it, besides tell and those of every item
	is   func(*itemDraft) bool
	make func(*source, *itemDraft)
}

// kinds are looked through from first to last.
func kinds() []kind {
	any := func(*itemDraft) bool { return true }
	shown := func(d *itemDraft) bool { return d.has("wrong", "choices") }
	return []kind{
		{"true-false", "true or false", []string{"fact", "myth"}, nil, any, (*source).makeStatement},
		{"run", "a command to run", []string{"run"}, []string{"ask", "fallback"}, any, (*source).makeRun},
		{"code", "a file to edit", []string{"code"}, []string{"ask", "fallback"}, any, (*source).makeCode},
		{"cloze", "a text with gaps", []string{"cloze"}, []string{"ask", "strict", "typos"}, any, (*source).makeCloze},
		{"order", "an order", []string{"order"}, []string{"ask"}, any, (*source).makeOrder},
		{"pairs", "pairs", []string{"pairs"}, []string{"ask", "extra"}, any, (*source).makePairs},
		{"rubric", "a free text", []string{"rubric", "model"}, []string{"ask"}, any, (*source).makeRubric},
		{"several", "several choices", []string{"answers"}, []string{"ask", "wrong", "choices"}, shown, (*source).makeChoice},
		{"list", "a list", []string{"answers"}, []string{"ask", "in_order", "strict", "typos"}, any, (*source).makeList},
		{"choice", "a choice", []string{"answer"}, []string{"ask", "wrong", "choices", "recall"}, shown, (*source).makeChoice},
		{"expression", "an expression", []string{"answer"}, []string{"ask", "in", "form", "mistakes"},
			func(d *itemDraft) bool { return d.has("in") }, (*source).makeAlgebraic},
		{"number", "a number", []string{"answer"}, []string{"ask", "accept", "within", "unit", "form", "places", "mistakes"},
			func(d *itemDraft) bool { return len(d.answers) > 0 && isNumber(d.answers[0]) }, (*source).makeNumber},
		{"text", "a text", []string{"answer"}, []string{"ask", "accept", "forms", "strict", "typos", "mistakes"}, any, (*source).makeText},
	}
}

// everyKind are the keys that an item of any kind may have.
var everyKind = []string{"id", "was", "edition", "type", "figure", "hint", "hints", "explain", "solution", "level", "difficulty",
	"minutes", "use", "source", "check", "also"}

// tellers are the keys that tell a kind.
func tellers(all []kind) map[string]bool {
	tell := make(map[string]bool)
	for _, k := range all {
		for _, key := range k.tell {
			tell[key] = true
		}
	}
	return tell
}

// settle finds the kind that the keys tell and makes the item's key.
func (s *source) settle(d *itemDraft) {
	var telling []string
	for i := 0; i+1 < len(d.node.Content); i += 2 {
		if key := d.node.Content[i].Value; s.tellers[key] {
			telling = append(telling, key)
		}
	}
	told := func(k kind) bool {
		return slices.ContainsFunc(telling, func(key string) bool { return slices.Contains(k.tell, key) })
	}
	all := s.kinds
	i := slices.IndexFunc(all, func(k kind) bool { return told(k) && k.is(d) })
	if i < 0 {
		s.untold(d)
		return
	}
	k := &all[i]
	d.kind = k
	for _, other := range all {
		if !told(other) || slices.Equal(other.tell, k.tell) || slices.Contains(k.tell, other.tell[0]) {
			continue
		}
		if other.tell[0] != "answer" && other.tell[0] != "answers" {
			s.report(d.node, "two-kinds", fmt.Sprintf("`%s` and `%s` make two different kinds of item", k.tell[0], other.tell[0]), "write two items, or remove one of the keys")
			return
		}
	}
	s.agrees(d)
	if slices.Contains(k.keys, "ask") && d.item.Ask == "" && k.name != "cloze" {
		if !d.has("ask") {
			s.report(d.node, "missing-key", "the item has no `ask`", "write the question: `ask: …`")
		}
		return
	}
	if s.thorough {
		s.unused(d)
	}
	if len(d.answers) == 0 && d.has("answer", "answers") {
		return // it is no answer, and that is told
	}
	few := s.fewEnough(d.key("accept"), "spellings", len(d.text.Accept), mostAccepted)
	if few = s.fewEnough(d.key("mistakes"), "mistakes", len(d.mistakes), mostMistakes) && few; few {
		k.make(s, d)
	}
}

// untold says what is missing in an item whose keys tell nothing.
func (s *source) untold(d *itemDraft) {
	if !d.has("ask") {
		s.report(d.node, "missing-key", "the item has no `ask`", "write the question: `ask: …`; or a statement: `fact: …` or `myth: …`")
		return
	}
	s.report(d.node, "missing-key", fmt.Sprintf("the item %q has no answer", clip(d.item.Ask)), "write `answer: …`")
}

// agrees holds what `type` says against what the keys tell.
func (s *source) agrees(d *itemDraft) {
	n := d.key("type")
	if n == nil {
		return
	}
	names := []string{"card", "passage", "steps"}
	for _, k := range s.kinds {
		names = append(names, k.name)
	}
	slices.Sort(names)
	if word, ok := s.word(n, "kind of item", names); ok && word != d.kind.name {
		hint := fmt.Sprintf("remove `type`, or see which keys a `%s` item has", word)
		if word == "text" && d.kind.name == "number" {
			hint = fmt.Sprintf("quote the answer if it is meant as a text: `answer: %q`", d.answers[0].Value)
		}
		s.report(n, "type-disagrees", fmt.Sprintf("`type` says %s, but the keys make it %s", word, d.kind.name), hint)
	}
}

// unused warns of keys that do nothing for this kind of answer.
func (s *source) unused(d *itemDraft) {
	for i := 0; i+1 < len(d.node.Content); i += 2 {
		n := d.node.Content[i]
		if key := n.Value; slices.Contains(everyKind, key) || slices.Contains(d.kind.tell, key) || slices.Contains(d.kind.keys, key) || strings.HasPrefix(key, "x-") || !s.described["item"].has(key) {
			continue
		}
		s.report(n, "no-effect", fmt.Sprintf("`%s` does nothing here, since the answer is %s", n.Value, d.kind.what), "remove it, or see whether another kind of item is meant: a number is written without quotes, choices stand under `wrong`")
	}
}

// spoken is answers with what to say to them, without their places.
func spoken(all []said) []answer.Mistake {
	var ms []answer.Mistake
	for _, s := range all {
		ms = append(ms, answer.Mistake{Answer: s.answer, Say: s.say})
	}
	return ms
}
