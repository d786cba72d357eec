package content

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed tutorial.md
var tutorial string

// Guide is the guide for authors, in Markdown: how to write a pack, then a reference of
// every kind of item and every key, made of what the loader goes by.
func Guide() string { return tutorial + keyPages() }

func keyPages() string {
	var b strings.Builder
	b.WriteString("# Reference\n\n## Kinds of questions\n")
	for _, s := range Samples() {
		fmt.Fprintf(&b, "\n### %s\n\nThe learner: %s\n\n```yaml\n%s```\n", s.Name, lowerFirst(s.Says), s.Indented(0))
	}
	b.WriteString("\n## Keys\n\nKeys that begin with `x-` are your own; they are never looked at.\n")
	for _, d := range allDescribed() {
		fmt.Fprintf(&b, "\n### %s\n\n%s\n\n", strings.Trim(d.what, "`"), d.says)
		for _, k := range d.keys {
			fmt.Fprintf(&b, "- `%s` (%s): %s\n", k.key, k.value.inWords(), k.says)
		}
	}
	return b.String()
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }

// inWords says what a value may be.
func (v shape) inWords() string {
	switch v.is {
	case aMarkdown:
		return "Markdown"
	case textList:
		return "a text, or a list"
	case anID:
		return "an id"
	case idList:
		return "an id, or a list"
	case aNumber:
		return fmt.Sprintf("%d to %d", v.least, v.most)
	case aSwitch:
		return "yes or no"
	case aWord:
		return strings.Join(v.words, ", ")
	case wordList:
		return "some of " + strings.Join(v.words, ", ")
	case saidList:
		return "`answer: what to say` lines, or a list"
	case nameMap:
		return "`name: text` lines"
	case dressMap:
		return "for each interest, `word: text`"
	case varMap:
		return "`name: values` lines"
	case weightMap:
		return "`skill: weight` lines"
	case oneMapping:
		return "as below: " + v.of
	case manyMappings:
		return "a list; as below: " + strings.Replace(v.of, "entry", "item, passage, steps", 1)
	case mappingsByID:
		return "`id:` lines; as below: " + v.of
	case cardList:
		return "a list of `front: back`"
	case hintList:
		return "a text or a small item, or a list"
	case anything:
		return "as there"
	}
	return "a text"
}
