package count

import (
	"strings"

	"liaison/store"
	"liaison/store/day"
	"liaison/store/record"
)

// An Ending is how a problem ended: its last state, and of one that was 销号 how
// it was. Only 核实 means that somebody looked.
type Ending struct {
	State record.State
	How   record.Closing
}

// Endings counts the problems that ended in a period, at some points or, without
// points, at all. Those of 已销号 add up to 销号问题.
func Endings(tx *store.Tx, p day.Period, w Within) (map[Ending]int, error) {
	found := map[Ending]int{}
	if w.nowhere() {
		return found, nil
	}
	type line struct {
		Ending
		n int
	}
	c := &store.Conditions{}
	c.Put(`p.ended <> '' AND p.ended BETWEEN ? AND ? AND r.withdrawn = 0`, p.From, p.To)
	c.In(`p.point`, w.Points)
	lines, err := store.Find(tx, func(l *line) []any { return []any{&l.State, &l.How, &l.n} }, `SELECT p.state, p.closing, count(*) FROM problem p
		JOIN record r ON r.id = p.record WHERE `+strings.Join(c.All, " AND ")+` GROUP BY p.state, p.closing`, c.Args...)
	for _, l := range lines {
		found[l.Ending] = l.n
	}
	return found, err
}
