package engine_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// writer is a learner who writes: events come one a minute, with ids in order.
type writer struct {
	t    *testing.T
	pack *engine.Pack
	s    *engine.State
	log  []engine.Event
	now  time.Time
}

func newWriter(t *testing.T, pack *engine.Pack) *writer {
	return &writer{t: t, pack: pack, s: engine.NewState([]*engine.Pack{pack}), now: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}
}

// did says that something happened, and returns its id.
func (w *writer) did(e engine.Event) string {
	w.now = w.now.Add(time.Minute)
	e.Device, e.Seq, e.Time = "here", uint64(len(w.log)+1), w.now
	if e.Pack == "" {
		e.Pack = w.pack.ID
	}
	w.log = append(w.log, e)
	w.s.Apply(e)
	return e.ID()
}

func (w *writer) days(n int) { w.now = w.now.AddDate(0, 0, n) }

func (w *writer) p() *engine.Progress { return w.s.Progress(w.pack.ID) }

// small is a pack with a skill, a question, and an open prompt.
func small(was ...string) *engine.Pack {
	u := &engine.Unit{ID: "u", Title: "A unit"}
	s := &engine.Skill{ID: "moon", Title: "The Moon", Unit: u, Lesson: "# The Moon\n\nIt is far. It shines by the light of the **Sun**.", Was: was}
	s.Items = []*engine.Item{
		{ID: "what", Skill: s, Ask: "What is it?", Key: answer.Text{Answer: "a stone"}},
		{ID: "tell", Skill: s, Ask: "Tell a child why it shines.", Asks: engine.Composed, Options: []string{"the Sun", "by day, too"},
			Key: answer.Rubric{Points: []string{"the Sun", "by day, too"}, Model: "The Sun."}},
	}
	u.Skills = []*engine.Skill{s}
	return &engine.Pack{ID: "sky", Title: "The sky", Units: []*engine.Unit{u}, Skills: u.Skills}
}

// TestOwnCardIsReviewed: a card comes into the review when it fades, is asked in it, and
// lasts longer by being recalled; one that was forgotten comes back sooner.
func TestOwnCardIsReviewed(t *testing.T) {
	w := newWriter(t, small())
	id := w.did(engine.Event{Kind: engine.CardMade, Skill: "moon", Name: "What lights it?", About: "the Sun"})
	if n := len(w.p().Round(engine.ReviewID, w.now)); n != 0 {
		t.Fatalf("a card that was just written is asked: %d", n)
	}
	w.days(3)
	items := w.p().Round(engine.ReviewID, w.now)
	if len(items) != 1 || items[0].Own == nil || items[0].ID != "own:"+id {
		t.Fatalf("three days later: %+v", items)
	}
	next := w.p().WhatNext(w.now)
	if i := indexDo(next, engine.Review); i < 0 || next[i].Title() != "Review what fades (1)" {
		t.Errorf("what next: %+v", next)
	}
	w.did(engine.Event{Kind: engine.RoundOpened, Unit: engine.ReviewID, Order: []string{items[0].ID}})
	if step := w.p().Next(engine.ReviewID); step.Done() || step.Item.Own == nil {
		t.Fatalf("the round: %+v", step)
	}
	note := w.s.Note(id)
	again, good := w.p().OwnLasts(note, 1, w.now), w.p().OwnLasts(note, 3, w.now)
	if again >= good {
		t.Errorf("forgotten it lasts %v days, recalled %v", again, good)
	}
	w.did(engine.Event{Kind: engine.CardTurned, Unit: engine.ReviewID, Item: items[0].ID, Part: 3})
	if !w.p().Next(engine.ReviewID).Done() || len(w.p().OwnFading(w.now)) != 0 {
		t.Error("it was turned, and is asked still")
	}
	if got := w.p().OwnLasts(note, 0, w.now); got != good {
		t.Errorf("it lasts %v days, foretold were %v", got, good)
	}
	w.did(engine.Event{Kind: engine.CardMade, Skill: "moon", Name: "What lights the Moon?", About: "the Sun", Order: []string{id}})
	if got := w.p().OwnLasts(w.s.Note(id), 0, w.now); got != good || len(w.s.Notes("")) != 1 || w.s.Note(id).Front != "What lights the Moon?" {
		t.Errorf("after a change it lasts %v days, and is %+v", got, w.s.Notes(""))
	}
}

func indexDo(all []engine.Suggestion, do engine.Doing) int {
	for i, s := range all {
		if s.Do == do {
			return i
		}
	}
	return -1
}

// TestOwnCardsLeaveRoom: however many own cards fade, a review is short.
func TestOwnCardsLeaveRoom(t *testing.T) {
	w := newWriter(t, small())
	for i := range 40 {
		w.did(engine.Event{Kind: engine.CardMade, Skill: "moon", Name: strconv.Itoa(i), About: "x"})
	}
	w.days(30)
	if n := len(w.p().Round(engine.ReviewID, w.now)); n != 12 {
		t.Errorf("a review asks %d", n)
	}
}

// TestNotesSurviveAnUpdate: when a skill is renamed its notes follow; when it is gone they
// stand under the pack, and a card is still asked.
func TestNotesSurviveAnUpdate(t *testing.T) {
	w := newWriter(t, small())
	w.did(engine.Event{Kind: engine.NoteMade, Skill: "moon", Name: "It is far.", About: "384,000 km"})
	w.did(engine.Event{Kind: engine.CardMade, Skill: "moon", Item: "what", Name: "How far?", About: "384,000 km"})
	renamed := small("moon")
	renamed.Skills[0].ID = "luna"
	gone := small()
	gone.Skills[0].ID = "mars"
	for _, c := range []struct {
		pack  *engine.Pack
		skill string
	}{{renamed, "luna"}, {gone, "moon"}} {
		s := engine.Replay([]*engine.Pack{c.pack}, w.log)
		notes := s.Notes("sky")
		if len(notes) != 2 || notes[0].Skill != c.skill || notes[0].Quote != "It is far." {
			t.Fatalf("%s: %+v", c.skill, notes)
		}
		later := w.now.AddDate(0, 0, 9)
		items := s.Progress("sky").Round(engine.ReviewID, later)
		if len(items) != 1 || items[0].Own == nil {
			t.Fatalf("%s: a review asks %+v", c.skill, items)
		}
		s.Apply(engine.Event{Kind: engine.RoundOpened, Pack: "sky", Unit: engine.ReviewID, Order: []string{items[0].ID}, Time: later})
		if step := s.Progress("sky").Next(engine.ReviewID); step.Done() {
			t.Errorf("%s: the card is not asked", c.skill)
		}
		if md := s.Progress("sky").Recap(nil).Markdown(); !strings.Contains(string(md), "384,000 km") {
			t.Errorf("%s: the recap has no note:\n%s", c.skill, md)
		}
	}
}

// TestDroppedComesBack: what was dropped is nowhere, until it is made again as it was.
func TestDroppedComesBack(t *testing.T) {
	w := newWriter(t, small())
	id := w.did(engine.Event{Kind: engine.CardMade, Skill: "moon", Name: "front", About: "back"})
	w.days(5)
	w.did(engine.Event{Kind: engine.NoteDropped, About: id})
	if len(w.s.Notes("")) != 0 || len(w.p().OwnFading(w.now)) != 0 || len(w.s.NotesDropped("sky")) != 1 {
		t.Error("it is dropped, and still there")
	}
	w.did(engine.Event{Kind: engine.CardMade, Skill: "moon", Name: "front", About: "back", Order: []string{id}})
	if len(w.s.Notes("")) != 1 || len(w.p().OwnFading(w.now)) != 1 || len(w.s.NotesDropped("sky")) != 0 {
		t.Error("it did not come back")
	}
	e := w.did(engine.Event{Kind: engine.JournalWritten, Unit: "u", Name: "What was hard?", About: "nothing"})
	w.did(engine.Event{Kind: engine.NoteDropped, About: e})
	if len(w.s.Journal("")) != 0 {
		t.Error("an entry is dropped, and still there")
	}
	w.did(engine.Event{Kind: engine.JournalWritten, Unit: "u", About: "nothing at all", Order: []string{e}})
	if all := w.s.Journal("sky"); len(all) != 1 || all[0].Text != "nothing at all" || all[0].Asked != "What was hard?" {
		t.Errorf("%+v", all)
	}
}

// write answers the open prompt in a visit.
func (w *writer) write(visit, text string, points ...string) {
	told := answer.Right
	w.did(engine.Event{Kind: engine.Wrote, Unit: visit, Item: "tell", Reply: &answer.Reply{Text: text}})
	w.did(engine.Event{Kind: engine.Answered, Unit: visit, Item: "tell", Reply: &answer.Reply{Text: text, Picked: points}, Told: &told})
}

// TestOwnWordsThreeWeeksLater: a text is kept; three weeks later the prompt comes again,
// and then both are there with the points that each makes.
func TestOwnWordsThreeWeeksLater(t *testing.T) {
	w := newWriter(t, small())
	w.did(engine.Event{Kind: engine.UnitOpened, Unit: "u"})
	w.write("u", "The lamp.", "the Sun")
	item := w.pack.Skills[0].Items[1]
	for _, c := range []struct {
		days int
		want bool
	}{{0, false}, {20, false}, {1, true}} {
		w.days(c.days)
		if i := indexDo(w.p().WhatNext(w.now), engine.Rewrite); i >= 0 != c.want {
			t.Errorf("%d days later: %v", c.days, i)
		}
	}
	next := w.p().WhatNext(w.now)
	if title := next[indexDo(next, engine.Rewrite)].Title(); title != "Your words on The Moon, three weeks later" {
		t.Error(title)
	}
	id := engine.WordsID(item)
	w.did(engine.Event{Kind: engine.RoundOpened, Unit: id, Order: []string{"tell"}})
	if step := w.p().Next(id); step.Item != item {
		t.Fatalf("%+v", step)
	}
	w.write(id, "The Sun, by day too.", "the Sun", "by day, too")
	texts := w.p().OwnTexts(item)
	if len(texts) != 2 || texts[0].Text != "The lamp." || texts[0].Made() != "1 of 2 points" || texts[1].Made() != "2 of 2 points" || !w.p().Next(id).Done() {
		t.Errorf("%+v", texts)
	}
	if i := indexDo(w.p().WhatNext(w.now), engine.Rewrite); i >= 0 {
		t.Error("it is suggested again at once")
	}
}

// TestQuestionOpensAgain: a question is answered in own words, and can be asked again.
func TestQuestionOpensAgain(t *testing.T) {
	w := newWriter(t, small())
	id := w.did(engine.Event{Kind: engine.QuestionKept, Skill: "moon", Item: "what", About: "Why does it not fall?"})
	if md := string(w.s.QuestionsMarkdown(false)); !strings.Contains(md, "Why does it not fall?") || !strings.Contains(md, "> What is it?") || !strings.Contains(md, "`sky/moon`") {
		t.Error(md)
	}
	yes := true
	w.did(engine.Event{Kind: engine.QuestionClosed, About: id, Known: &yes, Name: "It does, past us."})
	if q := w.s.Question(id); !q.Found || q.Answer != "It does, past us." || strings.Contains(string(w.s.QuestionsMarkdown(false)), "fall") || !strings.Contains(string(w.s.QuestionsMarkdown(true)), "past us") {
		t.Errorf("%+v", q)
	}
	w.did(engine.Event{Kind: engine.QuestionKept, About: "Why does it not fall?", Order: []string{id}})
	if all := w.s.AllQuestions("sky"); len(all) != 1 || all[0].Closed || all[0].Answer == "" {
		t.Errorf("%+v", all)
	}
}

// TestRecap has what a learner may want to keep, and nothing that was dropped.
func TestRecap(t *testing.T) {
	w := newWriter(t, small())
	w.did(engine.Event{Kind: engine.UnitOpened, Unit: "u"})
	w.write("u", "The *lamp*.\nUp there.", "the Sun")
	w.did(engine.Event{Kind: engine.NoteMade, Skill: "moon", Name: "It is far.", About: "384,000 km"})
	gone := w.did(engine.Event{Kind: engine.NoteMade, Skill: "moon", About: "dropped"})
	w.did(engine.Event{Kind: engine.NoteDropped, About: gone})
	w.did(engine.Event{Kind: engine.JournalWritten, Unit: "u", Name: "What surprised you?", About: "Its size."})
	md := string(w.p().Recap(w.pack.Units[0]).Markdown())
	for _, want := range []string{"## A unit", "light of the **Sun**", "> The *lamp*.  \n> Up there.", "1 of 2 points", "> It is far.", "384,000 km", "**What surprised you?**", "> Its size."} {
		if !strings.Contains(md, want) {
			t.Errorf("%q is not in\n%s", want, md)
		}
	}
	if strings.Contains(md, "dropped") {
		t.Errorf("what was dropped is in\n%s", md)
	}
}

func TestSentences(t *testing.T) {
	for text, want := range map[string][]string{
		"":                      nil,
		"# A head\n\nOne. Two!": {"A head", "One. Two!"}, // too short to be a sentence of its own
		"It is the first one. And the second.\nIt goes on (e.g. here).": {"It is the first one.", "And the second.", "It goes on (e.g. here)."},
		"- a **bold** one\n- another\n1. third":                         {"a **bold** one", "another", "third"},
		"```\n code  here\n\nmore\n```\nAfter it.":                      {"code  here", "more", "After it."},
		"It costs 3.5 euros. \"So much?\" he said. Version 2. is out.":  {"It costs 3.5 euros.", "\"So much?\" he said.", "Version 2. is out."},
		"| a | b |\n|---|---|\n| 1 | 2 |":                               {"| a | b |", "| 1 | 2 |"},
	} {
		var got []string
		for _, s := range engine.Clean(text).Sentences() {
			got = append(got, string(s))
		}
		if strings.Join(got, "¶") != strings.Join(want, "¶") {
			t.Errorf("%q:\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestGapped(t *testing.T) {
	for text, want := range map[string][2]string{
		"The **Moon** has *no* light of `its` own, says the **Sun**.": {"The … has no light of its own, says the ….", "Moon, Sun"},
		"nothing bold": {"", ""},
		"2*3*4 = 24":   {"", ""},
	} {
		line, gaps := engine.Clean(text).Gapped()
		if string(line) != want[0] || string(gaps) != want[1] {
			t.Errorf("%q: %q %q", text, line, gaps)
		}
	}
	if got := engine.Clean("2*3*4, a*b* and [a link](http://x) to *it*").Bare(); got != "2*3*4, a*b* and a link to it" {
		t.Error(got)
	}
}

// TestJournalPrompt: the same on one day, another on the next.
func TestJournalPrompt(t *testing.T) {
	day := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	if engine.JournalPrompt("u", day) != engine.JournalPrompt("u", day.Add(5*time.Hour)) || engine.JournalPrompt("u", day) == engine.JournalPrompt("u", day.AddDate(0, 0, 1)) {
		t.Error("the prompt changes within a day, or not from one to the next")
	}
}

// TestNoteKeepsTheDraft: a note on a question is no answer to it; what is half written stays.
func TestNoteKeepsTheDraft(t *testing.T) {
	w := newWriter(t, small())
	w.did(engine.Event{Kind: engine.Left, Item: "what", Draft: "a st"})
	w.did(engine.Event{Kind: engine.NoteMade, Skill: "moon", Item: "what", About: "think of rocks"})
	w.did(engine.Event{Kind: engine.QuestionKept, Skill: "moon", Item: "what", About: "why?"})
	if w.s.Draft.Text != "a st" {
		t.Errorf("the draft is %q", w.s.Draft.Text)
	}
	if n := w.p().NotesAt("moon", "what"); len(n) != 1 || n[0].Text != "think of rocks" || len(w.p().NotesAt("moon", "")) != 0 {
		t.Errorf("%+v", n)
	}
}
