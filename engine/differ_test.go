package engine

import (
	"fmt"
	"reflect"
	"strings"
)

// Differ says where two states differ, in any field, "" when they are alike. What derives
// from the packs and how to take changes back are passed over, and of lists it is what is
// in them that counts.
func Differ(a, b *State) string {
	a.wakeAll()
	b.wakeAll()
	d := differing{seen: make(map[[2]any]bool)}
	d.compare("", reflect.ValueOf(a).Elem(), reflect.ValueOf(b).Elem())
	return d.found
}

type differing struct {
	seen  map[[2]any]bool
	found string
}

func (d *differing) compare(path string, a, b reflect.Value) {
	if d.found != "" {
		return
	}
	switch a.Type() {
	case reflect.TypeFor[[]change](), reflect.TypeFor[map[string]asleep](), reflect.TypeFor[*ids](), reflect.TypeFor[*Pack](), reflect.TypeFor[*State]():
		return
	}
	if strings.HasPrefix(a.Type().String(), "frozen.List[") {
		d.compare(path, a.Addr().MethodByName("All").Call(nil)[0], b.Addr().MethodByName("All").Call(nil)[0])
		return
	}
	switch a.Kind() {
	case reflect.Struct:
		for i := range a.NumField() {
			d.compare(path+"."+a.Type().Field(i).Name, open(a.Field(i)), open(b.Field(i)))
		}
	case reflect.Pointer:
		d.pointers(path, a, b)
	case reflect.Slice, reflect.Array:
		if a.Len() != b.Len() {
			d.found = fmt.Sprintf("%s: %d and %d", path, a.Len(), b.Len())
			return
		}
		for i := range a.Len() {
			d.compare(fmt.Sprintf("%s[%d]", path, i), a.Index(i), b.Index(i))
		}
	case reflect.Map:
		if a.Len() != b.Len() {
			d.found = fmt.Sprintf("%s: %d and %d", path, a.Len(), b.Len())
		}
		for _, k := range a.MapKeys() {
			x, y := reflect.New(a.Type().Elem()).Elem(), b.MapIndex(k)
			if !y.IsValid() {
				d.found = fmt.Sprintf("%s[%v] is missing", path, k)
				return
			}
			x.Set(a.MapIndex(k))
			z := reflect.New(a.Type().Elem()).Elem()
			z.Set(y)
			d.compare(fmt.Sprintf("%s[%v]", path, k), x, z)
		}
	case reflect.Func, reflect.Interface:
	default:
		if !reflect.DeepEqual(a.Interface(), b.Interface()) {
			d.found = fmt.Sprintf("%s: %v and %v", path, a.Interface(), b.Interface())
		}
	}
}

// pointers to what is of a pack must be the same; others must lead to alike things.
func (d *differing) pointers(path string, a, b reflect.Value) {
	switch one := a.Interface().(type) {
	case *Skill, *Unit:
		if one != b.Interface() {
			d.found = path + ": not the same"
		}
		return
	case *Item:
		if other := b.Interface().(*Item); one != other && (one == nil || other == nil || one.Own == nil) {
			d.found = path + ": not the same item"
			return
		}
	}
	if a.IsNil() || b.IsNil() {
		if a.IsNil() != b.IsNil() {
			d.found = path + ": one is nil"
		}
		return
	}
	if pair := [2]any{a.Interface(), b.Interface()}; !d.seen[pair] {
		d.seen[pair] = true
		d.compare(path, a.Elem(), b.Elem())
	}
}

func open(field reflect.Value) reflect.Value {
	return reflect.NewAt(field.Type(), field.Addr().UnsafePointer()).Elem()
}
