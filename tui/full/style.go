package full

import (
	"io"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/muesli/termenv"

	"ownpace/engine/answer"
	"ownpace/tui/prose"
	"ownpace/tui/theme"
)

// Styles are all the weights and colours there are, made of a theme. Whatever a colour
// says a word or a mark says, too.
type Styles struct {
	Title   lipgloss.Style
	Quiet   lipgloss.Style
	Strong  lipgloss.Style
	Heading lipgloss.Style
	Own     lipgloss.Style // the learner's own words
	Cursor  lipgloss.Style // the option under the cursor
	Beside  lipgloss.Style // what stands at its right
	Note    lipgloss.Style
	Key     lipgloss.Style
	Verdict map[answer.Outcome]lipgloss.Style
	Meter   lipgloss.Style
	Rule    lipgloss.Style // lines and troughs
	Caret   lipgloss.Style // where the next letter goes
	Prose   *prose.Writer

	Renderer *lipgloss.Renderer
	Fine     bool // there are colours enough to show an image, or a theme with a ground of its own

	theme  theme.Theme
	ground string // what begins a painted line, "" where the terminal's own ground stands
	looks  map[string]*Styles
}

// NewStyles are the styles that the terminal behind out can show, in the usual theme. Where
// it shows no colours, or none are wanted (NO_COLOR), the weights stay: without them bold
// and the caret would go, too.
func NewStyles(out io.Writer) *Styles {
	r := lipgloss.NewRenderer(out)
	file, ok := out.(interface{ Fd() uintptr })
	if ok && r.ColorProfile() == termenv.Ascii && term.IsTerminal(file.Fd()) {
		r.SetColorProfile(termenv.ANSI)
		return looks(r, theme.Mono)
	}
	return looks(r, theme.Default)
}

// StylesIn are the styles of a terminal with these colours.
func StylesIn(colours termenv.Profile) *Styles {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(colours)
	return looks(r, theme.Default)
}

// looks makes the styles of all themes, and returns those of the usual one.
func looks(r *lipgloss.Renderer, usual string) *Styles {
	r.SetHasDarkBackground(true) // never asked: no colour here depends on it
	all := make(map[string]*Styles)
	for _, t := range theme.All() {
		if usual == theme.Mono || t.Ground != "" && r.ColorProfile() > termenv.ANSI256 {
			t = shownInstead(usual, t.Name)
		}
		all[t.Name] = newLook(t.In(r.ColorProfile()), r)
		all[t.Name].looks = all
	}
	return all[usual]
}

// shownInstead is the usual theme under the name of one that the terminal cannot show.
func shownInstead(usual, name string) theme.Theme {
	t, _ := theme.Find(usual)
	t.Name = name
	return t
}

// In are the styles of the theme of that name; where there is none, the usual ones.
func (s *Styles) In(name string) *Styles {
	if look := s.looks[name]; look != nil {
		return look
	}
	return s
}

// Accented are the styles with the accent of a pack, where the theme takes one. They are made
// once: all that is drawn is kept by the styles it was drawn in.
func (s *Styles) Accented(accent string) *Styles {
	if accent == "" {
		return s
	}
	name := s.theme.Name + " " + accent
	if s.looks[name] == nil {
		s.looks[name] = s
		if t := s.theme.Accented(accent, s.Renderer.ColorProfile()); t != s.theme {
			s.looks[name] = newLook(t, s.Renderer)
			s.looks[name].looks = s.looks
		}
	}
	return s.looks[name]
}

func newLook(t theme.Theme, r *lipgloss.Renderer) *Styles {
	plain := r.NewStyle()
	colour := func(c string) lipgloss.Style {
		if c == "" {
			return plain
		}
		return plain.Foreground(lipgloss.Color(c))
	}
	quiet := func(c string) lipgloss.Style {
		if c == "" {
			return plain.Faint(true)
		}
		return colour(c)
	}
	s := &Styles{
		Title:   plain.Bold(true),
		Quiet:   quiet(t.Quiet),
		Strong:  plain.Bold(true),
		Heading: colour(t.Accent).Bold(true),
		Own:     plain.Italic(true),
		Cursor:  colour(t.Accent).Bold(true),
		Beside:  quiet(t.Quiet),
		Note:    colour(t.Note),
		Key:     plain.Bold(true),
		Verdict: map[answer.Outcome]lipgloss.Style{
			answer.Right: colour(t.Right).Bold(true), answer.Almost: colour(t.Almost).Bold(true), answer.Wrong: colour(t.Wrong).Bold(true),
		},
		Meter: colour(t.Accent),
		Rule:  quiet(t.Rule),
		Caret: plain.Reverse(true),
		Prose: prose.Coloured(t, r.ColorProfile()),

		Renderer: r,
		Fine:     t.Name != theme.Mono && r.ColorProfile() <= termenv.ANSI256,
		theme:    t,
	}
	if t.Ground != "" {
		ground := colour(t.Text).Background(lipgloss.Color(t.Ground)).Render("x")
		s.ground, _, _ = strings.Cut(ground, "x")
	}
	if t.Select != "" {
		s.Cursor = s.Cursor.Background(lipgloss.Color(t.Select))
		s.Beside = s.Beside.Background(lipgloss.Color(t.Select))
	}
	return s
}

// reset ends a style, as the libraries write it.
const reset = "\x1b[0m"

// paint puts the lines of a window on the ground of the theme: wherever a style ends, and
// to the window's edges.
func (s *Styles) paint(lines []string, width, height int) []string {
	if s.ground == "" {
		return lines
	}
	painted := make([]string, height)
	for i := range painted {
		line := ""
		if i < len(lines) {
			line = strings.ReplaceAll(lines[i], "\x1b[m", reset)
		}
		gap := strings.Repeat(" ", max(0, width-ansi.StringWidth(line)))
		painted[i] = s.ground + strings.ReplaceAll(line, reset, reset+s.ground) + gap + reset
	}
	return painted
}
