package expr

import (
	"math/big"
	"strings"
	"testing"
)

func TestEval(t *testing.T) {
	env := map[string]Value{"a": Int(3), "b": Int(4), "n": Int(1), "half": Number(big.NewRat(1, 2)), "who": Text("Sam")}
	for source, want := range map[string]string{
		"a + b * 2":                "11",
		"(a + b) * 2":              "14",
		"a - b":                    "−1",
		"-a^2":                     "−9",
		"2^-1":                     "0.5",
		"2^3^2":                    "512",
		"a/b":                      "0.75",
		"a/7":                      "3/7",
		"1/3 + 1/6":                "0.5",
		"7 % 3":                    "1",
		"-7 % 3":                   "2",
		"a × b ÷ 2 − 1":            "5",
		"a² + b²":                  "25",
		"10^30":                    "1" + strings.Repeat("0", 30),
		"a == 3 and not b == 3":    "true",
		"a < b or 1/0 > 1":         "true",
		"half == 0.5":              "true",
		`who == "Sam"`:             "true",
		"if a > b then a else b":   "4",
		"if a > 0 then 1 else 1/0": "1",
		"if a > b then 1 else if n == 1 then 2 else 3": "2",
		"gcd(12, 18)":                    "6",
		"gcd(12, -18, 8)":                "2",
		"lcm(4, 6)":                      "12",
		"min(a, b, 2)":                   "2",
		"max(a, b)":                      "4",
		"abs(a - b)":                     "1",
		"round(2.5)":                     "3",
		"round(-2.5)":                    "−3",
		"round(2/3, 2)":                  "0.67",
		"frac(6, 8)":                     "3/4",
		"frac(-6, 8)":                    "−3/4",
		"frac(6, 3)":                     "2",
		`plural(n, "slice")`:             "1 slice",
		`plural(a, "slice")`:             "3 slices",
		`plural(a, "child", "children")`: "3 children",
		`pick(2, "x", "y")`:              "y",
		"bar(2, 5)":                      "██░░░",
		// and what has no value
		"1/0":                "error: divides by zero",
		"0^-1":               "error: divides by zero",
		"10^31":              "error: beyond 10^30",
		"(10^30) * 10":       "error: beyond 10^30",
		"2^1000":             "error: beyond 10^30",
		"2^1001":             "error: exponent",
		"2^half":             "error: exponent",
		"c":                  "error: not known",
		"who + 1":            "error: a number is wanted",
		"a == who":           "error: compared",
		"if a then 1 else 2": "error: condition",
		"half % 2":           "error: whole numbers",
		"gcd(half, 2)":       "error: whole numbers",
		"round(1, 99)":       "error: whole number from 0 to 20",
		"bar(6, 5)":          "error: whole number from 0 to 5",
		"pick(3, 1, 2)":      "error: picks from",
		// and what cannot be read
		"":                "error: too early",
		"a +":             "error: too early",
		"(a":              "error: not closed",
		"a)":              "error: does not belong",
		"a b":             "error: does not belong",
		"a < b < n":       "error: does not belong",
		"foo(1)":          "error: no function",
		"a $ b":           "error: no sign",
		"1.2.3":           "error: no number",
		`"open`:           "error: quote",
		"if a > b then 1": "error: else",
		"gcd(1":           "error: not closed",
		strings.Repeat("(", 99) + "1" + strings.Repeat(")", 99): "1",
		strings.Repeat("-", 150) + "1":                          "error: parts",
		strings.Repeat("1+", 127) + "1":                         "error: parts",
		strings.Repeat("1", 257):                                "error: bytes",
	} {
		e, err := Parse(source)
		got := ""
		if err == nil {
			var v Value
			if v, err = e.Eval(env); err == nil {
				got = v.String()
			}
		}
		if message, wantsError := strings.CutPrefix(want, "error: "); wantsError {
			if err == nil || !strings.Contains(err.Error(), message) {
				t.Errorf("%q gives %q, %v; want an error with %q", source, got, err, message)
			}
		} else if err != nil || got != want {
			t.Errorf("%q gives %q, %v; want %q", source, got, err, want)
		}
	}
}

func TestIdentical(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want string // yes, no, or a part of the error
	}{
		{"2(x+3)", "2x + 6", "yes"},
		{"2(x+3)", "2x + 3", "no"},
		{"3x^2", "3x²", "yes"},
		{"3x²", "(3x)²", "no"},
		{"x·x", "x^2", "yes"},
		{"x(x+2)", "x² + 2x", "yes"},
		{"(a+b)²", "a²+2ab+b²", "yes"},
		{"(a+b)²", "a²+b²", "no"},
		{"(x²−1)/(x−1)", "x + 1", "yes"}, // wherever both are defined
		{"x/2", "0.5x", "yes"},
		{"(1/3)x", "x/3", "yes"},
		{"x^-2", "1/x²", "yes"},
		{"5", "2+3", "yes"},
		{"x", "y", "no"},
		{"-x^2", "-(x^2)", "yes"},
		{"-x^2", "(-x)^2", "no"},
		{"2x3", "", "sign is missing"},
		{"1/2x", "", "brackets are missing"},
		{"x^(1000)", "x^1000", "yes"},
		{"x^1000", "x^999", "no"},
		{"x^y", "x^y", "plain number"},
		{"1/(x-x)", "1", "divides by zero"},
		{"x(x", "", "not closed"},
		{"sin(x)", "s i n x", "yes"}, // letters are variables; a teacher sees why it is wrong
	} {
		a, err := ParseMath(c.a)
		if err == nil && c.b == "" {
			t.Errorf("%q was read", c.a)
			continue
		}
		var b Expr
		if err == nil {
			if b, err = ParseMath(c.b); err != nil {
				t.Fatal(c.b, err)
			}
		}
		got := "error"
		if err == nil {
			var same bool
			if same, err = Identical(a, b); err == nil {
				got = map[bool]string{true: "yes", false: "no"}[same]
			}
		}
		if err != nil && strings.Contains(err.Error(), c.want) {
			continue
		}
		if got != c.want {
			t.Errorf("%q and %q: %s %v, want %s", c.a, c.b, got, err, c.want)
		}
	}
}

func TestTemplate(t *testing.T) {
	env := Draw{"a": Int(2), "d": Int(5), "who": Text("Sam")}
	for source, want := range map[string]string{
		"{a}/{d}":                  "2/5",
		"{who} eats {a+1} of {d}.": "Sam eats 3 of 5.",
		"{a-d}":                    "−3",
		`\{a\} {a}`:                "{a} 2",
		"func f() { return a }":    "func f() { return a }",
		`{"json": 1} and {a}`:      `{"json": 1} and 2`,
		"{}{1+1}{x}":               "{}{1+1}{x}",
		"{a":                       "{a",
		"{{a}}":                    "{{a}}",
	} {
		got, err := ParseTemplate(source, []string{"a", "d", "who"}).Fill(env)
		if err != nil || got != want {
			t.Errorf("%q becomes %q, %v; want %q", source, got, err, want)
		}
	}
	if got, _ := ParseTemplate(`\{a} {a}`, nil).Fill(nil); got != `\{a} {a}` {
		t.Errorf("a text without variables became %q", got)
	}
	if _, err := ParseTemplate("{1/(a-2)}", []string{"a"}).Fill(env); err == nil || !strings.Contains(err.Error(), "{1/(a-2)}: it divides") {
		t.Errorf("the error is %v", err)
	}
}

// TestDraws: a fraction item of the usual shape, all its draws listed, with and
// without the condition that keeps a mistake apart from the answer.
func TestDraws(t *testing.T) {
	sound := "a + b < d and gcd(a + b, d) == 1"
	for condition, want := range map[string]int{sound: 85, sound + " and a*b != a + b": 81} {
		s := fractions(t, condition)
		seen := map[string]bool{}
		words := func(d Draw) string { return d["d"].String() + " " + d["a"].String() + " " + d["b"].String() }
		for d, err := range s.All(func() bool { return true }) {
			if err != nil {
				t.Fatal(err)
			}
			seen[words(d)] = true
		}
		if len(seen) != want {
			t.Errorf("%s: there are %d draws, want %d", condition, len(seen), want)
		}
		for seed := range uint64(200) {
			d, err := s.Draw(seed)
			again, _ := s.Draw(seed)
			if err != nil || !seen[words(d)] || words(d) != words(again) {
				t.Fatalf("seed %d draws %v, then %v, %v", seed, d, again, err)
			}
		}
	}
}

func fractions(t *testing.T, condition string) *Space {
	t.Helper()
	var s Space
	s.Add("d", []Value{Int(5), Int(7), Int(8), Int(9), Int(11)})
	for _, n := range []string{"a", "b"} {
		values, err := ParseRange("1..6")
		if err != nil {
			t.Fatal(err)
		}
		s.Add(n, values)
	}
	where, err := Parse(condition)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Where(where); err != nil {
		t.Fatal(err)
	}
	return &s
}

func TestOddDraws(t *testing.T) {
	var rare Space
	values, err := ParseRange("1..1000")
	if err != nil {
		t.Fatal(err)
	}
	rare.Add("n", values)
	where, _ := Parse("n == 777")
	if err := rare.Where(where); err != nil {
		t.Fatal(err)
	}
	if d, err := rare.Draw(1); err != nil || d["n"].String() != "777" {
		t.Errorf("a rare draw is %v, %v", d, err)
	}
	never, _ := Parse("n > 2000")
	_ = rare.Where(never)
	if _, err := rare.Draw(1); err == nil {
		t.Error("there was a draw where there is none")
	}
	if err := rare.Where(where); err != nil {
		t.Error(err)
	}
	stranger, _ := Parse("m > 1")
	if err := rare.Where(stranger); err == nil {
		t.Error("a condition on a stranger was taken")
	}
	for text, n := range map[string]int{"1..6": 6, "0..1 by 0.25": 5, "-2..2": 5, "1/2..1 by 1/4": 3, "6..1": 0, "1..1001": 0, "1..x": 0, "1..2 by 0": 0, "": 0} {
		if values, err := ParseRange(text); len(values) != n || (err != nil) != (n == 0) {
			t.Errorf("%q has %d values, %v; want %d", text, len(values), err, n)
		}
	}
}

// FuzzExpr: whatever is read ends, stays within its bounds, and is equal to itself.
func FuzzExpr(f *testing.F) {
	for _, s := range []string{"2(x+3)", "3x^2", "1/0", "((((", "9^9^9^9", "if a then", "a == b", "x²³", "−", "\"\\", "gcd(1,2)", "x^-1000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if e, err := Parse(s); err == nil {
			env := map[string]Value{}
			for i, n := range e.Names() {
				env[n] = Int(int64(i + 2))
			}
			if v, err := e.Eval(env); err == nil && len(v.String()) > 4*maxText {
				t.Errorf("%q gives %d bytes", s, len(v.String()))
			}
		}
		if e, err := ParseMath(s); err == nil {
			if same, err := Identical(e, e); err == nil && !same {
				t.Errorf("%q differs from itself", s)
			}
		}
		if text, err := ParseTemplate(s, []string{"a"}).Fill(Draw{"a": Int(2)}); err == nil && len(text) > 100*len(s)+4*maxText {
			t.Errorf("%q fills %d bytes", s, len(text))
		}
	})
}
