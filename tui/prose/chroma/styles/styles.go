// Package styles has none.
package styles

import "github.com/alecthomas/chroma/v2"

var Registry map[string]*chroma.Style

func Register(s *chroma.Style) *chroma.Style { return s }
