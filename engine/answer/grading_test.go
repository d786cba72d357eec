package answer_test

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"gopkg.in/yaml.v3"

	"ownpace/content"
	"ownpace/engine"
	"ownpace/engine/answer"
)

// graded is one item of testdata/grading.yaml with answers to it: a row is the outcome,
// what is given, and a part of the message, with bars between. Several parts have & between
// them; a free text has -> before the points it makes; \| is a bar.
type graded struct {
	Item  yaml.Node
	Comma bool
	Rows  string
}

// TestGrading: what a fair teacher would say to an answer.
func TestGrading(t *testing.T) {
	data, err := os.ReadFile("testdata/grading.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all []graded
	if err := yaml.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	rows, naive := 0, 0
	for _, g := range all {
		item := g.load(t)
		for _, row := range strings.Split(strings.TrimSpace(g.Rows), "\n") {
			rows++
			if g.hold(t, item, row) {
				naive++
			}
		}
	}
	t.Logf("%d rows; comparing letters would judge %d of them otherwise", rows, naive)
	if rows < 300 || naive < 60 {
		t.Errorf("%d rows, of which comparing letters would judge %d otherwise; want 300 and 60", rows, naive)
	}
}

func (g graded) load(t *testing.T) *engine.Item {
	t.Helper()
	g.Item.Content = append(g.Item.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: "id"}, &yaml.Node{Kind: yaml.ScalarNode, Value: "x"})
	pack, err := yaml.Marshal(map[string]any{"pack": 1, "title": "T", "skills": map[string]any{"a": map[string]any{"title": "A", "items": []*yaml.Node{&g.Item}}}})
	if err != nil {
		t.Fatal(err)
	}
	p, found := content.Load(fstest.MapFS{"pack.yaml": {Data: pack}}, "pack.yaml", "p", "")
	if content.Errors(found) || p.Item("x") == nil {
		t.Fatalf("the item does not load: %v", found)
	}
	return p.Item("x")
}

// hold compares one row, and reports whether comparing letters alone would judge it
// otherwise.
func (g graded) hold(t *testing.T, item *engine.Item, row string) bool {
	cells := strings.Split(strings.ReplaceAll(row, `\|`, "\x00"), "|")
	for i := range cells {
		cells[i] = strings.TrimSpace(strings.ReplaceAll(cells[i], "\x00", "|"))
	}
	want, given, say := cells[0], cells[1], strings.Join(cells[2:], "|")
	r := reply(item, given)
	r.Comma = g.Comma
	judged, err := item.Grade(r)
	got, message := judged.Outcome.String(), string(judged.Say)
	if err != nil {
		got, message = "unread", err.Error()
	}
	if got != want {
		t.Errorf("%s: %q is %s, want %s (%s)", item.Ask, given, got, want, message)
	} else if !strings.Contains(message, say) {
		t.Errorf("%s: to %q it says %q, want %q", item.Ask, given, message, say)
	}
	same := strings.EqualFold(strings.TrimSpace(r.Text), strings.TrimSpace(item.Key.Solution()))
	return item.Asks == engine.Typed && same != (want == "right")
}

func reply(item *engine.Item, given string) answer.Reply {
	if plain, err := strconv.Unquote(given); err == nil && strings.HasPrefix(given, `"`) {
		given = plain
	}
	if item.Asks == engine.Typed {
		return answer.Reply{Text: given}
	}
	text, points, free := strings.Cut(given, "->")
	if !free {
		points = given
	}
	var parts []string
	for _, p := range strings.Split(points, "&") {
		if p = strings.TrimSpace(p); p != "" || item.Asks == engine.Filled || item.Asks == engine.Matched {
			parts = append(parts, p)
		}
	}
	if item.Asks == engine.Composed {
		if !free {
			parts = nil
		}
		return answer.Reply{Text: text, Picked: parts}
	}
	return item.Reply(parts...)
}
