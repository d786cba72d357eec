package full

import (
	"io"
	"os"
	"strings"
	"testing"

	"ownpace/engine/answer"
)

// TestShortPastes: what is typed and what is pasted comes as it is, however it is cut into
// reads, but for the end of a paste that is too long.
func TestShortPastes(t *testing.T) {
	long := strings.Repeat("word ", answer.MaxText)
	for _, c := range []struct{ in, want string }{
		{"typed\r\x1b[A\x1b", "typed\r\x1b[A\x1b"},
		{"a" + pasteBegin + "b\x1b[20c" + pasteEnd + "d" + pasteBegin + pasteEnd, "a" + pasteBegin + "b\x1b[20c" + pasteEnd + "d" + pasteBegin + pasteEnd},
		{pasteBegin + long + pasteEnd + "after", pasteBegin + long[:answer.MaxText+1] + pasteEnd + "after"},
		{pasteBegin + long + "\x1b\x1b[201\x1b[201~x" + pasteBegin + "y" + pasteEnd, pasteBegin + long[:answer.MaxText+1] + pasteEnd + "x" + pasteBegin + "y" + pasteEnd},
	} {
		for _, size := range []int{12, 13, 256} {
			r, w, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			go func() {
				_, _ = io.WriteString(w, c.in)
				_ = w.Close()
			}()
			p, b := withShortPastes(r), make([]byte, size)
			var got strings.Builder
			for {
				n, err := p.Read(b)
				got.Write(b[:n])
				if err != nil {
					break
				}
			}
			_ = r.Close()
			if got.String() != c.want {
				t.Errorf("%.40q… in reads of %d: %d bytes, want %d", c.in, size, got.Len(), len(c.want))
			}
		}
	}
}
