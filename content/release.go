package content

import (
	"gopkg.in/yaml.v3"

	"ownpace/engine"
)

// Release is one version of a pack, with what only its manifest knows.
type Release struct {
	*engine.Pack
	Named   bool     // its id is written down, not taken from a file's name
	Retired []string // ids that are not to be used again
}

// OpenRelease reads the pack at a path as one version of it; see [Open].
func OpenRelease(name string) (Release, []Diagnostic, error) {
	return openRelease(name, reading{thorough: true})
}

// GlanceRelease reads it as quickly as for a learner; see [Glance].
func GlanceRelease(name string) (Release, []Diagnostic, error) { return openRelease(name, reading{}) }

func openRelease(name string, how reading) (Release, []Diagnostic, error) {
	at, err := locate(name)
	if err != nil {
		return Release{}, nil, err
	}
	defer at.close()
	p, found := newLoader(at.fsys, at.file, at.id, at.shown, how).load(at.file)
	r := Release{Pack: p}
	l := newLoader(at.fsys, at.file, at.id, at.shown, reading{})
	data, _ := l.readFile(at.file)
	if _, root := l.parse(at.file, data); root != nil {
		r.Named, r.Retired = value(root, "id") != nil, keysOf(value(root, "retired"))
	}
	return r, found, nil
}

func keysOf(n *yaml.Node) []string {
	var keys []string
	if n != nil && n.Kind == yaml.MappingNode {
		for i := 0; i < len(n.Content); i += 2 {
			keys = append(keys, n.Content[i].Value)
		}
	}
	return keys
}
