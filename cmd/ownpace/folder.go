package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"ownpace/content"
)

// folder is where this learner's progress is kept: below --data, $OWNPACE_DATA,
// $XDG_DATA_HOME/ownpace or ~/.local/share/ownpace, one folder a learner.
func (o options) folder() (string, error) {
	name := o.learner
	if name == "" {
		name = "me"
	}
	if !isLearnerName(name) {
		return "", usageError{fmt.Errorf("%q cannot name a learner; use letters, digits, - and _", name)}
	}
	root, err := o.root()
	if err != nil {
		return "", err
	}
	return filepath.Join(root, "learners", name), nil
}

// packFolder is where the packs are that this learner added.
func (o options) packFolder() (string, error) {
	dir, err := o.folder()
	return filepath.Join(dir, "packs"), err
}

// cache is where what can be made again is kept for the next start; "" for nowhere, where
// nothing is to be saved.
func (o options) cache() string {
	dir, err := o.folder()
	if err != nil || o.looking {
		return ""
	}
	return filepath.Join(dir, "cache")
}

// isLearnerName tells whether a folder may be named so: 1 to 64 letters, digits, _ and -.
func isLearnerName(name string) bool {
	n := utf8.RuneCountInString(name)
	return 1 <= n && n <= 64 && !strings.ContainsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_' && r != '-'
	})
}

func (o options) root() (string, error) {
	if o.data != "" {
		return o.data, nil
	}
	if dir := os.Getenv("OWNPACE_DATA"); dir != "" {
		return dir, nil
	}
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "ownpace"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", errors.New("there is no home folder to keep progress in; name a folder with --data")
	}
	return filepath.Join(home, ".local", "share", "ownpace"), nil
}

// pathOf is where a pack is that an author names: a path, or the id of one that was added;
// the id of a shipped one stays, and content finds it.
func (o options) pathOf(name string) string {
	if _, err := os.Stat(name); err == nil {
		return name
	}
	if dir, err := o.packFolder(); err == nil {
		if added, there := content.InstalledPath(dir, name); there {
			return added
		}
	}
	return name
}
