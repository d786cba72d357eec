package plain

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ownpace/engine"
	"ownpace/tui/page"
	"ownpace/tui/prose"
)

// What a page says, in lines.

const width = 72

// draw is what a page says, as lines.
func (k *Skin) draw(pg page.Page) string {
	var b strings.Builder
	title, aside := engine.Textf("== %s ==", pg.Title), ""
	if pg.Aside != "" {
		title = engine.Textf("== %s (%s) ==", pg.Title, pg.Aside)
	}
	if ansi.StringWidth(string(title)) > width {
		title, aside = engine.Textf("== %s ==", pg.Title), wrap(pg.Aside, "")+"\n"
	}
	b.WriteString("\n" + string(title) + "\n" + aside)
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

// mostListed is how many options are listed of a page that is there to be looked through.
const mostListed = 9

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
		if pick, ok := ask.(page.Pick); ok && pick.Find && i == mostListed {
			fmt.Fprintf(b, "And %d more. Write some letters of what you look for.\n", len(options)-i)
			break
		}
		label := engine.Textf("%d. %s", i+1, prose.Readable(o.Label))
		if m, ok := ask.(page.Mark); ok && slices.Contains(m.Marked, o.ID) {
			label += " (marked)"
		}
		if m, ok := ask.(page.Match); ok && i < len(m.Matched) && m.Matched[i] >= 0 {
			label += " (" + page.Letter(m.Matched[i]) + ", as it is)"
		}
		if o.Aside != "" {
			label += " (" + o.Aside + ")"
		}
		b.WriteString(wrap(label, "   ") + "\n")
		for _, d := range o.Detail {
			if d != "" {
				b.WriteString("   " + strings.Join(prose.WrapHung(string(d.Untab()), width-3), "\n   ") + "\n")
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
		switch n := len(a.Options); {
		case a.Find:
			fmt.Fprintf(b, "\n%s A number, or some letters.\n", prompt)
		case n <= 2:
			fmt.Fprintf(b, "\n%s %s.\n", prompt, []string{"", "1", "1 or 2"}[n])
		default:
			fmt.Fprintf(b, "\n%s 1 to %d.\n", prompt, n)
		}
	case page.Mark:
		prompt := a.Prompt
		if prompt == "" {
			prompt = "Choose all that apply"
		}
		how := prompt + ": numbers, with spaces between."
		if a.None {
			how += " 0 is none of them."
		}
		if len(a.Marked) > 0 {
			how += " An empty line leaves them as they are."
		}
		b.WriteString("\n" + wrap(how, "") + "\n")
	case page.Arrange:
		fmt.Fprintf(b, "\nWrite the numbers in the right order, with spaces between.\n")
	case page.Match:
		fmt.Fprintf(b, "\nWrite the letter for each number, in order, with spaces between.\n")
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
	or := wrap(engine.Clean("Or: "+strings.Join(likeliest(pg, colon), ", ")+"."), "    ")
	fmt.Fprintf(b, "%s\n", strings.ReplaceAll(or, together, " "))
	b.WriteString(prompt(pg.Ask, 0))
}

// mostWords is how many words a page names, besides help and quit: who listens hears them
// on every page. Help names all.
const mostWords = 6

// together is a blank at which no line is broken: "up N" is one thing to write.
const together = "\u00a0"

// likeliest names the first words of a page.
func likeliest(pg page.Page, colon string) []string {
	all := commands(pg)
	all = slices.DeleteFunc(all, func(c command) bool { return c.action == page.Palette })
	own := all[:len(all)-2]
	var words []string
	for _, c := range own[:min(len(own), mostWords)] {
		word := colon + strings.ReplaceAll(c.word, " ", together)
		if c.label != "" && !strings.HasPrefix(string(c.label), c.word) {
			word += " (" + string(c.label) + ")"
		}
		words = append(words, word)
	}
	if more := len(own) - mostWords; more > 0 {
		return append(words, fmt.Sprintf("%shelp (%d more)", colon, more), colon+"quit")
	}
	return append(words, colon+"help", colon+"quit")
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
	lines = append(lines, "The beginning of a word is enough. N is the number of a choice. All of this can be written now.")
	for i := range lines {
		lines[i] = wrap(engine.Clean(lines[i]), "    ")
	}
	return strings.Join(lines, "\n")
}

func wrap(t engine.Text, indent string) string {
	lines := prose.Wrap(string(t.Untab()), width-len(indent))
	return strings.Join(lines, "\n"+indent)
}
