package memory

import (
	"encoding/json"
	"errors"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

func shared(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "responses", name))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("%s is not here", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if math.Abs(got-want) > tolerance {
		t.Errorf("%s: %.6f, want %.6f", what, got, want)
	}
}

// after reviews a new memory with grades, so many days apart.
func (w Model) after(grades []Grade, days []float64) Memory {
	var m Memory
	for i, g := range grades {
		m = w.Reviewed(m, g, days[i])
	}
	return m
}

// TestVectors holds the model against figures from the public test suites of py-fsrs,
// fsrs-rs and go-fsrs.
func TestVectors(t *testing.T) {
	w := Defaults().Model()
	days := []float64{0, 0, 1, 3, 8, 21}
	m := w.after([]Grade{Again, Good, Good, Good, Good, Good}, days)
	near(t, "stability", m.Stability, 53.62691, 1e-4)
	near(t, "difficulty", m.Difficulty, 6.3574867, 1e-4)

	base := Defaults()
	base[17], base[18], base[19] = 0, 0, 0
	m = base.Model().after([]Grade{Again, Good, Good, Good, Good, Good}, days)
	near(t, "stability without short term", m.Stability, 53.335106, 1e-4)
	near(t, "difficulty without short term", m.Difficulty, 6.3574867, 1e-4)

	m = w.after([]Grade{Again, Hard, Good, Easy, Good, Good}, days)
	near(t, "stability, all grades", m.Stability, 51.0810, 1e-4)
	near(t, "difficulty, all grades", m.Difficulty, 6.7493, 1e-4)

	for i, want := range []float64{36500, 34793, 2508, 387, 90, 27, 9, 3, 1, 1} {
		near(t, "interval", w.Interval(Memory{Stability: 1}, float64(i+1)/10), want, 0)
	}
	base = Defaults()
	base[20] = 0.2
	curve := base.Model()
	for d, want := range []float64{1, 0.9, 0.84028935, 0.7985001} {
		near(t, "retrievability", curve.Retrievability(Memory{Stability: 1}, float64(d)), want, 1e-6)
	}
	m = w.after([]Grade{Easy, Easy, Easy, Easy, Easy, Easy, Easy, Easy, Easy, Easy}, make([]float64, 10))
	near(t, "difficulty after ten easy reviews", m.Difficulty, 1, 1e-9)

	for _, c := range []struct{ ease, interval, retention, stability, difficulty float64 }{
		{2.5, 10, 0.9, 10, 6.9140563}, {2.5, 10, 0.8, 3.01572, 9.393428}, {2.5, 10, 0.95, 24.841097, 1.2974405}, {1.3, 20, 0.9, 20, 10},
	} {
		m := w.FromSM2(c.ease, c.interval, c.retention)
		near(t, "stability from SM-2", m.Stability, c.stability, 1e-4)
		near(t, "difficulty from SM-2", m.Difficulty, c.difficulty, 1e-4)
	}
}

// TestLongTermChain: the chain of go-fsrs's long-term scheduler, in which every interval
// of a worse grade is shorter than that of the better; where the model alone decides, its
// stability and difficulty must come out.
func TestLongTermChain(t *testing.T) {
	data := shared(t, "fsrs6_vectors.json")
	var file struct {
		Vectors []struct {
			ID                    string
			Ratings               []Grade
			IntervalsDays         []float64 `json:"intervals_days"`
			Stability, Difficulty json.RawMessage
		}
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	for _, v := range file.Vectors {
		if v.ID != "go_long_term_scheduler" {
			continue
		}
		var stability, difficulty []float64
		if json.Unmarshal(v.Stability, &stability) != nil || json.Unmarshal(v.Difficulty, &difficulty) != nil {
			t.Fatal("the chain has no figures")
		}
		w := Defaults().Model()
		var m Memory
		days := 0.0
		for i, g := range v.Ratings {
			m = w.Reviewed(m, g, days)
			near(t, "stability", m.Stability, stability[i], 1e-4*max(1, stability[i]))
			near(t, "difficulty", m.Difficulty, difficulty[i], 1e-4)
			days = v.IntervalsDays[i]
		}
	}
}

// TestReviewChain: intervals of a card that is reviewed when it is due, as py-fsrs has
// them, with its learning steps of minutes.
func TestReviewChain(t *testing.T) {
	w := Defaults().Model()
	grades := []Grade{Good, Good, Good, Good, Good, Good, Again, Again, Good, Good, Good, Good, Good}
	want := []float64{0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21}
	var m Memory
	elapsed := 0.0
	for i, g := range grades {
		m = w.Reviewed(m, g, elapsed)
		interval := w.Interval(m, 0.9)
		if want[i] == 0 { // a learning step of minutes
			interval = 0
		}
		if interval != want[i] {
			t.Errorf("review %d: %v days, want %v", i+1, interval, want[i])
		}
		elapsed = interval
	}
}

// TestCredit: being exercised within something else helps by its share, and never harms.
func TestCredit(t *testing.T) {
	w := Defaults().Model()
	m := w.Reviewed(Memory{}, Good, 0)
	last := w.Retrievability(m, 10)
	for _, share := range []float64{0.1, 0.5, 1} {
		credited, days := w.Credited(m, share, 10)
		r := w.Retrievability(credited, days)
		near(t, "recall after credit", r, w.Retrievability(m, 10)+share*(1-w.Retrievability(m, 10)), 1e-9)
		if credited.Stability <= m.Stability || r <= last {
			t.Errorf("a share of %v: %+v, recall %v", share, credited, r)
		}
		last = r
	}
	if m, days := w.Credited(Memory{}, 0.5, 3); !m.New() || days != 3 {
		t.Error("what was never learnt was credited")
	}
}

// TestStaysSane: whatever comes, the figures stay within their bounds.
func TestStaysSane(t *testing.T) {
	w := Defaults().Model()
	rng := rand.New(rand.NewPCG(1, 2))
	var m Memory
	for range 1_000_000 {
		days := math.Exp(20*rng.Float64() - 8)
		switch rng.IntN(4) {
		case 0:
			m, _ = w.Credited(m, rng.Float64(), days)
		default:
			m = w.Reviewed(m, Grade(1+rng.IntN(4)), days)
		}
		r := w.Retrievability(m, days)
		if !m.New() && (!(m.Stability >= leastStability && m.Stability <= mostStability) || !(m.Difficulty >= 1 && m.Difficulty <= 10)) || !(r >= 0 && r <= 1) {
			t.Fatalf("%+v, recall %v", m, r)
		}
	}
}
