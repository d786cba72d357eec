package content

import (
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
)

// TestPacked: what is packed and unpacked is what the parser made, in every file that comes
// with the program, but for the places of keys.
func TestPacked(t *testing.T) {
	n := 0
	err := fs.WalkDir(packs, "packs", func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".yaml" {
			return err
		}
		data, err := fs.ReadFile(packs, path)
		if err != nil {
			return err
		}
		var document yaml.Node
		if err := yaml.Unmarshal(data, &document); err != nil {
			return err
		}
		n++
		back, cost, ok := unpack(pack(document.Content[0], 321))
		if !ok || cost != 321 || !reflect.DeepEqual(keysUnplaced(back), keysUnplaced(document.Content[0])) {
			t.Errorf("%s comes back as something else", path)
		}
		return nil
	})
	if err != nil || n < 50 {
		t.Fatalf("%d files, %v", n, err)
	}
}

// keysUnplaced takes the places of all keys away.
func keysUnplaced(n *yaml.Node) *yaml.Node {
	for i, child := range n.Content {
		if keysUnplaced(child); n.Kind == yaml.MappingNode && i%2 == 0 {
			child.Line, child.Column = 0, 0
		}
	}
	return n
}

// TestParsedBy: what another release of the library made is not taken up.
func TestParsedBy(t *testing.T) {
	mod, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	by := regexp.MustCompile(`yaml\.v3 v[\d.]+`).FindString(string(mod))
	if by == "" || !strings.Contains(parsedHead, by+",") {
		t.Errorf("go.mod names %q, and what is kept begins with %q", by, parsedHead)
	}
}

// TestParsedIsKept: a pack that is read again is not parsed again, but for a file that
// changed, and nothing that is done to the cache changes what is read.
func TestParsedIsKept(t *testing.T) {
	fsys := fstest.MapFS{
		"pack.yaml":       {Data: []byte("pack: 1\ntitle: Sums\nskills:\n  one:\n    title: One\n  two:\n    title: Two\n    needs: [one]\n")},
		"skills/one.yaml": {Data: []byte("items:\n  - ask: 1 + 1 # a sum\n    answer: 2\n")},
		"skills/two.yaml": {Data: []byte("items:\n  - ask: '{a} + {b}'\n    vars: {a: 1..9, b: 1..9}\n    answer: '{a + b}'\n")},
	}
	dir := filepath.Join(t.TempDir(), "cache")
	read := func() (asks string, how *parsed) {
		t.Helper()
		how = openParsed(dir, "sums")
		p, found := newLoader(fsys, manifest, "sums", "sums", reading{parsed: how}).load(manifest)
		if p == nil || Errors(found) {
			t.Fatalf("%v", found)
		}
		for _, s := range p.Skills {
			for _, it := range s.Items {
				drawn := it.Drawn(5, nil)
				asks += string(drawn.Ask) + " = " + string(drawn.Solution()) + "; "
			}
		}
		return asks, how
	}
	first, how := read()
	if !how.anew || len(how.used) != 4 {
		t.Fatalf("of the first reading %d are kept", len(how.used))
	}
	if again, how := read(); again != first || how.anew || len(how.used) != 4 {
		t.Errorf("the second reads %q, not %q; anew %v, %d used", again, first, how.anew, len(how.used))
	}

	fsys["skills/one.yaml"] = &fstest.MapFile{Data: []byte("items:\n  - ask: 1 + 2\n    answer: 3\n")}
	changed, how := read()
	if !strings.HasPrefix(changed, "1 + 2 = 3") || !how.anew {
		t.Errorf("after a change it reads %q", changed)
	}
	if again, how := read(); again != changed || how.anew || len(how.known) != 4 {
		t.Errorf("then it reads %q, with %d known", again, len(how.known))
	}

	path := filepath.Join(dir, "sums")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range whole {
		harmed := append([]byte(nil), whole...)
		harmed[i] ^= 0x10
		if i%2 == 0 {
			harmed = harmed[:i]
		}
		if err := os.WriteFile(path, harmed, 0o600); err != nil {
			t.Fatal(err)
		}
		if again, how := read(); again != changed || !how.anew {
			t.Fatalf("with byte %d harmed it reads %q", i, again)
		}
	}

	if err := os.RemoveAll(filepath.Dir(dir)); err != nil {
		t.Fatal(err)
	}
	if again, _ := read(); again != changed {
		t.Errorf("without a folder it reads %q", again)
	}
	if _, err := os.Stat(filepath.Dir(dir)); err == nil {
		t.Error("it made a folder for a learner who is not there")
	}
}

// TestKeptIsTheSame: every item of the packs that come with the program is the same when it was
// kept, and so are its other draws.
func TestKeptIsTheSame(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, fresh := range Shipped("", "") {
		shipped(fresh.ID, "", dir).All() // is kept
		kept, fresh := shipped(fresh.ID, "", dir).All(), fresh.All()
		if kept.Revision != fresh.Revision || len(kept.Skills) != len(fresh.Skills) || kept.Items() != fresh.Items() {
			t.Fatalf("%s has other skills or items", fresh.ID)
		}
		varied := 0
		for i, skill := range fresh.Skills {
			for k, want := range skill.Items {
				got := kept.Skills[i].Items[k]
				alikeItems(t, got, want)
				if (got.Vary == nil) != (want.Vary == nil) {
					t.Errorf("%s varies: %v", want.ID, got.Vary != nil)
				}
				if want.Vary == nil {
					continue
				}
				varied++
				for seed := range uint64(3) {
					alikeItems(t, got.Drawn(seed, fresh.Interests), want.Drawn(seed, fresh.Interests))
					drawn := want.Drawn(seed, nil)
					alikeItems(t, got.As(drawn.Draw, drawn.Dress), want.As(drawn.Draw, drawn.Dress))
				}
			}
		}
		t.Logf("%s: %d items vary", fresh.ID, varied)
	}
}

func alikeItems(t *testing.T, got, want *engine.Item) {
	t.Helper()
	type plain struct {
		id, ask, stem, explain, worked, dress, skill string
		asks                                         engine.Asking
		level                                        engine.Level
		use                                          engine.Use
		options, dresses, also                       []string
		draw                                         map[string]string
		key                                          any
		hints                                        int
	}
	of := func(it *engine.Item) plain {
		p := plain{it.ID, string(it.Ask), string(it.Stem), string(it.Explain), string(it.Worked), it.Dress, it.Skill.ID, it.Asks, it.Level, it.Use,
			it.Options, it.Dresses, nil, it.Draw, it.Key, len(it.Hints)}
		for _, s := range it.Also {
			p.also = append(p.also, s.ID)
		}
		return p
	}
	if a, b := of(got), of(want); !reflect.DeepEqual(a, b) {
		t.Errorf("kept\n%+v\nread\n%+v", a, b)
	}
}

// FuzzUnpack: whatever bytes there are, they are read to an end.
func FuzzUnpack(f *testing.F) {
	var document yaml.Node
	if err := yaml.Unmarshal([]byte("a: [1, two] # c\nb: {x: y}\n"), &document); err != nil {
		f.Fatal(err)
	}
	f.Add(pack(document.Content[0], 7))
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		root, cost, ok := unpack(text)
		if !ok {
			return
		}
		if back, c, ok := unpack(pack(root, cost)); !ok || c != cost || !reflect.DeepEqual(back, root) {
			t.Errorf("%q does not come back", text)
		}
	})
}

// BenchmarkWhole reads a whole pack as a start does: with its YAML parsed, and as it was kept.
func BenchmarkWhole(b *testing.B) {
	for name, dir := range map[string]string{"parsed": "", "kept": filepath.Join(b.TempDir(), "cache")} {
		b.Run(name, func(b *testing.B) {
			shipped("algebra", "", dir).All()
			for b.Loop() {
				shipped("algebra", "", dir).All()
			}
		})
	}
}
