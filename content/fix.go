package content

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// Fix is a cure that is safe to apply without asking: in a line, what stands from one
// column up to before another is replaced. Everything else in the file stays as it is,
// comments and layout with it.
type Fix struct {
	Line  int    `json:"line"`
	From  int    `json:"from"`  // column, from 1, in characters
	Until int    `json:"until"` // the column after, 0 for the end of the line
	Text  string `json:"text"`
}

// mend gives the last mistake that was reported its cure.
func (s *source) mend(f Fix) { s.diagnostics[len(s.diagnostics)-1].Fix = f }

// moved is a fix so many columns further right.
func (f Fix) moved(by int) Fix {
	f.From += by
	if f.Until > 0 {
		f.Until += by
	}
	return f
}

// alone matches what may stand before a value that is all of the rest of its line.
var alone = regexp.MustCompile(`^\s*(- +)*([A-Za-z_][\w-]*:\s+)?$`)

// mendLine puts quotes around a value that goes to the end of its line, if nothing else
// stands in the line but its key.
func (s *source) mendLine(line, column int) {
	if line < 1 || line > len(s.lines) {
		return
	}
	runes := []rune(strings.TrimRight(s.lines[line-1], " \t"))
	if column < 1 || column > len(runes) || !alone.MatchString(string(runes[:column-1])) {
		return
	}
	s.mend(Fix{Line: line, From: column, Text: quote(string(runes[column-1:]))})
}

// mendID writes an id into an item, before its first key.
func (s *source) mendID(n *yaml.Node, id string) {
	text := "id: " + id + "\n" + strings.Repeat(" ", n.Column-1)
	at := n.Column
	if n.Style&yaml.FlowStyle != 0 {
		text, at = "id: "+id+", ", n.Column+1
	}
	s.mend(Fix{Line: n.Line, From: at, Until: at, Text: text})
}

// Change is a file before and after its fixes.
type Change struct {
	File          string
	Before, After []byte
}

// mostRounds bounds how often a pack is read again after fixes: a parser tells of one
// slip of syntax at a time.
const mostRounds = 100

// Mend applies the safe cures in the pack at a path: all of them, or those of some rules
// only. Nothing is written; [Change.Write] does. What is left to say of the mended pack is
// returned, too.
func Mend(name string, rules ...string) ([]Change, []Diagnostic, error) {
	at, err := locate(name)
	if err != nil {
		return nil, nil, err
	}
	defer at.close()
	over := overlay{FS: at.fsys, changed: make(map[string][]byte)}
	if len(rules) == 0 {
		over.trim(at)
	}
	var left []Diagnostic
	for range mostRounds {
		if _, left = Load(over, at.file, at.id, ""); !over.apply(left, rules) {
			break
		}
	}
	var changes []Change
	for _, file := range slices.Sorted(maps.Keys(over.changed)) {
		before, err := fs.ReadFile(at.fsys, file)
		if err != nil {
			return nil, nil, fmt.Errorf("cannot read %s: %w", file, err)
		}
		if after := over.changed[file]; !bytes.Equal(before, after) {
			changes = append(changes, Change{filepath.Join(at.shown, filepath.FromSlash(file)), before, after})
		}
	}
	for i := range left {
		left[i].File = filepath.Join(at.shown, filepath.FromSlash(left[i].File))
	}
	return changes, left, nil
}

// Write puts the mended file in place of the other: whole or not at all.
func (c Change) Write() error {
	info, err := os.Stat(c.File)
	if err != nil {
		return err
	}
	return replace(c.File, c.After, info.Mode().Perm())
}

// overlay is a folder with some files changed.
type overlay struct {
	fs.FS
	changed map[string][]byte
}

// Open opens the changed file, or else the one beneath.
func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.FS.Open(name)
	if data, ok := o.changed[name]; ok && err == nil {
		return changedFile{f, bytes.NewReader(data)}, nil
	}
	return f, err
}

// changedFile is a file that reads otherwise than it stands on disk.
type changedFile struct {
	fs.File
	data *bytes.Reader
}

func (f changedFile) Read(p []byte) (int, error) { return f.data.Read(p) }

// lines are those of a file; none when they cannot be counted as the loader does.
func (o overlay) lines(file string) []string {
	data, err := fs.ReadFile(o, file)
	if err != nil || strings.Contains(strings.ReplaceAll(string(data), "\r\n", "\n"), "\r") { // it counts lines otherwise
		return nil
	}
	return strings.Split(string(data), "\n")
}

func (o overlay) put(file string, lines []string) {
	o.changed[file] = []byte(strings.Join(lines, "\n"))
}

// apply makes the fixes of some mistakes, of each line the last first, so that the columns
// of the others stay true; it reports whether there were any.
func (o overlay) apply(found []Diagnostic, rules []string) bool {
	byFile := make(map[string][]Fix)
	for _, d := range found {
		if d.Fix != (Fix{}) && (len(rules) == 0 || slices.Contains(rules, d.Rule)) {
			byFile[d.File] = append(byFile[d.File], d.Fix)
		}
	}
	changed := false
	for file, fixes := range byFile {
		lines := o.lines(file)
		if lines == nil {
			continue
		}
		before := strings.Join(lines, "\n")
		slices.SortFunc(fixes, func(a, b Fix) int {
			if a.Line != b.Line {
				return b.Line - a.Line
			}
			return b.From - a.From
		})
		for i, f := range fixes {
			if i > 0 && fixes[i-1].Line == f.Line && (f.Until == 0 || f.Until > fixes[i-1].From) {
				continue // they overlap: another round
			}
			lines[f.Line-1] = f.on(lines[f.Line-1])
		}
		o.put(file, lines)
		changed = changed || strings.Join(lines, "\n") != before
	}
	return changed
}

// on is a line with the fix made.
func (f Fix) on(line string) string {
	end := ""
	if strings.HasSuffix(line, "\r") {
		line, end = strings.TrimSuffix(line, "\r"), "\r"
	}
	runes := []rune(line)
	until := len(runes)
	if f.Until > 0 {
		until = min(f.Until-1, len(runes))
	}
	from := min(f.From-1, until)
	text := strings.ReplaceAll(f.Text, "\n", end+"\n")
	return string(runes[:from]) + text + string(runes[until:]) + end
}

// trim takes away blanks at the ends of lines. Two after a text may be a line break in
// Markdown, and stay.
func (o overlay) trim(at place) {
	_ = fs.WalkDir(o.FS, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".yaml") || at.file != manifest && file != at.file {
			return nil
		}
		lines := o.lines(file)
		changed := false
		for i, line := range lines {
			bare := strings.TrimRight(line, " \t\r")
			blanks := strings.TrimSuffix(line[len(bare):], "\r")
			if blanks == "" || bare != "" && blanks == "  " {
				continue
			}
			lines[i] = bare + strings.TrimPrefix(line[len(bare):], blanks)
			changed = true
		}
		if changed {
			o.put(file, lines)
		}
		return nil
	})
}
