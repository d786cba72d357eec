package content

import (
	"fmt"
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"
)

// The accent of a pack: what leads the eye on its pages, where a learner chose a theme that
// takes one. Themes move it until it can be read on their ground.

// hue is a colour with a name.
type hue struct{ name, colour string }

func hues() []hue {
	return []hue{{"red", "#d1495b"}, {"orange", "#e07a1f"}, {"yellow", "#d9a514"}, {"green", "#3f9d4f"},
		{"teal", "#1f9e98"}, {"blue", "#3f7fd1"}, {"violet", "#8a63d2"}, {"pink", "#d65fa5"}}
}

func hueNames() []string {
	var names []string
	for _, h := range hues() {
		names = append(names, h.name)
	}
	return names
}

var hexColour = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

// accent reads the name of a hue, or a colour as #rrggbb.
func (s *source) accent(n *yaml.Node, target *string) {
	t, ok := s.text(n)
	if !ok {
		return
	}
	for _, h := range hues() {
		if string(t) == h.name {
			*target = h.colour
			return
		}
	}
	if !hexColour.MatchString(string(t)) {
		s.report(n, "bad-colour", fmt.Sprintf("`%s` is no colour", t), "write one of "+strings.Join(hueNames(), ", ")+`, or a colour such as "#3f7fd1", in quotes`)
		return
	}
	*target = strings.ToLower(string(t))
}
