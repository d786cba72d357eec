package plain

import (
	"fmt"
	"slices"
	"strings"

	"ownpace/engine"
	"ownpace/tui/page"
	"ownpace/tui/prose"
)

// What a page says, in lines.

const width = 72

// draw is what a page says, as lines.
func (k *Skin) draw(pg page.Page) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n== %s", pg.Title)
	if pg.Aside != "" {
		fmt.Fprintf(&b, " (%s)", pg.Aside)
	}
	b.WriteString(" ==\n")
	for _, block := range pg.Blocks {
		b.WriteString("\n" + k.block(block) + "\n")
	}
	k.options(&b, pg.Ask)
	return b.String()
}

// asking is the note and what can be given, up to the prompt.
func (k *Skin) asking(pg page.Page) string {
	var b strings.Builder
	if pg.Note != "" {
		fmt.Fprintf(&b, "\n%s\n", wrap(pg.Note, ""))
	}
	k.ask(&b, pg)
	return b.String()
}

func (k *Skin) block(block page.Block) string {
	switch b := block.(type) {
	case page.Prose:
		return k.prose.Draw(b.Markdown, width)
	case page.Line:
		return wrap(b.Text, "")
	case page.Heading:
		if strings.HasSuffix(string(b.Text), "?") {
			return string(b.Text)
		}
		return string(b.Text) + ":"
	case page.Figure:
		return wrap("Figure: "+b.Alt, "")
	case page.Verdict:
		return wrap(prose.Readable(b.Words()), "")
	case page.Guide:
		return guide(b.Page)
	case page.Strip:
		return wrap(b.Words(), "")
	case page.Chart:
		return wrap(b.Words, "")
	case page.Tiles:
		return wrap(b.Words, "")
	case page.Spark:
		return wrap(b.Words, "")
	case page.Beside:
		var parts []string
		for _, block := range append(b.Left[:len(b.Left):len(b.Left)], b.Right...) {
			parts = append(parts, k.block(block))
		}
		return strings.Join(parts, "\n\n")
	case page.Table:
		var lines []string
		for _, row := range b.Rows {
			lines = append(lines, wrap(row.Words(), "  "))
		}
		return strings.Join(lines, "\n")
	}
	return ""
}

func (k *Skin) options(b *strings.Builder, ask page.Ask) {
	options := page.OptionsOf(ask)
	if len(options) > 0 {
		b.WriteString("\n")
	}
	if m, ok := ask.(page.Match); ok {
		defer func() {
			b.WriteString("\n")
			for i, other := range m.Others {
				b.WriteString(wrap(page.Letter(i)+". "+prose.Readable(other), "   ") + "\n")
			}
		}()
	}
	for i, o := range options {
		label := engine.Textf("%d. %s", i+1, prose.Readable(o.Label))
		if m, ok := ask.(page.Mark); ok && slices.Contains(m.Marked, o.ID) {
			label += " (chosen before)"
		}
		if m, ok := ask.(page.Match); ok && i < len(m.Matched) && m.Matched[i] >= 0 {
			label += " (" + page.Letter(m.Matched[i]) + " before)"
		}
		if o.Aside != "" {
			label += " (" + o.Aside + ")"
		}
		b.WriteString(wrap(label, "   ") + "\n")
		for _, d := range o.Detail {
			if d != "" {
				b.WriteString("   " + wrap(d, "   ") + "\n")
			}
		}
	}
}

// ask says what can be given, then what else there is, and ends in the prompt.
func (k *Skin) ask(b *strings.Builder, pg page.Page) {
	colon := ""
	switch a := pg.Ask.(type) {
	case page.Pick:
		prompt := a.Prompt
		if prompt == "" {
			prompt = "Choose an answer"
		}
		if !strings.HasSuffix(string(prompt), "?") {
			prompt += ":"
		}
		if len(a.Options) == 1 {
			fmt.Fprintf(b, "\n%s 1.\n", prompt)
		} else {
			fmt.Fprintf(b, "\n%s 1 to %d.\n", prompt, len(a.Options))
		}
	case page.Mark:
		prompt := a.Prompt
		if prompt == "" {
			prompt = "Choose all that apply"
		}
		none := ""
		if a.None {
			none = " Write 0 for none of them."
		}
		fmt.Fprintf(b, "\n%s, such as: 1 3.%s\n", prompt, none)
	case page.Arrange:
		fmt.Fprintf(b, "\nWrite the numbers in the right order, such as: 2 1 3.\n")
	case page.Match:
		fmt.Fprintf(b, "\nWrite the letter for each number, in order, such as: b a c.\n")
	case page.Write:
		b.WriteString("\n" + wrap(wanted(a), "") + "\n")
		colon = ":"
	case page.Fill:
		for i, draft := range a.Drafts {
			if draft != "" {
				fmt.Fprintf(b, "\nGap %d so far: %s", i+1, draft)
			}
		}
		fmt.Fprintf(b, "\nFill the gaps one by one. An empty line keeps what is there.\n")
		colon = ":"
	case page.Compose:
		how := a.Prompt + ". Write as many lines as you like, then a line with only a dot."
		if a.Draft != "" {
			b.WriteString("\nSo far:\n" + wrap(a.Draft, "") + "\n")
			how = "What you write is added to it. End with a line with only a dot."
		}
		b.WriteString("\n" + wrap(how, "") + "\n")
		colon = ":"
	case page.Read:
		fmt.Fprintf(b, "\nEnter: %s.\n", a.Next)
	}
	var words []string
	for _, c := range commands(pg) {
		word := colon + c.word
		if c.label != "" && !strings.HasPrefix(string(c.label), c.word) {
			word += " (" + string(c.label) + ")"
		}
		words = append(words, word)
	}
	fmt.Fprintf(b, "%s\n", wrap(engine.Clean("Or: "+strings.Join(words, ", ")+"."), "    "))
	b.WriteString(prompt(pg.Ask, 0))
}

// prompt stands before the n-th line that is read, from 0.
func prompt(ask page.Ask, n int) string {
	if a, ok := ask.(page.Fill); ok {
		if hint := a.Gaps[n]; hint != "" {
			return fmt.Sprintf("Gap %d (%s)> ", n+1, hint)
		}
		return fmt.Sprintf("Gap %d> ", n+1)
	}
	return "> "
}

// wanted says what a line to write on asks for.
func wanted(a page.Write) engine.Text {
	text := a.Prompt
	if a.Empty != "" {
		text += " (" + a.Empty + ")"
	}
	if a.Draft != "" {
		text += engine.Textf(". So far: %s", a.Draft)
	}
	return text
}

// guide tells how to use a page by lines.
func guide(pg page.Page) string {
	var lines []string
	add := func(what, does string) { lines = append(lines, what+": "+does) }
	colon := ""
	switch ask := pg.Ask.(type) {
	case page.Pick:
		add("A number", "take that choice")
	case page.Mark:
		add("Numbers with spaces between", "give these choices as your answer")
	case page.Arrange:
		add("All numbers with spaces between", "give this order as your answer")
	case page.Match:
		add("Letters with spaces between", "what belongs to 1, 2 and so on")
	case page.Fill:
		add("A line for each gap", "your answer")
		colon = ":"
	case page.Compose:
		add("Lines, then a line with only a dot", "your answer")
		colon = ":"
	case page.Write:
		add("Any line", "your answer")
		add("An empty line", "other ways to go on")
		colon = ":"
	case page.Read:
		add("An empty line", string(ask.Next))
	}
	for _, c := range commands(pg) {
		switch {
		case c.label != "":
			add(colon+c.word, string(c.label))
		case c.action == page.Help:
			add(colon+c.word, "this help")
		default:
			add(colon+c.word, "leave at once; nothing is lost, and the next start leads back here")
		}
	}
	lines = append(lines, "The beginning of a word is enough. N is the number of a choice.")
	for i := range lines {
		lines[i] = wrap(engine.Clean(lines[i]), "    ")
	}
	return strings.Join(lines, "\n")
}

func wrap(t engine.Text, indent string) string {
	lines := prose.Wrap(string(t.Untab()), width-len(indent))
	return strings.Join(lines, "\n"+indent)
}
