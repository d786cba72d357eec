package prose

import "github.com/charmbracelet/glamour/ansi"

// bare is a style of words and blank lines alone.
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
		CodeBlock:      ansi.StyleCodeBlock{StyleBlock: ansi.StyleBlock{Margin: &two}},
		Table:          ansi.StyleTable{},
		Heading:        ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{BlockSuffix: "\n"}},
	}
}

// coloured adds weight and the terminal's own colours to it.
func coloured() ansi.StyleConfig {
	yes := true
	cyan, yellow := "6", "3"
	s := bare()
	s.Heading.Bold = &yes
	s.Heading.Color = &cyan
	s.Strong = ansi.StylePrimitive{Bold: &yes}
	s.Emph = ansi.StylePrimitive{Italic: &yes}
	s.Code = ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Color: &yellow}}
	s.Link = ansi.StylePrimitive{Underline: &yes}
	s.Item.BlockPrefix = "• "
	return s
}
