package engine_test

import (
	"slices"
	"testing"
	"time"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// TestMethods: the same unit, gone through by each method; it can be changed in the middle.
func TestMethods(t *testing.T) {
	for _, c := range []struct {
		method engine.Method
		lesson bool // comes first
		after  bool // comes after a wrong answer
	}{
		{engine.ReadFirst, true, true},
		{engine.TryFirst, false, true},
		{engine.ExamplesFirst, true, true},
		{engine.ByCards, false, false},
	} {
		b := newBegun(t)
		u := b.p.Pack.Units[0]
		b.apply(engine.Event{Kind: engine.MethodChosen, Unit: u.ID, Name: c.method.Named()})
		b.apply(engine.Event{Kind: engine.UnitOpened, Unit: u.ID})
		if first := b.p.Next(u.ID); (first.Item == nil) != c.lesson {
			t.Errorf("%q begins with %+v", c.method, first)
		}
		it := u.Skills[0].Items[0]
		b.answer(u.ID, it, answer.Wrong)
		b.apply(engine.Event{Kind: engine.SolutionShown, Unit: u.ID, Skill: it.Skill.ID, Item: it.ID})
		if next := b.p.Next(u.ID); (next.Item == nil) != c.after {
			t.Errorf("%q after a wrong answer: %+v", c.method, next)
		}
		b.apply(engine.Event{Kind: engine.MethodChosen, Unit: u.ID, Name: engine.ReadFirst.Named()})
		if next := b.p.Next(u.ID); next.Item != nil {
			t.Errorf("%q, and then read: %+v", c.method, next)
		}
		b.apply(engine.Event{Kind: engine.MethodChosen, Unit: u.ID})
		if b.p.OwnMethod(u.ID) {
			t.Errorf("%q: the method of its own stays", c.method)
		}
	}
}

// TestCards: what was not known as a card comes again after the others; what the learner
// says of it moves the skill, less than an answer would.
func TestCards(t *testing.T) {
	b := newBegun(t)
	u := b.p.Pack.Units[0]
	s := u.Skills[0]
	b.apply(engine.Event{Kind: engine.MethodChosen, Name: string(engine.ByCards)})
	b.apply(engine.Event{Kind: engine.UnitOpened, Unit: u.ID})
	turn := func(it *engine.Item, grade int) {
		b.apply(engine.Event{Kind: engine.CardTurned, Unit: u.ID, Skill: it.Skill.ID, Item: it.ID, Part: grade})
	}
	first := b.p.Next(u.ID).Item
	turn(first, 1)
	unknown := b.p.Mastery(s)
	second := b.p.Next(u.ID).Item
	if second == first {
		t.Fatal("the card comes again at once")
	}
	turn(second, 3)
	if b.p.Mastery(s) <= unknown {
		t.Error("a card that was known lifts nothing")
	}
	seen := false
	for range 20 {
		next := b.p.Next(u.ID)
		if next.Done() || next.Skill != s {
			break
		}
		seen = seen || next.Item == first
		turn(next.Item, 3)
	}
	if !seen {
		t.Error("the card that was not known never came again")
	}
	if _, ok := b.p.Recall(s, b.now); !ok {
		t.Error("cards leave no memory")
	}
}

// TestDoubted: what was right by a guess, or wrong though the learner was sure, comes again in
// a review a day later, until it is settled.
func TestDoubted(t *testing.T) {
	b := newBegun(t)
	u := b.p.Pack.Units[0]
	lucky, mistaken := u.Skills[0].Items[0], u.Skills[0].Items[1]
	say := func(visit string, it *engine.Item, told answer.Outcome, sure engine.Sureness) {
		b.apply(engine.Event{Kind: engine.Answered, Unit: visit, Skill: it.Skill.ID, Item: it.ID, Told: &told, Sure: sure, Reply: &answer.Reply{Text: "x"}})
	}
	b.apply(engine.Event{Kind: engine.UnitOpened, Unit: u.ID})
	say(u.ID, lucky, answer.Right, engine.Guessed)
	say(u.ID, mistaken, answer.Wrong, engine.Sure)
	b.apply(engine.Event{Kind: engine.SolutionShown, Unit: u.ID, Skill: mistaken.Skill.ID, Item: mistaken.ID})
	if got := b.p.Doubted(engine.Lucky); len(got) != 1 || got[0] != lucky {
		t.Errorf("lucky: %v", got)
	}
	if got := b.p.Unsettled(b.now); len(got) != 0 {
		t.Errorf("asked again at once: %v", got)
	}
	b.now = b.now.Add(24 * time.Hour)
	if got := b.p.Round(engine.ReviewID, b.now); !slices.Contains(got, lucky) || !slices.Contains(got, mistaken) {
		t.Fatalf("the review asks %v", got)
	}
	if s := find(b.p.WhatNext(b.now), engine.Review); s == nil || s.Doubted != 2 {
		t.Errorf("what next: %+v", s)
	}
	b.round(engine.ReviewID)
	say(engine.ReviewID, lucky, answer.Right, engine.Likely)
	say(engine.ReviewID, mistaken, answer.Right, engine.Sure)
	if got := b.p.Unsettled(b.now.Add(48 * time.Hour)); len(got) != 0 {
		t.Errorf("settled, and asked again: %v", got)
	}
}

// TestRatings: what the learner says of themselves stands beside what answers show.
func TestRatings(t *testing.T) {
	b := newBegun(t)
	s := b.p.Pack.Units[0].Skills[0]
	rate := func(level int) {
		b.apply(engine.Event{Kind: engine.Rated, Unit: s.Unit.ID, Skill: s.ID, Part: level})
	}
	if rate(4); b.p.Gap(s) != 0 {
		t.Error("a gap, though nothing was shown")
	}
	b.learn(s.Unit)
	if b.p.Gap(s) != 0 {
		t.Error("a gap, though both agree")
	}
	if rate(1); b.p.Gap(s) != -1 {
		t.Error("no gap, though the learner says less")
	}
	if got := b.p.Ratings(s); len(got) != 2 || got[0].Level != 4 || got[1].Level != 1 {
		t.Errorf("said: %v", got)
	}
}

// TestHowMethodsWorked: a method is judged by what was right a day or more later, and only
// after a week and enough answers.
func TestHowMethodsWorked(t *testing.T) {
	b := newBegun(t)
	for _, u := range b.p.Pack.Units[:2] {
		b.learn(u)
	}
	figures := func() engine.MethodFigures {
		all := b.state.HowMethodsWorked(b.now)
		if len(all) != 1 || all[0].Method != engine.ReadFirst {
			t.Fatalf("methods: %+v", all)
		}
		return all[0]
	}
	if f := figures(); f.Enough || f.Later != 0 || f.Skills == 0 || f.Spent <= 0 {
		t.Errorf("at once: %+v", f)
	}
	for range 9 {
		b.now = b.now.Add(40 * 24 * time.Hour)
		n := b.round(engine.ReviewID)
		for i := range n {
			step := b.p.Next(engine.ReviewID)
			told := answer.Right
			if i%4 == 3 {
				told = answer.Wrong
			}
			b.answer(engine.ReviewID, step.Item, told)
			if told == answer.Wrong {
				b.apply(engine.Event{Kind: engine.SolutionShown, Unit: engine.ReviewID, Skill: step.Item.Skill.ID, Item: step.Item.ID})
			}
		}
	}
	f := figures()
	share := float64(f.Right) / float64(f.Later)
	if !f.Enough || share < 0.7 || share > 0.9 || f.Low >= share || f.High <= share || f.Low < 0 || f.High > 1 {
		t.Errorf("after months: %+v", f)
	}
}
