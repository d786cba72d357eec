package frozen

import (
	"encoding/binary"
	"errors"
	"math"
	"reflect"
	"time"
)

// The forms of what holds nothing else, and the bytes they are made of: numbers of varying
// length, and lengths before what is longer.

type writer struct {
	data []byte
	seen map[any]uint64 // what pointers led to; nil within a list, whose elements share nothing
}

func (w *writer) int(n int64)   { w.data = binary.AppendVarint(w.data, n) }
func (w *writer) uint(n uint64) { w.data = binary.AppendUvarint(w.data, n) }
func (w *writer) float(f float64) {
	w.data = binary.LittleEndian.AppendUint64(w.data, math.Float64bits(f))
}

func (w *writer) length(n int, none bool) {
	if none {
		w.uint(0)
		return
	}
	w.uint(uint64(n) + 1)
}

// corrupt is what a reader ends with.
type corrupt struct{ error }

type reader struct {
	data []byte // that is left
	seen []any
}

func (r *reader) fail(why string) { panic(corrupt{errors.New(why)}) }

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.data) {
		r.fail("it ends too soon")
	}
	taken := r.data[:n:n]
	r.data = r.data[n:]
	return taken
}

func (r *reader) int() int64 {
	n, size := binary.Varint(r.data)
	r.take(max(size, -1))
	if size == 0 {
		r.fail("it ends too soon")
	}
	return n
}

func (r *reader) uint() uint64 {
	n, size := binary.Uvarint(r.data)
	r.take(max(size, -1))
	if size == 0 {
		r.fail("it ends too soon")
	}
	return n
}

func (r *reader) float() float64 { return math.Float64frombits(binary.LittleEndian.Uint64(r.take(8))) }

// length is a number of things, none of which is smaller than a byte; false for nil.
func (r *reader) length() (int, bool) {
	n := r.uint()
	if n == 0 {
		return 0, false
	}
	if n-1 > uint64(len(r.data)) {
		r.fail("it ends too soon")
	}
	return int(n - 1), true
}

var (
	boolean = form{
		func(w *writer, v reflect.Value) {
			if v.Bool() {
				w.data = append(w.data, 1)
			} else {
				w.data = append(w.data, 0)
			}
		},
		func(r *reader, v reflect.Value) { v.SetBool(r.take(1)[0] != 0) },
	}
	integer = form{func(w *writer, v reflect.Value) { w.int(v.Int()) }, func(r *reader, v reflect.Value) { v.SetInt(r.int()) }}
	natural = form{func(w *writer, v reflect.Value) { w.uint(v.Uint()) }, func(r *reader, v reflect.Value) { v.SetUint(r.uint()) }}
	float   = form{func(w *writer, v reflect.Value) { w.float(v.Float()) }, func(r *reader, v reflect.Value) { v.SetFloat(r.float()) }}
	text    = form{
		func(w *writer, v reflect.Value) { w.length(v.Len(), false); w.data = append(w.data, v.String()...) },
		func(r *reader, v reflect.Value) { n, _ := r.length(); v.SetString(string(r.take(n))) },
	}
	bytes = form{
		func(w *writer, v reflect.Value) { w.length(v.Len(), v.IsNil()); w.data = append(w.data, v.Bytes()...) },
		func(r *reader, v reflect.Value) {
			if n, ok := r.length(); ok {
				v.SetBytes(r.take(n))
			}
		},
	}
	floats = form{
		func(w *writer, v reflect.Value) {
			w.length(v.Len(), v.IsNil())
			for _, f := range v.Interface().([]float64) {
				w.float(f)
			}
		},
		func(r *reader, v reflect.Value) {
			n, ok := r.length()
			if !ok {
				return
			}
			all, data := make([]float64, n), r.take(8*n)
			for i := range all {
				all[i] = math.Float64frombits(binary.LittleEndian.Uint64(data[8*i:]))
			}
			v.Set(reflect.ValueOf(all))
		},
	}
	moment = form{
		func(w *writer, v reflect.Value) {
			data, err := v.Interface().(time.Time).MarshalBinary()
			if err != nil { // of a zone that no clock shows
				data, _ = v.Interface().(time.Time).UTC().MarshalBinary()
			}
			w.length(len(data), false)
			w.data = append(w.data, data...)
		},
		func(r *reader, v reflect.Value) {
			n, _ := r.length()
			if v.Addr().Interface().(*time.Time).UnmarshalBinary(r.take(n)) != nil {
				r.fail("a moment cannot be read")
			}
		},
	}
)
