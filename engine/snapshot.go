package engine

import (
	"errors"
	"maps"
	"slices"

	"ownpace/engine/answer"
	"ownpace/engine/frozen"
)

// A state as bytes, so that a start need not fold all that ever happened. Of a state that was
// thawed the progress in a pack stays frozen until it is needed, and so does the pack.

// asleep is the progress in a pack that is not needed yet, and what is asked of it all the
// same.
type asleep struct {
	BegunIn bool // as [State.BegunIn] says
	Begun   bool
	Known   int // skills
	Spread  bool
	Reviews int
	ice     []byte
}

// Freeze is the state as bytes; false while a change could be taken back in the next sitting,
// since how to do that cannot be written down: such a state is folded again.
func (s *State) Freeze() ([]byte, bool) {
	if n := len(s.changes); n > 0 && s.changes[n-1].weighs {
		return nil, false
	}
	bare := *s
	bare.packs, bare.names, bare.progress, bare.changes = nil, nil, nil, nil
	bare.asleep = maps.Clone(s.asleep)
	if bare.asleep == nil {
		bare.asleep = make(map[string]asleep)
	}
	for id, p := range s.progress {
		bare.asleep[id] = asleep{BegunIn: p.Begun || p.Met, Begun: p.Begun, Known: p.Count(Known), Spread: p.Spread(), Reviews: p.countReviews(), ice: p.codec().Freeze(p)}
	}
	return frozen.New().Freeze(&bare), true
}

// Thaw is the state that was frozen, of the same packs and by the same program. An error says
// that these are not its bytes.
func Thaw(packs []*Pack, ice []byte) (*State, error) {
	s := NewState(packs)
	fresh := *s
	if err := frozen.New().Thaw(ice, s); err != nil {
		return nil, err
	}
	s.packs, s.names, s.progress = fresh.packs, fresh.names, fresh.progress
	for id := range s.asleep {
		if s.names[id] != id {
			return nil, errors.New("it knows a pack that is not here")
		}
	}
	return s, nil
}

// wake thaws the progress in a pack that was just read; false when there is none.
func (s *State) wake(p *Progress) bool {
	a, there := s.asleep[p.Pack.ID]
	if !there {
		return false
	}
	delete(s.asleep, p.Pack.ID)
	if err := p.codec().Thaw(a.ice, p); err != nil {
		panic("a snapshot cannot be read: " + err.Error()) // it was whole, and of this program
	}
	for _, v := range p.visits {
		for _, it := range v.queue {
			if it.Own != nil {
				it.Key = ownKey(it.Own)
			}
		}
	}
	p.memory = s.weights.Model()
	return true
}

// wakeAll is the progress in all packs that were ever needed, by their ids.
func (s *State) wakeAll() []*Progress {
	for id := range maps.Clone(s.asleep) {
		s.Progress(id)
	}
	var all []*Progress
	for _, id := range slices.Sorted(maps.Keys(s.progress)) {
		all = append(all, s.progress[id])
	}
	return all
}

// codec writes progress without the pack, which is named in it.
func (p *Progress) codec() *frozen.Codec {
	c := frozen.New()
	only(c, p.Pack)
	only(c, p.state)
	only(c, p.ids)
	numbered(c, p.Pack.Units)
	numbered(c, p.Pack.Skills)
	numbered(c, p.state.notes)
	var items []*Item
	for _, s := range p.Pack.Skills {
		items = append(items, s.Items...)
	}
	numbered(c, items)
	return c
}

// only names the one thing of its type.
func only[T any](c *frozen.Codec, one *T) {
	frozen.Name(c, func(*T) int { return 0 }, func(int) *T { return one })
}

// numbered names things by where they stand; others are not named.
func numbered[T any](c *frozen.Codec, all []*T) {
	place := make(map[*T]int, len(all))
	for i, thing := range all {
		place[thing] = i + 1
	}
	frozen.Name(c, func(thing *T) int { return place[thing] - 1 }, func(i int) *T { return all[i] })
}

// ownKey grades a card of the learner's own.
func ownKey(n *Note) answer.Key { return answer.Text{Answer: string(n.Text)} }
