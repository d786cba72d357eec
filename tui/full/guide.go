package full

import (
	"slices"

	"ownpace/engine"
	"ownpace/tui/page"
)

// guide lists the keys of a page: those of its kind of answer, its own, and those that
// work everywhere, from the tables that the keys themselves are taken by; with an editor,
// also how to write in it.
func guide(pg page.Page, editor string) []page.Block {
	own, all := page.Table{}, page.Table{}
	add := func(t *page.Table, press, does engine.Text) {
		if press != "" && does != "" {
			t.Rows = append(t.Rows, page.Row{Cells: []engine.Text{press, does}})
		}
	}
	for _, b := range bindsOf(pg.Ask, nil) {
		if b.edits && editor == "" {
			continue
		}
		add(&own, b.names(pg.Keys), b.does)
	}
	for i, k := range pg.Keys {
		if first := !sameAction(pg.Keys[:i], k.Action); first {
			add(&own, presses(pg.Keys, k.Action), k.Label)
		}
	}
	for _, b := range everywhere(pg, page.Writes(pg.Ask)) {
		add(&all, b.names(pg.Keys), b.does)
	}
	return []page.Block{page.Heading{Text: "On this page"}, own, page.Heading{Text: "Everywhere"}, all}
}

func sameAction(keys []page.Key, action page.Action) bool {
	return slices.ContainsFunc(keys, func(k page.Key) bool { return k.Action == action })
}

// presses names every key of an action.
func presses(keys []page.Key, action page.Action) engine.Text {
	var names []engine.Text
	for _, k := range keys {
		if k.Action == action {
			names = append(names, keyName(k.Press))
		}
	}
	return engine.JoinText(names, ", ")
}
