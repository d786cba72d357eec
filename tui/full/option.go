package full

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ownpace/engine"
	"ownpace/tui/page"
	"ownpace/tui/prose"
)

// Options: mark, number, box, label, what stands at the right, and below it what there is
// to say.

// indentOf is how far the labels of an ask are indented: for the mark and the number, and
// for the box of what can be marked.
func indentOf(ask page.Ask) int {
	switch ask := ask.(type) {
	case page.Mark, page.Match:
		return 8
	case page.Pick:
		if ask.Begins != "" {
			return 2
		}
	}
	return 4
}

// layOption wraps an option.
func (f frame) layOption(o page.Option, ask page.Ask, width int) laidOption {
	room := max(1, width-indentOf(ask))
	laid := laidOption{aside: string(o.Aside)}
	details, sign := o.Detail, ""
	if pick, ok := ask.(page.Pick); ok && pick.From != "" {
		details, sign = nil, string(o.Mark)+" "
	}
	if f.around {
		laid.aside = ""
		room-- // a blank before the lines that join it to what stands at its right
	}
	if f.wide {
		details = nil
	}
	laid.labels = hung(sign, wrapped(prose.Readable(o.Title()), room-ansi.StringWidth(sign)))
	if laid.aside != "" && room-ansi.StringWidth(laid.labels[0])-ansi.StringWidth(laid.aside) < 2 {
		details, laid.aside = append([]engine.Text{o.Aside}, details...), ""
	}
	for _, d := range details {
		if d != "" {
			laid.details = append(laid.details, hungDetail(d, room)...)
		}
	}
	return laid
}

// hungDetail wraps what there is to say of an option.
func hungDetail(d engine.Text, width int) []string {
	return prose.WrapHung(string(prose.Readable(d).Untab()), max(1, width))
}

// hung is a text after a sign; its further lines begin below its first, not below the sign.
func hung(sign string, lines []string) []string {
	for i, line := range lines {
		if i > 0 {
			sign = strings.Repeat(" ", ansi.StringWidth(sign))
		}
		lines[i] = sign + line
	}
	return lines
}

// lead is what stands before the label of the i-th option, at a place: the mark of the
// cursor, the number that takes it, its box.
func (v *view) lead(o page.Option, i, place int, ask page.Ask) string {
	lead := "  "
	if v.under(i, place) {
		lead = "▸ "
	}
	pick, _ := ask.(page.Pick)
	switch {
	case pick.Begins != "":
		return lead
	case place < 9 && !v.finding:
		lead += fmt.Sprintf("%d ", place+1)
	default:
		lead += "  "
	}
	switch ask.(type) {
	case page.Mark:
		if v.marks[o.ID] {
			return lead + "[x] "
		}
		return lead + "[ ] "
	case page.Match:
		if n := v.matched[i]; n >= 0 {
			return lead + "[" + string(page.Letter(n)) + "] "
		}
		return lead + "[ ] "
	}
	return lead
}

func (v *view) under(i, place int) bool {
	if v.order != nil {
		return place == v.cursor
	}
	return i == v.cursor
}

// option draws one option.
func (f frame) option(o page.Option, laid laidOption, i, place int, v *view, ask page.Ask) []string {
	width, _ := f.column()
	lead, under := v.lead(o, i, place, ask), v.under(i, place)
	indent := strings.Repeat(" ", ansi.StringWidth(lead))
	lines := make([]string, 0, laid.height())
	for j, label := range laid.labels {
		line, aside := indent+label, ""
		if j == 0 {
			line, aside = lead+label, laid.aside
		}
		gap := strings.Repeat(" ", max(0, width-ansi.StringWidth(line)-ansi.StringWidth(aside)))
		switch {
		case under && f.styles.theme.Select != "":
			line = f.styles.Cursor.Render(line) + f.styles.Beside.Render(gap+aside)
		case under:
			line = f.styles.Cursor.Render(line)
		}
		if aside != "" && !(under && f.styles.theme.Select != "") {
			line += gap + f.styles.Quiet.Render(aside)
		}
		lines = append(lines, line)
	}
	for _, d := range laid.details {
		lines = append(lines, indent+f.styles.Quiet.Render(d))
	}
	return lines
}
