package content

import (
	"fmt"
	"slices"

	"ownpace/engine"
)

// What a new version of a pack does to those who have learnt with the old one. Progress
// hangs on ids: what keeps its id, or names the earlier one under `was`, keeps it.

// Effect is what a change does to the progress that hangs on a thing.
type Effect string

const (
	Lost     Effect = "lost"
	Restarts Effect = "starts again"
	Stays    Effect = "stays"
	NoneYet  Effect = "none yet" // it is new
)

// Difference is one change between two versions of a pack.
type Difference struct {
	Thing  string `json:"thing"` // pack, unit, skill or item
	ID     string `json:"id"`    // in the new version; of what is gone, in the old
	Was    string `json:"was,omitempty"`
	Change string `json:"change"` // stable name
	Effect Effect `json:"progress"`
	Bump   Bump   `json:"bump"` // that it needs
	Means  string `json:"means"`
	Advice string `json:"advice,omitempty"`
}

// differences are all kinds of change, by thing, and what each means.
var differences = []Difference{
	{Thing: "pack", Change: "renamed", Effect: Stays, Bump: Major, Means: "has another id, and progress comes along"},
	{Thing: "pack", Change: "replaced", Effect: Lost, Bump: Major, Means: "is another pack to learners: nothing of what they did counts"},
	{Thing: "pack", Change: "unnamed", Effect: Stays, Bump: NoBump, Means: "has no `id`, so progress hangs on the name of its folder or file"},
	{Thing: "pack", Change: "reworded", Effect: Stays, Bump: Patch, Means: "says other things of itself: title, about, goals, glossary or licence"},

	{Thing: "unit", Change: "removed", Effect: Restarts, Bump: Major, Means: "is gone: what was learnt stays with its skills, a visit and the learner's own order begin again"},
	{Thing: "unit", Change: "renamed", Effect: Stays, Bump: Major, Means: "has another id, and progress comes along"},
	{Thing: "unit", Change: "re-identified", Effect: Restarts, Bump: Major, Means: "has another id and does not name the earlier one: a visit and the learner's own order begin again"},
	{Thing: "unit", Change: "forgotten", Effect: Restarts, Bump: Major, Means: "no longer names an earlier id: who comes from that version begins the unit again"},
	{Thing: "unit", Change: "reworded", Effect: Stays, Bump: Patch, Means: "has another title or is about something else"},
	{Thing: "unit", Change: "added", Effect: NoneYet, Bump: Minor, Means: "is new"},
	{Thing: "unit", Change: "id-again", Effect: Lost, Bump: Major, Means: "has an id that was something else's: what was done there counts for it"},

	{Thing: "skill", Change: "removed", Effect: Lost, Bump: Major, Means: "is gone, with all that was learnt of it"},
	{Thing: "skill", Change: "renamed", Effect: Stays, Bump: Major, Means: "has another id, and progress comes along"},
	{Thing: "skill", Change: "re-identified", Effect: Lost, Bump: Major, Means: "has another id and does not name the earlier one: only answers to items that kept theirs count on"},
	{Thing: "skill", Change: "forgotten", Effect: Lost, Bump: Major, Means: "no longer names an earlier id: who comes from that version begins it again"},
	{Thing: "skill", Change: "moved", Effect: Stays, Bump: Minor, Means: "is in another unit"},
	{Thing: "skill", Change: "needs", Effect: Stays, Bump: Minor, Means: "builds on other skills: from the same answers another map may follow"},
	{Thing: "skill", Change: "reworded", Effect: Stays, Bump: Patch, Means: "teaches in other words: title, lesson, summary, figure or examples"},
	{Thing: "skill", Change: "added", Effect: NoneYet, Bump: Minor, Means: "is new"},
	{Thing: "skill", Change: "id-again", Effect: Lost, Bump: Major, Means: "has an id that was something else's: what was done there counts for it"},

	{Thing: "item", Change: "removed", Effect: Lost, Bump: Major, Means: "is gone: the answers to it no longer count"},
	{Thing: "item", Change: "renamed", Effect: Stays, Bump: Major, Means: "has another id, and progress comes along"},
	{Thing: "item", Change: "re-identified", Effect: Lost, Bump: Major, Means: "has another id and does not name the earlier one: the answers to it no longer count"},
	{Thing: "item", Change: "forgotten", Effect: Lost, Bump: Major, Means: "no longer names an earlier id: the answers of who comes from that version no longer count"},
	{Thing: "item", Change: "edition", Effect: Restarts, Bump: Minor, Means: "is a new edition, another question: its review begins again, the mastery of its skill stays"},
	{Thing: "item", Change: "moved", Effect: Stays, Bump: Minor, Means: "is in another skill, and the answers to it count there"},
	{Thing: "item", Change: "use", Effect: Stays, Bump: Patch, Means: "is asked elsewhere: placement, practice or review"},
	{Thing: "item", Change: "answer", Effect: Stays, Bump: Patch, Means: "has another right answer; what was judged by the old one stays judged"},
	{Thing: "item", Change: "kind", Effect: Stays, Bump: Patch, Means: "asks for the same in another way"},
	{Thing: "item", Change: "numbers", Effect: Stays, Bump: Patch, Means: "is asked with other values of its variables"},
	{Thing: "item", Change: "grading", Effect: Stays, Bump: Patch, Means: "takes other replies as right, or says other things to wrong ones"},
	{Thing: "item", Change: "reworded", Effect: Stays, Bump: Patch, Means: "reads otherwise"},
	{Thing: "item", Change: "added", Effect: NoneYet, Bump: Minor, Means: "is new"},
	{Thing: "item", Change: "id-again", Effect: Lost, Bump: Major, Means: "has an id that was something else's: the answers to that count for it"},
}

// Differences lists all kinds of change, each with what it means.
func Differences() []Difference { return slices.Clone(differences) }

// Diff is all differences between two versions of a pack.
type Diff struct {
	Old     string       `json:"old"` // versions, as they are written
	New     string       `json:"new"`
	Changes []Difference `json:"changes"`
	Least   Bump         `json:"least_bump"`
	Version string       `json:"least_version,omitempty"` // "" when the old one is none to count from
	Enough  bool         `json:"enough"`                  // the new version is bumped as far as it must be
}

// Compare finds what has changed from one version of a pack to the next.
func Compare(before, now Release) Diff {
	c := newComparison(before, now)
	c.packs()
	c.units()
	c.skills()
	c.items()
	d := Diff{Old: before.Version, New: now.Version, Changes: c.found}
	for _, change := range d.Changes {
		d.Least = max(d.Least, change.Bump)
	}
	from, counted := parseVersion(before.Version)
	to, written := parseVersion(now.Version)
	if counted {
		d.Version = from.raised(d.Least).String()
	}
	switch {
	case counted && written:
		d.Enough = to.compare(from.raised(d.Least)) >= 0
	case counted:
		d.Enough = false
	default: // a draft without a version is bumped by having one
		d.Enough = written || d.Least == NoBump
	}
	return d
}

// comparison is a diff that is being made.
type comparison struct {
	before, now Release
	unit        matching[*engine.Unit]
	skill       matching[*engine.Skill]
	item        matching[*engine.Item]
	found       []Difference
}

// add takes in a change with what its kind means.
func (c *comparison) add(change Difference) {
	for _, kind := range differences {
		if kind.Thing == change.Thing && kind.Change == change.Change {
			change.Effect, change.Bump, change.Means = kind.Effect, kind.Bump, kind.Means
			c.found = append(c.found, change)
		}
	}
}

func (c *comparison) packs() {
	a, b := c.before, c.now
	switch {
	case a.ID == b.ID:
	case !a.Named || !b.Named:
		c.add(Difference{Thing: "pack", Change: "unnamed", ID: b.ID, Advice: fmt.Sprintf("write `id: %s` into its manifest", a.ID)})
	case slices.Contains(b.Was, a.ID):
		c.add(Difference{Thing: "pack", Change: "renamed", ID: b.ID, Was: a.ID})
	default:
		c.add(Difference{Thing: "pack", Change: "replaced", ID: b.ID, Was: a.ID, Advice: fmt.Sprintf("write `was: [%s]` if it is the same subject", a.ID)})
	}
	if a.Title != b.Title || a.About != b.About || a.License != b.License || !slices.Equal(a.Goals, b.Goals) || !slices.Equal(a.Glossary, b.Glossary) {
		c.add(Difference{Thing: "pack", Change: "reworded", ID: b.ID})
	}
}

func (c *comparison) units() {
	before := written(c.before.Pack)
	tellIDs(c, "unit", before, c.unit)
	for _, u := range before {
		if now := c.unit.own[u]; now != nil && (u.Title != now.Title || u.About != now.About) {
			c.add(Difference{Thing: "unit", Change: "reworded", ID: now.ID})
		}
	}
}

func (c *comparison) skills() {
	tellIDs(c, "skill", c.before.Skills, c.skill)
	had, has := written(c.before.Pack), written(c.now.Pack)
	for _, s := range c.before.Skills {
		now := c.skill.own[s]
		if now == nil {
			continue
		}
		if c.unit.next(s.Unit) != now.Unit && slices.Contains(had, s.Unit) && slices.Contains(has, now.Unit) {
			c.add(Difference{Thing: "skill", Change: "moved", ID: now.ID})
		}
		if !c.needAlike(s, now) {
			c.add(Difference{Thing: "skill", Change: "needs", ID: now.ID})
		}
		if !slices.Equal(teaching(s), teaching(now)) {
			c.add(Difference{Thing: "skill", Change: "reworded", ID: now.ID})
		}
	}
}

// needAlike reports whether a skill needs what it needed before.
func (c *comparison) needAlike(before, now *engine.Skill) bool {
	for _, need := range before.Needs {
		if !slices.Contains(now.Needs, c.skill.next(need)) {
			return false
		}
	}
	return len(before.Needs) == len(now.Needs)
}

func (c *comparison) items() {
	before := itemsOf(c.before.Pack)
	tellIDs(c, "item", before, c.item)
	interests := slices.Concat(c.before.Interests, c.now.Interests)
	for _, it := range before {
		now := c.item.own[it]
		if now == nil {
			continue
		}
		if c.skill.next(it.Skill) != now.Skill {
			c.add(Difference{Thing: "item", Change: "moved", ID: now.ID})
		}
		if it.Use != now.Use {
			c.add(Difference{Thing: "item", Change: "use", ID: now.ID})
		}
		change := Difference{Thing: "item", Change: differs(it, now, interests).name(), ID: now.ID}
		if change.Change == "answer" {
			change.Advice = fmt.Sprintf("write `edition: %d` if it is another question now", now.Edition+1)
		}
		c.add(change)
	}
}
