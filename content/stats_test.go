package content

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// log is what a learner did, one thing after the other.
type log struct {
	device string
	events []engine.Event
}

func (l *log) add(kind engine.Kind, item string, more func(*engine.Event)) {
	e := engine.Event{Device: l.device, Seq: uint64(len(l.events) + 1), Time: time.Unix(int64(len(l.events)), 0), Kind: kind, Pack: "p", Unit: "all", Item: item}
	if more != nil {
		more(&e)
	}
	l.events = append(l.events, e)
}

// gave is an answer of a learner: typed, or chosen when it begins with a star.
func (l *log) gave(item, text string, told answer.Outcome) {
	l.add(engine.Answered, item, func(e *engine.Event) {
		e.Told, e.Reply = &told, &answer.Reply{Text: text}
		if choice, is := strings.CutPrefix(text, "*"); is {
			e.Reply = &answer.Reply{Picked: []string{choice}}
		}
	})
}

const statsPack = head + `      - {id: sea, ask: Which sea, answer: Black Sea, accept: [the Black Sea], mistakes: {Caspian Sea: That is the Volga.}}
      - {id: sum, ask: "2 + 3", answer: 5}
      - {id: city, ask: Which city, answer: Budapest, wrong: [Prague, Oslo]}
      - {id: code, was: [old-code], edition: 2, ask: Which code, answer: x}
      - {id: varied, vars: {a: 2..3}, ask: "{a} + 1", answer: "{a + 1}"}
`

func statsOf(t *testing.T, text string, logs ...*log) (Stats, map[string]ItemStats) {
	t.Helper()
	p, found := read(text)
	if Errors(found) {
		t.Fatal(found)
	}
	var all [][]engine.Event
	for _, l := range logs {
		all = append(all, l.events)
	}
	s := Tally(p, Learners(all))
	items := make(map[string]ItemStats)
	for _, it := range s.Items {
		items[it.ID] = it
	}
	return s, items
}

// TestFirstAnswers: what counts as one.
func TestFirstAnswers(t *testing.T) {
	l := &log{device: "a"}
	l.gave("sum", "6", answer.Wrong) // first
	l.add(engine.HintShown, "sum", nil)
	l.gave("sum", "7", answer.Wrong)
	l.gave("sum", "5", answer.Right)   // ends the attempt
	l.gave("sum", "5.0", answer.Right) // first
	l.add(engine.HintShown, "sum", nil)
	l.add(engine.HintShown, "sum", nil)
	l.gave("sum", "5,", answer.Almost) // first
	l.add(engine.MovedOn, "sum", nil)
	l.add(engine.SolutionShown, "sum", nil)                                                     // an attempt without an answer
	l.add(engine.Answered, "sum", func(e *engine.Event) { e.Placing, e.Unlearnt = true, true }) // said, not answered
	placed := func(e *engine.Event) {
		e.Placing, e.Told, e.Reply = true, new(answer.Outcome), &answer.Reply{Text: "9"}
	}
	l.add(engine.Answered, "sum", placed) // first
	l.add(engine.Answered, "sum", placed)
	l.add(engine.Withdrawn, "", nil)                                                       // which takes it back
	l.gave("old-code", "y", answer.Wrong)                                                  // of the first edition
	l.add(engine.Answered, "sum", func(e *engine.Event) { e.Pack = "another" })            // elsewhere
	l.gave("gone", "y", answer.Wrong)                                                      // of what is no more
	l.add(engine.Answered, "old-code", func(e *engine.Event) { placed(e); e.Edition = 2 }) // first
	s, items := statsOf(t, statsPack, l)
	sum := items["sum"]
	if sum.N != 4 || sum.Attempts != 4 || sum.Unlearnt != 1 || items["code"].N != 1 || s.Answers != 5 || s.Learners != 1 {
		t.Errorf("%+v\nof all %d answers of %d", items, s.Answers, s.Learners)
	}
	if sum.Right != nil || sum.Almost != nil || sum.Hinted != nil || sum.Discrimination != nil || len(sum.Wrong) > 0 {
		t.Errorf("much is said of little: %+v", sum)
	}
}

// TestSameLearnerTwice: an event counts once, and logs that share one are one learner's.
func TestSameLearnerTwice(t *testing.T) {
	first, other := &log{device: "a"}, &log{device: "b"}
	first.gave("sum", "5", answer.Right)
	first.gave("city", "*Oslo", answer.Wrong)
	later := &log{device: "a", events: slices.Clone(first.events)}
	later.gave("sum", "6", answer.Wrong)
	other.gave("sum", "6", answer.Wrong)
	s, items := statsOf(t, statsPack, first, other, later, other)
	if s.Learners != 2 || s.Answers != 4 || items["sum"].N != 3 {
		t.Errorf("%d learners, %d answers, %d to sum", s.Learners, s.Answers, items["sum"].N)
	}
}

// crowd40 are 40 learners; each is right on as many of ten items as their number says, and
// on sum and sea when they are good.
func crowd40() []*log {
	var all []*log
	for i := range 40 {
		l := &log{device: fmt.Sprint("d", i)}
		for k := range 10 {
			l.gave(fmt.Sprint("k", k), "1", []answer.Outcome{answer.Wrong, answer.Right}[min(1, max(0, i/4-k))])
		}
		switch good := i >= 20; {
		case good:
			l.gave("sum", "5", answer.Right)
			l.gave("city", "*Budapest", answer.Right)
		default:
			l.add(engine.HintShown, "sum", nil)
			l.gave("sum", []string{"6", " 6.0"}[i%2], answer.Wrong)
			l.gave("city", "*Prague", answer.Wrong)
		}
		l.gave("sea", []string{"Baltic Sea", "the  baltic sea", "Caspian Sea", "North Sea", "black see", "a", "b" + fmt.Sprint(i), "Black Sea"}[i%8], []answer.Outcome{0, 0, 0, 0, 0, 0, 0, answer.Right}[i%8])
		l.add(engine.Answered, "varied", func(e *engine.Event) {
			e.Told, e.Reply, e.Draw = new(answer.Outcome), &answer.Reply{Text: fmt.Sprint(2 + i%2)}, map[string]string{"a": fmt.Sprint(2 + i%2)}
		})
		all = append(all, l)
	}
	return all
}

const tenMore = `      - {id: k0, ask: "1", answer: 1}
      - {id: k1, ask: "1", answer: 1}
      - {id: k2, ask: "1", answer: 1}
      - {id: k3, ask: "1", answer: 1}
      - {id: k4, ask: "1", answer: 1}
      - {id: k5, ask: "1", answer: 1}
      - {id: k6, ask: "1", answer: 1}
      - {id: k7, ask: "1", answer: 1}
      - {id: k8, ask: "1", answer: 1}
      - {id: k9, ask: "1", answer: 1}
`

// TestStats: shares, correlation, counts of choices, and what many wrote.
func TestStats(t *testing.T) {
	_, items := statsOf(t, statsPack+tenMore, crowd40()...)
	sum, city, sea, varied := items["sum"], items["city"], items["sea"], items["varied"]
	if *sum.Right != 0.5 || *sum.Almost != 0 || *sum.Hinted != 0.5 || sum.N != 40 || sum.Learners != 40 {
		t.Errorf("sum: %+v", sum)
	}
	if r := *sum.Discrimination; math.Abs(r-0.87) > 0.04 {
		t.Errorf("sum tells apart by %v", r)
	}
	if r := items["k9"].Discrimination; r != nil {
		t.Errorf("nobody is right on k9, and it tells apart by %v", *r)
	}
	if want := []ChoiceCount{{"Budapest", true, 20}, {"Prague", false, 20}, {"Oslo", false, 0}}; !slices.Equal(city.Choices, want) {
		t.Errorf("choices: %v", city.Choices)
	}
	var wrote []string
	for _, w := range sea.Wrong {
		wrote = append(wrote, fmt.Sprint(w.Answer, " ", w.N, " ", w.Learners, " ", w.Foreseen))
	}
	if want := []string{"Baltic Sea 5 5 false", "Caspian Sea 5 5 true", "North Sea 5 5 false", "a 5 5 false", "black see 5 5 false", "the baltic sea 5 5 false"}; !slices.Equal(wrote, want) {
		t.Errorf("they wrote %q", wrote)
	}
	if want := `accept: ["the Black Sea", "Baltic Sea", "North Sea", "a", "black see", "the baltic sea"]`; sea.Accept != want {
		t.Errorf("to paste: %s", sea.Accept)
	}
	if want := `mistakes: {"Caspian Sea": "That is the Volga.", "Baltic Sea": "` + sayHere + `", `; !strings.HasPrefix(sea.Foresee, want) {
		t.Errorf("to paste: %s", sea.Foresee)
	}
	if len(sum.Wrong) != 1 || sum.Wrong[0].N != 20 || sum.Wrong[0].Answer != "6" && sum.Wrong[0].Answer != "6.0" {
		t.Errorf("to sum they wrote %+v", sum.Wrong)
	}
	if len(varied.Wrong) != 2 || varied.Wrong[0].Draw != "a = 2" || varied.Accept+varied.Foresee != "" {
		t.Errorf("with values they wrote %+v; to paste: %s", varied.Wrong, varied.Accept)
	}
}

// TestEnoughGaveIt: three learners, or one in twenty of the answers.
func TestEnoughGaveIt(t *testing.T) {
	for _, c := range []struct{ same, others, want int }{{2, 0, 0}, {3, 0, 1}, {3, 57, 1}, {3, 58, 0}, {4, 58, 1}} {
		var logs []*log
		for i := range c.same + c.others {
			l := &log{device: fmt.Sprint("d", i)}
			if i < c.same {
				l.gave("sea", "North Sea", answer.Wrong)
				l.add(engine.SolutionShown, "sea", nil)
			}
			if i >= c.same {
				l.gave("sea", "Black Sea", answer.Right)
			}
			logs = append(logs, l)
		}
		if _, items := statsOf(t, statsPack, logs...); len(items["sea"].Wrong) != c.want {
			t.Errorf("%d of %d: %+v", c.same, c.same+c.others, items["sea"].Wrong)
		}
	}
	one := &log{device: "a"}
	for range 9 { // one learner is no crowd
		one.gave("sea", "North Sea", answer.Wrong)
		one.add(engine.SolutionShown, "sea", nil)
	}
	if _, items := statsOf(t, statsPack, one); items["sea"].N != 9 || len(items["sea"].Wrong) > 0 {
		t.Errorf("%+v", items["sea"])
	}
}

// TestPastedLines: whatever learners wrote, the lines load and do what they are for.
func TestPastedLines(t *testing.T) {
	item := func(key, more string) string {
		return head + "      - id: x\n        ask: q\n        " + key + "\n" + more
	}
	for _, c := range []struct {
		key, wrote string
		comma      bool
		none       bool
	}{
		{key: "answer: x", wrote: "a: b"}, {key: "answer: x", wrote: "#x"}, {key: "answer: x", wrote: `say "no"`}, {key: "answer: x", wrote: `it's \d+`},
		{key: "answer: x", wrote: "- no"}, {key: "answer: x", wrote: "{a}, [b]"}, {key: "answer: x", wrote: "null"}, {key: "answer: x", wrote: "!tag &a *b"},
		{key: "answer: x", wrote: "日本 | > %"}, {key: "answer: x", wrote: `\`}, {key: "answer: x", wrote: "no\x1b[31m", none: true},
		{key: "answer: 5", wrote: "6"}, {key: "answer: 5", wrote: "1/2"}, {key: "answer: 5", wrote: "1,5", comma: true}, {key: "answer: 5", wrote: "x = 7", none: true},
		{key: "answer: 2x\n        in: x", wrote: "3x"},
	} {
		var logs []*log
		for i := range 3 {
			l := &log{device: fmt.Sprint(i)}
			l.gave("x", c.wrote, answer.Wrong)
			l.events[0].Reply.Comma = c.comma
			logs = append(logs, l)
		}
		_, items := statsOf(t, item(c.key, ""), logs...)
		got := items["x"]
		if len(got.Wrong) != 1 || (got.Foresee == "") != c.none {
			t.Errorf("%q: %+v", c.wrote, got)
			continue
		}
		for line, want := range map[string]answer.Outcome{got.Accept: answer.Right, got.Foresee: answer.Wrong} {
			if line == "" {
				continue
			}
			p, found := read(item(c.key, "        "+line+"\n"))
			if len(found) > 1 || p == nil || p.Item("x") == nil { // it has no licence
				t.Errorf("%q: %s does not load: %v", c.wrote, line, found)
				continue
			}
			g, err := p.Item("x").Grade(*logs[0].events[0].Reply)
			if err != nil || g.Outcome != want || want == answer.Wrong && string(g.Say) != sayHere {
				t.Errorf("%q with %s is %v %q, %v", c.wrote, line, g.Outcome, g.Say, err)
			}
		}
	}
}

// TestReadLog: what is no event is passed over, whatever it is.
func TestReadLog(t *testing.T) {
	text := `{"ownpace": "export", "version": 1}
{"device":"a","seq":1,"time":"2026-01-02T03:04:05Z","kind":"answered","pack":"p","item":"x","reply":{"text":"5"},"told":"right","new":[1]}

not JSON
{"device":"a","seq":2,"kind":"answered","told":"brilliant"}
[1, 2]
{"events": 1, "sum": "ab12"}
`
	events, passed, err := ReadLog(strings.NewReader(text))
	if err != nil || len(events) != 1 || passed != 6 || events[0].Reply.Text != "5" || *events[0].Told != answer.Right {
		t.Errorf("%d events, %d lines passed over, %v", len(events), passed, err)
	}
	if _, _, err := ReadLog(strings.NewReader("{}\n" + strings.Repeat("x", longestLine+1))); err == nil || !strings.HasPrefix(err.Error(), "line 2: ") {
		t.Errorf("a line that never ends: %v", err)
	}
}
