package crash

import (
	"errors"
	"strings"
	"testing"
)

// TestOf: a report says where and of what kind, and no value of the learner's.
func TestOf(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func()
		want string
	}{
		{"an index", func() { i := 3; _ = []int{1}[i] }, "index out of range [3] with length 1"},
		{"a text", func() { panic("my secret answer") }, "of type string"},
		{"an error", func() { panic(errors.New("my secret answer")) }, "of type *errors.errorString"},
	} {
		var err error
		func() {
			defer Catch(&err)
			c.do()
		}()
		var report *Report
		if !errors.As(err, &report) || !strings.Contains(report.What, c.want) || !strings.Contains(report.Stack, "TestOf") {
			t.Fatalf("%s: %v", c.name, err)
		}
		if strings.Contains(report.What+report.Stack, "secret") {
			t.Errorf("%s: %s", c.name, report.Stack)
		}
		if Of(report) != report {
			t.Errorf("%s: caught again, it is another report", c.name)
		}
	}
	var err error
	if func() { defer Catch(&err) }(); err != nil {
		t.Errorf("no panic, but %v", err)
	}
}

// TestShort: a stack of a deep recursion is cut, with the mistake at its top.
func TestShort(t *testing.T) {
	var err error
	func() {
		defer Catch(&err)
		var deep func(n int)
		deep = func(n int) {
			if n == 0 {
				panic(n)
			}
			deep(n - 1)
		}
		deep(10_000)
	}()
	if stack := err.(*Report).Stack; len(stack) > mostStack || !strings.Contains(stack, "deep") && !strings.Contains(stack, "TestShort") {
		t.Errorf("%d bytes:\n%.300s", len(stack), stack)
	}
}
