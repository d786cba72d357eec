package answer

import (
	"fmt"
	"math/big"
	"strings"
	"testing"
)

func number(t testing.TB, s string) Written {
	t.Helper()
	w, ok := ParseNumber(s)
	if !ok {
		t.Fatalf("%q is no number", s)
	}
	return w
}

func TestNumbers(t *testing.T) {
	three4 := Number{Answer: number(t, "3/4"), Mistakes: []NumberMistake{{number(t, "4/3"), "upside down"}}}
	simplest := Number{Answer: number(t, "3/4"), Form: Simplest}
	mixed := Number{Answer: number(t, "1 1/4"), Form: Mixed}
	whole := Number{Answer: number(t, "1200")}
	negative := Number{Answer: number(t, "-4")}
	metres := Number{Answer: number(t, "1.25"), Unit: "m"}
	speed := Number{Answer: number(t, "90"), Unit: "km/h"}
	money := Number{Answer: number(t, "5"), Unit: "€"}
	reduce := Number{Answer: number(t, "1/2"), Form: Simplest, Mistakes: []NumberMistake{{number(t, "2/4"), "halve both"}}}
	hour := Number{Answer: number(t, "1"), Unit: "h"}
	square := Number{Answer: number(t, "4"), Unit: "cm²"}
	degrees := Number{Answer: number(t, "-4"), Unit: "°C"}
	pi := Number{Answer: number(t, "3.14"), Within: big.NewRat(1, 100)}
	grade(t, []row{
		{three4, "3/4", "right", ""},
		{three4, "0.75", "right", ""},
		{three4, ".75", "right", ""},
		{three4, "75%", "right", ""},
		{three4, "75 %", "right", ""},
		{three4, "6/8", "right", ""},
		{three4, "¾", "right", ""},
		{three4, "3 / 4", "right", ""},
		{three4, "3⁄4", "right", ""},
		{three4, "+3/4", "right", ""},
		{three4, "7.5e-1", "right", ""},
		{three4, "x = 3/4", "right", ""},
		{three4, "4/3", "wrong", "upside down"},
		{three4, "8/6", "wrong", "upside down"},
		{three4, "-3/4", "wrong", ""},
		{three4, "0.7500000001", "wrong", "rounded"},
		{three4, "0.7", "wrong", ""},
		{three4, "3/0", "unread", ""},
		{three4, "three quarters", "unread", ""},
		{three4, "", "unread", ""},
		{three4, "3/4/5", "unread", ""},
		{three4, "0,75", "unread", ""},
		{three4, "0,750", "unread", ""},
		{three4, "3/4.", "right", ""},
		{three4, "75 percent", "right", ""},
		{three4, "3 quarters", "unread", ""},
		{simplest, "3/4.", "right", ""},
		{simplest, "3/4", "right", ""},
		{simplest, "6/8", "almost", "simplest form"},
		{simplest, "0.75", "almost", "as a fraction"},
		{simplest, "-3/-4", "almost", "simplest form"},
		{simplest, "-3/4", "wrong", ""},
		{mixed, "1 1/4", "right", ""},
		{mixed, "1¼", "right", ""},
		{mixed, "1 and 1/4", "right", ""},
		{mixed, "1 2/8", "almost", "mixed number"},
		{mixed, "5/4", "almost", "mixed number"},
		{mixed, "0 5/4", "almost", "mixed number"},
		{whole, "1200", "right", ""},
		{whole, "1,200", "right", ""},
		{whole, "1 200", "right", ""},
		{whole, "1\u202f200", "right", ""},
		{whole, "1'200", "right", ""},
		{whole, "1.2e3", "right", ""},
		{whole, "1200.0", "right", ""},
		{whole, "2400/2", "right", ""},
		{whole, "01200", "right", ""},
		{whole, "12,00", "unread", ""},
		{whole, "1,2000", "unread", ""},
		{whole, "1200 cm", "right", ""},
		{whole, "12 cm", "unread", "alone"}, // nothing is counted
		{whole, "1200 thousand", "unread", "alone"},
		{whole, "1200 hundredths", "unread", "alone"},
		{whole, "1 and 200", "unread", ""},
		{whole, "1200.", "right", ""},
		{whole, "= 1200", "right", ""},
		{whole, "? = 1200", "right", ""},
		{whole, "GCD = 1200", "right", ""},
		{whole, "1200 = t", "right", ""},
		{whole, "€1200", "right", ""},
		{whole, "12 hundred", "unread", ""},
		{whole, "34²", "unread", ""},
		{whole, "12x", "unread", ""},
		{whole, "１２００", "right", ""},
		{whole, "1’200", "right", ""},
		{whole, "0,5", "unread", "point for decimals"},
		{whole, "900+300=1200", "unread", ""},
		{whole, "1e9999", "unread", ""},
		{whole, "1200!", "unread", ""},
		{negative, "-4", "right", ""},
		{negative, "−4", "right", ""},
		{negative, "- 4", "right", ""},
		{negative, "–4", "right", ""},
		{negative, "x=-4", "right", ""},
		{negative, "—4", "right", ""},
		{negative, "(-4)", "right", ""},
		{negative, "minus 4", "right", ""},
		{negative, "negative 4", "right", ""},
		{negative, "4 below zero", "unread", ""},
		{negative, "4", "wrong", ""},
		{negative, "--4", "unread", ""},
		{metres, "1.25 m", "right", ""},
		{metres, "1.25m", "right", ""},
		{metres, "1 1/4 m", "right", ""},
		{metres, "1.25", "almost", "unit is missing"},
		{metres, "125 cm", "right", ""},
		{metres, "1250 mm", "right", ""},
		{metres, "1 1/4 metres", "right", ""},
		{metres, "0.00125 km", "right", ""},
		{metres, "125 CM", "right", ""},
		{metres, "1.25 cm", "wrong", ""},
		{metres, "1.25 kg", "wrong", "asked for in m"},
		{metres, "1.25 m²", "wrong", "asked for in m"},
		{metres, "1.25 bananas", "wrong", "asked for in m"},
		{speed, "90 km/h", "right", ""},
		{speed, "90", "almost", "unit is missing"},
		{money, "€5", "right", ""},
		{money, "5 €", "right", ""},
		{money, "5 euros", "right", ""},
		{money, "500 cents", "right", ""},
		{money, "5", "almost", "unit is missing"},
		{reduce, "2/4", "almost", "halve both"},
		{reduce, "3/6", "almost", "simplest form"},
		{hour, "1 h", "right", ""},
		{hour, "60 minutes", "right", ""},
		{hour, "60", "wrong", ""},
		{hour, "1.", "almost", "unit is missing"},
		{square, "4 cm²", "right", ""},
		{square, "0.0004 m²", "right", ""},
		{square, "4²", "unread", ""},
		{metres, "2 m", "wrong", ""},
		{degrees, "-4 °C", "right", ""},
		{degrees, "-4", "almost", "unit is missing"},
		{pi, "3.14159", "right", ""},
		{pi, "3.2", "wrong", ""},
	})
}

func TestTexts(t *testing.T) {
	cafe := Text{Answer: "café", Typos: 1, Mistakes: []Mistake{{"coffee", "that is the drink"}}}
	sea := Text{Answer: "Black Sea", Accept: []string{"the Black Sea"}, Typos: 1}
	quotient := Text{Answer: "7 r 3", Forms: []string{`7( |)(r|rem|remainder)( |)3`}}
	function := Text{Answer: "f(x)", Forms: []string{`f\(x\)`}}
	strict := Text{Answer: "LS", Strict: Strict{Case: true, Punctuation: true}}
	grade(t, []row{
		{cafe, "café", "right", ""},
		{cafe, "CAFÉ", "right", ""},
		{cafe, "cafe\u0301", "right", ""}, // composed of two characters
		{cafe, "  café. ", "right", ""},
		{cafe, "cafe", "almost", "accent: café"},
		{cafe, "coffee", "wrong", "the drink"},
		{cafe, "cafés", "wrong", ""}, // four letters are too few for a slip
		{cafe, "", "unread", ""},
		{cafe, " \t", "unread", ""},
		{Text{Answer: "мой"}, "мои", "wrong", ""},
		{Text{Answer: "がく"}, "かく", "wrong", ""},
		{Text{Answer: "άλφα"}, "αλφα", "almost", "accent"},
		{Text{Answer: "Berlin", Typos: 1, Strict: Strict{Case: true}}, "berlin", "wrong", ""},
		{Text{Answer: "Berlin", Typos: 1, Strict: Strict{Case: true}}, "Berlim", "almost", ""},
		{sea, "black sea", "right", ""},
		{sea, "Black  Sea", "right", ""},
		{sea, "the black sea!", "right", ""},
		{sea, "Balck Sea", "almost", "One letter"},
		{sea, "Blak Sea", "almost", "One letter"},
		{sea, "Black Tea", "wrong", ""},
		{sea, "Blck See", "wrong", ""},
		{sea, "Red Sea", "wrong", ""},
		{quotient, "7 r 3", "right", ""},
		{quotient, "7R3", "right", ""},
		{quotient, "7 remainder 3", "right", ""},
		{quotient, "3 r 7", "wrong", ""},
		{function, "f(x)", "right", ""},
		{strict, "LS", "right", ""},
		{strict, "ls", "wrong", ""},
		{strict, "LS.", "wrong", ""},
		{strict, strings.Repeat("L", MaxReply+1), "unread", ""},
	})
}

func TestChoices(t *testing.T) {
	one := Choice{Answers: []string{"a"}, Wrong: []Mistake{{"b", "not b"}, {"c", ""}}}
	many := Choice{Answers: []string{"a", "b"}, Wrong: []Mistake{{"c", "not c"}}}
	rows := []struct {
		key   Choice
		given []string
		want  string
		say   string
	}{
		{one, []string{"a"}, "right", ""},
		{one, []string{"b"}, "wrong", "not b"},
		{one, []string{"c"}, "wrong", ""},
		{one, []string{"no longer there"}, "wrong", ""},
		{one, nil, "unread", ""},
		{many, []string{"b", "a"}, "right", ""},
		{many, []string{"a", "b", "b"}, "right", ""},
		{many, []string{"a", "a"}, "wrong", "there is more"},
		{many, []string{"a"}, "wrong", "there is more"},
		{many, []string{"a", "b", "c"}, "wrong", "not c"},
	}
	for _, row := range rows {
		v, err := row.key.Grade(Reply{Picked: row.given})
		check(t, strings.Join(row.given, "+"), v, err, row.want, row.say)
	}
}

// row is one line of a table that a teacher could read: the key, what was typed, the
// outcome (right, almost, wrong, unread), and a part of the message.
type row struct {
	key   Key
	given string
	want  string
	say   string
}

func grade(t *testing.T, rows []row) {
	t.Helper()
	for _, r := range rows {
		v, err := r.key.Grade(Reply{Text: r.given})
		check(t, r.given, v, err, r.want, r.say)
	}
}

func check(t *testing.T, given string, v Verdict, err error, want, say string) {
	t.Helper()
	got := v.Outcome.String()
	if err != nil {
		got = "unread"
	}
	if got != want {
		t.Errorf("%q is %s, want %s (%s %v)", given, got, want, v.Say, err)
	} else if said := v.Say + fmt.Sprint(err); !strings.Contains(said, say) {
		t.Errorf("%q: the message is %q, want one with %q", given, said, say)
	}
}

func TestExpand(t *testing.T) {
	for template, want := range map[string]string{
		"a":                         "a",
		"(a|b) c":                   "a c|b c",
		"(a|)b":                     "ab|b",
		"((a|b)|c)":                 "a|b|c",
		`\(a\|b\)\\`:                `(a|b)\`,
		"x|y":                       "x|y",
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

// FuzzGrade: no reply may panic, and blanks around one change nothing.
func FuzzGrade(f *testing.F) {
	for _, s := range []string{"", "3/4", "−1 1/4", "1e1000", "½", "75 %", "x = 5", "1,200,000", "\u202e4", "4\x00", "café", strings.Repeat("9", 300)} {
		f.Add(s)
	}
	algebraic, err := NewAlgebraic(Algebraic{Answer: "2(x + 1)", In: []string{"x"}})
	if err != nil {
		f.Fatal(err)
	}
	keys := []Key{
		Number{Answer: number(f, "3/4"), Form: Simplest}, Number{Answer: number(f, "1.25"), Unit: "m"},
		Text{Answer: "café", Typos: 2, Forms: []string{"(a|b) c"}},
		List{Items: []Text{{Answer: "a"}, {Answer: "b c"}}}, algebraic,
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > MaxReply-10 {
			return
		}
		for _, k := range keys {
			v1, err1 := k.Grade(Reply{Text: s})
			v2, err2 := k.Grade(Reply{Text: "  " + s + " \t"})
			if v1 != v2 || (err1 == nil) != (err2 == nil) {
				t.Errorf("%T: %q is graded %v %v, with blanks around it %v %v", k, s, v1, err1, v2, err2)
			}
		}
	})
}
