package answer

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestExpand(t *testing.T) {
	for template, want := range map[string]string{
		"a":                         "a",
		"(a|b) c":                   "a c|b c",
		"(a|)b":                     "ab|b",
		"((a|b)|c)":                 "a|b|c",
		`\(a\|b\)\\`:                `(a|b)\`,
		"x|y":                       "x|y", // one answer
		"a | (b|c)":                 "a | b|a | c",
		"":                          "",
		"(a":                        "error",
		"a)":                        "error",
		`a\`:                        "error",
		strings.Repeat("(a|b)", 11): "error",
		strings.Repeat("(a|b)", 9) + strings.Repeat("c", 300): "error",
		strings.Repeat("c", 600):                              "error",
	} {
		got, err := Expand(template)
		if err != nil {
			got = []string{"error"}
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q stands for %q, want %q", template, got, want)
		}
	}
}

func must(t testing.TB, s string) Written {
	t.Helper()
	w, ok := ParseNumber(s)
	if !ok {
		t.Fatalf("%q is no number", s)
	}
	return w
}

func mustAlgebraic(t testing.TB, k Algebraic) Algebraic {
	t.Helper()
	k, err := NewAlgebraic(k)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// TestBadAlgebraic: what is no expression in its letters is refused.
func TestBadAlgebraic(t *testing.T) {
	for _, bad := range []Algebraic{{Answer: "8b", In: []string{"a"}}, {Answer: "8a +", In: []string{"a"}}, {Answer: "a", In: []string{"a"}, Mistakes: []Mistake{{"c", ""}}}} {
		if _, err := NewAlgebraic(bad); err == nil {
			t.Errorf("%+v was taken", bad)
		}
	}
}

// TestTooLong: a reply beyond the limit is not compared.
func TestTooLong(t *testing.T) {
	long := strings.Repeat("l", MaxReply+1)
	for _, k := range []Key{Text{Answer: "l"}, Number{Answer: must(t, "1")}, List{Items: []Text{{Answer: "l"}}}, mustAlgebraic(t, Algebraic{Answer: "l", In: []string{"l"}}),
		Cloze{Gaps: []Key{Text{Answer: "l"}}}, Rubric{Points: []string{"p"}}} {
		if _, written := k.(Rubric); written {
			long = strings.Repeat("l", MaxText+1)
		}
		if _, err := k.Grade(Reply{Text: long, Parts: []string{long}}); err == nil {
			t.Errorf("%T took %d letters", k, len(long))
		}
	}
}

// TestGuesses: a guess is a probability, and what is right is graded right.
func TestGuesses(t *testing.T) {
	two := 2
	for _, k := range []Key{
		Text{Answer: "a"}, Number{Answer: must(t, "2/3"), Places: &two, Unit: "m"}, List{Items: []Text{{Answer: "a"}, {Answer: "b"}}},
		mustAlgebraic(t, Algebraic{Answer: "2a", In: []string{"a"}}), Choice{Answers: []string{"a"}, Wrong: []Mistake{{"b", ""}}},
		Choice{Answers: []string{"a", "b"}, Wrong: []Mistake{{"c", ""}}}, Order{Items: []string{"a", "b"}}, Order{Items: strings.Split("abcdefghij", "")},
		Match{Lefts: []string{"a", "b"}, Rights: []string{"c", "d"}}, Cloze{Gaps: []Key{Text{Answer: "a"}, Number{Answer: must(t, "1")}}}, Rubric{Points: []string{"p"}, Model: "m"},
	} {
		if g := k.Guess(); g <= 0 || g >= 1 {
			t.Errorf("%T: a guess of %v", k, g)
		}
		if v, err := k.Grade(k.Right()); err != nil || v.Outcome != Right || k.Solution() == "" {
			t.Errorf("%T: %+v is %v, %v", k, k.Right(), v, err)
		}
	}
}

// worst are keys as costly as content lets through, each with the costliest reply to it
// that could be thought of.
func worst(t testing.TB) map[string]func() (Verdict, error) {
	word := strings.Repeat("abcdefghij", 6)
	text := Text{Answer: word, Typos: 3}
	for i := range 200 {
		text.Accept = append(text.Accept, fmt.Sprintf("%s%d", word[:58], i%10)+strings.Repeat(" "+word[:50], 3))
	}
	text.Forms = slices.Repeat([]string{strings.Repeat("(abcdefghi|abcdefghj) ", 9) + "abcdefghi"}, 4)
	for i := range 100 {
		text.Mistakes = append(text.Mistakes, Mistake{fmt.Sprintf("%s ä %d", word, i), "no"})
	}
	text = text.Prepared()
	list := List{}
	for i := range 30 {
		list.Items = append(list.Items, Text{Answer: fmt.Sprintf("%s%c", word[:50], 'a'+i%26), Typos: 3}.Prepared())
	}
	sum := strings.TrimSuffix(strings.Repeat("(a+b+1)^99*", 12), "*")
	algebraic := mustAlgebraic(t, Algebraic{Answer: sum, In: []string{"a", "b"}})
	for range 100 {
		algebraic.Mistakes = append(algebraic.Mistakes, Mistake{sum, ""})
	}
	algebraic = mustAlgebraic(t, algebraic)
	cloze := Cloze{}
	for range 26 {
		cloze.Gaps = append(cloze.Gaps, Text{Answer: text.Answer, Accept: text.Accept[:8], Typos: 3}.Prepared())
	}
	grade := func(k Key, r Reply) func() (Verdict, error) { return func() (Verdict, error) { return k.Grade(r) } }
	return map[string]func() (Verdict, error){
		"text, one word":   grade(text, Reply{Text: strings.Replace(word, "a", "x", 6)}),
		"text, many words": grade(text, Reply{Text: strings.Repeat("abcdefghx ", 10)}),
		"text, accents":    grade(text, Reply{Text: strings.Repeat("é", MaxReply/2)}),
		"list":             grade(list, Reply{Text: strings.Repeat(word[:48]+"xxx,", 40)}),
		"number":           grade(Number{Answer: must(t, strings.Repeat("9", 199)), Unit: "m"}, Reply{Text: "1e-999 km"}),
		"expression":       grade(algebraic, Reply{Text: strings.Replace(sum, "1", "2", 1)}),
		"gaps":             grade(cloze, Reply{Parts: slices.Repeat([]string{strings.Repeat("abcdefghx ", 10)}, 26)}),
		"several":          grade(Choice{Answers: strings.Split(word[:10], ""), Wrong: []Mistake{{"x", ""}}}, Reply{Picked: strings.Split(strings.Repeat(word, 60), "")}),
	}
}

// BenchmarkWorst grades the costliest replies to the costliest keys.
func BenchmarkWorst(b *testing.B) {
	for name, grade := range worst(b) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := grade(); err != nil && !strings.Contains(err.Error(), "too many") {
					b.Fatal(err)
				}
			}
		})
	}
}

// FuzzGrade: no reply may panic, and blanks around one change nothing.
func FuzzGrade(f *testing.F) {
	for _, s := range []string{"", "3/4", "−1 1/4", "1e1000", "½", "75 %", "x = 5", "1,200,000", "\u202e4", "4\x00", "café", strings.Repeat("9", 300), "0,75", "1.200,5", "8·10⁶", "`a`", "a and b", "b c, a"} {
		f.Add(s)
	}
	two := 2
	keys := []Key{
		Number{Answer: must(f, "3/4"), Form: Simplest}, Number{Answer: must(f, "1.25"), Unit: "m"}, Number{Answer: must(f, "2/3"), Places: &two},
		Text{Answer: "café", Typos: 2, Forms: []string{"(a|b) c"}}, Text{Answer: "sort -n"},
		List{Items: []Text{{Answer: "a"}, {Answer: "b c"}}}, mustAlgebraic(f, Algebraic{Answer: "2(x + 1)", In: []string{"x"}}),
		Cloze{Gaps: []Key{Text{Answer: "a"}}}, Match{Lefts: []string{"a"}, Rights: []string{"b"}}, Rubric{Points: []string{"p"}},
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > MaxReply-10 {
			return
		}
		for _, k := range keys {
			for _, comma := range []bool{false, true} {
				v1, err1 := k.Grade(Reply{Text: s, Parts: []string{s}, Comma: comma})
				v2, err2 := k.Grade(Reply{Text: "  " + s + " \t", Parts: []string{s}, Comma: comma})
				if v1 != v2 || (err1 == nil) != (err2 == nil) {
					t.Errorf("%T: %q is graded %v %v, with blanks around it %v %v", k, s, v1, err1, v2, err2)
				}
			}
		}
	})
}

// TestDistance holds the distance, which looks only near the diagonal, against the whole
// table.
func TestDistance(t *testing.T) {
	whole := func(one, other string) int {
		a, b := []rune(one), []rune(other)
		d := make([][]int, len(a)+1)
		for i := range d {
			d[i] = make([]int, len(b)+1)
			for j := range d[i] {
				switch {
				case i == 0 || j == 0:
					d[i][j] = i + j
				default:
					cost := 1
					if a[i-1] == b[j-1] {
						cost = 0
					}
					d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
					if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
						d[i][j] = min(d[i][j], d[i-2][j-2]+1)
					}
				}
			}
		}
		return d[len(a)][len(b)]
	}
	rng := rand.New(rand.NewPCG(1, 1))
	word := func() string {
		b := make([]byte, rng.IntN(9))
		for i := range b {
			b[i] = 'a' + byte(rng.IntN(3))
		}
		return string(b)
	}
	for range 100_000 {
		a, b, most := word(), word(), rng.IntN(5)
		want := whole(a, b)
		if got := Distance(a, b, most); got != want && (got <= most || want <= most) {
			t.Fatalf("%q and %q are %d apart, not %d (at most %d)", a, b, want, got, most)
		}
	}
}
