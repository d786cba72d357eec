package content

import (
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// What is done with an item once its kind is known: it is put through its own grading.

// provesItself grades the item's own answer, mistakes and checks, and reports what
// does not come out as its author means it.
func (s *source) provesItself(d *itemDraft) {
	it := d.item
	at := d.node
	if len(d.answers) > 0 && it.Asks == engine.Typed {
		at = d.answers[0]
	}
	if g, err := it.Grade(it.Key.Right()); err != nil || g.Outcome != answer.Right || !allShown(it) {
		switch {
		case err != nil:
			g.Say = engine.Clean(err.Error())
		case g.Say == "":
			g.Say = "not everything is shown once"
		}
		s.report(at, "key-not-right", fmt.Sprintf("the item's own answer is not graded right: %s", g.Say), rightHint(it))
		return
	}
	if it.Asks == engine.Typed {
		for _, m := range d.mistakes {
			if g, err := it.Grade(it.Reply(m.answer)); err == nil && g.Outcome == answer.Right {
				s.report(m.node, "mistake-right", fmt.Sprintf("the mistake `%s` is graded right", m.answer), "remove it, or make the answer stricter")
			}
		}
		s.toldTwice(d)
		s.givesAway(d)
	}
	for i, check := range it.Checks {
		s.checkHolds(d.checks[i], check, it)
	}
}

func rightHint(it *engine.Item) string {
	if it.Asks == engine.Typed {
		return "check `form`, `unit`, `places` and `strict` against the answer"
	}
	return "name each choice once: the right ones under `answer` or `answers`, the others under `wrong`; with `choices`, all of them there"
}

// checkHolds reports an author's test that fails. That a reply is only almost right where
// the author wants it right is a warning: the learner loses nothing by it.
func (s *source) checkHolds(n *yaml.Node, check engine.Check, it *engine.Item) {
	g, err := it.Grade(check.Given)
	given := cut(strings.Join(append(append(check.Given.Picked, check.Given.Parts...), check.Given.Text), " "))
	switch {
	case err != nil:
		s.report(n, "check-fails", fmt.Sprintf("`%s` should be %s; it is not read: %v", given, check.Expect, err), "change the answer, or what you expect")
	case g.Outcome == answer.Almost && check.Expect == answer.Right:
		s.report(n, "check-almost", fmt.Sprintf("`%s` should be right; it is almost right: %s", given, g.Say), "expect `almost`, or accept it: under `accept`, or without `form` or `unit`")
	case g.Outcome != check.Expect:
		s.report(n, "check-fails", fmt.Sprintf("`%s` should be %s; it is %s", given, check.Expect, g.Outcome), "change the answer, or what you expect")
	}
}

func cut(s string) string { return strings.TrimSpace(clip(engine.Clean(s))) }

// toldTwice warns of a mistake that an earlier one hides.
func (s *source) toldTwice(d *itemDraft) {
	seen := make(map[string]bool)
	if s.drawing {
		return // in some draws two mistakes come to the same
	}
	for _, m := range d.mistakes {
		if seen[m.answer] {
			s.report(m.node, "mistake-twice", fmt.Sprintf("the mistake `%s` stands here twice", m.answer), "keep one of them")
		}
		seen[m.answer] = true
	}
}

// givesAway warns of a hint that has the whole answer in it.
func (s *source) givesAway(d *itemDraft) {
	solution := words(d.item.Key.Solution())
	if len(solution) < 4 { // "7" or "no" may stand anywhere
		return
	}
	for _, h := range d.item.Hints {
		if h.Ask == nil && strings.Contains(words(string(h.Text)), solution) && !strings.Contains(words(string(d.item.Ask)), solution) {
			s.report(d.node, "hint-tells", fmt.Sprintf("a hint has the whole answer in it: %q", clip(h.Text)), "let it help with the next step only; the solution has its own key")
		}
	}
}

// words is a text as words with a blank around each.
func words(s string) string {
	return " " + strings.Join(strings.Fields(strings.ToLower(strings.NewReplacer("`", " ", ".", " ", ",", " ", "*", " ").Replace(s))), " ") + " "
}

// allShown reports whether right and wrong choices are just the ones that are shown.
func allShown(it *engine.Item) bool {
	key, ok := it.Key.(answer.Choice)
	if !ok {
		return true
	}
	all := slices.Clone(key.Answers)
	for _, w := range key.Wrong {
		all = append(all, w.Answer)
	}
	shown := slices.Clone(it.Options)
	slices.Sort(all)
	slices.Sort(shown)
	return slices.Equal(all, shown)
}
