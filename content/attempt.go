package content

import (
	"slices"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// Attempts in a learner's log. An attempt in a unit ends with a right answer, with the
// solution, or by moving on from an almost right answer; it may be broken off and taken up
// again in between. In the placement each answer is an attempt.

// gathered is what was gathered of an item.
type gathered struct {
	answers                    []firstAnswer
	unlearnt, attempts, hinted int
}

// firstAnswer is the first answer of an attempt.
type firstAnswer struct {
	who   int // the learner
	event engine.Event
}

// follower goes through the log of one learner.
type follower struct {
	who    int
	open   map[spot]*attempt
	placed *gathered // what the last answer of the placement was added to, until it is taken back
	n      int       // first answers
}

// spot is where an attempt is made.
type spot struct {
	unit string
	item *engine.Item
}

type attempt struct{ answered, hinted bool }

// learner gathers the attempts of one learner and returns how many first answers there are.
func (t *tally) learner(who int, events []engine.Event) int {
	f := follower{who: who, open: make(map[spot]*attempt)}
	for _, e := range events {
		if e.Pack != t.pack.ID && !slices.Contains(t.pack.Was, e.Pack) {
			continue
		}
		if e.Kind == engine.Withdrawn {
			f.withdraw()
		}
		it := t.ids[e.Item]
		switch {
		case it == nil:
		case e.Kind == engine.Answered && max(e.Edition, 1) != it.Edition: // it was another question
		case e.Kind == engine.Answered && e.Placing:
			f.place(t.all[it], e)
		default:
			f.follow(t.all[it], spot{e.Unit, it}, e)
		}
	}
	return f.n
}

func (f *follower) take(g *gathered, e engine.Event) {
	g.answers = append(g.answers, firstAnswer{f.who, e})
	f.n++
}

func (f *follower) place(g *gathered, e engine.Event) {
	f.placed = nil
	switch {
	case e.Unlearnt:
		g.unlearnt++
	case e.Told != nil && e.Reply != nil:
		f.take(g, e)
		f.placed = g
	}
}

func (f *follower) withdraw() {
	if f.placed != nil {
		f.placed.answers = f.placed.answers[:len(f.placed.answers)-1]
		f.placed = nil
		f.n--
	}
}

func (f *follower) follow(g *gathered, at spot, e engine.Event) {
	graded := e.Kind == engine.Answered && e.Told != nil && e.Reply != nil
	if f.open[at] == nil && (graded || e.Kind == engine.HintShown || e.Kind == engine.SolutionShown) {
		f.open[at] = &attempt{}
		g.attempts++
	}
	a := f.open[at]
	switch {
	case e.Kind == engine.HintShown && !a.hinted:
		a.hinted = true
		g.hinted++
	case graded && !a.answered:
		a.answered = true
		f.take(g, e)
	}
	if graded && *e.Told == answer.Right || e.Kind == engine.SolutionShown || e.Kind == engine.MovedOn {
		delete(f.open, at)
	}
}
