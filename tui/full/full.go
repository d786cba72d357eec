package full

import (
	"fmt"
	"io"
	"strings"
	"sync"

	tea "github.com/charmbracelet/bubbletea"

	"ownpace/engine"
	"ownpace/tui/gate"
	"ownpace/tui/page"
	"ownpace/tui/screen"
	"ownpace/tui/theme"
)

// Run lets the learner study in the window until they leave.
func Run(s *screen.Session, save screen.Append, w Window) error {
	if err := New(s, save, NewStyles(w.Out)).run(w, nil); err != nil {
		return err
	}
	if err := s.Unsaved(); err != nil {
		return fmt.Errorf("your last answer was not saved: %w", err)
	}
	_, err := fmt.Fprintln(w.Out, gate.Lines(string(s.Kept())))
	return err
}

// Preview lets an author look at a pack until they leave; drafts are what becomes of it.
func Preview(s *screen.Session, save screen.Append, drafts <-chan screen.Draft, w Window) error {
	return New(s, save, NewStyles(w.Out)).run(w, drafts)
}

// Model is the one model of the program. While events are being written, input waits
// in a queue: nothing is shown as taken before it is on disk.
type Model struct {
	session *screen.Session
	save    screen.Append
	styles  *Styles // the usual ones, from which the others are reached
	width   int
	height  int
	sized   bool             // the window has said how large it is
	turn    int              // of pages, so that one is laid out once
	views   map[string]*view // by page, so that going back finds cursor and text again
	last    string           // the page before, by its ID
	left    string           // a page that was written on and given or left: what is to stay of it, the session keeps
	editor  string           // the learner's own, "" for none
	in      io.Reader        // the terminal, for the editor
	flight  func() saved     // waits for what is being written, and has what came of it; nil while nothing is
	waiting []tea.KeyMsg
	note    engine.Text // what there is to say of the page that is no matter of the session
}

// New is a model that has not been drawn yet.
func New(s *screen.Session, save screen.Append, styles *Styles) *Model {
	m := &Model{session: s, save: save, styles: styles, width: 80, height: 24, views: make(map[string]*view)}
	m.settle()
	return m
}

// Init asks nothing of the terminal.
func (m *Model) Init() tea.Cmd { return m.whileIdle() }

// saved is the answer of the one command there is: what was written, or why not.
type saved struct {
	events []engine.Event
	err    error
}

// Update takes keys to the page, and what was saved to the session.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := m.take(msg)
	m.settle()
	return m, cmd
}

func (m *Model) take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		read := m.frame().read(m.session.Page(), m.settle())
		if !m.sized {
			read = m.session.Page().Read
		}
		m.width, m.height, m.sized = msg.Width, msg.Height, true
		if msg.Width == 0 && msg.Height == 0 { // a terminal that does not know its size
			m.width, m.height = 80, 24
		}
		v, pg, f := m.settle(), m.session.Page(), m.frame()
		if read > 0 {
			v.scroll = f.readTo(read, pg, v)
		}
		if v.cursor > 0 {
			f.reveal(pg, v)
		}
		if v.hits != nil { // the lines are others now
			(&turn{v: v, pg: pg, f: f}).lookInText()
		}
	case tea.KeyMsg:
		m.note = ""
		m.waiting = append(m.waiting, m.single(msg)...)
		return m.catchUp()
	case tea.MouseMsg:
		m.note = ""
		return m.mouse(msg)
	case saved:
		m.flight = nil
		m.turn++
		if msg.err != nil {
			m.waiting = nil
			m.session.Failed(msg.err)
		} else {
			m.session.Saved(msg.events)
		}
		return m.catchUp()
	case edited:
		m.edited(msg)
	case Redraft:
		if m.flight == nil {
			m.session.Redraft(screen.Draft(msg))
			m.turn++
		}
	case tea.ResumeMsg:
		return m.catchUp()
	case idle:
		if len(m.waiting) == 0 && m.flight == nil && m.session.Idle() {
			return m.whileIdle()
		}
	case readAhead:
		return m.whileIdle()
	}
	return nil
}

// Redraft says that an author's pack has changed.
type Redraft screen.Draft

// idle says that there is time to prepare something: each time a little, so that a key
// does not wait.
type idle struct{}

// readAhead says that something was prepared aside.
type readAhead struct{}

func (m *Model) whileIdle() tea.Cmd {
	switch {
	case m.flight != nil || m.session.Done():
		return nil
	case m.session.Idles():
		return func() tea.Msg { return idle{} }
	}
	ahead := m.session.Ahead(m.settle().cursorID)
	if ahead == nil {
		return nil
	}
	return func() tea.Msg { ahead(); return readAhead{} }
}

// single takes keys apart that came in one message, being typed fast, where each is a
// command. More than a hand can type at once is no typing.
func (m *Model) single(msg tea.KeyMsg) []tea.KeyMsg {
	if msg.Type != tea.KeyRunes || msg.Paste || len(msg.Runes) < 2 || page.Writes(m.session.Page().Ask) {
		return []tea.KeyMsg{msg}
	}
	if len(msg.Runes) > mostTyped {
		return nil
	}
	keys := make([]tea.KeyMsg, len(msg.Runes))
	for i, r := range msg.Runes {
		keys[i] = tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: msg.Alt}
	}
	return keys
}

const mostTyped = 16

// catchUp gives the page the keys that waited.
func (m *Model) catchUp() tea.Cmd {
	if m.session.Done() {
		return tea.Quit
	}
	for len(m.waiting) > 0 && m.flight == nil {
		next := m.waiting[0]
		m.waiting = m.waiting[1:]
		if cmd := m.key(next); cmd != nil {
			return cmd
		}
	}
	return m.whileIdle()
}

func (m *Model) key(msg tea.KeyMsg) tea.Cmd {
	pg := m.session.Page()
	in, ok := m.settle().key(pg, msg, m.frame())
	switch {
	case !ok:
		return nil
	case in.Action == suspend:
		return tea.Suspend
	case in.Action == edit:
		return m.edit(pg)
	}
	m.left = ""
	if page.Writes(pg.Ask) && (in.Action == page.Enter || in.Action == page.Back) {
		m.left = pg.ID
	}
	return m.decide(in)
}

// decide takes an input to the session. What follows from it is written aside, once,
// whoever waits for it: Bubble Tea, which may forget a command, or the end of the program.
func (m *Model) decide(in page.Input) tea.Cmd {
	events := m.session.Decide(in)
	m.turn++
	if m.session.Done() {
		return tea.Quit
	}
	if len(events) == 0 {
		return nil
	}
	flight := sync.OnceValue(func() saved {
		written, err := m.save(events)
		return saved{written, err}
	})
	m.flight = flight
	return func() tea.Msg { return flight() }
}

// mostViews is how many pages' cursors are remembered.
const mostViews = 64

// settle brings what one does on the page that is there into line with it: its cursor, what
// is seen of it. It is done after each message, so that drawing changes nothing.
func (m *Model) settle() *view {
	pg := m.session.Page()
	if m.left != "" && pg.ID != m.left && m.last == m.left {
		delete(m.views, m.left)
	}
	v, ok := m.views[pg.ID]
	if !ok {
		if len(m.views) >= mostViews {
			clear(m.views)
		}
		v = newView(pg)
		m.views[pg.ID] = v
	}
	came := pg.ID != m.last
	reads := m.last == "help/"+pg.ID // back from help one reads on; else a page begins at its top
	if came && !reads {
		v.enter(pg)
	}
	moved := v.follow(pg)
	f := m.frame()
	switch end := f.most(pg, v); {
	case !came && len(pg.Blocks) > v.blocks: // what is new, such as a hint, is wanted
		v.scroll = end
	case came && !reads && (!pg.Keeps || v.scroll == 0 || v.scroll >= end):
		v.scroll = f.startOf(pg, v, pg.News)
	}
	if came && !reads && !ok && pg.Read > 0 {
		v.scroll = f.readTo(pg.Read, pg, v)
	}
	v.blocks, m.last = len(pg.Blocks), pg.ID
	if moved || came && v.cursor > 0 {
		f.reveal(pg, v)
	}
	v.scroll = min(max(v.scroll, 0), f.most(pg, v))
	return v
}

func (m *Model) frame() frame {
	pg := m.session.Page()
	f := frame{width: m.width, height: m.height, turn: m.turn, styles: m.look(), editor: m.editor}
	if within := pg.Within; within.Width > 0 {
		f.width, f.height = min(f.width, within.Width), min(f.height, within.Height)
	}
	f.around = f.width >= aroundWidth && hasAround(pg)
	f.wide = f.width >= wideWidth && f.height >= leastHeight && hasBeside(pg)
	return f
}

// look is the theme that is shown: that of the option under the cursor, to look at it, or
// the one the learner chose.
func (m *Model) look() *Styles {
	pg, name := m.session.Page(), m.session.State.Colours
	if v := m.views[pg.ID]; v != nil {
		if t, ok := previewed(pg, v); ok {
			name = t.Name
		}
	}
	return m.styles.In(name).Accented(pg.Accent)
}

// previewed is the theme that the option under the cursor stands for.
func previewed(pg page.Page, v *view) (theme.Theme, bool) {
	options := page.OptionsOf(pg.Ask)
	if v.cursor < 0 || v.cursor >= len(options) {
		return theme.Theme{}, false
	}
	return theme.Find(options[v.cursor].Colours)
}

// View is the window; what leaves here goes to the terminal.
func (m *Model) View() string {
	if m.width <= 0 || !m.sized || m.session.Done() {
		return ""
	}
	pg, f := m.session.Page(), m.frame()
	if m.note != "" {
		pg.Note = m.note
	}
	lines := f.styles.paint(f.draw(pg, m.views[pg.ID]), m.width, m.height)
	return gate.Screen(strings.Join(lines, "\n"))
}
