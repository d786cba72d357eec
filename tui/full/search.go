package full

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"ownpace/engine"
	"ownpace/tui/page"
)

// A page to read can be searched: what is typed is shown in the lines that have it, these get a
// mark in the margin, and Enter goes from one to the next.

// readFindBinds is the table while one looks for something on a page to read.
func readFindBinds() []bind {
	return []bind{
		{presses: []string{"enter", "down"}, does: "the next place", line: "Enter", brief: "next", do: (*turn).nextHit},
		{presses: []string{"up"}, does: "the place before", line: "↑", brief: "before", do: (*turn).nextHit},
		{presses: []string{"esc"}, does: "read on here", line: "Esc", brief: "read on here", do: (*turn).endSearch},
	}
}

// search opens the line on which one writes what is looked for.
func (t *turn) search() bool {
	t.v.openFind(t.pg)
	t.v.hits, t.v.hit = nil, 0
	return false
}

func (t *turn) endSearch() bool {
	t.v.finding, t.v.hits = false, nil
	return false
}

// lookInText finds anew which lines have what is written, and goes to the first of them
// from where one reads.
func (t *turn) lookInText() {
	v := t.v
	v.hits, v.hit = nil, 0
	query := page.Fold(strings.TrimSpace(v.query.Value()))
	if query == "" {
		return
	}
	above := t.f.layout(t.pg, v).above
	has := func(i int) bool {
		return i < len(above) && strings.Contains(page.Fold(ansi.Strip(above[i])), query)
	}
	for i := range above {
		found := has(i)
		if !found && i+1 < len(above) && !has(i+1) { // what is looked for may go on in the next line
			both := strings.TrimRight(ansi.Strip(above[i]), " ") + " " + strings.TrimLeft(ansi.Strip(above[i+1]), " ")
			found = strings.Contains(page.Fold(both), query)
		}
		if found {
			if v.hits = append(v.hits, i); i < v.scroll {
				v.hit++
			}
		}
	}
	if v.hit == len(v.hits) {
		v.hit = 0
	}
	t.showHit()
}

func (t *turn) nextHit() bool {
	if n := len(t.v.hits); n > 0 {
		by := 1
		if t.press == "up" {
			by = n - 1
		}
		t.v.hit = (t.v.hit + by) % n
		t.showHit()
	}
	return false
}

// showHit scrolls to the place that one is at, with a line before it.
func (t *turn) showHit() {
	if len(t.v.hits) == 0 {
		return
	}
	at, room := t.v.hits[t.v.hit], t.f.room(t.pg, t.v)
	if at < t.v.scroll || at >= t.v.scroll+room {
		t.scroll(at - min(1, room-1))
	}
}

// counted says how much was found.
func (v *view) counted(ask page.Ask) engine.Text {
	_, reads := ask.(page.Read)
	switch {
	case reads && len(v.hits) > 0:
		return engine.Textf("%d of %d", v.hit+1, len(v.hits))
	case reads && v.query.Value() == "":
		return ""
	case !reads && len(v.found) > 0:
		return engine.Textf("%d of %d", len(v.found), len(page.OptionsOf(ask)))
	}
	return "none"
}

// hitMark is what stands in the margin of a line that has what is looked for: stronger
// where one is.
func (f frame) hitMark(v *view, line int) string {
	for i, at := range v.hits {
		switch {
		case at == line && i == v.hit:
			return f.styles.Heading.Render("▸")
		case at == line:
			return f.styles.Quiet.Render("·")
		}
	}
	return " "
}

// lit is a line in which what is looked for looks like what is under the mark of a list.
func (f frame) lit(v *view, line string) string {
	plain, query := ansi.Strip(line), page.Fold(strings.TrimSpace(v.query.Value()))
	for from := range plain {
		if query == "" || !strings.HasPrefix(page.Fold(plain[from:]), query) {
			continue
		}
		to := from
		for to < len(plain) && !strings.HasPrefix(page.Fold(plain[from:to]), query) {
			_, size := utf8.DecodeRuneInString(plain[to:])
			to += size
		}
		left, right := ansi.StringWidth(plain[:from]), ansi.StringWidth(plain[:to])
		return ansi.Cut(line, 0, left) + f.styles.Cursor.Render(plain[from:to]) + ansi.Cut(line, right, ansi.StringWidth(plain))
	}
	return line
}
