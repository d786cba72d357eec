package engine

import (
	"math"
	"slices"
	"time"
)

// Method is how a learner goes through a unit. The items are the same; what comes first
// and how they are framed is not.
type Method string

const (
	ReadFirst     Method = ""         // the lesson, then its questions
	TryFirst      Method = "try"      // the questions; the lesson when one went wrong
	ExamplesFirst Method = "examples" // worked examples, faded step by step, then the questions
	ByCards       Method = "cards"    // each question is recalled and turned, and judged by the learner
)

// Methods lists all there are.
func Methods() []Method { return []Method{ReadFirst, TryFirst, ExamplesFirst, ByCards} }

// Text is the method in words.
func (m Method) Text() Text {
	return map[Method]Text{ReadFirst: "read, then try", TryFirst: "try first", ExamplesFirst: "worked examples first", ByCards: "cards"}[m]
}

// Means says what the method does.
func (m Method) Means() Text {
	return map[Method]Text{
		ReadFirst:     "The lesson first, then its questions.",
		TryFirst:      "The questions first; the lesson comes when one goes wrong, or when you call for it.",
		ExamplesFirst: "Worked examples first, of which you finish more and more yourself; then the questions.",
		ByCards:       "You recall each answer, turn the card, and say yourself how well you knew it.",
	}[m]
}

// methodOf is the method that an event names; what is none is the usual one.
func methodOf(name string) Method {
	if m := Method(name); slices.Contains(Methods(), m) {
		return m
	}
	return ReadFirst
}

// readByName is how an event names ReadFirst for a unit, where no name takes the unit's own
// method away.
const readByName = "read"

// Named is the method as events name it for a unit, where no name means none of its own.
func (m Method) Named() string {
	if m == ReadFirst {
		return readByName
	}
	return string(m)
}

// Method is how the learner goes through a unit: by its own method, or by their usual one.
func (p *Progress) Method(unit string) Method {
	if m, own := p.methods[unit]; own {
		return m
	}
	return p.state.Method
}

// OwnMethod reports whether a unit has a method of its own.
func (p *Progress) OwnMethod(unit string) bool {
	_, own := p.methods[unit]
	return own
}

// chooseMethod gives a unit a method of its own, or takes it away.
func (p *Progress) chooseMethod(e Event) {
	before, had := p.methods[e.Unit]
	if e.Name == "" {
		delete(p.methods, e.Unit)
	} else {
		p.methods[e.Unit] = methodOf(e.Name)
	}
	p.state.changed(e, "the method of a unit", func() {
		delete(p.methods, e.Unit)
		if had {
			p.methods[e.Unit] = before
		}
	})
}

// schooled is what a method did for one skill: when it was last met in a unit by that
// method, and what was asked about it a day or more later.
type schooled struct {
	by           Method
	first, last  time.Time
	right, later int
}

// laterOn is how long after a skill was met an answer tells whether it lasted.
const laterOn = 20 * time.Hour

// school notes what the first answer to an item says of the method by which its skill was
// learnt: within a unit it is being learnt; a day later, it shows what stayed.
func (p *Progress) school(v *Visit, s *Skill, e Event, right bool) {
	at := p.schooled[s]
	if at != nil && e.Time.Sub(at.last) >= laterOn {
		at.later++
		if right {
			at.right++
		}
	}
	if v.Unit == nil {
		return
	}
	if at == nil {
		at = &schooled{by: p.Method(v.Unit.ID), first: e.Time}
		p.schooled[s] = at
	}
	at.last = e.Time
}

// MethodFigures is how a method has worked for this learner.
type MethodFigures struct {
	Method       Method
	Skills       int           // that were met by it
	Spent        time.Duration // in units gone through by it
	Right, Later int           // answers a day or more after, and how many of them were right
	Low, High    float64       // within which the share that stays will lie, 8 times in 10
	Enough       bool          // to say anything
}

const (
	leastLater = 20                 // answers below which nothing is said of a method
	leastSpan  = 7 * 24 * time.Hour // and as long ago it must have been begun
)

// HowMethodsWorked is how each method that was used has worked for this learner, in all packs.
func (s *State) HowMethodsWorked(now time.Time) []MethodFigures {
	var all []MethodFigures
	for _, m := range Methods() {
		f := MethodFigures{Method: m}
		var first time.Time
		for _, p := range s.wakeAll() {
			f.Spent += p.spentBy[m]
			for _, at := range p.schooled {
				if at.by != m {
					continue
				}
				f.Skills, f.Right, f.Later = f.Skills+1, f.Right+at.right, f.Later+at.later
				if first.IsZero() || at.first.Before(first) {
					first = at.first
				}
			}
		}
		f.Low, f.High = likelyShare(f.Right, f.Later)
		f.Enough = f.Later >= leastLater && now.Sub(first) >= leastSpan
		if f.Skills > 0 {
			all = append(all, f)
		}
	}
	return all
}

// likelyShare is the range within which a share lies of which so many of n were seen, eight
// times in ten: Wilson's score interval (1927).
func likelyShare(seen, n int) (low, high float64) {
	if n == 0 {
		return 0, 1
	}
	z, share, all := eightyIn, float64(seen)/float64(n), float64(n)
	middle := (share + z*z/(2*all)) / (1 + z*z/all)
	half := z / (1 + z*z/all) * math.Sqrt(share*(1-share)/all+z*z/(4*all*all))
	return middle - half, middle + half
}
