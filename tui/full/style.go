package full

import (
	"io"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"ownpace/engine/answer"
	"ownpace/tui/prose"
)

// Styles are all the weights and colours there are, in the terminal's own 16
// colours, so that light and dark both work without asking. Whatever a colour says
// a word or a mark says, too.
type Styles struct {
	Title   lipgloss.Style
	Quiet   lipgloss.Style
	Strong  lipgloss.Style
	Heading lipgloss.Style
	Own     lipgloss.Style // the learner's own words
	Cursor  lipgloss.Style // the option under the cursor
	Note    lipgloss.Style
	Key     lipgloss.Style
	Verdict map[answer.Outcome]lipgloss.Style
	Meter   lipgloss.Style
	Prose   *prose.Writer

	Renderer *lipgloss.Renderer
	Fine     bool // there are colours enough to show an image
}

// NewStyles are the styles that the terminal behind out can show.
func NewStyles(out io.Writer) *Styles {
	r := lipgloss.NewRenderer(out)
	r.SetHasDarkBackground(true) // never asked: no colour here depends on it
	plain := r.NewStyle()
	colour := func(c string) lipgloss.Style { return plain.Foreground(lipgloss.Color(c)) }
	return &Styles{
		Title:   plain.Bold(true),
		Quiet:   plain.Faint(true),
		Strong:  plain.Bold(true),
		Heading: colour("6").Bold(true),
		Own:     plain.Italic(true),
		Cursor:  colour("6").Bold(true),
		Note:    colour("3"),
		Key:     plain.Bold(true),
		Verdict: map[answer.Outcome]lipgloss.Style{
			answer.Right: colour("2").Bold(true), answer.Almost: colour("3").Bold(true), answer.Wrong: colour("1").Bold(true),
		},
		Meter: colour("6"),
		Prose: prose.Coloured(r.ColorProfile()),

		Renderer: r,
		Fine:     r.ColorProfile() <= termenv.ANSI256,
	}
}
