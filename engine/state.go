package engine

import (
	"slices"
	"time"

	"ownpace/engine/belief"
	"ownpace/engine/frozen"
	"ownpace/engine/memory"
)

// State is what follows from the packs and the events: a pure fold. It is changed
// by [State.Apply] alone, which replays the log at start and takes each new event
// after it is on disk.
type State struct {
	Begun  bool   // whether anything has happened yet
	Folded uint64 // events so far
	Wishes
	Place Place
	Draft Draft

	questions []*Question
	changes   []change // that can be taken back
	notes     []*Note
	journal   []*Entry
	writings  int // times that the learner wrote a note, an entry or a question, changed or dropped one
	messages  []*Message
	seen      time.Time // when the learner was here last, and did more than open a pack
	pace      pace

	packs    []*Pack
	progress map[string]*Progress // of the packs that were needed, by id
	asleep   map[string]asleep    // and of those that were thawed and not needed yet
	names    map[string]string    // ids by ids, now and earlier
	weights  memory.Weights
	fitted   int // reviews that the weights were fitted to
}

// Place is where the learner is, so that the next start leads there. The zero Place is the
// library; a pack alone is the list of its units.
type Place struct {
	Pack    string
	Unit    string // the unit that is open, or ""
	Placing bool   // whether the placement is open
}

// Draft is what was half done when the program was left: an answer half given, or a lesson half
// read.
type Draft struct {
	Skill            string // whose lesson it was, or ""
	Read             int    // how much of it stood above the window, in thousandths
	Pack, Item, Text string
	Marks            []string // the options: those marked, or all in their order, or those put to each
}

// HalfRead is the share of a skill's lesson that stood above the window when the program was
// left in it.
func (p *Progress) HalfRead(s *Skill) float64 {
	if d := p.state.Draft; d.Pack == p.Pack.ID && d.Skill == s.ID {
		return float64(d.Read) / 1000
	}
	return 0
}

// Progress is what is known of the learner in one pack.
type Progress struct {
	Pack      *Pack
	Placement Placement
	Answers   int  // graded answers so far
	Begun     bool // anything is known of the learner here
	Met       bool // the learner has chosen where to begin

	state    *State    // of which it is a part
	at       string    // the visit that is open or was last
	last     time.Time // of an answer here
	ids      *ids
	belief   *belief.Belief
	evidence frozen.List[evidence]
	claims   []*Claim
	foretold frozen.List[foretold]
	own      frozen.List[foretold] // what the learner said of their own answers
	hard     map[string]*hardness  // by item
	times    []int64               // of the last right first answers, in milliseconds
	lately   belief.Lately         // answers in practice, to foretell the next
	memory   memory.Model
	skills   map[string]*Remembered
	cards    map[string]*Remembered
	reviews  map[string]frozen.List[memory.Review] // of each skill and card, in order
	shown    []bool                                // by skill: a right answer was given on it, or on what builds on it
	held     []bool                                // by skill: it counts as known
	before   *undo                                 // what the last answer of the placement changed
	again    bool                                  // something was known before the placement: it stays until it is clearly not
	asked    map[string]int                        // times each item was answered
	doubts   map[string]doubt                      // by item
	accepted []Accepted                            // answers that the learner holds to be right
	contest  *contest                              // the last answer, which may be set aside
	ratings  map[*Skill][]Rating                   // what the learner said of themselves
	methods  map[string]Method                     // of units that have one of their own
	schooled map[*Skill]*schooled                  // by which method each skill was met first, and what came of it
	spentBy  map[Method]time.Duration              // in units
	earlier  []Earlier                             // what was started over
	met      map[string]time.Time                  // when each item was last closed
	visits   map[string]*Visit
	words    []*OwnText
	order    []string // the learner's own order of units, nil for the suggested one
	skipped  map[string]bool
	pinned   []string            // units that stand first
	games    map[string]*Game    // by round, the one that is open or was last
	results  map[string][]Result // of games that came to their end, by game
	spread   spread
	past     []past // of days with work here, the last of them not over
}

// NewState is the state of a learner to whom nothing has happened. A pack is read whole
// when it is first needed.
func NewState(packs []*Pack) *State {
	s := &State{packs: slices.Clone(packs), progress: make(map[string]*Progress), names: make(map[string]string), weights: memory.Defaults(),
		Wishes: Wishes{turned: make(map[string]float64), goals: make(map[string]Goal), switched: make(map[string]bool)}, pace: newPace()}
	for _, p := range packs {
		former(s.names, p.ID, p.Was)
	}
	for _, p := range packs { // an id that is in use is not an earlier one
		s.names[p.ID] = p.ID
	}
	return s
}

// newProgress is that of who did nothing in a pack yet, but for the belief, which is seldom the
// prior one and takes time to make.
func (s *State) newProgress(p *Pack) *Progress {
	return &Progress{
		Pack:    p,
		state:   s,
		ids:     indexed(p),
		memory:  s.weights.Model(),
		reviews: make(map[string]frozen.List[memory.Review]),
		skills:  make(map[string]*Remembered),
		cards:   make(map[string]*Remembered),
		hard:    make(map[string]*hardness),
		shown:   make([]bool, len(p.Skills)),
		held:    make([]bool, len(p.Skills)),
		asked:   make(map[string]int),
		met:     make(map[string]time.Time),
		visits:  make(map[string]*Visit),
		skipped: make(map[string]bool),

		doubts:   make(map[string]doubt),
		ratings:  make(map[*Skill][]Rating),
		methods:  make(map[string]Method),
		schooled: make(map[*Skill]*schooled),
		spentBy:  make(map[Method]time.Duration),
		games:    make(map[string]*Game),
		results:  make(map[string][]Result),
	}
}

// Replay is the state after all events, which must be sorted.
func Replay(packs []*Pack, events []Event) *State {
	s := NewState(packs)
	for _, e := range events {
		s.Apply(e)
	}
	return s
}

// Packs lists the packs that the state knows; of those that were not needed yet there may
// be the manifest only.
func (s *State) Packs() []*Pack { return s.packs }

// Progress is the progress in a pack, by its id, now or earlier; nil when there is no such
// pack.
func (s *State) Progress(pack string) *Progress {
	id := s.names[pack]
	if p := s.progress[id]; p != nil || id == "" {
		return p
	}
	i := slices.IndexFunc(s.packs, func(p *Pack) bool { return p.ID == id })
	s.packs[i] = s.packs[i].All()
	p := s.newProgress(s.packs[i])
	s.progress[id] = p
	if !s.wake(p) {
		p.belief = p.Pack.prior()
	}
	return p
}

// Awake is the progress in a pack that was needed already; nil for another, which is not read
// for this.
func (s *State) Awake(pack string) *Progress { return s.progress[s.names[pack]] }

// BegunIn reports whether anything has happened in a pack, without reading it.
func (s *State) BegunIn(pack string) bool {
	id := s.names[pack]
	if p := s.progress[id]; p != nil {
		return p.Begun || p.Met
	}
	return s.asleep[id].BegunIn
}

// KnownIn is how many skills of a pack are known, without reading it; false when nothing is
// known of the learner there.
func (s *State) KnownIn(pack string) (known int, begun bool) {
	id := s.names[pack]
	if p := s.progress[id]; p != nil {
		return p.Count(Known), p.Begun
	}
	return s.asleep[id].Known, s.asleep[id].Begun
}

// SpreadIn reports whether the reviews of a pack are spread over days, without reading it.
func (s *State) SpreadIn(pack string) bool {
	id := s.names[pack]
	if p := s.progress[id]; p != nil {
		return p.Spread()
	}
	return s.asleep[id].Spread
}

// Apply folds one event into the state. Events of packs, units or items that are
// not here, and of kinds that are not known, change nothing: they stay in the log.
func (s *State) Apply(e Event) {
	s.Begun = true
	s.Folded++
	s.pace.tick(e)
	s.sees(e)
	p := s.Progress(e.Pack)
	if p != nil {
		e = p.ids.today(e)
	}
	switch e.Kind {
	case Undone:
		s.undo(e)
	case QuestionKept, QuestionClosed:
		s.writing(e, s.wondered)
	case NoteMade, CardMade, NoteDropped:
		s.writing(e, s.noted)
	case JournalWritten:
		s.writing(e, s.wroteJournal)
	case MemoryFitted:
		s.fittedTo(e)
	case MessageKept:
		s.writing(e, s.message)
	case MessageOpened:
		s.message(e)
	case Left:
		s.Draft = Draft{Pack: e.Pack, Item: e.Item, Text: e.Draft, Marks: e.Order, Skill: e.Skill, Read: min(max(e.Part, 0), 1000)}
	default:
		s.wished(e)
	}
	if p == nil {
		return
	}
	s.move(p, e)
	p.apply(e)
	p.play(e)
	p.spreads(e)
	if e.Item != "" && !beside(e.Kind) || s.Draft.Skill != "" && (e.Kind == LessonRead || e.Kind == LessonPassed) {
		s.Draft = Draft{}
	}
}

// beside reports whether an event that names an item is about it without being an answer:
// what is half written to it stays.
func beside(k Kind) bool {
	return k == Left || k == QuestionKept || k == NoteMade || k == CardMade || k == CardTurned
}

// move follows the learner from place to place.
func (s *State) move(p *Progress, e Event) {
	switch e.Kind {
	case PlacementOpened:
		s.Place = Place{Pack: e.Pack, Placing: true}
	case UnitOpened:
		if p.Pack.Unit(e.Unit) != nil {
			s.Place = Place{Pack: e.Pack, Unit: e.Unit}
		}
	case ReviewOpened:
		s.Place = Place{Pack: e.Pack, Unit: ReviewID}
	case RoundOpened:
		if p.isRound(e.Unit) {
			s.Place = Place{Pack: e.Pack, Unit: e.Unit}
		}
	case PackOpened, PlacementLeft, PlacementEnded, UnitLeft:
		s.Place = Place{Pack: e.Pack}
	case PackLeft:
		s.Place = Place{}
	}
}

func (p *Progress) apply(e Event) {
	p.closeDay(e.Time)
	if v := p.visits[e.Unit]; v != nil && v.Unit != nil {
		p.spentBy[p.Method(e.Unit)] += p.state.pace.gap
	}
	switch e.Kind {
	case PlacementOpened:
		p.Met = true
		if !p.Placement.Open {
			p.before, p.again = nil, p.evidence.Len() > 0
			p.doubtAll(e)
		}
		p.Placement.open()
	case WayOpened:
		p.Met = true
	case PlacementEnded:
		p.before = nil
		p.Placement.end()
	case UnitOpened:
		p.openVisit(e.Unit, p.skillOf(e))
		p.at = e.Unit
	case ReviewOpened:
		p.openRound(ReviewID, p.Round(ReviewID, e.Time))
	case RoundOpened:
		p.openRound(e.Unit, p.itemsOf(e.Order))
	case Claimed, ClaimWithdrawn:
		p.claim(e)
	case LessonRead, LessonPassed:
		p.readLesson(e)
	case Withdrawn:
		p.withdraw()
	case Answered:
		p.answered(e)
	case Wrote, HintShown, SolutionShown, MovedOn:
		p.attempted(e)
	case CardTurned:
		p.attempted(e)
		p.ownTurned(e)
	case WayOrdered, WayReset, UnitSkipped, UnitRestored, UnitPinned, UnitUnpinned:
		p.arranged(e)
	case MethodChosen:
		if p.Pack.Unit(e.Unit) != nil {
			p.chooseMethod(e)
		}
	case Rated:
		p.rate(e)
	case Disputed:
		p.dispute(e)
	case StartedOver:
		p.startOver(e)
	}
}

// skillOf is the skill of its unit that an event names, or nil.
func (p *Progress) skillOf(e Event) *Skill {
	if s := p.Pack.Skill(e.Skill); s != nil && s.Unit.ID == e.Unit {
		return s
	}
	return nil
}
