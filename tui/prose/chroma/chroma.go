// Package chroma stands in for the highlighter of that name, which glamour is built with
// and this program never calls: it colours code itself (see code.go of prose).
// The real one reads its styles and languages before main runs, and that was a third of
// the time to the first page. What is here is what glamour's source names, no more; a
// glamour that names more does not compile, and says what.
package chroma

type (
	TokenType    int
	StyleEntries map[TokenType]string
	Style        struct{}
)

const (
	Text TokenType = iota
	Error
	Comment
	CommentPreproc
	Keyword
	KeywordReserved
	KeywordNamespace
	KeywordType
	Operator
	Punctuation
	Name
	NameBuiltin
	NameTag
	NameAttribute
	NameClass
	NameConstant
	NameDecorator
	NameException
	NameFunction
	NameOther
	Literal
	LiteralNumber
	LiteralDate
	LiteralString
	LiteralStringEscape
	GenericDeleted
	GenericEmph
	GenericInserted
	GenericStrong
	GenericSubheading
	Background
)

func MustNewStyle(string, StyleEntries) *Style { return new(Style) }
