package content

import (
	"io/fs"
	"testing"
)

// BenchmarkLoad reads the largest shipped pack, as every start does.
func BenchmarkLoad(b *testing.B) {
	sub, err := fs.Sub(packs, "packs/algebra")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if p, _ := newLoader(sub, manifest, "algebra", "algebra", reading{}).load(manifest); p == nil {
			b.Fatal("the pack did not load")
		}
	}
}
