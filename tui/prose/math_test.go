package prose

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ownpace/engine"
)

func TestMath(t *testing.T) {
	for source, want := range map[string]string{
		`$\frac{3}{4}$ of it`:                "¾ of it",
		`$\frac{7}{12}$`:                     "7/12",
		`$\frac{a+b}{2}$`:                    "(a+b)/2",
		`$\frac{x^2}{2y}$`:                   "x²/(2y)",
		`$1\frac12$`:                         "1½",
		`$x^2$`:                              "x²",
		`$x^{10}$, $x^{-1}$`:                 "x¹⁰, x⁻¹",
		`$2^{n+1}$`:                          "2ⁿ⁺¹",
		`$a^{\frac{1}{2}}$`:                  "a^½",
		`$x_1 + x_{12}$`:                     "x₁ + x₁₂",
		`$x_1^2$`:                            "x₁²",
		`$x^Q$`:                              "x^Q",
		`$\sqrt{2}$ and $\sqrt{a+b}$`:        "√2 and √(a+b)",
		`$\sqrt[3]{8}$ and $\sqrt[5]{32}$`:   "∛8 and ⁵√32",
		`$a \le b$`:                          "a ≤ b",
		`$3 \cdot 4 \times 5 \div 6 \neq 7$`: "3 · 4 × 5 ÷ 6 ≠ 7",
		`$2 \pi r$`:                          "2 π r",
		`$\alpha + \Omega$`:                  "α + Ω",
		`$-5 - (-3) = -2$`:                   "−5 − (−3) = −2",
		`$(a + b)^2 = a^2 + 2 a b + b^2$`:    "(a + b)² = a² + 2 a b + b²",
		`$f(x) = 3x + 1$`:                    "f(x) = 3x + 1",
		`$50\%$ and $90^\circ$`:              "50% and 90°",
		`$5 \text{ km}$`:                     "5 km",
		`$\sin x$`:                           "sin x",
		`$|x| = 3$`:                          "|x| = 3",
		`$\frac{ 12 }{ 5 }$, $x^{ 12 }$`:     "12/5, x¹²", // as drawn values come
		`$x$`:                                "x",
		`$3.5$`:                              "3.5",
		`$\left(\frac{1}{2}\right)^2$`:       "(½)²",
		`$\frac{\frac{1}{3}}{2}$`:            "⅓/2",
		`$3ab = 3 \cdot a \cdot b$`:          "3ab = 3 · a · b",
		`$\sum_{i=1}^{n} i$`:                 "∑ᵢ₌₁ⁿ i",
		// What is no mathematics stays.
		"$HOME/$USER":               "$HOME/$USER",
		`PATH="$HOME/bin:$PATH"`:    `PATH="$HOME/bin:$PATH"`,
		"it costs $5 and $6":        "it costs $5 and $6",
		"it costs $5, or 6$":        "it costs $5, or 6$",
		"$1,$2 and $1+$2, $1-$NF":   "$1,$2 and $1+$2, $1-$NF",
		"$a$b and $x/$y":            "$a$b and $x/$y",
		"$1$2":                      "$1$2",
		"$((1+2)) and $(ls) $(pwd)": "$((1+2)) and $(ls) $(pwd)",
		"$$ and $$x$$":              "$$ and $$x$$",
		"$ x$ and $x $":             "$ x$ and $x $",
		"$x +$":                     "$x +$",
		"$(a$":                      "$(a$",
		"$a)$":                      "$a)$",
		`$\unknown{x}$`:             `$\unknown{x}$`,
		`\$5 and \$6`:               `\$5 and \$6`,
		"$x\ny$":                    "$x\ny$",
		"$":                         "$",
		"$ab$ or $PATH/2$":          "$ab$ or $PATH/2$",
		"US$":                       "US$",
		"${x}$y and ${a}":           "${x}$y and ${a}",
	} {
		if got := Math(source); got != want {
			t.Errorf("%s\n got %s\nwant %s", source, got, want)
		}
	}
}

// TestMathInMarkdown: it is set between words and in their marks, and not in code.
func TestMathInMarkdown(t *testing.T) {
	markdown := engine.Text("So **$x^2$** is $3 * a_{Q}$, `$x^2$` is code, and\n\n    $x^2$\n\n```\n$x^2$\n```\n\n| a | $|b|$ |\n|---|---|\n| $\\frac12$ | 2 |\n")
	got := Bare().Draw(markdown, 60)
	for _, want := range []string{"So x² is 3 · a_Q, `$x^2$` is code", "½", "|b|"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if strings.Count(got, "$x^2$") != 3 {
		t.Errorf("code was changed:\n%s", got)
	}
}

// FuzzMath: whatever is between the signs, nothing panics, and a text without them stays.
func FuzzMath(f *testing.F) {
	for _, s := range []string{`$\frac{1}{2}$`, `$x^{a_b}$`, `$\sqrt[3]{(x)}$`, "$HOME/$USER", `$\frac{\frac{\frac{1}{2}}{3}}{4}$`, "$((((((((((x))))))))))$"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Math(s)
		if !strings.Contains(s, "$") && got != s {
			t.Errorf("%q became %q", s, got)
		}
		if clean := string(engine.Clean(Math(string(engine.Clean(s))))); clean != Math(string(engine.Clean(s))) {
			t.Errorf("%q: unclean", s)
		}
	})
}

// TestShippedPacksStay: no line of the packs that are full of dollar signs, and hold no
// mathematics, is changed, be it read as Markdown or not.
func TestShippedPacksStay(t *testing.T) {
	dollars := 0
	for _, pack := range []string{"shell", "git", "learning"} {
		err := filepath.WalkDir(filepath.Join("../../content/packs", pack), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			for _, line := range strings.Split(string(text), "\n") {
				dollars += strings.Count(line, "$")
				if Math(line) != line || markdownMath(line) != line {
					t.Errorf("%s: %s", path, line)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if dollars < 100 {
		t.Errorf("only %d dollar signs were looked at", dollars)
	}
}
