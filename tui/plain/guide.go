package plain

import (
	"strings"

	"ownpace/engine"
	"ownpace/tui/page"
)

// The help of a page, which is said on the page itself.

// guide tells how to use a page by lines.
func (k *Skin) guide(pg page.Page) string {
	var lines []string
	add := func(what, does string) { lines = append(lines, what+": "+does) }
	switch ask := pg.Ask.(type) {
	case page.Pick:
		add("A number", "take that choice")
		if !ask.Graded {
			add("Some letters of a choice", "take it, or hear which have them")
		}
	case page.Mark:
		add("Numbers with spaces between", "give these choices as your answer")
	case page.Arrange:
		add("All numbers with spaces between", "give this order as your answer")
	case page.Match:
		add("Letters with spaces between", "what belongs to 1, 2 and so on")
	case page.Fill:
		add("A line for each gap", "your answer")
	case page.Compose:
		add("Lines, then a line with only a dot", "your answer")
	case page.Write:
		add("Any line", "your answer")
		add("An empty line", alone(ask))
	case page.Read:
		add("An empty line", string(ask.Next))
	}
	colon := colon(pg)
	for _, c := range commands(pg) {
		switch {
		case c.label != "":
			add(colon+c.words(), string(c.label))
		case c.action == page.Help:
			add(colon+c.words(), "this help")
		default:
			add(colon+c.words(), "leave at once; nothing is lost, and the next start leads back to your work")
		}
	}
	lines = append(lines, "The beginning of a word is enough. N is the number of a choice. All of this can be written now.")
	for i := range lines {
		lines[i] = k.wrap(engine.Clean(lines[i]), "    ")
	}
	return strings.Join(lines, "\n")
}

// alone is what Enter alone does where a line is asked for: "or Enter, for no day".
func alone(ask page.Write) string {
	const others = "other ways to go on"
	what, ok := strings.CutPrefix(string(ask.Empty), "or Enter, ")
	switch {
	case !ok:
		return others
	case strings.HasPrefix(what, "if "):
		return others + ", " + what
	}
	return what
}
