package screen

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"ownpace/engine"
	"ownpace/tui/page"
	"ownpace/tui/theme"
)

// How a learner likes to study: how much and when, by which method, in which colours, with what.

func minutesSetting() setting {
	return setting{
		id:   "minutes",
		also: "plan pace hours",
		title: func(st *Study) engine.Text {
			if m := st.State.Plan().Minutes; m > 0 {
				return engine.Textf("Time a week: %d minutes", m)
			}
			return "Time a week: not said"
		},
		says: "How many minutes a week would you like to give it? Goals are reckoned with it, until your own pace is known. Nothing happens when you do less.",
		ask: func(st *Study) page.Ask {
			w := page.Write{Prompt: "Minutes a week", Empty: "or Enter, to leave it open"}
			if m := st.State.Plan().Minutes; m > 0 {
				w.Draft = engine.Textf("%d", m)
			}
			return w
		},
		take: func(st *Study, in page.Input) taken {
			n, ok := readMinutes(in.Text)
			switch {
			case !ok:
				return taken{unread: "Write the minutes of a week as a number, such as 90, at most 10080; Enter alone leaves it open."}
			case n == st.State.Plan().Minutes:
				return taken{}
			}
			return chose(planned(n, st.State.Plan().Rest), engine.Textf("Goals will reckon with %d minutes a week.", n))
		},
	}
}

// readMinutes reads minutes of a week; nothing is none.
func readMinutes(text string) (int, bool) {
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(text), "minutes"), "min"))
	if text == "" {
		return 0, true
	}
	n, err := strconv.Atoi(text)
	return n, err == nil && n > 0 && n <= 7*24*60
}

func planned(minutes int, rest []time.Weekday) engine.Event {
	e := engine.Event{Kind: engine.PlanChosen, Minutes: minutes}
	for _, d := range rest {
		e.Order = append(e.Order, engine.WeekdayName(d))
	}
	return e
}

func restSetting() setting {
	return setting{
		id:   "rest",
		also: "days off free weekend holiday",
		title: func(st *Study) engine.Text {
			var names []string
			for _, d := range engine.Weekdays() {
				if st.State.Plan().Rests(d) {
					names = append(names, d.String())
				}
			}
			return "Days of rest: " + listed(names, "none")
		},
		says: "Which days are for rest? On these nothing counts as missed.",
		ask: func(st *Study) page.Ask {
			ask := page.Mark{Prompt: "Choose the days of rest", None: true}
			for _, d := range engine.Weekdays() {
				ask.Options = append(ask.Options, page.Option{ID: engine.WeekdayName(d), Label: engine.Clean(d.String())})
				if st.State.Plan().Rests(d) {
					ask.Marked = append(ask.Marked, engine.WeekdayName(d))
				}
			}
			return ask
		},
		take: func(st *Study, in page.Input) taken {
			rest := marked(engine.Weekdays(), in.Marks)
			if len(rest) == len(st.State.Plan().Rest) && !slices.ContainsFunc(rest, func(d time.Weekday) bool { return !st.State.Plan().Rests(d) }) {
				return taken{}
			}
			return chose(planned(st.State.Plan().Minutes, rest), "Rest well on them.")
		},
	}
}

func methodSetting() setting {
	return setting{
		id:    "method",
		also:  "learn read try first examples cards",
		title: func(st *Study) engine.Text { return "How you go through units: " + st.State.Method.Text() },
		says:  "How do you like to go through a unit? The questions are the same. Each unit can have a method of its own, and it can be changed in the middle.",
		ask:   func(st *Study) page.Ask { return askMethod(st.State.Method) },
		take: func(st *Study, in page.Input) taken {
			if in.Choice < 0 || in.Choice >= len(engine.Methods()) || engine.Methods()[in.Choice] == st.State.Method {
				return taken{}
			}
			m := engine.Methods()[in.Choice]
			return chose(engine.Event{Kind: engine.MethodChosen, Name: string(m)}, engine.Textf("Units go by this now: %s.", m.Text()))
		},
	}
}

// askMethod asks for a method; now is the one there is.
func askMethod(now engine.Method) page.Pick {
	ask := page.Pick{Prompt: "Choose a method", Menu: true}
	for i, m := range engine.Methods() {
		o := page.Option{ID: string(m), Label: sentence(m.Text()), Detail: []engine.Text{m.Means()}}
		if m == now {
			o.Aside, ask.At = "now", i
		}
		ask.Options = append(ask.Options, o)
	}
	return ask
}

// coloursSetting chooses a theme. A skin that has colours shows each as the cursor comes to
// it; nothing is chosen before Enter.
func coloursSetting() setting {
	now := func(st *Study) string {
		if _, known := theme.Find(st.State.Colours); known {
			return st.State.Colours
		}
		return theme.Default
	}
	return setting{
		id:    "colours",
		also:  "colors theme dark light look contrast " + engine.Clean(strings.Join(theme.Names(), " ")),
		title: func(st *Study) engine.Text { return "Colours: " + engine.Clean(now(st)) },
		says:  "Which colours? Each is shown as you come to it, like this: text, **what matters**, `code`.",
		ask: func(st *Study) page.Ask {
			ask := page.Pick{Prompt: "Which colours?", Menu: true}
			for i, t := range theme.All() {
				o := page.Option{ID: t.Name, Label: engine.Clean(t.Name), Detail: []engine.Text{t.For}, Colours: t.Name}
				if t.Name == now(st) {
					o.Aside, ask.At = "now", i
				}
				ask.Options = append(ask.Options, o)
			}
			return ask
		},
		take: func(st *Study, in page.Input) taken {
			all := theme.Names()
			if in.Choice < 0 || in.Choice >= len(all) || all[in.Choice] == now(st) {
				return taken{}
			}
			return chose(engine.Event{Kind: engine.ColoursChosen, Name: all[in.Choice]}, engine.Textf("The colours are %s now.", all[in.Choice]))
		},
	}
}

func sureSetting() setting {
	return setting{
		id:   "sure",
		also: "confidence certain",
		title: func(st *Study) engine.Text {
			if st.State.Sureness {
				return "How sure you are, before an answer is judged: asked"
			}
			return "How sure you are, before an answer is judged: not asked"
		},
		says: "Shall I ask how sure you are, before an answer is judged? It takes a moment more. Progress shows then how right you were to be sure, and what you had right by a guess, or were sure of and had wrong, comes again in a review.",
		ask: func(*Study) page.Ask {
			return page.Pick{Prompt: "Choose", Options: []page.Option{{ID: "yes", Label: "Ask me"}, {ID: "no", Label: "Do not ask"}}}
		},
		take: func(_ *Study, in page.Input) taken {
			ask := in.Choice == 0
			note := engine.Text("You will not be asked.")
			if ask {
				note = "You will be asked, in units and reviews."
			}
			return chose(engine.Event{Kind: engine.SurenessChosen, Known: &ask}, note)
		},
	}
}

// switchText says what it is that can be left out.
func switchText(s engine.Switch) engine.Text {
	return map[engine.Switch]engine.Text{
		engine.Ratings: "“I can …”: be asked before a unit what you can do",
		engine.Journal: "A journal: three lines after a unit",
		engine.Play:    "Games, and messages to yourself",
		engine.Rhythm:  "Your week: days of work and of rest",
	}[s]
}

// spreadOut lists the packs whose reviews are spread over days.
func spreadOut(st *Study) []*engine.Progress {
	var all []*engine.Progress
	for _, pack := range st.State.Packs() {
		if st.State.SpreadIn(pack.ID) {
			all = append(all, st.State.Progress(pack.ID))
		}
	}
	return all
}

func switchesSetting() setting {
	return setting{
		id:   "switches",
		also: "switch off games journal ratings rhythm",
		title: func(st *Study) engine.Text {
			if len(spreadOut(st)) > 0 {
				return "What may be left out; a few reviews a day"
			}
			return "What may be left out"
		},
		says: "What would you like to have here? What is not marked does not come up; nothing that you did with it is lost.",
		ask: func(st *Study) page.Ask {
			ask := page.Mark{Prompt: "Choose what to keep", None: true}
			for _, s := range engine.Switches() {
				ask.Options = append(ask.Options, page.Option{ID: string(s), Label: switchText(s)})
				if st.State.Wants(s) {
					ask.Marked = append(ask.Marked, string(s))
				}
			}
			for _, p := range spreadOut(st) {
				ask.Options = append(ask.Options, page.Option{ID: "spread/" + p.Pack.ID, Label: "Few reviews a day: " + p.Pack.Title})
				ask.Marked = append(ask.Marked, "spread/"+p.Pack.ID)
			}
			return ask
		},
		take: func(st *Study, in page.Input) taken {
			wanted := marked(engine.Switches(), in.Marks)
			got := taken{note: "What you marked is there, the rest is not."}
			for _, s := range engine.Switches() {
				if want := slices.Contains(wanted, s); want != st.State.Wants(s) {
					got.events = append(got.events, engine.Event{Kind: engine.SwitchTurned, Name: string(s), Known: &want})
				}
			}
			for i, p := range spreadOut(st) {
				if off := false; !slices.Contains(in.Marks, len(engine.Switches())+i) {
					got.events = append(got.events, engine.Event{Kind: engine.SwitchTurned, Pack: p.Pack.ID, Name: engine.SwitchSpread, Known: &off})
				}
			}
			return got
		},
	}
}
