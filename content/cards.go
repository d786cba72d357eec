package content

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"
)

// Cards are a learner's own, to be written as a pack.
type Cards struct {
	Title    string
	Language string
	License  string // of the pack that they came from
	skills   []*cardSkill
}

type cardSkill struct {
	id, title string
	cards     []card
}

type card struct{ front, back string }

// Add adds a card at a skill, by its id and its title.
func (c *Cards) Add(id, title, front, back string) {
	if id == "" || toID(id) != id {
		id = "cards"
	}
	for _, s := range c.skills {
		if s.id == id {
			s.cards = append(s.cards, card{front, back})
			return
		}
	}
	c.skills = append(c.skills, &cardSkill{id, title, []card{{front, back}}})
}

// N is how many cards there are.
func (c *Cards) N() int {
	n := 0
	for _, s := range c.skills {
		n += len(s.cards)
	}
	return n
}

// Write writes the pack into a folder that is not there yet, or is empty.
func (c *Cards) Write(dir string) error {
	if there, err := os.ReadDir(dir); err == nil && len(there) > 0 {
		return fmt.Errorf("the folder %s is there already and not empty; name a new one", dir)
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	for name, data := range map[string][]byte{manifest: []byte(c.text()), "pack.schema.json": Schema()} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// text is the manifest: what is in the cards is quoted, sign by sign.
func (c *Cards) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# yaml-language-server: $schema=./pack.schema.json\npack: 1\ntitle: %s\nversion: \"0.1.0\"\n", asYAML(c.Title))
	if languageTag.MatchString(c.Language) {
		fmt.Fprintf(&b, "language: %s\n", c.Language)
	}
	if c.License != "" {
		fmt.Fprintf(&b, "license: %s\n", asYAML(c.License))
	}
	b.WriteString("about: Cards of my own.\nskills:\n")
	n := 0
	for _, s := range c.skills {
		fmt.Fprintf(&b, "  %s:\n    title: %s\n    cards:\n", s.id, asYAML(s.title))
		for _, one := range s.cards {
			n++
			fmt.Fprintf(&b, "      - id: own-%d\n        front: %s\n        back: %s\n", n, asYAML(one.front), asYAML(one.back))
		}
	}
	return b.String()
}

// asYAML is a text on one line as YAML takes it for certain, whatever is in it.
func asYAML(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case unicode.IsPrint(r):
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	return b.String() + `"`
}
