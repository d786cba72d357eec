package store

import "sort"

// ids are a set of ids. What devices write is mostly without gaps, so that a few ranges
// hold it, however many there are.
type ids map[string][]span

// span is a range of sequences, both ends in it.
type span struct{ first, last uint64 }

// at is the first range that ends at a sequence or after it.
func (s ids) at(device string, seq uint64) int {
	spans := s[device]
	if n := len(spans); n == 0 || spans[n-1].last < seq {
		return n
	}
	return sort.Search(len(spans), func(i int) bool { return spans[i].last >= seq })
}

func (s ids) has(device string, seq uint64) bool {
	i := s.at(device, seq)
	return i < len(s[device]) && s[device][i].first <= seq
}

// add reports whether the id was new.
func (s ids) add(device string, seq uint64) bool {
	if s.has(device, seq) {
		return false
	}
	spans, i := s[device], s.at(device, seq)
	after := i < len(spans) && spans[i].first == seq+1
	before := i > 0 && spans[i-1].last == seq-1
	switch {
	case before && after:
		spans[i-1].last = spans[i].last
		spans = append(spans[:i], spans[i+1:]...)
	case before:
		spans[i-1].last = seq
	case after:
		spans[i].first = seq
	default:
		spans = append(spans, span{})
		copy(spans[i+1:], spans[i:])
		spans[i] = span{seq, seq}
	}
	s[device] = spans
	return true
}
