package prose

import (
	"strings"
)

// What is shown of a console, between fences that say so, has what one types in the colour of
// code, and what answers as it is.

const (
	consoleFence = "console"
	prompt       = "$ "
)

// console draws the lines of a console.
func (w *Writer) console(lines []string) []string {
	drawn := make([]string, len(lines))
	for i, line := range lines {
		if typed, ok := strings.CutPrefix(line, prompt); ok {
			line = w.quiet(strings.TrimRight(prompt, " ")) + " " + w.typed(typed)
		}
		drawn[i] = line
	}
	return drawn
}

func (w *Writer) quiet(sign string) string {
	if w.theme.Quiet == "" {
		return w.profile.String(sign).Faint().String()
	}
	return w.profile.String(sign).Foreground(w.profile.Color(w.theme.Quiet)).String()
}

// typed is a command in the colour of code; bold where there is none.
func (w *Writer) typed(command string) string {
	style := w.profile.String(command)
	if w.theme.Code == "" {
		return style.Bold().String()
	}
	return style.Foreground(w.profile.Color(w.theme.Code)).String()
}
