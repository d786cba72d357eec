package content

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// Versions of packs: patch for wording, minor for new items and skills, major for what is
// taken away or is known by another id.

// Bump is how far a version is raised.
type Bump int

const (
	NoBump Bump = iota
	Patch
	Minor
	Major
)

func (b Bump) String() string { return [...]string{"none", "patch", "minor", "major"}[b] }

// MarshalText writes the bump as its word.
func (b Bump) MarshalText() ([]byte, error) { return []byte(b.String()), nil }

// version is major, minor and patch.
type version [3]int

// parseVersion reads 1.4.0; what is left out at the end is 0.
func parseVersion(text string) (v version, ok bool) {
	parts := strings.Split(text, ".")
	if len(parts) > len(v) {
		return v, false
	}
	for i, part := range parts {
		n, err := strconv.Atoi(part)
		if err != nil || n < 0 {
			return v, false
		}
		v[i] = n
	}
	return v, true
}

// raised is the least version after a bump. Before 1.0.0 nothing is promised yet: there a
// minor bump does for a major one, as is usual.
func (v version) raised(b Bump) version {
	switch {
	case b == Patch:
		return version{v[0], v[1], v[2] + 1}
	case b == Minor, b == Major && v[0] == 0:
		return version{v[0], v[1] + 1, 0}
	case b == Major:
		return version{v[0] + 1, 0, 0}
	}
	return v
}

func (v version) compare(other version) int {
	return cmp.Or(cmp.Compare(v[0], other[0]), cmp.Compare(v[1], other[1]), cmp.Compare(v[2], other[2]))
}

func (v version) String() string { return fmt.Sprintf("%d.%d.%d", v[0], v[1], v[2]) }
