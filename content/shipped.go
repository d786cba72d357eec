package content

import (
	"embed"
	"io/fs"

	"ownpace/engine"
)

//go:embed packs
var packs embed.FS

// Shipped reads the packs that come with the program, in the order of their ids, in a
// language where they have it. They are read in a hurry: tests have looked at them
// closely.
func Shipped(language string) []*engine.Pack {
	var all []*engine.Pack
	dirs, _ := fs.ReadDir(packs, "packs")
	for _, dir := range dirs {
		if sub, err := fs.Sub(packs, "packs/"+dir.Name()); err == nil {
			if p, _ := newLoader(sub, manifest, dir.Name(), dir.Name(), reading{language: language}).load(manifest); p != nil {
				all = append(all, p)
			}
		}
	}
	return all
}
