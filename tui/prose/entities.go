package prose

import (
	"html"
	"regexp"
	"strings"
	"unicode/utf8"

	"ownpace/engine"
)

// glamour decodes entities, twice, and after it has taken its own marks out: `&#27;`,
// `&amp;#27;` and `&**#27;**` all become an escape, and one with `[31m` after it is a colour
// like those of the theme. So an ampersand gets there only where it can become nothing but
// what may be shown.

// ampersand stands for one that is to be shown as it is. No text from outside has this
// character.
const ampersand = "\ue026"

var ampersands = regexp.MustCompile(`&(?:#?[0-9A-Za-z]+;|[0-9A-Za-z_.-]+=|[ \n]|$)?`)

// harmless is Markdown of which no entity becomes what may not be shown.
func harmless(markdown string) string {
	if !strings.Contains(markdown, "&") {
		return markdown
	}
	return ampersands.ReplaceAllStringFunc(markdown, func(found string) string {
		switch {
		case strings.HasSuffix(found, " "), strings.HasSuffix(found, "\n"), strings.HasSuffix(found, "="): // of an address
			return found
		case !strings.HasSuffix(found, ";"):
			return ampersand + found[1:]
		}
		switch means := html.UnescapeString(found); {
		case means == "&":
			return ampersand
		case strings.Contains(means, "&"), utf8.RuneCountInString(means) > 2: // there is none of this name
			return ampersand + found[1:]
		case means == string(engine.Clean(means).Line()) || means == "\u00a0":
			return found
		}
		return "\uFFFD"
	})
}

// shown puts the ampersands back, and takes out where pictures of the pack lie.
func shown(drawn string) string {
	return strings.ReplaceAll(nowhere.ReplaceAllString(drawn, "$1"), ampersand, "&")
}
