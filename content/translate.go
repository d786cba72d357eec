package content

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
)

// Translations: translations/es.yaml has texts only, by the ids of what they belong to.
// What is missing there falls back to the pack's own language. A translated item is the
// item with some of its keys replaced, and is read like any other.

// translation is one file of texts in another language.
type translation struct {
	in            *source
	language      string
	root          *yaml.Node
	from          engine.Text // the version of the pack that it was made of
	translates    string
	skills, units map[string]*yaml.Node
	items         map[string]*yaml.Node
}

// translatable are the keys of an item that a translation may replace.
var translatable = []string{"ask", "answer", "answers", "accept", "forms", "typos", "strict", "wrong", "mistakes", "choices", "fact", "myth",
	"cloze", "order", "pairs", "extra", "rubric", "model", "figure", "hint", "hints", "explain", "solution", "check", "unit", "steps",
	"fallback", "words", "in", "passage"}

// readTranslations reads the translation that the learner wants, or all of them for an
// author, before any item is read.
func (s *source) readTranslations() {
	if s.alone {
		return
	}
	for _, language := range s.languages() {
		file := "translations/" + language + ".yaml"
		if data, ok := s.readFile(file); ok {
			own, root := s.parse(file, data)
			if root != nil {
				s.translations = append(s.translations, own.translation(root, language))
			}
			s.absorb(own)
			if !s.thorough {
				return
			}
		}
	}
}

// languages are those whose translation is to be read, for a learner the best first.
func (s *source) languages() []string {
	if s.thorough {
		files, _ := fs.Glob(s.fsys, "translations/*.yaml")
		for i, f := range files {
			files[i] = strings.TrimSuffix(strings.TrimPrefix(f, "translations/"), ".yaml")
		}
		return files
	}
	short, _, _ := strings.Cut(s.loader.language, "-")
	own, _, _ := strings.Cut(s.loader.pack.Language, "-")
	if short == "" || strings.EqualFold(short, own) {
		return nil
	}
	return slices.Compact([]string{s.loader.language, short})
}

func (s *source) translation(root *yaml.Node, language string) *translation {
	t := &translation{in: s, language: language, root: root,
		skills: make(map[string]*yaml.Node), units: make(map[string]*yaml.Node), items: make(map[string]*yaml.Node)}
	byID := func(target map[string]*yaml.Node) func(*yaml.Node) {
		return func(n *yaml.Node) {
			s.each(n, "a part of a translation", func(key, value *yaml.Node) {
				if value.Kind != yaml.MappingNode {
					s.notMapping(value, "what is translated")
					return
				}
				target[key.Value] = value
			})
		}
	}
	var format, named engine.Text
	unread := func(*yaml.Node) {} // is read into the pack
	s.mapping(root, "translation", fields{
		"pack": s.into(&format), "translates": func(v *yaml.Node) { s.setID(v, &t.translates) },
		"language": s.into(&named), "from": s.into(&t.from), "title": unread, "about": unread,
		"skills": byID(t.skills), "units": byID(t.units), "items": byID(t.items),
	})
	if named != "" && string(named) != language {
		s.report(root, "other-id", fmt.Sprintf("the file is named for `%s`; here the language is `%s`", language, named), "rename the file, or change `language`")
	}
	return t
}

// inLanguage is the items of an entry in the language that the learner wants, or as they
// are. For an author every translation of them is read, and what is wrong is reported.
func (s *source) inLanguage(n *yaml.Node, skill *engine.Skill, items []*engine.Item) []*engine.Item {
	for _, t := range s.translations {
		over := t.of(n)
		if over == nil || len(items) == 0 {
			continue
		}
		own := &source{loader: s.loader, file: t.in.file, lines: t.in.lines}
		read := own.entry(t.onto(n, over, own), skill)
		s.diagnostics = append(s.diagnostics, own.diagnostics...)
		if !s.thorough && len(read) == len(items) {
			return read
		}
	}
	return items
}

// of is what a translation has for an entry: for a passage, for it or the first of its
// questions.
func (t *translation) of(n *yaml.Node) *yaml.Node {
	if over := t.items[idOf(n)]; over != nil {
		return over
	}
	if nested := value(n, "items"); nested != nil && value(n, "passage") != nil {
		for _, e := range nested.Content {
			if over := t.of(e); over != nil {
				return over
			}
		}
	}
	return nil
}

func idOf(n *yaml.Node) string {
	if id := value(n, "id"); id != nil {
		return id.Value
	}
	return provisional(n)
}

// onto is an entry with its texts replaced. What stays is said to stand where the
// translation does: in itself it is sound. What cannot be translated is told to own.
func (t *translation) onto(n, place *yaml.Node, own *source) *yaml.Node {
	over := t.items[idOf(n)]
	if over != nil {
		place = over
	}
	c := moved(n, place)
	if value(c, "id") == nil {
		c = with(c, "id", scalar(idOf(n), place))
	}
	if over != nil {
		for i := 0; i+1 < len(over.Content); i += 2 {
			key := over.Content[i]
			if !slices.Contains(translatable, key.Value) {
				own.unknownKey(key, "a translated item", own.described["translated-item"].names())
				continue
			}
			c = with(c, key.Value, over.Content[i+1])
		}
	}
	if nested := value(n, "items"); nested != nil && value(n, "passage") != nil {
		list := moved(nested, place)
		for i, e := range nested.Content {
			list.Content[i] = t.onto(e, place, own)
		}
		c = with(c, "items", list)
	}
	return c
}

// moved is a copy of a node that stands at the place of another.
func moved(n, place *yaml.Node) *yaml.Node {
	c := *n
	c.Line, c.Column = place.Line, place.Column
	c.Content = make([]*yaml.Node, len(n.Content))
	for i, child := range n.Content {
		c.Content[i] = moved(child, place)
	}
	return &c
}

// translated puts the titles and lessons of the learner's language into the pack, or
// for an author looks whether they could be.
func (s *source) translated() {
	for _, t := range s.translations {
		before := len(t.in.diagnostics)
		t.titles(s)
		t.strangers(s)
		p := s.loader.pack
		if t.translates != "" && t.translates != p.ID {
			t.in.report(t.root, "other-id", fmt.Sprintf("this translates `%s`; the pack is `%s`", t.translates, p.ID), "change `translates`, or move the file")
		}
		if t.from != "" && string(t.from) != p.Version {
			t.in.report(t.root, "translation-behind", fmt.Sprintf("this was made of version %s; the pack is %s", t.from, p.Version), "look at what has changed since, then change `from`")
		}
		s.diagnostics = append(s.diagnostics, t.in.diagnostics[before:]...)
	}
}

// titles reads the texts of pack, units and skills, for a learner into them.
func (t *translation) titles(s *source) {
	p := s.loader.pack
	if s.thorough {
		p = onPaper(p)
	}
	p.Language = t.language
	t.texts(t.root, &p.Title, &p.About)
	for _, u := range p.Units {
		if s.thorough {
			u = onPaper(u)
		}
		t.texts(t.units[u.ID], &u.Title, &u.About)
	}
	for _, skill := range p.Skills {
		if s.thorough {
			skill = onPaper(skill)
		}
		t.skill(skill)
	}
}

func onPaper[T any](v *T) *T {
	c := *v
	return &c
}

// texts reads the title of something, and what it is about.
func (t *translation) texts(n *yaml.Node, title, about *engine.Text) {
	if v := value(n, "title"); v != nil {
		t.in.line(title)(v)
	}
	if v := value(n, "about"); v != nil {
		t.in.into(about)(v)
	}
}

// skill reads the texts of a skill; its lesson may be a file of its own.
func (t *translation) skill(skill *engine.Skill) {
	if over := t.skills[skill.ID]; over != nil {
		if value(over, "examples") != nil {
			skill.Examples = nil
		}
		t.in.mapping(over, "translated-skill", fields{
			"title":    t.in.line(&skill.Title),
			"can":      t.in.line(&skill.Can),
			"summary":  t.in.prose(&skill.Summary),
			"lesson":   func(v *yaml.Node) { t.in.lesson(v, skill) },
			"figure":   func(v *yaml.Node) { t.in.figure(v, &skill.Figure) },
			"examples": func(v *yaml.Node) { t.in.list(v, func(e *yaml.Node) { t.in.example(e, skill) }) },
		})
	}
	file := "translations/" + t.language + "/" + skill.ID + ".md"
	if data, ok := t.in.readFile(file); ok {
		t.in.markdown(file, data, skill)
	}
}

// strangers reports texts for what is not in the pack.
func (t *translation) strangers(s *source) {
	p := s.loader.pack
	for _, id := range slices.Sorted(maps.Keys(t.units)) {
		if p.Unit(id) == nil {
			t.stranger(t.units[id], "unit", id)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(t.skills)) {
		if s.skillNamed(id) == nil {
			t.stranger(t.skills[id], "skill", id)
		}
	}
	known := make(map[string]bool)
	for _, id := range s.groups {
		known[id] = true
	}
	for _, ref := range s.items {
		known[ref.name] = true
	}
	for _, id := range slices.Sorted(maps.Keys(t.items)) {
		if !known[id] && s.skipped == 0 { // what was skipped is told already
			t.stranger(t.items[id], "item", id)
		}
	}
}

func (t *translation) stranger(n *yaml.Node, what, id string) {
	t.in.report(n, "unknown-id", fmt.Sprintf("there is no %s `%s` in the pack", what, id), "see the ids in the pack's own files; ids are not translated")
}
