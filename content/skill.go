package content

import (
	"fmt"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// skills reads the skills of the manifest.
func (s *source) skills(n *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		s.report(n, "not-a-mapping", fmt.Sprintf("`skills` is written as `id:` lines, one for each skill; this is %s", shapeOf(n)), "write `skills:`, then indented `my-skill:`, then indented `title: …`")
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		id, ok := s.id(key)
		if !ok {
			continue
		}
		if s.loader.pack.Skill(id) != nil {
			s.report(key, "duplicate-id", fmt.Sprintf("there is another skill `%s`", id), "give one of them another id")
			continue
		}
		skill := &engine.Skill{ID: id, Index: len(s.loader.pack.Skills)}
		s.loader.pack.Skills = append(s.loader.pack.Skills, skill)
		s.keys = append(s.keys, key)
		if value.Kind == yaml.ScalarNode && value.Tag != "!!null" {
			s.line(&skill.Title)(value) // shorthand: only a title
		} else if value.Kind != yaml.ScalarNode {
			s.skill(value, skill)
		}
	}
}

// besides adds to each skill what stands in its own files, and says what it lacks.
func (s *source) besides() {
	skills := s.loader.pack.Skills
	found := make([]*source, len(skills))
	var group sync.WaitGroup
	room := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, skill := range skills {
		group.Go(func() {
			room <- struct{}{}
			found[i] = s.beside(skill)
			<-room
		})
	}
	group.Wait()
	items := 0
	for i := range found {
		items += len(found[i].items)
	}
	s.items = slices.Grow(s.items, items)
	for i, skill := range skills {
		s.absorb(found[i])
		s.complete(s.keys[i], skill)
	}
}

// beside reads skills/<id>.yaml and lessons/<id>.md, where they are.
func (s *source) beside(skill *engine.Skill) *source {
	own := &source{loader: s.loader}
	if s.alone {
		return own
	}
	file := "skills/" + skill.ID + ".yaml"
	if data, ok := s.readFile(file); ok {
		var root *yaml.Node
		if own, root = s.parse(file, data); root != nil {
			own.skill(root, skill)
		} else {
			own.faulty = append(own.faulty, skill)
		}
	}
	if file = "lessons/" + skill.ID + ".md"; skill.Lesson == "" {
		if data, ok := s.readFile(file); ok {
			own.markdown(file, data, skill)
		}
	}
	return own
}

// markdown takes the file of a lesson in.
func (s *source) markdown(file string, data []byte, skill *engine.Skill) {
	in := &source{loader: s.loader, file: s.name(file), lines: strings.Split(string(data), "\n")}
	if len(data) > maxText {
		in.at(1, 1, "too-large", fmt.Sprintf("the lesson has more than %d bytes", maxText), "cut it into several skills; a lesson teaches one thing")
	}
	for i, line := range in.lines {
		clean := string(engine.Clean(strings.TrimSuffix(line, "\r")))
		if at := strings.IndexRune(clean, '\uFFFD'); at >= 0 {
			in.at(i+1, len([]rune(clean[:at]))+1, "hidden-character", "there is a control or invisible character in this line", "delete it; learners would see �")
		}
	}
	text := strings.TrimLeftFunc(string(data), unicode.IsSpace)
	above := len(in.lines) - strings.Count(text, "\n") // the number of its first line
	in.teach(skill, engine.Clean(strings.TrimSpace(text)), func(line int) *yaml.Node { return &yaml.Node{Line: above + line, Column: 1} })
	s.absorb(in)
}

func (s *source) skill(n *yaml.Node, skill *engine.Skill) {
	before := len(s.diagnostics)
	defer func() {
		if Errors(s.diagnostics[before:]) {
			s.faulty = append(s.faulty, skill)
		}
	}()
	s.mapping(n, "skill", fields{
		"id":        func(v *yaml.Node) { s.sameID(v, skill) },
		"was":       s.ids(&skill.Was),
		"title":     s.line(&skill.Title),
		"can":       s.line(&skill.Can),
		"needs":     func(v *yaml.Node) { s.need(v, skill) },
		"helps":     func(v *yaml.Node) { s.helps(v, skill) },
		"practises": func(v *yaml.Node) { s.practises(v, skill) },
		"level":     func(v *yaml.Node) { s.level(v, &skill.Level) },
		"minutes":   s.count(&skill.Minutes, 1, 600),
		"summary":   s.prose(&skill.Summary),
		"lesson":    func(v *yaml.Node) { s.lesson(v, skill) },
		"figure":    func(v *yaml.Node) { s.figure(v, &skill.Figure) },
		"examples":  func(v *yaml.Node) { s.list(v, func(e *yaml.Node) { s.example(e, skill) }) },
		"items":     func(v *yaml.Node) { s.list(v, func(e *yaml.Node) { s.item(e, skill) }) },
		"cards":     func(v *yaml.Node) { s.cards(v, skill, value(n, "reverse")) },
		"reverse":   func(*yaml.Node) {}, // is looked at with the cards
	})
}

// isSkill reports whether a file has what one skill has, and is no pack.
func isSkill(n *yaml.Node) bool {
	return value(n, "pack") == nil && value(n, "skills") == nil && (value(n, "items") != nil || value(n, "cards") != nil)
}

// loneSkill reads the file of a skill without its pack, as a pack of this one skill.
func (s *source) loneSkill(n *yaml.Node) {
	p := s.loader.pack
	s.loader.defaults.level = engine.Medium
	skill := &engine.Skill{ID: p.ID}
	p.Skills = append(p.Skills, skill)
	s.keys = append(s.keys, n)
	s.skill(n, skill)
	s.needs, s.links = nil, nil
	s.complete(n, skill)
	p.Title = skill.Title
	s.report(n, "skill-alone", "this is the file of a skill, and its pack is not here; the skills that it names are not looked up", "put it under skills/ beside a pack.yaml, and check the pack")
}

// sameID takes the id of a skill, which its place gives it already.
func (s *source) sameID(n *yaml.Node, skill *engine.Skill) {
	if id, ok := s.id(n); ok && id != skill.ID {
		s.report(n, "other-id", fmt.Sprintf("this skill is `%s` by its place; here it is named `%s`", skill.ID, id), "remove this line, or rename the file or key")
	}
}

func (s *source) helps(n *yaml.Node, skill *engine.Skill) {
	for _, ref := range s.references(n) {
		ref.link = func(other *engine.Skill) { skill.Helps = append(skill.Helps, other) }
		s.links = append(s.links, ref)
	}
}

// practises reads skills with the weight, above 0 and up to 1, of what practising this
// one does for them.
func (s *source) practises(n *yaml.Node, skill *engine.Skill) {
	skill.Practises = make(map[*engine.Skill]float64)
	s.each(n, "`practises`", func(key, value *yaml.Node) {
		id, ok := s.id(key)
		weight, good := answer.ParseNumber(value.Value)
		share := 0.0
		if good {
			share, _ = weight.Value.Float64()
		}
		switch {
		case !ok:
		case share <= 0 || share > 1:
			s.report(value, "bad-number", fmt.Sprintf("`%s` is no weight", value.Value), "write a number above 0 and up to 1, such as 0.3")
		default:
			s.links = append(s.links, reference{name: id, node: key, in: s, link: func(other *engine.Skill) { skill.Practises[other] = share }})
		}
	})
}

func (s *source) need(n *yaml.Node, skill *engine.Skill) {
	for _, ref := range s.references(n) {
		ref.skill = skill
		s.needs = append(s.needs, ref)
	}
}

// lesson is Markdown, or the name of a Markdown file in the pack.
func (s *source) lesson(n *yaml.Node, skill *engine.Skill) {
	t, ok := s.text(n)
	if !ok {
		return
	}
	name := string(t)
	if strings.Contains(name, "\n") || strings.Contains(name, " ") || !strings.HasSuffix(name, ".md") {
		s.teach(skill, t, func(int) *yaml.Node { return n })
		return
	}
	if data, ok := s.fileOf(n, name); ok {
		s.markdown(path.Clean(name), data, skill)
	}
}

// fileOf reads a file of the pack that an author names.
func (s *source) fileOf(n *yaml.Node, name string) ([]byte, bool) {
	if path.IsAbs(name) || strings.Contains(name, `\`) || strings.HasPrefix(path.Clean(name), "..") {
		s.report(n, "path-outside", fmt.Sprintf("%s lies outside the pack", name), "put the file into the folder of the pack, and name it from there")
		return nil, false
	}
	data, ok := s.readFile(path.Clean(name))
	if !ok {
		s.report(n, "no-file", fmt.Sprintf("there is no file %s in the pack", name), "check the name; it is counted from the folder of pack.yaml")
	}
	return data, ok
}

func (s *source) example(n *yaml.Node, skill *engine.Skill) {
	var e engine.Example
	var try []*yaml.Node // what makes a question of it
	keep := func(key string, read func(*yaml.Node)) func(*yaml.Node) {
		return func(v *yaml.Node) {
			try = append(try, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: key, Line: v.Line, Column: v.Column}, v)
			read(v)
		}
	}
	unread := func(*yaml.Node) {}
	ok := s.mapping(n, "example", fields{
		"id":     func(v *yaml.Node) { s.setID(v, &e.ID) },
		"ask":    keep("ask", s.prose(&e.Ask)),
		"steps":  s.texts(&e.Steps),
		"answer": keep("answer", s.line(&e.Answer)),
		"accept": keep("accept", unread), "forms": keep("forms", unread), "strict": keep("strict", unread), "typos": keep("typos", unread),
		"within": keep("within", unread), "unit": keep("unit", unread), "form": keep("form", unread), "places": keep("places", unread), "in": keep("in", unread),
	})
	switch {
	case !ok:
		return
	case e.Ask == "" || len(e.Steps) == 0:
		s.report(n, "missing-key", "a worked example needs `ask` and `steps`", "write the question, then each step to its answer")
		return
	case e.Answer != "":
		e.Try = s.small(&yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Content: try, Line: n.Line, Column: n.Column}, skill)
	}
	skill.Examples = append(skill.Examples, e)
}

// complete says what a skill still lacks. When something in it was wrong, that may be
// what is missing, and is told already.
func (s *source) complete(key *yaml.Node, skill *engine.Skill) {
	wrong := slices.Contains(s.faulty, skill)
	if skill.Title == "" {
		if !wrong {
			s.report(key, "no-title", fmt.Sprintf("the skill `%s` has no `title`", skill.ID), "write `title: …`, as learners will see it")
		}
		skill.Title = engine.Clean(skill.ID)
	}
	if len(skill.Items) == 0 && !wrong {
		s.report(key, "no-items", fmt.Sprintf("the skill `%s` has no items, so nothing can tell whether it is known", skill.ID), "add `items:` with at least three questions")
	}
}
