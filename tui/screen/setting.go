package screen

import (
	"slices"
	"strings"

	"ownpace/engine"
	"ownpace/tui/page"
)

// A setting is one thing that a learner says of themselves or wants in a way. The first
// start asks some of them, one after the other; all of them stand under yours.

type setting struct {
	id    string
	title func(*Study) engine.Text // what it is now: "Interests: music"
	says  engine.Text              // what it changes
	also  engine.Text              // other words that find it in the palette
	ask   func(*Study) page.Ask
	take  func(*Study, page.Input) taken
}

// taken is what a reply to a setting comes to: events, or nothing to change; or what cannot
// be read, and why.
type taken struct {
	events []engine.Event
	note   engine.Text
	unread engine.Text
}

func chose(e engine.Event, note engine.Text) taken {
	return taken{events: []engine.Event{e}, note: note}
}

// settings lists them all, those first that the first start asks.
func settings(st *Study) []setting {
	all := []setting{nameSetting()}
	if len(offered(st)) > 0 {
		all = append(all, interestsSetting())
	}
	all = append(all, purposeSetting(), minutesSetting(), restSetting(), methodSetting())
	if st.Coloured {
		all = append(all, coloursSetting())
	}
	return append(all, sureSetting(), switchesSetting())
}

// firstAsked is the ids of the settings that the first start asks.
func firstAsked() []string {
	return []string{"name", "interests", "purpose", "minutes", "rest", "method", "colours"}
}

// marked are those of all that have a mark.
func marked[T any](all []T, marks []int) []T {
	chosen := []T{}
	slices.Sort(marks)
	for _, i := range marks {
		if i >= 0 && i < len(all) {
			chosen = append(chosen, all[i])
		}
	}
	return chosen
}

func orNone(text, none engine.Text) engine.Text {
	if text == "" {
		return none
	}
	return text
}

func listed(words []string, none engine.Text) engine.Text {
	if len(words) == 0 {
		return none
	}
	return engine.Clean(strings.Join(words, ", ")).Line()
}

// resetting is the page of one setting.
type resetting struct {
	setting
	back Screen
}

func (c resetting) Page(st *Study) page.Page {
	return page.Page{ID: "setting/" + c.id + "/" + string(c.title(st)), Title: "Yours", Aside: st.State.Name, Blocks: []page.Block{page.Prose{Markdown: c.says}}, Ask: c.ask(st), Keys: []page.Key{backKey()}}
}

func (c resetting) On(st *Study, in page.Input) Step {
	switch in.Action {
	case page.Back:
		return to(c.back)
	case page.Enter:
		got := c.take(st, in)
		switch {
		case got.unread != "":
			return Step{Note: got.unread}
		case len(got.events) == 0:
			return to(c.back)
		}
		return Step{Events: got.events, Next: func(*Study) Screen { return c.back }, Note: got.note}
	}
	return Step{}
}
