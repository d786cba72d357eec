package content

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestPicturesOfLessons: pictures of a lesson are found, whether it is a file or stands in the
// pack, and those of its translation; what is wrong with one is told where it stands.
func TestPicturesOfLessons(t *testing.T) {
	bar, err := os.ReadFile("../tui/testdata/kitchen/media/pan.png")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		lesson string // in lessons/a.md
		within string // or in pack.yaml
		german string // and in translations/de/a.md
		found  []string
		told   []string
	}{
		{name: "a file", lesson: "\n\nOne.\n\n![a bar](media/bar.png)\n", found: []string{"media/bar.png"}},
		{name: "in the pack", within: "One.\\n![a bar](media/bar.png)", found: []string{"media/bar.png"}},
		{name: "a translation", lesson: "One.", german: "![ein Balken](media/none.png)", told: []string{"de/a.md:1 no-file"}},
		{name: "none there", lesson: "\nOne.\n\n![a bar](media/none.png)\n", told: []string{"a.md:4 no-file"}},
		{name: "none there, in the pack", within: "One.\\n![a bar](media/none.png)", told: []string{"pack.yaml:6 no-file"}},
		{name: "outside", lesson: "![a bar](../../secret.png)", told: []string{"a.md:1 path-outside"}},
		{name: "no image", lesson: "![a text](lessons/a.md)", told: []string{"a.md:1 bad-image"}},
		{name: "no words", lesson: "One.\n![](media/bar.png)", found: []string{"media/bar.png"}, told: []string{"a.md:2 no-alt"}},
		{name: "elsewhere", lesson: "![a bar](https://example.org/bar.png)"},
		{name: "within a sentence", lesson: "One.\n\nSee\n![a bar](media/none.png) here.", told: []string{"a.md:4 no-file"}},
		{name: "in code", lesson: "```\n![a bar](media/none.png)\n```"},
		{name: "too many", lesson: strings.Repeat("![a bar](media/bar.png)\n", 20) + pictures(9), found: []string{"media/1.png", "media/2.png", "media/3.png", "media/4.png", "media/5.png", "media/6.png", "media/7.png", "media/bar.png"},
			told: []string{"a.md:28 too-large"}},
	} {
		files := fstest.MapFS{
			"media/bar.png": {Data: bar},
			"pack.yaml":     {Data: []byte("pack: 1\ntitle: P\nlanguage: en\nlicense: CC0-1.0\nskills:\n  a: {title: A" + map[bool]string{true: ", lesson: \"" + c.within + "\""}[c.within != ""] + ", items: [{id: x, ask: q, answer: 2}, {id: y, ask: r, answer: 3}, {id: z, ask: s, answer: 4}]}\n")},
		}
		for i := range 9 {
			files[fmt.Sprintf("media/%d.png", i+1)] = files["media/bar.png"]
		}
		for name, text := range map[string]string{"lessons/a.md": c.lesson, "translations/de/a.md": c.german} {
			if text != "" {
				files[name] = &fstest.MapFile{Data: []byte(text)}
			}
		}
		if c.german != "" {
			files["translations/de.yaml"] = &fstest.MapFile{Data: []byte("pack: 1\ntranslates: p\n")}
		}
		pack, diagnostics := Load(files, manifest, "p", "")
		var found, told []string
		for name, picture := range pack.Skills[0].Pictures {
			if picture != nil && picture() != nil {
				found = append(found, name)
			}
		}
		for _, d := range diagnostics {
			told = append(told, fmt.Sprintf("%s:%d %s", strings.TrimPrefix(strings.TrimPrefix(d.File, "lessons/"), "translations/"), d.Line, d.Rule))
		}
		if slices.Sort(found); !slices.Equal(found, c.found) || !slices.Equal(told, c.told) {
			t.Errorf("%s: found %q, want %q; told %q, want %q\n%v", c.name, found, c.found, told, c.told, diagnostics)
		}
	}
}

// pictures are lines of so many pictures.
func pictures(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "![a bar](media/%d.png)\n", i+1)
	}
	return b.String()
}
