package answer

import "testing"

func TestAlgebraic(t *testing.T) {
	key := func(k Algebraic) Algebraic {
		t.Helper()
		k, err := NewAlgebraic(k)
		if err != nil {
			t.Fatal(err)
		}
		return k
	}
	terms := key(Algebraic{Answer: "8a + 6", In: []string{"a"}, Simplest: true, Mistakes: []Mistake{{"14a", "a letter and a number"}}})
	words := key(Algebraic{Answer: "90/p", In: []string{"p"}, Mistakes: []Mistake{{"p/90", "upside down"}}})
	grade(t, []row{
		{terms, "8a + 6", "right", ""},
		{terms, "6+8a", "right", ""},
		{terms, "8·a+6", "right", ""},
		{terms, "a*8 + 6.", "right", ""},
		{terms, "8A + 6", "right", ""},
		{terms, "8 x a + 6", "right", ""},
		{terms, "8b + 6", "unread", "not among its letters"},
		{terms, "= 8a+6", "right", ""},
		{terms, "y = 8a+6", "right", ""},
		{terms, "2(4a + 3)", "almost", "shorter"},
		{terms, "5a + 3a + 6", "almost", "shorter"},
		{terms, "14a", "wrong", "a letter and a number"},
		{terms, "a × 14", "wrong", "a letter and a number"},
		{terms, "8a", "wrong", ""},
		{terms, "8x + 6", "unread", ""},
		{terms, "eight a and six", "unread", ""},
		{terms, "", "unread", ""},
		{words, "90/p", "right", ""},
		{words, "90 ÷ p", "right", ""},
		{words, "90 : p", "right", ""},
		{words, "90 * 1/p", "right", ""},
		{words, "(90)/(p)", "right", ""},
		{words, "90p^-1", "right", ""},
		{words, "p/90", "wrong", "upside down"},
		{words, "90p", "wrong", ""},
	})
	for _, bad := range []Algebraic{{Answer: "8b", In: []string{"a"}}, {Answer: "8a +", In: []string{"a"}}, {Answer: "a", In: []string{"a"}, Mistakes: []Mistake{{"c", ""}}}} {
		if _, err := NewAlgebraic(bad); err == nil {
			t.Errorf("%+v was taken", bad)
		}
	}
}
