package content

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"ownpace/engine"
)

// A pack in one file: a zip that is read in memory and never extracted. It comes from a
// stranger, so that its bytes are counted as they come, whatever it says of itself, and
// nothing in it may lead anywhere else.

// maxArchive bounds a zip on disk, in bytes.
const maxArchive = maxPack + maxPack/4

// unzipped is the folder within a zip that has the manifest: the zip itself, or the one
// folder in it.
func unzipped(data []byte) (fs.FS, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errors.New("this is no zip file, or it is damaged; get it again")
	}
	if len(z.File) > maxFiles {
		return nil, fmt.Errorf("the zip has %d files; a pack has at most %d", len(z.File), maxFiles)
	}
	seen, left := make(map[string]bool), int64(maxPack)
	for _, f := range z.File {
		name := strings.TrimSuffix(f.Name, "/")
		folded := strings.ToLower(name)
		switch {
		case !fs.ValidPath(name) || strings.Contains(name, `\`) || strings.Contains(name, ":"):
			return nil, fmt.Errorf("the zip has a file %q, whose name leads out of the pack", engine.Clean(f.Name))
		case !f.Mode().IsRegular() && !f.Mode().IsDir() || f.Mode()&(fs.ModeSetuid|fs.ModeSetgid) != 0:
			return nil, fmt.Errorf("%q in the zip is a link or a device; a pack has files only", engine.Clean(f.Name))
		case seen[folded]:
			return nil, fmt.Errorf("the zip has two files %q", engine.Clean(f.Name))
		}
		if seen[folded] = true; f.Mode().IsDir() {
			continue
		}
		n, err := readable(f, left)
		if left -= n; err != nil {
			return nil, err
		}
	}
	return folderOf(z)
}

// readable reads a file to its end, up to so many bytes: a wrong checksum, a size that lies
// and a bomb are found before anything is used.
func readable(f *zip.File, most int64) (int64, error) {
	r, err := f.Open()
	if err != nil {
		return 0, fmt.Errorf("%q in the zip cannot be read; get it again", engine.Clean(f.Name))
	}
	defer r.Close()
	n, err := io.Copy(io.Discard, io.LimitReader(r, most+1))
	switch {
	case n > most:
		return n, fmt.Errorf("the zip has more than %d bytes in it", maxPack)
	case err != nil:
		return n, fmt.Errorf("%q in the zip is damaged; get it again", engine.Clean(f.Name))
	}
	return n, nil
}

// folderOf is where in a zip the manifest is.
func folderOf(z *zip.Reader) (fs.FS, error) {
	if _, err := fs.Stat(z, manifest); err == nil {
		return z, nil
	}
	tops, _ := fs.ReadDir(z, ".")
	for _, top := range tops {
		if _, err := fs.Stat(z, path.Join(top.Name(), manifest)); err == nil {
			return fs.Sub(z, top.Name())
		}
	}
	return nil, fmt.Errorf("there is no %s in the zip; zip the folder of a pack", manifest)
}

// Zip is the pack at a path as one file, the same bytes for the same files: only what
// belongs to a pack is in it. It is not compressed: it is read at every start.
func Zip(name string) ([]byte, error) {
	at, err := locate(name)
	if err != nil {
		return nil, err
	}
	defer at.close()
	files := []string{at.file}
	if at.file == manifest {
		for _, pattern := range []string{"skills/*.yaml", "lessons/*.md", "translations/*.yaml", "translations/*/*.md", "media/*", "LICENSE*", "README*"} {
			found, _ := fs.Glob(at.fsys, pattern)
			files = append(files, found...)
		}
	}
	slices.Sort(files)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	left := maxPack
	for _, file := range files {
		if info, err := fs.Stat(at.fsys, file); err != nil || !info.Mode().IsRegular() {
			continue
		}
		data, err := fs.ReadFile(at.fsys, file)
		if err != nil {
			return nil, fmt.Errorf("cannot read %s: %w", file, err)
		}
		if left -= len(data); left < 0 {
			return nil, fmt.Errorf("the pack has more than %d bytes; leave large files out", maxPack)
		}
		if file == at.file {
			file = manifest
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: file, Method: zip.Store, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err == nil {
			_, err = w.Write(data)
		}
		if err != nil {
			return nil, err
		}
	}
	err = z.Close()
	return b.Bytes(), err
}

// zipped locates the pack in a zip file.
func zipped(name string) (place, error) {
	f, err := os.Open(name)
	if err != nil {
		return place{}, fmt.Errorf("cannot read %s: %w", name, errors.Unwrap(err))
	}
	defer f.Close()
	data, err := upTo(maxArchive+1, f)
	switch {
	case err != nil:
		return place{}, fmt.Errorf("cannot read %s: %w", name, err)
	case len(data) > maxArchive:
		return place{}, fmt.Errorf("%s has more than %d bytes", name, maxArchive)
	}
	fsys, err := unzipped(data)
	if err != nil {
		return place{}, fmt.Errorf("%s: %w", name, err)
	}
	id := toID(strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)))
	return place{fsys, manifest, id, name, func() {}}, nil
}

// Install puts the pack at a path into a folder of packs, in place of one of the same id.
func Install(dir, name string) (*engine.Pack, error) {
	pack, found, err := Glance(name)
	switch {
	case err != nil:
		return nil, err
	case pack == nil:
		return nil, fmt.Errorf("nothing of %s can be read; `ownpace pack check %s` says why: %s", name, name, found[0].Message)
	}
	data, err := Zip(name)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("the pack was not added: %w", err)
	}
	if err := replace(filepath.Join(dir, pack.ID+".zip"), data, 0o644); err != nil {
		return nil, fmt.Errorf("the pack was not added: %w", err)
	}
	return pack, nil
}

// InstalledPath is where the pack of an id is, if it is there.
func InstalledPath(dir, id string) (string, bool) {
	name := filepath.Join(dir, id+".zip")
	return name, toID(id) == id && isFile(name)
}

// Installed reads the manifests of the packs in a folder, as [Shipped] does; what cannot be
// read is told.
func Installed(dir, language, cache string) (all []*engine.Pack, unread []string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if e.IsDir() || filepath.Ext(e.Name()) != ".zip" {
			continue
		}
		at, err := zipped(filepath.Join(dir, e.Name()))
		if err != nil {
			unread = append(unread, err.Error())
			continue
		}
		p, found := later(at.fsys, at.id, cache, reading{language: language})
		if p == nil {
			unread = append(unread, fmt.Sprintf("%s: %s", e.Name(), found[0].Message))
			continue
		}
		all = append(all, p)
	}
	return all, unread
}

// replace writes a file whole or not at all.
func replace(name string, data []byte, mode fs.FileMode) error {
	aside, err := os.CreateTemp(filepath.Dir(name), ".new-*")
	if err != nil {
		return err
	}
	defer os.Remove(aside.Name())
	_, err = aside.Write(data)
	if err == nil {
		err = aside.Sync()
	}
	if closed := aside.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Chmod(aside.Name(), mode)
	}
	if err == nil {
		err = os.Rename(aside.Name(), name)
	}
	return err
}
