package prose

import (
	"strings"
)

// What is shown of a console, between fences that say so, has what one types in the colour of
// code, and what answers as it is.

const (
	consoleFence = "```console"
	prompt       = "$ "
)

func isConsole(part string) bool {
	line, _, _ := strings.Cut(part, "\n")
	return strings.TrimRight(line, " ") == consoleFence
}

// console draws what is between the fences, indented as code is.
func (w *Writer) console(part string) string {
	lines := strings.Split(part, "\n")
	lines = lines[1 : len(lines)-1]
	for i, line := range lines {
		if typed, ok := strings.CutPrefix(line, prompt); ok {
			line = w.quiet(strings.TrimRight(prompt, " ")) + " " + w.typed(typed)
		}
		lines[i] = codeIndent + line
	}
	return strings.Join(lines, "\n")
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
