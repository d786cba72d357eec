package engine_test

import (
	"fmt"
	"strings"
	"testing"

	"ownpace/engine"
)

// TestParts: each part with its line; a picture is written as its file and its words.
func TestParts(t *testing.T) {
	for text, want := range map[string]string{
		"":                                       "",
		"One.\n\nTwo.":                           "0 One.\n\nTwo.",
		"![a](b.png)":                            "0 b.png a",
		"![](b.png)":                             "0 b.png ",
		"# A\nOne.\n![a bar](media/b.png)\nTwo.": "0 # A\nOne.¶2 media/b.png a bar¶3 Two.",
		"One.\n\n  ![a](b.png \"title\")  \n\n![c](<d.png>)\n":  "0 One.\n¶2 b.png a¶4 d.png c",
		"See ![a](b.png) here.\n![a](b.png) is it.":             "0 See ![a](b.png) here.\n![a](b.png) is it.",
		"![a](https://example.org/b.png)":                       "0 ![a](https://example.org/b.png)",
		"    ![a](b.png)":                                       "0     ![a](b.png)",
		"```\n![a](b.png)\n~~~\n```\n![c](d.png)":               "0 ```\n![a](b.png)\n~~~\n```¶4 d.png c",
		"~~~ markdown\n![a](b.png)\n```\n![a](b.png)\n~~~\nEnd": "0 ~~~ markdown\n![a](b.png)\n```\n![a](b.png)\n~~~\nEnd",
	} {
		var got []string
		for _, p := range engine.Clean(text).Parts() {
			if p.File != "" {
				got = append(got, fmt.Sprintf("%d %s %s", p.Line, p.File, p.Alt))
			} else {
				got = append(got, fmt.Sprintf("%d %s", p.Line, p.Markdown))
			}
		}
		if strings.Join(got, "¶") != want {
			t.Errorf("%q:\n got %q\nwant %q", text, strings.Join(got, "¶"), want)
		}
	}
}
