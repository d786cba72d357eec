// Package engine is the domain of ownpace: what a pack is, what happened to a
// learner, and what follows from both. It is pure: no file, no clock, no goroutine,
// no global random; time and seed are arguments.
package engine

import (
	"ownpace/engine/answer"
	"ownpace/engine/belief"
)

// Pack is one subject as an author wrote it: skills, the units they are grouped
// in, and their items. Every id in it resolves: content refuses or drops the rest.
type Pack struct {
	ID       string
	Title    Text
	About    Text
	Version  string
	Revision string // hash of the files it was read from
	License  Text
	Units    []*Unit
	Skills   []*Skill // in the author's order
}

// Unit is a group of skills: what a learner chooses and reorders.
type Unit struct {
	ID     string
	Title  Text
	About  Text
	Skills []*Skill
}

// Skill is the smallest thing that can be known.
type Skill struct {
	ID       string
	Title    Text
	Can      Text // "I can …", may be empty
	Needs    []*Skill
	Unit     *Unit
	Lesson   Text // Markdown, may be empty
	Examples []Example
	Items    []*Item
	Index    int // its place in Pack.Skills, and in the belief
}

// Teaches reports whether there is a lesson or a worked example.
func (s *Skill) Teaches() bool { return s.Lesson != "" || len(s.Examples) > 0 }

// Example is a worked example: a question, the steps to its answer, the answer.
type Example struct {
	ID     string
	Ask    Text
	Steps  []Text
	Answer Text
}

// Level is how hard an item is among those of its skill, from 1 to 5; the words
// easy, medium and hard are 2, 3 and 4.
type Level int

const (
	Easy   Level = 2
	Medium Level = 3
	Hard   Level = 4
)

// Item is one question on one skill.
type Item struct {
	ID      string
	Skill   *Skill
	Ask     Text     // Markdown
	Options []string // what a choice shows, in the author's order; empty when typed
	Shuffle bool     // whether Options are shown in random order
	Many    bool     // whether several options may be marked
	Arrange bool     // whether the options are to be put in order
	Key     answer.Key
	Figure  Figure
	Hints   []Text
	Explain Text
	Level   Level
	Use     Use
	Checks  []Check

	Vary func(seed uint64) *Item // draws the variables; nil when nothing varies
	Draw map[string]string       // the values that this item was drawn with
}

// Drawn is the item with its variables drawn by a seed, the same for the same seed.
func (it *Item) Drawn(seed uint64) *Item {
	if it.Vary == nil {
		return it
	}
	if drawn := it.Vary(seed); drawn != nil {
		return drawn
	}
	return it // itself a sound draw
}

// Figure is a picture in text, and the same in words.
type Figure struct{ Art, Alt Text }

// Use is where an item may be asked.
type Use string

const (
	Anywhere     Use = ""
	PracticeOnly Use = "practice-only"
	ReviewOnly   Use = "review-only"
)

// Check is an author's own test of the grading of an item.
type Check struct {
	Given  string
	Expect answer.Outcome
}

// Skill finds a skill by its id, or nil.
func (p *Pack) Skill(id string) *Skill {
	for _, s := range p.Skills {
		if s.ID == id {
			return s
		}
	}
	return nil
}

// Unit finds a unit by its id, or nil.
func (p *Pack) Unit(id string) *Unit {
	for _, u := range p.Units {
		if u.ID == id {
			return u
		}
	}
	return nil
}

// Item finds an item by its id, or nil.
func (p *Pack) Item(id string) *Item {
	for _, s := range p.Skills {
		for _, it := range s.Items {
			if it.ID == id {
				return it
			}
		}
	}
	return nil
}

// Items is the number of items in the pack.
func (p *Pack) Items() int { return countItems(p.Skills) }

// Items is the number of items in the unit.
func (u *Unit) Items() int { return countItems(u.Skills) }

func countItems(skills []*Skill) int {
	n := 0
	for _, s := range skills {
		n += len(s.Items)
	}
	return n
}

// Graph is the prerequisites by index, for the belief.
func (p *Pack) Graph() belief.Graph {
	g := make(belief.Graph, len(p.Skills))
	for i, s := range p.Skills {
		for _, need := range s.Needs {
			g[i] = append(g[i], need.Index)
		}
	}
	return g
}

// Reply makes the reply that the option or the typed text stands for.
func (it *Item) Reply(text string, picked []string) answer.Reply {
	if len(it.Options) > 0 {
		return answer.Reply{Picked: picked}
	}
	return answer.Reply{Text: text}
}

// Grade judges a reply to the item. An error says how to write the reply so that
// it can be judged.
func (it *Item) Grade(r answer.Reply) (answer.Outcome, Text, error) {
	v, err := it.Key.Grade(r)
	return v.Outcome, Clean(v.Say), err
}

// Solution is the right answer as the author wrote it.
func (it *Item) Solution() Text { return Clean(it.Key.Solution()) }
