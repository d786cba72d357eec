package plain

import (
	"strings"

	"ownpace/engine"
	"ownpace/tui/page"
)

// A reply: one line, a line for each gap, or lines up to one with only a dot.

// reply reads the lines of one reply and what they mean on a page. With an error comes
// what was half written. After a write that failed an empty line is the same reply again.
func (k *Skin) reply(pg page.Page) (line string, in page.Input, note engine.Text, err error) {
	said := k.ahead
	k.ahead = ""
	if pick, ok := pg.Ask.(page.Pick); ok && said != "" {
		in, note = picked(pick, said)
		return said, in, note, nil
	}
	if line, err = k.line(); err != nil {
		return line, in, "", err
	}
	if k.unsaved != nil && strings.TrimSpace(line) == "" {
		return line, *k.unsaved, "", nil
	}
	switch ask := pg.Ask.(type) {
	case page.Fill:
		line, in, note, err = k.fill(pg, ask, line)
	case page.Compose:
		line, in, note, err = k.compose(pg, ask, line)
	default:
		in, note = Read(pg, line)
		if word := doubtful(pg, line); word != "" && k.doubted != pg.ID+word {
			k.doubted = pg.ID + word
			return line, in, engine.Textf("If you mean the command, write :%s. To give it as your answer, write it once more.", word), nil
		}
	}
	if _, words, more := strings.Cut(strings.TrimSpace(line), " "); more && in.Action == page.Palette {
		k.ahead = strings.TrimSpace(words)
	}
	return line, in, note, err
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
	for i := 0; i < len(texts); {
		in, note := Read(pg, line)
		switch {
		case note == "" && in.Action == page.Help:
			if err := k.help(pg); err != nil {
				return line, all(), "", err
			}
		case note != "" || in.Action != page.Enter:
			half := all()
			half.Action, half.Choice = in.Action, in.Choice
			return line, half, note, nil
		default:
			if strings.TrimSpace(in.Text) != "" {
				texts[i] = in.Text
			}
			i++
		}
		if i < len(texts) {
			var err error
			if line, err = k.next(prompt(ask, i)); err != nil {
				return line, all(), "", err
			}
		}
	}
	return line, all(), "", nil
}

// anew is to begin a text of many lines anew; it is no matter of the page.
const anew page.Action = "new"

// compose reads lines up to one with only a dot, unless one is a command.
func (k *Skin) compose(pg page.Page, ask page.Compose, line string) (string, page.Input, engine.Text, error) {
	var lines []string
	if ask.Draft != "" {
		lines = []string{string(ask.Draft)}
	}
	so := func() string { return strings.Join(lines, "\n") }
	for line != "." {
		in, note := Read(pg, line)
		before := "> "
		switch {
		case note == "" && in.Action == page.Help:
			if err := k.help(pg); err != nil {
				return line, page.Input{Text: so()}, "", err
			}
		case note == "" && in.Action == anew:
			lines, before = nil, "\nNothing is written now. Begin anew.\n> "
		case note != "" || in.Action != page.Enter:
			in.Text = so()
			return line, in, note, nil
		default:
			lines = append(lines, in.Text)
		}
		var err error
		if line, err = k.next(before); err != nil {
			return line, page.Input{Text: so()}, "", err
		}
	}
	return line, page.Input{Action: page.Enter, Choice: -1, Text: so()}, "", nil
}

// next asks for one more line of a reply.
func (k *Skin) next(prompt string) (string, error) {
	if err := k.ask(prompt); err != nil {
		return "", err
	}
	return k.line()
}
