// Package plain is the skin for a pipe, a screen reader or a dumb terminal: numbered
// lines, nothing drawn twice, words before signs.
package plain

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"ownpace/engine"
	"ownpace/tui/gate"
	"ownpace/tui/page"
	"ownpace/tui/prose"
	"ownpace/tui/screen"
)

// Skin talks with one learner through lines.
type Skin struct {
	lines  <-chan reading
	stop   <-chan struct{} // closed when the program is to end
	out    io.Writer
	echo   bool // repeat what was read, so that a transcript reads like a conversation
	prose  *prose.Writer
	append screen.Append
}

// New is a skin on a reader and a writer. With echo each reply is written out, too:
// for input that is not typed at a terminal. Once stop is closed it reads no more.
func New(in io.Reader, out io.Writer, echo bool, save screen.Append, stop <-chan struct{}) *Skin {
	return &Skin{lines: readings(in), stop: stop, out: out, echo: echo, prose: prose.Bare(), append: save}
}

// Run goes from page to page until the learner leaves or the input ends. What was
// answered by then is saved.
func (k *Skin) Run(s *screen.Session) error {
	last, again := "", engine.Text("") // again is what to say to a line that was not understood
	for !s.Done() {
		pg := s.Page()
		body := k.draw(pg)
		said := body
		if again != "" {
			pg.Note = again
		}
		if body == last && pg.Note != "" {
			said = "" // only the note is new
		}
		if err := k.write(said + k.asking(pg)); err != nil {
			return err
		}
		for !k.echo && s.Idle() { // who types takes longer; a pipe waits for nothing
		}
		last, again = body, ""
		line, in, note, err := k.reply(pg)
		if err != nil {
			k.decide(s, page.Input{Action: page.Quit, Text: in.Text})
			switch {
			case errors.Is(err, errStopped):
				return k.farewell(s, "")
			case errors.Is(err, io.EOF):
				return k.farewell(s, "The input has ended. ")
			}
			return err
		}
		if note != "" {
			again = note
			continue
		}
		k.decide(s, in)
		if after := s.Page(); after.ID == pg.ID && after.Note != "" && in.Action == page.Enter {
			again = after.Note + meant(pg, line)
		}
	}
	return k.farewell(s, "")
}

// reply reads the lines of one reply and what they mean on a page. With an error comes
// what was half written.
func (k *Skin) reply(pg page.Page) (line string, in page.Input, note engine.Text, err error) {
	if line, err = k.line(); err != nil {
		return line, in, "", err
	}
	switch ask := pg.Ask.(type) {
	case page.Fill:
		return k.fill(pg, ask, line)
	case page.Compose:
		return k.compose(pg, ask, line)
	}
	in, note = Read(pg, line)
	return line, in, note, nil
}

// line reads one line, and repeats it where it was not typed at a terminal.
func (k *Skin) line() (string, error) {
	select {
	case <-k.stop: // also when there is a line by now
		return "", errStopped
	default:
	}
	select {
	case <-k.stop:
		return "", errStopped
	case r := <-k.lines:
		if r.err == nil && k.echo {
			r.err = k.write(string(engine.Clean(r.line)) + "\n")
		}
		return r.line, r.err
	}
}

// fill reads a line for each gap, unless one is a command.
func (k *Skin) fill(pg page.Page, ask page.Fill, line string) (string, page.Input, engine.Text, error) {
	texts := make([]string, len(ask.Gaps))
	for i, draft := range ask.Drafts[:min(len(ask.Drafts), len(texts))] {
		texts[i] = string(draft)
	}
	all := func() page.Input {
		in := page.Input{Action: page.Enter, Choice: -1, Texts: texts}
		if text := strings.Join(texts, "\n"); strings.TrimSpace(text) != "" {
			in.Text = text
		}
		return in
	}
	for i := range texts {
		if i > 0 {
			if err := k.write(prompt(ask, i)); err != nil {
				return line, all(), "", err
			}
			var err error
			if line, err = k.line(); err != nil {
				return line, all(), "", err
			}
		}
		in, note := Read(pg, line)
		if note != "" || in.Action != page.Enter {
			in.Text = all().Text
			return line, in, note, nil
		}
		if strings.TrimSpace(in.Text) != "" {
			texts[i] = in.Text
		}
	}
	return line, all(), "", nil
}

// compose reads lines up to one with only a dot, unless one is a command.
func (k *Skin) compose(pg page.Page, ask page.Compose, line string) (string, page.Input, engine.Text, error) {
	var lines []string
	if ask.Draft != "" {
		lines = []string{string(ask.Draft)}
	}
	so := func() string { return strings.Join(lines, "\n") }
	for line != "." {
		in, note := Read(pg, line)
		if note != "" || in.Action != page.Enter {
			in.Text = so()
			return line, in, note, nil
		}
		lines = append(lines, in.Text)
		if err := k.write("> "); err != nil {
			return line, page.Input{Text: so()}, "", err
		}
		var err error
		if line, err = k.line(); err != nil {
			return line, page.Input{Text: so()}, "", err
		}
	}
	return line, page.Input{Action: page.Enter, Choice: -1, Text: so()}, "", nil
}

// farewell says whether all is saved; that it is not is an error, too.
func (k *Skin) farewell(s *screen.Session, why string) error {
	if err := s.Unsaved(); err != nil {
		return fmt.Errorf("your last answer was not saved: %w", err)
	}
	return k.write("\n" + why + string(s.Kept()) + "\n")
}

func (k *Skin) decide(s *screen.Session, in page.Input) {
	events := s.Decide(in)
	if len(events) == 0 {
		return
	}
	written, err := k.append(events)
	if err != nil {
		s.Failed(err)
		return
	}
	s.Saved(written)
}

func (k *Skin) write(s string) error {
	_, err := io.WriteString(k.out, gate.Lines(s))
	return err
}
