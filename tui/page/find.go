package page

import (
	"slices"
	"strings"
	"unicode"
)

// A list can be looked through: what is typed leaves those of its options that have it.

// Find lists the options that have all the words of a query, in their order, or ranked
// with the best first: in what they are called; where none has them, in what is said of
// them; and where that has none, those that have their letters one after another.
func Find(options []Option, query string, ranked bool) []int {
	words := strings.Fields(Fold(query))
	found := []int{}
	rank := make(map[int]int)
	try := func(fit func(o Option, word string) int) {
		for i, o := range options {
			sum := 0
			if !slices.ContainsFunc(words, func(word string) bool {
				n := fit(o, word)
				sum += n
				return n == 0
			}) {
				found, rank[i] = append(found, i), sum
			}
		}
	}
	if try(called); len(found) == 0 {
		try(said)
	}
	if len(found) == 0 {
		try(spelled)
	}
	if ranked {
		slices.SortStableFunc(found, func(a, b int) int { return rank[b] - rank[a] })
	}
	return found
}

// called is how well an option's label has a word: at its beginning, at that of a word,
// within; or what stands at its right, at the beginning of a word; or, 0, not at all.
func called(o Option, word string) int {
	label := Fold(string(o.Label))
	switch at := strings.Index(label, word); {
	case at == 0:
		return 4
	case at > 0 && strings.Contains(label, " "+word):
		return 3
	case at > 0:
		return 2
	case strings.Contains(" "+Fold(string(o.Aside)), " "+word):
		return 1
	}
	return 0
}

// said reports whether what is said of an option has a word.
func said(o Option, word string) int {
	for _, d := range o.Detail {
		if strings.Contains(Fold(string(d)), word) {
			return 1
		}
	}
	return 0
}

func spelled(o Option, word string) int { return hasLetters(Fold(string(o.Label)), word) }

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
