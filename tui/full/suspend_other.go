//go:build !unix

package full

// Where no shell stops programs, there is nothing to heed.

func (t *terminal) heed() {}

func (t *terminal) stop() {}
