package content

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // the two kinds of image that a figure may be
	_ "image/png"
	"path"
	"sync"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
)

// maxPixels bounds an image: decoding takes four bytes for each, whatever its file has.
const maxPixels = 2_000_000

// figure reads a picture: as text art, as an image, or both, and what it shows in words.
func (s *source) figure(n *yaml.Node, f *engine.Figure) {
	ok := s.mapping(n, "figure", fields{
		"alt":   s.into(&f.Alt),
		"art":   s.into(&f.Art),
		"image": func(v *yaml.Node) { f.Image = s.image(v) },
	})
	if ok && f.Alt == "" {
		s.report(n, "no-alt", "the figure has no `alt`", "say in words what it shows, for those who do not see it")
	}
}

// image finds an image of the pack. It is decoded when it is first shown, and closely
// read packs are shown everything.
func (s *source) image(n *yaml.Node) func() image.Image {
	t, ok := s.text(n)
	if !ok {
		return nil
	}
	name := path.Clean(string(t))
	s.mu.Lock()
	known := s.images[name]
	s.mu.Unlock()
	if known != nil {
		return known
	}
	data, ok := s.fileOf(n, string(t))
	if !ok {
		return nil
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil:
		s.report(n, "bad-image", fmt.Sprintf("%s is no image that can be read", t), "save it as PNG or JPEG")
		return nil
	case config.Width*config.Height > maxPixels || config.Width <= 0 || config.Height <= 0:
		s.report(n, "bad-image", fmt.Sprintf("%s has %d by %d pixels; a terminal shows fewer than 200 by 100", t, config.Width, config.Height), "scale it down")
		return nil
	}
	picture := sync.OnceValue(func() image.Image {
		m, _, err := image.Decode(bytes.NewReader(data))
		if err != nil {
			return nil
		}
		return m
	})
	if s.thorough && picture() == nil {
		s.report(n, "bad-image", fmt.Sprintf("%s is damaged", t), "save it again, as PNG or JPEG")
		return nil
	}
	s.mu.Lock()
	s.images[name] = picture
	s.mu.Unlock()
	return picture
}
