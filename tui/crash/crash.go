// Package crash keeps what is known of a mistake of the program's own until the terminal
// is given back and somebody can be told.
package crash

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
)

// Report says where the program was and what kind of mistake it made. What values had a
// part in it is left out: they may be a learner's.
type Report struct {
	What  string
	Stack string
}

func (r *Report) Error() string { return r.What }

// mostStack is how much of a stack is kept; the mistake is at its top.
const mostStack = 16 << 10

// Of makes a report of what was recovered. It is called where the panic was caught, for
// only there the stack is that of the panic.
func Of(v any) *Report {
	switch v := v.(type) {
	case *Report: // it was caught before, and is on its way
		return v
	case runtime.Error: // these say lengths and types, no text
		return &Report{What: v.Error(), Stack: short(string(debug.Stack()))}
	}
	return &Report{What: fmt.Sprintf("a panic with a value of type %T", v), Stack: short(string(debug.Stack()))}
}

// Stuck is the report of a program that does not come to an end: where all of it stands.
func Stuck() *Report {
	b := make([]byte, mostStack)
	return &Report{What: "it did not come to its end", Stack: string(b[:runtime.Stack(b, true)])}
}

// Catch is deferred; it makes an error of a panic.
func Catch(err *error) {
	if v := recover(); v != nil {
		*err = Of(v)
	}
}

func short(stack string) string {
	if len(stack) <= mostStack {
		return stack
	}
	return strings.ToValidUTF8(stack[:mostStack], "")
}
