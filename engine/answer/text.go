package answer

import (
	"errors"
	"fmt"
	"regexp"
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

	right  []string   // every right answer, forms expanded
	normal []string   // the same, ready to compare
	fields [][]string // the words of each

	mistaken []string // the mistakes, ready to compare
}

// code reports whether the answer is code rather than words: every sign of it counts.
func (t Text) code() bool { return codeLike.MatchString(t.Answer) }

// Prepared is the key with its right answers laid out, so that grading need not do it
// each time.
func (t Text) Prepared() Text {
	if t.code() {
		t.Typos = 0
	}
	t.right = append([]string{t.Answer}, t.Accept...)
	for _, form := range t.Forms {
		if expanded, err := Expand(form); err == nil && len(t.right)+len(expanded) <= mostRight {
			t.right = append(t.right, expanded...)
		}
	}
	t.mistaken = make([]string, len(t.Mistakes))
	for i, m := range t.Mistakes {
		t.mistaken[i] = t.plain(m.Answer)
	}
	t.normal, t.fields = make([]string, len(t.right)), make([][]string, len(t.right))
	for i, answer := range t.right {
		t.normal[i] = t.plain(answer)
		t.fields[i] = strings.Fields(t.normal[i])
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
	for i, m := range t.Mistakes {
		if t.mistaken[i] == got {
			return Verdict{Outcome: Wrong, Say: m.Say}, nil
		}
	}
	if !t.Strict.Accents {
		bare := withoutAccents(got)
		for i, answer := range t.right {
			if withoutAccents(t.normal[i]) == bare {
				return Verdict{Outcome: Almost, Say: fmt.Sprintf("Mind the accent: %s.", answer)}, nil
			}
		}
	}
	have := strings.Fields(got)
	for i, answer := range t.normal {
		if t.Typos == 0 {
			break
		}
		if t.Strict.Case && fold(answer) == fold(got) || t.Strict.Accents && withoutAccents(answer) == withoutAccents(got) {
			continue // that is no slip: the author insists on it
		}
		if n := t.typos(t.fields[i], have); n > 0 && n <= t.Typos {
			return Verdict{Outcome: Almost, Say: spelling(n)}, nil
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
	if inner, ok := strings.CutPrefix(strings.TrimSpace(s), "`"); ok && strings.Count(s, "`") == 2 && strings.HasSuffix(inner, "`") {
		s = strings.TrimSuffix(inner, "`") // as code is quoted
	}
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
	if !t.Strict.Punctuation && len(s) > 1 && strings.ContainsRune(".?!", rune(s[len(s)-1])) && !strings.HasSuffix(s, " .") { // which is this directory
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
func (t Text) typos(want, have []string) int {
	if len(want) != len(have) {
		return -1
	}
	total := 0
	for i := range want {
		if want[i] == have[i] {
			continue
		}
		if n := letters(want[i]); n < 5 || n > longestWord {
			return -1
		}
		if total += Distance(want[i], have[i], t.Typos-total); total > t.Typos {
			return -1
		}
	}
	return total
}

// mostRight is how many right answers are laid out; content lets no more through.
const mostRight = 2500

// letters counts the letters of a word.
func letters(word string) int {
	n := 0
	for _, r := range word {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// code is what no sentence has: signs of programs, options, a point inside a word.
var codeLike = regexp.MustCompile(`[\\_/|<>=*$#@~^&\[\]{}()+%` + "`" + `]|(^|\s)-{1,2}\pL|\pL\.\pL|\d\.\pL`)

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
	rows := make([]int, 3*(len(b)+1))
	before, previous, current := rows[:len(b)+1], rows[len(b)+1:2*(len(b)+1)], rows[2*(len(b)+1):]
	for j := range previous {
		previous[j] = j
	}
	for i := 1; i <= len(a); i++ {
		current[0] = i
		nearest := i
		from, to := max(1, i-most-1), min(len(b), i+most+1) // farther from the diagonal it is more than most
		if from > 1 {
			current[from-1] = most + 1
		}
		if to < len(b) {
			previous[to] = min(previous[to], most+1)
			current[to+1] = most + 1
		}
		for j := from; j <= to; j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			current[j] = min(previous[j]+1, current[j-1]+1, previous[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				current[j] = min(current[j], before[j-2]+1)
			}
			nearest = min(nearest, current[j])
		}
		if nearest > most+1 && from > 1 { // a swap may still save one
			return most + 1
		}
		before, previous, current = previous, current, before
	}
	return previous[len(b)]
}

// Right is the answer as it is.
func (t Text) Right() Reply { return Reply{Text: t.Answer} }
