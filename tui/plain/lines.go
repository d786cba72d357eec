package plain

import (
	"bufio"
	"errors"
	"io"
	"strings"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// Lines are read aside, so that the program can end while it waits for one.

// reading is a line, or why there is none.
type reading struct {
	line string
	err  error
}

var (
	errStopped = errors.New("the program is to end")
	errRedrawn = errors.New("the page is another by now")
)

// readings reads lines until the input ends.
func readings(in io.Reader) <-chan reading {
	lines := make(chan reading)
	go func() {
		buffered := bufio.NewReader(in)
		for {
			line, err := readLine(buffered)
			if err != nil && line != "" { // the last one, without an end
				lines <- reading{line: line}
			}
			lines <- reading{line, err}
		}
	}()
	return lines
}

// mostLine is how much of a line is kept: nothing takes more.
const mostLine = answer.MaxText

// readLine reads to the end of a line, however long it is, and keeps its beginning.
func readLine(in *bufio.Reader) (string, error) {
	var kept []byte
	for {
		part, err := in.ReadSlice('\n')
		kept = append(kept, part[:min(len(part), mostLine-len(kept))]...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return strings.TrimRight(string(kept), "\r\n"), err
		}
	}
}

// line reads one line, and repeats it where it was not typed at a terminal. While it waits
// it heeds what else may happen.
func (k *Skin) line() (string, error) {
	select {
	case <-k.Stop: // also when there is a line by now
		return "", errStopped
	default:
	}
	for {
		select {
		case <-k.Stop:
			return "", errStopped
		case <-k.resumed:
			if err := k.write("\n" + k.body + k.asked + k.prompt); err != nil {
				return "", err
			}
		case d := <-k.drafts:
			if k.redraft(d) {
				return "", errRedrawn
			}
		case r := <-k.lines:
			if r.err == nil && k.Echo {
				r.err = k.write(string(engine.Clean(r.line)) + "\n")
			}
			return r.line, r.err
		}
	}
}
