package content

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// Whether two items are the same question. Of items with variables the draws that both
// can have are held against each other.

// sameWording reports whether two items, as they are drawn, read the same.
func sameWording(a, b *engine.Item) bool {
	return reflect.DeepEqual(wording(a), wording(b))
}

// wording is what a learner reads of an item.
func wording(it *engine.Item) []string {
	texts := []string{string(it.Stem), string(it.Ask), string(it.Explain), string(it.Worked), string(it.Figure.Alt), string(it.Figure.Art), string(it.Solution())}
	for _, h := range it.Hints {
		texts = append(texts, "hint", string(h.Text))
		if h.Ask != nil {
			texts = append(texts, wording(h.Ask)...)
		}
	}
	for _, t := range slices.Concat(it.Lefts, it.Gaps) {
		texts = append(texts, string(t))
	}
	options := slices.Clone(it.Options)
	if it.Shuffle {
		slices.Sort(options) // their order is not the author's
	}
	return append(texts, options...)
}

// contrast is how far an item is another than it was.
type contrast int

const (
	unchanged     contrast = iota
	otherWords             // it reads otherwise
	otherGrading           // other replies are right, or are spoken to
	otherNumbers           // its variables have no values in common any more
	otherKind              // asked for in another way
	otherAnswer            // another answer is right
	otherQuestion          // another edition, as the author says
)

// differs holds an item against what it was before, in the interests that packs dress
// items in, and gives the gravest difference.
func differs(before, now *engine.Item, interests []string) contrast {
	if before.Edition != now.Edition {
		return otherQuestion
	}
	pairs := drawnAlike(before, now, interests)
	if len(pairs) == 0 {
		return otherNumbers
	}
	found := unchanged
	if before.Level != now.Level || (before.Vary == nil) != (now.Vary == nil) {
		found = otherWords
	}
	for _, p := range pairs {
		switch a, b := p[0], p[1]; {
		case kindOf(a) != kindOf(b) && settled(a) == settled(b):
			found = max(found, otherKind)
		case !sameAnswer(a, b):
			return otherAnswer
		case !reflect.DeepEqual(a.Key, b.Key):
			found = max(found, otherGrading)
		case !sameWording(a, b):
			found = max(found, otherWords)
		}
	}
	return found
}

// sameAnswer reports whether what is right for one of two items is right for the other,
// in whatever form.
func sameAnswer(a, b *engine.Item) bool {
	switch a.Key.(type) {
	case answer.Choice, answer.Match:
		return kindOf(a) == kindOf(b) && settled(a) == settled(b)
	case answer.Rubric:
		return kindOf(a) == kindOf(b) // an example of an answer is none
	}
	takes := func(it, other *engine.Item) bool {
		g, err := it.Grade(other.Key.Right())
		return err == nil && g.Outcome != answer.Wrong
	}
	return kindOf(a) == kindOf(b) && takes(a, b) && takes(b, a)
}

// settled is the solution of an item with its parts in no particular order, unless the
// order is what is asked for.
func settled(it *engine.Item) string {
	lines := strings.Split(string(it.Solution()), "\n")
	if it.Asks != engine.Arranged && it.Asks != engine.Filled {
		slices.Sort(lines)
	}
	return strings.Join(lines, "\n")
}

const (
	drawsFirst = 10  // seeds by which two items are drawn: the same values, when these did not change
	drawsMost  = 200 // seeds by which values are looked for that both still have
)

// drawnAlike draws two items to the same values: a few of those that both can have, in
// the default dress, and one in each of the interests.
func drawnAlike(a, b *engine.Item, interests []string) [][2]*engine.Item {
	if a.Vary == nil && b.Vary == nil {
		return [][2]*engine.Item{{a, b}}
	}
	var pairs [][2]*engine.Item
	drawn := [2]map[string]*engine.Item{{}, {}}
	for seed := uint64(0); seed < drawsFirst || seed < drawsMost && len(pairs) == 0; seed++ {
		x, y := a.Drawn(seed, nil), b.Drawn(seed, nil)
		drawn[0][values(x.Draw)], drawn[1][values(y.Draw)] = x, y
		if other := drawn[1][values(x.Draw)]; other != nil {
			pairs = append(pairs, [2]*engine.Item{x, other})
		}
		if other := drawn[0][values(y.Draw)]; other != nil && values(x.Draw) != values(y.Draw) {
			pairs = append(pairs, [2]*engine.Item{other, y})
		}
	}
	for _, interest := range interests {
		x, y := a.Drawn(0, []string{interest}), b.Drawn(0, []string{interest})
		if values(x.Draw) == values(y.Draw) {
			pairs = append(pairs, [2]*engine.Item{x, y})
		}
	}
	return pairs
}

// values are those of a draw, as a text.
func values(draw map[string]string) string {
	var all []string
	for _, name := range slices.Sorted(maps.Keys(draw)) {
		all = append(all, name+" = "+draw[name])
	}
	return strings.Join(all, ", ")
}

// name is the kind of difference that a contrast is, "" for none.
func (d contrast) name() string {
	return [...]string{"", "reworded", "grading", "numbers", "kind", "answer", "edition"}[d]
}
