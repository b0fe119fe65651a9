package count

import (
	"liaison/store"
	"liaison/store/day"
	"liaison/store/record"
)

// Closings counts the problems that were 销号 in a period, by the way they were closed. The
// counts add up to 销号问题. Only of those closed by 核实 somebody checked the solution.
func Closings(tx *store.Tx, p day.Period) (map[record.Closing]int, error) {
	type line struct {
		how record.Closing
		n   int
	}
	lines, err := store.Find(tx, func(l *line) []any { return []any{&l.how, &l.n} }, `SELECT p.closing, count(*) FROM problem p
		JOIN record r ON r.id = p.record WHERE p.ended <> '' AND p.ended BETWEEN $1 AND $2 AND p.state = $3 AND r.withdrawn = 0
		GROUP BY p.closing`, p.From, p.To, record.ProblemClosed)
	found := make(map[record.Closing]int, len(lines))
	for _, l := range lines {
		found[l.how] = l.n
	}
	return found, err
}
