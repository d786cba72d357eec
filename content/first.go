package content

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"sync"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
)

// A pattern is shown by its first draw until it is asked. To understand the pattern is most of
// what reading it costs; so its first draw is kept for the next start, under the hash of all
// that it is made of, and the pattern is read when another draw is wanted.

// firstKey is the hash of a pattern and of the words that it may speak with.
func (s *source) firstKey(n *yaml.Node) digest {
	all := sha256.New()
	fmt.Fprint(all, "first of ", pack(n, 0))
	for _, dress := range slices.Sorted(maps.Keys(s.loader.words)) {
		for _, name := range slices.Sorted(maps.Keys(s.loader.words[dress])) {
			fmt.Fprintf(all, "%q %q %q\n", dress, name, s.loader.words[dress][name])
		}
	}
	return digest(all.Sum(nil))
}

// firstKept is the items of a pattern as they were kept; none when they were not.
func (s *source) firstKept(n *yaml.Node, skill *engine.Skill) []*engine.Item {
	if s.parsed == nil {
		return nil
	}
	kept, cost, ok := s.parsed.nodes(s.firstKey(n))
	if !ok || !s.spend(cost) {
		return nil
	}
	draw := make(map[string]string)
	for i, values := 0, value(kept, "draw").Content; i+1 < len(values); i += 2 {
		draw[values[i].Value] = values[i+1].Value
	}
	var dresses []string
	for _, dress := range value(kept, "dresses").Content {
		dresses = append(dresses, dress.Value)
	}
	own := s.ofDraw()
	items := own.drawn(value(kept, "first"), skill, draw, "")
	if len(items) == 0 || len(own.diagnostics) > 0 {
		return nil
	}
	s.linksOf(own)
	varying(items, dresses, sync.OnceValue(func() *pattern {
		p, _ := s.vary(n, skill)
		return p
	}))
	return items
}

// keepFirst keeps the first draw of a pattern in which nothing was wrong.
func (s *source) keepFirst(n *yaml.Node, p *pattern, items []*engine.Item) {
	if s.parsed == nil {
		return
	}
	d, ok := p.space.Of(items[0].Draw)
	if !ok {
		return
	}
	first, ok := p.fill(d, "", s.ofDraw())
	if !ok {
		return
	}
	list := func(kind yaml.Kind, texts []string) *yaml.Node {
		l := &yaml.Node{Kind: kind}
		for _, text := range texts {
			l.Content = append(l.Content, scalar(text, n))
		}
		return l
	}
	var draw []string
	for _, name := range slices.Sorted(maps.Keys(items[0].Draw)) {
		draw = append(draw, name, items[0].Draw[name])
	}
	kept := &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{
		scalar("first", n), first,
		scalar("draw", n), list(yaml.MappingNode, draw),
		scalar("dresses", n), list(yaml.SequenceNode, p.dresses),
	}}
	s.parsed.add(s.firstKey(n), kept, drawEffort)
}
