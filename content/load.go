// Package content turns YAML into an engine.Pack, with every mistake reported at
// its line and column, and holds the packs that come with the program.
//
// One bad item does not take the pack with it: what is sound loads, the rest is
// skipped and reported.
package content

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
)

// manifest is the file that makes a folder a pack.
const manifest = "pack.yaml"

// Open reads the pack at a path, a file or a folder. The pack is nil when nothing
// of it could be read; the diagnostics say why. An error means that there is no
// such path.
func Open(name string) (*engine.Pack, []Diagnostic, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, nil, fmt.Errorf("cannot read %s: %w", name, errors.Unwrap(err))
	}
	dir, file := name, manifest
	if !info.IsDir() {
		dir, file = filepath.Split(name)
	}
	if dir == "" {
		dir = "."
	}
	root, err := os.OpenRoot(dir) // links that lead out of the pack are not followed
	if err != nil {
		return nil, nil, fmt.Errorf("cannot read %s: %w", name, err)
	}
	defer root.Close()
	id := filepath.Base(strings.TrimSuffix(name, filepath.Ext(name)))
	if info.IsDir() {
		if abs, err := filepath.Abs(name); err == nil {
			id = filepath.Base(abs)
		}
	}
	pack, ds := Load(root.FS(), file, toID(id), dir)
	return pack, ds, nil
}

// Load reads a pack whose manifest is file in fsys. The id is used where the pack
// does not name its own; shown is put before file names in diagnostics.
func Load(fsys fs.FS, file, id, shown string) (*engine.Pack, []Diagnostic) {
	return load(fsys, file, id, shown, true)
}

// load reads a pack; in a hurry, of an item with variables it looks at one draw only.
func load(fsys fs.FS, file, id, shown string, thorough bool) (*engine.Pack, []Diagnostic) {
	l := &loader{fsys: fsys, shown: shown, thorough: thorough, alone: path.Base(file) != manifest, pack: &engine.Pack{ID: id}, sums: make(map[string][sha256.Size]byte)}
	found := l.load(file)
	l.pack.Revision = l.revision()
	ds := tidy(found)
	if len(l.pack.Skills) == 0 {
		return nil, ds
	}
	return l.pack, ds
}

// loader gathers one pack from its files. The files of its skills are read side by
// side, each as a source of its own; what they say of each other is settled
// afterwards.
type loader struct {
	fsys  fs.FS
	shown string
	alone bool // a single file: it has no skills/ and lessons/ beside it
	pack  *engine.Pack

	thorough bool // prove every draw of an item with variables

	mu    sync.Mutex                   // guards what follows
	sums  map[string][sha256.Size]byte // of each file read
	bytes int                          // read so far
	full  bool                         // the pack is larger than packs may be
}

// reference is a name that an author wrote, where, and in which skill.
type reference struct {
	name  string
	node  *yaml.Node
	in    *source
	skill *engine.Skill
}

type unitDraft struct {
	unit   *engine.Unit
	node   *yaml.Node
	skills []reference
}

func (l *loader) load(file string) []Diagnostic {
	data, ok := l.readFile(file)
	if !ok {
		s := &source{loader: l, file: l.name(file)}
		s.at(1, 1, Error, "no-manifest", "there is no "+file+" here", "a pack is one YAML file, or a folder with a pack.yaml in it; `title:` and `skills:` are all it needs")
		return s.diagnostics
	}
	s, root := l.parse(l.name(file), data)
	if root != nil {
		s.pack(root)
		s.besides()
		s.connect(root)
	}
	if l.full {
		s.at(1, 1, Error, "too-large", fmt.Sprintf("the pack has more than %d files or %d bytes; the rest is not read", maxFiles, maxPack), "split it into several packs")
	}
	return s.diagnostics
}

// readFile reads one file of the pack and notes it for the revision.
func (l *loader) readFile(name string) ([]byte, bool) {
	if info, err := fs.Stat(l.fsys, name); err != nil || !info.Mode().IsRegular() { // a pipe would be waited for
		return nil, false
	}
	f, err := l.fsys.Open(name)
	if err != nil {
		return nil, false
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return nil, false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.bytes += len(data); l.bytes > maxPack || len(l.sums) >= maxFiles {
		l.full = true
		return nil, false
	}
	l.sums[name] = sha256.Sum256(data)
	return data, true
}

// revision is a hash of all files that were read.
func (l *loader) revision() string {
	all := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(l.sums)) {
		fmt.Fprintf(all, "%s %x\n", name, l.sums[name])
	}
	return hex.EncodeToString(all.Sum(nil)[:6])
}

func (l *loader) name(file string) string { return filepath.Join(l.shown, filepath.FromSlash(file)) }

// pack reads the manifest.
func (s *source) pack(n *yaml.Node) {
	p := s.loader.pack
	var version, format engine.Text
	var skills *yaml.Node
	s.mapping(n, "a pack", fields{
		"pack":    s.into(&format),
		"id":      func(v *yaml.Node) { s.setID(v, &p.ID) },
		"title":   s.line(&p.Title),
		"version": s.into(&version),
		"about":   s.into(&p.About),
		"license": s.into(&p.License),
		"units":   func(v *yaml.Node) { s.list(v, s.unit) },
		"skills":  func(v *yaml.Node) { skills = v },

		"authors": later, "defaults": later, "interests": later, "language": later, "requires": later,
		"retired": later, "sources": later, "teaches": later, "was": later, "words": later,
	})
	if n.Kind != yaml.MappingNode {
		return
	}
	p.Version = string(version)
	if format == "" {
		s.report(n, Error, "no-format", "`pack: 1` is missing; it names the version of the format", "write `pack: 1` as the first line")
	} else if format != "1" {
		s.report(n, Error, "newer-format", fmt.Sprintf("this is a pack of format %s; this program reads format 1", format), "a newer ownpace may read it")
	}
	if p.Title == "" {
		s.report(n, Error, "no-title", "the pack has no `title`", "write `title: …`, as learners will see it")
		p.Title = engine.Clean(p.ID)
	}
	if skills == nil || skills.Kind == yaml.MappingNode && len(skills.Content) == 0 {
		s.report(n, Error, "no-skills", "the pack has no `skills`", "write `skills:` and below it each skill: its id, then title, lesson and items")
		return
	}
	s.skills(skills)
}

func (s *source) setID(n *yaml.Node, target *string) {
	if id, ok := s.id(n); ok {
		*target = id
	}
}

func (s *source) unit(n *yaml.Node) {
	u := unitDraft{unit: &engine.Unit{}, node: n}
	ok := s.mapping(n, "a unit", fields{
		"id":     func(v *yaml.Node) { s.setID(v, &u.unit.ID) },
		"title":  s.line(&u.unit.Title),
		"about":  s.into(&u.unit.About),
		"skills": func(v *yaml.Node) { u.skills = s.references(v) },
	})
	if !ok {
		return
	}
	if u.unit.Title == "" {
		s.report(n, Error, "no-title", "the unit has no `title`", "write `title: …`, as learners will see it")
		u.unit.Title = engine.Clean(u.unit.ID)
	}
	if u.unit.ID == "" {
		u.unit.ID = toID(string(u.unit.Title))
	}
	if u.unit.ID == "" { // a title of signs alone
		u.unit.ID = fmt.Sprintf("unit-%d", len(s.units)+1)
	}
	if slices.ContainsFunc(s.units, func(d unitDraft) bool { return d.unit.ID == u.unit.ID }) {
		s.report(n, Error, "duplicate-id", fmt.Sprintf("there is another unit `%s`", u.unit.ID), "give one of them another `id`")
		return
	}
	s.units = append(s.units, u)
}

func (s *source) references(n *yaml.Node) []reference {
	var refs []reference
	s.list(n, func(v *yaml.Node) {
		if id, ok := s.id(v); ok {
			refs = append(refs, reference{name: id, node: v, in: s})
		}
	})
	return refs
}
