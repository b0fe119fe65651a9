package report

// Heights in points.
const (
	lineHeight = 16
	mostHeight = 409 // of a row of Excel
)

// heightOf is how high a row must be to show its texts. A row of one line has
// no height of its own, it grows when a person writes more into it. Excel would
// fit the others too, but not every program that opens a ledger does.
func heightOf(cells []Cell, widths []float64) float64 {
	most := 1
	for i, c := range cells {
		if s, ok := c.value.(string); ok {
			most = max(most, linesOf(s, widths[i]))
		}
	}
	if most == 1 {
		return 0
	}
	return min(float64(most*lineHeight), mostHeight)
}

// linesOf is how many lines a text takes in a column, or one more: fonts
// differ.
func linesOf(s string, width float64) int {
	lines, at := 1, 0.0
	for _, r := range s {
		if r == '\n' {
			lines, at = lines+1, 0
			continue
		}
		wide := 1.0
		if r >= '\u2000' { // Chinese, its quotes and dashes too
			wide = 2
		}
		if at += wide; at > width-1 { // a column has margins
			lines, at = lines+1, wide
		}
	}
	return lines
}
