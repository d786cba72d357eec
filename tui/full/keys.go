package full

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ownpace/engine"
	"ownpace/tui/page"
)

// The keys of each kind of page stand in one table each: what is pressed, what the help
// and the line of keys say of it, and what it does.

// bind is one row of such a table.
type bind struct {
	presses []string         // groups of keys that mean the same, as Bubble Tea names them: "up down", "k j"
	does    engine.Text      // in the help; "" for what is another habit only
	line    engine.Text      // on the line of keys, with brief; nothing stands there without
	brief   engine.Text      // what it does, in a word or two
	edits   bool             // needs an editor of the learner's own
	do      func(*turn) bool // true when the reply is given
}

// turn is one key on one page.
type turn struct {
	v     *view
	pg    page.Page
	f     frame
	in    *page.Input
	press string
	msg   tea.KeyMsg
}

// bindsOf is the table of a page's kind of ask. While a list is looked through, it is that
// of the line that is written on.
func bindsOf(ask page.Ask, v *view) []bind {
	pick, _ := ask.(page.Pick)
	_, read := ask.(page.Read)
	switch looking := pick.Find || v != nil && v.finding; {
	case looking && read:
		return readFindBinds()
	case looking:
		return findBinds(ask)
	}
	var binds []bind
	switch ask := ask.(type) {
	case page.Pick:
		binds = pickBinds(ask)
	case page.Mark:
		binds = markBinds(ask)
	case page.Arrange:
		binds = arrangeBinds(ask)
	case page.Match:
		binds = matchBinds(ask)
	case page.Write:
		binds = []bind{
			{presses: []string{"enter"}, does: "give what you have written; when nothing is written: other ways to go on", line: "Enter", brief: "answer", do: (*turn).nextLine},
		}
	case page.Fill:
		brief := engine.Text("answer")
		if len(ask.Gaps) > 1 {
			brief = "next gap, then answer"
		}
		binds = []bind{
			{presses: []string{"enter"}, does: "go to the next gap; at the last one: give your answer", line: "Enter", brief: brief, do: (*turn).nextLine},
			{presses: []string{"up down"}, does: "move between the gaps", do: (*turn).otherLine},
		}
	case page.Compose:
		binds = []bind{
			{presses: []string{"ctrl+d"}, does: "you are done", line: "Ctrl+D", brief: "done", do: give},
			{presses: []string{editKey}, does: "write in your own editor", line: "Ctrl+E", brief: "in your editor", edits: true, do: (*turn).edit},
			{presses: []string{"enter"}, does: "begin a new line; when nothing is written: other ways to go on", do: (*turn).newLine},
			{presses: []string{"up down"}, does: "move in your text", do: (*turn).write},
		}
	case page.Read:
		binds = []bind{
			{presses: []string{"enter", " "}, does: engine.Textf("read on; at the end: %s", ask.Next), line: "Enter", brief: ask.Next, do: (*turn).readOn},
			{presses: []string{"up down", "k j"}, does: "scroll by a line", do: (*turn).scrollLine},
			{presses: []string{"home end", "g G"}, does: "to the beginning, to the end", do: (*turn).scrollEnd},
			{presses: []string{"/"}, does: "look for something on this page", do: (*turn).search},
		}
	}
	if canFind(ask) {
		find := bind{presses: []string{"/"}, does: "look for something in this list", do: (*turn).find}
		if len(page.OptionsOf(ask)) > fewOptions {
			find.line, find.brief = "/", "find"
		}
		binds = append(binds, find)
	}
	return binds
}

func give(*turn) bool { return true }

const digits = "1 2 3 4 5 6 7 8 9"

func pickBinds(ask page.Pick) []bind {
	move, end := moveBind("move to a choice"), endBind()
	if ask.Graded {
		move.line, move.brief = "↑↓", "choose"
		return []bind{move, end,
			{presses: []string{digits}, does: "move to that choice", do: (*turn).pickNumber},
			{presses: []string{"enter"}, does: "give it as your answer", line: "Enter", brief: "answer", do: (*turn).taken},
			{presses: []string{" "}, does: "scroll on, where there is more", do: (*turn).more}}
	}
	if ask.Begins != "" {
		return []bind{move, end,
			{presses: []string{digits, "0 - +"}, does: "begin another answer with it", do: (*turn).begin},
			{presses: []string{"enter"}, does: "take the choice under the mark", line: "↑↓ Enter", brief: "choose", do: (*turn).taken},
			{presses: []string{" "}, does: "scroll on, where there is more", do: (*turn).more}}
	}
	return []bind{move, end,
		{presses: []string{digits}, does: "take that choice at once", do: (*turn).pickNumber},
		{presses: []string{"enter"}, does: "take the choice under the mark", line: "↑↓ Enter", brief: "choose", do: (*turn).taken},
		{presses: []string{" "}, does: "scroll on, where there is more", do: (*turn).more}}
}

func markBinds(ask page.Mark) []bind {
	enter := bind{presses: []string{"enter"}, does: "give the marked ones as your answer", line: "Enter", brief: "answer", do: (*turn).taken}
	if ask.None {
		enter.brief = "done"
	}
	return []bind{
		moveBind("move to a choice"), endBind(),
		{presses: []string{" ", "x"}, does: "mark a choice, or take the mark away", line: "Space", brief: "mark", do: (*turn).mark},
		{presses: []string{digits}, does: "mark that one, or take the mark away", do: (*turn).markNumber},
		enter,
	}
}

func arrangeBinds(page.Arrange) []bind {
	return []bind{
		moveBind("move the mark"), endBind(),
		{presses: []string{"K J", "shift+up shift+down"}, does: "move what is under the mark up or down", line: "K J", brief: "move up, down", do: (*turn).carry},
		{presses: []string{digits}, does: "move the mark there", do: (*turn).pointNumber},
		{presses: []string{"enter"}, does: "give this order as your answer", line: "Enter", brief: "answer", do: (*turn).taken},
	}
}

func matchBinds(ask page.Match) []bind {
	var letters []string
	for i := range ask.Others {
		letters = append(letters, string(page.Letter(i)))
	}
	return []bind{
		{presses: []string{strings.Join(letters, " ")}, does: "put what has the letter to the marked line, and go to the next", line: "a b c", brief: "match", do: (*turn).match},
		{presses: []string{"up down"}, does: "move the mark", do: (*turn).walk},
		{presses: []string{"home end"}, does: "to the first, to the last", do: (*turn).walk},
		{presses: []string{digits}, does: "move the mark there", do: (*turn).pointNumber},
		{presses: []string{"backspace", "delete", " "}, does: "take the letter away", do: (*turn).unmatch},
		{presses: []string{"enter"}, does: "give this as your answer", line: "Enter", brief: "answer", do: (*turn).taken},
	}
}

func findBinds(ask page.Ask) []bind {
	enter := bind{presses: []string{"enter"}, does: "take the choice under the mark", line: "↑↓ Enter", brief: "choose", do: (*turn).foundOne}
	if _, marks := ask.(page.Mark); marks {
		enter.does, enter.brief = "go to it, in the whole list", "go to it"
	}
	esc := bind{presses: []string{"esc"}, does: "the whole list again", line: "Esc", brief: "all again", do: (*turn).unfind}
	if pick, _ := ask.(page.Pick); pick.Find {
		esc.does, esc.brief = "back", "back"
	}
	return []bind{enter, {presses: []string{"up down"}, does: "move the mark", do: (*turn).walk}, esc}
}

func moveBind(does engine.Text) bind {
	return bind{presses: []string{"up down", "k j"}, does: does, do: (*turn).walk}
}

func endBind() bind {
	return bind{presses: []string{"home end", "g G"}, does: "to the first, to the last", do: (*turn).walk}
}

// everywhere are the keys that every page has; letters only where nothing is written.
func everywhere(pg page.Page, writing bool) []bind {
	do := func(a page.Action) func(*turn) bool {
		return func(t *turn) bool { t.in.Action = a; return true }
	}
	help, palette, pages := []string{"f1", "?"}, []string{"ctrl+k", ":"}, []string{"ctrl+b ctrl+f"}
	if writing {
		help, palette, pages = help[:1], palette[:1], nil
	}
	all := []bind{
		{presses: help, does: "this help", do: do(page.Help)},
		{presses: []string{"pgup pgdown"}, does: "scroll a long page", do: (*turn).scrollPage},
		{presses: pages, do: (*turn).scrollPage},
		{presses: []string{"ctrl+z"}, does: "to the shell; fg comes back", do: do(suspend)},
		{presses: []string{"ctrl+c"}, does: "leave at once; nothing is lost, and the next start leads back to your work", do: do(page.Quit)},
	}
	if pg.Roams {
		all = slices.Insert(all, 1, bind{presses: palette, does: "go to any screen, setting, pack, unit, skill or question", do: do(page.Palette)})
	}
	return all
}

// suspend gives the terminal back to the shell for a while.
const suspend page.Action = "suspend"

// has reports whether a key is in the table's row.
func (b bind) has(press string) bool {
	return press != "" && slices.ContainsFunc(b.presses, func(group string) bool {
		return group == press || press != " " && slices.Contains(strings.Split(group, " "), press)
	})
}

// names says what to press, without the groups of which the page takes a key for
// something else.
func (b bind) names(keys []page.Key) engine.Text {
	var all []engine.Text
	for _, group := range b.presses {
		if !slices.ContainsFunc(keys, func(k page.Key) bool { return (bind{presses: []string{group}}).has(k.Press) }) {
			all = append(all, groupName(group))
		}
	}
	return engine.JoinText(all, ", ")
}

func groupName(group string) engine.Text {
	switch {
	case group == digits:
		return "1 to 9"
	case group == " ":
		return "Space"
	}
	var names []engine.Text
	for _, press := range strings.Split(group, " ") {
		names = append(names, keyName(press))
	}
	return engine.JoinText(names[:min(len(names), 3)], " ")
}

// keyName is a key as a person would call it.
func keyName(press string) engine.Text {
	name := map[string]engine.Text{"up": "↑", "down": "↓", "left": "←", "right": "→", "pgup": "PgUp", "pgdown": "PgDn", " ": "Space"}[press]
	switch modifier, key, found := strings.Cut(press, "+"); {
	case name != "":
		return name
	case press == "+": // by itself
		return "+"
	case found && len(key) == 1:
		return engine.Clean(strings.ToUpper(modifier[:1]) + modifier[1:] + "+" + strings.ToUpper(key))
	case found:
		return engine.Clean(strings.ToUpper(modifier[:1])+modifier[1:]+"+") + keyName(key)
	case len(press) > 1:
		return engine.Clean(strings.ToUpper(press[:1]) + press[1:])
	}
	return engine.Clean(press)
}
