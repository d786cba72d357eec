package content

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"io"
	"strings"

	"gopkg.in/yaml.v3"
)

// What progress hangs on: the ids of items, given or provisional, and earlier ids that
// must not be used again.

// asks are the keys that make an item the question that it is.
var asks = []string{"ask", "fact", "myth", "cloze", "answer", "answers", "choices", "wrong", "order", "pairs", "rubric", "run", "code", "steps", "front", "back"}

// provisional is the id of an item without one: "q-" and 7 letters of a hash of what it
// asks and what is right, as the author wrote them. It is what stamping writes down.
func provisional(n *yaml.Node) string {
	sum := sha256.New()
	for _, key := range asks {
		if v := value(n, key); v != nil && key != "wrong" {
			io.WriteString(sum, key+"\x00")
			pour(sum, v)
		}
	}
	return "q-" + strings.ToLower(base32.StdEncoding.EncodeToString(sum.Sum(nil)))[:7]
}

func pour(w io.Writer, n *yaml.Node) {
	io.WriteString(w, n.Value+"\x00")
	for _, child := range n.Content {
		pour(w, child)
	}
}

// identified is an item with an id: its own, or else a provisional one, so that early
// progress has something to hang on.
func (s *source) identified(n *yaml.Node) *yaml.Node {
	if value(n, "id") != nil || value(n, "passage") != nil {
		return n
	}
	id := provisional(n)
	s.report(n, "no-id", fmt.Sprintf("this item has no `id`; progress hangs on its wording until it has: %q", s.first(n)), "add `id: "+id+"`, or a name of your own")
	if n.Column > 0 && n.Line > 0 {
		s.mendID(n, id)
	}
	return with(n, "id", scalar(id, n))
}

// first is how an item begins, for a message.
func (s *source) first(n *yaml.Node) string {
	for _, key := range asks {
		if v := value(n, key); v != nil {
			if isVariants(v) {
				v = value(v, defaultDress)
			}
			return cut(v.Value)
		}
	}
	return "…"
}

// unique keeps the first of several items with one id.
func (s *source) unique() {
	first := make(map[string]reference, len(s.items))
	for _, ref := range s.items {
		other, twice := first[ref.name]
		if !twice {
			first[ref.name] = ref
			continue
		}
		s.tell(ref, "duplicate-id", fmt.Sprintf("there is another item `%s`, at %s:%d", ref.name, other.in.file, other.node.Line),
			"give one of them another `id`; ids are unique in the whole pack")
		items := ref.skill.Items
		for i := len(items) - 1; i >= 0; i-- {
			if items[i].ID == ref.name {
				ref.skill.Items = append(items[:i:i], items[i+1:]...)
				break
			}
		}
	}
	for _, ref := range s.former {
		if _, used := first[ref.name]; used || s.skillNamed(ref.name) != nil && ref.skill == nil {
			s.tell(ref, "id-again", fmt.Sprintf("`%s` is an id of earlier, and there is something of that id now", ref.name), "give the new one another id, so that old answers do not count for it")
		}
	}
}
