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

// questionPage shows an item and asks for its answer; last is what was given to it last,
// to be mended.
func questionPage(st *Study, p *engine.Progress, item *engine.Item, where string, last answer.Reply) page.Page {
	options := shown(st, p, item, last)
	if last.Empty() {
		last = drafted(st, p, item)
	}
	pg := page.Page{
		ID:     where + "/" + p.Pack.ID + "/" + item.ID + "/" + strconv.Itoa(p.Answers),
		Blocks: asked(item),
	}
	if item.After != nil { // what stands before was read with the step before
		pg.News = 1
	}
	pg.Ask = askOf(item, options, last)
	return pg
}

// askOf is how an item is answered, with the options in the order in which they are
// shown, and what was given last time to begin with.
func askOf(item *engine.Item, shown []string, last answer.Reply) page.Ask {
	options := optionsOf(shown)
	switch item.Asks {
	case engine.One:
		return page.Pick{Options: options, Graded: true}
	case engine.Several:
		return page.Mark{Options: options, Marked: last.Picked}
	case engine.Arranged:
		return page.Arrange{Options: options, Order: orderOf(shown, last.Picked)}
	case engine.Matched:
		ask := page.Match{}
		for i, left := range item.Lefts {
			ask.Options = append(ask.Options, page.Option{ID: strconv.Itoa(i), Label: left.Unquoted()})
			if i < len(last.Parts) {
				ask.Matched = append(ask.Matched, slices.Index(shown, last.Parts[i]))
			}
		}
		for _, text := range shown {
			ask.Others = append(ask.Others, engine.Clean(text).Unquoted())
		}
		return ask
	case engine.Filled:
		ask := page.Fill{Gaps: item.Gaps}
		for _, part := range last.Parts {
			ask.Drafts = append(ask.Drafts, engine.Clean(part).Line())
		}
		return ask
	case engine.Composed:
		return page.Compose{Prompt: "Write your answer", Draft: engine.Clean(last.Text)}
	}
	prompt := engine.Text("Your answer")
	if _, list := item.Key.(answer.List); list {
		prompt = "Your answers, with commas between"
	}
	return page.Write{Prompt: prompt, Draft: engine.Clean(last.Text).Line()}
}

// orderOf is where the options stand that were put in order, nil when they are not all of
// those that are shown.
func orderOf(shown, put []string) []int {
	var order []int
	for _, text := range put {
		if i := slices.Index(shown, text); i >= 0 && !slices.Contains(order, i) {
			order = append(order, i)
		}
	}
	if len(order) != len(shown) {
		return nil
	}
	return order
}

func optionsOf(texts []string) []page.Option {
	options := make([]page.Option, len(texts))
	for i, text := range texts {
		options[i] = page.Option{ID: text, Label: engine.Clean(text).Unquoted()}
	}
	return options
}

// asked is the question with what it is about and its picture.
func asked(item *engine.Item) []page.Block {
	var blocks []page.Block
	if item.Stem != "" {
		blocks = append(blocks, page.Prose{Markdown: item.Stem})
	}
	if item.Ask != "" {
		blocks = append(blocks, page.Prose{Markdown: item.Ask})
	}
	return append(blocks, pictured(item.Figure)...)
}

// pictured is a figure, where there is one.
func pictured(f engine.Figure) []page.Block {
	switch {
	case f.Art != "" || f.Image != nil:
		return []page.Block{page.Figure{Art: f.Art, Alt: f.Alt, Image: f.Image}}
	case f.Alt != "":
		return []page.Block{page.Line{Text: "Figure: " + f.Alt}}
	}
	return nil
}

// draw fixes the variables of an item, and its dress: the same for every try in one
// visit, and for all steps of one problem.
func draw(st *Study, p *engine.Progress, item *engine.Item) *engine.Item {
	return item.Drawn(st.seed("draw", p.Pack.ID, item.First().ID, strconv.Itoa(p.AskedBefore(item))), st.State.Interests)
}

// shown is the options in the order in which they are shown this time: the same for
// every try in one visit, but what was put in order stays as it was put.
func shown(st *Study, p *engine.Progress, item *engine.Item, last answer.Reply) []string {
	if item.Asks == engine.Arranged && len(last.Picked) == len(item.Options) {
		return last.Picked
	}
	options := append([]string(nil), item.Options...)
	if item.Shuffle {
		seed := st.seed("order", p.Pack.ID, item.ID, strconv.Itoa(p.AskedBefore(item)))
		rand.New(rand.NewPCG(seed, 0)).Shuffle(len(options), func(i, j int) { options[i], options[j] = options[j], options[i] })
	}
	if item.Asks == engine.Arranged && slices.Equal(options, item.Options) { // it must not stand in its order already
		options = append(options[1:], options[0])
	}
	return options
}

// replyTo is the reply that an input on an item's page gives.
func replyTo(st *Study, p *engine.Progress, item *engine.Item, in page.Input, last answer.Reply) answer.Reply {
	options := shown(st, p, item, last)
	text := func(i int) string {
		if i >= 0 && i < len(options) {
			return options[i]
		}
		return ""
	}
	r := answer.Reply{}
	switch item.Asks {
	case engine.One:
		if in.Choice >= 0 && in.Choice < len(options) {
			r.Picked = []string{options[in.Choice]}
		}
	case engine.Several, engine.Arranged:
		for _, i := range in.Marks {
			r.Picked = append(r.Picked, text(i))
		}
	case engine.Matched:
		for _, i := range in.Marks {
			r.Parts = append(r.Parts, text(i))
		}
	case engine.Filled:
		r.Parts, r.Comma = in.Texts, st.Comma
	default:
		r.Text, r.Comma = in.Text, st.Comma
	}
	return r
}

// unread says why a reply cannot be judged; nothing was counted.
func unread(err error) engine.Text {
	text := err.Error()
	return engine.Clean(strings.ToUpper(text[:1]) + text[1:] + ".")
}

// drafted is what was half written, or marked, when the program was left.
func drafted(st *Study, p *engine.Progress, item *engine.Item) answer.Reply {
	d := st.State.Draft
	switch {
	case d.Pack != p.Pack.ID || d.Item != item.ID:
		return answer.Reply{}
	case item.Asks == engine.Filled:
		return answer.Reply{Parts: strings.Split(d.Text, "\n")}
	case item.Asks == engine.Matched:
		return answer.Reply{Parts: d.Marks}
	case item.Asks == engine.Several, item.Asks == engine.Arranged:
		return answer.Reply{Picked: d.Marks}
	}
	return answer.Reply{Text: d.Text}
}

func keepDraft(p *engine.Progress, item *engine.Item, text string) []engine.Event {
	return []engine.Event{{Kind: engine.Left, Pack: p.Pack.ID, Item: item.ID, Draft: text}}
}

// keepHalf keeps what is half written, or how the options are marked or put where that is
// another than what would be shown anew.
func keepHalf(st *Study, p *engine.Progress, item *engine.Item, in page.Input, last answer.Reply) []engine.Event {
	if in.Text != "" {
		return keepDraft(p, item, in.Text)
	}
	if in.Marks == nil {
		return nil
	}
	put, was := marksOf(replyTo(st, p, item, in, last)), marksOf(drafted(st, p, item))
	if len(was) == 0 {
		switch item.Asks {
		case engine.Arranged:
			was = shown(st, p, item, last)
		case engine.Matched:
			was = make([]string, len(item.Lefts))
		}
	}
	if slices.Equal(put, was) {
		return nil
	}
	return []engine.Event{{Kind: engine.Left, Pack: p.Pack.ID, Item: item.ID, Order: put}}
}

func marksOf(r answer.Reply) []string { return slices.Concat(r.Picked, r.Parts) }

// unmarked is an input without its marks, for a page to which one comes back: they stand
// there still.
func unmarked(in page.Input) page.Input {
	in.Marks = nil
	return in
}
