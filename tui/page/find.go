package page

import (
	"slices"
	"strings"
	"unicode"
)

// A list can be looked through: what is typed leaves those of its options that have it.

// Finder looks through a list again and again; texts are folded once, when something is
// looked for.
type Finder struct {
	options []Option
	ranked  bool
	folded  []folded
}

// folded is what an option is found by.
type folded struct {
	late               bool
	label, aside, also string // the last two after a blank, so that each of their words follows one
	said               []string
}

// hit is an option that was found, and how well it fits.
type hit struct{ option, fit int }

// mostLate is how many of the late options are listed at most.
const mostLate = 50

// NewFinder looks through options; ranked, it finds the best first.
func NewFinder(options []Option, ranked bool) *Finder {
	return &Finder{options: options, ranked: ranked}
}

// Find looks through a list once.
func Find(options []Option, query string, ranked bool) []int {
	return NewFinder(options, ranked).Find(query)
}

// Find lists the options that have all the words of a query, in their order, or ranked
// with the best first: in what they are called; where none has them, in what is said of
// them; and where that has none, those that have their letters one after another. The late
// ones come last, and without a query not at all.
func (f *Finder) Find(query string) []int {
	words := strings.Fields(Fold(query))
	if len(words) == 0 {
		return Early(f.options)
	}
	f.fold()
	hits := f.try(words, called)
	if len(hits) == 0 {
		hits = f.try(words, said)
	}
	if len(hits) == 0 {
		hits = f.try(words, spelled)
	}
	if f.ranked {
		slices.SortStableFunc(hits, func(a, b hit) int { return b.fit - a.fit })
	}
	return f.lateLast(hits)
}

// Early lists the options that are not late.
func Early(options []Option) []int {
	all := make([]int, 0, len(options))
	for i := range options {
		if !options[i].Late {
			all = append(all, i)
		}
	}
	return all
}

func (f *Finder) lateLast(hits []hit) []int {
	found, late := make([]int, 0, len(hits)), []int{}
	for _, h := range hits {
		switch {
		case !f.options[h.option].Late:
			found = append(found, h.option)
		case len(late) < mostLate:
			late = append(late, h.option)
		}
	}
	return append(found, late...)
}

func (f *Finder) fold() {
	if f.folded != nil {
		return
	}
	f.folded = make([]folded, len(f.options))
	for i := range f.options {
		o := &f.options[i]
		f.folded[i] = folded{late: o.Late, label: Fold(string(o.Label)), aside: " " + Fold(string(o.Aside)), also: " " + Fold(string(o.Also))}
		for _, d := range o.Detail {
			f.folded[i].said = append(f.folded[i].said, Fold(string(d)))
		}
	}
}

// sought is a word of a query, and the same at the beginning of a word.
type sought struct{ word, begun string }

// try lists the options that all words fit.
func (f *Finder) try(words []string, fit func(*folded, sought) int) []hit {
	var hits []hit
	all := make([]sought, len(words))
	for i, word := range words {
		all[i] = sought{word, " " + word}
	}
	for i := range f.folded {
		sum := 0
		if !slices.ContainsFunc(all, func(s sought) bool {
			n := fit(&f.folded[i], s)
			sum += n
			return n == 0
		}) {
			hits = append(hits, hit{i, sum})
		}
	}
	return hits
}

// called is how well an option's label has a word: at its beginning, at that of a word,
// within; or what stands at its right, or finds it besides, at the beginning of a word; or, 0,
// not at all.
func called(o *folded, s sought) int {
	switch at := strings.Index(o.label, s.word); {
	case at == 0:
		return 4
	case at > 0 && strings.Contains(o.label, s.begun):
		return 3
	case at > 0:
		return 2
	case strings.Contains(o.aside, s.begun), strings.Contains(o.also, s.begun):
		return 1
	}
	return 0
}

// said reports whether what is said of an option has a word.
func said(o *folded, s sought) int {
	for _, d := range o.said {
		if strings.Contains(d, s.word) {
			return 1
		}
	}
	return 0
}

// spelled is how well a label has the letters of a word. A late one may be a sentence, which
// has those of any.
func spelled(o *folded, s sought) int {
	if o.late {
		return 0
	}
	return hasLetters(o.label, s.word)
}

// hasLetters reports whether the letters of a word stand in a text in their order, the
// first of them at the beginning of a word; it is the better the closer they stand.
func hasLetters(text, word string) int {
	letters := []rune(word)
	best := 0
	before := ' '
	for i, r := range text {
		if r == letters[0] && !unicode.IsLetter(before) {
			if n := closeness(text[i:], letters); n > best {
				best = n
			}
		}
		before = r
	}
	return best
}

// closeness is up to 1000, by how few letters stand between those looked for; 0 where
// they are not all there.
func closeness(text string, letters []rune) int {
	at, n := 0, 0
	for _, r := range text {
		n++
		if r == letters[at] {
			if at++; at == len(letters) {
				return max(1, 1000-n+len(letters))
			}
		}
	}
	return 0
}

// Fold is a text as it is compared: letters small.
func Fold(s string) string { return strings.ToLower(s) }
