package content

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"ownpace/engine/answer"
	"ownpace/engine/expr"
)

// One problem in many dresses: words that stand for others by the learner's interests,
// and whole texts with a variant for an interest.

// wardrobe is the words of each dress, "default" among them.
type wardrobe map[string]map[string]expr.Value

const defaultDress = "default"

// names are the words that stand for others.
func (w wardrobe) names() []string { return slices.Sorted(maps.Keys(w[defaultDress])) }

// with is the words of both, where the other has the last say.
func (w wardrobe) with(other wardrobe) wardrobe {
	both := make(wardrobe)
	for _, one := range []wardrobe{w, other} {
		for dress, words := range one {
			if both[dress] == nil {
				both[dress] = make(map[string]expr.Value)
			}
			maps.Copy(both[dress], words)
		}
	}
	return both
}

// put gives each word its meaning in a dress.
func (w wardrobe) put(env expr.Draw, dress string) {
	maps.Copy(env, w[defaultDress])
	maps.Copy(env, w[dress])
}

// wardrobe reads `words`. Each dress must have the same words.
func (s *source) wardrobe(n *yaml.Node) wardrobe {
	w := make(wardrobe)
	places := make(map[string]*yaml.Node)
	s.each(n, "`words`", func(key, value *yaml.Node) {
		dress := key.Value
		if !s.isDress(key) {
			return
		}
		w[dress], places[dress] = make(map[string]expr.Value), key
		s.each(value, "a dress", func(name, word *yaml.Node) {
			if t, ok := s.text(word); ok && s.isName(name) {
				w[dress][name.Value] = expr.Text(string(t))
			}
		})
	})
	if w[defaultDress] == nil {
		s.report(n, "no-default", "there is no `default` dress", "write `default: {…}` with the words for who has none of the interests")
		return nil
	}
	for dress, words := range w {
		for _, name := range slices.Sorted(maps.Keys(w[defaultDress])) {
			if _, ok := words[name]; !ok {
				s.report(places[dress], "missing-word", fmt.Sprintf("the dress `%s` has no word for `%s`", dress, name), "add it; every dress has the same words")
			}
		}
		for _, name := range slices.Sorted(maps.Keys(words)) {
			if _, ok := w[defaultDress][name]; !ok {
				s.report(places[dress], "missing-word", fmt.Sprintf("the dress `%s` has a word `%s` that `default` lacks", dress, name), "add it to `default`, or take it away here")
			}
		}
	}
	return w
}

// isDress reports whether a key names the default or one of the pack's interests.
func (s *source) isDress(key *yaml.Node) bool {
	known := s.loader.pack.Interests
	if key.Value == defaultDress || slices.Contains(known, key.Value) {
		return true
	}
	hint := "add it to the pack's `interests`"
	if near := answer.Nearest(key.Value, append([]string{defaultDress}, known...)); near != "" {
		hint = fmt.Sprintf("did you mean `%s`?", near)
	}
	s.report(key, "unknown-interest", fmt.Sprintf("`%s` is none of the pack's `interests`", key.Value), hint)
	return false
}

// isName reports whether a key can name a variable or a word.
func (s *source) isName(key *yaml.Node) bool {
	if e, err := expr.Parse(key.Value); err != nil || len(e.Names()) != 1 || e.Names()[0] != key.Value {
		s.report(key, "bad-variable", fmt.Sprintf("`%s` cannot name a variable", key.Value), "use letters, digits and _, a letter first")
		return false
	}
	return true
}

// isVariants reports whether a node is a text with variants: a mapping with a default.
func isVariants(n *yaml.Node) bool { return value(n, defaultDress) != nil }

func hasVariants(n *yaml.Node) bool {
	return isVariants(n) || slices.ContainsFunc(n.Content, hasVariants)
}

// dressed is a copy of a node with each text that has variants in one dress.
func dressed(n *yaml.Node, dress string) *yaml.Node {
	if isVariants(n) {
		if v := value(n, dress); v != nil {
			return v
		}
		return value(n, defaultDress)
	}
	if len(n.Content) == 0 {
		return n
	}
	c := *n
	c.Content = make([]*yaml.Node, len(n.Content))
	for i, child := range n.Content {
		c.Content[i] = dressed(child, dress)
	}
	return &c
}

// dress finds the dresses of a pattern, and holds each variant of a text against the
// default: it must tell of the same variables, or the question could not be answered.
func (s *source) dress(p *pattern) {
	found := make(map[string]bool)
	var look func(*yaml.Node)
	look = func(n *yaml.Node) {
		if !isVariants(n) {
			for _, child := range n.Content {
				look(child)
			}
			return
		}
		want := mentioned(value(n, defaultDress), p.space.Names())
		s.each(n, "a text with variants", func(key, text *yaml.Node) {
			if !s.isDress(key) {
				return
			}
			found[key.Value] = true
			if got := mentioned(text, p.space.Names()); !slices.Equal(got, want) {
				s.report(key, "variant-differs", fmt.Sprintf("the variant `%s` tells of %s, the default of %s", key.Value, listed(got), listed(want)), "give the same facts in every dress")
			}
		})
	}
	look(p.node)
	words := p.words.names()
	for _, t := range p.templates {
		if slices.ContainsFunc(t.Names(), func(name string) bool { return slices.Contains(words, name) }) {
			for dress := range p.words {
				found[dress] = true
			}
			break
		}
	}
	delete(found, defaultDress)
	for _, dress := range slices.Sorted(maps.Keys(found)) {
		if found[dress] {
			p.dresses = append(p.dresses, dress)
		}
	}
}

// mentioned are the variables that the expressions of a text name.
func mentioned(n *yaml.Node, variables []string) []string {
	var names []string
	for _, v := range variables {
		if speaksOf(n, v, variables) {
			names = append(names, v)
		}
	}
	return names
}

func speaksOf(n *yaml.Node, name string, known []string) bool {
	if n.Kind == yaml.ScalarNode {
		return slices.Contains(expr.ParseTemplate(n.Value, known).Names(), name)
	}
	return slices.ContainsFunc(n.Content, func(c *yaml.Node) bool { return speaksOf(c, name, known) })
}

func listed(names []string) string {
	if len(names) == 0 {
		return "no variable"
	}
	return "{" + strings.Join(names, "}, {") + "}"
}
