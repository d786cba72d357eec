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
// a hurry: tests have looked at it closely. What is worth to be kept for the next time is
// kept in a folder, cache, which may be "" for none.
func Shipped(language, cache string) []*engine.Pack {
	dirs, _ := fs.ReadDir(packs, "packs")
	all := make([]*engine.Pack, len(dirs))
	var read sync.WaitGroup
	for i, dir := range dirs {
		read.Go(func() { all[i] = shipped(dir.Name(), language, cache) })
	}
	read.Wait()
	return slices.DeleteFunc(all, func(p *engine.Pack) bool { return p == nil })
}

func shipped(name, language, cache string) *engine.Pack {
	sub, err := fs.Sub(packs, "packs/"+name)
	if err != nil {
		return nil
	}
	p, _ := later(sub, name, cache, reading{language: language, proved: true})
	return p
}

// later reads the manifest of a pack, and the rest when it is needed.
func later(fsys fs.FS, id, cache string, how reading) (*engine.Pack, []Diagnostic) {
	how.parsed = openParsed(cache, id)
	glimpse := how
	glimpse.glimpse = true
	p, found := newLoader(fsys, manifest, id, id, glimpse).load(manifest)
	if p != nil {
		p.Whole = sync.OnceValue(func() *engine.Pack {
			whole, _ := newLoader(fsys, manifest, id, id, how).load(manifest)
			return whole
		})
	}
	return p, found
}
