package store

import (
	"bytes"
	"encoding/json"
	"time"
	"unicode/utf8"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// Reading an event's JSON. encoding/json takes ten times as long as a start without a
// snapshot can spare, so what this program itself writes, the fields of an event in their
// order, without blanks, is read here. Whatever is not so, in any event, is left to
// encoding/json, and what is read here is what that would have read.

// event reads the event that a record says into e.
func (r *reader) event(body []byte, e *engine.Event) error {
	if r.quickly(body, e) {
		return nil
	}
	*e = engine.Event{}
	return json.Unmarshal(body, e)
}

// quickly is false where reading is left to encoding/json.
func (r *reader) quickly(body []byte, e *engine.Event) bool {
	r.rest, r.odd, *e = body, false, engine.Event{}
	object(r, eventFields[:], e)
	return !r.odd && len(r.rest) == 0
}

// field is one of an object, and how it is read.
type field[T any] struct {
	name string // with its marks
	read func(*reader, *T)
}

// object reads fields in their order; each may be missing.
func object[T any](r *reader, fields []field[T], into *T) {
	if r.take('{'); r.ends('}') {
		return
	}
	for more := true; more; more = r.more('}') {
		for len(fields) > 0 && !r.begins(fields[0].name) {
			fields = fields[1:]
		}
		if len(fields) == 0 || fields[0].read == nil {
			r.fail()
			return
		}
		r.rest = r.rest[len(fields[0].name):]
		fields[0].read(r, into)
		fields = fields[1:]
	}
}

func (r *reader) begins(with string) bool {
	return len(r.rest) >= len(with) && string(r.rest[:len(with)]) == with
}

// eventFields are those of an event. Those without a way to be read here are rare.
var eventFields = [...]field[engine.Event]{
	{`"device":`, func(r *reader, e *engine.Event) { e.Device = r.word() }},
	{`"seq":`, func(r *reader, e *engine.Event) { e.Seq = uint64(r.number(18)) }},
	{`"time":`, func(r *reader, e *engine.Event) { e.Time = r.time() }},
	{`"kind":`, func(r *reader, e *engine.Event) { e.Kind = engine.Kind(r.word()) }},
	{`"pack":`, func(r *reader, e *engine.Event) { e.Pack = r.word() }},
	{`"revision":`, func(r *reader, e *engine.Event) { e.Revision = r.word() }},
	{`"unit":`, func(r *reader, e *engine.Event) { e.Unit = r.word() }},
	{`"skill":`, func(r *reader, e *engine.Event) { e.Skill = r.word() }},
	{`"item":`, func(r *reader, e *engine.Event) { e.Item = r.word() }},
	{`"name":`, func(r *reader, e *engine.Event) { e.Name = r.text() }},
	{`"reply":`, func(r *reader, e *engine.Event) { e.Reply = new(answer.Reply); object(r, replyFields[:], e.Reply) }},
	{`"unlearnt":`, func(r *reader, e *engine.Event) { e.Unlearnt = r.truth() }},
	{`"edition":`, func(r *reader, e *engine.Event) { e.Edition = int(r.number(9)) }},
	{`"draw":`, func(r *reader, e *engine.Event) { e.Draw = r.draw() }},
	{`"dress":`, func(r *reader, e *engine.Event) { e.Dress = r.word() }},
	{`"told":`, func(r *reader, e *engine.Event) { e.Told = r.outcome() }},
	{`"share":`, func(r *reader, e *engine.Event) { e.Share = r.fraction() }},
	{`"sure":`, func(r *reader, e *engine.Event) { e.Sure = engine.Sureness(r.number(9)) }},
	{`"placing":`, func(r *reader, e *engine.Event) { e.Placing = r.truth() }},
	{`"millis":`, func(r *reader, e *engine.Event) { e.Millis = r.number(18) }},
	{`"order":`, func(r *reader, e *engine.Event) { e.Order = r.list() }},
	{`"known":`, func(r *reader, e *engine.Event) { known := r.truth(); e.Known = &known }},
	{`"factor":`, func(r *reader, e *engine.Event) { e.Factor = r.fraction() }},
	{`"goal":`, nil},
	{`"minutes":`, func(r *reader, e *engine.Event) { e.Minutes = int(r.number(9)) }},
	{`"about":`, func(r *reader, e *engine.Event) { e.About = r.text() }},
	{`"part":`, func(r *reader, e *engine.Event) { e.Part = int(r.number(9)) }},
	{`"weights":`, nil},
	{`"draft":`, func(r *reader, e *engine.Event) { e.Draft = r.text() }},
}

var replyFields = [...]field[answer.Reply]{
	{`"text":`, func(r *reader, a *answer.Reply) { a.Text = r.text() }},
	{`"picked":`, func(r *reader, a *answer.Reply) { a.Picked = r.list() }},
	{`"parts":`, func(r *reader, a *answer.Reply) { a.Parts = r.list() }},
	{`"comma":`, func(r *reader, a *answer.Reply) { a.Comma = r.truth() }},
}

// words are strings that come again and again in a log, each of them kept once.
type words map[string]string

// mostWords is how many are kept.
const mostWords = 10_000

func (w words) of(b []byte) string {
	s, ok := w[string(b)]
	if !ok {
		if s = string(b); len(w) < mostWords {
			w[s] = s
		}
	}
	return s
}

// reader reads JSON from its beginning. What is not as this program writes it is odd, and
// nothing is read after it.
type reader struct {
	rest  []byte
	odd   bool
	words words
}

func newReader() *reader { return &reader{words: words{}} }

func (r *reader) fail() { r.odd, r.rest = true, nil }

func (r *reader) take(c byte) {
	if len(r.rest) == 0 || r.rest[0] != c {
		r.fail()
		return
	}
	r.rest = r.rest[1:]
}

// more reports whether another element follows, and not the end.
func (r *reader) more(end byte) bool {
	if len(r.rest) > 0 && r.rest[0] == ',' {
		r.rest = r.rest[1:]
		return true
	}
	r.take(end)
	return false
}

// ends reports whether a list that was just begun has no element.
func (r *reader) ends(end byte) bool {
	if len(r.rest) > 0 && r.rest[0] == end {
		r.rest = r.rest[1:]
		return true
	}
	return r.odd
}

// plain reads a string of ASCII without escapes.
func (r *reader) plain() []byte {
	r.take('"')
	for i, c := range r.rest {
		switch {
		case c == '"':
			s := r.rest[:i]
			r.rest = r.rest[i+1:]
			return s
		case c == '\\' || c < ' ' || c >= utf8.RuneSelf:
			r.fail()
			return nil
		}
	}
	r.fail()
	return nil
}

// word reads a string that comes again and again.
func (r *reader) word() string { return r.words.of(r.plain()) }

// text reads any string.
func (r *reader) text() (s string) {
	quoted, escapes := r.rest, false
	r.take('"')
	for i := 0; i < len(r.rest); i++ {
		switch c := r.rest[i]; {
		case c == '"' && escapes:
			if r.rest = r.rest[i+1:]; json.Unmarshal(quoted[:i+2], &s) != nil {
				r.fail()
			}
			return s
		case c == '"':
			s = string(r.rest[:i])
			if r.rest = r.rest[i+1:]; !utf8.ValidString(s) {
				r.fail()
			}
			return s
		case c == '\\':
			escapes = true
			i++
		case c < ' ':
			r.fail()
			return ""
		}
	}
	r.fail()
	return ""
}

// number reads a number of so many digits at most.
func (r *reader) number(digits int) (n int64) {
	i := 0
	for ; i < len(r.rest) && r.rest[i] >= '0' && r.rest[i] <= '9' && i <= digits; i++ {
		n = n*10 + int64(r.rest[i]-'0')
	}
	if i == 0 || i > digits || i > 1 && r.rest[0] == '0' {
		r.fail()
		return 0
	}
	r.rest = r.rest[i:]
	return n
}

func (r *reader) fraction() (f float64) {
	end := max(0, bytes.IndexAny(r.rest, ",}"))
	number := r.rest[:end]
	if bytes.ContainsAny(number, "n \t\r\n") || json.Unmarshal(number, &f) != nil { // n of null
		r.fail()
		return 0
	}
	r.rest = r.rest[end:]
	return f
}

func (r *reader) truth() bool {
	if rest, ok := bytes.CutPrefix(r.rest, []byte("true")); ok {
		r.rest = rest
		return true
	}
	if rest, ok := bytes.CutPrefix(r.rest, []byte("false")); ok {
		r.rest = rest
		return false
	}
	r.fail()
	return false
}

func (r *reader) time() (t time.Time) {
	if t.UnmarshalText(r.plain()) != nil {
		r.fail()
	}
	return t
}

func (r *reader) outcome() *answer.Outcome {
	o := new(answer.Outcome)
	if o.UnmarshalText(r.plain()) != nil {
		r.fail()
	}
	return o
}

func (r *reader) list() []string {
	all := []string{}
	if r.take('['); r.ends(']') {
		return all
	}
	for more := true; more; more = r.more(']') {
		all = append(all, r.text())
	}
	return all
}

func (r *reader) draw() map[string]string {
	all := map[string]string{}
	if r.take('{'); r.ends('}') {
		return all
	}
	for more := true; more; more = r.more('}') {
		name := r.text()
		r.take(':')
		all[name] = r.text()
	}
	return all
}
