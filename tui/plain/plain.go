// Package plain is the skin for a pipe, a screen reader or a dumb terminal: numbered
// lines, nothing drawn twice, words before signs.
package plain

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

	"ownpace/engine"
	"ownpace/tui/gate"
	"ownpace/tui/page"
	"ownpace/tui/prose"
	"ownpace/tui/screen"
)

// Skin talks with one learner through lines.
type Skin struct {
	Streams
	lines   <-chan reading
	resumed chan os.Signal // when the program goes on after it was stopped
	drafts  <-chan screen.Draft
	redraft func(screen.Draft) bool // reports whether the page is another by it
	prose   *prose.Writer
	append  screen.Append
	wide    int         // of the lines of the page that is said
	body    string      // the page that was said last, up to what is asked
	asked   string      // what is asked on it, up to the prompt
	prompt  string      // the last one
	doubted string      // a word that is a command, too, and what it was written on
	ahead   string      // what was said with a command, for the page that it leads to
	unsaved *page.Input // what could not be written, to be tried again; nil for nothing
}

// Streams are what a skin reads and writes.
type Streams struct {
	In      io.Reader
	Out     io.Writer
	Echo    bool            // repeat what was read, since it is not typed at a terminal, so that a transcript reads like a conversation
	Stop    <-chan struct{} // no more is read once it is closed; nil for never
	Columns func() int      // of the terminal that is written to, 0 for none; may be nil
}

// New is a skin that has said nothing yet.
func New(streams Streams, save screen.Append) *Skin {
	return &Skin{Streams: streams, lines: readings(streams.In), resumed: make(chan os.Signal, 1), prose: prose.Bare(), append: save}
}

// Preview lets an author look at a pack until they leave. When a draft makes another page,
// it is said.
func (k *Skin) Preview(s *screen.Session, drafts <-chan screen.Draft) error {
	k.drafts = drafts
	k.redraft = func(d screen.Draft) bool {
		s.Redraft(d)
		return k.draw(s.Page()) != k.body
	}
	_, err := k.talk(s)
	return errors.Join(err, k.write("\n"))
}

// Run goes from page to page until the learner leaves or the input ends, and says what
// became of what they did; that it is not saved is an error, too.
func (k *Skin) Run(s *screen.Session) error {
	why, err := k.talk(s)
	if err != nil {
		return err
	}
	if err := s.Unsaved(); err != nil {
		return errors.Join(k.write("\n"), fmt.Errorf("your last answer was not saved: %w", err))
	}
	return k.write("\n" + why + string(s.Kept()) + "\n")
}

// talk says pages and takes replies until the session is done; it returns what there is to
// say of how it ended.
func (k *Skin) talk(s *screen.Session) (why string, err error) {
	if !k.Echo {
		k.heedGoingOn()
		defer signal.Stop(k.resumed)
	}
	again, helped := engine.Text(""), false // again is what to say to a line that was not understood
	for !s.Done() {
		pg := s.Page()
		switch {
		case again != "":
			pg.Note = again
		case helped && k.unsaved == nil: // it was said before the help
			pg.Note = ""
		}
		if k.unsaved != nil && !strings.HasPrefix(string(pg.Note), "Not saved") {
			pg.Note = engine.JoinText([]engine.Text{pg.Note, "What you gave before is not saved yet; Enter alone tries that again."}, " ")
		}
		if err := k.say(pg, helped); err != nil {
			return "", err
		}
		for !k.Echo && s.Idle() { // who types takes longer; a pipe waits for nothing
		}
		again, helped = "", false
		line, in, note, err := k.reply(pg)
		switch {
		case errors.Is(err, errRedrawn):
			continue
		case err != nil:
			return k.ended(s, in, err)
		case note != "":
			again = note
			continue
		case in.Action == page.Help:
			helped = true
			if err := k.help(pg); err != nil {
				return "", err
			}
			continue
		}
		k.decide(s, in)
		if after := s.Page(); after.ID == pg.ID && after.Note != "" && in.Action == page.Enter {
			again = after.Note + meant(pg, line)
		}
	}
	return "", nil
}

// say says a page and asks for the reply; of the page that was said last only what is new:
// the note, and what is asked, after the help too. Where the reply was said ahead nothing is
// asked.
func (k *Skin) say(pg page.Page, helped bool) error {
	k.wide = k.width()
	body := k.draw(pg)
	said := body
	if body == k.body && (pg.Note != "" || helped) {
		said = ""
	}
	k.body, k.asked = body, k.asking(pg)
	if k.ahead != "" {
		return nil
	}
	if err := k.write(said + k.asked); err != nil {
		return err
	}
	return k.ask(prompt(pg.Ask, 0))
}

// ended leaves, since no more is read, and keeps what is half written. That the input is at
// its end, or the program is to end, is no error.
func (k *Skin) ended(s *screen.Session, half page.Input, err error) (why string, _ error) {
	k.decide(s, page.Input{Action: page.Quit, Text: half.Text})
	switch {
	case errors.Is(err, errStopped):
		return "", nil
	case errors.Is(err, io.EOF):
		return "The input has ended. ", nil
	}
	return "", err
}

// decide gives an input to the session and writes down what follows. What could not be
// written is kept, to be tried again, until something else is or the page is left.
func (k *Skin) decide(s *screen.Session, in page.Input) {
	was := s.Page().ID
	events := s.Decide(in)
	if len(events) == 0 {
		if s.Page().ID != was {
			k.unsaved = nil
		}
		return
	}
	k.unsaved = nil
	written, err := k.append(events)
	if err != nil {
		k.unsaved = &in
		s.Failed(err)
		return
	}
	s.Saved(written)
}

// help tells how to use a page, on the page itself: what it names can be written at once.
func (k *Skin) help(pg page.Page) error {
	return k.write("\nHelp:\n\n" + k.guide(pg) + "\n")
}

// ask writes a prompt, which is said again when the program goes on after it was stopped.
func (k *Skin) ask(prompt string) error {
	k.prompt = prompt
	return k.write(prompt)
}

func (k *Skin) write(s string) error {
	_, err := io.WriteString(k.Out, gate.Lines(s))
	return err
}

// The column is at most as wide as that of a drawn page, and in a narrow terminal as wide as
// that, down to where hardly a word fits.
const widest, narrowest = 72, 20

func (k *Skin) width() int {
	if k.Columns == nil {
		return widest
	}
	if n := k.Columns(); n > 0 {
		return min(max(n, narrowest), widest)
	}
	return widest
}
