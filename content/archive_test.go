package content

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const small = "pack: 1\nid: rivers\ntitle: Rivers\nlicense: CC0-1.0\nskills:\n  a:\n    title: A\n    items:\n" + threeItems

// zipOf is a zip with such headers and texts.
func zipOf(t testing.TB, files ...any) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		header, ok := files[i].(*zip.FileHeader)
		if !ok {
			header = &zip.FileHeader{Name: files[i].(string), Method: zip.Deflate}
		}
		w, err := z.CreateHeader(header)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1].(string))); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestZip33And34: what leads out of a pack, and what is larger than it says, is refused.
func TestZip33And34(t *testing.T) {
	link := &zip.FileHeader{Name: "link"}
	link.SetMode(fs.ModeSymlink | 0o777)
	device := &zip.FileHeader{Name: "device"}
	device.SetMode(fs.ModeDevice)
	setuid := &zip.FileHeader{Name: "setuid"}
	setuid.SetMode(fs.ModeSetuid | 0o755)
	good := zipOf(t, "pack.yaml", small)
	crowd := []any{"pack.yaml", small}
	for i := range maxFiles {
		crowd = append(crowd, fmt.Sprint("media/", i), "")
	}
	damaged := bytes.Clone(good)
	damaged[60] ^= 0xff
	for name, data := range map[string][]byte{
		"above":         zipOf(t, "pack.yaml", small, "../evil.yaml", "x"),
		"absolute":      zipOf(t, "pack.yaml", small, "/etc/evil", "x"),
		"backslash":     zipOf(t, "pack.yaml", small, `skills\..\..\evil`, "x"),
		"drive":         zipOf(t, "pack.yaml", small, "C:evil", "x"),
		"link":          zipOf(t, "pack.yaml", small, link, "/etc/passwd"),
		"device":        zipOf(t, "pack.yaml", small, device, ""),
		"setuid":        zipOf(t, "pack.yaml", small, setuid, ""),
		"twice":         zipOf(t, "pack.yaml", small, "pack.yaml", small),
		"twice by case": zipOf(t, "pack.yaml", small, "PACK.yaml", small),
		"bomb":          zipOf(t, "pack.yaml", small, "media/a", strings.Repeat("\x00", maxPack+1)),
		"a crowd":       zipOf(t, crowd...),
		"cut":           good[:len(good)-10],
		"damaged":       damaged,
		"empty":         {},
		"no manifest":   zipOf(t, "readme.txt", "x"),
	} {
		dir := t.TempDir()
		file := filepath.Join(dir, "p.zip")
		if err := os.WriteFile(file, data, 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := Install(filepath.Join(dir, "packs"), file); err == nil || strings.Contains(err.Error(), "zip: not") {
			t.Errorf("%s: %v", name, err)
		}
		if left, _ := os.ReadDir(dir); len(left) != 1 {
			t.Errorf("%s: something was written: %v", name, left)
		}
	}
}

// TestInstall: a folder, a file and a zip of it are the same pack when they are added, and
// a pack that is added again stands in place of the one before.
func TestInstall(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(dir, "src")
	write := func(name, text string) {
		t.Helper()
		name = filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("pack.yaml", small)
	write("lessons/a.md", "A lesson.")
	write("secret.txt", "not part of a pack")
	data, err := Zip(folder)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := Zip(folder); err != nil || !bytes.Equal(data, again) {
		t.Error("the same files give another zip")
	}
	if bytes.Contains(data, []byte("secret")) {
		t.Error("what does not belong to a pack is in it")
	}
	archive := filepath.Join(dir, "src.zip")
	if err := os.WriteFile(archive, data, 0o666); err != nil {
		t.Fatal(err)
	}
	packs := filepath.Join(dir, "packs")
	for _, from := range []string{folder, filepath.Join(folder, "pack.yaml"), archive} {
		if _, err := Install(packs, from); err != nil {
			t.Fatal(err)
		}
		all, unread := Installed(packs, "", "")
		if len(all) != 1 || len(unread) != 0 || all[0].ID != "rivers" || all[0].All().Items() != 3 || all[0].All().Skills[0].Lesson != "A lesson." {
			t.Errorf("from %s: %v %v", from, all, unread)
		}
	}
	if err := os.WriteFile(filepath.Join(packs, "other.zip"), []byte("x"), 0o666); err != nil {
		t.Fatal(err)
	}
	if all, unread := Installed(packs, "", ""); len(all) != 1 || len(unread) != 1 {
		t.Errorf("beside a damaged one: %v %v", all, unread)
	}
}
