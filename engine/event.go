package engine

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"ownpace/engine/answer"
)

// Kind names what happened, in the past tense.
type Kind string

const (
	Named           Kind = "named" // the learner said their name, or skipped it
	PackOpened      Kind = "pack-opened"
	PackLeft        Kind = "pack-left"
	PlacementOpened Kind = "placement-opened" // the placement was begun or taken up again
	PlacementLeft   Kind = "placement-left"   // put aside, to be taken up again
	PlacementEnded  Kind = "placement-ended"  // it found enough, or the learner said so
	UnitOpened      Kind = "unit-opened"
	UnitLeft        Kind = "unit-left"
	LessonRead      Kind = "lesson-read"
	LessonPassed    Kind = "lesson-passed" // the learner went to the questions without it
	Answered        Kind = "answered"
	Withdrawn       Kind = "withdrawn" // the last answer of the placement was taken back
	HintShown       Kind = "hint-shown"
	SolutionShown   Kind = "solution-shown"
	MovedOn         Kind = "moved-on"    // an almost right answer was left as it was
	WayOpened       Kind = "way-opened"  // the learner looked at the units before any question
	WayOrdered      Kind = "way-ordered" // the learner put the units in their own order
	WayReset        Kind = "way-reset"   // back to the suggested order
	UnitSkipped     Kind = "unit-skipped"
	UnitRestored    Kind = "unit-restored"
	ReviewOpened    Kind = "review-opened"    // what fades is gone through; the unit of what follows is ReviewID
	Claimed         Kind = "claimed"          // the learner says of a skill that they know it, or not, whatever was found
	ClaimWithdrawn  Kind = "claim-withdrawn"  // and takes it back
	MemoryFitted    Kind = "memory-fitted"    // the weights of the memory were fitted to this learner's reviews
	Wrote           Kind = "wrote"            // a free response was written, and is still to be compared
	HintAnswered    Kind = "hint-answered"    // a hint that asks was answered
	ExampleTried    Kind = "example-tried"    // a worked example was gone through with its last steps hidden
	InterestsChosen Kind = "interests-chosen" // what items are dressed in, the dearest first
	RoundOpened     Kind = "round-opened"     // a review, a check, a test: the unit says which, the order its items
	SurenessChosen  Kind = "sureness-chosen"  // whether to be asked how sure one is
	GroundTurned    Kind = "ground-turned"    // what speaks for something next was turned up or down
	GroundsReset    Kind = "grounds-reset"    // all of them as they come
	GoalSet         Kind = "goal-set"         // of a pack, in place of the one before
	GoalDropped     Kind = "goal-dropped"
	QuestionKept    Kind = "question-kept"   // the learner wondered about something, or does so again
	QuestionClosed  Kind = "question-closed" // and does no more, or found the answer; known says which
	Left            Kind = "left"            // the program was left with an answer half written, or a lesson half read
	PurposeSaid     Kind = "purpose-said"    // what the learner studies for, in their own words
	PlanChosen      Kind = "plan-chosen"     // minutes a week, and the days of rest
	MethodChosen    Kind = "method-chosen"   // of a unit, or of all that have none of their own
	ColoursChosen   Kind = "colours-chosen"  // the theme
	SwitchTurned    Kind = "switch-turned"   // whether something that can be left out is wanted
	UnitPinned      Kind = "unit-pinned"     // it stands first
	UnitUnpinned    Kind = "unit-unpinned"
	StartedOver     Kind = "started-over" // an item, a unit, or all of the pack, as if it were new
	Undone          Kind = "undone"       // a change of the learner's own was taken back
	Rated           Kind = "rated"        // how well the learner thinks they can do what the skill is about
	Disputed        Kind = "disputed"     // the learner holds their answer to be right
	CardTurned      Kind = "card-turned"  // an item was recalled, and looked up
	NoteMade        Kind = "note-made"    // at a skill or an item
	CardMade        Kind = "card-made"    // a card of the learner's own, at a skill or an item
	NoteDropped     Kind = "note-dropped" // a note, a card, or an entry of the journal
	JournalWritten  Kind = "journal-written"
	MessageKept     Kind = "message-kept"   // to oneself, to be opened when a unit, or the pack, is known
	MessageOpened   Kind = "message-opened" // and was
	RoundEnded      Kind = "round-ended"    // a game came to its end
)

// Event is a fact about the learner. It is appended once and never changed. It
// says what was given and what the learner was told, not what that means: a better
// engine replays the same log to a better state.
type Event struct {
	Device   string    `json:"device"`
	Seq      uint64    `json:"seq"` // 1, 2, … per device
	Time     time.Time `json:"time"`
	Kind     Kind      `json:"kind"`
	Pack     string    `json:"pack,omitempty"`
	Revision string    `json:"revision,omitempty"`
	Unit     string    `json:"unit,omitempty"`
	Skill    string    `json:"skill,omitempty"`
	Item     string    `json:"item,omitempty"`

	Name     string            `json:"name,omitempty"`     // Named; what was chosen or turned; CardMade: the front; NoteMade: what it is about, as it stood there; JournalWritten: what was asked; QuestionClosed: the answer, in the learner's own words
	Reply    *answer.Reply     `json:"reply,omitempty"`    // Answered
	Unlearnt bool              `json:"unlearnt,omitempty"` // Answered: "I have not learnt this"
	Edition  int               `json:"edition,omitempty"`  // Answered: of the item, when it is not the first
	Draw     map[string]string `json:"draw,omitempty"`     // Answered: the values of the item's variables
	Dress    string            `json:"dress,omitempty"`    // Answered: the interest that the item was dressed in
	Told     *answer.Outcome   `json:"told,omitempty"`     // Answered: the judgement shown, or kept for the placement
	Share    float64           `json:"share,omitempty"`    // Answered: of a wrong answer that was right all the same
	Sure     Sureness          `json:"sure,omitempty"`     // Answered: what the learner said before it was judged
	Placing  bool              `json:"placing,omitempty"`  // Answered: in the placement
	Millis   int64             `json:"millis,omitempty"`   // Answered: from showing the question
	Order    []string          `json:"order,omitempty"`    // WayOrdered: all units; InterestsChosen: the interests; RoundOpened: the items; PlanChosen: the days of rest, as "sunday"; Left: the options as they were marked or put; NoteMade, CardMade, JournalWritten, QuestionKept: the id of the one that is changed or opened again, if any
	Known    *bool             `json:"known,omitempty"`    // Claimed, SurenessChosen, SwitchTurned, QuestionClosed
	Factor   float64           `json:"factor,omitempty"`   // GroundTurned
	Goal     *Goal             `json:"goal,omitempty"`     // GoalSet
	Minutes  int               `json:"minutes,omitempty"`  // PlanChosen: a week; RoundOpened: of a timed round
	About    string            `json:"about,omitempty"`    // the learner's own words; where something is closed, dropped or undone, the id of the event that began it
	Part     int               `json:"part,omitempty"`     // HintAnswered: which hint, from 1; ExampleTried: how many steps were hidden; Rated: 1 to 4; CardTurned: the grade, 1 to 4; RoundEnded: the score; Left: how much of a lesson was read, in thousandths
	Weights  []float64         `json:"weights,omitempty"`  // MemoryFitted; Part is the number of reviews they were fitted to
	Draft    string            `json:"draft,omitempty"`    // Left; CardMade: what it is about, as it stood there
}

// ID names the event in all logs.
func (e Event) ID() string { return e.Device + "/" + strconv.FormatUint(e.Seq, 10) }

// Compare orders events by time, then device, then sequence, so that the union of
// two devices' logs folds to the same state however they were merged.
func (e Event) Compare(other Event) int {
	return cmp.Or(e.Time.Compare(other.Time), cmp.Compare(e.Device, other.Device), cmp.Compare(e.Seq, other.Seq))
}

// SortEvents puts events in the order in which they are folded.
func SortEvents(events []Event) { slices.SortFunc(events, Event.Compare) }
