// Package engine is the domain of ownpace: what a pack is, what happened to a
// learner, and what follows from both. It is pure: no file, no clock, no goroutine,
// no global random; time and seed are arguments.
package engine

import (
	"image"
	"maps"
	"slices"
	"strings"

	"ownpace/engine/answer"
	"ownpace/engine/belief"
)

// Pack is one subject as an author wrote it: skills, the units they are grouped
// in, and their items. Every id in it resolves: content refuses or drops the rest.
type Pack struct {
	ID        string
	Was       []string // earlier ids
	Title     Text
	About     Text
	Accent    string // of its pages, as #rrggbb; "" for that of the theme
	Version   string
	Revision  string // hash of the files it was read from
	License   Text
	Language  string   // such as "en", or that of the translation it was read in
	Interests []string // that items are dressed in
	Goals     []Text   // what one may want to learn it for
	Glossary  []Term   // in the author's order
	Skipped   int      // items that could not be read
	Units     []*Unit
	Skills    []*Skill // in the author's order

	// Whole reads all of a pack of which only the manifest was read: titles and what
	// builds on what. It is nil when all of it is here.
	Whole func() *Pack
}

// All is the pack with all that is in it.
func (p *Pack) All() *Pack {
	if p.Whole == nil {
		return p
	}
	if whole := p.Whole(); whole != nil {
		return whole
	}
	return p
}

// Term is a word of the subject and what it means, in Markdown.
type Term struct{ Word, Meaning Text }

// Unit is a group of skills: what a learner chooses and reorders.
type Unit struct {
	ID     string
	Was    []string // earlier ids
	Title  Text
	About  Text
	Skills []*Skill
}

// Skill is the smallest thing that can be known.
type Skill struct {
	ID        string
	Was       []string // earlier ids
	Title     Text
	Can       Text // "I can …", may be empty
	Needs     []*Skill
	Helps     []*Skill           // what it makes easier, without being needed
	Practises map[*Skill]float64 // what success here refreshes, too, with a weight in (0, 1]
	Unit      *Unit
	Level     Level                         // how hard it is among the skills of the pack, 0 when the author does not say
	Minutes   int                           // that it takes to learn, 0 when the author does not say
	Summary   Text                          // the point of it, in Markdown, to keep
	Lesson    Text                          // Markdown, may be empty
	Pictures  map[string]func() image.Image // in the lesson, by their files; see [Text.Parts]
	Figure    Figure
	Examples  []Example
	Items     []*Item
	Index     int // its place in Pack.Skills, and in the belief
}

// Teaches reports whether there is a lesson or a worked example.
func (s *Skill) Teaches() bool { return s.Lesson != "" || len(s.Examples) > 0 }

// Example is a worked example: a question, the steps to its answer, the answer.
type Example struct {
	ID     string
	Ask    Text
	Steps  []Text
	Answer Text
	Try    *Item // the same as a question of its own, when it has an answer
}

// Level is how hard an item is among those of its skill, from 1 to 5; the words
// easy, medium and hard are 2, 3 and 4.
type Level int

const (
	Easy   Level = 2
	Medium Level = 3
	Hard   Level = 4
)

// Asking is how an item is answered.
type Asking int

const (
	Typed    Asking = iota // with a line
	One                    // with one of the options
	Several                // with some of the options
	Arranged               // with all options, in order
	Matched                // with an option for each of Lefts
	Filled                 // with a line for each of Gaps
	Composed               // with many lines, then with the options that they meet
)

// Item is one question on one skill.
type Item struct {
	ID      string
	From    Text     // file and line in which it was written, when its author looks at it
	Was     []string // earlier ids
	Edition int      // counts what were different questions under this id, from 1
	Skill   *Skill
	Also    []*Skill // what a right answer needs, too
	Stem    Text     // Markdown before Ask: a passage, or a problem with its steps so far
	After   *Item    // of a problem in steps, the step before, which is asked first
	Ask     Text     // Markdown; of a Filled one, the text with its gaps numbered
	Asks    Asking
	Options []string // what is chosen from, in the author's order; of a Composed one, its rubric
	Shuffle bool     // whether Options are shown in random order
	Lefts   []Text   // of a Matched one
	Gaps    []Text   // of a Filled one: a hint to each, may be empty
	Key     answer.Key
	Figure  Figure
	Hints   []Hint
	Card    bool // what is on its other side is to be known by heart
	Explain Text // said after the answer
	Worked  Text // the way to the answer, may be empty
	Level   Level
	Use     Use
	Checks  []Check
	Own     *Note // a card of the learner's own; nil for what an author wrote

	// Vary draws the variables and dresses the item in the first of the interests that
	// it has a dress for; nil when nothing varies.
	Vary func(seed uint64, interests []string) *Item
	// Again is the item with such values, in such a dress; nil when nothing varies.
	Again   func(values map[string]string, dress string) *Item
	Dresses []string          // the interests that it has a dress for
	Draws   int               // how many draws there are, when they were counted
	Draw    map[string]string // the values that this item was drawn with
	Dress   string            // the interest that it is dressed in, "" for none
}

// Drawn is the item with its variables drawn by a seed, the same for the same seed, in
// the dress of an interest.
func (it *Item) Drawn(seed uint64, interests []string) *Item {
	if it.Vary == nil {
		return it
	}
	if drawn := it.Vary(seed, interests); drawn != nil {
		return drawn
	}
	return it // itself a sound draw
}

// As is the item as it was drawn once, as far as it can still be drawn so.
func (it *Item) As(values map[string]string, dress string) *Item {
	if it.Again == nil || maps.Equal(it.Draw, values) && it.Dress == dress {
		return it
	}
	if drawn := it.Again(values, dress); drawn != nil {
		return drawn
	}
	return it
}

// First is the first step of the problem that the item is a step of, or else the item.
func (it *Item) First() *Item {
	for it.After != nil {
		it = it.After
	}
	return it
}

// Follows reports whether the item belongs right after another: as its next step, or
// as another question on the same passage.
func (it *Item) Follows(other *Item) bool {
	return other != nil && (it.After == other || it.Stem != "" && it.Stem == other.Stem)
}

// Places reports whether the item may be asked in a placement: only what is graded by
// itself, and stands by itself, can tell what somebody knows.
func (it *Item) Places() bool {
	return (it.Use == Anywhere || it.Use == PlacementOnly) && it.Asks != Composed && it.After == nil
}

// Reply is the reply that such texts stand for: one typed line, the options chosen, or
// a text for each part.
func (it *Item) Reply(given ...string) answer.Reply {
	switch it.Asks {
	case One, Several, Arranged:
		return answer.Reply{Picked: given}
	case Matched, Filled:
		return answer.Reply{Parts: given}
	}
	return answer.Reply{Text: strings.Join(given, ", ")}
}

// Hint is a step on the ladder of help: a text, or a small question on the way.
type Hint struct {
	Text Text
	Ask  *Item // nil for a text
}

// Figure is a picture, and the same in words: as text art, or as an image, decoded
// when it is called for, nil when there is none.
type Figure struct {
	Art, Alt Text
	Image    func() image.Image
}

// Use is where an item may be asked.
type Use string

const (
	Anywhere      Use = ""
	PlacementOnly Use = "placement-only"
	PracticeOnly  Use = "practice-only"
	ReviewOnly    Use = "review-only"
)

// Check is an author's own test of the grading of an item.
type Check struct {
	Given  answer.Reply
	Expect answer.Outcome
}

// Skill finds a skill by its id, or nil.
func (p *Pack) Skill(id string) *Skill {
	return find(p.Skills, func(s *Skill) bool { return s.ID == id })
}

// BuiltOn lists, for each skill, those that need it.
func (p *Pack) BuiltOn() map[*Skill][]*Skill {
	on := make(map[*Skill][]*Skill, len(p.Skills))
	for _, s := range p.Skills {
		for _, need := range s.Needs {
			on[need] = append(on[need], s)
		}
	}
	return on
}

// Unit finds a unit by its id, or nil.
func (p *Pack) Unit(id string) *Unit {
	return find(p.Units, func(u *Unit) bool { return u.ID == id })
}

// Item finds an item by its id, or nil.
func (p *Pack) Item(id string) *Item {
	for _, s := range p.Skills {
		if it := find(s.Items, func(it *Item) bool { return it.ID == id }); it != nil {
			return it
		}
	}
	return nil
}

func find[T any](all []*T, is func(*T) bool) *T {
	if i := slices.IndexFunc(all, is); i >= 0 {
		return all[i]
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

// Judgement is what a reply was found to be, and what to say to it.
type Judgement struct {
	Outcome answer.Outcome
	Say     Text
	Share   float64 // of what was asked that was right all the same, in [0, 1), when it is wrong
}

// Grade judges a reply to the item. An error says how to write the reply so that
// it can be judged.
func (it *Item) Grade(r answer.Reply) (Judgement, error) {
	v, err := it.Key.Grade(r)
	return Judgement{v.Outcome, Clean(v.Say), v.Share}, err
}

// Solution is the right answer as the author wrote it.
func (it *Item) Solution() Text { return Clean(it.Key.Solution()) }
