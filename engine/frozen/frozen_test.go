package frozen

import (
	"math/rand/v2"
	"reflect"
	"testing"
	"time"
)

type star struct {
	name    string
	near    []*star
	far     map[string]*star
	seen    time.Time
	bright  [2]float64
	sizes   []float64
	raw     []byte
	small   int8
	large   uint64
	on      bool
	log     List[entry]
	told    func()
	any     any
	sky     *sky
	nothing map[int]bool
	empty   []int
}

type entry struct {
	day  float64
	said map[string]string
	of   *sky
}

type sky struct{ stars int }

// TestThereAndBack: all that hangs together comes back as it was, cycles and what is shared
// too; functions and interfaces do not; what is named is the same thing again.
func TestThereAndBack(t *testing.T) {
	above := &sky{2}
	c := New()
	Name(c, func(*sky) int { return 7 }, func(n int) *sky {
		if n != 7 {
			t.Errorf("asked for %d", n)
		}
		return above
	})
	zone := time.FixedZone("", -5*3600)
	a := &star{name: "Vega", seen: time.Date(2026, 2, 3, 4, 5, 6, 7, zone), bright: [2]float64{1, -2}, sizes: []float64{3.5}, raw: []byte{0, 255},
		small: -3, large: 1 << 63, on: true, told: func() {}, any: 3, sky: above, empty: []int{}}
	b := &star{name: "Deneb", near: []*star{a, nil}, far: map[string]*star{"self": a}}
	a.near = []*star{b, b}
	a.log.Add(entry{1.5, map[string]string{"a": "b"}, above})

	var back star
	if err := c.Thaw(c.Freeze(a), &back); err != nil {
		t.Fatal(err)
	}
	if back.log.Len() != 1 || back.log.ice == nil {
		t.Errorf("the list is not frozen: %d", back.log.Len())
	}
	if e := back.log.All()[0]; e.of != above || e.said["a"] != "b" || e.day != 1.5 {
		t.Errorf("of the list there is %v", e)
	}
	if back.near[0] != back.near[1] || back.near[0].far["self"] != back.near[0].near[0] {
		t.Error("what was shared is not")
	}
	if back.told != nil || back.any != nil || back.sky != above || back.nothing != nil || back.empty == nil {
		t.Error("what is left out, named, nil or empty is not so")
	}
	if !back.seen.Equal(a.seen) || back.seen.Hour() != 4 {
		t.Errorf("the time is %s", back.seen)
	}
	back.seen, back.near, a.near, a.told, a.any = a.seen, nil, nil, nil, nil
	if a.log.All(); !reflect.DeepEqual(*a, back) {
		t.Errorf("there is\n%+v, want\n%+v", back, *a)
	}
}

// TestList: a list that was frozen and thawed again and again is like one that was not.
func TestList(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	var plain []int
	var l List[int]
	for range 3000 {
		switch rng.IntN(8) {
		case 0:
			c := New()
			data := c.Freeze(&l)
			l = List[int]{}
			if err := c.Thaw(data, &l); err != nil {
				t.Fatal(err)
			}
		case 1:
			n := len(plain) - rng.IntN(min(3, len(plain)+1))
			longer := l
			plain, l = plain[:n:n], l.First(n)
			longer.Add(-1)
		case 2:
			if got := l.All(); len(got) != len(plain) || len(got) > 0 && !reflect.DeepEqual(got, plain) {
				t.Fatalf("there is %v, want %v", got, plain)
			}
		default:
			n := rng.IntN(1000)
			plain = append(plain, n)
			l.Add(n)
		}
		if l.Len() != len(plain) {
			t.Fatalf("%d, want %d", l.Len(), len(plain))
		}
	}
}

// FuzzThaw: whatever the bytes are, there is an error or a value, and no panic.
func FuzzThaw(f *testing.F) {
	f.Add(New().Freeze(&star{name: "Vega", near: []*star{{}}, far: map[string]*star{"a": nil}, raw: []byte{1}}))
	f.Fuzz(func(_ *testing.T, data []byte) { _ = New().Thaw(data, &star{}) })
}
