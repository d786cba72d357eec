package engine

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"ownpace/engine/answer"
)

// Games are rounds with a score. Their answers are practice like any others.
const (
	dailyID  = "~daily/" // and a date: a few items mixed from all that was met
	TimedID  = "~timed"  // as many as one likes against the clock, and against the last time
	LadderID = "~ladder" // harder with each right answer
)

// DailyID is the daily mix of a day.
func DailyID(now time.Time) string { return dailyID + dateOf(dayOf(now)).Format(time.DateOnly) }

// IsDaily reports whether a round is the daily mix of some day.
func IsDaily(id string) bool { return strings.HasPrefix(id, dailyID) }

func isGame(id string) bool { return id == TimedID || id == LadderID || IsDaily(id) }

const (
	UsualMinutes = 2 // of a timed round
	ladderRungs  = 10
	ladderFalls  = 2 // rungs down after a wrong answer
	LadderWrong  = 3 // wrong answers that end it
)

// Game is a timed round or a ladder, as far as it has come.
type Game struct {
	Begun        time.Time
	Minutes      int // of a timed round, else 0
	Right, Wrong int
	Rung         int // of a ladder, on which the learner stands; 0 on the ground
	Highest      int // of these so far
	Rungs        int // that there are
	Ended        bool
	Score        int     // when it came to its end
	Ghost        *Result // the last round of the same length, or nil

	times []time.Duration // of right answers, from the beginning
}

// Result is a game that came to its end.
type Result struct {
	When    time.Time
	Minutes int // of a timed round
	Score   int
	Of      int // rungs of a ladder, questions of a daily mix
	times   []time.Duration
}

// At is how many were right after so long.
func (r Result) At(d time.Duration) int {
	n := 0
	for _, t := range r.times {
		if t <= d {
			n++
		}
	}
	return n
}

// Game is the timed round or the ladder that is open or was last, or nil.
func (p *Progress) Game(id string) *Game { return p.games[id] }

// Results lists the games of a kind that came to their end, the last one last; of timed
// rounds those of a length.
func (p *Progress) Results(id string, minutes int) []Result {
	return slices.DeleteFunc(slices.Clone(p.results[id]), func(r Result) bool { return r.Minutes != minutes })
}

// LastTimed is how many minutes the last timed round had; false when there was none.
func (p *Progress) LastTimed() (minutes int, ok bool) {
	all := p.results[TimedID]
	if len(all) == 0 {
		return 0, false
	}
	return all[len(all)-1].Minutes, true
}

// Dailies lists the daily mixes that were done, the last one last: how many were right
// without help.
func (p *Progress) Dailies() []Result {
	var all []Result
	for id, v := range p.visits {
		date, err := time.Parse(time.DateOnly, strings.TrimPrefix(id, dailyID))
		if closed, clean := v.Attempts(); err == nil && IsDaily(id) && closed == len(v.queue) {
			all = append(all, Result{When: date, Score: clean, Of: closed})
		}
	}
	slices.SortFunc(all, func(a, b Result) int { return a.When.Compare(b.When) })
	return all
}

// Best is the result with the highest score, of these the first.
func Best(results []Result) Result {
	return slices.MaxFunc(results, func(a, b Result) int {
		return cmp.Or(cmp.Compare(a.Score, b.Score), b.When.Compare(a.When))
	})
}

// Over reports whether the time of a timed round is over.
func (g *Game) Over(now time.Time) bool { return g.Minutes > 0 && g.Left(now) <= 0 }

// Left is how much time there still is in a timed round.
func (g *Game) Left(now time.Time) time.Duration {
	return time.Duration(g.Minutes)*time.Minute - now.Sub(g.Begun)
}

// play takes in what happens in a game.
func (p *Progress) play(e Event) {
	v := p.visits[e.Unit]
	if v == nil || !isGame(e.Unit) || IsDaily(e.Unit) { // whose result is that of the visit
		return
	}
	g := p.games[e.Unit]
	switch {
	case e.Kind == RoundOpened && (g == nil || g.Ended || !v.Begun()):
		p.games[e.Unit] = p.newGame(e, len(v.queue))
	case g == nil || g.Ended:
	case e.Kind == Answered && e.Told != nil:
		g.take(*e.Told, e.Time)
	case e.Kind == SolutionShown && v.Attempt(e.Item).Wrong == 0: // it was passed
		g.take(answer.Wrong, e.Time)
	case e.Kind == UnitLeft && e.Unit == TimedID: // time does not wait
		g.Ended = true
	case e.Kind == RoundEnded:
		g.Ended, g.Score = true, e.Part
		p.results[e.Unit] = append(p.results[e.Unit], Result{When: e.Time, Minutes: g.Minutes, Score: e.Part, Of: g.Rungs, times: g.times})
	}
}

func (p *Progress) newGame(e Event, items int) *Game {
	g := &Game{Begun: e.Time}
	if e.Unit == LadderID {
		g.Rungs = min(ladderRungs, items)
		return g
	}
	if g.Minutes = e.Minutes; g.Minutes <= 0 {
		g.Minutes = UsualMinutes
	}
	if last := p.Results(e.Unit, g.Minutes); len(last) > 0 {
		g.Ghost = &last[len(last)-1]
	}
	return g
}

// take counts an answer. What is almost right moves nobody; what comes after the time
// counts no more.
func (g *Game) take(told answer.Outcome, at time.Time) {
	switch {
	case g.Over(at):
	case told == answer.Right:
		g.Right++
		g.times = append(slices.Clip(g.times), at.Sub(g.Begun))
		g.Rung = min(g.Rungs, g.Rung+1)
		g.Highest = max(g.Highest, g.Rung)
	case told == answer.Wrong:
		g.Wrong++
		g.Rung = max(0, g.Rung-ladderFalls)
	}
}

// After is the game as it will be after an answer, and whether it is the last one: then the
// score is that of the game.
func (p *Progress) After(id string, told answer.Outcome, at time.Time) (g Game, last bool) {
	g = *p.games[id]
	g.take(told, at)
	g.Score = g.Right
	last = p.Left(id) <= 1 || g.Over(at)
	if id == LadderID {
		g.Score = g.Highest
		last = last || g.Rung == g.Rungs || g.Wrong >= LadderWrong
	}
	return g, last
}

// nextInGame is the next item of a game: on a ladder one for the rung above, or for the
// nearest that has one left.
func (p *Progress) nextInGame(g *Game, v *Visit) Step {
	if g.Ended {
		return Step{}
	}
	var best *Item
	nearest := 0
	for i, it := range v.queue {
		if v.closed(it) {
			continue
		}
		far := i
		if g.Rungs > 0 {
			if far = i/max(1, len(v.queue)/g.Rungs) - g.Rung; far < 0 {
				far = -far
			}
		}
		if best == nil || far < nearest {
			best, nearest = it, far
		}
	}
	if best == nil {
		return Step{}
	}
	return Step{Skill: best.Skill, Item: best}
}
