//go:build unix

package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
)

// The demonstrations of README: sessions of the real program in a terminal, as recordings
// (asciinema, version 2), as pictures and as text. This test plays each session and says
// when the program shows something else by now; `go test ./cmd/ownpace -run Demos -update`
// records them anew.

var update = flag.Bool("update", false, "record the demonstrations anew")

const (
	demoDir    = "../../.demo"
	readme     = "../../README.md"
	demoWide   = 80
	demoHigh   = 24
	readingFor = 2.0 // seconds on each page, in a recording
	keyFor     = 0.15
)

// scene is some keys and what is on the screen then, and was not before; one that has a name is shown in README.
type scene struct{ keys, see, name string }

var demos = []struct {
	name, title string
	args        []string
	scenes      []scene
}{
	{"learn", "A first unit", []string{"--theme", "night", "algebra"}, []scene{
		{"", "What shall I call you?", ""}, {"Ada\r", "1 of ", ""}, {"\x1b", "Find my place", ""},
		{"2", "my way", "way"}, {"\r", "A digit is worth what its place makes it", ""}, {"t", "Your answer", ""},
		{"8\r", "Not yet.", "not-yet"}, {"j", "▸ A hint", ""}, {"\r", "Hint 1", ""}, {"80\r", "Right.", ""}, {"\r", "question 2", ""}, {"\x03", "", ""},
	}},
	{"place", "Find my place", []string{"--theme", "paper", "algebra"}, []scene{
		{"", "What shall I call you?", ""}, {"Ada\r", "1 of ", ""}, {"\x1b", "Find my place", ""},
		{"1", "question 1,", ""}, {"17\r", "question 2,", ""}, {"\t", "question 3,", ""}, {"\t", "question 4,", ""}, {"\t", "question 5,", ""},
		{"\x14", "Ready to learn", "map"}, {"\x03", "", ""},
	}},
	{"look", "Anywhere, in any colours", []string{"algebra"}, []scene{
		{"", "What shall I call you?", ""}, {"Ada\r", "1 of ", ""}, {"\x1b", "Find my place", ""}, {"2", "my way", ""},
		{"\x0b", "Go to", ""}, {"frac", "Find > frac", "palette"}, {"\x7f\x7f\x7f\x7fcolours", "Find > colours", ""}, {"\r", "Which colours?", ""},
		{"j", "▸ 2 paper", ""}, {"j", "▸ 3 night", "colours"}, {"\r", "The colours are night now.", ""}, {"?", "On this page", ""}, {"\x03", "", ""},
	}},
}

func TestDemos(t *testing.T) {
	if testing.Short() {
		t.Skip("the demonstrations take a few seconds")
	}
	texts := make(map[string]string)
	for _, d := range demos {
		t.Run(d.name, func(t *testing.T) {
			screens, cast := play(t, d.args, d.title, d.scenes)
			path := filepath.Join(demoDir, d.name+".cast")
			if *update {
				record(t, path, cast)
			} else if old := replay(t, path); !slices.Equal(old, texted(screens)) {
				t.Errorf("%s shows something else by now; record it anew with -update", path)
			}
			for i, s := range d.scenes {
				if s.name != "" {
					texts[s.name] = screens[i].String()
					same(t, filepath.Join(demoDir, s.name+".svg"), svg(screens[i]))
				}
			}
		})
	}
	if t.Failed() { // then captures are missing
		return
	}
	old, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	same(t, readme, withCaptures(t, string(old), texts))
}

// same fails unless a file has this text, or writes it.
func same(t *testing.T, path, want string) {
	t.Helper()
	if *update {
		record(t, path, want)
		return
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("%s is not current (%v); record it anew with -update", path, err)
	}
}

func record(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// play drives the program through the scenes. A recording has its own time, since that of a
// busy machine is nobody's.
func play(t *testing.T, args []string, title string, scenes []scene) ([]picture, string) {
	t.Helper()
	term := openWith(t, environment("COLORTERM=truecolor"), append(args, "--seed", "7", "--data", filepath.Join(t.TempDir(), "demo"))...)
	_ = pty.Setsize(term.file, &pty.Winsize{Rows: demoHigh, Cols: demoWide})
	screen := vt10x.New(vt10x.WithSize(demoWide, demoHigh))
	var screens []picture
	var cast strings.Builder
	line := func(v any) {
		b, _ := json.Marshal(v)
		cast.Write(append(b, '\n'))
	}
	line(map[string]any{"version": 2, "width": demoWide, "height": demoHigh, "title": "ownpace: " + title, "env": map[string]string{"TERM": "xterm-256color"}})
	at := 0.0
	for i, s := range scenes {
		for _, key := range typed(s.keys) {
			term.write(key)
			at += keyFor
			if out := term.until(screen, "", 40*time.Millisecond); out != "" {
				line([]any{stamp(at), "o", out})
			}
		}
		if out := term.until(screen, s.see, 200*time.Millisecond); out != "" {
			line([]any{stamp(at), "o", out})
		}
		if s.see != "" {
			screens = append(screens, look(screen))
			line([]any{stamp(at), "m", fmt.Sprintf("%d", i)})
		} else {
			screens = append(screens, picture{})
		}
		at += readingFor
	}
	return screens, cast.String()
}

func stamp(at float64) float64 { return float64(int(at*1000+0.5)) / 1000 }

// typed takes keys apart.
func typed(keys string) []string {
	var all []string
	for _, r := range keys {
		all = append(all, string(r))
	}
	return all
}

// until brings what the program writes to the screen until that shows something and has
// come to rest for a time.
func (term *terminal) until(screen vt10x.Terminal, see string, rest time.Duration) string {
	term.t.Helper()
	var out strings.Builder
	late := time.After(20 * time.Second)
	for {
		select {
		case s, more := <-term.text:
			out.WriteString(s)
			_, _ = screen.Write([]byte(s))
			if !more {
				return out.String()
			}
		case <-time.After(rest):
			if strings.Contains(look(screen).String(), see) {
				return out.String()
			}
		case <-late:
			term.t.Fatalf("%q was not seen:\n%s", see, look(screen))
		}
	}
}

// replay is what a recording shows at its marks.
func replay(t *testing.T, path string) []string {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Error(err)
		return nil
	}
	defer file.Close()
	screen := vt10x.New(vt10x.WithSize(demoWide, demoHigh))
	var screens []string
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var event []any
		if json.Unmarshal(lines.Bytes(), &event) != nil || len(event) != 3 {
			continue // the head
		}
		switch text := event[2].(string); event[1] {
		case "o":
			_, _ = screen.Write([]byte(text))
		case "m":
			screens = append(screens, look(screen).String())
		}
	}
	return screens
}

func texted(screens []picture) []string {
	var all []string
	for _, s := range screens {
		if len(s) > 0 {
			all = append(all, s.String())
		}
	}
	return all
}

// picture is a screen, line by line.
type picture [][]vt10x.Glyph

func look(screen vt10x.Terminal) picture {
	all := make(picture, demoHigh)
	for y := range all {
		for x := range demoWide {
			all[y] = append(all[y], screen.Cell(x, y))
		}
	}
	return all
}

func (p picture) String() string {
	var lines []string
	for _, row := range p {
		var line strings.Builder
		for _, g := range row {
			line.WriteRune(max(g.Char, ' '))
		}
		lines = append(lines, strings.TrimRight(line.String(), " "))
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

// The attributes of a cell, as the terminal of the tests numbers them.
const (
	reversed   = 1 << 0
	underlined = 1 << 1
	bold       = 1 << 2
	italic     = 1 << 4
)

const (
	cellWide = 8.4
	cellHigh = 18
)

// svg draws a screen as a picture: runs of cells that look the same.
func svg(p picture) string {
	var b strings.Builder
	ground := hexOf(p[0][0].BG, "#ffffff")
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %d" width="%.0f" font-family="monospace" font-size="14">`+"\n", demoWide*cellWide, demoHigh*cellHigh, demoWide*cellWide)
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" fill="%s"/>`+"\n", ground)
	for y, row := range p {
		for x := 0; x < len(row); {
			end := x + 1
			for end < len(row) && row[end].FG == row[x].FG && row[end].BG == row[x].BG && row[end].Mode == row[x].Mode {
				end++
			}
			span(&b, row[x:end], x, y, ground)
			x = end
		}
	}
	b.WriteString("</svg>\n")
	return b.String()
}

func span(b *strings.Builder, cells []vt10x.Glyph, x, y int, ground string) {
	var text strings.Builder
	for _, g := range cells {
		text.WriteRune(max(g.Char, ' '))
	}
	front, back := hexOf(cells[0].FG, "#222222"), hexOf(cells[0].BG, ground)
	wide := float64(len(cells)) * cellWide
	if back != ground {
		fmt.Fprintf(b, `<rect x="%.1f" y="%d" width="%.1f" height="%d" fill="%s"/>`+"\n", float64(x)*cellWide, y*cellHigh, wide, cellHigh, back)
	}
	seen := strings.Trim(text.String(), " ")
	if seen == "" {
		return
	}
	x += strings.Index(text.String(), seen)
	wide = float64(utf8.RuneCountInString(seen)) * cellWide
	style := ""
	if cells[0].Mode&bold != 0 {
		style += ` font-weight="bold"`
	}
	if cells[0].Mode&italic != 0 {
		style += ` font-style="italic"`
	}
	if cells[0].Mode&underlined != 0 {
		style += ` text-decoration="underline"`
	}
	fmt.Fprintf(b, `<text x="%.1f" y="%d" textLength="%.1f" fill="%s"%s xml:space="preserve">%s</text>`+"\n",
		float64(x)*cellWide, y*cellHigh+14, wide, front, style, html.EscapeString(seen))
}

// hexOf is a colour: one that a theme names, one of the sixteen, or the usual one.
func hexOf(c vt10x.Color, usual string) string {
	sixteen := []string{"#000000", "#aa0000", "#007700", "#886600", "#0000aa", "#880088", "#006688", "#aaaaaa"}
	switch {
	case c == vt10x.DefaultFG || c == vt10x.DefaultBG:
		return usual
	case c < 8:
		return sixteen[c]
	case c < 16:
		return sixteen[c-8]
	}
	return fmt.Sprintf("#%06x", uint32(c))
}

var captures = regexp.MustCompile("(?s)(<!-- demo: ([a-z-]+) -->\n```\n).*?(\n```\n<!-- end -->)")

// withCaptures puts the screens into a text, between the marks that name them.
func withCaptures(t *testing.T, text string, screens map[string]string) string {
	t.Helper()
	n := 0
	text = captures.ReplaceAllStringFunc(text, func(found string) string {
		m := captures.FindStringSubmatch(found)
		n++
		return m[1] + screens[m[2]] + m[3]
	})
	if n == 0 {
		t.Errorf("%s has no place for a demonstration", readme)
	}
	return text
}
