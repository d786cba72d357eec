package answer

import (
	"strings"
	"testing"
)

func TestLists(t *testing.T) {
	item := func(s string, accept ...string) Text { return Text{Answer: s, Accept: accept, Typos: 1}.Prepared() }
	places := List{Items: []Text{item("Vienna", "Wien"), item("Bratislava"), item("São Paulo")}}
	ordered := List{Items: []Text{item("2"), item("3"), item("5")}, InOrder: true}
	grade(t, []row{
		{places, "Vienna, Bratislava, São Paulo", "right", ""},
		{places, "são paulo; wien; bratislava", "right", ""},
		{places, "Bratislava, Vienna and São Paulo", "right", ""},
		{places, "Bratislava, Vienna, and São Paulo.", "right", ""},
		{places, "Vienna\nBratislava\nSão Paulo", "right", ""},
		{places, "Vienna, Bratislava, Sao Paulo", "almost", "accent"},
		{places, "Viena, Bratislava, São Paulo", "almost", "letter"},
		{places, "Vienna, Bratislava", "wrong", "2 right, 1 missing."},
		{places, "Vienna, Vienna, Bratislava", "wrong", "2 right, 1 missing, 1 that does not belong."},
		{places, "Vienna, Wien, Bratislava, São Paulo", "wrong", "3 right, 1 that does not belong."},
		{places, "Rome", "wrong", "0 right, 3 missing, 1 that"},
		{places, " , ;", "unread", ""},
		{places, "", "unread", ""},
		{ordered, "2, 3, 5", "right", ""},
		{ordered, "2, 5, 3", "almost", "order"},
		{ordered, "2, 3", "wrong", "1 missing"},
	})
}

func TestOrders(t *testing.T) {
	key := Order{Items: []string{"a", "b", "c", "d"}}
	for given, want := range map[string]string{
		"a b c d": "right", "b a c d": "wrong: The first place is not", "a c b d": "wrong: The first place is right",
		"a b d c": "wrong: The first 2 places", "a b c": "unread: not everything", "a b c c": "unread: not everything", "": "unread: nothing",
	} {
		v, err := key.Grade(Reply{Picked: strings.Fields(given)})
		outcome, say, _ := strings.Cut(want, ": ")
		check(t, given, v, err, outcome, say)
	}
}
