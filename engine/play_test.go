package engine_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// open opens a round with what it would ask now, and returns its items.
func (b *begun) open(id string, minutes int) []*engine.Item {
	items := b.p.Round(id, b.now)
	e := engine.Event{Kind: engine.RoundOpened, Unit: id, Minutes: minutes}
	for _, it := range items {
		e.Order = append(e.Order, it.ID)
	}
	b.apply(e)
	return items
}

// play answers the next question of a game, as its screen would write it down, and reports
// whether the game is over.
func (b *begun) play(id string, told answer.Outcome) bool {
	b.t.Helper()
	it := b.p.Next(id).Item
	if it == nil {
		b.t.Fatalf("%s asks nothing", id)
	}
	after, last := b.p.After(id, told, b.now.Add(20*time.Second)) // when apply will write it
	b.answer(id, it, told)
	switch told {
	case answer.Wrong:
		b.apply(engine.Event{Kind: engine.SolutionShown, Unit: id, Skill: it.Skill.ID, Item: it.ID})
	case answer.Almost:
		b.apply(engine.Event{Kind: engine.MovedOn, Unit: id, Skill: it.Skill.ID, Item: it.ID})
	}
	if last {
		b.apply(engine.Event{Kind: engine.RoundEnded, Unit: id, Part: after.Score})
	}
	return last
}

func TestDaily(t *testing.T) {
	b := newBegun(t)
	id := engine.DailyID(b.now)
	if id != "~daily/2026-03-02" || engine.DailyID(b.now.Add(17*time.Hour)) != id || engine.DailyID(b.now.Add(18*time.Hour)) == id {
		t.Errorf("at ten it is %s, at three in the night %s, at four %s", id, engine.DailyID(b.now.Add(17*time.Hour)), engine.DailyID(b.now.Add(18*time.Hour)))
	}
	if n := len(b.p.Round(id, b.now)); n != 0 {
		t.Errorf("%d items though nothing was met", n)
	}
	for _, u := range b.p.Pack.Units[:3] {
		b.learn(u)
	}
	items := b.p.Round(id, b.now)
	if len(items) != 5 {
		t.Fatalf("%d items", len(items))
	}
	skills := make(map[*engine.Skill]bool)
	for _, it := range items {
		skills[it.Skill] = true
	}
	if len(skills) != 5 {
		t.Errorf("they are on %d skills, of nine that were met", len(skills))
	}
	if again := b.p.Round(id, b.now.Add(time.Hour)); !slices.Equal(items, again) {
		t.Error("an hour later there are others")
	}
	if next := b.p.Round(engine.DailyID(b.now.AddDate(0, 0, 1)), b.now); slices.Equal(items, next) {
		t.Error("tomorrow's are the same")
	}
	b.open(id, 0)
	for i, it := range items {
		if next := b.p.Next(id).Item; next != it {
			t.Fatalf("question %d is %v, not %s", i+1, next, it.ID)
		}
		if i == 1 {
			b.answer(id, it, answer.Wrong)
		}
		b.answer(id, it, answer.Right)
	}
	if all := b.p.Dailies(); !b.p.Next(id).Done() || len(all) != 1 || all[0].Score != 4 || all[0].Of != 5 {
		t.Errorf("done: %v, %+v", b.p.Next(id).Done(), all)
	}
}

func TestLadder(t *testing.T) {
	for _, c := range []struct {
		name    string
		told    []answer.Outcome
		rung    int
		highest int
		ended   bool
	}{
		{"one right", []answer.Outcome{answer.Right}, 1, 1, false},
		{"two down", []answer.Outcome{answer.Right, answer.Right, answer.Right, answer.Wrong}, 1, 3, false},
		{"not below the ground", []answer.Outcome{answer.Right, answer.Wrong}, 0, 1, false},
		{"almost moves nobody", []answer.Outcome{answer.Right, answer.Almost}, 1, 1, false},
		{"three wrong end it", []answer.Outcome{answer.Right, answer.Wrong, answer.Wrong, answer.Wrong}, 0, 1, true},
		{"the top ends it", slices.Repeat([]answer.Outcome{answer.Right}, 10), 10, 10, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBegun(t)
			for _, u := range b.p.Pack.Units[:4] {
				b.learn(u)
			}
			b.open(engine.LadderID, 0)
			over := false
			for _, told := range c.told {
				over = b.play(engine.LadderID, told)
			}
			g := b.p.Game(engine.LadderID)
			if g.Rung != c.rung || g.Highest != c.highest || g.Ended != c.ended || over != c.ended {
				t.Errorf("%+v, over %v", *g, over)
			}
			if results := b.p.Results(engine.LadderID, 0); c.ended != (len(results) == 1 && results[0].Score == c.highest && b.p.Next(engine.LadderID).Done()) {
				t.Errorf("results %+v", results)
			}
		})
	}
}

// TestLadderClimbs: whatever is answered, a ladder ends, and stays between ground and top;
// what it asks for a higher rung is not likelier to be right than what it asks for a lower.
func TestLadderClimbs(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 0))
	for range 10 {
		b := newBegun(t)
		for _, u := range b.p.Pack.Units[:1+rng.IntN(6)] {
			b.learn(u)
		}
		items := b.open(engine.LadderID, 0)
		if len(items) != 30 {
			t.Fatalf("%d items", len(items))
		}
		seen := make(map[*engine.Item]bool)
		for i := 0; ; i++ {
			it := b.p.Next(engine.LadderID).Item
			if seen[it] || i > 40 {
				t.Fatalf("after %d answers it asks %v", i, it)
			}
			seen[it] = true
			if b.play(engine.LadderID, answer.Outcome(rng.IntN(3))) {
				break
			}
			if g := b.p.Game(engine.LadderID); g.Rung < 0 || g.Rung > g.Rungs || g.Highest < g.Rung {
				t.Fatalf("%+v", *g)
			}
		}
	}
}

func TestTimedRound(t *testing.T) {
	b := newBegun(t)
	if items := b.p.Round(engine.TimedID, b.now); items != nil {
		t.Error("a timed round though nothing was met")
	}
	for _, u := range b.p.Pack.Units[:3] {
		b.learn(u)
	}
	before := b.p.Answers
	rounds := []struct {
		told  []answer.Outcome // twenty seconds each, a wrong one forty
		score int
	}{
		{[]answer.Outcome{answer.Right, answer.Wrong, answer.Right, answer.Right, answer.Right}, 3}, // the last one comes after two minutes
		{[]answer.Outcome{answer.Right, answer.Right, answer.Right, answer.Right, answer.Right, answer.Right}, 5},
	}
	for i, r := range rounds {
		for _, it := range b.open(engine.TimedID, 2) {
			if it.Asks != engine.Typed && it.Asks != engine.One || it.After != nil {
				t.Errorf("%s is no question for a timed round", it.ID)
			}
		}
		for j, told := range r.told {
			if over := b.play(engine.TimedID, told); over != (j == len(r.told)-1) {
				t.Fatalf("round %d, answer %d: over %v", i+1, j+1, over)
			}
		}
		results := b.p.Results(engine.TimedID, 2)
		if len(results) != i+1 || results[i].Score != r.score {
			t.Errorf("round %d: %+v", i+1, results)
		}
	}
	g := b.p.Game(engine.TimedID)
	if g.Ghost == nil || g.Ghost.Score != 3 || g.Ghost.At(30*time.Second) != 1 || g.Ghost.At(2*time.Minute) != 3 {
		t.Errorf("the ghost: %+v", g.Ghost)
	}
	if b.p.Answers != before+11 {
		t.Errorf("%d answers count as practice", b.p.Answers-before)
	}
	b.open(engine.TimedID, 1)
	if g := b.p.Game(engine.TimedID); g.Ghost != nil || g.Right != 0 {
		t.Errorf("a shorter round has the ghost of a longer one: %+v", g)
	}
	b.apply(engine.Event{Kind: engine.UnitLeft, Unit: engine.TimedID})
	if !b.p.Game(engine.TimedID).Ended || len(b.p.Results(engine.TimedID, 1)) != 0 || !b.p.Next(engine.TimedID).Done() {
		t.Error("a round that was left goes on, or counts")
	}
}

func TestMessages(t *testing.T) {
	b := newBegun(t)
	first := b.p.Pack.Units[0]
	b.apply(engine.Event{Kind: engine.MessageKept, Unit: first.ID, About: "You did\x1b[31m it.\n"})
	b.apply(engine.Event{Kind: engine.MessageKept, About: "All of it."})
	if b.state.Arrived() != nil {
		t.Error("a message is there before its unit is known")
	}
	b.learn(first)
	m := b.state.Arrived()
	if m == nil || m.Text != "You did\ufffd[31m it." || m.Unit != first.ID {
		t.Fatalf("%+v", m)
	}
	no, yes := false, true
	b.apply(engine.Event{Kind: engine.SwitchTurned, Name: string(engine.Play), Pack: "~", Known: &no})
	if b.state.Arrived() == nil {
		t.Error("what is turned for a pack turned the whole")
	}
	b.state.Apply(engine.Event{Kind: engine.SwitchTurned, Name: string(engine.Play), Known: &no})
	if b.state.Arrived() != nil || b.state.Wants(engine.Play) || !b.state.Wants(engine.Rhythm) {
		t.Error("games are left out, and a message comes")
	}
	b.state.Apply(engine.Event{Kind: engine.SwitchTurned, Name: string(engine.Play), Known: &yes})
	b.apply(engine.Event{Kind: engine.MessageOpened, Unit: first.ID, About: m.ID})
	if b.state.Arrived() != nil || len(b.state.Messages(b.p.Pack.ID)) != 2 {
		t.Error("an opened message comes again, or is gone")
	}
}

// TestAnyGame: whatever a log says of games, switches, plans and messages, it folds to one
// state in whichever order it was put together, and all that can be asked of it answers.
func TestAnyGame(t *testing.T) {
	pack := algebra(t)
	kinds := []engine.Kind{engine.RoundOpened, engine.RoundEnded, engine.UnitLeft, engine.SwitchTurned, engine.PlanChosen, engine.MessageKept, engine.MessageOpened,
		engine.Answered, engine.SolutionShown, engine.MovedOn, engine.UnitSkipped}
	rounds := []string{engine.TimedID, engine.LadderID, "~daily/2026-01-01", "~daily/", engine.ReviewID}
	for seed := range uint64(6) {
		rng := rand.New(rand.NewPCG(seed, 2))
		events := randomEvents(pack, rng, 400)
		for i := range events {
			if rng.IntN(2) == 0 {
				e := &events[i]
				e.Kind, e.Unit = kinds[rng.IntN(len(kinds))], rounds[rng.IntN(len(rounds))]
				e.Minutes, e.Part, e.About = rng.IntN(9)-2, rng.IntN(30)-5, "here/7"
				e.Name = []string{string(engine.Play), engine.SwitchSpread, "unheard-of"}[rng.IntN(3)]
				e.Order = append(e.Order, "sunday", pack.Skills[1].Items[0].ID, pack.Skills[1].Items[0].ID)
			}
		}
		engine.SortEvents(events)
		state := engine.NewState([]*engine.Pack{pack})
		for _, e := range events {
			state.Apply(e)
			p, now := state.Progress(pack.ID), e.Time
			for _, id := range rounds {
				if g := p.Game(id); g != nil && !p.Next(id).Done() {
					p.After(id, answer.Right, now)
				}
			}
			state.Weeks(now)
			p.Dailies()
		}
		shuffled := slices.Clone(events)
		rng.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		engine.SortEvents(shuffled)
		if a, b := fingerprint(state), fingerprint(engine.Replay([]*engine.Pack{pack}, shuffled)); a != b {
			t.Fatalf("seed %d: two states", seed)
		}
	}
}
