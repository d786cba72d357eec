package answer

// What a mistyped word may have been meant to be.

// Nearest is the known word closest to word, for "did you mean", or "".
func Nearest(word string, known []string) string {
	if len(word) < 3 {
		return ""
	}
	best, most := "", len(word)/3
	for _, k := range known {
		if d := Distance(word, k, most); d <= most {
			best, most = k, d-1
		}
	}
	return best
}
