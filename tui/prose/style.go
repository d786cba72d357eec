package prose

import (
	"regexp"
	"strings"

	"github.com/charmbracelet/glamour/ansi"

	"ownpace/tui/theme"
)

// bare is a style of words and blank lines, and the marks of Markdown around code: no colour
// tells it apart.
func bare() ansi.StyleConfig {
	two := uint(2)
	return ansi.StyleConfig{
		Document:       ansi.StyleBlock{},
		BlockQuote:     ansi.StyleBlock{Indent: &two},
		List:           ansi.StyleList{LevelIndent: 2},
		Item:           ansi.StylePrimitive{BlockPrefix: "- "},
		Enumeration:    ansi.StylePrimitive{BlockPrefix: ". "},
		HorizontalRule: ansi.StylePrimitive{Format: "\n---\n"},
		Task:           ansi.StyleTask{Ticked: "[x] ", Unticked: "[ ] "},
		Link:           ansi.StylePrimitive{},
		ImageText:      ansi.StylePrimitive{Format: "Image: {{.text}}"},
		Image:          ansi.StylePrimitive{Format: `{{if Contains .text "://"}}{{.text}}{{else}}` + inPack + `{{end}}`},
		CodeBlock:      ansi.StyleCodeBlock{StyleBlock: ansi.StyleBlock{Margin: &two}},
		Table:          ansi.StyleTable{},
		Code:           ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Prefix: "`", Suffix: "`"}},
		Heading:        ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{BlockSuffix: "\n"}},
	}
}

// inPack stands for where a picture lies that is in the pack: to a reader its words are enough.
// No text from outside has this character. glamour sets a blank before it.
const inPack = "\ue027"

var nowhere = regexp.MustCompile(` ((?:\x1b\[[0-9;]*m)*)` + inPack)

// coloured adds weight and the colours of a theme to it.
func coloured(t theme.Theme) ansi.StyleConfig {
	yes, bar, one := true, quoteBar, uint(1)
	s := bare()
	s.Heading.Bold = &yes
	s.Heading.Color = or(t.Accent)
	s.Strong = ansi.StylePrimitive{Bold: &yes}
	s.Emph = ansi.StylePrimitive{Italic: &yes}
	if t.Code != "" {
		s.Code = ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Color: &t.Code}}
	}
	s.Link = ansi.StylePrimitive{Underline: &yes}
	s.Item.BlockPrefix = "• "
	s.BlockQuote.Indent, s.BlockQuote.IndentToken = &one, &bar
	s.HorizontalRule.Format = "\n" + strings.Repeat("─", 12) + "\n"
	s.HorizontalRule.Color = or(t.Rule)
	return s
}

// quoteBar stands at the left of what is quoted.
const quoteBar = "│ "

// or is a colour as glamour wants it: nil for none.
func or(colour string) *string {
	if colour == "" {
		return nil
	}
	return &colour
}
