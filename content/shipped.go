package content

import (
	"embed"
	"io/fs"
	"sync"

	"ownpace/engine"
)

//go:embed packs
var packs embed.FS

// Shipped reads the manifests of the packs that come with the program, in the order of
// their ids, in a language where they have it; the rest is read when it is needed, and in
// a hurry: tests have looked at it closely.
func Shipped(language string) []*engine.Pack {
	var all []*engine.Pack
	dirs, _ := fs.ReadDir(packs, "packs")
	for _, dir := range dirs {
		if sub, err := fs.Sub(packs, "packs/"+dir.Name()); err == nil {
			fresh := func(glimpse bool) *loader {
				return newLoader(sub, manifest, dir.Name(), dir.Name(), reading{language: language, proved: true, glimpse: glimpse})
			}
			p, _ := fresh(true).load(manifest)
			if p == nil {
				continue
			}
			p.Whole = sync.OnceValue(func() *engine.Pack {
				whole, _ := fresh(false).load(manifest)
				return whole
			})
			all = append(all, p)
		}
	}
	return all
}
