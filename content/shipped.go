package content

import (
	"embed"
	"io/fs"
	"sync"

	"ownpace/engine"
)

//go:embed packs
var packs embed.FS

// Shipped are the packs that come with the program, in the order of their ids. They
// are read in a hurry: tests have looked at them closely.
var Shipped = sync.OnceValue(func() []*engine.Pack {
	var all []*engine.Pack
	dirs, _ := fs.ReadDir(packs, "packs")
	for _, dir := range dirs {
		if sub, err := fs.Sub(packs, "packs/"+dir.Name()); err == nil {
			if p, _ := load(sub, manifest, dir.Name(), dir.Name(), false); p != nil {
				all = append(all, p)
			}
		}
	}
	return all
})
