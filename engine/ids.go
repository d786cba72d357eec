package engine

// ids finds what events speak of by the ids of today, and today's ids by earlier ones,
// so that a log keeps its meaning when an author renames things.
type ids struct {
	items             map[string]*Item // by today's ids
	unit, skill, item map[string]string
	pack              string
}

func indexed(p *Pack) *ids {
	x := &ids{pack: p.ID, items: make(map[string]*Item, p.Items()), unit: make(map[string]string), skill: make(map[string]string), item: make(map[string]string)}
	for _, u := range p.Units {
		former(x.unit, u.ID, u.Was)
	}
	for _, s := range p.Skills {
		former(x.skill, s.ID, s.Was)
		for _, it := range s.Items {
			x.items[it.ID] = it
			former(x.item, it.ID, it.Was)
		}
	}
	for _, u := range p.Units { // an id that is in use again is not an earlier one
		delete(x.unit, u.ID)
	}
	for _, s := range p.Skills {
		delete(x.skill, s.ID)
	}
	for id := range x.items {
		delete(x.item, id)
	}
	return x
}

func former(ids map[string]string, now string, was []string) {
	for _, id := range was {
		if ids[id] == "" {
			ids[id] = now
		}
	}
}

// today is the event with the ids of today.
func (x *ids) today(e Event) Event {
	e.Pack = x.pack
	e.Unit, e.Skill, e.Item = renamed(x.unit, e.Unit), renamed(x.skill, e.Skill), renamed(x.item, e.Item)
	if e.Kind == WayOrdered && len(x.unit) > 0 {
		order := make([]string, len(e.Order))
		for i, id := range e.Order {
			order[i] = renamed(x.unit, id)
		}
		e.Order = order
	}
	return e
}

func renamed(names map[string]string, id string) string {
	if now := names[id]; now != "" {
		return now
	}
	return id
}
