package content

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
)

// source is one YAML file being read: its nodes are walked, never decoded into Go
// values, so that what an author wrote is taken as written and every mistake
// knows its place.
type source struct {
	*loader
	file        string // as it is named to the author
	lines       []string
	diagnostics []Diagnostic

	units  []unitDraft
	keys   []*yaml.Node    // of the skills in the manifest
	needs  []reference     // of skills, by the ids as written
	items  []reference     // where each item stands
	faulty []*engine.Skill // skills in which something is wrong

	byID    map[string]*engine.Skill
	unknown int // skills that were named and are not there
}

// absorb takes in what another source of the same pack found.
func (s *source) absorb(other *source) {
	s.diagnostics = append(s.diagnostics, other.diagnostics...)
	s.needs = append(s.needs, other.needs...)
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

// parse reads YAML into a node, or reports why it cannot. Anchors, aliases, merge
// keys, tags and second documents are refused: a pack needs none of them, and they
// are how small files grow large or lose text silently.
func (l *loader) parse(file string, data []byte) (*source, *yaml.Node) {
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(string(data), "\ufeff"))
	s := &source{loader: l, file: file, lines: strings.Split(text, "\n")}
	if len(data) > maxFile {
		s.at(1, 1, Error, "too-large", fmt.Sprintf("the file has %d bytes; at most %d are read", len(data), maxFile), "split it: one skill a file under skills/")
		return s, nil
	}
	if s.oddBreak() {
		return s, nil
	}
	decoder := yaml.NewDecoder(strings.NewReader(text))
	var document yaml.Node
	switch err := decoder.Decode(&document); {
	case errors.Is(err, io.EOF):
		s.at(1, 1, Error, "empty-file", "there is nothing in this file", "begin with `pack: 1` and `title: …`")
		return s, nil
	case err != nil:
		s.syntax(err)
		return s, nil
	}
	var second yaml.Node
	if err := decoder.Decode(&second); !errors.Is(err, io.EOF) {
		second.Line, second.Column = max(second.Line, s.secondLine()), max(second.Column, 1)
		s.report(&second, Error, "second-document", "a second document begins here; a pack file holds one", "remove the line --- and what follows, or put it into a file of its own")
	}
	count := 0
	if !s.harmless(&document, 0, &count) || len(document.Content) == 0 {
		return s, nil
	}
	return s, document.Content[0]
}

// oddBreak refuses the line breaks that YAML counts and editors do not show: every
// place after them would be told wrongly.
func (s *source) oddBreak() bool {
	for i, line := range s.lines {
		if at := strings.IndexAny(line, "\u0085\u2028\u2029"); at >= 0 {
			s.at(i+1, len([]rune(line[:at]))+1, Error, "hidden-character", "there is an invisible line break in this line", "delete it, or press Enter in its place")
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

// harmless refuses what no pack needs, before anything walks the nodes.
func (s *source) harmless(n *yaml.Node, depth int, count *int) bool {
	*count++
	switch {
	case *count > maxNodes:
		s.report(n, Error, "too-large", fmt.Sprintf("the file has more than %d entries", maxNodes), "split it: one skill a file under skills/")
		return false
	case depth > maxDepth:
		s.report(n, Error, "too-deep", fmt.Sprintf("this is nested more than %d deep", maxDepth), "")
		return false
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		s.report(n, Error, "anchor", "anchors (&) and aliases (*) are not part of the format", `write the text out, or quote it when the sign is meant: "*"`)
		return false
	case n.Style&yaml.TaggedStyle != 0 && !strings.HasPrefix(n.Tag, "!!"):
		s.report(n, Error, "tag", fmt.Sprintf("%q is read as a YAML tag and would be lost", n.Tag), `put the text in quotes: "…"`)
		return false
	case n.Kind == yaml.MappingNode && len(n.Content) > 2*maxKeys:
		s.report(n, Error, "too-large", fmt.Sprintf("more than %d keys in one mapping", maxKeys), "")
		return false
	case len(n.Value) > maxText:
		s.report(n, Error, "too-large", fmt.Sprintf("this text has more than %d bytes", maxText), "")
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
func (s *source) diagnosis(line, column int, severity Severity, rule, message, hint string) Diagnostic {
	d := Diagnostic{File: s.file, Line: line, Column: column, Rule: rule, Severity: severity, Message: message, Hint: hint}
	if line >= 1 && line <= len(s.lines) {
		d.source = strings.TrimRight(s.lines[line-1], "\r")
	}
	return d
}

func (s *source) at(line, column int, severity Severity, rule, message, hint string) {
	s.diagnostics = append(s.diagnostics, s.diagnosis(line, column, severity, rule, message, hint))
}

func (s *source) report(n *yaml.Node, severity Severity, rule, message, hint string) {
	s.at(n.Line, n.Column, severity, rule, message, hint)
}

// fields says what to do with the value of each key of a mapping.
type fields map[string]func(value *yaml.Node)

// later stands for a key that is part of the format and not used yet.
func later(*yaml.Node) {}

// mapping walks a mapping; what says in a message what the mapping is. Keys that
// start with x- are the author's own.
func (s *source) mapping(n *yaml.Node, what string, fs fields) bool {
	if n.Kind != yaml.MappingNode {
		s.report(n, Error, "not-a-mapping", fmt.Sprintf("%s is written as `key: value` lines; this is %s", what, shape(n)), "")
		return false
	}
	seen := make(map[string]int)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if line, twice := seen[key.Value]; twice {
			s.report(key, Error, "duplicate-key", fmt.Sprintf("`%s` stands here a second time; the first is in line %d", key.Value, line), "keep one of them")
			continue
		}
		seen[key.Value] = key.Line
		if strings.HasPrefix(key.Value, "x-") {
			continue
		}
		read, known := fs[key.Value]
		if !known {
			s.unknownKey(key, what, slices.Sorted(maps.Keys(fs)))
			continue
		}
		read(value)
	}
	return true
}

func (s *source) unknownKey(key *yaml.Node, what string, known []string) {
	hint := "known here: " + strings.Join(known, ", ")
	if near := nearest(key.Value, known); near != "" {
		hint = fmt.Sprintf("did you mean `%s`?", near)
	}
	s.report(key, Error, "unknown-key", fmt.Sprintf("`%s` is not a key of %s", key.Value, what), hint)
}
