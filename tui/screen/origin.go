package screen

import (
	"ownpace/engine"
)

// Where a round was opened from: leaving it leads back there. That is forgotten with the
// end of the program; then my way will do.

func roundKey(p *engine.Progress, id string) string { return p.Pack.ID + "/" + id }

// openRoundFrom opens a round whose end leads back to a screen.
func openRoundFrom(st *Study, p *engine.Progress, id string, back Screen) Step {
	step := openRound(st, p, id)
	if len(step.Events) > 0 {
		st.from[roundKey(p, id)] = back
	}
	return step
}

// origin is the screen that leaving a visit leads to.
func (st *Study) origin(p *engine.Progress, id string) Screen {
	from := st.from[roundKey(p, id)]
	switch {
	case p.Pack.Unit(id) != nil:
		return way{p}
	case from != nil:
		return from
	case id == engine.StillID:
		return fromHere{packs: []*engine.Progress{p}, place: engine.Place{Pack: p.Pack.ID}}
	case p.Game(id) != nil, engine.IsDaily(id):
		return play{p}
	}
	return way{p}
}

// leadsTo says where leaving a round leads.
func (st *Study) leadsTo(p *engine.Progress, id string) engine.Text {
	switch st.origin(p, id).(type) {
	case whatNext:
		return "back to what next"
	case fromHere:
		return "how to go on"
	case play:
		return "back to play"
	}
	return "to my way"
}
