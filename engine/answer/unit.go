package answer

import (
	"math/big"
	"strings"
)

// unit is what a unit measures and how much of the first unit of its line it is.
type unit struct {
	dimension string
	factor    *big.Rat
}

// unitTable lists the units that are converted: per dimension, each unit's value in the
// first one, and its names. A unit that is not here is compared by its letters.
var unitTable = []struct {
	dimension string
	value     string
	names     string
}{
	{"length", "1", "m metre metres meter meters"},
	{"length", "1/1000", "mm millimetre millimetres millimeter millimeters"},
	{"length", "1/100", "cm centimetre centimetres centimeter centimeters"},
	{"length", "1/10", "dm decimetre decimetres decimeter decimeters"},
	{"length", "1000", "km kms kilometre kilometres kilometer kilometers"},
	{"length", "0.0254", "in inch inches"},
	{"length", "0.3048", "ft foot feet"},
	{"length", "0.9144", "yd yard yards"},
	{"length", "1609.344", "mi mile miles"},
	{"area", "1", "m² sqm"},
	{"area", "1/10000", "cm² sqcm"},
	{"area", "1000000", "km² sqkm"},
	{"area", "10000", "ha hectare hectares"},
	{"volume", "1", "l L litre litres liter liters"},
	{"volume", "1/1000", "ml mL millilitre millilitres milliliter milliliters cm³"},
	{"volume", "1/100", "cl cL centilitre centilitres"},
	{"volume", "1/10", "dl dL decilitre decilitres"},
	{"volume", "1000", "m³"},
	{"mass", "1", "kg kilogram kilograms"},
	{"mass", "1/1000", "g gram grams"},
	{"mass", "1/1000000", "mg milligram milligrams"},
	{"mass", "1000", "t tonne tonnes"},
	{"time", "1", "s sec second seconds"},
	{"time", "60", "min mins minute minutes"},
	{"time", "3600", "h hr hrs hour hours"},
	{"time", "86400", "d day days"},
	{"time", "604800", "week weeks"},
	{"euros", "1", "€ euro euros EUR"},
	{"euros", "1/100", "cent cents"},
	{"angle", "1", "° degree degrees"},
	{"temperature", "1", "°C"},
	{"temperature in °F", "1", "°F"},
	{"data", "1", "B byte bytes"},
	{"data", "1000", "kB kilobyte kilobytes"},
	{"data", "1000000", "MB megabyte megabytes"},
	{"data", "1024", "KiB"},
	{"data", "1048576", "MiB"},
}

// units is the table by name.
var units = func() map[string]unit {
	m := make(map[string]unit)
	for _, row := range unitTable {
		factor, _ := new(big.Rat).SetString(row.value)
		for _, name := range strings.Fields(row.names) {
			m[name] = unit{row.dimension, factor}
		}
	}
	return m
}()

// convert gives a number of one unit in another; false when they do not measure the
// same, or are not known. A unit that is not known as written is tried in small
// letters: CM is cm, but Mb is not mb.
func convert(r *big.Rat, from, to string) (*big.Rat, bool) {
	f, ok1 := findUnit(from)
	t, ok2 := findUnit(to)
	if !ok1 || !ok2 || f.dimension != t.dimension {
		return nil, false
	}
	out := new(big.Rat).Mul(r, f.factor)
	return out.Quo(out, t.factor), true
}

func findUnit(name string) (unit, bool) {
	name = strings.ReplaceAll(name, " ", "")
	u, ok := units[name]
	if !ok {
		u, ok = units[strings.ToLower(name)]
	}
	return u, ok
}
