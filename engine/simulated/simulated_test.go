package simulated

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"testing/fstest"

	"ownpace/content"
	"ownpace/engine"
)

// bread is a small pack: nothing on baking may be asked in a placement, and one item is for
// reviews only.
const bread = `
pack: 1
title: Bread
skills:
  flour:
    title: Flour
    items:
      - {id: flour-1, ask: "What is flour ground from?", answer: grain}
      - {id: flour-2, ask: "What else is it ground from?", answer: seeds, use: review-only}
      - {id: flour-3, ask: "What grinds it?", answer: mill}
  dough:
    title: Dough
    needs: [flour]
    lesson: Flour and water.
    minutes: 11
    items:
      - {id: dough-1, ask: "What makes it rise?", answer: yeast}
      - {id: dough-2, ask: "What makes it salty?", answer: salt}
  baking:
    title: Baking
    needs: [dough]
    items:
      - {id: baking-1, ask: "Where is it baked?", answer: oven, use: practice-only}
`

func breadPack(t *testing.T) *engine.Pack {
	t.Helper()
	pack, found := content.Load(fstest.MapFS{"bread.yaml": {Data: []byte(bread)}}, "bread.yaml", "bread", "")
	if pack == nil || content.Errors(found) {
		t.Fatal(found)
	}
	return pack
}

func follow(pack *engine.Pack, seed uint64, learners int) []Course {
	var all []Course
	for n := range learners * len(Populations()) {
		all = append(all, Follow(pack, seed, n))
	}
	return all
}

// TestPopulations: clean paths break no prerequisite, the others some; all kinds know
// something and not everything.
func TestPopulations(t *testing.T) {
	for _, pack := range content.Shipped("", "") {
		pack = pack.All()
		for _, kind := range Populations() {
			rng := rand.New(rand.NewPCG(1, 1))
			known, broken := 0, 0
			for range 300 {
				l := kind.Learner(pack, rng)
				for i, s := range pack.Skills {
					if l.Known[i] {
						known++
						if !prepared(s, l.Known) {
							broken++
						}
					}
				}
			}
			share := float64(known) / float64(300*len(pack.Skills))
			if share < 0.25 || share > 0.75 || (broken == 0) != (kind.Name == "clean paths") {
				t.Errorf("%s, %s: %.2f known, %d without what they need", pack.ID, kind.Name, share, broken)
			}
		}
	}
}

// TestSameCourse: a course follows from the seed and the number of the learner alone, and
// the first learners are the same however many there are.
func TestSameCourse(t *testing.T) {
	pack := breadPack(t)
	few, many := follow(pack, 7, 5), follow(pack, 7, 10)
	if !reflect.DeepEqual(few, many[:len(few)]) {
		t.Error("the same seed gives another course")
	}
	if reflect.DeepEqual(few, follow(pack, 8, 5)) {
		t.Error("another seed gives the same courses")
	}
}

// TestWhatAnAuthorSees: what no placement asks about and what nobody meets is named.
func TestWhatAnAuthorSees(t *testing.T) {
	pack := breadPack(t)
	r := Summary(pack, 7, follow(pack, 7, 60))
	if want := [][]string{{"baking"}}; !reflect.DeepEqual(r.NotApart, want) {
		t.Errorf("not told apart: %v, want %v", r.NotApart, want)
	}
	if len(r.NeverShown) > 0 {
		t.Errorf("never shown: %v", r.NeverShown)
	}
	if r.Learners != 60 || r.Skills != 3 || len(r.Misjudged) != 3 {
		t.Errorf("%+v", r)
	}
	for _, f := range r.Populations {
		if len(f.Curve) != engine.Budget(3) || f.Curve[len(f.Curve)-1] != f.Accuracy {
			t.Errorf("%s: the curve %v does not end with the map, %v", f.Name, f.Curve, f.Accuracy)
		}
	}
}

// TestSummary sums up courses that can be counted by hand.
func TestSummary(t *testing.T) {
	pack := breadPack(t)
	course := func(questions int, knew, said string) Course {
		c := Course{Questions: questions, Minutes: float64(10 * questions), Mastered: questions < 3}
		wrong := 0
		for i := range knew {
			c.Knew, c.Said = append(c.Knew, knew[i] == '1'), append(c.Said, 0.05+0.9*float64(said[i]-'0'))
			if knew[i] != said[i] {
				wrong++
			}
		}
		c.Accuracy = append(slices.Repeat([]float64{0}, questions), 1-float64(wrong)/3)
		return c
	}
	none := course(0, "000", "000")
	r := Summary(pack, 1, []Course{
		course(1, "110", "110"), none, none,
		course(2, "100", "110"), none, none,
		course(3, "000", "000"), none, none,
		course(4, "111", "110"), none, none,
	})
	f := r.Populations[0]
	got := fmt.Sprintf("%.2f %d %.3f %.4f %.2f %.0f %.2f %v", f.Mean, f.P90, f.Accuracy, f.Brier, f.Badly, f.Minutes, f.Mastered, f.Curve[:4])
	if want := "2.50 4 0.833 0.1525 0.50 25 0.50 [0.25 0.4167 0.6667 0.8333]"; got != want {
		t.Errorf("\n%s, want\n%s", got, want)
	}
	if got, want := r.Misjudged[0], (Misjudging{Skill: "dough", TooHigh: 0.0833}); got != want {
		t.Errorf("misjudged most: %+v, want %+v", got, want)
	}
	if want := []string{"flour-1", "flour-3", "dough-1", "dough-2", "baking-1"}; !reflect.DeepEqual(r.NeverShown, want) {
		t.Errorf("never shown: %v, want %v", r.NeverShown, want)
	}
}

// TestNotApart: skills are named together when they never came apart on the map though
// they did among learners, and not when the learners never knew only one of them.
func TestNotApart(t *testing.T) {
	pack := breadPack(t)
	said := func(flour, dough float64, knew ...bool) Course {
		return Course{Said: []float64{flour, dough, 0}, Knew: knew}
	}
	apart, together := said(0.9, 0.9, true, false, false), said(0.9, 0.9, true, true, false)
	for _, c := range []struct {
		name    string
		courses []Course
		want    [][]string
	}{
		{"known apart, never judged apart", slices.Repeat([]Course{apart}, leastApart), [][]string{{"flour", "dough"}, {"baking"}}},
		{"too few to say", slices.Repeat([]Course{apart}, leastApart-1), [][]string{{"baking"}}},
		{"never known apart", slices.Repeat([]Course{together}, 99), [][]string{{"baking"}}},
		{"once judged apart", append(slices.Repeat([]Course{apart}, 99), said(0.9, 0.1, true, false, false)), [][]string{{"baking"}}},
	} {
		if got := notApart(pack, c.courses); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestStudyTeaches: who studies to the end of a small pack knows it, and that took as long
// as there was to read and to answer.
func TestStudyTeaches(t *testing.T) {
	pack := breadPack(t)
	for n, c := range follow(pack, 3, 20) {
		if !c.Mastered {
			continue
		}
		if all := slices.Index(c.Knew, false) < 0; c.Minutes <= 0 || !all && c.Minutes < 3 {
			t.Errorf("learner %d: %.1f minutes", n, c.Minutes)
		}
	}
}

// BenchmarkFollow times one learner on the shipped packs.
func BenchmarkFollow(b *testing.B) {
	for _, pack := range content.Shipped("", "") {
		pack = pack.All()
		b.Run(fmt.Sprintf("%s/%d-skills", pack.ID, len(pack.Skills)), func(b *testing.B) {
			n := 0
			for b.Loop() {
				Follow(pack, 1, n)
				n++
			}
		})
	}
}
