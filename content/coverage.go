package content

import (
	"slices"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// What a pack has for each of its skills: lessons, items of which kinds, where they may
// be asked, in which dresses and languages. What it lacks, shortfall.go finds.

// Coverage is what a pack has, unit by unit.
type Coverage struct {
	Pack       string      `json:"pack"`
	Title      engine.Text `json:"title"`
	Version    string      `json:"version,omitempty"`
	Units      []UnitHas   `json:"units"`
	Shortfalls []Shortfall `json:"shortfalls"`
}

// UnitHas is what the pack has for a unit.
type UnitHas struct {
	ID     string      `json:"id"`
	Title  engine.Text `json:"title"`
	Needs  []string    `json:"needs"` // other units, by what their skills need
	Skills []SkillHas  `json:"skills"`
}

// SkillHas is what the pack has for a skill.
type SkillHas struct {
	ID        string         `json:"id"`
	Title     engine.Text    `json:"title"`
	Needs     []string       `json:"needs"`
	Lesson    bool           `json:"lesson"`
	Examples  int            `json:"examples"`
	Items     int            `json:"items"`
	Kinds     map[string]int `json:"kinds"`     // items of each kind
	Levels    [5]int         `json:"levels"`    // items of each level, from 1 to 5
	Placement int            `json:"placement"` // items fit for it
	Review    int            `json:"review"`
	Interests map[string]int `json:"interests"` // items that have a dress for it

	Translations map[string]Translated `json:"translations"` // by language
}

// Translated is what of a skill reads differently in another language.
type Translated struct {
	Lesson bool `json:"lesson"`
	Items  int  `json:"items"`
}

// Cover looks at what a pack has; others are the same pack in other languages.
func Cover(p *engine.Pack, others ...*engine.Pack) Coverage {
	c := Coverage{Pack: p.ID, Title: p.Title, Version: p.Version, Units: []UnitHas{}, Shortfalls: shortfalls(p)}
	for _, u := range p.Units {
		has := UnitHas{ID: u.ID, Title: u.Title, Needs: []string{}, Skills: []SkillHas{}}
		for _, way := range waysOut(u) {
			if !slices.Contains(has.Needs, way.need.Unit.ID) {
				has.Needs = append(has.Needs, way.need.Unit.ID)
			}
		}
		for _, s := range u.Skills {
			has.Skills = append(has.Skills, covered(p, s, others))
		}
		c.Units = append(c.Units, has)
	}
	return c
}

func covered(p *engine.Pack, s *engine.Skill, others []*engine.Pack) SkillHas {
	has := SkillHas{
		ID: s.ID, Title: s.Title, Needs: []string{}, Lesson: s.Lesson != "", Examples: len(s.Examples), Items: len(s.Items),
		Kinds: make(map[string]int), Interests: make(map[string]int), Translations: make(map[string]Translated),
	}
	for _, need := range s.Needs {
		has.Needs = append(has.Needs, need.ID)
	}
	for _, it := range s.Items {
		has.Kinds[kindOf(it)]++
		has.Levels[min(max(int(it.Level), 1), len(has.Levels))-1]++
		if it.Places() {
			has.Placement++
		}
		if reviews(it) {
			has.Review++
		}
		for _, interest := range p.Interests {
			if it.Drawn(0, []string{interest}).Dress == interest {
				has.Interests[interest]++
			}
		}
	}
	for _, other := range others {
		if theirs := other.Skill(s.ID); theirs != nil {
			has.Translations[other.Language] = translatedIn(s, theirs)
		}
	}
	return has
}

// reviews reports whether a review may ask an item: as the engine chooses, not what is
// for the placement alone, and of a problem in steps only the first.
func reviews(it *engine.Item) bool { return it.Use != engine.PlacementOnly && it.After == nil }

// translatedIn is what of a skill a translation has: what reads differently.
func translatedIn(own, other *engine.Skill) Translated {
	t := Translated{Lesson: own.Lesson != other.Lesson}
	for _, it := range own.Items {
		for _, theirs := range other.Items {
			if theirs.ID == it.ID && !sameWording(it, theirs) {
				t.Items++
			}
		}
	}
	return t
}

// kindOf names the kind of an item as `type` does; what is done in a shell or a file is
// of the kind of its fallback, which is what is asked.
func kindOf(it *engine.Item) string {
	switch it.Key.(type) {
	case answer.Choice:
		switch {
		case it.Asks == engine.Several:
			return "several"
		case slices.Equal(it.Options, []string{"True", "False"}):
			return "true-false"
		}
		return "choice"
	case answer.Number:
		return "number"
	case answer.Algebraic:
		return "expression"
	case answer.List:
		return "list"
	case answer.Cloze:
		return "cloze"
	case answer.Order:
		return "order"
	case answer.Match:
		return "pairs"
	case answer.Rubric:
		return "rubric"
	}
	if it.Card {
		return "card"
	}
	return "text"
}
