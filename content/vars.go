package content

import (
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
	"ownpace/engine/answer"
	"ownpace/engine/expr"
)

// An item with variables is a pattern. For each draw of its variables, the pattern's
// texts are filled in, in a copy of its nodes, and the copy is read like any other
// item: so one way of reading serves both, and a mistake in a draw knows its place.

// pattern is an item with variables, or one that interests dress, or several that
// belong together.
type pattern struct {
	in      *source
	node    *yaml.Node // without vars, where and words
	space   *expr.Space
	words   wardrobe
	dresses []string // that it has, besides the default
	names   []string // of variables and words
	skill   *engine.Skill

	templates map[*yaml.Node]expr.Template // of its texts that have a brace or a backslash
}

// varies reports whether an entry has variables or words, or a text with a variant for
// an interest. Questions on a passage vary by themselves.
func (s *source) varies(n *yaml.Node) bool {
	if value(n, "vars") != nil || value(n, "words") != nil {
		return true
	}
	if value(n, "passage") != nil {
		n = without(n, "items")
	}
	return hasVariants(n) || speaks(n, s.loader.words.names())
}

// speaks reports whether there is an expression of such names in a text of the node.
func speaks(n *yaml.Node, names []string) bool {
	if len(names) == 0 {
		return false
	}
	if n.Kind == yaml.ScalarNode {
		return strings.Contains(n.Value, "{") && expr.ParseTemplate(n.Value, names).Varies()
	}
	return slices.ContainsFunc(n.Content, func(c *yaml.Node) bool { return speaks(c, names) })
}

// vary reads the variables of an item, its condition, and its dresses.
func (s *source) vary(n *yaml.Node, skill *engine.Skill) (*pattern, bool) {
	p := &pattern{in: s, node: without(n, "vars", "where", "words"), space: &expr.Space{}, words: s.loader.words, skill: skill}
	before := len(s.diagnostics)
	if vars := value(n, "vars"); vars != nil {
		s.variables(vars, p.space)
	}
	if where := value(n, "where"); where != nil {
		s.where(where, p.space)
	}
	if words := value(n, "words"); words != nil {
		p.words = p.words.with(s.wardrobe(words))
	}
	p.names = slices.Concat(p.space.Names(), p.words.names())
	p.templates = make(map[*yaml.Node]expr.Template)
	p.parse(p.node)
	s.dress(p)
	return p, !Errors(s.diagnostics[before:])
}

// parse reads the texts of the pattern once for all its draws.
func (p *pattern) parse(n *yaml.Node) {
	if n.Kind == yaml.ScalarNode && strings.ContainsAny(n.Value, "{\\") {
		p.templates[n] = expr.ParseTemplate(n.Value, p.names)
		for _, kept := range p.templates[n].Kept() {
			if strings.Contains(n.Value, "${"+kept+"}") { // a shell's own
				continue
			}
			hint := `mend it, or write \{ where you mean the brace`
			if near := answer.Nearest(kept, p.names); near != "" {
				hint = fmt.Sprintf("did you mean `{%s}`?", near)
			}
			p.in.report(n, "brace-kept", fmt.Sprintf("`{%s}` is no expression of %s, so it is shown as it stands", clip(engine.Clean(kept)), listed(p.names)), hint)
		}
	}
	for _, child := range n.Content {
		p.parse(child)
	}
}

func (s *source) variables(n *yaml.Node, space *expr.Space) {
	s.each(n, "`vars`", func(key, value *yaml.Node) {
		if values := s.values(value); s.isName(key) && len(values) > 0 {
			space.Add(key.Value, values)
		}
	})
}

// values are a list of numbers and texts, or a range.
func (s *source) values(n *yaml.Node) []expr.Value {
	if n.Kind == yaml.ScalarNode && strings.Contains(n.Value, "..") {
		values, err := expr.ParseRange(n.Value)
		if err != nil {
			s.report(n, "bad-range", err.Error(), "write a list of values, or a range such as 1..6")
		}
		return values
	}
	if from, to, hyphen := strings.Cut(n.Value, "-"); n.Kind == yaml.ScalarNode && n.Style == 0 && hyphen && looksNumber(from) && looksNumber(to) {
		s.report(n, "bad-range", fmt.Sprintf("`%s` is one text", n.Value), fmt.Sprintf("write a range as `%s..%s`", from, to))
		return nil
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
		s.report(n, "bad-condition", "this condition cannot be read: "+err.Error(), "write it as a < b and gcd(a, b) == 1")
	}
}

// read reads the items of one draw in one dress; what is wrong with them is in the
// source returned.
func (p *pattern) read(d expr.Draw, dress string) ([]*engine.Item, *source) {
	own := p.in.ofDraw()
	node, ok := p.fill(d, dress, own)
	if !ok {
		return nil, own
	}
	draw := make(map[string]string, len(d))
	for name, value := range d {
		draw[name] = value.String()
	}
	return own.drawn(node, p.skill, draw, dress), own
}

// ofDraw is a source for one draw of an item in this one.
func (s *source) ofDraw() *source {
	return &source{loader: s.loader, file: s.file, lines: s.lines, drawing: true}
}

// drawn reads the items of a draw, whose values are filled in.
func (s *source) drawn(n *yaml.Node, skill *engine.Skill, draw map[string]string, dress string) []*engine.Item {
	items := s.plain(n, skill)
	for _, it := range items {
		it.Dress = dress
		if len(draw) > 0 {
			it.Draw = maps.Clone(draw)
		}
	}
	return items
}

// linksOf takes what a draw says of other skills: the first draw stands for the pattern.
func (s *source) linksOf(own *source) {
	for _, ref := range own.links {
		ref.in = s
		s.links = append(s.links, ref)
	}
}

// fill is the node of the pattern with the values of a draw in it, in a dress.
func (p *pattern) fill(d expr.Draw, dress string, own *source) (*yaml.Node, bool) {
	env := make(expr.Draw)
	p.words.put(env, dress)
	maps.Copy(env, d)
	return p.filled(dressed(p.node, dress), env, own)
}

// filled is a copy of a node with the expressions in its texts replaced. A text that
// had one counts as unquoted: "{a}/{b}" is meant as a number.
func (p *pattern) filled(n *yaml.Node, env expr.Draw, own *source) (*yaml.Node, bool) {
	t, written := p.templates[n]
	if !written && len(n.Content) == 0 {
		return n, true
	}
	c := *n
	c.Content = make([]*yaml.Node, len(n.Content))
	good := true
	for i, child := range n.Content {
		var ok bool
		c.Content[i], ok = p.filled(child, env, own)
		good = good && ok
	}
	if !written {
		return &c, good
	}
	text, err := t.Fill(env)
	if err != nil {
		own.report(n, "no-value", err.Error(), "keep such values out with `where`")
		return &c, false
	}
	if c.Value = text; t.Varies() {
		c.Style, c.Tag = 0, "!!str"
	}
	return &c, good
}

func (p *pattern) drawWords(d expr.Draw, dress string) string {
	var words []string
	for _, n := range p.space.Names() {
		words = append(words, n+" = "+d[n].String())
	}
	if dress != "" {
		words = append(words, "in the dress "+dress)
	}
	if len(words) == 0 {
		return ""
	}
	return ", with " + strings.Join(words, ", ")
}

// prove reads the items of every draw in every dress, or in a hurry of one, and returns
// the first sound ones. Of each rule at each place the first draw that breaks it is
// reported.
func (p *pattern) prove() []*engine.Item {
	var first []*engine.Item
	reported := make(map[[3]any]bool)
	draws := 0
	for d, err := range p.space.All(func() bool { return p.in.spend(1) }) {
		if err != nil {
			p.in.report(p.node, "bad-condition", "the condition has no value: "+err.Error(), "write it as a < b and gcd(a, b) == 1")
			return nil
		}
		draws++
		for _, dress := range append([]string{""}, p.dresses...) {
			if !p.in.spend(drawEffort) {
				return first
			}
			items, own := p.read(d, dress)
			for _, found := range own.diagnostics {
				if at := [3]any{found.Rule, found.Line, found.Column}; !reported[at] {
					reported[at] = true
					found.Message += p.drawWords(d, dress)
					p.in.diagnostics = append(p.in.diagnostics, found)
				}
			}
			if first == nil {
				first = items
				p.in.linksOf(own)
			}
			if first != nil && !p.in.thorough {
				return first
			}
		}
	}
	for _, it := range first {
		it.Draws = draws
	}
	if draws == 0 && !p.in.spent() {
		p.in.report(p.node, "no-draw", "no values of the variables meet the condition", "widen `vars`, or loosen `where`")
	}
	return first
}

// drawn is one of the items for a seed, dressed in the first of the interests that it
// has a dress for.
func (p *pattern) drawn(i int, seed uint64, interests []string) *engine.Item {
	d, err := p.space.Draw(seed)
	if err != nil {
		return nil
	}
	dress := ""
	for _, interest := range slices.Backward(interests) {
		if slices.Contains(p.dresses, interest) {
			dress = interest
		}
	}
	if it := p.item(i, d, dress); it != nil {
		return it.Drawn(seed, interests)
	}
	return nil
}

// again is an item as it was drawn with such values, in such a dress; nil when there is no
// such draw any more.
func (p *pattern) again(i int, values map[string]string, dress string) *engine.Item {
	d, ok := p.space.Of(values)
	if dress != "" && !slices.Contains(p.dresses, dress) {
		dress = ""
	}
	if !ok {
		return nil
	}
	if it := p.item(i, d, dress); it != nil {
		return it.As(values, dress)
	}
	return nil
}

func (p *pattern) item(i int, d expr.Draw, dress string) *engine.Item {
	p.in.effort.Store(0) // the pack is read; a draw is bounded by itself
	if items, _ := p.read(d, dress); i < len(items) {
		return items[i]
	}
	return nil
}
