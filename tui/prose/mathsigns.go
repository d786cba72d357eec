package prose

import (
	"strings"
	"unicode/utf8"
)

// The signs that mathematics is set in.

// fraction is a fraction: one character where there is one, else its parts with a stroke
// between, in brackets where they would fall apart.
func fraction(over, under string) string {
	if one := map[string]string{"1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/5": "⅕", "2/5": "⅖", "3/5": "⅗", "4/5": "⅘",
		"1/6": "⅙", "5/6": "⅚", "1/8": "⅛", "3/8": "⅜", "5/8": "⅝", "7/8": "⅞"}[over+"/"+under]; one != "" {
		return one
	}
	return closed(over) + "/" + closed(under)
}

// closed is a part that holds together: itself when it is one number, letter or bracket,
// else in brackets.
func closed(s string) string {
	if number.FindString(s) == s || utf8.RuneCountInString(s) == 1 || oneBracket(s) {
		return s
	}
	base := strings.TrimRight(s, "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")
	if utf8.RuneCountInString(base) == 1 {
		return s
	}
	return "(" + s + ")"
}

// oneBracket reports whether the first bracket of a text is closed by its last character.
func oneBracket(s string) bool {
	if !strings.HasPrefix(s, "(") || !strings.HasSuffix(s, ")") {
		return false
	}
	inner := s[1 : len(s)-1]
	return !strings.ContainsAny(inner, "()")
}

// script is a power or an index: raised or lowered where every character of it can be,
// else written after its sign.
func script(s, sign string, table func() map[rune]rune) string {
	var out strings.Builder
	signs := table()
	for _, c := range s {
		if c == ' ' {
			continue
		}
		small, ok := signs[c]
		if !ok {
			return sign + closed(s)
		}
		out.WriteRune(small)
	}
	return out.String()
}

func powers() map[rune]rune {
	return paired("0123456789+−=()abcdefghijklmnoprstuvwxyz′°", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ′°")
}

func indices() map[rune]rune {
	return paired("0123456789+−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
}

func paired(from, to string) map[rune]rune {
	small := []rune(to)
	pairs := make(map[rune]rune, len(small))
	for i, c := range []rune(from) {
		pairs[c] = small[i]
	}
	return pairs
}

// operators are the commands for signs between two sides.
func operators() map[string]string {
	return map[string]string{
		"cdot": "·", "times": "×", "div": "÷", "pm": "±", "mp": "∓", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠",
		"approx": "≈", "equiv": "≡", "sim": "∼", "lt": "<", "gt": ">", "to": "→", "rightarrow": "→", "Rightarrow": "⇒", "implies": "⇒",
		"iff": "⇔", "Leftrightarrow": "⇔", "in": "∈", "notin": "∉", "subset": "⊂", "subseteq": "⊆", "cup": "∪", "cap": "∩",
		"land": "∧", "lor": "∨", "mid": "|", "perp": "⊥", "parallel": "∥", "propto": "∝",
		"sum": "∑", "prod": "∏", "int": "∫", "neg": "¬", "lnot": "¬", "forall": "∀", "exists": "∃",
		"sin": "sin ", "cos": "cos ", "tan": "tan ", "log": "log ", "ln": "ln ", "exp": "exp ", "lim": "lim ", "min": "min ", "max": "max ", "gcd": "gcd ",
	}
}

// signs are the commands for signs that stand for themselves.
func signs() map[string]string {
	return map[string]string{
		"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι",
		"kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ",
		"phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ",
		"Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "infty": "∞", "partial": "∂", "nabla": "∇", "emptyset": "∅",
		"circ": "°", "degree": "°", "prime": "′", "ldots": "…", "dots": "…", "cdots": "⋯", "angle": "∠", "triangle": "△",
		"{": "{", "}": "}", "%": "%", "#": "#", "&": "&", "_": "_", " ": " ",
	}
}
