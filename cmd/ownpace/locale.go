package main

import (
	"cmp"
	"os"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// What the environment says of the learner's language and numbers.

// localeOf is the language of the first variable that is set, as POSIX has it: LC_ALL
// goes before all, LANG comes last.
func localeOf(variable string) language.Tag {
	name := cmp.Or(os.Getenv("LC_ALL"), os.Getenv(variable), os.Getenv("LANG"))
	name, _, _ = strings.Cut(name, ".")
	name, _, _ = strings.Cut(name, "@")
	if name == "C" || name == "POSIX" {
		return language.Und
	}
	tag, err := language.Parse(name)
	if err != nil {
		return language.Und
	}
	return tag
}

// decimalComma reports whether the learner writes 1,5 for one and a half.
func decimalComma() bool {
	half := message.NewPrinter(localeOf("LC_NUMERIC")).Sprint(number.Decimal(0.5))
	return strings.Contains(half, ",")
}

// languageOf is the learner's language as a pack names it, such as de or pt-BR, or "".
func languageOf() string {
	if tag := localeOf("LC_MESSAGES"); tag != language.Und {
		return tag.String()
	}
	return ""
}
