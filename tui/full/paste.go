package full

import (
	"io"
	"os"

	"ownpace/engine/answer"
)

// A paste may be of any length, and Bubble Tea looks through all that it has of one at each
// few letters that come. What is longer than any answer may be does not get there.

const (
	pasteBegin = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

// shortPastes is a terminal whose pastes end early.
type shortPastes struct {
	*os.File
	pasting bool
	taken   int // of this paste
	seen    int // of the mark that comes next
}

// withShortPastes is the terminal, where it is one.
func withShortPastes(in io.Reader) io.Reader {
	if file, ok := in.(*os.File); ok {
		return &shortPastes{File: file}
	}
	return in
}

// Read may give more than it read: a mark of which the beginning was held back.
func (p *shortPastes) Read(b []byte) (int, error) {
	if len(b) < 2*len(pasteEnd) {
		return p.File.Read(b)
	}
	read := make([]byte, len(b)-len(pasteEnd))
	n, err := p.File.Read(read)
	kept := b[:0]
	for _, c := range read[:max(n, 0)] {
		kept = p.take(kept, c)
	}
	return len(kept), err
}

// take appends a byte unless the paste is too long by now.
func (p *shortPastes) take(kept []byte, c byte) []byte {
	mark := pasteBegin
	if p.pasting {
		mark = pasteEnd
	}
	if c == mark[p.seen] {
		p.seen++
	} else if p.seen = 0; c == mark[0] {
		p.seen = 1
	}
	done := p.seen == len(mark)
	long := p.taken > answer.MaxText
	switch {
	case done && long:
		kept = append(kept, pasteEnd...)
	case !long:
		kept = append(kept, c)
	}
	if p.pasting {
		p.taken++
	}
	if done {
		p.pasting, p.taken, p.seen = !p.pasting, 0, 0
	}
	return kept
}
