package content

import (
	"path/filepath"
	"slices"
	"strconv"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// Items: from one entry of `items` to the items that it stands for.

// itemDraft is an item as it is being read: the values of its keys, before the keys
// together tell what kind it is.
type itemDraft struct {
	item      *engine.Item
	node      *yaml.Node
	kind      *kind
	answers   []*yaml.Node // of answer or answers
	choices   []string
	wrong     []said // shown
	mistakes  []said // foreseen
	statement engine.Text
	text      answer.Text
	number    answer.Number
	algebraic answer.Algebraic
	cloze     engine.Text
	order     []string
	pairs     []said
	extra     []string
	rubric    []string
	model     engine.Text
	inOrder   bool
	checks    []*yaml.Node // of item.Checks
}

// said is an answer, what to say to it, and where it stands.
type said struct {
	answer, say string
	node        *yaml.Node
}

// item takes an entry of `items` into a skill. One bad item does not take the rest with
// it. In a translation that the learner wants, the item is read in that language, where
// that works.
func (s *source) item(n *yaml.Node, skill *engine.Skill) {
	if s.spent() {
		return
	}
	items := s.entry(n, skill)
	if len(items) == 0 {
		s.skipped++
	}
	s.take(n, skill, s.inLanguage(n, skill, items))
}

// take adds items to a skill.
func (s *source) take(n *yaml.Node, skill *engine.Skill, items []*engine.Item) {
	for _, it := range items {
		if !s.proved { // for its author
			it.From = engine.Clean(filepath.Base(s.file) + ":" + strconv.Itoa(n.Line))
		}
		skill.Items = append(skill.Items, it)
		s.items = append(s.items, reference{name: it.ID, node: n, in: s, skill: skill})
		for _, was := range it.Was {
			s.former = append(s.former, reference{name: was, node: n, in: s, skill: skill})
		}
	}
}

// entry reads an entry of `items`: one item, or those of a passage or of a problem in
// steps; with variables or dresses as a pattern of them.
func (s *source) entry(n *yaml.Node, skill *engine.Skill) []*engine.Item {
	if n.Kind != yaml.MappingNode {
		s.notMapping(n, "an item")
		return nil
	}
	n = s.identified(n)
	if !s.varies(n) {
		return s.plain(n, skill)
	}
	if items := s.firstKept(n, skill); items != nil {
		return items
	}
	before := len(s.diagnostics)
	p, ok := s.vary(n, skill)
	if !ok {
		return nil
	}
	items := p.prove()
	if Errors(s.diagnostics[before:]) {
		return nil
	}
	if len(items) > 0 && len(s.diagnostics) == before {
		s.keepFirst(n, p, items)
	}
	varying(items, p.dresses, func() *pattern { return p })
	return items
}

// varying makes the items the first draw of a pattern, which is called for when another is
// wanted.
func varying(items []*engine.Item, dresses []string, p func() *pattern) {
	for i, it := range items {
		it.Vary = func(seed uint64, interests []string) *engine.Item { return p().drawn(i, seed, interests) }
		it.Again = func(values map[string]string, dress string) *engine.Item { return p().again(i, values, dress) }
		it.Dresses = dresses
	}
}

// plain reads an entry without variables, or with their values filled in.
func (s *source) plain(n *yaml.Node, skill *engine.Skill) []*engine.Item {
	switch {
	case value(n, "passage") != nil:
		return s.passage(n, skill)
	case value(n, "steps") != nil:
		return s.steps(n, skill)
	}
	if it := s.one(n, skill); it != nil {
		return []*engine.Item{it}
	}
	return nil
}

// one reads one item; nil when it cannot be asked.
func (s *source) one(n *yaml.Node, skill *engine.Skill) *engine.Item {
	s.spend(itemEffort)
	defaults := s.loader.defaults
	d := s.draft()
	defer s.done(d)
	d.item, d.node = &engine.Item{Skill: skill, Level: defaults.level, Edition: 1}, n
	d.text.Typos, d.text.Strict = defaults.typos, defaults.strict
	before := len(s.diagnostics)
	field := func(key string) func(*yaml.Node) { return s.itemField(d, key) }
	if !s.mappingBy(n, "item", field) {
		return nil
	}
	s.settle(d)
	if d.item.Key == nil || Errors(s.diagnostics[before:]) {
		return nil
	}
	if d.has("fallback") { // it was proved where it was read
		return d.item
	}
	s.checked(d)
	if s.thorough { // what comes with the program was proved by its tests
		s.provesItself(d)
	}
	if Errors(s.diagnostics[before:]) {
		return nil
	}
	return d.item
}

// draft is an empty one; a source needs as many as items are within each other.
func (s *source) draft() *itemDraft {
	n := len(s.drafts)
	if n == 0 {
		return &itemDraft{}
	}
	d := s.drafts[n-1]
	s.drafts = s.drafts[:n-1]
	return d
}

func (s *source) done(d *itemDraft) {
	*d = itemDraft{}
	s.drafts = append(s.drafts, d)
}

// small reads a question that is part of something else, such as a hint.
func (s *source) small(n *yaml.Node, skill *engine.Skill) *engine.Item {
	it := s.one(n, skill)
	if it != nil && it.Asks != engine.Typed && it.Asks != engine.One {
		s.report(n, "not-small", "a small question has one line to write, or one choice to make", "use `answer`, with or without `wrong`")
		return nil
	}
	return it
}

// value is the value of a key of a mapping, or nil.
func value(n *yaml.Node, key string) *yaml.Node {
	if n != nil && n.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == key {
				return n.Content[i+1]
			}
		}
	}
	return nil
}

// with is a copy of a mapping in which a key has a value.
func with(n *yaml.Node, key string, v *yaml.Node) *yaml.Node {
	c := without(n, key)
	c.Content = append(c.Content, scalar(key, v), v)
	return c
}

// without is a copy of a mapping without some keys.
func without(n *yaml.Node, keys ...string) *yaml.Node {
	c := *n
	c.Content = nil
	for i := 0; i+1 < len(n.Content); i += 2 {
		if !slices.Contains(keys, n.Content[i].Value) {
			c.Content = append(c.Content, n.Content[i], n.Content[i+1])
		}
	}
	return &c
}

// scalar is a text as a node at the place of another.
func scalar(text string, at *yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Style: yaml.DoubleQuotedStyle, Value: text, Line: at.Line, Column: at.Column}
}

// key is the value of a key of the item, or nil.
func (d *itemDraft) key(name string) *yaml.Node { return value(d.node, name) }

// has reports whether the item has one of the keys.
func (d *itemDraft) has(names ...string) bool {
	for _, name := range names {
		if d.key(name) != nil {
			return true
		}
	}
	return false
}
