package screen

import (
	"slices"
	"strings"

	"ownpace/engine"
	"ownpace/tui/page"
)

// What a learner says of themselves: their name, what they like, what they study for.

func nameSetting() setting {
	return setting{
		id:    "name",
		also:  "who call me learner",
		title: func(st *Study) engine.Text { return "Your name: " + orNone(st.State.Name, "none") },
		says:  "What shall I call you?",
		ask: func(st *Study) page.Ask {
			return page.Write{Prompt: "Your name", Draft: st.State.Name, Empty: "or Enter, for none"}
		},
		take: func(_ *Study, in page.Input) taken {
			return chose(engine.Event{Kind: engine.Named, Name: strings.TrimSpace(in.Text)}, "")
		},
	}
}

// offered are the interests that some pack has dresses for.
func offered(st *Study) []string {
	var all []string
	for _, p := range st.State.Packs() {
		all = append(all, p.Interests...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func interestsSetting() setting {
	return setting{
		id:    "interests",
		also:  "likes hobbies",
		title: func(st *Study) engine.Text { return "Interests: " + listed(st.State.Interests, "none chosen") },
		says:  "What do you like? Where a question can, it will speak of it; what it asks stays the same. Units and packs that can speak of it stand a little higher.",
		ask: func(st *Study) page.Ask {
			return page.Mark{Prompt: "Choose what you like", Options: optionsOf(offered(st)), Marked: st.State.Interests, None: true}
		},
		take: func(st *Study, in page.Input) taken {
			chosen := marked(offered(st), in.Marks)
			if slices.Equal(chosen, st.State.Interests) || len(chosen)+len(st.State.Interests) == 0 {
				return taken{}
			}
			note := engine.Text("Questions keep their usual dress.")
			if len(chosen) > 0 {
				note = "Where a question can, it will speak of what you like."
			}
			return chose(engine.Event{Kind: engine.InterestsChosen, Order: chosen}, note)
		},
	}
}

func purposeSetting() setting {
	return setting{
		id:    "purpose",
		also:  "why reason",
		title: func(st *Study) engine.Text { return "What for: " + orNone(st.State.Purpose.Short(40), "not said") },
		says:  "What would you like to be able to do with what you learn? It stands at the top of your library, to remind you; nobody else sees it. A goal with a day can be set for each pack.",
		ask: func(st *Study) page.Ask {
			return page.Write{Prompt: "What for", Draft: st.State.Purpose, Empty: "or Enter, to leave it open"}
		},
		take: func(st *Study, in page.Input) taken {
			if text := strings.TrimSpace(in.Text); engine.Clean(text).Line() != st.State.Purpose {
				return chose(engine.Event{Kind: engine.PurposeSaid, About: text}, "Noted.")
			}
			return taken{}
		},
	}
}
