package content

import (
	"strings"

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

// What is tried besides slips of the right answer.
const (
	OfRight   = "the answer"
	OfMistake = "a mistake"
)

func tryItem(it *engine.Item) []Trial {
	var all []Trial
	try := func(tried string, r answer.Reply) {
		t := Trial{Skill: it.Skill.ID, Item: it.ID, Tried: tried, Given: strings.Join(append(append(r.Picked, r.Parts...), r.Text), " ")}
		if g, err := it.Grade(r); err != nil {
			t.Unread = err.Error()
		} else {
			t.Outcome, t.Say = g.Outcome, g.Say
		}
		all = append(all, t)
	}
	try(OfRight, it.Key.Right())
	for _, r := range answer.Foreseen(it.Key) {
		try(OfMistake, r)
	}
	for _, s := range answer.Slips(it.Key) {
		try(s.What, s.Reply)
	}
	return all
}
