// Package screen holds the screens: what is shown, and what each reply means. There is
// no terminal in it. A screen is a small value; everything that lasts is in the
// state, and all that happens to the state is an event that is on disk first.
package screen

import (
	"hash/fnv"
	"time"

	"ownpace/engine"
	"ownpace/tui/page"
)

// Screen is one place in the program.
type Screen interface {
	// Page says what the screen shows.
	Page(*Study) page.Page
	// On says what an input on that page leads to.
	On(*Study, page.Input) Step
}

// Step is what follows from an input: facts to write down, then where to go.
type Step struct {
	Events []engine.Event
	Next   func(*Study) Screen // called when the events are in the state; nil stays
	Note   engine.Text         // said on the page that follows
	Quit   bool
}

// Study is what screens know: the learner's state, the clock, and the seed of
// every shuffle.
type Study struct {
	State *engine.State
	Seed  uint64
	Comma bool // the learner writes a comma for decimals
	Now   func() time.Time

	Coloured bool // the skin draws, in colours to choose from
	Looking  bool // nothing can be saved, and the learner wanted it so
	Closed   bool // nothing can be saved in this sitting, for a reason that was told
	Untimed  bool // replies come from no keyboard: how long they take says nothing

	from    map[string]Screen // what rounds were opened from, since the program began
	unsaved error             // why the last thing that was to be written was not; nil when it was
}

// kept says what became of what the learner did.
func (st *Study) kept() engine.Text {
	switch {
	case st.Looking:
		return "Nothing was saved; you were only looking."
	case st.unsaved != nil:
		return "What you did last is not saved."
	}
	return "Everything is saved."
}

// millis is how long a reply took, 0 when that says nothing.
func (st *Study) millis(since time.Time) int64 {
	if st.Untimed {
		return 0
	}
	return st.Now().Sub(since).Milliseconds()
}

// seed mixes the study's seed with names, for one shuffle.
func (st *Study) seed(names ...string) uint64 {
	h := fnv.New64a()
	var b [8]byte
	for i := range b {
		b[i] = byte(st.Seed >> (8 * i))
	}
	h.Write(b[:])
	for _, name := range names {
		h.Write([]byte(name))
		h.Write([]byte{0})
	}
	return h.Sum64()
}

// Start is the screen to begin with: a first greeting, a message whose time has come, a
// welcome after days away, or else where the learner was.
func Start(st *Study, pack string) Screen {
	if !st.State.Begun {
		return firstStart{then: pack}
	}
	if st.State.Draft.Item == firstDraft {
		return firstSettings(st, pack)
	}
	return unlessArrived(st, func(st *Study) Screen {
		return unlessAway(st, func(st *Study) Screen { return whereYouWere(st, pack) })
	})
}

// whereYouWere is where the learner was, or the library.
func whereYouWere(st *Study, pack string) Screen {
	if p := st.State.Progress(pack); p != nil && st.State.Place.Pack != pack {
		return openPack(p)
	}
	place := st.State.Place
	p := st.State.Progress(place.Pack)
	switch {
	case p == nil:
		return library{}
	case place.Placing:
		return nextQuestion(st, p)
	case place.Unit != "" && p.Visit(place.Unit) != nil:
		return nextStep(st, p, place.Unit)
	}
	return openPack(p)
}

// to leads to a screen that is the same whatever the state.
func to(s Screen) Step { return Step{Next: func(*Study) Screen { return s }} }

// backTo is the way back to a screen, where what is gone back to may have to be found out.
func backTo(s Screen) func(*Study) Screen { return func(*Study) Screen { return s } }

// backKey leads back from most pages.
func backKey() page.Key {
	return page.Key{Press: "esc", Action: page.Back, Label: "back", Typing: true}
}

// Greeting is what to say first to a learner who comes back to where they were.
func Greeting(st *Study) engine.Text {
	if st.State.Progress(st.State.Place.Pack) == nil || st.State.Arrived() != nil || st.State.Away(st.Now()) > 0 {
		return ""
	}
	if st.State.Name == "" {
		return "Welcome back. This is where you were."
	}
	return engine.Textf("Welcome back, %s. This is where you were.", st.State.Name)
}
