package screen

import (
	"testing"

	"ownpace/content"
	"ownpace/engine"
)

// BenchmarkCorpus makes all shipped packs ready to be searched, as opening the search does.
func BenchmarkCorpus(b *testing.B) {
	st := &Study{State: engine.NewState(content.Shipped("", ""))}
	newCorpus(st, nil, "")
	for b.Loop() {
		newCorpus(st, nil, "")
	}
}
