package screen

import (
	"strings"

	"ownpace/engine"
	"ownpace/tui/page"
)

// searchKey searches from a list.
func searchKey() page.Key { return page.Key{Press: "S", Action: "search", Label: "search"} }

// searching asks for what to search.
type searching struct {
	p     *engine.Progress // nil for all packs
	all   *corpus
	again string // searched for last
	back  Screen
}

// openSearch begins a search of a pack, or of all.
func openSearch(st *Study, p *engine.Progress, back Screen) Step {
	return to(searching{p: p, all: newCorpus(st, p, ""), back: back})
}

func (s searching) title() engine.Text {
	if s.p == nil {
		return "Search"
	}
	return s.p.Pack.Title + " · search"
}

func (s searching) Page(*Study) page.Page {
	return page.Page{
		ID: "search/" + packID(s.p) + "/" + s.again, Title: s.title(), Keys: []page.Key{backKey()},
		Blocks: []page.Block{page.Line{Text: "Lessons, words, the questions you met, and all that you wrote. The beginning of a word is enough."}},
		Ask:    page.Write{Prompt: "Search for", Draft: engine.Clean(s.again).Line(), Empty: "or Enter, to go back"},
	}
}

// mostFound is how many places are shown.
const mostFound = 12

func (s searching) On(_ *Study, in page.Input) Step {
	query := strings.TrimSpace(in.Text)
	switch {
	case in.Action == page.Back, in.Action == page.Enter && query == "":
		return to(s.back)
	case in.Action == page.Enter:
		hits := s.all.find(query, mostFound)
		if len(hits) == 0 {
			return Step{Note: "Nothing has these words. Try fewer of them, or other ones."}
		}
		s.again = query
		return to(results{s, hits})
	}
	return Step{}
}

// results lists what a search found.
type results struct {
	searching
	hits []found
}

func (r results) Page(*Study) page.Page {
	return page.Page{
		ID: "found/" + packID(r.p) + "/" + r.again, Title: r.title(), Aside: engine.Textf("%s for %s", plural(len(r.hits), "place"), engine.Clean(r.again).Short(24)),
		Ask:  page.Pick{Prompt: "Choose a place", Options: optionsFound(r.hits)},
		Keys: []page.Key{{Press: "S", Action: "search", Label: "search again"}, backKey()},
	}
}

func (r results) On(st *Study, in page.Input) Step {
	switch {
	case in.Action == page.Back, in.Action == "search":
		return to(r.searching)
	case in.Action == page.Enter && in.Choice >= 0 && in.Choice < len(r.hits):
		return to(r.hits[in.Choice].open(st, r))
	}
	return Step{}
}
