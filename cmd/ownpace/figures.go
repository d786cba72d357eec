package main

import (
	"fmt"
	"strings"

	"ownpace/engine"
	"ownpace/engine/simulated"
)

// figures is what simulated learners came to, for people: two tables, what an author may
// want to mend, and what the figures mean.
func figures(pack *engine.Pack, r simulated.Report) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s, %s; %s of each kind, seed %d\n\n", pack.Title, plural(r.Skills, "skill"), plural(pack.Items(), "item"), plural(r.Learners, "learner"), r.Seed)
	b.WriteString("                   questions     map    badly          calibration  hours to\n")
	b.WriteString("                 mean    p90   right   placed   Brier        error   mastery\n")
	for _, f := range r.Populations {
		fmt.Fprintf(&b, "%-15s%6.1f%7d%8s%9s%8.3f%13.3f%10.1f\n", f.Name, f.Mean, f.P90, share(f.Accuracy), share(f.Badly), f.Brier, f.ECE, f.Minutes/60)
	}
	b.WriteString("\n" + curves(r.Populations))
	b.WriteString("\nMisjudged most:" + misjudged(r.Misjudged))
	b.WriteString("Never shown, in placement or study:" + named(r.NeverShown))
	b.WriteString("Not told apart by any answers:" + groups(r.NotApart))
	for _, f := range r.Populations {
		if f.Mastered < 1 {
			fmt.Fprintf(&b, "Of %s, %s left the study with something they could not finish.\n", f.Name, share(1-f.Mastered))
		}
	}
	b.WriteString("\n" + meaning)
	return b.String()
}

const meaning = `What the figures mean. questions: of the placement, until it stops by itself;
nine in ten learners need no more than p90. map right: skills on the right side
of the map then. badly placed: learners with more than 15 % of the skills on the
wrong side. Brier, calibration error: how far the map's percentages are from what
is so; 0 is best. hours: placement and study, until the program takes every skill
for known, by its own estimates. Simulated learners are tidier than people: take
all this as the best that the pack can do.
`

func share(x float64) string { return fmt.Sprintf("%.1f %%", 100*x) }

// curves is how right the map is on the way to the most questions there can be.
func curves(all []simulated.Figures) string {
	var b strings.Builder
	most := len(all[0].Curve)
	fmt.Fprintf(&b, "%-15s", "map right after")
	line := func(of func(q int) string) {
		for q := 5; q < most; q += 5 {
			fmt.Fprintf(&b, "%9s", of(q))
		}
		fmt.Fprintf(&b, "%9s", of(most))
	}
	line(func(q int) string { return fmt.Sprint(q) })
	b.WriteString(" questions\n")
	for _, f := range all {
		fmt.Fprintf(&b, "%-15s", f.Name)
		line(func(q int) string { return share(f.Curve[q-1]) })
		b.WriteString("\n")
	}
	return b.String()
}

// misjudged names the skills that the map has wrong most often.
func misjudged(all []simulated.Misjudging) string {
	const most = 5
	var b strings.Builder
	for _, m := range all[:min(most, len(all))] {
		fmt.Fprintf(&b, "\n  %-32s %6s taken for known, %6s taken for unknown", m.Skill, share(m.TooHigh), share(m.TooLow))
	}
	return b.String() + "\n"
}

// named lists ids, as many as one reads.
func named(ids []string) string {
	const most = 40
	if len(ids) == 0 {
		return " none.\n"
	}
	list := strings.Join(ids[:min(most, len(ids))], ", ")
	if len(ids) > most {
		list += fmt.Sprintf(" and %d more", len(ids)-most)
	}
	return " " + list + ".\n"
}

// groups says of each group of skills why nothing tells them apart.
func groups(all [][]string) string {
	if len(all) == 0 {
		return " none.\n"
	}
	var b strings.Builder
	for _, group := range all {
		if len(group) == 1 {
			fmt.Fprintf(&b, "\n  %s: no item on it is fit for placement", group[0])
		} else {
			fmt.Fprintf(&b, "\n  %s: always on the same side of the map", strings.Join(group, ", "))
		}
	}
	return b.String() + "\n"
}
