package engine

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"plain\ttext\n":                    "plain\ttext\n",
		"a\r\nb\rc":                        "a\nb\nc",
		"\x1b[31mred":                      "\uFFFD[31mred",
		"title\x07":                        "title\uFFFD",
		"c1 \u009b31m":                     "c1 \uFFFD31m",
		"bad \xff byte":                    "bad \uFFFD byte",
		"turn \u202eback":                  "turn \uFFFDback",
		"isolate \u2066x\u2069":            "isolate \uFFFDx\uFFFD",
		"zero\u200bwidth":                  "zero\uFFFDwidth",
		"soft\u00adhyphen":                 "soft\uFFFDhyphen",
		"line\u2028break":                  "line\uFFFDbreak",
		"tag \U000E0041":                   "tag \uFFFD",
		"private \ue000":                   "private \uFFFD",
		"hangul \u3164":                    "hangul \uFFFD",
		"family 👨\u200d👩\u200d👧":           "family 👨\u200d👩\u200d👧",
		"heart ❤\ufe0f":                    "heart ❤\ufe0f",
		"héé 漢字 ∑ − ½":                     "héé 漢字 ∑ − ½",
		strings.Repeat("\u0301\ufe0f", 40): strings.Repeat("\u0301\ufe0f", 8),
		"e" + strings.Repeat("\u0301", 40): "e" + strings.Repeat("\u0301", 16),
	} {
		if got := Clean(in); string(got) != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

// FuzzClean: what comes through the door goes through it again unchanged, and has
// nothing in it that it should not.
func FuzzClean(f *testing.F) {
	for _, s := range []string{"", "\x1b]52;c;x\x07", "&#27;[31m", "\u202e", "e\u0301\u0301", "\r\n", "\xc2", "\U0010ffff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		clean := Clean(s)
		if again := Clean(string(clean)); again != clean {
			t.Errorf("%q becomes %q, and that %q", s, clean, again)
		}
		if !utf8.ValidString(string(clean)) {
			t.Errorf("%q becomes invalid UTF-8", s)
		}
		for _, r := range string(clean) {
			if !Allowed(r) {
				t.Errorf("%q lets %U in", s, r)
			}
		}
	})
}

func TestUnquoted(t *testing.T) {
	for text, want := range map[Text]Text{
		"`ls`": "ls", "the sign `|` joins `a` and `b`": "the sign | joins a and b", "a lone ` stays": "a lone ` stays", "` `": "` `", "": "",
	} {
		if got := text.Unquoted(); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
