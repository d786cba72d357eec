package screen

import (
	"strings"

	"ownpace/engine"
	"ownpace/engine/answer"
	"ownpace/tui/page"
)

// Whoever holds their answer to be right may say so: it is set aside, and counts for them
// from then on.

// objectKey is offered where an answer was not found right.
func objectKey() page.Key { return page.Key{Press: "!", Action: "object", Label: "count mine"} }

// objecting asks why.
type objecting struct{ feedback }

func (o objecting) Page(*Study) page.Page {
	pg := o.about("objecting",
		page.Line{Text: "You said: " + given(o.item, o.reply), Voice: page.Quoted},
		page.Line{Text: "If you hold this to be right: it is set aside, and says nothing against you. From now on it counts as right for you. `ownpace data feedback` writes what you say for the author of the pack."})
	pg.Ask = page.Write{Prompt: "Why is it right?", Empty: "or Enter, to leave it open"}
	pg.Keys = []page.Key{backKey()}
	return pg
}

func (o objecting) On(_ *Study, in page.Input) Step {
	switch in.Action {
	case page.Back:
		return to(o.feedback)
	case page.Enter:
		e := o.event(engine.Disputed)
		e.Reply, e.Draw, e.Dress, e.About = &o.reply, o.item.Draw, o.item.Dress, strings.TrimSpace(in.Text)
		return Step{Events: []engine.Event{e}, Next: o.next, Note: "Set aside. Your answer counts for you from now on; the list stands under yours, in the library."}
	}
	return Step{}
}

// keep has nothing to keep but what the feedback keeps.
func (o objecting) keep(string) []engine.Event { return nil }

// heldRight lists the answers that the learner holds to be right.
type heldRight struct{ back Screen }

type held struct {
	p *engine.Progress
	engine.Accepted
}

func (heldRight) list(st *Study) []held {
	var all []held
	for _, pack := range st.State.Packs() {
		if st.State.BegunIn(pack.ID) {
			p := st.State.Progress(pack.ID)
			for _, a := range p.Accepted() {
				all = append(all, held{p, a})
			}
		}
	}
	return all
}

func (h heldRight) Page(st *Study) page.Page {
	pg := page.Page{ID: "held", Title: "Answers that you hold to be right", Keys: []page.Key{backKey()}}
	pg.Keys = append(pg.Keys, undoKey(st, anyPack)...)
	list := h.list(st)
	if len(list) == 0 {
		pg.Blocks = []page.Block{page.Line{Text: "None. When an answer of yours is not found right, “count mine” is among what you can do there, and makes it count for you."}}
		pg.Ask = page.Read{Next: "back"}
		return pg
	}
	pg.Blocks = []page.Block{page.Line{Text: "Choose one to let it be judged again as the pack says. `ownpace data feedback` writes them for the authors."}}
	ask := page.Pick{Prompt: "Choose one to give up"}
	for _, a := range list {
		o := page.Option{ID: a.Item.ID + "/" + string(given(a.Item, a.Reply)), Label: given(a.Item, a.Reply), Detail: []engine.Text{a.Asked().Ask.Line().Bare().Short(64)}}
		if a.Why != "" {
			o.Detail = append(o.Detail, "You: "+a.Why.Short(64))
		}
		ask.Options = append(ask.Options, o)
	}
	pg.Ask = ask
	return pg
}

func (h heldRight) On(st *Study, in page.Input) Step {
	list := h.list(st)
	switch {
	case in.Action == page.Back, in.Action == page.Enter && len(list) == 0:
		return to(h.back)
	case in.Action == page.Enter && in.Choice >= 0 && in.Choice < len(list):
		a, no := list[in.Choice], false
		return Step{Events: []engine.Event{{Kind: engine.Disputed, Pack: a.p.Pack.ID, Item: a.Item.ID, Reply: &a.Reply, Draw: a.Draw, Known: &no}},
			Next: func(*Study) Screen { return h }, Note: "It is judged as the pack says again."}
	}
	return Step{}
}

// judge grades a reply; an answer that the learner holds to be right is right.
func judge(p *engine.Progress, item *engine.Item, r answer.Reply) (engine.Judgement, error) {
	g, err := item.Grade(r)
	if err == nil && g.Outcome != answer.Right && p.Accepts(item, r) {
		return engine.Judgement{Outcome: answer.Right, Say: "You hold this to be right, so it counts."}, nil
	}
	return g, err
}
