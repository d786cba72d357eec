package store

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"ownpace/engine"
	"ownpace/engine/answer"
)

// TestEveryFieldIsRead: a field that is added to an event is read quickly, or said not to be.
func TestEveryFieldIsRead(t *testing.T) {
	for typ, names := range map[reflect.Type][]string{
		reflect.TypeFor[engine.Event](): namesOf(eventFields[:]),
		reflect.TypeFor[answer.Reply](): namesOf(replyFields[:]),
	} {
		var want []string
		for i := range typ.NumField() {
			name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
			want = append(want, name)
		}
		if !reflect.DeepEqual(names, want) {
			t.Errorf("the fields of %v are\n%v, read are\n%v", typ, want, names)
		}
	}
}

func namesOf[T any](fields []field[T]) (names []string) {
	for _, f := range fields {
		names = append(names, strings.Trim(f.name, `":`))
	}
	return names
}

// samples are events with something in every field.
func samples() []engine.Event {
	right, yes := answer.Right, true
	zone := time.FixedZone("", -5*3600-1800)
	return []engine.Event{
		typical(7),
		{Device: "a", Seq: 1, Time: noon, Kind: engine.Named, Name: "Ada é <b> \" \\ \n\u2028 \x00"},
		{Device: "b", Seq: 1 << 50, Time: noon.Add(time.Millisecond).In(zone), Kind: engine.Answered, Unlearnt: true, Edition: 3, Dress: "music", Told: &right, Sure: 2, Placing: true,
			Share: 0.25, Draw: map[string]string{"a": "3", "ß": "ü"}, Reply: &answer.Reply{Picked: []string{"x", "y\t"}, Parts: []string{""}, Comma: true}, Draft: "\u00e9"},
		{Device: "c", Seq: 2, Time: noon, Kind: engine.WayOrdered, Order: []string{"x", "y"}, Known: &yes, Factor: 1e-9, Minutes: 90, About: "b/3", Part: 4},
		{Device: "c", Seq: 3, Time: noon, Kind: engine.MemoryFitted, Weights: []float64{1, 2.5}, Goal: &engine.Goal{Units: []string{"u"}, Minutes: 30}},
	}
}

// TestQuickReading: what this program writes is read quickly, but for what is rare.
func TestQuickReading(t *testing.T) {
	for i, e := range samples() {
		body, err := json.Marshal(e)
		must(t, err)
		var got engine.Event
		if quick := newReader().quickly(body, &got); quick != (e.Weights == nil) {
			t.Errorf("event %d, read quickly: %v: %s", i, quick, body)
		}
	}
}

// FuzzEvent: whatever is read quickly is what encoding/json reads, and nothing else.
func FuzzEvent(f *testing.F) {
	for _, e := range samples() {
		body, err := json.Marshal(e)
		must(f, err)
		f.Add(body)
	}
	for _, odd := range []string{`{}`, `{"seq":01}`, `{"seq":1 }`, `{"Seq":1}`, `{"seq":-1}`, `{"seq":99999999999999999999}`, `{"kind":null}`, `{"share":.5}`,
		`{"share":null}`, `{"share": 1}`, `{"share":1e999}`, `{"reply":{"text":"a","text":"b"}}`, `{"draw":{"a":"1","a":"2"}}`, `{"draw":{}}`, `{"order":[]}`, `{"order":[,]}`,
		`{"order":["a",]}`, `{"name":"\ud800"}`, "{\"name\":\"\xff\"}", "{\"kind\":\"\xff\"}", "{\"name\":\"a\nb\"}", "{\"name\":\"a\x01\"}", `{"name":"a\"}`, `{"known":null}`, `{"told":"perhaps"}`, `{"time":"noon"}`,
		`{"device":"a","kind":"b","seq":1}`, `{"seq":1}x`, `{"seq":1}}`, `{"seq":1,}`, `{"seq"}`, `{`, ``, `[]`} {
		f.Add([]byte(odd))
	}
	reader := newReader()
	f.Fuzz(func(t *testing.T, body []byte) {
		var got, want engine.Event
		quick := reader.quickly(body, &got)
		if err := json.Unmarshal(body, &want); quick && (err != nil || !reflect.DeepEqual(got, want)) {
			t.Errorf("%q is read as\n%+v, by encoding/json as\n%+v, %v", body, got, want, err)
		}
	})
}
