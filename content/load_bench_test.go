package content

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// BenchmarkLoad reads the shipped packs, as every start does.
func BenchmarkLoad(b *testing.B) {
	dirs, err := fs.ReadDir(packs, "packs")
	if err != nil {
		b.Fatal(err)
	}
	for _, dir := range dirs {
		sub, err := fs.Sub(packs, "packs/"+dir.Name())
		if err != nil {
			b.Fatal(err)
		}
		b.Run(dir.Name(), func(b *testing.B) {
			for b.Loop() {
				if p, _ := newLoader(sub, manifest, dir.Name(), dir.Name(), reading{}).load(manifest); p == nil {
					b.Fatal("the pack did not load")
				}
			}
		})
	}
}

// costly are packs of up to 16 MiB that cost as much as could be thought of.
func costly() map[string]fstest.MapFS {
	many := func(files int, each func(i int) string) fstest.MapFS {
		pack := fstest.MapFS{}
		var skills strings.Builder
		for i := range files {
			fmt.Fprintf(&skills, "  s%d: {title: S}\n", i)
			pack[fmt.Sprintf("skills/s%d.yaml", i)] = &fstest.MapFile{Data: []byte(each(i))}
		}
		pack["pack.yaml"] = &fstest.MapFile{Data: []byte(packed("interests: [x]\nwords:\n  default: {w: a}\n  x: {w: b}\nskills:\n" + skills.String()))}
		return pack
	}
	items := func(n int, item func(i int) string) func(int) string {
		return func(file int) string {
			var b strings.Builder
			b.WriteString("items:\n")
			for i := range n {
				b.WriteString("  - {id: i" + fmt.Sprint(file*n+i) + ", " + item(i) + "}\n")
			}
			return b.String()
		}
	}
	return map[string]fstest.MapFS{
		"a million entries":   many(16, func(int) string { return "x-a: [" + strings.Repeat("a,", 500_000) + "a]\n" }),
		"deep":                many(16, func(int) string { return "x-a: " + strings.Repeat("[", 500_000) + "\n" }),
		"keys":                many(16, func(int) string { return "x-a:\n" + strings.Repeat("  a: 1\n", 140_000) }),
		"small items":         many(16, items(12_000, func(int) string { return "ask: q, answer: 2" })),
		"items in many files": many(499, items(300, func(int) string { return "ask: q, answer: 2" })),
		"templates": many(16, items(9_000, func(int) string {
			return "ask: q, answer: a, forms: \"" + strings.Repeat("(a|b)", 9) + "\""
		})),
		"variables": many(16, items(5_000, func(int) string {
			return "vars: {a: 1..50, b: 1..50, c: 1..20}, where: a > 60, ask: \"{a}\", answer: \"{a + b + c}\""
		})),
		"dresses":     many(16, items(10_000, func(int) string { return "ask: \"{w}\", answer: \"{w}\", explain: \"{w} {w}\"" })),
		"expressions": many(16, items(4_000, func(int) string { return "ask: q, in: x, answer: \"" + strings.Repeat("(x+1)^99*", 10) + "x\"" })),
		"gaps":        many(16, items(3_000, func(int) string { return "cloze: \"" + strings.Repeat("{{a|b}} ", 26) + "\"" })),
		"lessons":     many(300, func(int) string { return "lesson: |\n" + strings.Repeat("  [a](b) > > - `x`\n", 3000) }),
		"hidden": many(16, func(int) string {
			return "x-a: \"" + strings.Repeat("\u202e", 20_000) + "\"\n" + strings.Repeat("#\n", 400_000)
		}),
		"mistakes in each": many(16, items(15_000, func(int) string { return "ak: q, anser: 2" })),
	}
}

// BenchmarkLoadCostly reads what is made to cost much, as for a learner.
func BenchmarkLoadCostly(b *testing.B) {
	for name, pack := range costly() {
		b.Run(name, func(b *testing.B) {
			size := 0
			for _, f := range pack {
				size += len(f.Data)
			}
			b.ReportMetric(float64(size)/(1<<20), "MiB")
			for b.Loop() {
				newLoader(pack, manifest, "p", "p", reading{}).load(manifest)
			}
		})
	}
}

// BenchmarkAuthor checks, and glances at, a pack of 1,000 items in 50 files: of them one in
// five draws its numbers.
func BenchmarkAuthor(b *testing.B) {
	files := fstest.MapFS{}
	var skills strings.Builder
	for i := range 50 {
		fmt.Fprintf(&skills, "  s%d: {title: Skill %d}\n", i, i)
		var items strings.Builder
		items.WriteString("lesson: A lesson of a few words.\nitems:\n")
		for k := range 4 {
			fmt.Fprintf(&items, "  - {id: n%d-%d, vars: {a: 1..6, b: 1..6}, ask: \"What is {a} + {b}?\", answer: \"{a+b}\", mistakes: {\"{a+b+1}\": One less.}, explain: \"It is {a+b}.\"}\n", i, k)
			fmt.Fprintf(&items, "  - {id: t%d-%d, ask: Which word is it, answer: word, accept: [a word], mistakes: {other: Not that one.}, hints: [Think.]}\n", i, k)
			fmt.Fprintf(&items, "  - {id: c%d-%d, ask: Which one is it, answer: this, wrong: [that, the other]}\n", i, k)
			fmt.Fprintf(&items, "  - {id: f%d-%d, fact: This is true.}\n", i, k)
			fmt.Fprintf(&items, "  - {id: g%d-%d, cloze: \"One {{gap}} and {{another|other}}.\"}\n", i, k)
		}
		files[fmt.Sprintf("skills/s%d.yaml", i)] = &fstest.MapFile{Data: []byte(items.String())}
	}
	files["pack.yaml"] = &fstest.MapFile{Data: []byte(packed("skills:\n" + skills.String()))}
	b.Run("check", func(b *testing.B) {
		for b.Loop() {
			if p, found := Load(files, manifest, "p", ""); p == nil || p.Items() != 1000 || Errors(found) {
				b.Fatal("it did not load", found)
			}
		}
	})
	b.Run("glance", func(b *testing.B) {
		for b.Loop() {
			if p, _ := newLoader(files, manifest, "p", "", reading{}).load(manifest); p == nil || p.Items() != 1000 {
				b.Fatal("it did not load")
			}
		}
	})
}
