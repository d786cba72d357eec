package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"

	"ownpace/engine"
)

// Severity says what a mistake does: an error keeps the thing it stands in from
// loading, a warning does not; a note is advice.
type Severity string

const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "note"
)

// Diagnostic is one mistake in a pack, at its place.
type Diagnostic struct {
	File     string   `json:"file"`
	Line     int      `json:"line"`   // from 1
	Column   int      `json:"column"` // from 1, in characters
	Rule     string   `json:"rule"`   // stable name
	Severity Severity `json:"severity"`
	Message  string   `json:"message"` // what is wrong
	Hint     string   `json:"hint"`    // how to write it instead, may be empty

	Fix Fix `json:"fix,omitzero"` // when it can be cured without asking

	source string // the line it stands in
}

// Source is the line that the mistake stands in.
func (d Diagnostic) Source() string { return d.source }

// Errors reports whether any of the diagnostics is an error.
func Errors(ds []Diagnostic) bool {
	return slices.ContainsFunc(ds, func(d Diagnostic) bool { return d.Severity == Error })
}

// String is the diagnostic as a compiler would print it: place and message, the
// source line, a caret under the place, and the cure.
func (d Diagnostic) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s:%d:%d: %s: %s [%s]\n", d.File, d.Line, d.Column, d.Severity, d.Message, d.Rule)
	if d.source != "" {
		line, caret := excerpt(d.source, d.Column)
		number := fmt.Sprintf("%5d | ", d.Line)
		fmt.Fprintf(&b, "%s%s\n%s%s^\n", number, line, strings.Repeat(" ", len(number)-2)+"| ", strings.Repeat(" ", caret))
	}
	if d.Hint != "" {
		fmt.Fprintf(&b, "      = %s\n", d.Hint)
	}
	return b.String()
}

const (
	excerptWidth = 96 // of a long source line this much is shown
	excerptLead  = 60 // and so much before the place
)

// excerpt cuts a long line around the column and gives the display column of the
// caret, which counts wide characters twice.
func excerpt(source string, column int) (line string, caret int) {
	runes := []rune(strings.ReplaceAll(string(engine.Clean(source)), "\t", " "))
	at := min(max(column-1, 0), len(runes))
	start := 0
	if at > excerptLead {
		start = at - excerptLead
	}
	end := min(len(runes), start+excerptWidth)
	line = string(runes[start:end])
	if end < len(runes) {
		line += "…"
	}
	caret = runewidth.StringWidth(string(runes[start:at]))
	if start > 0 {
		line, caret = "…"+line, caret+1
	}
	return line, caret
}

// Tidy sorts diagnostics by place and drops repeats.
func Tidy(ds []Diagnostic) []Diagnostic {
	slices.SortStableFunc(ds, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column), cmp.Compare(a.Rule, b.Rule))
	})
	return slices.Compact(ds)
}
