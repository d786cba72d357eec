package simulated

import (
	"math/rand/v2"
	"time"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// Course is how one learner went: the placement, and the study that followed it.
type Course struct {
	Questions int       // of the placement
	Accuracy  []float64 // share of skills judged rightly: before any question, after 1, 2, …
	Knew      []bool    // by skill: what the learner knew when they came
	Said      []float64 // by skill: the probability that it is known, at the end of the placement
	Shown     map[*engine.Item]bool
	Minutes   float64 // of placement and study, by the engine's estimates
	Mastered  bool    // the study ended with every skill known
}

// mostVisits is how often a learner goes through one unit before they put it aside.
const mostVisits = 12

// follower takes one learner through a pack and keeps the course.
type follower struct {
	*Learner
	course   Course
	state    *engine.State
	progress *engine.Progress
	now      time.Time
}

// Follow takes learner number n, of the population whose turn it is, through the pack,
// which must be whole. The same seed and number give the same course.
func Follow(pack *engine.Pack, seed uint64, n int) Course {
	kinds := Populations()
	rng := rand.New(rand.NewPCG(seed, uint64(n)))
	state := engine.NewState([]*engine.Pack{pack})
	f := follower{Learner: kinds[n%len(kinds)].Learner(pack, rng), state: state, progress: state.Progress(pack.ID),
		now: time.Unix(0, 0).UTC()}
	f.course.Knew = append(f.course.Knew, f.Known...)
	f.course.Shown = make(map[*engine.Item]bool)
	f.place(rng.Uint64())
	f.study()
	return f.course
}

// place takes the placement, to where the engine ends it.
func (f *follower) place(seed uint64) {
	f.apply(engine.Event{Kind: engine.PlacementOpened})
	f.course.Accuracy = append(f.course.Accuracy, Accuracy(f.progress, f.Known))
	for item := f.progress.NextPlacement(seed); item != nil; item = f.progress.NextPlacement(seed) {
		f.course.Shown[item] = true
		f.spend(item)
		f.apply(f.Place(item))
		f.course.Questions++
		f.course.Accuracy = append(f.course.Accuracy, Accuracy(f.progress, f.Known))
	}
	f.apply(engine.Event{Kind: engine.PlacementEnded})
	for _, s := range f.pack.Skills {
		f.course.Said = append(f.course.Said, f.progress.Mastery(s))
	}
}

// Accuracy is the share of skills that the map judges rightly, by what is likelier.
func Accuracy(p *engine.Progress, known []bool) float64 {
	right := 0
	for i, s := range p.Pack.Skills {
		if judged(p.Mastery(s)) == known[i] {
			right++
		}
	}
	return float64(right) / float64(len(known))
}

// judged is what a probability that a skill is known comes to.
func judged(known float64) bool { return known > 0.5 }

// study goes through the unit that is suggested next after the last one, until all are
// known or put aside.
func (f *follower) study() {
	visits := make(map[*engine.Unit]int)
	var last *engine.Unit
	for {
		next, more := f.progress.Suggested(last)
		if !more { // or only the last one is left
			next, more = f.progress.Suggested(nil)
		}
		if !more {
			break
		}
		last = next.Unit
		if visits[last]++; visits[last] > mostVisits {
			f.apply(engine.Event{Kind: engine.UnitSkipped, Unit: last.ID})
			continue
		}
		f.visit(last)
	}
	f.course.Mastered = f.progress.Count(engine.Known) == len(f.pack.Skills)
}

// visit goes through a unit as the engine leads: lessons are read, questions answered
// once, and after a wrong answer the solution is looked at.
func (f *follower) visit(u *engine.Unit) {
	f.apply(engine.Event{Kind: engine.UnitOpened, Unit: u.ID})
	for step := f.progress.Next(u.ID); !step.Done(); step = f.progress.Next(u.ID) {
		if step.Item == nil {
			lesson, _ := step.Skill.Takes()
			f.course.Minutes += lesson
			f.apply(engine.Event{Kind: engine.LessonRead, Unit: u.ID, Skill: step.Skill.ID})
			f.learn(step.Skill, byReading)
			continue
		}
		f.course.Shown[step.Item] = true
		f.spend(step.Item)
		told := f.answer(step.Item)
		e := engine.Event{Kind: engine.Answered, Unit: u.ID, Item: step.Item.ID, Told: &told}
		f.apply(e)
		if told != answer.Right {
			e.Kind, e.Told = engine.SolutionShown, nil
			f.apply(e)
			f.learn(step.Skill, byAnswering)
		}
	}
	f.apply(engine.Event{Kind: engine.UnitLeft, Unit: u.ID})
}

// spend counts the time of one question.
func (f *follower) spend(item *engine.Item) {
	_, question := item.Skill.Takes()
	f.course.Minutes += question
}

// apply lets an event happen, a minute after the last.
func (f *follower) apply(e engine.Event) {
	f.now = f.now.Add(time.Minute)
	e.Pack, e.Time = f.pack.ID, f.now
	f.state.Apply(e)
}
