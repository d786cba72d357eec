package full

import (
	"strings"

	"ownpace/engine"
	"ownpace/tui/page"
)

// guide lists the keys of a page: those of its kind of answer, its own, and those that
// work everywhere; with an editor, also how to write in it.
func guide(pg page.Page, editor string) []page.Block {
	own, everywhere := page.Table{}, page.Table{}
	add := func(t *page.Table, press, does engine.Text) {
		t.Rows = append(t.Rows, page.Row{Cells: []engine.Text{press, does}})
	}
	switch ask := pg.Ask.(type) {
	case page.Pick:
		add(&own, "↑ ↓ or k j", "move to a choice")
		if ask.Graded {
			add(&own, "1 to 9", "move to that choice")
			add(&own, "Enter", "give it as your answer")
		} else {
			add(&own, "1 to 9", "take that choice at once")
			add(&own, "Enter", "take the choice under the mark")
		}
	case page.Mark:
		add(&own, "↑ ↓ or k j", "move to a choice")
		add(&own, "Space or 1 to 9", "mark a choice, or take the mark away")
		add(&own, "Enter", "give the marked ones as your answer")
	case page.Arrange:
		add(&own, "↑ ↓ or k j", "move the mark")
		add(&own, "K J or Shift ↑ ↓", "move what is under the mark up or down")
		add(&own, "Enter", "give this order as your answer")
	case page.Match:
		add(&own, "a b c", "put what has the letter to the marked line, and go to the next")
		add(&own, "↑ ↓", "move the mark")
		add(&own, "Backspace", "take the letter away")
		add(&own, "Enter", "give this as your answer")
	case page.Write:
		add(&own, "Enter", "give what you have written")
		add(&own, "Enter alone", "when nothing is written: other ways to go on")
	case page.Fill:
		add(&own, "Enter", "go to the next gap; at the last one: give your answer")
		add(&own, "↑ ↓", "move between the gaps")
	case page.Compose:
		add(&own, "Enter", "begin a new line")
		add(&own, "Ctrl+D", "you are done")
		if editor != "" {
			add(&own, keyName(editKey), engine.Textf("write in your editor, %s", engine.Clean(editor)))
		}
		add(&own, "↑ ↓", "move in your text")
	case page.Read:
		add(&own, "Enter or Space", engine.Textf("read on; at the end: %s", ask.Next))
		add(&own, "↑ ↓ or k j", "scroll by a line")
	}
	for i, k := range pg.Keys {
		if first := sameAction(pg.Keys[:i], k.Action); !first {
			add(&own, presses(pg.Keys, k.Action), k.Label)
		}
	}
	add(&everywhere, "PgUp PgDn", "scroll a long page")
	add(&everywhere, "F1 or ?", "this help; F1 while you write")
	add(&everywhere, "Ctrl+C", "leave at once; nothing is lost, and the next start leads back here")
	return []page.Block{page.Heading{Text: "On this page"}, own, page.Heading{Text: "Everywhere"}, everywhere}
}

func sameAction(keys []page.Key, action page.Action) bool {
	for _, k := range keys {
		if k.Action == action {
			return true
		}
	}
	return false
}

// presses names every key of an action.
func presses(keys []page.Key, action page.Action) engine.Text {
	var names []engine.Text
	for _, k := range keys {
		if k.Action == action {
			names = append(names, keyName(k.Press))
		}
	}
	return engine.JoinText(names, " or ")
}

// keyName is a key as a person would call it.
func keyName(press string) engine.Text {
	switch modifier, key, found := strings.Cut(press, "+"); {
	case found:
		return engine.Clean(strings.ToUpper(modifier[:1]) + modifier[1:] + "+" + strings.ToUpper(key))
	case len(press) > 1:
		return engine.Clean(strings.ToUpper(press[:1]) + press[1:])
	}
	return engine.Clean(press)
}
