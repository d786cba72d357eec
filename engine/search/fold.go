package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// How words are taken out of a text and made comparable.

// eachWord calls with each word of a text, folded, and where it stands. Letters and digits
// make words; so does a single sign of a script that writes without blanks.
func eachWord(text string, word func(folded string, from, until int)) {
	from := -1
	end := func(at int) {
		if from >= 0 {
			word(fold(text[from:at]), from, at)
		}
		from = -1
	}
	for i, r := range text {
		switch {
		case r < utf8.RuneSelf: // most text, quickly
			if letter := r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9'; !letter {
				end(i)
			} else if from < 0 {
				from = i
			}
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai):
			end(i)
			word(string(r), i, i+utf8.RuneLen(r))
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			if from < 0 {
				from = i
			}
		default:
			end(i)
		}
	}
	end(len(text))
}

// fold makes words alike that differ in case or in marks over letters.
func fold(word string) string {
	ascii, lower := true, true
	for i := range len(word) {
		ascii = ascii && word[i] < utf8.RuneSelf
		lower = lower && (word[i] < 'A' || word[i] > 'Z')
	}
	switch {
	case ascii && lower:
		return word
	case ascii:
		return strings.ToLower(word)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(word) {
		switch {
		case unicode.IsMark(r):
		case r == 'ß':
			b.WriteString("ss")
		case r == 'ø', r == 'Ø':
			b.WriteByte('o')
		case r == 'ł', r == 'Ł':
			b.WriteByte('l')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	if b.Len() == 0 {
		return word
	}
	return b.String()
}

// stemOf is a word without an ending, where enough is left: "fractions" and "fraction" are
// one to who asks. It is rough, and counts less than the word itself.
func stemOf(word string) string {
	for _, ending := range []string{"ing", "ies", "ed", "es", "s", "y", "e"} {
		if stem, cut := strings.CutSuffix(word, ending); cut && len(stem) >= leastStem {
			return stem
		}
	}
	return ""
}

// common are words that a question has and that tell nothing of what it is about.
var common = func() map[string]bool {
	all := make(map[string]bool)
	for _, w := range strings.Fields("a about after all also an and another any are as at be been but by can could did do does for from had has have how i if in into is it its just me more most much my no not of on one only or other please should so some than that the then there these they this those through to two very was we were what when where which who whose why will with would you your") {
		all[w] = true
	}
	return all
}()
