package content

import (
	"fmt"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
)

// skills reads the skills of the manifest.
func (s *source) skills(n *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		s.report(n, Error, "not-a-mapping", fmt.Sprintf("`skills` is written as `id:` lines, one for each skill; this is %s", shape(n)), "write `skills:`, then indented `my-skill:`, then indented `title: …`")
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		id, ok := s.id(key)
		if !ok {
			continue
		}
		if s.loader.pack.Skill(id) != nil {
			s.report(key, Error, "duplicate-id", fmt.Sprintf("there is another skill `%s`", id), "give one of them another id")
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
		if own, root = s.parse(s.name(file), data); root != nil {
			own.skill(root, skill)
		} else {
			own.faulty = append(own.faulty, skill)
		}
	}
	if file = "lessons/" + skill.ID + ".md"; skill.Lesson == "" {
		if data, ok := s.readFile(file); ok {
			skill.Lesson = own.markdown(file, data)
		}
	}
	return own
}

// markdown takes a lesson file in.
func (s *source) markdown(file string, data []byte) engine.Text {
	in := &source{loader: s.loader, file: s.name(file), lines: strings.Split(string(data), "\n")}
	if len(data) > maxText {
		in.at(1, 1, Error, "too-large", fmt.Sprintf("the lesson has more than %d bytes", maxText), "cut it into several skills; a lesson teaches one thing")
	}
	for i, line := range in.lines {
		clean := string(engine.Clean(strings.TrimSuffix(line, "\r")))
		if at := strings.IndexRune(clean, '\uFFFD'); at >= 0 {
			in.at(i+1, len([]rune(clean[:at]))+1, Error, "hidden-character", "there is a control or invisible character in this line", "delete it; learners would see �")
		}
	}
	s.absorb(in)
	return engine.Clean(strings.TrimSpace(string(data)))
}

func (s *source) skill(n *yaml.Node, skill *engine.Skill) {
	before := len(s.diagnostics)
	defer func() {
		if Errors(s.diagnostics[before:]) {
			s.faulty = append(s.faulty, skill)
		}
	}()
	s.mapping(n, "a skill", fields{
		"title":    s.line(&skill.Title),
		"can":      s.line(&skill.Can),
		"needs":    func(v *yaml.Node) { s.need(v, skill) },
		"lesson":   func(v *yaml.Node) { s.lesson(v, skill) },
		"examples": func(v *yaml.Node) { s.list(v, func(e *yaml.Node) { s.example(e, skill) }) },
		"items":    func(v *yaml.Node) { s.list(v, func(e *yaml.Node) { s.item(e, skill) }) },

		"cards": later, "figure": later, "helps": later, "id": later, "level": later, "minutes": later,
		"practises": later, "reverse": later, "summary": later, "was": later,
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
		skill.Lesson = t
		return
	}
	data, ok := s.readFile(path.Clean(name))
	if !ok {
		s.report(n, Error, "no-file", fmt.Sprintf("there is no file %s in the pack", name), "check the name; it is counted from the folder of pack.yaml")
		return
	}
	skill.Lesson = s.markdown(path.Clean(name), data)
}

func (s *source) example(n *yaml.Node, skill *engine.Skill) {
	var e engine.Example
	ok := s.mapping(n, "a worked example", fields{
		"id":     func(v *yaml.Node) { s.setID(v, &e.ID) },
		"ask":    s.into(&e.Ask),
		"steps":  s.texts(&e.Steps),
		"answer": s.line(&e.Answer),
	})
	switch {
	case !ok:
	case e.Ask == "" || len(e.Steps) == 0:
		s.report(n, Error, "missing-key", "a worked example needs `ask` and `steps`", "")
	default:
		skill.Examples = append(skill.Examples, e)
	}
}

// complete says what a skill still lacks. When something in it was wrong, that may be
// what is missing, and is told already.
func (s *source) complete(key *yaml.Node, skill *engine.Skill) {
	wrong := slices.Contains(s.faulty, skill)
	if skill.Title == "" {
		if !wrong {
			s.report(key, Error, "no-title", fmt.Sprintf("the skill `%s` has no `title`", skill.ID), "write `title: …`, as learners will see it")
		}
		skill.Title = engine.Clean(skill.ID)
	}
	if len(skill.Items) == 0 && !wrong {
		s.report(key, Warning, "no-items", fmt.Sprintf("the skill `%s` has no items, so nothing can tell whether it is known", skill.ID), "add `items:` with at least three questions")
	}
}
