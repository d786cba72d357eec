package screen

import (
	"slices"

	"ownpace/engine"
	"ownpace/tui/page"
)

// interests asks what the learner likes: items are dressed in it, where they can be.
type interests struct{ back Screen }

// offered are the interests that some pack has dresses for.
func offered(st *Study) []string {
	var all []string
	for _, p := range st.State.Packs() {
		all = append(all, p.Interests...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (i interests) Page(st *Study) page.Page {
	return page.Page{
		ID:     "interests",
		Title:  "Your interests",
		Blocks: []page.Block{page.Line{Text: "What do you like? Where a question can, it will speak of it; what it asks stays the same."}},
		Ask:    page.Mark{Prompt: "Choose what you like", Options: optionsOf(offered(st)), Marked: st.State.Interests, None: true},
		Keys:   []page.Key{backKey()},
	}
}

func (i interests) On(st *Study, in page.Input) Step {
	switch in.Action {
	case page.Back:
		return to(i.back)
	case page.Enter:
		chosen := []string{}
		for _, n := range in.Marks {
			chosen = append(chosen, offered(st)[n])
		}
		note := engine.Text("Questions keep their usual dress.")
		if len(chosen) > 0 {
			note = "Where a question can, it will speak of what you like."
		}
		return Step{Events: []engine.Event{{Kind: engine.InterestsChosen, Order: chosen}}, Next: func(*Study) Screen { return i.back }, Note: note}
	}
	return Step{}
}
