package screen

import "ownpace/tui/page"

// help tells how to use the page that it was called from.
type help struct {
	under Screen
	page  page.Page
}

func (h help) Page(*Study) page.Page {
	return page.Page{
		ID:     "help/" + h.page.ID,
		Title:  "Help",
		Aside:  h.page.Title,
		Blocks: []page.Block{page.Guide{Page: h.page}},
		Ask:    page.Read{Next: "back"},
		Keys:   []page.Key{backKey()},
	}
}

func (h help) On(_ *Study, in page.Input) Step {
	if in.Action == page.Enter || in.Action == page.Back || in.Action == page.Help {
		return to(h.under)
	}
	return Step{}
}
