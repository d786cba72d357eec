// Package search finds texts by words: quickly, offline, and without knowing what the
// texts are. Words are folded, so that case and accents do not matter, and a word of the
// query stands for all that begin like it.
package search

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Document is a text with its title.
type Document struct{ Title, Text string }

// Hit is a document that was found.
type Hit struct {
	Document int // its number, from 0, in the order in which they were given
	Score    float64
	Snippet  string // the part of the text that says most of what was asked, on one line
}

// Index is texts, made ready. They are scanned word by word: for some thousand texts that
// takes a few milliseconds, and nothing has to be kept up to date.
type Index struct {
	documents []Document
	titles    [][]word
	texts     [][]word
	number    map[string]int // of each folded word
	words     []string       // by number
	usual     float64        // words of a text, on the mean
	in        []int          // how many documents each word is in
	seen      []int          // and the last of them, from 1
}

// New makes an index of documents.
func New(documents []Document) *Index {
	x := &Index{documents: documents, number: make(map[string]int)}
	for i, d := range documents {
		for _, to := range []struct {
			all  *[][]word
			text string
		}{{&x.titles, d.Title}, {&x.texts, d.Text}} {
			words := x.wordsOf(to.text)
			*to.all = append(*to.all, words)
			for _, w := range words {
				if x.seen[w.number] != i+1 {
					x.seen[w.number] = i + 1
					x.in[w.number]++
				}
			}
		}
	}
	for _, words := range x.texts {
		x.usual += float64(len(words)) / float64(len(x.texts))
	}
	return x
}

func (x *Index) wordsOf(text string) []word {
	var words []word
	eachWord(text, func(folded string, from, until int) {
		n, known := x.number[folded]
		if !known {
			n = len(x.words)
			x.number[folded], x.words, x.in, x.seen = n, append(x.words, folded), append(x.in, 0), append(x.seen, 0)
		}
		words = append(words, word{int32(n), int32(from), int32(until)})
	})
	return words
}

// word is one word of a text: which it is, and where it stands.
type word struct{ number, from, until int32 }

// What a word of the query is worth where it stands so, times how rare it is.
const (
	whole     = 1.0 // as it was written
	begun     = 0.8 // as the beginning of a longer word
	related   = 0.5 // as another form of it
	inTitle   = 2.0 // times that, in a title
	phrased   = 1.5 // times all, where the words stand one after the other
	enoughOf  = 0.5 // of the weight of the query that must be there, when no text has all of it
	leastStem = 4   // letters that must be left of a word without its ending
)

// Find finds the documents that have all words of the query; when there are none, those
// that have most of them. The best come first, at most so many.
func (x *Index) Find(query string, most int) []Hit { return x.find(query, most, false) }

// Like finds the documents that say most of what a sentence is about: who asks a question
// in their own words has some that no text has.
func (x *Index) Like(sentence string, most int) []Hit { return x.find(sentence, most, true) }

func (x *Index) find(query string, most int, like bool) []Hit {
	terms := x.termsOf(query)
	if len(terms) == 0 {
		return nil
	}
	var all, some []Hit
	for i := range x.documents {
		score, share, complete := x.score(i, terms)
		switch hit := (Hit{Document: i, Score: score}); {
		case complete && !like:
			all = append(all, hit)
		case share >= enoughOf:
			some = append(some, hit)
		}
	}
	if len(all) == 0 {
		all = some
	}
	slices.SortStableFunc(all, func(a, b Hit) int { return cmp.Compare(b.Score, a.Score) })
	all = all[:min(len(all), most)]
	for i := range all {
		all[i].Snippet = x.snippet(all[i].Document, terms)
	}
	return all
}

// term is one word of the query, and what each word of the index is worth for it.
type term struct {
	worth  []float64 // by number
	weight float64   // how rare it is
}

// termsOf are the words of the query that tell something; all of them, when none does.
func (x *Index) termsOf(query string) []term {
	var words []string
	eachWord(query, func(folded string, _, _ int) { words = append(words, folded) })
	if telling := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return common[w] }); len(telling) > 0 {
		words = telling
	}
	const mostTerms = 16
	var terms []term
	for _, w := range words[:min(len(words), mostTerms)] {
		t := term{worth: make([]float64, len(x.words))}
		stem, in := stemOf(w), 0
		for n, other := range x.words {
			worth := 0.0
			switch {
			case other == w:
				worth = whole
			case strings.HasPrefix(other, w):
				worth = begun
			case stem != "" && strings.HasPrefix(other, stem) && len(other) <= len(w)+2:
				worth = related
			default:
				continue
			}
			t.worth[n] = worth
			in += x.in[n]
		}
		t.weight = math.Log(1 + float64(len(x.documents))/float64(max(in, 1)))
		terms = append(terms, t)
	}
	return terms
}

// score is what a document is worth, the share of the query's weight that it has, and
// whether it has all of it.
func (x *Index) score(document int, terms []term) (score, share float64, complete bool) {
	complete = true
	var has, whole float64
	long := float64(len(x.texts[document])) / max(x.usual, 1)
	for _, t := range terms {
		title, often := 0.0, 0.0
		for _, w := range x.titles[document] {
			title = max(title, t.worth[w.number])
		}
		for _, w := range x.texts[document] {
			often += t.worth[w.number]
		}
		whole += t.weight
		if title+often == 0 {
			complete = false
			continue
		}
		has += t.weight
		score += t.weight * (inTitle*title + often/(often+0.5+0.5*long)) // that it is there counts for much, how often for little (as in BM25)
	}
	if complete && len(terms) > 1 && (follow(x.titles[document], terms) || follow(x.texts[document], terms)) {
		score *= phrased
	}
	return score, has / max(whole, 1e-9), complete
}

// follow reports whether the terms stand one after the other in a text.
func follow(words []word, terms []term) bool {
	for i := 0; i+len(terms) <= len(words); i++ {
		here := true
		for j, t := range terms {
			if t.worth[words[i+j].number] == 0 {
				here = false
				break
			}
		}
		if here {
			return true
		}
	}
	return false
}

const (
	snippetWords = 18 // of a snippet
	snippetLead  = 4  // before the first word that was asked for
)

// snippet is the stretch of the text that has most of the query.
func (x *Index) snippet(document int, terms []term) string {
	words := x.texts[document]
	best, at := -1.0, 0
	for i := range words {
		sum := 0.0
		for _, t := range terms {
			most := 0.0
			for _, w := range words[i:min(len(words), i+snippetWords-snippetLead)] {
				most = max(most, t.worth[w.number])
			}
			sum += t.weight * most
		}
		here := 0.0
		for _, t := range terms {
			here = max(here, t.worth[words[i].number])
		}
		if here > 0 && sum > best {
			best, at = sum, i
		}
	}
	if len(words) == 0 {
		return ""
	}
	from, until := max(0, at-snippetLead), min(len(words), at-snippetLead+snippetWords)
	if from == 0 {
		until = min(len(words), snippetWords)
	}
	text := x.documents[document].Text
	start, end := int(words[from].from), int(words[until-1].until)
	if from == 0 {
		start = 0
	}
	if until == len(words) {
		end = len(text)
	}
	out := strings.Join(strings.Fields(text[start:end]), " ")
	if from > 0 {
		out = "… " + out
	}
	if until < len(words) {
		out += " …"
	}
	return out
}
