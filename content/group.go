package content

import (
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
)

// Items that belong together: questions on one passage, steps of one problem, cards.

// passage reads several items on one text.
func (s *source) passage(n *yaml.Node, skill *engine.Skill) []*engine.Item {
	var text engine.Text
	var figure engine.Figure
	var nested []*yaml.Node
	ok := s.mapping(n, "passage", fields{
		"id": func(v *yaml.Node) { s.groups = append(s.groups, v.Value) }, "type": func(v *yaml.Node) { s.word(v, "kind of item", []string{"passage"}) },
		"passage": s.prose(&text),
		"figure":  func(v *yaml.Node) { s.figure(v, &figure) },
		"items":   func(v *yaml.Node) { s.list(v, func(e *yaml.Node) { nested = append(nested, e) }) },
	})
	if ok && len(nested) == 0 {
		s.report(n, "missing-key", "a passage needs `items`, the questions about it", "write `items:` and below it each question")
	}
	var items []*engine.Item
	for _, e := range nested {
		if value(e, "passage") != nil {
			s.report(e, "nested-passage", "a passage cannot stand within a passage", "write it beside the other")
			continue
		}
		for _, it := range s.entry(e, skill) {
			items = append(items, onStem(it, text, figure))
		}
	}
	return items
}

// onStem puts a text before what an item asks, in every draw of it.
func onStem(it *engine.Item, stem engine.Text, figure engine.Figure) *engine.Item {
	put := func(it *engine.Item) {
		it.Stem = stem
		if it.Figure.Alt == "" {
			it.Figure = figure
		}
	}
	put(it)
	if vary := it.Vary; vary != nil {
		it.Vary = func(seed uint64, interests []string) *engine.Item {
			drawn := vary(seed, interests)
			if drawn != nil {
				put(drawn)
			}
			return drawn
		}
	}
	if again := it.Again; again != nil {
		it.Again = func(values map[string]string, dress string) *engine.Item {
			drawn := again(values, dress)
			if drawn != nil {
				put(drawn)
			}
			return drawn
		}
	}
	return it
}

// steps reads one problem in graded steps: an item for each, with the problem and the
// steps before it, solved, as its stem.
func (s *source) steps(n *yaml.Node, skill *engine.Skill) []*engine.Item {
	var ask engine.Text
	var id, level string
	var figure engine.Figure
	var nested []*yaml.Node
	ok := s.mapping(n, "steps", fields{
		"id": func(v *yaml.Node) { s.setID(v, &id) }, "type": func(v *yaml.Node) { s.word(v, "kind of item", []string{"steps"}) },
		"ask":    s.prose(&ask),
		"figure": func(v *yaml.Node) { s.figure(v, &figure) },
		"level":  func(v *yaml.Node) { level = v.Value },
		"steps":  func(v *yaml.Node) { s.list(v, func(e *yaml.Node) { nested = append(nested, e) }) },
	})
	if ok && (ask == "" || len(nested) == 0) {
		s.report(n, "missing-key", "a problem in steps needs `ask` and `steps`", "write the problem as `ask`, and each question on the way to its answer as a step")
	}
	s.groups = append(s.groups, id)
	var items []*engine.Item
	stem := ask
	for i, e := range nested {
		if e.Kind != yaml.MappingNode {
			s.notMapping(e, "a step")
			return nil
		}
		if value(e, "id") == nil {
			e = with(e, "id", scalar(fmt.Sprintf("%s-%d", id, i+1), e))
		}
		if level != "" && value(e, "level") == nil {
			e = with(e, "level", scalar(level, e))
		}
		it := s.one(e, skill)
		if it == nil {
			return nil // what follows would not make sense without it
		}
		it.Stem = stem
		if it.Figure.Alt == "" {
			it.Figure = figure
		}
		if i > 0 {
			it.After = items[i-1]
		}
		stem += engine.Textf("\n\n*%d.* %s %s", i+1, it.Ask, code(it.Solution()))
		it.Ask = engine.Textf("*Step %d of %d.* %s", i+1, len(nested), it.Ask)
		items = append(items, it)
	}
	return items
}

// code is a text as Markdown shows it, sign by sign.
func code(t engine.Text) engine.Text {
	if strings.Contains(string(t), "`") {
		return t.Line()
	}
	return "`" + t.Line() + "`"
}

// cards reads lines of `front: back`, each an item that asks for the back; in reverse,
// another that asks for the front.
func (s *source) cards(n *yaml.Node, skill *engine.Skill, reverse *yaml.Node) {
	both := reverse != nil && s.yes(reverse)
	s.list(n, func(e *yaml.Node) {
		if e.Kind != yaml.MappingNode {
			s.report(e, "not-a-mapping", "a card is written as `front: back`; this is "+shapeOf(e), "write `- el perro: the dog`, or {front: el perro, back: the dog}")
			return
		}
		if value(e, "front") != nil || value(e, "back") != nil {
			s.card(e, skill, both)
			return
		}
		s.each(e, "a card", func(front, back *yaml.Node) {
			s.card(&yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Line: e.Line, Column: e.Column,
				Content: []*yaml.Node{scalar("front", front), front, scalar("back", back), back}}, skill, both)
		})
	})
}

// card makes the items of one card: its other keys are those of an item that asks for
// the back.
func (s *source) card(n *yaml.Node, skill *engine.Skill, both bool) {
	before := len(skill.Items)
	defer func() {
		for _, it := range skill.Items[before:] {
			it.Card = true
		}
	}()
	front, back := value(n, "front"), value(n, "back")
	if front == nil || back == nil {
		s.report(n, "missing-key", "a card needs `front` and `back`", "write `- el perro: the dog`, or {front: el perro, back: the dog}")
		return
	}
	id := value(n, "id")
	if id == nil {
		id = scalar("card-"+toID(front.Value), n)
		if toID(front.Value) == "" {
			id = scalar(provisional(n), n)
		}
	}
	ahead := with(with(with(without(n, "front", "back", "type"), "id", id), "ask", front), "answer", asText(back))
	s.item(ahead, skill)
	if both {
		behind := with(with(with(without(n, "front", "back", "type", "accept", "forms", "hint", "hints", "mistakes", "check", "was", "id"),
			"id", scalar(id.Value+"-back", n)), "ask", back), "answer", asText(front))
		s.item(behind, skill)
	}
}

// asText is a node that is never taken for a number.
func asText(n *yaml.Node) *yaml.Node {
	c := *n
	if c.Kind == yaml.ScalarNode && c.Tag != "!!null" {
		c.Style, c.Tag = yaml.DoubleQuotedStyle, "!!str"
	}
	return &c
}
