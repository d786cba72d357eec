package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"ownpace/tui/crash"
)

// TestFault41InLines: a panic where nothing is drawn is caught at the top, written down
// without what the learner wrote, and told in one line; also where nothing can be written.
func TestFault41InLines(t *testing.T) {
	broken := &cobra.Command{Run: func(*cobra.Command, []string) { panic("my secret answer") }}
	broken.SetArgs([]string{})
	err := execute(broken)
	var report *crash.Report
	if !errors.As(err, &report) || outcome(err) != foundProblems {
		t.Fatalf("%v", err)
	}
	folder := t.TempDir()
	for _, in := range []string{folder, filepath.Join(folder, "nowhere")} {
		told := kept(in, errBroken, report).Error()
		if strings.Contains(told, "\n") || strings.Contains(told, "secret") || !strings.Contains(told, "all that it showed as taken is saved") {
			t.Errorf("told: %s", told)
		}
	}
	text, err := os.ReadFile(filepath.Join(folder, crashName))
	if err != nil || strings.Contains(string(text), "secret") || !strings.Contains(string(text), "TestFault41InLines") || !strings.Contains(string(text), version) {
		t.Errorf("%v: %s", err, text)
	}
}
