package simulated

import (
	"cmp"
	"math"
	"slices"

	"ownpace/engine"
)

// Report is what many courses through a pack come to.
type Report struct {
	Pack        string       `json:"pack"`
	Skills      int          `json:"skills"`
	Learners    int          `json:"learners"` // of each population
	Seed        uint64       `json:"seed"`
	Populations []Figures    `json:"populations"`
	NeverShown  []string     `json:"items_never_shown"`     // to anybody, in placement or study; review-only ones are not counted
	NotApart    [][]string   `json:"skills_not_told_apart"` // see [notApart]
	Misjudged   []Misjudging `json:"skills_misjudged"`      // at the end of the placement, the worst first
}

// Figures are of one population. The map is what the placement ends with.
type Figures struct {
	Name     string    `json:"name"`
	Mean     float64   `json:"questions_mean"` // of the placement
	P90      int       `json:"questions_p90"`  // nine in ten learners needed no more
	Accuracy float64   `json:"accuracy"`       // share of skills that the map has right
	Brier    float64   `json:"brier"`          // mean squared error of the probabilities on the map
	ECE      float64   `json:"ece"`            // expected calibration error of the same, in ten bins
	Badly    float64   `json:"badly_placed"`   // share of learners with more than 15 % of the skills misjudged
	Minutes  float64   `json:"minutes_to_mastery"`
	Mastered float64   `json:"mastered"` // share of learners whose study ended with every unit known
	Curve    []float64 `json:"curve"`    // accuracy after 1, 2, … questions; who has stopped keeps theirs
}

// Misjudging is how often the map has one skill wrong, over all populations.
type Misjudging struct {
	Skill   string  `json:"skill"`
	TooHigh float64 `json:"taken_for_known"` // share of learners who do not know it, and the map says they do
	TooLow  float64 `json:"taken_for_unknown"`
}

// badly is the share of skills above which a learner with so many misjudged is placed
// badly wrong.
const badly = 0.15

// Summary sums up the courses of learners 0, 1, 2, … through a pack.
func Summary(pack *engine.Pack, seed uint64, courses []Course) Report {
	kinds := Populations()
	r := Report{Pack: pack.ID, Skills: len(pack.Skills), Learners: len(courses) / len(kinds), Seed: seed,
		NeverShown: neverShown(pack, courses), NotApart: notApart(pack, courses), Misjudged: misjudged(pack, courses)}
	for k, kind := range kinds {
		var own []Course
		for n := k; n < len(courses); n += len(kinds) {
			own = append(own, courses[n])
		}
		r.Populations = append(r.Populations, figures(kind.Name, own, engine.Budget(len(pack.Skills))))
	}
	return r
}

func figures(name string, courses []Course, budget int) Figures {
	var questions []int
	var said []float64
	var knew []bool
	f := Figures{Name: name}
	share := 1 / float64(max(1, len(courses)))
	for _, c := range courses {
		questions = append(questions, c.Questions)
		said, knew = append(said, c.Said...), append(knew, c.Knew...)
		f.Mean += share * float64(c.Questions)
		f.Minutes += share * c.Minutes
		f.Accuracy += share * c.after(c.Questions)
		if 1-c.after(c.Questions) > badly {
			f.Badly += share
		}
		if c.Mastered {
			f.Mastered += share
		}
	}
	for q := range budget {
		mean := 0.0
		for _, c := range courses {
			mean += share * c.after(q+1)
		}
		f.Curve = append(f.Curve, rounded(mean, 4))
	}
	calibration := engine.Calibrate(said, knew)
	slices.Sort(questions)
	if n := len(questions); n > 0 {
		f.P90 = questions[(9*n+9)/10-1]
	}
	f.Mean, f.Minutes = rounded(f.Mean, 2), rounded(f.Minutes, 1)
	f.Accuracy, f.Brier, f.ECE = rounded(f.Accuracy, 4), rounded(calibration.Brier, 4), rounded(calibration.Error, 4)
	f.Badly, f.Mastered = rounded(f.Badly, 4), rounded(f.Mastered, 4)
	return f
}

// after is the accuracy of the map after so many questions, or at the end.
func (c Course) after(questions int) float64 {
	return c.Accuracy[min(questions, len(c.Accuracy)-1)]
}

func rounded(x float64, places int) float64 {
	unit := math.Pow10(places)
	return math.Round(x*unit) / unit
}

// neverShown lists the items that no learner met. What is for reviews only cannot be met
// here.
func neverShown(pack *engine.Pack, courses []Course) []string {
	never := []string{}
	for _, s := range pack.Skills {
		for _, item := range s.Items {
			if item.Use != engine.ReviewOnly && !slices.ContainsFunc(courses, func(c Course) bool { return c.Shown[item] }) {
				never = append(never, item.ID)
			}
		}
	}
	return never
}

// misjudged is how often each skill is on the wrong side of the map.
func misjudged(pack *engine.Pack, courses []Course) []Misjudging {
	all := []Misjudging{}
	for i, s := range pack.Skills {
		m := Misjudging{Skill: s.ID}
		for _, c := range courses {
			switch {
			case judged(c.Said[i]) && !c.Knew[i]:
				m.TooHigh++
			case !judged(c.Said[i]) && c.Knew[i]:
				m.TooLow++
			}
		}
		n := float64(max(1, len(courses)))
		m.TooHigh, m.TooLow = rounded(m.TooHigh/n, 4), rounded(m.TooLow/n, 4)
		all = append(all, m)
	}
	slices.SortStableFunc(all, func(a, b Misjudging) int { return cmp.Compare(b.TooHigh+b.TooLow, a.TooHigh+a.TooLow) })
	return all
}

// leastApart is how many learners must know one of two skills and not the other before it
// says something that the map never did.
const leastApart = 20

// notApart lists groups of skills that the placement cannot tell apart: skills that the
// map of every learner has on the same side, though at least 20 of the learners knew only
// one of them. A skill on which no item may be asked in a placement is a group by itself:
// what the map says of it comes from other skills alone.
func notApart(pack *engine.Pack, courses []Course) [][]string {
	groups := [][]string{}
	grouped := make([]bool, len(pack.Skills))
	for i, s := range pack.Skills {
		if grouped[i] {
			continue
		}
		group := []string{s.ID}
		for j := i + 1; j < len(pack.Skills); j++ {
			if !grouped[j] && alike(i, j, courses) {
				group, grouped[j] = append(group, pack.Skills[j].ID), true
			}
		}
		if len(group) > 1 || !slices.ContainsFunc(s.Items, (*engine.Item).Places) {
			groups = append(groups, group)
		}
	}
	return groups
}

func alike(i, j int, courses []Course) bool {
	apart := 0
	for _, c := range courses {
		if judged(c.Said[i]) != judged(c.Said[j]) {
			return false
		}
		if c.Knew[i] != c.Knew[j] {
			apart++
		}
	}
	return apart >= leastApart
}
