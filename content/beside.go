package content

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"ownpace/engine"
)

// What lies beside a pack's manifest and is not in the pack as it is opened: other
// languages, and files that no skill takes in.

// Languages reads the pack at a path in each language that it is translated into.
func Languages(name string) []*engine.Pack {
	at, err := locate(name)
	if err != nil || at.file != manifest {
		return nil
	}
	defer at.close()
	var all []*engine.Pack
	files, _ := fs.Glob(at.fsys, "translations/*.yaml")
	for _, file := range files {
		language := strings.TrimSuffix(path.Base(file), ".yaml")
		p, _ := newLoader(at.fsys, manifest, at.id, at.shown, reading{language: language}).load(manifest)
		if p != nil && p.Language == language {
			all = append(all, p)
		}
	}
	return all
}

// Strays are files under skills/ of the pack at a path whose items are in no skill, since
// its manifest does not have it.
func Strays(name string, p *engine.Pack) []Shortfall {
	at, err := locate(name)
	if err != nil || at.file != manifest {
		return nil
	}
	defer at.close()
	var all []Shortfall
	files, _ := fs.Glob(at.fsys, "skills/*.yaml")
	for _, file := range files {
		if id := strings.TrimSuffix(path.Base(file), ".yaml"); p.Skill(id) == nil {
			all = append(all, Shortfall{Rule: "stray-file", Severity: Note,
				Message: fmt.Sprintf("%s is never read: there is no skill `%s` in %s, so its items belong to none", file, id, manifest)})
		}
	}
	return all
}
