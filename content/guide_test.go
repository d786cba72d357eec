package content

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// block is YAML in the guide, with the rule that it is to break, or "" where it is sound.
type block struct{ text, breaks string }

func blocks(markdown string) (all []block) {
	lines := strings.Split(markdown, "\n")
	for i := 0; i < len(lines); i++ {
		info, is := strings.CutPrefix(lines[i], "```yaml")
		if !is {
			continue
		}
		end := i + 1 + slices.Index(lines[i+1:], "```")
		all = append(all, block{strings.Join(lines[i+1:end], "\n") + "\n", strings.TrimPrefix(info, " broken ")})
		i = end
	}
	return all
}

// TestGuide: every block of YAML in the guide loads without an error or a warning, and the
// broken ones break as they are said to; the page in the repository is current.
func TestGuide(t *testing.T) {
	all := blocks(Guide())
	if len(all) < 25 {
		t.Fatalf("only %d blocks were found", len(all))
	}
	for _, b := range all {
		text := b.text
		if strings.HasPrefix(text, "- ") {
			text = packed("skills:\n  a:\n    title: A\n    items:\n") + threeItems + indented(text)
		}
		_, found := read(text)
		for _, d := range found {
			if b.breaks == "" && d.Severity != Note && d.Rule != "few-items" {
				t.Errorf("%s\n%s", b.text, d)
			}
		}
		if b.breaks != "" && !slices.ContainsFunc(found, func(d Diagnostic) bool { return d.Rule == b.breaks }) {
			t.Errorf("%s\ndoes not break %s: %v", b.text, b.breaks, found)
		}
	}
	const page = "GUIDE.md"
	if *update {
		if err := os.WriteFile(page, []byte(Guide()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if data, err := os.ReadFile(page); err != nil || string(data) != Guide() {
		t.Errorf("%s is not current; go test ./content -update writes it", page)
	}
}
