package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ownpace/engine"
	"ownpace/engine/simulated"
)

const tinyPack = `pack: 1
title: Tiny
skills:
  one:
    title: One
    items:
      - {id: one-1, ask: "One and one?", answer: "two"}
      - {id: one-2, ask: "One and none?", answer: "one"}
  two:
    title: Two
    needs: [one]
    items:
      - {id: two-1, ask: "Two and one?", answer: "three"}
`

func tiny(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "tiny.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestSimulateOnAnyCores: the same seed prints the same, on one core or several, and says
// nothing on stderr where nobody watches.
func TestSimulateOnAnyCores(t *testing.T) {
	path := tiny(t, tinyPack)
	run := func(cores string, args ...string) string {
		t.Setenv("GOMAXPROCS", cores)
		out, errs, code := start(t, "", append([]string{"pack", "simulate", path, "--learners", "40"}, args...)...)
		if code != good || errs != "" {
			t.Fatalf("exit %d, %q", code, errs)
		}
		return out
	}
	one, several := run("1", "--json", "--seed", "5"), run("5", "--json", "--seed", "5")
	if one != several {
		t.Errorf("on one core:\n%s\non several:\n%s", one, several)
	}
	if other := run("2", "--json", "--seed", "6"); other == one {
		t.Error("another seed prints the same")
	}
	var r simulated.Report
	if err := json.Unmarshal([]byte(one), &r); err != nil || r.Pack != "tiny" || r.Learners != 40 || r.Seed != 5 || len(r.Populations) != 3 {
		t.Errorf("%v: %+v", err, r)
	}
	if text := run("2"); !strings.HasPrefix(text, "Tiny: 2 skills, 3 items; 40 learners of each kind, seed 0\n") {
		t.Error(text)
	}
}

func TestSimulateRefuses(t *testing.T) {
	for _, c := range []struct {
		name, path string
		args       []string
		code       int
		say        string
	}{
		{"nothing there", "no-such-pack", nil, wrongUsage, "cannot read no-such-pack: no such file or directory; name a file, a folder, or a pack"},
		{"no learners", tiny(t, tinyPack), []string{"--learners", "0"}, wrongUsage, "--learners is 0; at least 1 is needed"},
		{"a broken pack", tiny(t, strings.Replace(tinyPack, "needs: [one]", "needs: [none]", 1)), nil, foundProblems, "has 1 error; `ownpace pack check"},
	} {
		out, errs, code := start(t, "", append([]string{"pack", "simulate", c.path}, c.args...)...)
		if code != c.code || out != "" || !strings.Contains(errs, c.say) {
			t.Errorf("%s: exit %d, %q, %q; want %d, %q", c.name, code, out, errs, c.code, c.say)
		}
	}
}

func TestFiguresForPeople(t *testing.T) {
	pack := &engine.Pack{ID: "tiny", Title: "Tiny", Skills: make([]*engine.Skill, 0)}
	curve := []float64{0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.91, 0.92, 0.93, 0.94, 0.9512}
	got := figures(pack, simulated.Report{
		Pack: "tiny", Skills: 3, Learners: 100, Seed: 7,
		Populations: []simulated.Figures{
			{Name: "clean paths", Mean: 8.25, P90: 11, Accuracy: 0.9512, Brier: 0.0421, ECE: 0.0312, Badly: 0.04, Minutes: 90, Mastered: 1, Curve: curve},
			{Name: "patchy ability", Mean: 10, P90: 11, Accuracy: 0.9, Brier: 0.06, ECE: 0.05, Badly: 0.125, Minutes: 1230, Mastered: 0.98, Curve: curve},
		},
		NeverShown: []string{"one-4", "two-3"},
		NotApart:   [][]string{{"one", "two"}, {"three"}},
		Misjudged:  []simulated.Misjudging{{Skill: "three", TooHigh: 0.05, TooLow: 0.1}},
	})
	want := `Tiny: 3 skills, 0 items; 100 learners of each kind, seed 7

                   questions     map    badly          calibration  hours to
                 mean    p90   right   placed   Brier        error   mastery
clean paths       8.2     11  95.1 %    4.0 %   0.042        0.031       1.5
patchy ability   10.0     11  90.0 %   12.5 %   0.060        0.050      20.5

map right after        5       10       11 questions
clean paths       85.0 %   94.0 %   95.1 %
patchy ability    85.0 %   94.0 %   95.1 %

Misjudged most:
  three                             5.0 % taken for known, 10.0 % taken for unknown
Never shown, in placement or study: one-4, two-3.
Not told apart by any answers:
  one, two: always on the same side of the map
  three: no item on it is fit for placement
Of patchy ability, 2.0 % left the study with something they could not finish.

` + meaning
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
