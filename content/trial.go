package content

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// Trial is one reply to an item that was tried, and what it was found to be. Replies that
// learners type who know the answer show an author where a key is too strict.
type Trial struct {
	Skill   string         `json:"skill"`
	Item    string         `json:"item"`
	Tried   string         `json:"tried"` // what was done to the right answer
	Given   string         `json:"given"`
	Outcome answer.Outcome `json:"outcome"`
	Say     engine.Text    `json:"say,omitempty"`
	Unread  string         `json:"unread,omitempty"` // why it could not be judged; it is asked again then
}

// Try puts replies to every item of a pack through its grading: the right answer, each
// wrong choice and foreseen mistake, and for typed answers what a hurried hand makes of
// the right one. Items with variables are tried in one draw.
func Try(pack *engine.Pack) []Trial {
	var all []Trial
	for _, s := range pack.Skills {
		for _, it := range s.Items {
			all = append(all, tryItem(it)...)
		}
	}
	return all
}

// OfRight is what a trial with the right answer itself is called.
const OfRight = "the answer"

func tryItem(it *engine.Item) []Trial {
	var all []Trial
	try := func(tried, shown string, r answer.Reply) {
		t := Trial{Skill: it.Skill.ID, Item: it.ID, Tried: tried, Given: shown}
		if g, err := it.Grade(r); err != nil {
			t.Unread = err.Error()
		} else {
			t.Outcome, t.Say = g.Outcome, g.Say
		}
		all = append(all, t)
	}
	right := it.Key.Right()
	try(OfRight, strings.Join(append(append(right.Picked, right.Parts...), right.Text), " "), right)
	for _, m := range foreseen(it.Key) {
		if it.Asks == engine.One {
			try("a wrong choice", m, answer.Reply{Picked: []string{m}})
		} else if it.Asks == engine.Typed {
			try("a mistake", m, answer.Reply{Text: m})
		}
	}
	switch it.Asks {
	case engine.Typed:
		for _, v := range hurried(it.Key, right.Text) {
			try(v.what, v.text, answer.Reply{Text: v.text})
		}
	case engine.Filled:
		gap, _ := it.Key.(answer.Cloze).Gaps[0].(answer.Text)
		for _, v := range mutations(gap, right.Parts[0]) {
			parts := append([]string{v.text}, right.Parts[1:]...)
			try("first gap: "+v.what, strings.Join(parts, " · "), answer.Reply{Parts: parts})
		}
	}
	return all
}

// foreseen lists the wrong answers that an author wrote.
func foreseen(key answer.Key) []string {
	var all []string
	switch k := key.(type) {
	case answer.Choice:
		for _, m := range k.Wrong {
			all = append(all, m.Answer)
		}
	case answer.Text:
		for _, m := range k.Mistakes {
			all = append(all, m.Answer)
		}
	}
	return all
}

// variant is a right answer as somebody may type it.
type variant struct{ what, text string }

// hurried is what hands make of a typed answer, and the author's other spellings.
func hurried(key answer.Key, text string) []variant {
	switch k := key.(type) {
	case answer.Number:
		return []variant{{"blanks around", "  " + text + " "}, {"a full stop after it", text + "."}}
	case answer.Algebraic:
		return []variant{{"without blanks", strings.ReplaceAll(text, " ", "")}, {"blanks around", "  " + text + " "}}
	case answer.List:
		var names []string
		for i := len(k.Items) - 1; i >= 0; i-- {
			names = append(names, k.Items[i].Answer)
		}
		return []variant{{"in another order", strings.Join(names, ", ")}, {"small letters", strings.ToLower(text)}}
	case answer.Text:
		all := mutations(k, text)
		for _, a := range k.Accept {
			all = append(all, variant{"another answer", a})
		}
		return all
	}
	return nil
}

// mutations are the slips of a hand that writes the right words, but those that the author
// refuses on purpose, and those that make other code of code.
func mutations(key answer.Text, text string) []variant {
	var all []variant
	add := func(refused bool, what, mutated string) {
		if !refused && mutated != text && mutated != "" {
			all = append(all, variant{what, mutated})
		}
	}
	add(key.Strict.Case, "small letters", strings.ToLower(text))
	add(key.Strict.Case, "capitals", strings.ToUpper(text))
	add(key.Strict.Spaces, "two blanks for one", strings.ReplaceAll(text, " ", "  "))
	add(key.Strict.Accents, "without accents", bare(text))
	add(key.Strict.Punctuation || key.Code(), "a full stop after it", text+".")
	add(key.Code(), "a letter left out", oneLess(text))
	return all
}

// bare is a text without its accents.
func bare(text string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(text)))
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
