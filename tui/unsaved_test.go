package tui_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"ownpace/engine"
	"ownpace/tui"
)

// What becomes of an answer, in lines, when the disk is full.

// fullFor is a learner's store on a disk that is full, so many times, for what has a word.
func (l *learner) fullFor(word string, times int) func([]engine.Event) ([]engine.Event, error) {
	return func(events []engine.Event) ([]engine.Event, error) {
		written, err := json.Marshal(events)
		if err != nil {
			l.t.Fatal(err)
		}
		if times > 0 && strings.Contains(string(written), word) {
			times--
			return nil, errors.New("no space left on device")
		}
		return l.append(events)
	}
}

// TestNotSavedInLines: an answer that could not be written is kept, and an empty line gives
// the same again, whatever is asked for; another line is another answer.
func TestNotSavedInLines(t *testing.T) {
	const unit = "Ada\n:skip\n1\n2\n1\n"
	const failed = "Not saved: no space left on device. Press Enter to try again."
	for _, c := range []struct {
		name, pack, lines string
		word              string // of what cannot be written twice
		has               []string
		hasNot            string
	}{
		{"a line", "sky.yaml", unit + "try\ngibbous\n\n\n", `"text":"gibbous"`, []string{"You said: gibbous", "Right."}, "Back to the question"},
		{"help between", "sky.yaml", unit + "try\ngibbous\n:help\n\n\n", "gibbous", []string{"Help:", "You said: gibbous", "Right."}, "Back to the question"},
		{"a choice", "sky.yaml", unit + "try\ngibbous\n\n1\n\n\n:quit\n", `["True"]`, []string{"You said: True"}, "Nothing is chosen"},
		{"what is no choice between", "sky.yaml", unit + "try\ngibbous\n\n1\nblah\n\n\n:quit\n", `["True"]`, []string{"What you gave before is not saved yet", "You said: True"}, "Nothing is chosen"},
		{"what is no number between", "sky.yaml", "Ada\n:skip\n1\n2\n2\ntry\n480\nabc\n\n\n:quit\n", `"text":"480"`, []string{"What you gave before is not saved yet", "You said: 480"}, "Back to the question"},
		{"gaps", "kitchen", unit + "try\nboil\nfry\n\n\n", "boil", []string{"You said: boil; fry", "Right."}, "Back to the question"},
		{"many lines", "kitchen", unit + ":back\nwritten\n4\n1\nLids\nhelp.\n.\n\n\n", "Lids", []string{"It is in your journal."}, "begin anew"},
		{"another answer", "sky.yaml", unit + "try\ngibbous\ncrescent\n", `"text":"gibbous"`, []string{"You said: crescent", "Not yet."}, "You said: gibbous"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := newLearnerOf(t, c.pack)
			out, err := l.talkTo(l.fullFor(c.word, 2), c.lines)
			for _, want := range append(c.has, failed, "Everything is saved.") {
				if !strings.Contains(out, want) {
					t.Errorf("%q is not said:\n%s", want, out)
				}
			}
			if strings.Contains(out, c.hasNot) || err != nil {
				t.Errorf("%v, or %q is said:\n%s", err, c.hasNot, out)
			}
		})
	}
}

// TestNotSavedInLinesAtTheEnd: who leaves while an answer is not saved is told so, whether it
// is still there to be tried again or was given up; another answer that is saved stands for
// it.
func TestNotSavedInLinesAtTheEnd(t *testing.T) {
	const answered = "Ada\n:skip\n1\n2\n1\ntry\ngibbous\n"
	for _, c := range []struct {
		name, lines string
		saved       bool
	}{
		{"the input ends", answered, false},
		{"after a try", answered + "\n", false},
		{"quit", answered + ":quit\n", false},
		{"given up", answered + ":back\nquit\n", false},
		{"given up, and then by the page that asks", answered + ":back\nback\nback\n1\n", false},
		{"another answer", answered + "crescent\nquit\n", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := newLearner(t)
			out, err := l.talkTo(l.fullFor(`"text":"gibbous"`, 99), c.lines)
			if saved := strings.Contains(out, "Everything is saved."); saved != c.saved || (err == nil) != c.saved {
				t.Errorf("saved is said: %v; %v\n%s", saved, err, out)
			}
			if err != nil && err.Error() != "your last answer was not saved: no space left on device" {
				t.Error(err)
			}
		})
	}
}

// talkTo talks to a program that writes down in its own way.
func (l *learner) talkTo(save func([]engine.Event) ([]engine.Event, error), lines string) (string, error) {
	var out strings.Builder
	err := tui.Run(tui.Options{State: l.state, Seed: 7, Now: l.clock, Append: save, Plain: true, Echo: true, In: strings.NewReader(lines), Out: &out})
	return out.String(), err
}
