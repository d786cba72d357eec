package prose

import (
	"strings"
	"testing"

	xansi "github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"ownpace/engine"
	"ownpace/tui/theme"
)

// marked writes the looks of code out: comments as ‹c…›, texts as ‹t…›, keywords as ‹k…›.
func marked(name, code string) string {
	var b strings.Builder
	l, _ := languageOf(name)
	for _, p := range l.pieces(code) {
		if p.look == plain {
			b.WriteString(p.text)
		} else {
			b.WriteString("‹" + string(" ctk"[p.look]) + p.text + "›")
		}
	}
	return b.String()
}

func TestCode(t *testing.T) {
	for _, c := range []struct{ name, code, want string }{
		{"go", "func f(a int) { // one\n\treturn a+12 /* two\nthree */ }", "‹kfunc› f(a int) { ‹c// one›\n\t‹kreturn› a+‹t12› ‹c/* two\nthree */› }"},
		{"go", "s := `a\n// b` + \"c\\\"d\" + 'x'", "s := ‹t`a\n// b`› + ‹t\"c\\\"d\"› + ‹t'x'›"},
		{"py", "def f(): # no\n  '''doc\nmore''' ; return \"#\"", "‹kdef› f(): ‹c# no›\n  ‹t'''doc\nmore'''› ; ‹kreturn› ‹t\"#\"›"},
		{"sh", "for f in *.txt; do echo $# \"$f\"; done # all", "‹kfor› f ‹kin› *.txt; ‹kdo› echo $# ‹t\"$f\"›; ‹kdone› ‹c# all›"},
		{"SQL", "Select a FROM b -- c", "‹kSelect› a ‹kFROM› b ‹c-- c›"},
		{"yaml", "- ask: what is it: 3 # why\n  answer: 'b'\nin: true", "- ‹kask›: what is it: ‹t3› ‹c# why›\n  ‹kanswer›: ‹t'b'›\n‹kin›: ‹ktrue›"},
		{"rust", "fn f<'a>(x: &'a str)", "‹kfn› f<'a>(x: &'a str)"},
		{"html", "<a href=\"x\"><!-- y -->", "<a href=‹t\"x\"›>‹c<!-- y -->›"},
		{"c", "\"open\nint x1;", "‹t\"open›\n‹kint› x1;"},
		{"go", "é漢 := 1", "é漢 := ‹t1›"},
		{"go", "", ""},
	} {
		if got := marked(c.name, c.code); got != c.want {
			t.Errorf("%s:\n%s\ngot\n%s\nwant\n%s", c.name, c.code, got, c.want)
		}
	}
}

// TestCodeInMarkdown: highlighted code is the same text, in every theme and none; what names
// no language that is known is left as it is.
func TestCodeInMarkdown(t *testing.T) {
	const markdown = engine.Text("So:\n\n```go\nif a == \"b\" { // c\n\n\treturn 1\n}\n```\n\nand\n\n```text\nif \"x\" // y\n```\n")
	want := "So:\n\n  if a == \"b\" { // c\n\n      return 1\n  }\n\nand\n\n  if \"x\" // y"
	if got := Bare().Draw(markdown, 60); got != want {
		t.Errorf("bare:\n%s", got)
	}
	for _, th := range theme.All() {
		got := Coloured(th, termenv.TrueColor).Draw(markdown, 60)
		if xansi.Strip(got) != want {
			t.Errorf("%s:\n%s", th.Name, xansi.Strip(got))
		}
		if !strings.Contains(got, "\x1b[1mreturn\x1b[0m") || strings.Contains(got, "\x1b[1mif\x1b[0m \"x\"") {
			t.Errorf("%s: %q", th.Name, got)
		}
	}
}

// FuzzCode: whatever is written, the pieces together are the code.
func FuzzCode(f *testing.F) {
	f.Add("x := \"\\", 0)
	f.Add("/*/ ''' # \xff `", 1)
	f.Fuzz(func(t *testing.T, code string, n int) {
		all := languages()
		var b strings.Builder
		for _, p := range all[(n%len(all)+len(all))%len(all)].pieces(code) {
			if p.text == "" {
				t.Error("an empty piece")
			}
			b.WriteString(p.text)
		}
		if b.String() != code {
			t.Errorf("%q became %q", code, b.String())
		}
	})
}

// BenchmarkCode draws as much code as a lesson may have, of the kind that is worst.
func BenchmarkCode(b *testing.B) {
	l, _ := languageOf("yaml")
	code := strings.Repeat("a ", 8<<10)
	for b.Loop() {
		l.pieces(code)
	}
}
