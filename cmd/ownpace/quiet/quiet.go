// Package quiet keeps the libraries that draw from asking the terminal anything before
// main runs: a terminal that does not answer would hold even --version for seconds.
// They ask while they are initialised, unless TERM is dumb.
//
// It works since it imports nothing but os: Go initialises packages in the order of
// their import paths as soon as all that they import is ready, and the libraries
// wait for packages that come later.
package quiet

import "os"

var term, had = os.LookupEnv("TERM")

func init() { _ = os.Setenv("TERM", "dumb") }

// Restore gives TERM its value back; main calls it first.
func Restore() {
	if had {
		_ = os.Setenv("TERM", term)
	} else {
		_ = os.Unsetenv("TERM")
	}
}
