package content

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// Wrong answers that many gave: either they are right after all and belong under `accept`,
// or they are worth a word under `mistakes`. The lines to paste take the place of those
// that the item has, and say both of each answer: only the author knows which it is.

const (
	leastGave      = 3    // learners: fewer are no crowd
	leastGaveShare = 0.05 // of the first answers
)

// sayHere stands for what the author is to say to a mistake.
const sayHere = "Say here what led to it, and what to look at."

// WrongAnswer is a wrong answer that many gave at first.
type WrongAnswer struct {
	Answer   string `json:"answer"`         // as most of them wrote it
	Draw     string `json:"draw,omitempty"` // the values of the variables
	N        int    `json:"n"`              // of the item's first answers
	Learners int    `json:"learners"`
	Foreseen bool   `json:"foreseen"` // the item speaks to it already

	reply answer.Reply
}

// crowd is those who gave one wrong answer.
type crowd struct {
	draw    map[string]string
	n       int
	who     map[int]bool
	replies map[string]int // as they wrote it
	one     map[string]answer.Reply
}

// wrongAnswers are those that many gave, the commonest first. What is right by now is left
// out.
func wrongAnswers(it *engine.Item, answers []firstAnswer) []WrongAnswer {
	if it.Asks != engine.Typed && it.Asks != engine.Filled {
		return nil // what is chosen is counted by choice
	}
	crowds := make(map[[2]string]*crowd)
	for _, a := range answers {
		if *a.event.Told != answer.Wrong {
			continue
		}
		text := replyText(*a.event.Reply)
		at := [2]string{values(a.event.Draw), folded(it, *a.event.Reply)}
		if crowds[at] == nil {
			crowds[at] = &crowd{draw: a.event.Draw, who: make(map[int]bool), replies: make(map[string]int), one: make(map[string]answer.Reply)}
		}
		c := crowds[at]
		c.n++
		c.who[a.who] = true
		c.replies[text]++
		c.one[text] = *a.event.Reply
	}
	var found []WrongAnswer
	enough := max(leastGave, int(math.Ceil(leastGaveShare*float64(len(answers)))))
	for at, c := range crowds {
		if len(c.who) < enough {
			continue
		}
		text := commonest(c.replies)
		w := WrongAnswer{Answer: text, Draw: at[0], N: c.n, Learners: len(c.who), reply: c.one[text]}
		if now := it.As(crowds[at].draw, ""); now != nil {
			g, err := now.Grade(w.reply)
			if err == nil && g.Outcome != answer.Wrong {
				continue
			}
			w.Foreseen = err == nil && g.Say != "" && slices.ContainsFunc(mistakesOf(now.Key), func(m answer.Mistake) bool { return engine.Clean(m.Say) == g.Say })
		}
		found = append(found, w)
	}
	slices.SortFunc(found, func(a, b WrongAnswer) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Draw, b.Draw), cmp.Compare(a.Answer, b.Answer))
	})
	return found
}

// commonest is the text that was written most often, of several the first by letters.
func commonest(counts map[string]int) string {
	best := ""
	for text, n := range counts {
		if best == "" || n > counts[best] || n == counts[best] && text < best {
			best = text
		}
	}
	return best
}

// replyText is what was typed, on one line.
func replyText(r answer.Reply) string {
	text := r.Text
	if len(r.Parts) > 0 {
		text = strings.Join(r.Parts, " | ")
	}
	return string(engine.Clean(text).Line())
}

// folded is the same for replies that the item's key does not tell apart.
func folded(it *engine.Item, r answer.Reply) string {
	text := replyText(r)
	switch key := it.Key.(type) {
	case answer.Number:
		if w, ok := answer.ParseNumber(pointed(r)); ok {
			return w.Value.RatString()
		}
	case answer.Text:
		if key.Strict.Case {
			return text
		}
	}
	return strings.ToLower(text)
}

// pointed is a number with a point for decimals, wherever it was typed.
func pointed(r answer.Reply) string {
	if r.Comma {
		return strings.ReplaceAll(r.Text, ",", ".")
	}
	return r.Text
}

// mistakesOf are the foreseen mistakes of a key.
func mistakesOf(key answer.Key) []answer.Mistake {
	switch k := key.(type) {
	case answer.Text:
		return k.Mistakes
	case answer.Algebraic:
		return k.Mistakes
	case answer.Number:
		var all []answer.Mistake
		for _, m := range k.Mistakes {
			all = append(all, answer.Mistake{Answer: m.Answer.Text, Say: m.Say})
		}
		return all
	}
	return nil
}

// toPaste are the lines for wrong answers that are not foreseen: as right answers, and as
// mistakes. An item with variables has none, since a line with the values of one draw
// would be wrong in others.
func toPaste(it *engine.Item, found []WrongAnswer) (accept, mistakes string) {
	if it.Vary != nil {
		return "", ""
	}
	var texts []string
	for _, w := range found {
		if text, ok := pasted(it, w); ok && !w.Foreseen {
			texts = append(texts, text)
		}
	}
	if len(texts) == 0 {
		return "", ""
	}
	var right, wrong []string
	switch k := it.Key.(type) {
	case answer.Text:
		right = k.Accept
	case answer.Number:
		for _, w := range k.Accept {
			right = append(right, w.Text)
		}
	}
	for _, m := range mistakesOf(it.Key) {
		wrong = append(wrong, quoteAll(m.Answer)+": "+quoteAll(m.Say))
	}
	for _, text := range texts {
		wrong = append(wrong, quoteAll(text)+": "+quoteAll(sayHere))
	}
	mistakes = "mistakes: {" + strings.Join(wrong, ", ") + "}"
	if _, expression := it.Key.(answer.Algebraic); expression {
		return "", mistakes // whatever is equal is right already
	}
	quoted := make([]string, 0, len(right)+len(texts))
	for _, text := range slices.Concat(right, texts) {
		quoted = append(quoted, quoteAll(text))
	}
	return "accept: [" + strings.Join(quoted, ", ") + "]", mistakes
}

// pasted is a wrong answer as a pack may have it, if it may.
func pasted(it *engine.Item, w WrongAnswer) (string, bool) {
	if strings.ContainsRune(w.Answer, '\uFFFD') || w.Answer == "" {
		return "", false
	}
	switch key := it.Key.(type) {
	case answer.Text:
		return w.Answer, true
	case answer.Number:
		text := strings.TrimSpace(pointed(w.reply))
		_, ok := answer.ParseNumber(text)
		return text, ok
	case answer.Algebraic:
		key.Mistakes = []answer.Mistake{{Answer: w.Answer}}
		_, err := answer.NewAlgebraic(key)
		return w.Answer, err == nil
	}
	return "", false
}

// quoteAll is quote for texts of several lines, too.
func quoteAll(s string) string {
	if !strings.Contains(s, "\n") {
		return quote(s)
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(s) + `"`
}
