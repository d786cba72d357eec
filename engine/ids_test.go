package engine_test

import (
	"testing"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// TestRenamed: what was done under earlier ids counts after an author has renamed pack,
// unit, skill and item.
func TestRenamed(t *testing.T) {
	build := func(prefix string, was bool) *engine.Pack {
		former := func(id string) []string {
			if was {
				return []string{"old-" + id}
			}
			return nil
		}
		skill := &engine.Skill{ID: prefix + "skill", Was: former("skill"), Lesson: "x"}
		for _, id := range []string{"one", "two"} {
			skill.Items = append(skill.Items, &engine.Item{ID: prefix + id, Was: former(id), Skill: skill, Key: answer.Text{Answer: "a"}})
		}
		unit := &engine.Unit{ID: prefix + "unit", Was: former("unit"), Skills: []*engine.Skill{skill}}
		skill.Unit = unit
		return &engine.Pack{ID: prefix + "pack", Was: former("pack"), Units: []*engine.Unit{unit}, Skills: []*engine.Skill{skill}}
	}
	right := answer.Right
	about := func(e engine.Event) engine.Event {
		e.Pack, e.Unit = "old-pack", "old-unit"
		return e
	}
	events := []engine.Event{
		about(engine.Event{Kind: engine.UnitOpened}),
		about(engine.Event{Kind: engine.LessonRead, Skill: "old-skill"}),
		about(engine.Event{Kind: engine.Answered, Item: "old-one", Told: &right}),
		about(engine.Event{Kind: engine.WayOrdered, Order: []string{"old-unit"}}),
	}
	before := engine.Replay([]*engine.Pack{build("old-", false)}, events).Progress("old-pack")
	state := engine.Replay([]*engine.Pack{build("new-", true)}, events)
	after := state.Progress("new-pack")
	if after == nil || after.Answers != 1 || !after.OwnOrder() || state.Place != (engine.Place{Pack: "new-pack", Unit: "new-unit"}) {
		t.Fatalf("after renaming: %+v at %+v", after, state.Place)
	}
	was, is := before.Mastery(before.Pack.Skills[0]), after.Mastery(after.Pack.Skills[0])
	if was != is {
		t.Errorf("mastery was %v and is %v", was, is)
	}
	if next := after.Next("new-unit"); next.Item == nil || next.Item.ID != "new-two" {
		t.Errorf("next is %+v", next)
	}
}
