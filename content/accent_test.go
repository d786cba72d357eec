package content

import (
	"testing"
	"testing/fstest"
)

// TestAccent: an accent is a hue or a colour, and is known from the manifest alone; what is
// neither is none.
func TestAccent(t *testing.T) {
	const rest = "\nskills:\n  a:\n    title: A\n    items:\n" + threeItems
	for text, want := range map[string]string{"blue": "#3f7fd1", `"#AB12cd"`: "#ab12cd", "bluish": "", `"#12"`: "", "#ab12cd": "", "[blue]": ""} {
		pack, found := read("pack: 1\ntitle: P\naccent: " + text + rest)
		if pack.Accent != want || (want == "") != Errors(found) {
			t.Errorf("accent: %s is %q, with %v", text, pack.Accent, found)
		}
	}
	for _, h := range hues() {
		if !hexColour.MatchString(h.colour) {
			t.Errorf("%s is %s", h.name, h.colour)
		}
	}
	file := fstest.MapFS{"p.yaml": {Data: []byte("pack: 1\ntitle: P\naccent: teal" + rest)}}
	glimpsed := newLoader(file, "p.yaml", "p", "p", reading{glimpse: true})
	if p, _ := glimpsed.load("p.yaml"); p == nil || p.Accent != "#1f9e98" {
		t.Errorf("at a glimpse: %+v", p)
	}
}
