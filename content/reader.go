package content

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// source is one YAML file being read: its nodes are walked, never decoded into Go
// values, so that what an author wrote is taken as written and every mistake
// knows its place.
type source struct {
	*loader
	file        string // as it is named to the author
	lines       []string
	drawing     bool // it reads one draw of an item
	diagnostics []Diagnostic

	units  []unitDraft
	keys   []*yaml.Node    // of the skills in the manifest
	needs  []reference     // of skills, by the ids as written
	links  []reference     // what else skills say of each other
	items  []reference     // where each item stands
	former []reference     // earlier ids of items
	groups []string        // ids of passages and of problems in steps
	faulty []*engine.Skill // skills in which something is wrong

	drafts  []*itemDraft // that are not in use
	byID    map[string]*engine.Skill
	unknown int // skills that were named and are not there
	skipped int // items that could not be read
}

// absorb takes in what another source of the same pack found.
func (s *source) absorb(other *source) {
	s.diagnostics = append(s.diagnostics, other.diagnostics...)
	s.needs = append(s.needs, other.needs...)
	s.links = append(s.links, other.links...)
	s.former = append(s.former, other.former...)
	s.groups = append(s.groups, other.groups...)
	s.skipped += other.skipped
	s.items = append(s.items, other.items...)
	s.faulty = append(s.faulty, other.faulty...)
}

// Limits on what is read; see parse.
const (
	maxFile  = 1 << 20
	maxNodes = 50_000
	maxDepth = 32
	maxKeys  = 5_000
	maxText  = 64 << 10
	maxFiles = 1000 // of a pack; a skill has two
	maxPack  = 16 << 20
)

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// parse makes a node of the YAML in a file that was read, or reports why it cannot. Anchors,
// aliases, merge keys, tags and second documents are refused: a pack needs none of them, and
// they are how small files grow large or lose text silently.
func (l *loader) parse(file string, data []byte) (*source, *yaml.Node) {
	s := &source{loader: l, file: l.name(file)}
	l.mu.Lock()
	sum := l.sums[file]
	l.mu.Unlock()
	if root, cost, known := l.parsed.nodes(sum); known && l.spend(cost) {
		return s, root // without its lines: nothing is told of a pack that was read before
	}
	text := strings.TrimPrefix(string(data), "\ufeff")
	if strings.Contains(text, "\r") {
		text = lineEnds.Replace(text)
	}
	s.lines = strings.Split(text, "\n")
	if len(data) > maxFile {
		s.at(1, 1, "too-large", fmt.Sprintf("the file has %d bytes; at most %d are read", len(data), maxFile), "split it: one skill a file under skills/")
		return s, nil
	}
	if s.otherEncoding(data) || s.oddSigns() {
		return s, nil
	}
	if l.spent() {
		return s, nil
	}
	estimate := nodesAtMost(s.lines)
	if estimate > maxNodes || !l.spend(estimate/2) {
		if !l.spent() {
			s.tooMany(1, 1)
		}
		return s, nil
	}
	decoder := yaml.NewDecoder(strings.NewReader(text))
	var document yaml.Node
	switch err := decoder.Decode(&document); {
	case errors.Is(err, io.EOF):
		s.at(1, 1, "empty-file", "there is nothing in this file", "begin with `pack: 1` and `title: …`")
		return s, nil
	case err != nil:
		s.syntax(err)
		return s, nil
	}
	var second yaml.Node
	if err := decoder.Decode(&second); !errors.Is(err, io.EOF) {
		second.Line, second.Column = max(second.Line, s.secondLine()), max(second.Column, 1)
		s.report(&second, "second-document", "a second document begins here; a pack file holds one", "remove the line --- and what follows, or put it into a file of its own")
	}
	count := 0
	if !s.harmless(&document, 0, &count) || len(document.Content) == 0 || !l.spend(count/2) {
		return s, nil
	}
	if len(s.diagnostics) == 0 {
		l.parsed.add(sum, document.Content[0], estimate/2+count/2)
	}
	return s, document.Content[0]
}

func (s *source) tooMany(line, column int) {
	s.at(line, column, "too-large", fmt.Sprintf("the file has more than %d entries", maxNodes), "split it: one skill a file under skills/")
}

// nodesAtMost is about how many nodes a file can have, found without parsing it: two for
// each line, and what brackets and commas make of it where something is in brackets.
func nodesAtMost(lines []string) int {
	n, open := 0, 0
	for _, line := range lines {
		text := strings.TrimLeft(line, " ")
		if text == "" || text[0] == '#' {
			continue
		}
		n += 2
		for strings.HasPrefix(text, "- ") {
			text = text[2:]
			n++
		}
		brackets := 0
		for i := 0; i < len(text); i++ {
			switch text[i] {
			case '[', '{':
				brackets++
				open++
			case ']', '}':
				open = max(0, open-1)
			case ',', ':':
				if open > 0 {
					n++
				}
			}
		}
		n += brackets
	}
	return n
}

// otherEncoding refuses a file that is not UTF-8, and says what it may be and where.
func (s *source) otherEncoding(data []byte) bool {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		s.at(1, 1, "not-utf8", "this file is UTF-16; packs are UTF-8", "save it as UTF-8 in your editor, or: iconv -f utf-16 -t utf-8 old.yaml > new.yaml")
		return true
	}
	for i, line := range s.lines {
		if !utf8.ValidString(line) {
			at := strings.IndexFunc(line, func(r rune) bool { return r == utf8.RuneError })
			s.at(i+1, utf8.RuneCountInString(line[:max(0, at)])+1, "not-utf8", "this character is not UTF-8; the file may be Latin-1", "save it as UTF-8 in your editor, or: iconv -f latin1 -t utf-8 old.yaml > new.yaml")
			return true
		}
	}
	return false
}

// oddSigns refuses control characters, and the line breaks that YAML counts and editors
// do not show: every place after them would be told wrongly.
func (s *source) oddSigns() bool {
	for i, line := range s.lines {
		at := strings.IndexFunc(line, func(r rune) bool {
			return r < ' ' && r != '\t' || r == 0x7f || r == '\u0085' || r == '\u2028' || r == '\u2029'
		})
		if at >= 0 {
			s.at(i+1, utf8.RuneCountInString(line[:at])+1, "hidden-character", "there is an invisible character in this line", "delete it, or press Enter where a line break is meant")
			return true
		}
	}
	return false
}

// secondLine is the line of the second document's mark.
func (s *source) secondLine() int {
	for i, line := range s.lines {
		if i > 0 && strings.HasPrefix(line, "---") {
			return i + 1
		}
	}
	return 1
}

// lost is the tag of a node whose text was reported already.
const lost = "!lost"

// harmless refuses what no pack needs, before anything walks the nodes.
func (s *source) harmless(n *yaml.Node, depth int, count *int) bool {
	*count++
	switch {
	case *count > maxNodes:
		s.tooMany(n.Line, n.Column)
		return false
	case depth > maxDepth:
		s.report(n, "too-deep", fmt.Sprintf("this is nested more than %d deep", maxDepth), "")
		return false
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		s.report(n, "anchor", "anchors (&) and aliases (*) are not part of the format", `write the text out, or quote it when the sign is meant: "*"`)
		if n.Anchor = ""; n.Kind == yaml.AliasNode { // it may lead into itself
			*n = yaml.Node{Kind: yaml.ScalarNode, Tag: lost, Line: n.Line, Column: n.Column}
		}
	case n.Style&yaml.TaggedStyle != 0 && !strings.HasPrefix(n.Tag, "!!"):
		s.report(n, "tag", fmt.Sprintf("%q is read as a YAML tag and would be lost", n.Tag), `put the text in quotes: "…"`)
		s.mendLine(n.Line, n.Column)
		n.Tag = lost
	case n.Kind == yaml.MappingNode && len(n.Content) > 2*maxKeys:
		s.report(n, "too-large", fmt.Sprintf("more than %d keys in one mapping", maxKeys), "")
		return false
	case len(n.Value) > maxText:
		s.report(n, "too-large", fmt.Sprintf("this text has more than %d bytes", maxText), "")
		return false
	}
	for _, child := range n.Content {
		if !s.harmless(child, depth+1, count) {
			return false
		}
	}
	return true
}

// diagnosis is a diagnostic at a place of this source.
func (s *source) diagnosis(line, column int, rule, message, hint string) Diagnostic {
	d := Diagnostic{File: s.file, Line: line, Column: column, Rule: rule, Severity: severityOf(rule), Message: message, Hint: hint}
	if rule == "unknown-key" && !s.thorough { // a newer format may know it
		d.Severity = Warning
	}
	if line >= 1 && line <= len(s.lines) {
		d.source = strings.TrimRight(s.lines[line-1], "\r")
	}
	return d
}

// at reports at a place.
func (s *source) at(line, column int, rule, message, hint string) {
	s.spend(diagnosticEffort)
	s.diagnostics = append(s.diagnostics, s.diagnosis(line, column, rule, message, hint))
}

func (s *source) report(n *yaml.Node, rule, message, hint string) {
	s.at(n.Line, n.Column, rule, message, hint)
}

// fields says what to do with the value of each key of a mapping.
type fields map[string]func(value *yaml.Node)

// mapping walks a mapping that has a description by that name. Keys that start with x-
// are the author's own.
func (s *source) mapping(n *yaml.Node, name string, fs fields) bool {
	return s.mappingBy(n, name, func(key string) func(*yaml.Node) { return fs[key] })
}

// mappingBy is mapping where field says what to do with the value of a key, or nil.
func (s *source) mappingBy(n *yaml.Node, name string, field func(key string) func(value *yaml.Node)) bool {
	d := s.described[name]
	if n.Kind != yaml.MappingNode {
		s.notMapping(n, d.what)
		return false
	}
	s.each(n, d.what, func(key, value *yaml.Node) {
		switch read := field(key.Value); {
		case read != nil && (!s.thorough || d.has(key.Value)): // what is not described does not exist
			read(value)
		case !strings.HasPrefix(key.Value, "x-"):
			s.unknownKey(key, d.what, d.names())
		}
	})
	return true
}

func (s *source) notMapping(n *yaml.Node, what string) {
	s.report(n, "not-a-mapping", fmt.Sprintf("%s is written as `key: value` lines; this is %s", what, shapeOf(n)), "")
}

func (s *source) unknownKey(key *yaml.Node, what string, known []string) {
	hint := "known here: " + strings.Join(known, ", ")
	if near := answer.Nearest(key.Value, known); near != "" {
		hint = fmt.Sprintf("did you mean `%s`?", near)
	}
	switch strings.ToLower(key.Value) {
	case "true":
		hint = "write a true statement as `fact: …`"
	case "false":
		hint = "write a false statement as `myth: …`"
	}
	s.report(key, "unknown-key", fmt.Sprintf("`%s` is not a key of %s", key.Value, what), hint)
}
