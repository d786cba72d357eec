package engine

import (
	"slices"
	"strings"
	"time"
)

// OwnText is what the learner wrote to an open prompt, once: the same prompt comes again,
// and then both stand side by side.
type OwnText struct {
	Item     *Item
	Text     Text
	Points   []string // of the author's list, those that the learner found in it
	Compared bool     // with the list; a text that was only written is kept, too
	When     time.Time
}

// rewriteAfter is after how long the same prompt is worth answering again: late enough to
// have forgotten the words, and soon enough to care.
const rewriteAfter = 21 * 24 * time.Hour

// keepWords keeps a text that was written, or what was found in it. While an attempt is
// open its text is mended; the next attempt is another text.
func (p *Progress) keepWords(a *Attempt, item *Item, e Event) {
	if item.Asks != Composed || e.Reply == nil || a.closed || e.Kind != Wrote && (e.Kind != Answered || e.Told == nil) {
		return
	}
	text := Clean(e.Reply.Text).TrimEnd()
	if strings.TrimSpace(string(text)) == "" {
		return
	}
	if a.words == nil {
		a.words = &OwnText{Item: item}
		p.words = append(p.words, a.words)
	}
	a.words.Text, a.words.When = text, e.Time
	a.words.Compared, a.words.Points = e.Kind == Answered, nil
	if e.Kind == Answered {
		a.words.Points = slices.DeleteFunc(slices.Clone(e.Reply.Picked), func(point string) bool { return !slices.Contains(item.Options, point) })
	}
}

// OwnTexts lists what the learner wrote to an item, or to all when it is nil, the oldest
// first.
func (p *Progress) OwnTexts(item *Item) []*OwnText {
	return slices.DeleteFunc(slices.Clone(p.words), func(w *OwnText) bool { return item != nil && w.Item.ID != item.ID })
}

// wordsID and an item name the round that asks for it again.
const wordsID = "~words/"

// WordsID names the round in which an open prompt is answered again.
func WordsID(it *Item) string { return wordsID + it.ID }

// Rewritten is the item that a round asks to be answered again, or nil.
func (p *Progress) Rewritten(round string) *Item {
	id, is := strings.CutPrefix(round, wordsID)
	if it := p.ids.items[renamed(p.ids.item, id)]; is && it != nil && it.Asks == Composed {
		return it
	}
	return nil
}

// rewriting is to answer again what was answered weeks ago: of all that could be, what has
// waited longest.
func (p *Progress) rewriting(now time.Time, grounds []Ground) Suggestion {
	s := Suggestion{Pack: p.Pack, Do: Rewrite}
	last := make(map[string]*OwnText)
	for _, w := range p.words {
		last[w.Item.ID] = w
	}
	for _, w := range p.words {
		if last[w.Item.ID] == w && now.Sub(w.When) >= rewriteAfter && (s.Words == nil || w.When.Before(s.Words.When)) {
			s.Words = w
		}
	}
	if s.Words != nil {
		s.Weeks = int(now.Sub(s.Words.When) / (7 * 24 * time.Hour))
		s.because(grounds, groundWords, 1, "You wrote it on %s. Write it again, and see both side by side.", s.Words.When.Format("2 January"))
	}
	return s
}

// weeksLater says how long ago something was, after it.
func weeksLater(weeks int) Text {
	small := []Text{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	switch {
	case weeks < 1:
		return "again"
	case weeks == 1:
		return "one week later"
	case weeks < len(small):
		return small[weeks] + " weeks later"
	}
	return Textf("%d weeks later", weeks)
}
