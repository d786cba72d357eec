package content

import (
	"fmt"
	"regexp"
	"slices"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// The manifest: what a pack says of itself, and its units.

// itemDefaults is what holds for every item that does not say otherwise.
type itemDefaults struct {
	typos  int
	strict answer.Strict
	level  engine.Level
}

// pack reads the manifest.
func (s *source) pack(n *yaml.Node) {
	p := s.loader.pack
	var version, format engine.Text
	var skills, words, language *yaml.Node
	s.loader.defaults.level = engine.Medium
	s.mapping(n, "pack", fields{
		"pack":      s.into(&format),
		"id":        func(v *yaml.Node) { s.setID(v, &p.ID) },
		"title":     s.line(&p.Title),
		"version":   s.into(&version),
		"about":     s.into(&p.About),
		"accent":    func(v *yaml.Node) { s.accent(v, &p.Accent) },
		"authors":   s.unread,
		"license":   s.into(&p.License),
		"sources":   func(v *yaml.Node) { s.each(v, "`sources`", s.cited) },
		"language":  func(v *yaml.Node) { language = v },
		"teaches":   s.unread,
		"goals":     s.texts(&p.Goals),
		"glossary":  func(v *yaml.Node) { s.each(v, "`glossary`", s.term) },
		"interests": s.ids(&p.Interests),
		"words":     func(v *yaml.Node) { words = v },
		"defaults":  s.itemDefaults,
		"requires":  func(v *yaml.Node) { s.list(v, s.require) },
		"was":       s.ids(&p.Was),
		"retired":   func(v *yaml.Node) { s.each(v, "`retired`", s.retire) },
		"units":     func(v *yaml.Node) { s.list(v, s.unit) },
		"skills":    func(v *yaml.Node) { skills = v },
	})
	if language != nil {
		s.language(language, &p.Language)
	}
	if words != nil {
		s.loader.words = s.wardrobe(words)
	}
	if n.Kind != yaml.MappingNode {
		return
	}
	p.Version = string(version)
	if format == "" {
		s.report(n, "no-format", "`pack: 1` is missing; it names the version of the format", "write `pack: 1` as the first line")
	} else if format != "1" {
		s.report(n, "newer-format", fmt.Sprintf("this is a pack of format %s; this program reads format 1", format), "a newer ownpace may read it")
	}
	if p.Title == "" {
		s.report(n, "no-title", "the pack has no `title`", "write `title: …`, as learners will see it")
		p.Title = engine.Clean(p.ID)
	}
	if p.License == "" {
		s.report(n, "no-license", "the pack has no `license`, so nobody may share or change it", "write `license: CC-BY-4.0`, or another")
	}
	if skills == nil || skills.Kind == yaml.MappingNode && len(skills.Content) == 0 {
		s.report(n, "no-skills", "the pack has no `skills`", "write `skills:` and below it each skill: its id, then title, lesson and items")
		return
	}
	s.readTranslations()
	s.skills(skills)
}

func (s *source) setID(n *yaml.Node, target *string) {
	if id, ok := s.id(n); ok {
		*target = id
	}
}

func (s *source) unit(n *yaml.Node) {
	u := unitDraft{unit: &engine.Unit{}, node: n}
	ok := s.mapping(n, "unit", fields{
		"id":     func(v *yaml.Node) { s.setID(v, &u.unit.ID) },
		"was":    s.ids(&u.unit.Was),
		"title":  s.line(&u.unit.Title),
		"about":  s.into(&u.unit.About),
		"skills": func(v *yaml.Node) { u.skills = s.references(v) },
	})
	if !ok {
		return
	}
	if u.unit.Title == "" {
		s.report(n, "no-title", "the unit has no `title`", "write `title: …`, as learners will see it")
		u.unit.Title = engine.Clean(u.unit.ID)
	}
	if u.unit.ID == "" {
		u.unit.ID = toID(string(u.unit.Title))
	}
	if u.unit.ID == "" { // a title of signs alone
		u.unit.ID = fmt.Sprintf("unit-%d", len(s.units)+1)
	}
	if slices.ContainsFunc(s.units, func(d unitDraft) bool { return d.unit.ID == u.unit.ID }) {
		s.report(n, "duplicate-id", fmt.Sprintf("there is another unit `%s`", u.unit.ID), "give one of them another `id`")
		return
	}
	s.units = append(s.units, u)
}

func (s *source) references(n *yaml.Node) []reference {
	var refs []reference
	s.list(n, func(v *yaml.Node) {
		if id, ok := s.id(v); ok {
			refs = append(refs, reference{name: id, node: v, in: s})
		}
	})
	return refs
}

var languageTag = regexp.MustCompile(`^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$`)

// language reads a language as BCP 47 writes it: en, pt-BR.
func (s *source) language(n *yaml.Node, target *string) {
	t, ok := s.text(n)
	if ok && !languageTag.MatchString(string(t)) {
		s.report(n, "bad-language", fmt.Sprintf("`%s` is no language", t), "write its short name, such as en, de or pt-BR")
		return
	}
	*target = string(t)
}

// cited is one source that a pack draws on.
func (s *source) cited(_, n *yaml.Node) {
	var title engine.Text
	ok := s.mapping(n, "source", fields{"title": s.into(&title), "author": s.unread, "url": s.unread, "license": s.unread, "changes": s.unread})
	if ok && title == "" {
		s.report(n, "missing-key", "the source has no `title`", "write `title: …`")
	}
}

func (s *source) term(key, meaning *yaml.Node) {
	var t engine.Term
	s.line(&t.Word)(key)
	s.prose(&t.Meaning)(meaning)
	if t.Word != "" && t.Meaning != "" {
		s.loader.pack.Glossary = append(s.loader.pack.Glossary, t)
	}
}

// features are what a pack may require of the program.
var features = []string{"code", "images", "shell"}

func (s *source) require(n *yaml.Node) {
	if t, ok := s.text(n); ok && !slices.Contains(features, string(t)) {
		s.report(n, "unknown-feature", fmt.Sprintf("this program knows nothing of `%s`; items that need it are skipped", t), "a newer ownpace may know it; known here: code, images, shell")
	}
}

func (s *source) itemDefaults(n *yaml.Node) {
	d := &s.loader.defaults
	s.mapping(n, "defaults", fields{
		"typos":  s.count(&d.typos, 0, mostTypos),
		"strict": func(v *yaml.Node) { s.strict(v, &d.strict) },
		"level":  func(v *yaml.Node) { s.level(v, &d.level) },
	})
}

// retire notes an id that must not be used again, with the reason.
func (s *source) retire(key, reason *yaml.Node) {
	if id, ok := s.id(key); ok {
		s.text(reason)
		s.former = append(s.former, reference{name: id, node: key, in: s})
	}
}
