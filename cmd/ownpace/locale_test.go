package main

import "testing"

func TestLocale(t *testing.T) {
	for _, c := range []struct {
		all, numeric, lang string
		comma              bool
		language           string
	}{
		{"", "", "", false, ""},
		{"", "", "C.UTF-8", false, ""},
		{"", "", "en_GB.UTF-8", false, "en-GB"},
		{"", "", "de_DE.UTF-8", true, "de-DE"},
		{"", "de_DE@euro", "en_US", true, "en-US"},
		{"", "", "de_CH", false, "de-CH"},
		{"", "", "es_MX", false, "es-MX"},
		{"", "", "pt_BR", true, "pt-BR"},
		{"C", "de_DE", "de_DE", false, ""},
		{"", "", "nonsense!", false, ""},
	} {
		t.Setenv("LC_ALL", c.all)
		t.Setenv("LC_NUMERIC", c.numeric)
		t.Setenv("LC_MESSAGES", "")
		t.Setenv("LANG", c.lang)
		if decimalComma() != c.comma || languageOf() != c.language {
			t.Errorf("%+v: comma %v, language %q", c, decimalComma(), languageOf())
		}
	}
}
