package content

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"slices"
	"strings"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// What is done with an item once its kind is known: it gets its id, and it is put
// through its own grading.

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
func (s *source) provesItself(d *itemDraft) {
	it := d.item
	if it.Key == nil {
		return
	}
	typed := len(it.Options) == 0
	if key, ok := it.Key.(answer.Choice); ok {
		if outcome, _, err := it.Grade(answer.Reply{Picked: key.Right}); err != nil || outcome != answer.Right || !allShown(it.Options, key) {
			s.report(d.node, Error, "key-not-right", "the item's own answer is not graded right, or not everything is shown", "name each choice once: the right ones under `answer` or `answers`, the others under `wrong`; with `choices`, all of them there")
			return
		}
	}
	if typed {
		if outcome, _, err := it.Grade(answer.Reply{Text: it.Key.Solution()}); err != nil || outcome != answer.Right {
			s.report(d.answers[0], Error, "key-not-right", "the item's own answer is not graded right", "check `form`, `unit` and `strict` against the answer")
			return
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
		s.report(d.checks[i], Error, "check-fails", fmt.Sprintf("`%s` should be %s; it is %s", check.Given, check.Expect, was), "")
	}
}

// allShown reports whether right and wrong choices are just the ones that are shown.
func allShown(options []string, key answer.Choice) bool {
	all := slices.Clone(key.Right)
	for _, w := range key.Wrong {
		all = append(all, w.Answer)
	}
	shown := slices.Clone(options)
	slices.Sort(all)
	slices.Sort(shown)
	return slices.Equal(all, shown)
}
