package frozen

import (
	"reflect"
	"slices"
)

// List is a list that grows and grows. When it was thawed, its beginning stays frozen until
// somebody looks at it: to start, and to write it again, costs little more than copying.
// Its elements share nothing with each other, nor with anything else.
type List[T any] struct {
	ice   []byte
	iced  int
	codec *Codec
	rest  []T
}

// ListOf is a list of such elements, which it takes over.
func ListOf[T any](all []T) List[T] { return List[T]{rest: all} }

// Add puts one at the end.
func (l *List[T]) Add(one T) { l.rest = append(l.rest, one) }

// Len is how many there are.
func (l List[T]) Len() int { return l.iced + len(l.rest) }

// All are all of them, not to be changed.
func (l *List[T]) All() []T {
	if l.iced == 0 {
		return l.rest
	}
	all := make([]T, l.iced, l.iced+len(l.rest))
	r, each := &reader{data: l.ice}, l.codec.of(reflect.TypeFor[T]())
	for i := range all {
		each.read(r, reflect.ValueOf(&all[i]).Elem())
	}
	*l = List[T]{rest: append(all, l.rest...)}
	return l.rest
}

// First are the first n of them; what is added to it touches no other.
func (l List[T]) First(n int) List[T] {
	if n < l.iced {
		l.All()
	}
	l.rest = slices.Clip(l.rest[:n-l.iced])
	return l
}

// list is every List, whatever is in it.
type list interface{ listed() }

func (List[T]) listed() {}

// list writes a list as its number, the size of its bytes, and these.
func (c *Codec) list(t reflect.Type) form {
	elements, _ := t.FieldByName("rest")
	each := c.of(elements.Type.Elem())
	return form{
		write: func(w *writer, v reflect.Value) {
			ice, rest := v.FieldByName("ice").Bytes(), v.FieldByName("rest")
			inner := &writer{}
			for i := range rest.Len() {
				each.write(inner, rest.Index(i))
			}
			w.uint(uint64(v.FieldByName("iced").Int()) + uint64(rest.Len()))
			w.length(len(ice)+len(inner.data), false)
			w.data = append(append(w.data, ice...), inner.data...)
		},
		read: func(r *reader, v reflect.Value) {
			n := r.uint()
			size, _ := r.length()
			ice := r.take(size)
			if n > uint64(size) {
				r.fail("a list ends too soon")
			}
			open(v.FieldByName("iced")).SetInt(int64(n))
			open(v.FieldByName("ice")).SetBytes(ice)
			open(v.FieldByName("codec")).Set(reflect.ValueOf(c))
		},
	}
}
