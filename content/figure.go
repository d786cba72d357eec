package content

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // the two kinds of image that a figure may be
	_ "image/png"
	"path"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"

	"ownpace/engine"
)

// maxPictures bounds those of a lesson: all of them are drawn at once.
const maxPictures = 8

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

// teach makes a text the lesson of a skill, and finds the pictures in it. What is wrong in a line
// of it is reported at a place.
func (s *source) teach(skill *engine.Skill, t engine.Text, place func(line int) *yaml.Node) {
	skill.Lesson, skill.Pictures = t, make(map[string]func() image.Image)
	for _, part := range t.Parts() {
		if part.File == "" {
			s.linked(part.Markdown, func(name, rule, message string) {
				before, _, _ := strings.Cut(string(part.Markdown), name)
				s.report(place(part.Line+strings.Count(before, "\n")), rule, message, "name a file of the pack, or a whole address with https://")
			})
			continue
		}
		n := scalar(part.File, place(part.Line))
		if part.Alt == "" {
			s.report(n, "no-alt", fmt.Sprintf("the picture %s has no words", part.File), "say between the brackets what it shows, for those who do not see it")
		}
		if len(skill.Pictures) == maxPictures && skill.Pictures[part.File] == nil {
			s.report(n, "too-large", fmt.Sprintf("the lesson has more than %d pictures", maxPictures), "cut it into several skills; a lesson teaches one thing")
			return
		}
		skill.Pictures[part.File] = s.image(n)
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
