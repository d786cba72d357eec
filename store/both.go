package store

import (
	"errors"
	"fmt"
)

// Reading both records whole, where a start, or what was met while the folder is open, does
// not let them be trusted.

// bothRead reads both records whole. An index of an earlier layout is brought to the present
// one.
func (s *Store) bothRead() (sc scanned, p probed, err error) {
	path := s.path(indexName)
	there := exists(path)
	looked := make(chan probed, 1)
	go func() { // both take their time
		if there {
			looked <- s.examine(path)
		}
		close(looked)
	}()
	sc, err = scan(s.path(journalName))
	p = <-looked
	switch {
	case err != nil:
		return sc, p, fmt.Errorf("cannot read the journal: %w", err)
	case sc.Newer || p.Schema > schema:
		return sc, p, errors.New("a later version of ownpace has written it; use that one")
	case there && p.Damage == "" && p.Schema < schema:
		if err := s.migrate(p.Schema); err != nil {
			return sc, p, fmt.Errorf("cannot bring %s to the present layout: %w", path, err)
		}
		p = probe(path)
	}
	p.There = there
	return sc, p, nil
}

// examine looks for damage of an index. One that is not what the last clean end left, though
// nothing was written since, is damaged, be it where nothing is kept.
func (s *Store) examine(path string) probed {
	p := probe(path)
	if p.Damage == "" && p.Schema == schema && s.marker.Index.Sum != 0 {
		if sum, err := sumOf(path); err != nil || sum != s.marker.Index.Sum {
			p.Damage = errLeft.Error()
		}
	}
	return p
}

var errLeft = errors.New("it is not as it was left")
