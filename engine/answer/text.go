package answer

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Text is the key of a question that is answered in a few words. Replies are
// compared after composing characters, trimming, collapsing spaces, making
// typographic quotes and dashes plain, folding case and dropping one final
// full stop, question or exclamation mark.
type Text struct {
	Answer   string
	Accept   []string // other right answers
	Forms    []string // templates of right answers, see [Expand]
	Typos    int      // letters that may be off in words of five letters or more
	Strict   Strict
	Mistakes []Mistake

	right  []string // every right answer, forms expanded
	normal []string // the same, ready to compare
}

// Prepared is the key with its right answers laid out, so that grading need not do it
// each time.
func (t Text) Prepared() Text {
	t.right = append([]string{t.Answer}, t.Accept...)
	for _, form := range t.Forms {
		if expanded, err := Expand(form); err == nil {
			t.right = append(t.right, expanded...)
		}
	}
	t.normal = make([]string, len(t.right))
	for i, answer := range t.right {
		t.normal[i] = t.plain(answer)
	}
	return t
}

// Strict switches single rules of the comparison off.
type Strict struct {
	Case, Accents, Punctuation, Spaces bool
}

var (
	errNothingTyped = errors.New("nothing is written yet; write an answer first")
	errTooLong      = fmt.Errorf("that is too long to compare; keep it under %d characters", MaxReply)
)

// Grade tries the right answers first, then the foreseen mistakes, then what is
// nearly right: an accent missing, or a letter off where Typos allows it.
func (t Text) Grade(r Reply) (Verdict, error) {
	if len(r.Text) > MaxReply {
		return Verdict{}, errTooLong
	}
	if strings.TrimSpace(r.Text) == "" {
		return Verdict{}, errNothingTyped
	}
	if t.right == nil {
		t = t.Prepared()
	}
	got := t.plain(r.Text)
	if slices.Contains(t.normal, got) {
		return Verdict{Outcome: Right}, nil
	}
	for _, m := range t.Mistakes {
		if t.plain(m.Answer) == got {
			return Verdict{Wrong, m.Say}, nil
		}
	}
	if !t.Strict.Accents {
		bare := withoutAccents(got)
		for i, answer := range t.right {
			if withoutAccents(t.normal[i]) == bare {
				return Verdict{Almost, fmt.Sprintf("Mind the accent: %s.", answer)}, nil
			}
		}
	}
	for _, answer := range t.normal {
		if t.Strict.Case && fold(answer) == fold(got) || t.Strict.Accents && withoutAccents(answer) == withoutAccents(got) {
			continue // that is no slip: the author insists on it
		}
		if n := t.typos(answer, got); n > 0 && n <= t.Typos {
			return Verdict{Almost, spelling(n)}, nil
		}
	}
	return Verdict{Outcome: Wrong}, nil
}

// Guess is small: there are many words.
func (t Text) Guess() float64 { return guessTyped }

// Solution is the answer as the author wrote it.
func (t Text) Solution() string { return t.Answer }

var plainMarks = strings.NewReplacer(
	"‘", "'", "’", "'", "‚", "'", "“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`,
	"‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "−", "-", "\u2026", "...")

// plain is a text with everything taken away that the comparison passes over.
func (t Text) plain(s string) string {
	s = norm.NFC.String(s) // costs nothing when it is composed already
	if t.Strict.Spaces {
		s = strings.TrimSpace(s)
	} else {
		s = strings.Join(strings.Fields(s), " ")
	}
	s = plainMarks.Replace(s)
	if !t.Strict.Case {
		s = fold(s)
	}
	if !t.Strict.Punctuation && len(s) > 1 && strings.ContainsRune(".?!", rune(s[len(s)-1])) {
		s = strings.TrimRight(s[:len(s)-1], " ")
	}
	return s
}

// fold makes upper and lower case the same, as Unicode folds them.
func fold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	return cases.Fold().String(s)
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// withoutAccents drops the accents of Latin and Greek letters; in other scripts a mark
// makes another letter.
func withoutAccents(s string) string {
	if isASCII(s) {
		return s
	}
	var b strings.Builder
	base := rune(0)
	for _, r := range norm.NFD.String(s) {
		if unicode.Is(unicode.Mn, r) && unicode.In(base, unicode.Latin, unicode.Greek) {
			continue
		}
		if !unicode.Is(unicode.Mn, r) {
			base = r
		}
		b.WriteRune(r)
	}
	return b.String()
}

// typos is how many letters got is off from answer, word by word, or -1 when they
// differ in a way that is no slip: another number of words, a short word, or more
// letters than [Text.Typos].
func (t Text) typos(answer, got string) int {
	want, have := strings.Fields(answer), strings.Fields(got)
	if t.Typos == 0 || len(want) != len(have) {
		return -1
	}
	total := 0
	for i := range want {
		if want[i] == have[i] {
			continue
		}
		if n := utf8.RuneCountInString(want[i]); n < 5 || n > longestWord {
			return -1
		}
		n := Distance(want[i], have[i], t.Typos)
		if total += n; n > t.Typos || total > t.Typos {
			return -1
		}
	}
	return total
}

// longestWord is the longest word in which slips are looked for.
const longestWord = 64

func spelling(letters int) string {
	if letters == 1 {
		return "One letter is off."
	}
	return fmt.Sprintf("%d letters are off.", letters)
}

// Distance is the least number of insertions, deletions, replacements and swaps of
// neighbours that make one word of the other (optimal string alignment), or more
// than most when the lengths alone need more than that.
func Distance(one, other string, most int) int {
	a, b := []rune(one), []rune(other)
	if d := len(a) - len(b); d > most || -d > most {
		return most + 1
	}
	before, previous, current := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range previous {
		previous[j] = j
	}
	for i := 1; i <= len(a); i++ {
		current[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			current[j] = min(previous[j]+1, current[j-1]+1, previous[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				current[j] = min(current[j], before[j-2]+1)
			}
		}
		before, previous, current = previous, current, before
	}
	return previous[len(b)]
}

// Right is the answer as it is.
func (t Text) Right() Reply { return Reply{Text: t.Answer} }
