//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ownpace/engine"
)

// BenchmarkFirstPage starts the program in a terminal that answers nothing, and waits for its
// first page: for who is new, and for who is asked what is still there of a pack of 5,000
// items, which must be read for that, with 100,000 events. Each start takes its turn with that of a
// Go program that only writes a line. It reports the medians, and the ratio.
func BenchmarkFirstPage(b *testing.B) {
	empty := emptyProgram(b)
	many := manyItems(b)
	for _, c := range []struct {
		name, see string
		args      func() []string
	}{
		{"new", "What shall I call you?", func() []string { return []string{"--data", b.TempDir()} }},
		{"many", "Welcome back after", func() []string { return []string{"--data", many} }},
	} {
		b.Run(c.name, func(b *testing.B) {
			ours, theirs := []time.Duration{}, []time.Duration{}
			for b.Loop() {
				theirs = append(theirs, until(b, "x", empty))
				ours = append(ours, until(b, c.see, program, c.args()...))
			}
			mine, one := middle(ours), middle(theirs)
			b.ReportMetric(float64(mine.Microseconds())/1000, "ms/first-page")
			b.ReportMetric(float64(one.Microseconds())/1000, "ms/empty-program")
			b.ReportMetric(float64(mine)/float64(one), "ratio")
		})
	}
}

// until starts a program in a terminal, and says how long it took until something was seen.
func until(b *testing.B, see, name string, args ...string) time.Duration {
	b.Helper()
	begun := time.Now()
	term := openAt(b, environment(), name, args...)
	term.see(see)
	took := time.Since(begun)
	_, _ = term.file.WriteString("\x03")
	term.end()
	return took
}

func middle(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}

func emptyProgram(b *testing.B) string {
	b.Helper()
	dir := b.TempDir()
	source := filepath.Join(dir, "main.go")
	if err := os.WriteFile(source, []byte("package main\n\nimport \"os\"\n\nfunc main() { os.Stdout.WriteString(\"x\\n\") }\n"), 0o600); err != nil {
		b.Fatal(err)
	}
	if out, err := exec.Command("go", "build", "-o", filepath.Join(dir, "empty"), source).CombinedOutput(); err != nil {
		b.Fatal(string(out))
	}
	return filepath.Join(dir, "empty")
}

// manyItems is a folder with a pack of 5,000 items in it, and 100,000 events of answers to
// them; the state of that is kept.
func manyItems(b *testing.B) string {
	b.Helper()
	pack, data := filepath.Join(b.TempDir(), "many"), b.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(pack, name), []byte(text), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	if err := os.MkdirAll(filepath.Join(pack, "skills"), 0o700); err != nil {
		b.Fatal(err)
	}
	var manifest strings.Builder
	manifest.WriteString("pack: 1\ntitle: Many\nlicense: CC0-1.0\nskills:\n")
	for i := range 250 {
		fmt.Fprintf(&manifest, "  s%d:\n    title: Skill %d\n", i, i)
		if i%10 > 0 {
			fmt.Fprintf(&manifest, "    needs: [s%d]\n", i-1)
		}
		var items strings.Builder
		items.WriteString("items:\n")
		for k := range 20 {
			fmt.Fprintf(&items, "  - id: q%d-%d\n    ask: How much is %d + %d?\n    answer: %d\n    mistakes: {%d: That is one less.}\n    hint: Count on from %d.\n", i, k, i, k, i+k, i+k-1, i)
		}
		write(fmt.Sprintf("skills/s%d.yaml", i), items.String())
	}
	manifest.WriteString("units:\n")
	for i := 0; i < 250; i += 10 {
		fmt.Fprintf(&manifest, "  - title: From %d on\n    skills: [s%d", i, i)
		for k := i + 1; k < i+10; k++ {
			fmt.Fprintf(&manifest, ", s%d", k)
		}
		manifest.WriteString("]\n")
	}
	write("pack.yaml", manifest.String())
	if out, err := exec.Command(program, "pack", "add", pack, "--data", data).CombinedOutput(); err != nil {
		b.Fatal(string(out))
	}
	o := &options{data: data, learner: "me"}
	all := o.allPacks(nil)
	at := slices.IndexFunc(all, func(p *engine.Pack) bool { return p.ID == "many" })
	log := reopened(b, filepath.Join(data, "learners", "me"), nil)
	reviewed(b, log, all[at].All(), 100_000)
	if err := log.Close(); err != nil {
		b.Fatal(err)
	}
	until(b, "Welcome back after", program, "--data", data) // what is folded anew is kept
	return data
}
