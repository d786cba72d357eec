// Package plain is the skin for a pipe, a screen reader or a dumb terminal: numbered
// lines, nothing drawn twice, words before signs.
package plain

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ownpace/engine"
	"ownpace/tui/gate"
	"ownpace/tui/page"
	"ownpace/tui/prose"
	"ownpace/tui/screen"
)

const width = 72

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

// draw is what a page says, as lines.
func (k *Skin) draw(pg page.Page) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n== %s", pg.Title)
	if pg.Aside != "" {
		fmt.Fprintf(&b, " (%s)", pg.Aside)
	}
	b.WriteString(" ==\n")
	for _, block := range pg.Blocks {
		b.WriteString("\n" + k.block(block) + "\n")
	}
	k.options(&b, pg.Ask)
	return b.String()
}

// asking is the note and what can be given, up to the prompt.
func (k *Skin) asking(pg page.Page) string {
	var b strings.Builder
	if pg.Note != "" {
		fmt.Fprintf(&b, "\n%s\n", wrap(pg.Note, ""))
	}
	k.ask(&b, pg)
	return b.String()
}

func (k *Skin) block(block page.Block) string {
	switch b := block.(type) {
	case page.Prose:
		return k.prose.Draw(b.Markdown, width)
	case page.Line:
		return wrap(b.Text, "")
	case page.Heading:
		return string(b.Text) + ":"
	case page.Figure:
		return wrap("Figure: "+b.Alt, "")
	case page.Verdict:
		return wrap(b.Words(), "")
	case page.Guide:
		return guide(b.Page)
	case page.Table:
		var lines []string
		for _, row := range b.Rows {
			lines = append(lines, wrap(row.Words(), "  "))
		}
		return strings.Join(lines, "\n")
	}
	return ""
}

func (k *Skin) options(b *strings.Builder, ask page.Ask) {
	options := page.OptionsOf(ask)
	if len(options) > 0 {
		b.WriteString("\n")
	}
	for i, o := range options {
		label := engine.Textf("%d. %s", i+1, o.Label)
		if o.Aside != "" {
			label += " (" + o.Aside + ")"
		}
		b.WriteString(wrap(label, "   ") + "\n")
		for _, d := range o.Detail {
			if d != "" {
				b.WriteString("   " + wrap(d, "   ") + "\n")
			}
		}
	}
}

// ask says what can be given, then what else there is, and ends in the prompt.
func (k *Skin) ask(b *strings.Builder, pg page.Page) {
	colon := ""
	switch a := pg.Ask.(type) {
	case page.Pick:
		prompt := a.Prompt
		if prompt == "" {
			prompt = "Choose an answer"
		}
		if !strings.HasSuffix(string(prompt), "?") {
			prompt += ":"
		}
		if len(a.Options) == 1 {
			fmt.Fprintf(b, "\n%s 1.\n", prompt)
		} else {
			fmt.Fprintf(b, "\n%s 1 to %d.\n", prompt, len(a.Options))
		}
	case page.Mark:
		fmt.Fprintf(b, "\nChoose all that apply, such as: 1 3.\n")
	case page.Arrange:
		fmt.Fprintf(b, "\nWrite the numbers in the right order, such as: 2 1 3.\n")
	case page.Write:
		b.WriteString("\n" + wrap(wanted(a), "") + "\n")
		colon = ":"
	case page.Read:
		fmt.Fprintf(b, "\nEnter: %s.\n", a.Next)
	}
	var words []string
	for _, c := range commands(pg) {
		word := colon + c.word
		if c.label != "" && !strings.HasPrefix(string(c.label), c.word) {
			word += " (" + string(c.label) + ")"
		}
		words = append(words, word)
	}
	fmt.Fprintf(b, "%s\n> ", wrap(engine.Clean("Or: "+strings.Join(words, ", ")+"."), "    "))
}

// wanted says what a line to write on asks for.
func wanted(a page.Write) engine.Text {
	text := a.Prompt
	if a.Empty != "" {
		text += " (" + a.Empty + ")"
	}
	if a.Draft != "" {
		text += engine.Textf(". So far: %s", a.Draft)
	}
	return text
}

// guide tells how to use a page by lines.
func guide(pg page.Page) string {
	var lines []string
	add := func(what, does string) { lines = append(lines, what+": "+does) }
	colon := ""
	switch ask := pg.Ask.(type) {
	case page.Pick:
		add("A number", "take that choice")
	case page.Mark:
		add("Numbers with spaces between", "give these choices as your answer")
	case page.Arrange:
		add("All numbers with spaces between", "give this order as your answer")
	case page.Write:
		add("Any line", "your answer")
		add("An empty line", "other ways to go on")
		colon = ":"
	case page.Read:
		add("An empty line", string(ask.Next))
	}
	for _, c := range commands(pg) {
		switch {
		case c.label != "":
			add(colon+c.word, string(c.label))
		case c.action == page.Help:
			add(colon+c.word, "this help")
		default:
			add(colon+c.word, "leave at once; nothing is lost, and the next start leads back here")
		}
	}
	lines = append(lines, "The beginning of a word is enough. N is the number of a choice.")
	for i := range lines {
		lines[i] = wrap(engine.Clean(lines[i]), "    ")
	}
	return strings.Join(lines, "\n")
}

func wrap(t engine.Text, indent string) string {
	t = engine.Clean(strings.ReplaceAll(string(t), "\t", "    "))
	lines := strings.Split(ansi.Wrap(string(t), width-len(indent), " "), "\n")
	return strings.Join(lines, "\n"+indent)
}

// command is a key of a page as a word.
type command struct {
	word     string
	label    engine.Text
	action   page.Action
	numbered bool // is about one of the options
}

// commands are the page's keys as words; each action once.
func commands(pg page.Page) []command {
	var all []command
	seen := make(map[page.Action]bool)
	for _, key := range pg.Keys {
		if seen[key.Action] {
			continue
		}
		seen[key.Action] = true
		c := command{word: string(key.Action), label: key.Label, action: key.Action, numbered: key.OnOption}
		if c.numbered {
			c.word += " N"
		}
		all = append(all, c)
	}
	return append(all, command{word: "help", action: page.Help},
		command{word: "quit", action: page.Quit})
}

// Read makes an input of a line typed on a page, or says why it cannot. While a
// text is asked for, only a line that begins with a colon is a command.
func Read(pg page.Page, line string) (page.Input, engine.Text) {
	in := page.Input{Action: page.Enter, Choice: -1}
	word := strings.TrimSpace(line)
	if literal, ok := strings.CutPrefix(line, "::"); ok { // an answer that begins with a colon
		in.Text = ":" + literal
		return in, ""
	}
	if _, writing := pg.Ask.(page.Write); !writing || strings.HasPrefix(word, ":") {
		if c, n, ok := findCommand(pg, strings.TrimPrefix(word, ":")); ok {
			if c.numbered && n < 0 {
				return in, engine.Textf("Say which one: %s, with its number for N.", c.word)
			}
			return page.Input{Action: c.action, Choice: n}, ""
		}
		if writing && unknownCommand.MatchString(word) {
			return in, engine.Textf("There is no command %s here; :help lists them. To give it as your answer, write :%s.", word, word)
		}
	}
	switch a := pg.Ask.(type) {
	case page.Write:
		in.Text = line
		if word == "" {
			in.Text = ""
		}
	case page.Pick:
		if word == "" {
			if !a.Graded {
				in.Choice = 0
			}
			return in, "" // the first choice, or stuck
		}
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 || n > len(a.Options) {
			return in, engine.Textf("That is none of the choices; write a number from 1 to %d, or help.", len(a.Options))
		}
		in.Choice = n - 1
	case page.Mark, page.Arrange:
		options := page.OptionsOf(a)
		for _, field := range strings.FieldsFunc(word, func(r rune) bool { return r == ' ' || r == ',' || r == ';' }) {
			n, err := strconv.Atoi(field)
			if err != nil || n < 1 || n > len(options) {
				return in, engine.Textf("Write numbers from 1 to %d with spaces between, such as 1 2.", len(options))
			}
			in.Marks = append(in.Marks, n-1)
		}
	case page.Read:
		if word != "" {
			return in, "Enter alone goes on; help says what else there is."
		}
	}
	return in, ""
}

// meant is a hint for who writes a command as if it were an answer.
func meant(pg page.Page, line string) engine.Text {
	word := strings.TrimPrefix(strings.TrimSpace(line), ":")
	if c, _, ok := findCommand(pg, word); ok {
		return engine.Textf(" If you mean the command, write :%s.", c.word)
	}
	return ""
}

// unknownCommand is a line that looks like a command.
var unknownCommand = regexp.MustCompile(`^:\pL+$`)

// findCommand reads a word, whole or by its beginning, and a number after it.
func findCommand(pg page.Page, line string) (command, int, bool) {
	name, number, _ := strings.Cut(strings.ToLower(strings.TrimSpace(line)), " ")
	if name == "?" {
		name = "help"
	}
	if name == "" {
		return command{}, 0, false
	}
	n, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil {
		n = 0
	}
	var found []command
	for _, c := range commands(pg) {
		word, _, _ := strings.Cut(c.word, " ")
		if word == name {
			return c, n - 1, true
		}
		if strings.HasPrefix(word, name) {
			found = append(found, c)
		}
	}
	if len(found) == 1 {
		return found[0], n - 1, true
	}
	return command{}, 0, false
}
