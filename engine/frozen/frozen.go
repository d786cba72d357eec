// Package frozen turns what hangs together in memory into bytes, and back: all fields,
// also those that are not exported, so that none can be forgotten; what two pointers
// share they share again. What lives elsewhere is written as a number: see [Name].
// Functions, and what stands behind an interface, are left out: they come back as nil.
//
// The bytes are those of a cache: only a program that was built of the same types can read
// them, and nothing in them says which. The package reaches fields that are not exported by
// way of [reflect.NewAt]; that is all it does out of order, and why it stands alone.
package frozen

import (
	"encoding/binary"
	"errors"
	"fmt"
	"reflect"
	"time"
)

// Codec knows how to write and read types, and what is named instead.
type Codec struct {
	forms map[reflect.Type]*form
	names map[reflect.Type]form // by the type of the pointer
}

// form is how the values of one type are written and read. What is read is set in place.
type form struct {
	write func(w *writer, v reflect.Value)
	read  func(r *reader, v reflect.Value)
}

// New is a codec that names nothing.
func New() *Codec {
	return &Codec{forms: make(map[reflect.Type]*form), names: make(map[reflect.Type]form)}
}

// Name lets pointers to T be written as numbers, which say where such a thing lives. A
// number below 0 is that of a thing which lives nowhere else: it is written whole.
func Name[T any](c *Codec, number func(*T) int, thing func(int) *T) {
	c.names[reflect.TypeFor[*T]()] = form{
		write: func(w *writer, v reflect.Value) {
			n := number(v.Interface().(*T))
			w.int(int64(n))
		},
		read: func(r *reader, v reflect.Value) {
			if n := r.int(); n >= 0 {
				v.Set(reflect.ValueOf(thing(int(n))))
			}
		},
	}
}

// Freeze writes what a pointer leads to.
func (c *Codec) Freeze(from any) []byte {
	v := reflect.ValueOf(from).Elem()
	w := &writer{seen: make(map[any]uint64)}
	c.of(v.Type()).write(w, v)
	return w.data
}

// Thaw reads into what a pointer leads to. Lists and bytes go on living in data. An error
// says that these are not the bytes of such a thing; then what was read is of no use.
func (c *Codec) Thaw(data []byte, into any) (err error) {
	defer func() {
		switch broken := recover().(type) {
		case nil:
		case corrupt:
			err = broken.error
		default:
			panic(broken)
		}
	}()
	v := reflect.ValueOf(into).Elem()
	r := &reader{data: data}
	c.of(v.Type()).read(r, v)
	if len(r.data) > 0 {
		return errors.New("there is more than was expected")
	}
	return nil
}

// of is the form of a type, worked out once.
func (c *Codec) of(t reflect.Type) *form {
	if f := c.forms[t]; f != nil {
		return f
	}
	f := &form{}
	c.forms[t] = f // before it is known: a type may hold itself
	*f = c.form(t)
	return f
}

func (c *Codec) form(t reflect.Type) form {
	if t.Implements(reflect.TypeFor[list]()) {
		return c.list(t)
	}
	switch t {
	case reflect.TypeFor[time.Time]():
		return moment
	case reflect.TypeFor[[]byte]():
		return bytes
	case reflect.TypeFor[[]float64]():
		return floats
	}
	switch t.Kind() {
	case reflect.Bool:
		return boolean
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return integer
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return natural
	case reflect.Float64:
		return float
	case reflect.String:
		return text
	case reflect.Struct:
		return c.structure(t)
	case reflect.Slice, reflect.Array:
		return c.series(t)
	case reflect.Map:
		return c.table(t)
	case reflect.Pointer:
		return c.pointer(t)
	case reflect.Func, reflect.Interface:
		return form{func(*writer, reflect.Value) {}, func(*reader, reflect.Value) {}}
	}
	panic(fmt.Sprintf("frozen: there is no form for %s", t))
}

// structure is field after field.
func (c *Codec) structure(t reflect.Type) form {
	fields := make([]*form, t.NumField())
	for i := range fields {
		fields[i] = c.of(t.Field(i).Type)
	}
	return form{
		write: func(w *writer, v reflect.Value) {
			for i, f := range fields {
				f.write(w, open(v.Field(i)))
			}
		},
		read: func(r *reader, v reflect.Value) {
			for i, f := range fields {
				f.read(r, open(v.Field(i)))
			}
		},
	}
}

// open is a field as if it were exported. It must be that of a value that has an address.
func open(field reflect.Value) reflect.Value {
	return reflect.NewAt(field.Type(), field.Addr().UnsafePointer()).Elem()
}

// series is how many, and one after the other. The number is one more, and 0 that of nil.
func (c *Codec) series(t reflect.Type) form {
	each := c.of(t.Elem())
	write := func(w *writer, v reflect.Value) {
		for i := range v.Len() {
			each.write(w, v.Index(i))
		}
	}
	read := func(r *reader, v reflect.Value) {
		for i := range v.Len() {
			each.read(r, v.Index(i))
		}
	}
	if t.Kind() == reflect.Array {
		return form{write, read}
	}
	return form{
		write: func(w *writer, v reflect.Value) {
			w.length(v.Len(), v.IsNil())
			write(w, v)
		},
		read: func(r *reader, v reflect.Value) {
			if n, ok := r.length(); ok {
				v.Set(reflect.MakeSlice(t, n, n))
				read(r, v)
			}
		},
	}
}

func (c *Codec) table(t reflect.Type) form {
	key, value := c.of(t.Key()), c.of(t.Elem())
	return form{
		write: func(w *writer, v reflect.Value) {
			w.length(v.Len(), v.IsNil())
			k, e := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
			for all := v.MapRange(); all.Next(); {
				k.SetIterKey(all)
				e.SetIterValue(all)
				key.write(w, k)
				value.write(w, e)
			}
		},
		read: func(r *reader, v reflect.Value) {
			n, ok := r.length()
			if !ok {
				return
			}
			m := reflect.MakeMapWithSize(t, n)
			k, e := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
			for range n {
				k.SetZero()
				e.SetZero()
				key.read(r, k)
				value.read(r, e)
				m.SetMapIndex(k, e)
			}
			v.Set(m)
		},
	}
}

// Pointers: to nothing; to what is named; to what follows; to what came before, by number.
const (
	nowhere uint64 = iota
	named
	here
	before // and more: the number of what came before
)

func (c *Codec) pointer(t reflect.Type) form {
	names, hasName := c.names[t]
	whole := c.of(t.Elem())
	return form{
		write: func(w *writer, v reflect.Value) {
			if v.IsNil() {
				w.uint(nowhere)
				return
			}
			if hasName {
				mark := len(w.data)
				w.uint(named)
				at := len(w.data)
				names.write(w, v)
				if n, _ := binary.Varint(w.data[at:]); n >= 0 {
					return
				}
				w.data = w.data[:mark]
			}
			if n, seen := w.seen[v.Interface()]; seen {
				w.uint(before + n)
				return
			}
			if w.seen != nil {
				w.seen[v.Interface()] = uint64(len(w.seen))
			}
			w.uint(here)
			whole.write(w, v.Elem())
		},
		read: func(r *reader, v reflect.Value) {
			switch what := r.uint(); {
			case what == nowhere:
			case what == named && hasName:
				names.read(r, v)
			case what == here:
				v.Set(reflect.New(t.Elem()))
				r.seen = append(r.seen, v.Interface())
				whole.read(r, v.Elem())
			case what >= before && what-before < uint64(len(r.seen)) && reflect.TypeOf(r.seen[what-before]) == t:
				v.Set(reflect.ValueOf(r.seen[what-before]))
			default:
				r.fail("a pointer leads nowhere")
			}
		},
	}
}
