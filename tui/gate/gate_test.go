package gate

import (
	"regexp"
	"strings"
	"testing"

	"ownpace/engine"
)

var colours = regexp.MustCompile("\x1b\\[[0-9;:]{0,37}m")

func TestScreen(t *testing.T) {
	for in, want := range map[string]string{
		"plain\ntext":                            "plain\ntext",
		"\x1b[1;36mbold\x1b[0m":                  "\x1b[1;36mbold\x1b[0m",
		"\x1b]52;c;eA==\x07":                     "]52;c;eA==",
		"\x1b[2Jgone":                            "[2Jgone",
		"\x1b[?1049l":                            "[?1049l",
		"\x1b[31":                                "[31",
		"tab\there":                              "tabhere",
		"c1 \u009b31m":                           "c1 31m",
		"over\u202eride":                         "override",
		"漢字 ▸ █ é":                               "漢字 ▸ █ é",
		"bad\xff":                                "bad",
		"\x1b[" + strings.Repeat("1;", 30) + "m": "[" + strings.Repeat("1;", 30) + "m",
	} {
		if got := Screen(in); got != want {
			t.Errorf("%q leaves as %q, want %q", in, got, want)
		}
	}
	if got := Lines("\x1b[1mred\x1b[0m\a\n"); got != "[1mred[0m\n" {
		t.Errorf("a pipe gets %q", got)
	}
}

// FuzzScreen: whatever goes in, only text, newlines and colours come out.
func FuzzScreen(f *testing.F) {
	for _, s := range []string{"\x1b[31m", "\x1b\x1b[1m", "\x1b[1\x1b[1m", "\u009b", "\x9b", "a\tb", "\x1b[0;\nm"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for name, out := range map[string]string{"screen": colours.ReplaceAllString(Screen(s), ""), "lines": Lines(s)} {
			for _, r := range out {
				if r != '\n' && (r < ' ' || !engine.Allowed(r)) {
					t.Errorf("the %s lets %U of %q out", name, r, s)
				}
			}
		}
	})
}
