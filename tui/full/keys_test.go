package full

import (
	"strings"
	"testing"

	"ownpace/engine"
	"ownpace/tui/page"
)

// asks is one ask of each kind.
func asks() map[string]page.Ask {
	options := make([]page.Option, 8)
	for i := range options {
		options[i] = page.Option{ID: string(page.Letter(i)), Label: page.Letter(i)}
	}
	return map[string]page.Ask{
		"pick": page.Pick{Options: options}, "graded": page.Pick{Options: options, Graded: true}, "find": page.Pick{Options: options, Find: true},
		"mark": page.Mark{Options: options}, "mark, or none": page.Mark{Options: options, None: true}, "arrange": page.Arrange{Options: options},
		"match": page.Match{Options: options, Others: []engine.Text{"x", "y", "z"}}, "write": page.Write{}, "fill": page.Fill{Gaps: make([]engine.Text, 2)},
		"compose": page.Compose{}, "read": page.Read{Next: "back"},
	}
}

// TestTablesOfKeys: no key stands for two things, each has what it does, and the help and
// the line of keys say what it is.
func TestTablesOfKeys(t *testing.T) {
	for name, ask := range asks() {
		taken := make(map[string]bool)
		onLine := 0
		find, _ := ask.(page.Pick)
		for _, b := range append(bindsOf(ask, nil), everywhere(page.Page{Roams: true}, page.Writes(ask) || find.Find)...) {
			for _, group := range b.presses {
				presses := strings.Split(group, " ")
				if group == " " {
					presses = []string{group}
				}
				for _, press := range presses {
					if press == "" || taken[press] {
						t.Errorf("%s: %q stands for two things, or none", name, press)
					}
					taken[press] = true
					if !b.has(press) {
						t.Errorf("%s: %q is not found in its row", name, press)
					}
				}
			}
			if b.do == nil || (b.line == "") != (b.brief == "") && b.line != "" && name != "read" {
				t.Errorf("%s: %v is incomplete", name, b.presses)
			}
			if b.line != "" {
				onLine++
			}
		}
		if !taken["enter"] || !taken["f1"] || !taken["ctrl+c"] || onLine == 0 {
			t.Errorf("%s: a key is missing that each page has", name)
		}
		if help := guide(page.Page{Ask: ask}, "vi")[1].(page.Table); len(help.Rows) == 0 {
			t.Errorf("%s: there is no help", name)
		}
	}
}

// TestSearch: whole words first, then beginnings, then letters in their order; what is late
// comes last, and only when something is looked for.
func TestSearch(t *testing.T) {
	var options []page.Option
	for _, label := range []engine.Text{"Adding fractions", "Fractions", "A refraction", "Find my place", "Ünits"} {
		options = append(options, page.Option{Label: label})
	}
	options = append(options, page.Option{Label: "Colours", Also: "dark theme"},
		page.Option{Label: "Units of length", Late: true}, page.Option{Label: "Which **unit**\nis a theme?", Aside: "a question", Late: true})
	for _, c := range []struct {
		query  string
		ranked bool
		want   []int
	}{
		{"", false, []int{0, 1, 2, 3, 4, 5}},
		{"FRAC", false, []int{0, 1, 2}},
		{"frac", true, []int{1, 0, 2}},
		{"add frac", false, []int{0}},
		{"fmp", false, []int{3}},
		{"ü", false, []int{4}},
		{"theme", true, []int{5, 7}},      // the late one last, however well it fits
		{"heme", false, []int{7}},         // other words by their beginnings
		{"which is unit", true, []int{7}}, // through what is bold, and the end of a line
		{"question unit", true, []int{7}},
		{"uol", false, []int{}}, // letters alone find no late one
		{"zzz", false, []int{}},
	} {
		got := page.Find(options, c.query, c.ranked)
		if len(got) != len(c.want) {
			t.Errorf("%q: %v, want %v", c.query, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%q: %v, want %v", c.query, got, c.want)
				break
			}
		}
	}
}
