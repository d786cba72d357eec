package search_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"ownpace/engine/search"
)

var library = []search.Document{
	{"Its phases", "The Moon has no light of its own. From new to full it grows: a crescent, a half, then gibbous."},
	{"The tides", "The pull of the Moon causes the tides. The Sun pulls, too."},
	{"Adding fractions", "Eighths and eighths are pieces of the same size, so we only count them. A fraction is a part of a whole."},
	{"Simplest form", "A fraction is in its simplest form when top and bottom share no factor."},
	{"Café", "Ein Stück Kuchen heißt: a piece of cake."},
	{"月の満ち欠け", "月は光らない。"},
}

func TestFind(t *testing.T) {
	x := search.New(library)
	for _, c := range []struct {
		query string
		first string // its title, "" for no hit at all
	}{
		{"moon", "The tides"},        // shorter
		{"MOON light", "Its phases"}, // all words, in any case
		{"gib", "Its phases"},        // the beginning of a word
		{"fractions", "Adding fractions"},
		{"simplest fractions", "Simplest form"}, // another form of a word
		{"cafe", "Café"},
		{"stuck", "Café"},
		{"heisst", "Café"},
		{"月", "月の満ち欠け"},
		{"What causes the tides?", "The tides"},
		{"why does the moon have no light of its own and how", "Its phases"}, // words that tell nothing
		{"tides waterfall", "The tides"},                                     // most of it
		{"waterfall", ""},
		{"", ""},
		{"?!", ""},
		{"same size", "Adding fractions"},
	} {
		hits := x.Find(c.query, 5)
		switch {
		case c.first == "" && len(hits) > 0:
			t.Errorf("%q found %s", c.query, library[hits[0].Document].Title)
		case c.first != "" && len(hits) == 0:
			t.Errorf("%q found nothing, wanted %s", c.query, c.first)
		case c.first != "" && library[hits[0].Document].Title != c.first:
			t.Errorf("%q found %s first, wanted %s", c.query, library[hits[0].Document].Title, c.first)
		}
	}
}

func TestSnippetHasWhatWasAsked(t *testing.T) {
	long := strings.Repeat("so much else is said here before ", 20) + "the crescent grows " + strings.Repeat("and after it ", 20)
	hits := search.New([]search.Document{{"A", long}}).Find("crescent", 1)
	if len(hits) != 1 || !strings.Contains(hits[0].Snippet, "crescent") || len(hits[0].Snippet) > 200 || !strings.HasPrefix(hits[0].Snippet, "… ") || !strings.HasSuffix(hits[0].Snippet, " …") {
		t.Errorf("%+v", hits)
	}
}

// TestLike: a question finds what it is about, though no text has all its words.
func TestLike(t *testing.T) {
	x := search.New([]search.Document{
		{"Equal fractions", "You can write the same fraction with another top and bottom, and divide both by another number."},
		{"Dividing by a fraction", "How often does it fit? 6 : 2 asks how often 2 fits into 6. With a fraction it is the same."},
		{"Ratios", "So many of one to so many of another. A drink is divided into parts."},
	})
	for question, want := range map[string]int{
		"How do I divide by a fraction, and why does it flip?": 1,
		"What is an equal fraction?":                           0,
	} {
		if hits := x.Like(question, 2); len(hits) == 0 || hits[0].Document != want {
			t.Errorf("%q: %+v", question, hits)
		}
	}
}

// FuzzFind: whatever is searched in whatever, nothing panics, and snippets are text.
func FuzzFind(f *testing.F) {
	f.Add("The Moon\nhas no light", "moon")
	f.Add("\xff\u0301é", "e\xff")
	f.Fuzz(func(t *testing.T, text, query string) {
		for _, h := range search.New([]search.Document{{query, text}, {text, query}}).Find(query, 3) {
			search.New([]search.Document{{text, query}}).Like(query, 1)
			if utf8.ValidString(text) && utf8.ValidString(query) && !utf8.ValidString(h.Snippet) {
				t.Errorf("%q in %q: %q", query, text, h.Snippet)
			}
		}
	})
}

// many is a pack of so many items, with words as often as they are in a language.
func many(n int) []search.Document {
	rng := rand.New(rand.NewPCG(1, 2))
	var all []search.Document
	for range n {
		var words []string
		for range 20 + rng.IntN(60) {
			words = append(words, fmt.Sprintf("word%d", int(float64(8000)/(1+200*rng.Float64()*rng.Float64()))))
		}
		all = append(all, search.Document{Title: words[0] + " " + words[1], Text: strings.Join(words, " ") + "."})
	}
	return all
}

// TestFastEnough: a search in 5,000 items, with the index made for it, within 50 ms is the
// aim; the test allows for a busy machine.
func TestFastEnough(t *testing.T) {
	x := search.New(many(5000))
	begun := time.Now()
	const times = 10
	for range times {
		x.Find("word40 word1", 10)
	}
	if each := time.Since(begun) / times; each > 250*time.Millisecond {
		t.Errorf("a search took %s", each)
	}
}

func BenchmarkNew(b *testing.B) {
	all := many(5000)
	for b.Loop() {
		search.New(all)
	}
}

func BenchmarkFind(b *testing.B) {
	x := search.New(many(5000))
	for b.Loop() {
		x.Find("word40 word1 word7", 10)
	}
}
