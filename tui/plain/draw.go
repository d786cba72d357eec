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

// draw is what a page says, as lines.
func (k *Skin) draw(pg page.Page) string {
	var b strings.Builder
	title, aside := engine.Textf("== %s ==", pg.Title), ""
	if pg.Aside != "" {
		title = engine.Textf("== %s (%s) ==", pg.Title, pg.Aside)
	}
	if ansi.StringWidth(string(title)) > k.wide {
		title, aside = engine.Textf("== %s ==", pg.Title), k.wrap(pg.Aside, "")+"\n"
	}
	b.WriteString("\n" + k.wrap(title, "") + "\n" + aside)
	for _, block := range pg.Blocks {
		b.WriteString("\n" + k.block(block) + "\n")
	}
	k.options(&b, pg.Ask)
	return b.String()
}

func (k *Skin) block(block page.Block) string {
	switch b := block.(type) {
	case page.Prose:
		return k.prose.Draw(b.Markdown, k.wide)
	case page.Line:
		return k.wrap(b.Text, "")
	case page.Heading:
		if strings.HasSuffix(string(b.Text), "?") {
			return k.wrap(b.Text, "")
		}
		return k.wrap(b.Text+":", "")
	case page.Figure:
		return k.wrap("Figure: "+b.Alt, "")
	case page.Verdict:
		return k.wrap(prose.Readable(b.Words()), "")
	case page.Guide:
		return k.guide(b.Page)
	case page.Strip:
		return k.wrap(b.Words(), "")
	case page.Chart:
		return k.wrap(b.Words, "")
	case page.Tiles:
		return k.wrap(b.Words, "")
	case page.Spark:
		return k.wrap(b.Words, "")
	case page.Beside:
		var parts []string
		for _, block := range append(b.Left[:len(b.Left):len(b.Left)], b.Right...) {
			parts = append(parts, k.block(block))
		}
		return strings.Join(parts, "\n\n")
	case page.Table:
		var lines []string
		for _, row := range b.Rows {
			lines = append(lines, k.wrap(row.Words(), "  "))
		}
		return strings.Join(lines, "\n")
	}
	return ""
}

// mostListed is how many options are listed of a page that is there to be looked through.
const mostListed = 9

func (k *Skin) options(b *strings.Builder, ask page.Ask) {
	options := page.OptionsOf(ask)
	options = options[:len(page.Early(options))] // the late ones come last
	if len(options) > 0 {
		b.WriteString("\n")
	}
	if m, ok := ask.(page.Match); ok {
		defer func() {
			b.WriteString("\n")
			for i, other := range m.Others {
				b.WriteString(k.wrap(page.Letter(i)+". "+prose.Readable(other), "   ") + "\n")
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
		b.WriteString(k.wrap(label, "   ") + "\n")
		for _, d := range o.Detail {
			if d != "" {
				b.WriteString("   " + strings.Join(prose.WrapHung(string(d.Untab()), k.wide-3), "\n   ") + "\n")
			}
		}
	}
}

func (k *Skin) wrap(t engine.Text, indent string) string {
	lines := prose.Wrap(string(t.Untab()), k.wide-len(indent))
	return strings.Join(lines, "\n"+indent)
}
