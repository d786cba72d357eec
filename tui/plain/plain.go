// Package plain is the skin for a pipe, a screen reader or a dumb terminal: numbered
// lines, nothing drawn twice, words before signs.
package plain

import (
	"bufio"
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
	in     *bufio.Reader
	out    io.Writer
	echo   bool // repeat what was read, so that a transcript reads like a conversation
	prose  *prose.Writer
	append screen.Append
}

// New is a skin on a reader and a writer. With echo each reply is written out, too:
// for input that is not typed at a terminal.
func New(in io.Reader, out io.Writer, echo bool, save screen.Append) *Skin {
	return &Skin{in: bufio.NewReader(in), out: out, echo: echo, prose: prose.Bare(), append: save}
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
		last, again = body, ""
		line, err := k.in.ReadString('\n')
		if err != nil && line == "" {
			k.decide(s, page.Input{Action: page.Quit})
			if !errors.Is(err, io.EOF) {
				return err
			}
			return k.farewell(s, "The input has ended. ")
		}
		line = strings.TrimRight(line, "\r\n")
		if k.echo {
			if err := k.write(string(engine.Clean(line)) + "\n"); err != nil {
				return err
			}
		}
		in, note := Read(pg, line)
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

// farewell says whether all is saved; that it is not is an error, too.
func (k *Skin) farewell(s *screen.Session, why string) error {
	if err := s.Unsaved(); err != nil {
		return fmt.Errorf("your last answer was not saved: %w", err)
	}
	return k.write("\n" + why + "Everything is saved.\n")
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
