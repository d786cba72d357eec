// Package content turns YAML into an engine.Pack, with every mistake reported at
// its line and column, and holds the packs that come with the program.
//
// One bad item does not take the pack with it: what is sound loads, the rest is
// skipped and reported.
package content

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
)

// manifest is the file that makes a folder a pack.
const manifest = "pack.yaml"

// Open reads the pack at a path, a file or a folder. The pack is nil when nothing
// of it could be read; the diagnostics say why. An error means that there is no
// such path.
func Open(name string) (*engine.Pack, []Diagnostic, error) {
	at, err := locate(name)
	if err != nil {
		return nil, nil, err
	}
	defer at.close()
	pack, ds := Load(at.fsys, at.file, at.id, at.shown)
	return pack, ds, nil
}

// Glance reads the pack at a path as quickly as for a learner: what it says is wrong is
// true, and not all that is.
func Glance(name string) (*engine.Pack, []Diagnostic, error) {
	at, err := locate(name)
	if err != nil {
		return nil, nil, err
	}
	defer at.close()
	pack, ds := newLoader(at.fsys, at.file, at.id, at.shown, reading{}).load(at.file)
	return pack, ds, nil
}

// Stamp changes whenever a file of the pack at a path does: what they are, how large, and
// when they were written.
func Stamp(name string) string {
	at, err := locate(name)
	if err != nil {
		return ""
	}
	defer at.close()
	var b strings.Builder
	note := func(file string) {
		if info, err := fs.Stat(at.fsys, file); err == nil {
			fmt.Fprintln(&b, file, info.Size(), info.ModTime().UnixNano())
		}
	}
	note(at.file)
	if at.file != manifest {
		return b.String()
	}
	for _, dir := range []string{"skills", "lessons", "translations", "media"} {
		entries, _ := fs.ReadDir(at.fsys, dir)
		for _, e := range entries[:min(len(entries), maxFiles)] {
			note(dir + "/" + e.Name())
		}
	}
	return b.String()
}

// place is where a pack is read from.
type place struct {
	fsys  fs.FS
	file  string // the manifest, or the only file
	id    string // where the pack does not name its own
	shown string // before file names in diagnostics
	close func()
}

// locate finds the pack at a path: a file or a folder; or a shipped one, by its id.
func locate(name string) (place, error) {
	info, err := os.Stat(name)
	if err != nil {
		if sub, err := fs.Sub(packs, "packs/"+name); err == nil && fs.ValidPath(name) {
			if _, err := fs.Stat(sub, manifest); err == nil {
				return place{sub, manifest, name, name, func() {}}, nil
			}
		}
		return place{}, fmt.Errorf("cannot read %s: %w", name, errors.Unwrap(err))
	}
	dir, file := name, manifest
	if !info.IsDir() {
		if strings.EqualFold(filepath.Ext(name), ".zip") {
			return zipped(name)
		}
		dir, file = filepath.Split(name)
		if above := filepath.Join(dir, ".."); filepath.Base(filepath.Clean(dir)) == "skills" && isFile(filepath.Join(above, manifest)) {
			return locate(above) // a skill of a pack makes sense within it only
		}
	}
	if dir == "" {
		dir = "."
	}
	root, err := os.OpenRoot(dir) // links that lead out of the pack are not followed
	if err != nil {
		return place{}, fmt.Errorf("cannot read %s: %w", name, err)
	}
	id := filepath.Base(strings.TrimSuffix(name, filepath.Ext(name)))
	if info.IsDir() {
		if abs, err := filepath.Abs(name); err == nil {
			id = filepath.Base(abs)
		}
	}
	return place{root.FS(), file, toID(id), dir, func() { _ = root.Close() }}, nil
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// Load reads a pack whose manifest is file in fsys, and looks at it closely: every draw
// of every item is put through its own grading, and every translation is read. The id
// is used where the pack does not name its own; shown is put before file names in
// diagnostics.
func Load(fsys fs.FS, file, id, shown string) (*engine.Pack, []Diagnostic) {
	return newLoader(fsys, file, id, shown, reading{thorough: true}).load(file)
}

// reading is how a pack is read.
type reading struct {
	thorough bool   // as for its author; else as for a learner, in a hurry
	language string // that a learner would rather have, or ""
	proved   bool   // tests have looked at it closely
	glimpse  bool   // only the manifest
	parsed   *parsed
}

func newLoader(fsys fs.FS, file, id, shown string, how reading) *loader {
	all := kinds()
	return &loader{described: descriptions(), kinds: all, tellers: tellers(all), fsys: fsys, shown: shown, reading: how, alone: path.Base(file) != manifest,
		pack: &engine.Pack{ID: id}, sums: make(map[string][sha256.Size]byte), images: make(map[string]func() image.Image)}
}

// loader gathers one pack from its files. The files of its skills are read side by
// side, each as a source of its own; what they say of each other is settled
// afterwards.
type loader struct {
	reading
	described map[string]*description
	kinds     []kind
	tellers   map[string]bool

	fsys  fs.FS
	shown string
	alone bool // a single file: it has no skills/ and lessons/ beside it
	pack  *engine.Pack

	words        wardrobe
	defaults     itemDefaults
	translations []*translation
	effort       atomic.Int64 // spent so far; see spend

	mu     sync.Mutex                   // guards what follows
	sums   map[string][sha256.Size]byte // of each file read
	images map[string]func() image.Image
	bytes  int  // read so far
	full   bool // the pack is larger than packs may be
}

// reference is a name that an author wrote, where, and in which skill; link, where there
// is one, is told the skill that is named.
type reference struct {
	name  string
	node  *yaml.Node
	in    *source
	skill *engine.Skill
	link  func(*engine.Skill)
}

type unitDraft struct {
	unit   *engine.Unit
	node   *yaml.Node
	skills []reference
}

// load reads the whole pack; it is nil when there is nothing in it to learn.
func (l *loader) load(file string) (*engine.Pack, []Diagnostic) {
	found := Tidy(l.read(file))
	l.pack.Revision = l.revision()
	if !l.glimpse { // which saw too little of the pack to know what is worth keeping
		l.parsed.keep()
	}
	if len(l.pack.Skills) == 0 {
		return nil, found
	}
	return l.pack, found
}

func (l *loader) read(file string) []Diagnostic {
	data, ok := l.readFile(file)
	if !ok {
		s := &source{loader: l, file: l.name(file)}
		s.at(1, 1, "no-manifest", "there is no "+file+" here", "a pack is one YAML file, or a folder with a pack.yaml in it; `title:` and `skills:` are all it needs")
		return s.diagnostics
	}
	s, root := l.parse(file, data)
	if root != nil {
		if isSkill(root) {
			s.loneSkill(root)
		} else {
			s.pack(root)
			if !s.glimpse {
				s.besides()
			}
		}
		s.connect(root)
		s.translated()
		s.weigh()
	}
	if l.full || l.spent() {
		s.at(1, 1, "too-large", fmt.Sprintf("the pack has more than %d files, more than %d bytes, or more in it than can be read quickly; the rest is not read", maxFiles, maxPack), "split it into several packs")
	}
	return s.diagnostics
}

// maxEffort bounds what reading one pack costs, however it is made: it is counted in
// nodes of YAML, and what costs more counts more. Small files can stand for much.
const (
	maxEffort         = 120_000
	maxThoroughEffort = 20_000_000 // an author waits a little longer

	itemEffort       = 10
	diagnosticEffort = 10
	drawEffort       = 50 // to read an item with the values of a draw
)

// spend notes what is about to be done, and reports whether it may be.
func (l *loader) spend(n int) bool {
	l.effort.Add(int64(n))
	return !l.spent()
}

func (l *loader) spent() bool {
	if l.thorough {
		return l.effort.Load() > maxThoroughEffort
	}
	return l.effort.Load() > maxEffort
}

// hasFile reports whether there is a file in the pack.
func (l *loader) hasFile(name string) bool {
	info, err := fs.Stat(l.fsys, name)
	return err == nil && info.Mode().IsRegular() // a pipe would be waited for
}

// readFile reads one file of the pack and notes it for the revision.
func (l *loader) readFile(name string) ([]byte, bool) {
	data, ok := l.bytesOf(name)
	if !ok {
		return nil, false
	}
	sum := sha256.Sum256(data)
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.bytes += len(data); l.bytes > maxPack || len(l.sums) >= maxFiles {
		l.full = true
		return nil, false
	}
	l.sums[name] = sum
	return data, true
}

// bytesOf are those of a file, as many as may be read of it. A pipe in a folder would be
// waited for once it is opened: where it can be told what a file is without that, it is.
func (l *loader) bytesOf(name string) ([]byte, bool) {
	if _, tells := l.fsys.(fs.StatFS); tells && !l.hasFile(name) {
		return nil, false
	}
	f, err := l.fsys.Open(name)
	if err != nil {
		return nil, false
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, false
	}
	data, err := upTo(maxFile+1, f)
	return data, err == nil
}

// upTo reads a file, but not more of it than so many bytes.
func upTo(most int64, f fs.File) ([]byte, error) {
	size := int64(0)
	if info, err := f.Stat(); err == nil {
		size = min(info.Size(), most)
	}
	b := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead)) // which it wants to have left at the end
	_, err := b.ReadFrom(io.LimitReader(f, most))
	return b.Bytes(), err
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
