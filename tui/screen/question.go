package screen

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"ownpace/engine"
	"ownpace/engine/answer"
	"ownpace/tui/page"
)

// What placement and practice share: how an item is shown and what a reply to it is.

// questionPage shows an item and asks for its answer.
func questionPage(st *Study, p *engine.Progress, item *engine.Item, where string) page.Page {
	pg := page.Page{
		ID:     where + "/" + p.Pack.ID + "/" + item.ID + "/" + strconv.Itoa(p.Answers),
		Blocks: asked(item),
	}
	var options []page.Option
	for _, text := range shown(st, p, item) {
		options = append(options, page.Option{ID: text, Label: engine.Clean(text)})
	}
	switch {
	case len(options) == 0:
		prompt := engine.Text("Your answer")
		if _, list := item.Key.(answer.List); list {
			prompt = "Your answers, with commas between"
		}
		pg.Ask = page.Write{Prompt: prompt, Draft: draft(st, p, item)}
	case item.Arrange:
		pg.Ask = page.Arrange{Options: options}
	case item.Many:
		pg.Ask = page.Mark{Options: options}
	default:
		pg.Ask = page.Pick{Options: options, Graded: true}
	}
	return pg
}

// asked is the question with its picture.
func asked(item *engine.Item) []page.Block {
	blocks := []page.Block{page.Prose{Markdown: item.Ask}}
	switch f := item.Figure; {
	case f.Art != "":
		blocks = append(blocks, page.Figure{Art: f.Art, Alt: f.Alt})
	case f.Alt != "":
		blocks = append(blocks, page.Line{Text: "Figure: " + f.Alt})
	}
	return blocks
}

// draw fixes the variables of an item: the same for every try in one visit.
func draw(st *Study, p *engine.Progress, item *engine.Item) *engine.Item {
	return item.Drawn(st.seed("draw", p.Pack.ID, item.ID, strconv.Itoa(p.AskedBefore(item))))
}

// shown is the options in the order in which they are shown this time: the same for
// every try in one visit.
func shown(st *Study, p *engine.Progress, item *engine.Item) []string {
	options := append([]string(nil), item.Options...)
	if item.Shuffle {
		seed := st.seed("order", p.Pack.ID, item.ID, strconv.Itoa(p.AskedBefore(item)))
		rand.New(rand.NewPCG(seed, 0)).Shuffle(len(options), func(i, j int) { options[i], options[j] = options[j], options[i] })
	}
	if item.Arrange && slices.Equal(options, item.Options) { // it must not stand in its order already
		options = append(options[1:], options[0])
	}
	return options
}

// replyTo is the reply that an input on an item's page gives.
func replyTo(st *Study, p *engine.Progress, item *engine.Item, in page.Input) answer.Reply {
	options := shown(st, p, item)
	chosen := []int{in.Choice}
	if item.Many || item.Arrange {
		chosen = in.Marks
	}
	var picked []string
	for _, i := range chosen {
		if i >= 0 && i < len(options) {
			picked = append(picked, options[i])
		}
	}
	return item.Reply(in.Text, picked)
}

func isEmpty(r answer.Reply) bool { return strings.TrimSpace(r.Text) == "" && len(r.Picked) == 0 }

// unread says why a reply cannot be judged; nothing was counted.
func unread(err error) engine.Text {
	text := err.Error()
	return engine.Clean(strings.ToUpper(text[:1]) + text[1:] + ".")
}

func draft(st *Study, p *engine.Progress, item *engine.Item) engine.Text {
	if d := st.State.Draft; d.Pack == p.Pack.ID && d.Item == item.ID {
		return engine.Clean(d.Text).Line()
	}
	return ""
}

func keepDraft(p *engine.Progress, item *engine.Item, text string) []engine.Event {
	return []engine.Event{{Kind: engine.Left, Pack: p.Pack.ID, Item: item.ID, Draft: text}}
}
