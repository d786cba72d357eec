package content

import (
	"embed"
	"io/fs"
	"slices"
	"sync"

	"ownpace/engine"
)

//go:embed packs
var packs embed.FS

// Shipped reads the manifests of the packs that come with the program, in the order of
// their ids, in a language where they have it; the rest is read when it is needed, and in
// a hurry: tests have looked at it closely.
func Shipped(language string) []*engine.Pack {
	dirs, _ := fs.ReadDir(packs, "packs")
	all := make([]*engine.Pack, len(dirs))
	var read sync.WaitGroup
	for i, dir := range dirs {
		read.Go(func() { all[i] = shipped(dir.Name(), language) })
	}
	read.Wait()
	return slices.DeleteFunc(all, func(p *engine.Pack) bool { return p == nil })
}

func shipped(name, language string) *engine.Pack {
	sub, err := fs.Sub(packs, "packs/"+name)
	if err != nil {
		return nil
	}
	fresh := func(glimpse bool) *loader {
		return newLoader(sub, manifest, name, name, reading{language: language, proved: true, glimpse: glimpse})
	}
	p, _ := fresh(true).load(manifest)
	if p == nil {
		return nil
	}
	p.Whole = sync.OnceValue(func() *engine.Pack {
		whole, _ := fresh(false).load(manifest)
		return whole
	})
	return p
}
