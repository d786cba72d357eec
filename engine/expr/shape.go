package expr

// Terms is the number of terms that the expression adds up at its top: 2x + 6 has two,
// 2(x + 3) has one.
func (e Expr) Terms() int { return terms(e.root) }

func terms(n node) int {
	switch n := n.(type) {
	case negative:
		return terms(n.of)
	case binary:
		if n.op == "+" || n.op == "-" {
			return terms(n.left) + terms(n.right)
		}
	}
	return 1
}

// Expanded reports whether no sum stands in a product, a quotient or a power: whether
// every bracket is multiplied out.
func (e Expr) Expanded() bool { return expanded(e.root, false) }

func expanded(n node, within bool) bool {
	switch n := n.(type) {
	case negative:
		return expanded(n.of, true)
	case binary:
		if n.op == "+" || n.op == "-" {
			return !within && expanded(n.left, false) && expanded(n.right, false)
		}
		return expanded(n.left, true) && expanded(n.right, true)
	}
	return true
}
