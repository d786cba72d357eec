// Package prose draws Markdown for both skins. What it draws is kept, since a page is
// drawn at every key and a long lesson costs tens of milliseconds.
package prose

import (
	"regexp"
	"strings"

	"github.com/charmbracelet/glamour"
	"github.com/charmbracelet/glamour/ansi"
	"github.com/charmbracelet/lipgloss"
	xansi "github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"ownpace/engine"
	"ownpace/tui/theme"
)

// Writer draws Markdown in one style. It is not safe for several goroutines.
type Writer struct {
	style   ansi.StyleConfig
	heard   bool // lines are read aloud, one after the other
	theme   theme.Theme
	profile termenv.Profile
	drawn   map[request]string
}

type request struct {
	markdown engine.Text
	width    int
}

// mostDrawn is how many texts are kept; a learner goes back and forth between few.
const mostDrawn = 64

// Bare draws without colours, and without signs that are there to be looked at.
func Bare() *Writer { return &Writer{style: bare(), heard: true, profile: termenv.Ascii} }

// Coloured draws in the colours of a theme, as far as the profile has them.
func Coloured(t theme.Theme, profile termenv.Profile) *Writer {
	if profile == termenv.Ascii {
		t = theme.Theme{}
	}
	return &Writer{style: coloured(t), theme: t, profile: profile}
}

// Draw is the text in lines of at most width cells, without blank lines around it. Bare, the
// lines of code are as long as they are written.
func (w *Writer) Draw(markdown engine.Text, width int) string {
	if width < 1 {
		return ""
	}
	r := request{markdown, width}
	if s, ok := w.drawn[r]; ok {
		return s
	}
	s := w.render(engine.Clean(markdownMath(string(markdown))).Untab(), width)
	if w.drawn == nil || len(w.drawn) >= mostDrawn {
		w.drawn = make(map[request]string)
	}
	w.drawn[r] = s
	return s
}

func (w *Writer) render(text engine.Text, width int) string {
	if text.Heavy() != "" {
		return trim(xansi.Wrap(string(text), width, ""), width)
	}
	var parts []string
	for _, part := range apart(string(text)) {
		drawn := ""
		switch {
		case isCode(part):
			drawn = w.fenced(part, width)
		case isTable(part):
			drawn = w.table(part, width)
		default:
			part = itemsJoined(part)
			drawn = w.part(part, unwrapped(part, width), width)
		}
		if drawn != "" {
			parts = append(parts, drawn)
		}
	}
	out := strings.Join(parts, "\n\n")
	if w.profile == termenv.Ascii { // glamour makes things bold all the same
		return xansi.Strip(out)
	}
	return out
}

// part draws what glamour sets within a width of its own.
func (w *Writer) part(markdown string, within, width int) string {
	renderer, err := glamour.NewTermRenderer(glamour.WithStyles(w.style), glamour.WithColorProfile(w.profile), glamour.WithWordWrap(within), glamour.WithInlineTableLinks(true))
	if err != nil {
		return trim(xansi.Wrap(markdown, width, ""), width)
	}
	out, err := renderer.Render(harmless(markdown))
	if err != nil {
		return trim(xansi.Wrap(markdown, width, ""), width)
	}
	return trim(fold(shown(out), width), width)
}

// unwrapped is so wide that glamour leaves paragraphs whole (at 0 it would keep the
// line breaks of the source), but no wider, since it pads every line to it.
func unwrapped(markdown string, width int) int {
	longest, run, fenced := width, 0, false
	for _, line := range strings.Split(markdown, "\n") {
		if fence.MatchString(line) {
			fenced = !fenced
		}
		if run += xansi.StringWidth(line) + 1; fenced || block.MatchString(line) {
			run = xansi.StringWidth(line) + 1 // a new block begins here
		}
		longest = max(longest, run)
	}
	return longest
}

var (
	fence   = regexp.MustCompile("^ *(```|~~~)")
	block   = regexp.MustCompile(`^\s*$|^ *(?:[-*+] |>|#|-{3}|\*{3}|={3}|\d+[.)] )`)
	perCent = regexp.MustCompile(`(\d) %`)
)

// fold wraps the lines that glamour left whole: glamour breaks before a full stop
// where a style ends, and does not hang the lines of lists.
func fold(s string, width int) string {
	var lines []string
	for _, line := range strings.Split(s, "\n") {
		line = trimRight(line)
		if xansi.StringWidth(line) <= width {
			lines = append(lines, line)
			continue
		}
		lines = append(lines, hung(line, hanging(xansi.Strip(line), width), width)...)
	}
	return strings.Join(lines, "\n")
}

// hung wraps a line, of which the further ones begin with a lead.
func hung(line, lead string, width int) []string {
	if xansi.StringWidth(line) <= width {
		return []string{line}
	}
	lines := strings.Split(broken(lipgloss.NewStyle().Width(width-xansi.StringWidth(lead)).Render(unbroken(line))), "\n")
	for i := range lines {
		if i > 0 {
			lines[i] = lead + strings.TrimLeft(lines[i], " ")
		}
	}
	return lines
}

// Wrap breaks a line between words, never within one at a hyphen: in commands it is part of
// the word. What is longer than a line is broken all the same.
func Wrap(line string, width int) []string {
	var lines []string
	for _, own := range strings.Split(line, "\n") { // lines of the learner's own stay lines
		lines = append(lines, strings.Split(broken(xansi.Wrap(unbroken(own), width, " ")), "\n")...)
	}
	return lines
}

// WrapHung is Wrap for a text that may begin with a short sign and two blanks, such as a
// weight or a mark: its further lines begin below what comes after them.
func WrapHung(text string, width int) []string {
	sign, rest, ok := strings.Cut(text, "  ")
	if lead := sign + "  "; ok && sign != "" && !strings.ContainsAny(sign, " \n") && xansi.StringWidth(lead) <= width/4 {
		lines := Wrap(rest, width-xansi.StringWidth(lead))
		for i := range lines {
			if i > 0 {
				lead = strings.Repeat(" ", xansi.StringWidth(lead))
			}
			lines[i] = lead + lines[i]
		}
		return lines
	}
	return Wrap(text, width)
}

// unbroken puts signs that look the same where no line is to be broken: for each hyphen, and
// between a number and its per cent; broken puts the true ones back.
func unbroken(s string) string {
	return perCent.ReplaceAllString(strings.ReplaceAll(s, "-", "\u2011"), "$1\u00a0%")
}

func broken(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\u2011", "-"), "\u00a0%", " %")
}

// trim drops the padding that glamour adds and breaks what it left too long.
func trim(s string, width int) string {
	var lines []string
	for _, line := range strings.Split(s, "\n") {
		line = trimRight(line)
		if xansi.StringWidth(line) > width {
			line = xansi.Hardwrap(line, width, true)
		}
		lines = append(lines, line)
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// trimRight drops blanks at the end of a line, also when they are coloured.
func trimRight(line string) string {
	plain := xansi.Strip(line)
	kept := strings.TrimRight(plain, " ")
	if len(kept) == len(plain) {
		return line
	}
	if kept == "" {
		return ""
	}
	return xansi.Truncate(line, xansi.StringWidth(kept), "")
}

// trimLeft drops blanks at the beginning of a line, also when they are coloured.
func trimLeft(line string) string {
	plain := xansi.Strip(line)
	if n := len(plain) - len(strings.TrimLeft(plain, " ")); n > 0 {
		return xansi.TruncateLeft(line, n, "")
	}
	return line
}
