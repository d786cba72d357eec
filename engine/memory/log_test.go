package memory

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math"
	"slices"
	"strconv"
	"testing"
	"time"
)

// realLog is the review log of one person, by card, where it lies beside the project.
func realLog(b testing.TB) [][]Review {
	rows, err := csv.NewReader(bytes.NewReader(shared(b, "fsrs_review_log.csv"))).ReadAll()
	if err != nil {
		b.Fatal(err)
	}
	byCard := make(map[string][]Review)
	var order []string
	for _, row := range rows[1:] {
		at, err := time.Parse(time.RFC3339Nano, row[2])
		if err != nil {
			b.Fatal(err)
		}
		grade, _ := strconv.Atoi(row[1])
		if byCard[row[0]] == nil {
			order = append(order, row[0])
		}
		byCard[row[0]] = append(byCard[row[0]], Review{Day: float64(at.UnixMilli()) / 86_400_000, Grade: Grade(grade)})
	}
	var cards [][]Review
	for _, card := range order {
		reviews := byCard[card]
		slices.SortStableFunc(reviews, func(a, b Review) int {
			if a.Day < b.Day {
				return -1
			}
			return map[bool]int{true: 1, false: 0}[a.Day > b.Day]
		})
		cards = append(cards, reviews)
	}
	return cards
}

// BenchmarkReviewLog prints how well recall is foretold: by the default weights on all of
// a real log, and on its last 40 % by those and by weights fitted to the 60 % before.
func BenchmarkReviewLog(b *testing.B) {
	cards := realLog(b)
	var days []float64
	for _, card := range cards {
		for _, r := range card {
			days = append(days, r.Day)
		}
	}
	slices.Sort(days)
	cut := days[len(days)*6/10]
	var early [][]Review
	for _, card := range cards {
		if i := slices.IndexFunc(card, func(r Review) bool { return r.Day >= cut }); i < 0 {
			early = append(early, card)
		} else if i > 0 {
			early = append(early, card[:i])
		}
	}
	w := Defaults()
	for b.Loop() {
		loss, n := w.Loss(cards, math.Inf(-1), math.Inf(1))
		fmt.Printf("default weights, %d reviews: log loss %.4f\n", n, loss)
		begun := time.Now()
		own, kept := w.Fit(early)
		took := time.Since(begun)
		rest, m := w.Loss(cards, cut, math.Inf(1))
		fitted, _ := own.Loss(cards, cut, math.Inf(1))
		fmt.Printf("the last 40 %% (%d reviews): default %.4f, fitted to the first 60 %% (kept: %v) %.4f; the fit took %v\n", m, rest, kept, fitted, took.Round(time.Millisecond))
	}
}

// TestFit: what is fitted to reviews that follow other weights foretells them better, in
// the same way each time; too few reviews are not fitted to.
func TestFit(t *testing.T) {
	forgetful := Defaults()
	forgetful[2], forgetful[8], forgetful[20] = 0.6, 1.2, 0.3
	truth := forgetful.Model()
	var cards [][]Review
	seed := uint64(1)
	random := func() float64 { // xorshift, the same on every machine
		seed ^= seed << 13
		seed ^= seed >> 7
		seed ^= seed << 17
		return float64(seed>>11) / (1 << 53)
	}
	for range 200 {
		var m Memory
		var card []Review
		day := 100 * random()
		last := day
		for range 8 {
			g := Good
			if !m.New() && random() > truth.Retrievability(m, day-last) {
				g = Again
			}
			m = truth.Reviewed(m, g, day-last)
			card = append(card, Review{day, g})
			last, day = day, day+math.Round(1+10*random())
		}
		cards = append(cards, card)
	}
	w := Defaults()
	own, kept := w.Fit(cards)
	before, _ := w.Loss(cards, math.Inf(-1), math.Inf(1))
	after, _ := own.Loss(cards, math.Inf(-1), math.Inf(1))
	if !kept || after >= before {
		t.Errorf("fitted (kept: %v) %.4f, default %.4f", kept, after, before)
	}
	if again, _ := w.Fit(cards); again != own {
		t.Error("the same log gave other weights")
	}
	if _, kept := w.Fit(cards[:10]); kept {
		t.Error("a few reviews were fitted to")
	}
}
