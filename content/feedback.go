package content

import (
	"fmt"
	"strings"

	"ownpace/engine"
)

// Feedback is a letter to the author of a pack, in Markdown: the answers that a learner holds
// to be right, why, and the lines that would take them in.
func Feedback(p *engine.Pack, held []engine.Accepted) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s: answers that a learner holds to be right\n\nPack `%s`, version %s, revision %s.\n", p.Title, p.ID, p.Version, p.Revision)
	for _, a := range held {
		it := a.Asked()
		text := replyText(a.Reply)
		if text == "" {
			text = strings.Join(a.Reply.Picked, " | ")
		}
		fmt.Fprintf(&b, "\n## %s\n\nThe question:\n\n%s\n", it.ID, quoted(string(it.Ask)))
		if len(a.Draw) > 0 {
			fmt.Fprintf(&b, "\nDrawn with: %s.\n", values(a.Draw))
		}
		fmt.Fprintf(&b, "\nThe pack's answer:\n\n%s\n\nThe learner's answer:\n\n%s\n", quoted(string(it.Solution())), quoted(text))
		if a.Why != "" {
			fmt.Fprintf(&b, "\nWhy it is right:\n\n%s\n", quoted(string(a.Why)))
		}
		b.WriteString(curing(a, text))
	}
	return b.String()
}

// curing is what to write into the item, if the learner is right.
func curing(a engine.Accepted, text string) string {
	accept, _ := toPaste(a.Item, []WrongAnswer{{Answer: text, reply: a.Reply}})
	switch {
	case accept != "":
		return "\nTo take it in, let the item say:\n\n```yaml\n" + accept + "\n```\n"
	case len(a.Draw) > 0:
		return "\nThe item has variables, so that a line with these values would be wrong in other draws: look at its key.\n"
	}
	return "\nThere is no line to take it in as it is: look at the item's key.\n"
}

// quoted is a text as a quotation in Markdown.
func quoted(text string) string {
	return "> " + strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n> ")
}
