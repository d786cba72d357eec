package content

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
	"ownpace/engine/expr"
)

// An item with variables is a pattern. For each draw of its variables, the pattern's
// texts are filled in, in a copy of its nodes, and the copy is read like any other
// item: so one way of reading serves both, and a mistake in a draw knows its place.

// pattern is an item with variables.
type pattern struct {
	in    *source
	node  *yaml.Node // without vars and where
	space *expr.Space
	skill *engine.Skill
}

// vary reads the variables of an item and its condition.
func (s *source) vary(n *yaml.Node, skill *engine.Skill) (*pattern, bool) {
	p := &pattern{in: s, node: &yaml.Node{Kind: n.Kind, Tag: n.Tag, Line: n.Line, Column: n.Column}, space: &expr.Space{}, skill: skill}
	before := len(s.diagnostics)
	var where *yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		switch key, value := n.Content[i], n.Content[i+1]; key.Value {
		case "vars":
			s.variables(value, p.space)
		case "where":
			where = value
		default:
			p.node.Content = append(p.node.Content, key, value)
		}
	}
	if where != nil {
		s.where(where, p.space)
	}
	if value(n, "id") == nil { // a provisional one would change with every draw
		s.report(n, Error, "no-id", "an item with variables needs an `id`", "add `id:` with a name of your own")
	}
	return p, !Errors(s.diagnostics[before:])
}

func (s *source) variables(n *yaml.Node, space *expr.Space) {
	if n.Kind != yaml.MappingNode {
		s.report(n, Error, "not-a-mapping", fmt.Sprintf("`vars` is written as `name: values` lines; this is %s", shape(n)), "write vars: {a: 1..6, b: [2, 3, 5]}")
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if e, err := expr.Parse(key.Value); err != nil || len(e.Names()) != 1 || e.Names()[0] != key.Value {
			s.report(key, Error, "bad-variable", fmt.Sprintf("`%s` cannot name a variable", key.Value), "use letters, digits and _, a letter first")
			continue
		}
		if slices.Contains(space.Names(), key.Value) {
			s.report(key, Error, "duplicate-key", fmt.Sprintf("there is a variable `%s` already", key.Value), "keep one of them")
			continue
		}
		if values := s.values(value); len(values) > 0 {
			space.Add(key.Value, values)
		}
	}
}

// values are a list of numbers and texts, or a range.
func (s *source) values(n *yaml.Node) []expr.Value {
	if n.Kind == yaml.ScalarNode && strings.Contains(n.Value, "..") {
		values, err := expr.ParseRange(n.Value)
		if err != nil {
			s.report(n, Error, "bad-range", err.Error(), "write a list of values, or a range such as 1..6")
		}
		return values
	}
	var values []expr.Value
	s.list(n, func(e *yaml.Node) {
		t, ok := s.text(e)
		if !ok {
			return
		}
		if r, number := new(big.Rat).SetString(string(t)); number && e.Style == 0 {
			values = append(values, expr.Number(r))
		} else {
			values = append(values, expr.Text(string(t)))
		}
	})
	return values
}

func (s *source) where(n *yaml.Node, space *expr.Space) {
	t, ok := s.text(n)
	if !ok {
		return
	}
	condition, err := expr.Parse(string(t))
	if err == nil {
		err = space.Where(condition)
	}
	if err != nil {
		s.report(n, Error, "bad-condition", "this condition cannot be read: "+err.Error(), "write it as a < b and gcd(a, b) == 1")
	}
}

// read reads the item of one draw; what is wrong with it is in the source returned.
func (p *pattern) read(d expr.Draw) (*engine.Item, *source) {
	own := &source{loader: p.in.loader, file: p.in.file, lines: p.in.lines}
	node, ok := own.filled(p.node, p.space.Names(), d)
	if !ok {
		return nil, own
	}
	it := own.plainItem(node, p.skill)
	if it != nil {
		it.Draw = make(map[string]string, len(d))
		for name, value := range d {
			it.Draw[name] = value.String()
		}
	}
	return it, own
}

// filled is a copy of a node with the expressions in its texts replaced. A text that
// had one counts as unquoted: "{a}/{b}" is meant as a number.
func (s *source) filled(n *yaml.Node, names []string, d expr.Draw) (*yaml.Node, bool) {
	c := *n
	c.Content = make([]*yaml.Node, len(n.Content))
	good := true
	for i, child := range n.Content {
		var ok bool
		c.Content[i], ok = s.filled(child, names, d)
		good = good && ok
	}
	if n.Kind != yaml.ScalarNode {
		return &c, good
	}
	t := expr.ParseTemplate(n.Value, names)
	text, err := t.Fill(d)
	if err != nil {
		s.report(n, Error, "no-value", fmt.Sprintf("%v, with %s", err, drawWords(names, d)), "keep such values out with `where`")
		return &c, false
	}
	if c.Value = text; t.Varies() {
		c.Style, c.Tag = 0, "!!str"
	}
	return &c, good
}

func drawWords(names []string, d expr.Draw) string {
	var words []string
	for _, n := range names {
		words = append(words, n+" = "+d[n].String())
	}
	return strings.Join(words, ", ")
}

// prove reads the item of every draw, or in a hurry of one, and returns the first
// sound one. Of each rule at each place the first draw that breaks it is reported.
func (p *pattern) prove() *engine.Item {
	var first *engine.Item
	reported := make(map[[3]any]bool)
	draws := 0
	for d, err := range p.space.All() {
		if err != nil {
			p.in.report(p.node, Error, "bad-condition", "the condition has no value: "+err.Error(), "")
			return nil
		}
		draws++
		it, own := p.read(d)
		for _, found := range own.diagnostics {
			if at := [3]any{found.Rule, found.Line, found.Column}; !reported[at] {
				reported[at] = true
				if found.Rule != "no-value" {
					found.Message += ", with " + drawWords(p.space.Names(), d)
				}
				p.in.diagnostics = append(p.in.diagnostics, found)
			}
		}
		if first == nil {
			first = it
		}
		if first != nil && !p.in.loader.thorough {
			break
		}
	}
	if draws == 0 {
		p.in.report(p.node, Error, "no-draw", "no values of the variables meet the condition", "widen `vars`, or loosen `where`")
	}
	return first
}

// drawn is the item for a seed.
func (p *pattern) drawn(seed uint64) *engine.Item {
	d, err := p.space.Draw(seed)
	if err != nil {
		return nil
	}
	it, _ := p.read(d)
	return it
}
