package content

import (
	"fmt"
	"path"
	"strings"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
)

// Items that are done in a scratch shell or a scratch file. They are read and looked at
// here; running them is not part of this version, which asks their fallback instead.

func (s *source) makeRun(d *itemDraft) {
	var solution, expect *yaml.Node
	s.mapping(d.key("run"), "run", fields{
		"setup":    s.unread,
		"files":    s.scratchFiles,
		"solution": func(v *yaml.Node) { solution = v; s.text(v) },
		"expect":   func(v *yaml.Node) { expect = v; s.expects(v) },
	})
	if solution == nil || expect == nil {
		s.report(d.key("run"), "missing-key", "`run` needs `solution` and `expect`", "write the command that does it, and how one sees that it is done: expect: {output_has: [3 ok]}")
	}
	s.fallBack(d)
}

func (s *source) makeCode(d *itemDraft) {
	var language, solution, test engine.Text
	s.mapping(d.key("code"), "code", fields{
		"language": s.into(&language),
		"starter":  s.unread,
		"files":    s.scratchFiles,
		"solution": s.into(&solution),
		"test":     s.into(&test),
	})
	if language == "" || solution == "" || test == "" {
		s.report(d.key("code"), "missing-key", "`code` needs `language`, `solution` and `test`", "write what the file is to become, and the command that decides whether it is right")
	}
	s.fallBack(d)
}

// expects is what a command must have done.
func (s *source) expects(n *yaml.Node) {
	found := 0
	counted := func(read func(*yaml.Node)) func(*yaml.Node) {
		return func(v *yaml.Node) { found++; read(v) }
	}
	s.mapping(n, "expect", fields{
		"output":       counted(s.unread),
		"output_has":   counted(s.unread),
		"output_lacks": counted(s.unread),
		"files":        counted(s.scratchFiles),
		"missing":      counted(s.unread),
		"exit":         counted(func(v *yaml.Node) { s.number(v, 0, 255) }),
	})
	if n.Kind == yaml.MappingNode && found == 0 {
		s.report(n, "missing-key", "`expect` says nothing, so doing nothing would pass", "write output_has, output, files or exit below it")
	}
}

// scratchFiles are files with what is in them; none may lie outside the scratch folder.
func (s *source) scratchFiles(n *yaml.Node) {
	s.each(n, "`files`", func(key, value *yaml.Node) {
		if name := key.Value; path.IsAbs(name) || strings.Contains(name, `\`) || strings.HasPrefix(path.Clean(name), "..") {
			s.report(key, "path-outside", fmt.Sprintf("%s lies outside the scratch folder", name), "name it from there, without / at its beginning and without ..")
		}
		if value.Kind != yaml.ScalarNode {
			s.text(value)
		}
	})
}

// fallBack makes the item what its `fallback` asks, with the item's own texts where that
// has none.
func (s *source) fallBack(d *itemDraft) {
	n := d.key("fallback")
	if n == nil {
		s.report(d.node, "no-fallback", "without a `fallback` this item is never asked: this version runs nothing", "add `fallback:` with a question that needs no shell")
		return
	}
	if n.Kind != yaml.MappingNode {
		s.notMapping(n, "`fallback`")
		return
	}
	for _, key := range []string{"id", "was", "edition", "ask", "figure", "hint", "hints", "explain", "level", "difficulty"} {
		if v := d.key(key); v != nil && value(n, key) == nil {
			n = with(n, key, v)
		}
	}
	if it := s.one(n, d.item.Skill); it != nil {
		*d.item = *it
	}
}
